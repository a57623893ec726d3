import type { InteractionInput } from "../model/interaction.ts";
import type { Instant } from "../time/instant.ts";
import type { ContactFact } from "./contact.ts";
import { between, instantMs } from "./record-fields.ts";

export interface ContactFactsOptions {
  /**
   * End of observation: later interactions are left out, and repeats can have been seen until then. The latest
   * instant of the interactions unless said.
   */
  readonly asOf?: Instant;
}

/**
 * One contact fact for each interaction, legs of a transfer included and marked.
 *
 * - Offered: an inbound interaction that entered a queue, was offered to an agent or was answered.
 * - Answered: an agent answered it, or replied to it where nothing rings (e-mail).
 * - Wait: from the queue (else from being offered) until answered, or until its end where nobody answered; 0 where
 *   the source says that it never queued (`queuedAt: null`). The reported queue time where instants are missing.
 * - Next contact: the same customer's next inbound interaction with the same topic (no topic counts as one), legs
 *   and machine-served ones left out.
 *
 * Inconsistent instants give negative durations, which measuring then refuses as bad input.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function contactFacts(
  interactions: Iterable<InteractionInput>,
  options: ContactFactsOptions = {},
): ContactFact[] {
  const all = Array.from(interactions, timesOf);
  const latest = all.reduce(
    (ms, { start, answered, end }) => Math.max(ms, start, answered ?? ms, end ?? ms),
    -Infinity,
  );
  const asOf = instantMs("contactFacts", "asOf", options.asOf) ?? latest;
  const observed = all.filter(({ start }) => start <= asOf);
  const next = nextContacts(observed);
  return observed.map((times) => ({
    ...contactOf(times),
    nextContactMs: between(times.start, next.get(times) ?? null),
    observedMs: asOf - times.start,
  }));
}

interface Times {
  readonly interaction: InteractionInput;
  readonly start: number;
  readonly queued: number | null;
  readonly offered: number | null;
  readonly answered: number | null;
  readonly end: number | null;
}

function timesOf(interaction: InteractionInput): Times {
  const at = (field: "startAt" | "queuedAt" | "offeredAt" | "answeredAt" | "endAt") =>
    instantMs(`interaction ${interaction.id}`, field, interaction[field]);
  return {
    interaction,
    start: at("startAt") ?? Number.NaN,
    queued: at("queuedAt"),
    offered: at("offeredAt"),
    answered: at("answeredAt"),
    end: at("endAt"),
  };
}

function contactOf(times: Times): ContactFact {
  const { interaction, queued, offered, answered } = times;
  const { outcome, direction } = interaction;
  const isAnswered = answered !== null || outcome === "answered" || repliedByAgent(interaction);
  const isOffered =
    direction === "inbound" &&
    (queued !== null ||
      offered !== null ||
      answered !== null ||
      outcome === "answered" ||
      hasLeft(interaction));
  const abandoned = isOffered && !isAnswered && hasLeft(interaction);
  const flowedOut = isOffered && !isAnswered && outcomesElsewhere.has(outcome ?? "");
  const talk = talkMs(times);
  return {
    contactId: interaction.id,
    customerId: interaction.customerId ?? null,
    channel: interaction.channel,
    direction,
    initiative: interaction.initiative ?? null,
    queueId: interaction.queueId ?? null,
    teamId: interaction.teamId ?? null,
    agentId: interaction.agentIds?.[0] ?? null,
    reason: interaction.topic ?? null,
    discarded: interaction.isSpam === true ? "spam" : interaction.isTest === true ? "test" : null,
    startAt: interaction.startAt,
    answeredAt: interaction.answeredAt ?? null,
    endAt: interaction.endAt ?? null,
    offered: isOffered,
    answered: isAnswered,
    abandoned,
    flowedOut,
    transferLeg: isLeg(interaction),
    waitMs: isOffered ? waitMs(times, isAnswered || abandoned || flowedOut) : null,
    talkMs: talk,
    holdMs: reported(interaction, "hold"),
    wrapUpMs: wrapUpMs(interaction),
  };
}

/** An e-mail is answered by a reply, not by being connected; a bot's reply is no agent's. */
const repliedByAgent = ({ firstResponseAt, agentIds }: InteractionInput): boolean =>
  typeof firstResponseAt === "string" && (agentIds?.length ?? 0) > 0;

function hasLeft({ outcome, status, queuedAt, endAt, disconnectedBy }: InteractionInput): boolean {
  if (typeof outcome === "string") return outcome === "abandoned" || outcome === "short-abandoned";
  if (status === "abandoned") return true;
  return typeof queuedAt === "string" && typeof endAt === "string" && disconnectedBy === "customer";
}

/** Ways to leave a queue unanswered without giving up. */
const outcomesElsewhere: ReadonlySet<string> = new Set(["voicemail", "callback-scheduled", "deflected"]);

/** Every transfer opens a new interaction; the contact was counted with the first. */
const isLeg = ({ id, initiationMethod, rootId }: InteractionInput): boolean =>
  initiationMethod === "transfer" || initiationMethod === "queue-transfer" || (rootId ?? id) !== id;

function waitMs({ interaction, queued, offered, answered, end }: Times, over: boolean): number | null {
  const until = answered ?? (over ? end : null);
  const measured = between(queued ?? offered, until);
  if (measured !== null) return measured;
  if (interaction.queuedAt === null && answered !== null) return 0;
  return reported(interaction, "queue");
}

/** Talk as reported; else what handling or the call leaves when holds are taken out. */
function talkMs({ interaction, answered, end }: Times): number | null {
  const talk = reported(interaction, "talk");
  if (talk !== null) return talk;
  const hold = reported(interaction, "hold") ?? 0;
  const handle = reported(interaction, "handle");
  if (handle !== null) return handle - hold - (wrapUpMs(interaction) ?? 0);
  const connected = between(answered, end);
  return connected === null ? null : connected - hold;
}

function wrapUpMs(interaction: InteractionInput): number | null {
  const { id, wrapUpStartAt, wrapUpEndAt } = interaction;
  const from = instantMs(`interaction ${id}`, "wrapUpStartAt", wrapUpStartAt);
  const to = instantMs(`interaction ${id}`, "wrapUpEndAt", wrapUpEndAt);
  return reported(interaction, "wrapUp") ?? between(from, to);
}

/** A reported duration, if it runs on the calendar's clock: business time is no time on the phone. */
function reported(
  { durations }: InteractionInput,
  name: "queue" | "talk" | "hold" | "wrapUp" | "handle",
): number | null {
  const duration = durations?.[name];
  return duration?.clock === "calendar" ? Math.round(duration.seconds * 1000) : null;
}

/** For each contact the start of the same customer's next one about the same thing. */
function nextContacts(all: readonly Times[]): ReadonlyMap<Times, number> {
  const starts = new Map<string, Times[]>();
  for (const times of all) {
    const { customerId, topic, direction, selfServed } = times.interaction;
    if (customerId === undefined || customerId === null || direction !== "inbound") continue;
    if (selfServed === true || isLeg(times.interaction)) continue;
    const key = JSON.stringify([customerId, topic ?? null]);
    const known = starts.get(key);
    if (known === undefined) starts.set(key, [times]);
    else known.push(times);
  }
  const next = new Map<Times, number>();
  for (const contacts of starts.values()) {
    contacts.sort((a, b) => a.start - b.start);
    let later: number | null = null;
    for (let index = contacts.length - 1; index >= 0; index--) {
      const times = contacts[index];
      const following = contacts[index + 1];
      if (times === undefined) continue;
      // Contacts that begin together do not repeat each other.
      if (following !== undefined && following.start > times.start) later = following.start;
      if (later !== null) next.set(times, later);
    }
  }
  return next;
}
