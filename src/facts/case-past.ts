import type { CaseInput } from "../model/case.ts";
import type { Instant } from "../time/instant.ts";
import type { SlaEvent } from "../time/sla-history.ts";
import { isResolved, wasReopened } from "./case-life.ts";
import { instantMs, requiredInstantMs } from "./record-fields.ts";
import { statesOf } from "./status-history.ts";

/** The states a case went through, as far as its record tells. */
export interface CasePast {
  readonly events: readonly SlaEvent[];
  /** Whether it tells all states from the creation on, in which time may stand still. */
  readonly tellsPauses: boolean;
  /** Until when the events are all there; `null` where nothing is missing. */
  readonly completeUntil: Instant | null;
}

/** @throws InvalidRecordError on an instant that is none. */
export function casePast(one: CaseInput): CasePast {
  const { createdAt, deletedAt } = one;
  const statusHistory = one.statusHistory ?? [];
  const deleted: readonly SlaEvent[] =
    typeof deletedAt === "string" ? [{ type: "status-changed", at: deletedAt, status: "canceled" }] : [];
  if (statusHistory.length === 0) {
    const ends = endsOf(one);
    return { ...ends, events: [...ends.events, ...deleted], tellsPauses: false };
  }
  const created = requiredInstantMs(`case ${one.id}`, "createdAt", createdAt);
  const states = statusHistory.map(
    ({ status, startAt }): SlaEvent => ({ type: "status-changed", at: startAt, status }),
  );
  return {
    events: [...states, ...deleted],
    tellsPauses: statesOf(one).some(({ from }) => from <= created),
    completeUntil: null,
  };
}

/** The ends of a case without a history. It is taken to be reopened only where it says so. */
function endsOf(one: CaseInput): Pick<CasePast, "events" | "completeUntil"> {
  const { createdAt, reopenCount, status } = one;
  const { firstResolvedAt: first = null, reopenedAt: reopened = null } = one;
  const { resolvedAt: last = null, closedAt: closed = null } = one;
  const isOver = status === "canceled" || isResolved(one, last !== null || closed !== null);
  const as = status === "canceled" ? "canceled" : "resolved";
  if (wasReopened(one, (field) => instantMs(`case ${one.id}`, field, one[field])) !== true) {
    const end = last ?? first ?? closed;
    if (isOver && end !== null) return { events: [ended(end, as)], completeUntil: null };
    return { events: [], completeUntil: isOver || end !== null ? (first ?? createdAt) : null };
  }
  const end = last ?? closed;
  if (reopenCount !== 1 || first === null || reopened === null || isOver !== (end !== null)) {
    return { events: [], completeUntil: first ?? createdAt };
  }
  const course = [ended(first, "resolved"), { type: "reopened", at: reopened } as const];
  const events: readonly SlaEvent[] = end === null ? course : [...course, ended(end, as)];
  const instants = events.map(({ at }) => requiredInstantMs(`case ${one.id}`, "resolvedAt", at));
  const isInOrder = instants.every((ms, index) => index === 0 || ms >= (instants[index - 1] ?? ms));
  return isInOrder ? { events, completeUntil: null } : { events: [], completeUntil: createdAt };
}

const ended = (at: Instant, status: "resolved" | "canceled"): SlaEvent => ({
  type: "status-changed",
  at,
  status,
});
