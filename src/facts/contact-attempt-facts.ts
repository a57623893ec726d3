import type { InteractionInput } from "../model/interaction.ts";
import type { Instant } from "../time/instant.ts";
import type { ContactAttemptFact } from "./contact-attempt.ts";
import { contactStarts, firstContactFrom } from "./customer-contacts.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";
import { someOrUnknown } from "./some-or-unknown.ts";

/** One time that a customer set out to make contact. The model has no record of it: the form or the site is read. */
export interface ContactAttempt {
  readonly attemptId: string;
  /** Who set out; left out where nobody knows. */
  readonly customerId?: string | null;
  readonly channel?: string | null;
  readonly at: Instant;
  /** Whether an answer was shown on the way and looked at; left out where nobody knows. */
  readonly answerSeen?: boolean | null;
}

/** Attempts, and the contacts that customers made. */
export interface ContactAttemptRecords {
  readonly attempts: Iterable<ContactAttempt>;
  /** On all channels; a channel that is missing is a contact that nobody sees. */
  readonly interactions: Iterable<InteractionInput>;
}

/** How attempts are told apart. */
export interface ContactAttemptFactsOptions {
  /** End of observation: later attempts and contacts have not happened. */
  readonly asOf: Instant;
  /** An attempt no later than this after the customer's last one continues it: 72 hours unless said. */
  readonly continuesWithinMs?: number;
}

/**
 * One fact for each attempt to make contact. The contact made is the customer's first one from then on, on whatever
 * channel and about whatever.
 *
 * Attempts of a customer that follow each other without a contact between them, none later than `continuesWithinMs`
 * after the one before, are one attempt, or whoever tries three times would avoid three contacts. The last of them
 * stands for all; an answer was seen if one was seen in any.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function contactAttemptFacts(
  { attempts, interactions }: ContactAttemptRecords,
  { asOf, continuesWithinMs = 259_200_000 }: ContactAttemptFactsOptions,
): ContactAttemptFact[] {
  const end = requiredInstantMs("contactAttemptFacts", "asOf", asOf);
  const starts = contactStarts(interactions, end);
  const seen = Array.from(attempts, (attempt) => ({
    attempt,
    at: requiredInstantMs(`attempt ${attempt.attemptId}`, "at", attempt.at),
  }))
    .filter(({ at }) => at <= end)
    .sort((one, other) => one.at - other.at);

  const current = new Map<string, SeenAttempt>();
  const told = new Set<SeenAttempt>();
  for (const { attempt, at } of seen) {
    const customerId = attempt.customerId ?? null;
    const contact = firstContactFrom(starts, customerId, at);
    const before = customerId === null ? undefined : current.get(customerId);
    const continues = before?.contact === contact && at - before.at <= continuesWithinMs;
    if (continues) told.delete(before);
    const answerSeen = continues
      ? someOrUnknown([before.answerSeen, attempt.answerSeen ?? null])
      : (attempt.answerSeen ?? null);
    const one = { attempt, at, contact, answerSeen };
    if (customerId !== null) current.set(customerId, one);
    told.add(one);
  }
  return Array.from(told, ({ attempt, at, contact, answerSeen }) => ({
    attemptId: attempt.attemptId,
    customerId: attempt.customerId ?? null,
    channel: attempt.channel ?? null,
    startedAt: instantOf(at),
    answerSeen,
    contactMs: contact === null ? null : contact - at,
    observedMs: end - at,
  }));
}

/** Instants are epoch milliseconds. */
interface SeenAttempt {
  readonly attempt: ContactAttempt;
  readonly at: number;
  readonly contact: number | null;
  readonly answerSeen: boolean | null;
}
