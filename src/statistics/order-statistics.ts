import { type IntervalRule, normalQuantile } from "./interval.ts";

/**
 * Distribution-free interval of a quantile: two order statistics whose ranks enclose it, ranks from the normal
 * approximation to the binomial; `null` where the sample is too small to enclose it. Values are divided by `unit`.
 * Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., §3.2.
 */
export const orderStatistics = <Part extends string>(
  part: Part,
  p: number,
  unit: number,
): IntervalRule<Part> => ({
  method: "order statistics",
  bounds: ({ values }, confidence) => {
    const bounds = orderStatisticBounds(values(part), p, normalQuantile[confidence]);
    return bounds && [bounds[0] / unit, bounds[1] / unit];
  },
});

/** The two of the values, which ascend, that enclose the quantile; `z` as in `normalQuantile`. */
export function orderStatisticBounds(
  ascending: ArrayLike<number>,
  p: number,
  z: number,
): readonly [lower: number, upper: number] | null {
  const n = ascending.length;
  const margin = z * Math.sqrt(n * p * (1 - p));
  const lower = ascending[Math.ceil(n * p - margin) - 1];
  const upper = ascending[Math.ceil(n * p + margin) - 1];
  return lower === undefined || upper === undefined ? null : [lower, upper];
}
