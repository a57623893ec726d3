import { type IntervalRule, normalQuantile } from "./interval.ts";

/**
 * Wilson score interval of a proportion, within 0…1.
 * Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22,
 * https://doi.org/10.1080/01621459.1927.10502953
 */
export const wilson = <Part extends string>(successes: Part, trials: Part): IntervalRule<Part> => ({
  method: "Wilson score",
  bounds: ({ value }, confidence) => {
    const n = value(trials);
    const x = value(successes);
    return n === null || x === null || n <= 0 ? null : wilsonBounds(x, n, normalQuantile[confidence]);
  },
});

/** The interval of `x` successes in `n` trials, `n` above 0; `z` as in `normalQuantile`. */
export function wilsonBounds(x: number, n: number, z: number): readonly [lower: number, upper: number] {
  const p = x / n;
  const centre = p + (z * z) / (2 * n);
  const margin = z * Math.sqrt((p * (1 - p) + (z * z) / (4 * n)) / n);
  const scale = 1 + (z * z) / n;
  // At 0 and n the bound is exactly 0 and 1, which rounding would miss.
  return [x === 0 ? 0 : (centre - margin) / scale, x === n ? 1 : (centre + margin) / scale];
}
