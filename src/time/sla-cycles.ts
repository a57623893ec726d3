import type { CaseTimeline, Stop } from "./sla-history.ts";
import type { ClockedMetric } from "./sla-terms.ts";

/** One time round of what can be promised about a case, whether or not anybody promised it. */
export interface SlaCycle {
  readonly metric: ClockedMetric;
  /** Which time round, from 1. */
  readonly number: number;
  readonly start: number;
  /** How it ended; `null` while it lasts. `withdrawn`: it is no longer owed, though it was not delivered. */
  readonly end: { readonly at: number; readonly as: "fulfilled" | "withdrawn" } | null;
}

/** What a reopened case does to the clocks that run until it is resolved. */
export type Reopening = "resume" | "restart";

/** Every cycle of a case. One that would end undelivered the moment it begins is none. */
export function cyclesOf(timeline: CaseTimeline, reopening: Reopening): readonly SlaCycle[] {
  const untilResolved = reopening === "resume" ? lastingUntilResolved(timeline) : eachUntilResolved(timeline);
  const updates = replyToReply(timeline);
  return [
    ...responses(timeline),
    ...numbered("periodic-update", updates),
    ...numbered("pausable-update", updates),
    ...numbered("requester-wait", untilResolved),
    ...numbered("agent-work", untilResolved),
    ...numbered("resolution", untilResolved),
    ...numbered("queue-wait", queueStays(timeline)),
  ];
}

type Stretch = Pick<SlaCycle, "start" | "end">;
type End = SlaCycle["end"];

const numbered = (metric: ClockedMetric, stretches: readonly Stretch[]): SlaCycle[] =>
  stretches
    .filter(({ start, end }) => end?.as !== "withdrawn" || end.at > start)
    .map((stretch, index) => ({ metric, number: index + 1, ...stretch }));

const fulfilled = (at: number): End => ({ at, as: "fulfilled" });

/** Undelivered so far: no longer owed if the case is done with, else it lasts. */
function undelivered({ stops }: CaseTimeline): End {
  const stop = presentStop(stops);
  return stop === null ? null : { at: stop.from, as: "withdrawn" };
}

function presentStop(stops: readonly Stop[]): Stop | null {
  const last = stops.at(-1);
  return last === undefined || last.to !== null ? null : last;
}

/** From the first message of the customer that is unanswered to the next reply: the first time, then each time. */
function responses(timeline: CaseTimeline): SlaCycle[] {
  const waits: Stretch[] = [];
  let waitingSince = timeline.openedBy === "customer" ? timeline.createdAt : null;
  for (const { at, by } of timeline.messages) {
    if (by === "customer") waitingSince ??= at;
    else if (waitingSince !== null && at >= waitingSince) {
      waits.push({ start: waitingSince, end: fulfilled(at) });
      waitingSince = null;
    }
  }
  if (waitingSince !== null) waits.push({ start: waitingSince, end: undelivered(timeline) });
  return [...numbered("first-response", waits.slice(0, 1)), ...numbered("next-response", waits.slice(1))];
}

/** From each reply to the next. */
function replyToReply(timeline: CaseTimeline): Stretch[] {
  const replies = timeline.messages.filter(({ by }) => by === "agent").map(({ at }) => at);
  const instants = [...new Set(replies)];
  return instants.map((start, index) => {
    const next = instants[index + 1];
    return { start, end: next === undefined ? undelivered(timeline) : fulfilled(next) };
  });
}

/** From creation until last resolved. */
function lastingUntilResolved(timeline: CaseTimeline): Stretch[] {
  const start = timeline.createdAt;
  const stop = presentStop(timeline.stops);
  const isResolved = stop !== null && stop.as === "resolved";
  return [{ start, end: isResolved ? fulfilled(Math.max(start, stop.from)) : undelivered(timeline) }];
}

/** From creation until resolved, and again from each reopening. */
function eachUntilResolved(timeline: CaseTimeline): Stretch[] {
  const { createdAt } = timeline;
  const stretches: Stretch[] = [];
  let start: number | null = createdAt;
  for (const { from, to, as } of timeline.stops) {
    const isBeforeCreation = to !== null && to <= createdAt;
    if (as === "canceled" || isBeforeCreation || start === null) continue;
    stretches.push({ start, end: fulfilled(Math.max(start, from)) });
    start = to;
  }
  return start === null ? stretches : [...stretches, { start, end: undelivered(timeline) }];
}

/** From entering a queue until taken from it; to leave it otherwise withdraws the promise. */
function queueStays(timeline: CaseTimeline): Stretch[] {
  const stays: Stretch[] = [];
  let since: number | null = null;
  for (const at of new Set(timeline.queue.map((one) => one.at))) {
    const types = new Set(timeline.queue.filter((one) => one.at === at).map(({ type }) => type));
    let end: End = null;
    if (types.has("taken")) end = fulfilled(at);
    else if (types.has("left-queue")) end = { at, as: "withdrawn" };
    // Who leaves one queue and enters another at one instant was in the first before.
    if (since !== null && end !== null) {
      stays.push({ start: since, end });
      since = null;
      end = null;
    }
    if (types.has("queued")) since ??= at;
    if (since !== null && end !== null) {
      stays.push({ start: since, end });
      since = null;
    }
  }
  return since === null ? stays : [...stays, { start: since, end: undelivered(timeline) }];
}
