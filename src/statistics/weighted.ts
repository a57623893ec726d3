import { twoSidedNormal } from "./distributions.ts";
import type { WeightedEstimate } from "./poststratified.ts";
import { checkAtLeast0 } from "./samples.ts";
import { meanBounds } from "./student.ts";

/** A value put together from answers that weigh differently. */
export interface WeightedAnswersEstimate extends WeightedEstimate {
  /** Answers with a weight above 0. */
  readonly n: number;
  /**
   * How many answers of one weight would tell as much: (Σ w)² ÷ Σ w², after Kish; at most `n`. Said for the reader; the
   * interval does not come from it.
   */
  readonly effectiveN: number;
  /** `n` ÷ `effectiveN`: by what factor unequal weights inflate the variance; at least 1. */
  readonly designEffect: number;
}

/**
 * A proportion such as CSAT, 0…1, from answers with survey weights; otherwise as `weightedMean`.
 * @throws RangeError on a weight that is negative or no number, and on a confidence that is not between 0 and 1.
 */
export const weightedProportion = (
  answers: Iterable<{ readonly success: boolean; readonly weight: number }>,
  confidence = 0.95,
): WeightedAnswersEstimate | null =>
  estimate(
    Array.from(answers, ({ success, weight }) => ({ value: success ? 1 : 0, weight })),
    confidence,
    [0, 1],
  );

/**
 * A net score such as NPS, in points −100…100, from answers with survey weights: 1 for a promoter, −1 for a detractor,
 * 0 for whoever is neither; otherwise as `weightedMean`.
 *
 * @example
 * ```ts
 * const answers = [
 *   { score: 10, weight: 2 },
 *   { score: 9, weight: 1 },
 *   { score: 7, weight: 1 },
 *   { score: 4, weight: 1 },
 * ];
 * const nps = weightedNetScore(
 *   answers.map(({ score, weight }) => ({ side: score >= 9 ? 1 : score <= 6 ? -1 : 0, weight })),
 * );
 * nps?.value; // => 40
 * ```
 * @throws RangeError on a weight that is negative or no number, and on a confidence that is not between 0 and 1.
 */
export const weightedNetScore = (
  answers: Iterable<{ readonly side: -1 | 0 | 1; readonly weight: number }>,
  confidence = 0.95,
): WeightedAnswersEstimate | null =>
  estimate(
    Array.from(answers, ({ side, weight }) => ({ value: 100 * side, weight })),
    confidence,
    [-100, 100],
  );

/**
 * A mean of answers with survey weights, Σ w × y ÷ Σ w, with an interval that knows the weights: by linearisation, the
 * variance is n ÷ (n − 1) × Σ w²(y − mean)² ÷ (Σ w)². The textbook's √(variance ÷ n) leaves out what unequal weights
 * cost. `null` below two answers with a weight.
 *
 * For answers drawn independently. Weights of clusters, strata or repeated interviews need a survey package.
 *
 * Source: Lumley (2010), Complex Surveys: A Guide to Analysis Using R, https://doi.org/10.1002/9780470580066; of the
 * effective number Kish (1965), Survey Sampling, §11.7.
 * @throws RangeError on a weight that is negative or no number, on a value that is no number, and on a confidence that
 * is not between 0 and 1.
 */
export const weightedMean = (
  answers: Iterable<{ readonly value: number; readonly weight: number }>,
  confidence = 0.95,
): WeightedAnswersEstimate | null => estimate([...answers], confidence, [-Infinity, Infinity]);

function estimate(
  answers: readonly { readonly value: number; readonly weight: number }[],
  confidence: number,
  [least, greatest]: readonly [number, number],
): WeightedAnswersEstimate | null {
  const z = twoSidedNormal(confidence);
  let n = 0;
  let weights = 0;
  let squaredWeights = 0;
  let total = 0;
  for (const { value, weight } of answers) {
    checkAtLeast0({ weight });
    if (!Number.isFinite(value)) throw new RangeError(`value is ${value}, not a finite number.`);
    if (weight > 0) n++;
    weights += weight;
    squaredWeights += weight ** 2;
    total += weight * value;
  }
  if (n < 2) return null;
  const mean = total / weights;
  let squares = 0;
  for (const { value, weight } of answers) squares += (weight * (value - mean)) ** 2;
  const variance = ((n / (n - 1)) * squares) / weights ** 2;
  const [lower, upper] = meanBounds(mean, variance, z);
  const interval = { lower: Math.max(least, lower), upper: Math.min(greatest, upper), confidence };
  const effectiveN = weights ** 2 / squaredWeights;
  return {
    value: mean,
    standardError: Math.sqrt(variance),
    interval: { ...interval, method: "linearisation" },
    n,
    effectiveN,
    designEffect: n / effectiveN,
  };
}
