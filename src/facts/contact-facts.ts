import type { InteractionInput } from "../model/interaction.ts";
import type { Instant } from "../time/instant.ts";
import type { ContactFact } from "./contact.ts";
import { dialMs, holdMs, talkMs, waitingMs, waitMs, wasHeld, wrapUpMs } from "./contact-durations.ts";
import { outcomeOf } from "./contact-outcome.ts";
import { isTransferLeg, nextContacts } from "./next-contact.ts";
import { between, instantMs, instantOf } from "./record-fields.ts";
import { lastInstant, type SeenInteraction, seen, seenBy } from "./seen-interaction.ts";
import { transfersAmong } from "./transfers.ts";

/** What cannot be read off the interactions themselves. */
export interface ContactFactsOptions {
  /**
   * End of observation: later interactions are left out, later answers and ends have not happened, and repeats can
   * have been seen until then. The last instant that any of the interactions mentions unless said.
   */
  readonly asOf?: Instant;
  /**
   * Topics of which the company has coded whether they are demand for what it offers (`value`) or caused by its own
   * failure (`failure`); any other leaves the demand unknown.
   */
  readonly demandTypes?: Readonly<Record<string, "value" | "failure">>;
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
 * - Transferred: by `transferCount`, `nextId`, or the later legs; unknown where the record tells none of them.
 * - Held: by `holdCount`, the time on hold, or the segments.
 * - Marketing: what a campaign began; unknown where the record does not tell how it began.
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
  const transferOf = transfersAmong(observed);
  const { demandTypes = {} } = options;
  return observed.map((one) => ({
    ...contactOf(one, asOf),
    ...transferOf(one),
    demandType: demandTypeOf(one.interaction, demandTypes),
    nextContactMs: between(one.start, nextOf(one)),
  }));
}

function contactOf(seen: SeenInteraction, asOf: number): ContactFact {
  const { interaction } = seen;
  const outcome = outcomeOf(seen);
  const { offered, answered, abandoned, flowedOut } = outcome;
  return {
    contactId: interaction.id,
    customerId: interaction.customerId ?? null,
    channel: interaction.channel,
    direction: interaction.direction,
    initiative: interaction.initiative ?? null,
    orderId: interaction.orderIds?.[0] ?? null,
    queueId: interaction.queueId ?? null,
    teamId: interaction.teamId ?? null,
    agentId: seen.people[0] ?? null,
    caseId: interaction.caseIds?.[0] ?? null,
    reason: interaction.topic ?? null,
    marketing: isMarketing(interaction),
    discarded: interaction.isSpam === true ? "spam" : interaction.isTest === true ? "test" : null,
    startAt: instantOf(seen.start, interaction.startAt),
    answeredAt: answered ? answeredAt(seen) : null,
    endAt: instantOf(seen.end, interaction.endAt),
    offered,
    answered,
    abandoned,
    flowedOut,
    transferLeg: isTransferLeg(interaction),
    held: wasHeld(seen),
    waitMs: waitMs(seen, outcome),
    waitingMs: waitingMs(seen, outcome, asOf),
    talkMs: talkMs(seen, answered),
    holdMs: holdMs(seen),
    wrapUpMs: wrapUpMs(seen),
    dialMs: dialMs(seen),
    observedMs: asOf - seen.start,
  };
}

/** What the customer sent is answered by the first reply. */
function answeredAt({ interaction, answered, replied }: SeenInteraction): Instant | null {
  if (answered !== null) return instantOf(answered, interaction.answeredAt);
  return interaction.direction === "inbound" ? instantOf(replied, interaction.firstResponseAt) : null;
}

function demandTypeOf(
  { topic }: InteractionInput,
  demandTypes: Readonly<Record<string, "value" | "failure">>,
): "value" | "failure" | null {
  return typeof topic === "string" && Object.hasOwn(demandTypes, topic) ? (demandTypes[topic] ?? null) : null;
}

const isMarketing = ({ initiationMethod }: InteractionInput): boolean | null =>
  typeof initiationMethod === "string" ? initiationMethod === "campaign" : null;
