import type { Interval } from "../../src/statistics/index.ts";

/** The two ends of an interval that must be there. */
export function bounds(interval: Interval<number> | null): readonly [lower: number, upper: number] {
  if (interval === null) throw new Error("There is no interval.");
  return [interval.lower, interval.upper];
}
