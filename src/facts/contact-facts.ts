import type { InteractionInput } from "../model/interaction.ts";
import type { Instant } from "../time/instant.ts";
import type { ContactFact } from "./contact.ts";
import { type ContactOutcome, outcomeOf } from "./contact-outcome.ts";
import { isTransferLeg, nextContacts } from "./next-contact.ts";
import { between, instantMs, instantOf } from "./record-fields.ts";
import { lastInstant, type SeenInteraction, seen, seenBy } from "./seen-interaction.ts";

/** What cannot be read off the interactions themselves. */
export interface ContactFactsOptions {
  /**
   * End of observation: later interactions are left out, later answers and ends have not happened, and repeats can
   * have been seen until then. The last instant that any of the interactions mentions unless said.
   */
  readonly asOf?: Instant;
}

/**
 * One contact fact for each interaction, legs of a transfer included and marked. Interactions are expected once
 * each, in their latest state.
 *
 * - Offered: an inbound interaction that waited in a queue, rang at agents or was connected to one: by an instant
 *   (`queuedAt`, `offeredAt`, `answeredAt`), by time spent queueing or ringing, or by an outcome that nothing else
 *   can have (`answered`, `no-answer`, `short-abandoned`, status `missed`). Being given up is not enough, for menus
 *   are given up too: it takes a `queueId` or an agent as well. A letter that is merely replied to was never
 *   offered, because nobody waited on the line.
 * - Answered: connected to an agent, or replied to by one. Agents that the participants show to be bots do not
 *   count. Where a source records neither answers nor outcomes, an agent on what has queued answered it.
 * - Abandoned: offered and over, neither answered nor flowed out. Calls that nobody took are among these.
 * - Flowed out: offered, not answered, and gone to voicemail, a call-back, self-service or, by `nextId`, elsewhere.
 * - Wait: from the queue (else from ringing) until answered or over; 0 where the source says that it never queued
 *   (`queuedAt: null`). The reported queue time where instants are missing, and where it flowed out.
 * - Next contact: the same customer's next inbound interaction with the same topic (no topic counts as one), of
 *   whatever channel and outcome; spam, tests, legs and machine-served ones left out.
 *
 * Inconsistent instants give negative durations, which measuring then refuses as bad input.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function contactFacts(
  interactions: Iterable<InteractionInput>,
  options: ContactFactsOptions = {},
): ContactFact[] {
  const all = Array.from(interactions, seen);
  const asOf =
    instantMs("contactFacts", "asOf", options.asOf) ??
    all.reduce((last, one) => Math.max(last, lastInstant(one)), -Infinity);
  const observed = all.filter(({ start }) => start <= asOf).map((one) => seenBy(asOf, one));
  const nextOf = nextContacts(observed);
  return observed.map((one) => contactOf(one, outcomeOf(one), nextOf(one), asOf));
}

function contactOf(
  seen: SeenInteraction,
  outcome: ContactOutcome,
  next: number | null,
  asOf: number,
): ContactFact {
  const { interaction } = seen;
  const { offered, answered, abandoned, flowedOut } = outcome;
  return {
    contactId: interaction.id,
    customerId: interaction.customerId ?? null,
    channel: interaction.channel,
    direction: interaction.direction,
    initiative: interaction.initiative ?? null,
    queueId: interaction.queueId ?? null,
    teamId: interaction.teamId ?? null,
    agentId: seen.people[0] ?? null,
    reason: interaction.topic ?? null,
    discarded: interaction.isSpam === true ? "spam" : interaction.isTest === true ? "test" : null,
    startAt: instantOf(seen.start, interaction.startAt),
    answeredAt: answered ? answeredAt(seen) : null,
    endAt: instantOf(seen.end, interaction.endAt),
    offered,
    answered,
    abandoned,
    flowedOut,
    transferLeg: isTransferLeg(interaction),
    waitMs: waitMs(seen, outcome),
    talkMs: talkMs(seen, answered),
    holdMs: reported(seen, "hold"),
    wrapUpMs: wrapUpMs(seen),
    nextContactMs: between(seen.start, next),
    observedMs: asOf - seen.start,
  };
}

/** What the customer sent is answered by the first reply. */
function answeredAt({ interaction, answered, replied }: SeenInteraction): Instant | null {
  if (answered !== null) return instantOf(answered, interaction.answeredAt);
  return interaction.direction === "inbound" ? instantOf(replied, interaction.firstResponseAt) : null;
}

function waitMs(seen: SeenInteraction, outcome: ContactOutcome): number | null {
  const { interaction, queued, offered, answered, replied, end } = seen;
  const queueing = reported(seen, "queue");
  if (!outcome.offered) return null;
  // It may have gone on after the queue, with a message left for example.
  if (outcome.flowedOut) return queueing ?? between(queued ?? offered, end);
  if (outcome.abandoned) return between(queued, end) ?? queueing ?? between(offered, end);
  if (!outcome.answered) return null;
  const waited =
    between(queued, answered) ?? queueing ?? between(offered, answered) ?? between(queued, replied);
  return waited ?? (interaction.queuedAt === null && offered === null ? 0 : null);
}

/** Talk as reported; else what handling or the connection leaves when hold and wrap-up are taken out. */
function talkMs(seen: SeenInteraction, isAnswered: boolean): number | null {
  const talk = reported(seen, "talk");
  if (talk !== null) return talk;
  const hold = reported(seen, "hold") ?? 0;
  const handle = reported(seen, "handle");
  if (handle !== null) return handle - hold - (wrapUpMs(seen) ?? 0);
  const connected = isAnswered ? between(seen.answered, seen.end) : null;
  return connected === null ? null : connected - hold;
}

const wrapUpMs = (seen: SeenInteraction): number | null =>
  reported(seen, "wrapUp") ?? between(seen.wrapUpStart, seen.wrapUpEnd);

/** A reported duration, if it runs on the calendar's clock: business time is no time on the phone. */
function reported(
  { said: { durations } }: SeenInteraction,
  name: "queue" | "talk" | "hold" | "wrapUp" | "handle",
): number | null {
  const duration = durations?.[name];
  return duration?.clock === "calendar" ? Math.round(duration.seconds * 1000) : null;
}
