import { twoSidedNormal } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { orderStatisticBounds } from "./order-statistics.ts";

/**
 * Distribution-free interval of the quantile at `p` (0.5 is the median): two of the values themselves, whose ranks
 * enclose it; `null` where the sample is too small to enclose it. Ranks come from the normal approximation to the
 * binomial. `measure` gives the same.
 * Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., §3.2.
 * @throws RangeError on a value that is no number, and on a `p` or confidence that is not between 0 and 1.
 */
export function quantileInterval(
  values: Iterable<number>,
  p: number,
  confidence = 0.95,
): Interval<number> | null {
  if (!(p > 0 && p < 1)) throw new RangeError(`The quantile's p lies between 0 and 1, not at ${p}.`);
  const ascending = Float64Array.from(values).sort();
  if (ascending.some(Number.isNaN)) throw new RangeError("One of the values is NaN, which has no rank.");
  const bounds = orderStatisticBounds(ascending, p, twoSidedNormal(confidence));
  return bounds && { lower: bounds[0], upper: bounds[1], confidence, method: "order statistics" };
}
