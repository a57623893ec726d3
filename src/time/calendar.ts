import { type Edges, intersection, union } from "./edges.ts";

/** The instants, in epoch milliseconds, between which a calendar can answer. */
export interface Horizon {
  /** First instant. */
  readonly from: number;
  /** Where it ends; itself not included. */
  readonly to: number;
}

/**
 * Business hours as intervals of time that do not overlap, each from its opening up to, not including, its closing.
 * Compiled once and then asked often: with `businessMs`, `addBusinessMs`, `isOpen`, `nextOpening` and
 * `openIntervals`. It answers between `from` and `to` only, and is plain data that can be sent to a worker.
 */
export interface BusinessCalendar extends Horizon {
  /** Openings in epoch milliseconds, ascending; an Infinity ends them. */
  readonly opens: Float64Array;
  /** Closing of each. */
  readonly closes: Float64Array;
  /** Open milliseconds before each opening; the last is all there are. */
  readonly openBefore: Float64Array;
  /** For equal slices of time, the first interval that closes after the slice begins. */
  readonly slices: Uint32Array;
  /** Slices a millisecond. A power of two, so that no instant is rounded into a neighbour. */
  readonly slicesPerMs: number;
}

/** The farthest instant from 1970 that a `Date` can hold. */
const FARTHEST_MS = 8.64e15;

/** @throws RangeError when the horizon is empty or not a span of time. */
export function checkHorizon({ from, to }: Horizon): void {
  if (from >= -FARTHEST_MS && from < to && to <= FARTHEST_MS) return;
  throw new RangeError(`A calendar reaches from one instant to a later one, not from ${from} to ${to}.`);
}

export function calendarOf(edges: Edges, { from, to }: Horizon): BusinessCalendar {
  const count = edges.length / 2;
  const opens = new Float64Array(count + 1).fill(Infinity);
  const closes = new Float64Array(count + 1).fill(Infinity);
  const openBefore = new Float64Array(count + 1);
  for (let at = 0; at < count; at += 1) {
    const opening = edges[2 * at] ?? Infinity;
    const closing = edges[2 * at + 1] ?? Infinity;
    opens[at] = opening;
    closes[at] = closing;
    openBefore[at + 1] = (openBefore[at] ?? 0) + (closing - opening);
  }
  const slicesPerMs = 2 ** -Math.ceil(Math.log2((to - from) / (2 * count + 1)));
  return {
    from,
    to,
    opens,
    closes,
    openBefore,
    slices: slicesOf(closes, from, to, slicesPerMs),
    slicesPerMs,
  };
}

function slicesOf(closes: Float64Array, from: number, to: number, slicesPerMs: number): Uint32Array {
  const count = Math.floor((to - from) * slicesPerMs) + 1;
  const slices = new Uint32Array(count + 1);
  let interval = 0;
  for (let slice = 0; slice <= count; slice += 1) {
    while ((closes[interval] ?? Infinity) <= from + slice / slicesPerMs) interval += 1;
    slices[slice] = interval;
  }
  return slices;
}

/**
 * Open whenever at least one of the calendars is: teams that relieve each other.
 * Answers where all of them do.
 * @throws RangeError when no span of time is common to all.
 */
export function unionCalendars(
  first: BusinessCalendar,
  ...others: readonly BusinessCalendar[]
): BusinessCalendar {
  return combined(union, first, others);
}

/**
 * Open only while all of the calendars are: a case that needs two teams at once.
 * Answers where all of them do.
 * @throws RangeError when no span of time is common to all.
 */
export function intersectCalendars(
  first: BusinessCalendar,
  ...others: readonly BusinessCalendar[]
): BusinessCalendar {
  return combined(intersection, first, others);
}

function combined(
  combine: (a: Edges, b: Edges) => Edges,
  first: BusinessCalendar,
  others: readonly BusinessCalendar[],
): BusinessCalendar {
  const all = [first, ...others];
  const from = Math.max(...all.map((calendar) => calendar.from));
  const to = Math.min(...all.map((calendar) => calendar.to));
  checkHorizon({ from, to });
  const edges = all.map(edgesOfCalendar).reduce(combine);
  return calendarOf(intersection(edges, [from, to]), { from, to });
}

function edgesOfCalendar({ opens, closes }: BusinessCalendar): Edges {
  return Array.from(
    { length: 2 * (opens.length - 1) },
    (_, at) => (at % 2 === 0 ? opens : closes)[at >> 1] ?? 0,
  );
}
