import { DAY_MS } from "./civil.ts";
import { append, type Edges } from "./edges.ts";
import { exactZoneOffset } from "./zone.ts";

/** What the clocks of a zone show between two instants: stretches of one offset from UTC, in order. */
export type WallClock = readonly Stretch[];

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Local reading − instant, in milliseconds. */
  readonly offset: number;
}

/** Less than the 95 hours that two changes of one zone's clocks lie apart at least: no step passes over two. */
const STEP_MS = 90 * 3_600_000;

/** @throws RangeError when the zone is unknown; the message names it. */
export function wallClock(timeZone: string, from: number, to: number): WallClock {
  const offsetAt = exactZoneOffset(timeZone);
  const stretches: Stretch[] = [];
  let start = from;
  let offset = offsetAt(from);
  for (let before = from; before < to; before += STEP_MS) {
    const after = Math.min(before + STEP_MS, to);
    const next = offsetAt(after);
    if (next === offset) continue;
    const change = firstInstantWith(next, offsetAt, before, after);
    stretches.push({ from: start, to: change, offset });
    start = change;
    offset = next;
  }
  if (start < to) stretches.push({ from: start, to, offset });
  return stretches;
}

function firstInstantWith(
  offset: number,
  offsetAt: (ms: number) => number,
  before: number,
  after: number,
): number {
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The instants at which the clocks show `from ≤ reading < to`, given as local milliseconds since 1970-01-01T00:00.
 * A reading that is skipped when clocks go forward belongs to no instant, one that comes twice belongs to two.
 */
export function instantsReading(clock: WallClock, from: number, to: number): Edges {
  const edges: number[] = [];
  for (const stretch of clock) {
    append(edges, Math.max(from - stretch.offset, stretch.from), Math.min(to - stretch.offset, stretch.to));
  }
  return edges;
}

/** The instants whose readings lie in a set that repeats every `period` of local time, from `origin` on. */
export function instantsReadingEvery(
  clock: WallClock,
  readings: Edges,
  period: number,
  origin: number,
): Edges {
  const edges: number[] = [];
  for (const { from, to, offset } of clock) {
    const first = origin + Math.floor((from + offset - origin) / period) * period;
    for (let base = first - offset; base < to; base += period) {
      for (let at = 0; at < readings.length; at += 2) {
        append(
          edges,
          Math.max(base + (readings[at] ?? 0), from),
          Math.min(base + (readings[at + 1] ?? 0), to),
        );
      }
    }
  }
  return edges;
}

/** Further than any zone's midnight lies from UTC's. */
const ZONE_SPAN_MS = 2 * DAY_MS;

/**
 * The first instant at which a zone's clocks show a local date or a later one: its midnight, or the end of the gap
 * where midnight was skipped. `day` counts from 1970-01-01.
 */
export function startOfDay(timeZone: string, day: number): number {
  const reading = day * DAY_MS;
  for (const { from, to, offset } of wallClock(timeZone, reading - ZONE_SPAN_MS, reading + ZONE_SPAN_MS)) {
    if (to + offset > reading) return Math.max(from, reading - offset);
  }
  return reading;
}
