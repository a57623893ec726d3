import type { Interval } from "./interval.ts";

/** A value and its confidence interval. */
export interface Estimate<Level extends number = number> {
  readonly value: number;
  readonly interval: Interval<Level>;
}

/**
 * Interval of `after` − `before` for two independent samples, in the unit of the values, from nothing but the two
 * intervals: MOVER, the method of variance estimates recovery. Each side's distance to its own bound stands for its
 * uncertainty in that direction, so that lopsided intervals give a lopsided difference. With Wilson intervals it is
 * Newcombe's hybrid score interval (method 10); with symmetric ones the usual √(m₁² + m₂²).
 *
 * Not for paired samples, nor for ones that share rows (a month and its quarter): what they have in common would have
 * to be known.
 *
 * Sources: Zou and Donner (2008), Construction of confidence limits about effect measures: a general approach,
 * Statistics in Medicine 27(10), https://doi.org/10.1002/sim.3095; Newcombe (1998), Interval estimation for the
 * difference between independent proportions: comparison of eleven methods, Statistics in Medicine 17(8),
 * https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I
 * @throws TypeError on intervals of different confidence.
 */
export function differenceInterval<Level extends number>(
  before: Estimate<Level>,
  after: Estimate<Level>,
): Interval<Level> {
  const { confidence } = after.interval;
  if (before.interval.confidence !== confidence)
    throw new TypeError(
      `The intervals are of different confidence: ${before.interval.confidence} and ${confidence}.`,
    );
  const difference = after.value - before.value;
  return {
    lower: difference - Math.hypot(below(after), above(before)),
    upper: difference + Math.hypot(above(after), below(before)),
    confidence,
    method: "MOVER",
  };
}

/** How far the interval reaches below the value; 0 where an adjusted interval lies above it altogether. */
const below = ({ value, interval }: Estimate): number => Math.max(0, value - interval.lower);
const above = ({ value, interval }: Estimate): number => Math.max(0, interval.upper - value);
