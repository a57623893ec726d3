import { addElapsedMs, elapsedMs, type Hours } from "./elapsed.ts";
import { type CaseTimeline, stoppedStatuses, valueAt } from "./sla-history.ts";

/** A time during which a clock ran. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How a clock ran over one cycle of a case, by the states in which it stands still. */
export interface Running {
  /** In order, none touching the next. The last may be empty where the clock starts to run at the very end. */
  readonly spans: readonly Span[];
  /** Whether it runs at the end. */
  readonly runs: boolean;
}

/**
 * What ends at an instant is judged by what held before it; what lasts, by what holds then.
 * @param lasts whether the cycle goes on after `end`
 */
export function runningOf(
  timeline: CaseTimeline,
  pausedIn: ReadonlySet<string>,
  start: number,
  end: number,
  lasts: boolean,
): Running {
  const changes = timeline.statuses
    .map(({ at }) => at)
    .filter((at) => at > start && (at < end || (lasts && at === end)));
  const spans: Span[] = [];
  let runs = false;
  for (const [index, from] of [start, ...changes].entries()) {
    const status = valueAt(timeline.statuses, from, "new");
    const to = changes[index] ?? end;
    const before = spans.at(-1);
    const ran = runs;
    runs = !stoppedStatuses.has(status) && !pausedIn.has(status);
    if (runs && ran && before !== undefined) spans[spans.length - 1] = { from: before.from, to };
    else if (runs) spans.push({ from, to });
  }
  return { spans, runs };
}

/** The spans as far as an instant. */
export const spansUntil = (spans: readonly Span[], until: number): readonly Span[] =>
  spans.filter(({ from }) => from < until).map(({ from, to }) => ({ from, to: Math.min(to, until) }));

export const elapsedOver = (spans: readonly Span[], hours: Hours): number =>
  spans.reduce((ms, { from, to }) => ms + elapsedMs(hours, from, to), 0);

/**
 * When a clock reached `ms`, if it ran on after that; `null` if it has not yet run past it. A clock that stops the
 * moment it gets there, and stands still, is not past it until it runs again.
 */
export function ranPast(spans: readonly Span[], hours: Hours, ms: number): number | null {
  let left = ms;
  for (const { from, to } of spans) {
    const due = addElapsedMs(hours, from, left);
    if (due !== null && due < to) return due;
    left -= elapsedMs(hours, from, to);
  }
  return null;
}

/** When a clock that runs on reaches `ms`; `null` where it stands still or its calendars end before that. */
export function willReach({ spans, runs }: Running, hours: Hours, ms: number): number | null {
  const last = spans.at(-1);
  if (!runs || last === undefined) return null;
  return addElapsedMs(hours, last.from, ms - elapsedOver(spans.slice(0, -1), hours));
}

/** The times between `start` and `end` in which a clock stood still; the last is open where it still does. */
export function pausesBetween(
  { spans, runs }: Running,
  start: number,
  end: number,
  lasts: boolean,
): readonly { readonly from: number; readonly to: number | null }[] {
  const edges = [start, ...spans.flatMap(({ from, to }) => [from, to]), end];
  const pauses: { from: number; to: number | null }[] = [];
  for (let at = 0; at < edges.length; at += 2) {
    const from = edges[at] ?? end;
    const to = edges[at + 1] ?? end;
    const isOpen = lasts && !runs && at === edges.length - 2;
    if (from < to || isOpen) pauses.push({ from, to: isOpen ? null : to });
  }
  return pauses;
}
