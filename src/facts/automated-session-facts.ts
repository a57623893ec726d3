import type { InteractionInput } from "../model/interaction.ts";
import type { Instant } from "../time/instant.ts";
import type { AutomatedSessionFact } from "./automated-session.ts";
import { type Conversation, conversationsOf } from "./contact-legs.ts";
import { isOver, outcomeOf } from "./contact-outcome.ts";
import { isMachineServed, isUnattended } from "./people.ts";
import { instantMs, instantOf } from "./record-fields.ts";
import { lastInstant, type SeenInteraction, seen, seenBy } from "./seen-interaction.ts";
import { someOrUnknown } from "./some-or-unknown.ts";

/** What cannot be read off the interactions themselves. */
export interface AutomatedSessionFactsOptions {
  /**
   * End of observation: later interactions are left out, later answers and ends have not happened, and returns can
   * have been seen until then. The last instant that any of the interactions mentions unless said.
   */
  readonly asOf?: Instant;
  /**
   * Whether automation was meant to take a contact, by its first leg; `null` where nobody knows. Unknown of all, which
   * counts as eligible, unless said.
   */
  readonly isEligible?: (first: InteractionInput) => boolean | null;
}

/**
 * One automated session fact for each contact, with automation or without, its legs put together. Interactions are
 * expected once each, in their latest state.
 *
 * - Involved: by `botInvolved`, `botResolution`, `selfServed` or a participant that is a bot. Not involved where every
 *   leg says so.
 * - Handed over: a person took part, it was offered to people, or the bot says `escalated` or `handed-off`. Not handed
 *   over where the bot or `selfServed` tells of an end without people, or the record names who took part and no
 *   person is among them; unknown otherwise.
 * - Answered: by `botResolution`; a bot that gives none (`null`, or `none`) has delivered no answer. Unknown where the
 *   customer left (`abandoned`), or the record does not tell.
 * - Confirmed and negative feedback: as `botResolution` says. The last leg that tells decides.
 * - Checked by others: no record tells; `verified` is left out.
 * - Open: a leg is neither over nor told of by the bot, or went on after the end of observation. What its record says
 *   of the bot was written later, and is not known yet.
 * - Return: the same customer's next contact with the same topic (no topic counts as one), with people or automation,
 *   by its start; spam and tests left out.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function automatedSessionFacts(
  interactions: Iterable<InteractionInput>,
  { asOf: until, isEligible = () => null }: AutomatedSessionFactsOptions = {},
): AutomatedSessionFact[] {
  const all = Array.from(interactions, seen);
  const asOf =
    instantMs("automatedSessionFacts", "asOf", until) ??
    all.reduce((last, one) => Math.max(last, lastInstant(one)), -Infinity);
  const legs = all.filter(({ start }) => start <= asOf).map((one) => seenBy(asOf, one));
  const conversations = conversationsOf(legs);
  const returnAfter = returns(conversations);
  return Array.from(conversations, ([sessionId, conversation]) => {
    const [{ interaction, start }] = conversation;
    const open = conversation.some(goesOn);
    const end = open ? null : Math.max(...conversation.map(lastInstant));
    const back = returnAfter(conversation);
    return {
      sessionId,
      customerId: customerOf(conversation),
      channel: interaction.channel,
      direction: interaction.direction,
      reason: topicOf(conversation),
      discarded: discarded(conversation),
      startedAt: instantOf(start, interaction.startAt),
      endedAt: instantOf(end),
      open,
      eligible: isEligible(interaction),
      ...automationIn(conversation),
      nextContactMs: back === null || end === null ? null : Math.max(0, back - end),
      observedMs: end === null ? null : asOf - end,
    };
  });
}

/** What the record says of the bot; nothing where it was written after the end of observation. */
function botIn({ interaction, said }: SeenInteraction): string | null | undefined {
  return said.status === undefined ? undefined : interaction.botResolution;
}

const goesOn = (leg: SeenInteraction): boolean =>
  leg.said.status === undefined || (!isOver(leg) && typeof botIn(leg) !== "string");

function automationIn(conversation: Conversation) {
  const outcome = conversation.map(botIn).findLast((one) => typeof one === "string") ?? null;
  const involved = someOrUnknown(conversation.map(isInvolved));
  const isSilent = involved === true && conversation.some((leg) => botIn(leg) === null);
  return {
    involved,
    answered: outcome === null ? (isSilent ? false : null) : (answeredBy.get(outcome) ?? null),
    abandoned: outcome === null ? null : outcome === "abandoned",
    handedOver: someOrUnknown(conversation.map(isHandedOver)),
    handover: handovers.get(outcome ?? "") ?? null,
    confirmed: outcome === null ? null : outcome === "confirmed",
    negativeFeedback: outcome === null ? null : outcome === "negative-feedback",
  };
}

function isInvolved(leg: SeenInteraction): boolean | null {
  const { botInvolved, selfServed, participants } = leg.interaction;
  if (botInvolved === true || selfServed === true || typeof botIn(leg) === "string") return true;
  if (participants?.some(({ actor }) => actor.type === "bot")) return true;
  return botInvolved ?? null;
}

function isHandedOver(leg: SeenInteraction): boolean | null {
  const bot = botIn(leg) ?? "";
  const { answered, offered } = outcomeOf(leg);
  if (answered || offered || leg.people.length > 0 || handovers.has(bot)) return true;
  if (endsWithoutPeople.has(bot) || leg.interaction.selfServed === true) return false;
  return isMachineServed(leg) || isUnattended(leg) ? false : null;
}

const endsWithoutPeople: ReadonlySet<string> = new Set([
  "confirmed",
  "assumed",
  "abandoned",
  "negative-feedback",
]);
const handovers: ReadonlyMap<string, string> = new Map([
  ["escalated", "escalated"],
  ["handed-off", "procedure"],
]);
const answeredBy: ReadonlyMap<string, boolean> = new Map([
  ["confirmed", true],
  ["assumed", true],
  ["escalated", true],
  ["negative-feedback", true],
  ["handed-off", true],
  ["none", false],
]);

/** A function giving when the customer came back about the same thing; `null` if never, or if nobody knows who it is. */
function returns(conversations: ReadonlyMap<string, Conversation>): (of: Conversation) => number | null {
  const starts = new Map<string, number[]>();
  const keyOf = (one: Conversation) => JSON.stringify([customerOf(one), topicOf(one)]);
  for (const one of conversations.values()) {
    if (discarded(one) !== null || one[0].interaction.direction !== "inbound") continue;
    const known = starts.get(keyOf(one));
    if (known === undefined) starts.set(keyOf(one), [one[0].start]);
    else known.push(one[0].start);
  }
  for (const known of starts.values()) known.sort((a, b) => a - b);
  return (one) =>
    customerOf(one) === null ? null : (starts.get(keyOf(one))?.find((start) => start > one[0].start) ?? null);
}

const customerOf = (one: Conversation): string | null =>
  one.find(({ interaction }) => typeof interaction.customerId === "string")?.interaction.customerId ?? null;
const topicOf = (one: Conversation): string | null =>
  one.find(({ interaction }) => typeof interaction.topic === "string")?.interaction.topic ?? null;
const discarded = (one: Conversation): string | null => {
  if (one.some(({ interaction }) => interaction.isSpam === true)) return "spam";
  return one.some(({ interaction }) => interaction.isTest === true) ? "test" : null;
};
