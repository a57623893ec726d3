import type { ActorRef } from "../../model/actor-ref.ts";
import type { AgentId, CaseId } from "../../model/ids.ts";
import type { Segment } from "../../model/interaction-segment.ts";
import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";

/** An interaction while its events are told. */
export interface InteractionState {
  readonly record: Draft<"interaction">;
  readonly segments: Segment[];
  /** Agents who took part, and when that shows first. */
  readonly agents: { readonly id: AgentId; readonly at: string }[];
  /** Bots that took part, by their ids. */
  readonly bots: string[];
  /** When agents and the customer were connected. */
  readonly connections: {
    readonly at: string;
    readonly agentId: AgentId | null;
    readonly byMachine: boolean;
  }[];
  /** When bots answered. */
  readonly botAnswers: string[];
  /** Cases that other events than its own say it is about. */
  readonly caseIds: CaseId[];
  /** When agents wrote to the customer. */
  readonly replies: string[];
  offers: number;
  holds: number;
  transfers: number;
  isOver: boolean;
  isWrappedUp: boolean;
}

const tell = tellerOf("interaction", ["queueId", "teamId", "holdCount", "transferCount", "attemptCount"]);

type InteractionEvent = EventOfFamily<"interaction">;

/** What the events of an interaction, and of bots in it, do to it. */
export const interactionKind: Kind<InteractionState> = {
  begin: () => ({
    record: {},
    segments: [],
    agents: [],
    bots: [],
    connections: [],
    botAnswers: [],
    caseIds: [],
    replies: [],
    offers: 0,
    holds: 0,
    transfers: 0,
    isOver: false,
    isWrappedUp: false,
  }),
  effects: {
    "cx.interaction.started": (one, event) => {
      change(one, event);
      place(one, event.data);
      one.record.startAt ??= event.time;
      one.record.status ??= "active";
    },
    "cx.interaction.queued": (one, event) => {
      change(one, event);
      place(one, event.data);
      one.record.queuedAt ??= event.time;
      const { queueId } = event.data;
      next(one, "queued", event.time, { type: "queue", ...(queueId && { queueId }) });
    },
    "cx.interaction.offered": (one, event) => {
      change(one, event);
      place(one, event.data);
      one.record.offeredAt ??= event.time;
      one.offers += 1;
      next(one, "offered", event.time, { type: "alert", ...by(event) });
    },
    "cx.interaction.connected": (one, event) => {
      change(one, event);
      const { agentId = null, actor } = event.data;
      one.connections.push({ at: event.time, agentId, byMachine: actor ? isMachine(actor) : false });
      next(one, "active", event.time, { type: "interact", ...by(event) });
    },
    "cx.interaction.held": (one, event) => {
      change(one, event);
      if (isHeld(one)) return;
      one.holds += 1;
      next(one, "on-hold", event.time, { type: "hold", ...by(event) });
    },
    "cx.interaction.resumed": (one, event) => {
      change(one, event);
      if (isHeld(one)) next(one, "active", event.time, { type: "interact", ...by(event) });
    },
    "cx.interaction.transferred": (one, event) => {
      change(one, event);
      handOver(one, event.data);
      one.transfers += 1;
      // A queue that was entered, or an agent who was reached, at that very instant is where it went.
      if (one.segments.at(-1)?.startAt !== event.time) close(one, event.time);
    },
    "cx.interaction.abandoned": (one, event) => {
      change(one, event);
      place(one, event.data);
      one.record.outcome = event.data.outcome ?? "abandoned";
      one.record.endAt ??= event.time;
      one.record.status = "abandoned";
      one.isOver = true;
      close(one, event.time);
    },
    "cx.interaction.ended": (one, event) => {
      const { outcome, endAt } = one.record;
      const isGivenUp = one.record.status === "abandoned";
      change(one, event);
      const { holdCount, transferCount, attemptCount } = event.data;
      if (typeof holdCount === "number") one.record.holdCount = holdCount;
      if (typeof transferCount === "number") one.record.transferCount = transferCount;
      if (typeof attemptCount === "number") one.record.attemptCount = attemptCount;
      if (outcome && !event.data.outcome) one.record.outcome = outcome;
      // Who gave up had gone by then, whenever the line was cleared.
      one.record.endAt = isGivenUp && endAt ? endAt : event.time;
      if (!isGivenUp) one.record.status = statusAfter(one.record.outcome ?? null);
      one.isOver = true;
      close(one, event.time);
    },
    "cx.interaction.wrapped-up": (one, event) => {
      change(one, event);
      one.record.wrapUpEndAt = event.time;
      one.isWrappedUp = true;
      const { agentId, wrapUpStartAt } = event.data;
      if (agentId) one.agents.push({ id: agentId, at: wrapUpStartAt ?? event.time });
    },
    "cx.bot.answered": (one, event) => {
      changeByBot(one, event);
      one.botAnswers.push(event.time);
    },
    "cx.bot.handed-off": (one, event) => {
      changeByBot(one, event);
      handOver(one, event.data);
      one.record.botResolution = "handed-off";
    },
    "cx.bot.resolved": changeByBot,
  },
};

/** Whether a machine acts, whatever it is called. */
export const isMachine = ({ type, isAutomated }: ActorRef): boolean =>
  isAutomated === true || type === "bot" || type === "system";

function change({ record }: InteractionState, event: InteractionEvent | EventOfFamily<"bot">): void {
  tell(record, event);
  record.id = event.data.interactionId;
}

function changeByBot(one: InteractionState, event: EventOfFamily<"bot">): void {
  change(one, event);
  one.record.botInvolved = true;
  const { botId, caseId } = event.data;
  if (botId) one.bots.push(botId);
  if (caseId) one.caseIds.push(caseId);
}

type Place = Pick<EventOfFamily<"interaction", "started">["data"], "queueId" | "teamId">;

/** Where it is now. That it is in no queue now does not say that it waited in none. */
function place({ record }: InteractionState, { queueId, teamId }: Place): void {
  if (queueId) record.queueId = queueId;
  if (teamId) record.teamId = teamId;
}

function handOver(
  one: InteractionState,
  {
    toQueueId,
    toTeamId,
  }: EventOfFamily<"interaction", "transferred">["data"] | EventOfFamily<"bot", "handed-off">["data"],
): void {
  place(one, { queueId: toQueueId ?? null, teamId: toTeamId ?? null });
}

/** Whose part it is. */
const by = ({
  data: { agentId, actor },
}: EventOfFamily<"interaction", "offered" | "connected" | "held" | "resumed">): Pick<Segment, "actor"> => {
  if (actor && (actor.id === agentId || !agentId)) return { actor };
  return agentId ? { actor: { type: "agent", id: agentId } } : {};
};

const isHeld = ({ segments }: InteractionState): boolean => {
  const last = segments.at(-1);
  return last?.type === "hold" && last.endAt === undefined;
};

/** Its next part begins, and ends the one before. What has ended for the customer does not go on. */
function next(
  one: InteractionState,
  status: "queued" | "offered" | "active" | "on-hold",
  time: string,
  segment: Omit<Segment, "startAt">,
): void {
  if (one.isOver) return;
  one.record.status = status;
  close(one, time);
  one.segments.push({ ...segment, startAt: time });
}

function close({ segments }: InteractionState, time: string): void {
  const last = segments.at(-1);
  if (last !== undefined) last.endAt ??= time;
}

const statusesByOutcome: Readonly<Record<string, "abandoned" | "missed" | "failed">> = {
  abandoned: "abandoned",
  "short-abandoned": "abandoned",
  "no-answer": "missed",
  busy: "missed",
  rejected: "missed",
  failed: "failed",
};

const statusAfter = (outcome: string | null) =>
  (outcome !== null && Object.hasOwn(statusesByOutcome, outcome) && statusesByOutcome[outcome]) ||
  "completed";

/** What follows from all its events together. Bots that were connected are no agents who answered. */
export function finishInteraction(one: InteractionState): void {
  const { record, segments, bots, connections } = one;
  const machines = new Set(bots);
  for (const { actor } of record.participants ?? []) if (actor.id && isMachine(actor)) machines.add(actor.id);
  const people = connections.filter(({ agentId, byMachine }) => !byMachine && !machines.has(agentId ?? ""));
  if (people.length < connections.length) record.botInvolved = true;
  for (const { at, agentId } of people) if (agentId) one.agents.push({ id: agentId, at });
  const [first] = people;
  if (first !== undefined) {
    record.answeredAt = first.at;
    record.outcome ??= "answered";
    record.holdCount ??= one.holds;
    record.transferCount ??= one.transfers;
  }
  if (one.holds > 0) record.holdCount ??= one.holds;
  if (one.transfers > 0) record.transferCount ??= one.transfers;
  if (one.offers > 0) record.attemptCount ??= one.offers;
  if (one.isWrappedUp) {
    if (!record.wrapUpStartAt && record.endAt) record.wrapUpStartAt = record.endAt;
    const { wrapUpStartAt, wrapUpEndAt } = record;
    if (wrapUpStartAt && wrapUpEndAt) {
      segments.push({ type: "wrap-up", startAt: wrapUpStartAt, endAt: wrapUpEndAt });
    }
  }
  if (segments.length > 0) record.segments = segments;
}
