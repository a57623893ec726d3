import { twoSidedNormal } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { netVariance } from "./net-score.ts";
import {
  checkAtLeast0,
  checkMean,
  checkProportion,
  type MeanSample,
  type NetScoreSample,
  type ProportionSample,
  sharesOf,
} from "./samples.ts";
import { meanBounds } from "./student.ts";

/** A part of the population that was sampled on its own: a region, a channel, a tier. */
export interface Stratum<Sample> {
  /** How many of the population are in it, or its share; only the ratios between strata matter. */
  readonly population: number;
  /** What was counted of those who answered. */
  readonly sample: Sample;
}

/** A value put together from strata or weighted answers. */
export interface WeightedEstimate {
  readonly value: number;
  /** Standard error of the value, in its unit. */
  readonly standardError: number;
  readonly interval: Interval<number>;
}

/**
 * A proportion such as CSAT, 0…1, as it would be had every stratum answered in proportion to its size:
 * Σ Wₕ × pₕ, with the interval from the variance Σ Wₕ² × pₕ(1 − pₕ) ÷ nₕ. `null` where a stratum that has a population
 * has no answers (join it to another) or where there is none.
 *
 * The interval is the normal one: it needs some thirty answers a stratum, and a stratum where all agree adds nothing to
 * it.
 *
 * Source: Holt and Smith (1979), Post stratification, Journal of the Royal Statistical Society A 142(1),
 * https://doi.org/10.2307/2344652
 *
 * @example
 * ```ts
 * import { csat, measureAll } from "touchstone-cx";
 *
 * const customers: Readonly<Record<string, number>> = { north: 6_000, south: 2_000 };
 * const answers = [
 *   ...[5, 5, 4, 2].map((score) => ({ score, region: "north" })),
 *   ...[4, 3, 2, 1, 1, 1, 2, 2].map((score) => ({ score, region: "south" })),
 * ];
 * const strata = measureAll({ csat }, answers, { by: ["region"] }).map(({ group, measurements }) => ({
 *   population: customers[`${group["region"]}`] ?? 0,
 *   sample: { successes: measurements.csat.parts.satisfied ?? 0, trials: measurements.csat.n },
 * }));
 * poststratifiedProportion(strata)?.value; // => 0.59375
 * ```
 * @throws RangeError on counts or a population that cannot be, and on a confidence that is not between 0 and 1.
 */
export function poststratifiedProportion(
  strata: Iterable<Stratum<ProportionSample>>,
  confidence = 0.95,
): WeightedEstimate | null {
  const moments = Array.from(strata, ({ population, sample }) => {
    checkProportion(sample);
    const mean = sample.successes / sample.trials;
    return { population, n: sample.trials, mean, variance: mean * (1 - mean) };
  });
  return poststratified(moments, confidence, [0, 1]);
}

/**
 * A net score such as NPS, in points −100…100, as it would be had every stratum answered in proportion to its size;
 * otherwise as `poststratifiedProportion`, with the variance of a net score in each stratum.
 * @throws RangeError on counts or a population that cannot be, and on a confidence that is not between 0 and 1.
 */
export function poststratifiedNetScore(
  strata: Iterable<Stratum<NetScoreSample>>,
  confidence = 0.95,
): WeightedEstimate | null {
  const moments = Array.from(strata, ({ population, sample }) => {
    const [up, down] = sharesOf(sample);
    return { population, n: sample.all, mean: 100 * (up - down), variance: 100 ** 2 * netVariance(up, down) };
  });
  return poststratified(moments, confidence, [-100, 100]);
}

/**
 * A mean, in the unit of the values, as it would be had every stratum answered in proportion to its size; otherwise as
 * `poststratifiedProportion`, with the sample variance of each stratum.
 * @throws RangeError on a sample or population that cannot be, and on a confidence that is not between 0 and 1.
 */
export function poststratifiedMean(
  strata: Iterable<Stratum<MeanSample>>,
  confidence = 0.95,
): WeightedEstimate | null {
  const moments = Array.from(strata, ({ population, sample }) => {
    checkMean(sample);
    return { population, ...sample };
  });
  return poststratified(moments, confidence, [-Infinity, Infinity]);
}

function poststratified(
  strata: readonly (MeanSample & { readonly population: number })[],
  confidence: number,
  [least, greatest]: readonly [number, number],
): WeightedEstimate | null {
  const z = twoSidedNormal(confidence);
  let all = 0;
  for (const { population } of strata) {
    checkAtLeast0({ population });
    all += population;
  }
  if (all === 0) return null;
  let value = 0;
  let variance = 0;
  for (const stratum of strata) {
    if (stratum.population === 0) continue;
    if (stratum.n === 0) return null;
    const weight = stratum.population / all;
    value += weight * stratum.mean;
    variance += (weight ** 2 * stratum.variance) / stratum.n;
  }
  const [lower, upper] = meanBounds(value, variance, z);
  const interval = { lower: Math.max(least, lower), upper: Math.min(greatest, upper), confidence };
  return {
    value,
    standardError: Math.sqrt(variance),
    interval: { ...interval, method: "poststratified" },
  };
}
