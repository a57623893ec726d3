import { twoSidedNormal } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { adjustedNetBounds, netBounds } from "./net-score.ts";
import { type NetScoreSample, sharesOf } from "./samples.ts";

/**
 * Adjusted Wald interval of a net score such as NPS, in points within −100…100; `null` where nobody answered. Three
 * quarters of an answer are added to each end and one and a half between them, which keeps the interval honest for
 * small and lopsided samples; its middle is therefore not the score itself. `measure` gives the same.
 * Source: Rocks (2016), Interval estimation for the Net Promoter Score, The American Statistician 70(4),
 * https://doi.org/10.1080/00031305.2016.1198279; compared in https://measuringu.com/nps-confidence-intervals/
 * @throws RangeError on counts that cannot be, and on a confidence that is not between 0 and 1.
 */
export function adjustedWaldInterval(sample: NetScoreSample, confidence = 0.95): Interval<number> | null {
  sharesOf(sample);
  const { positive, negative, all } = sample;
  const z = twoSidedNormal(confidence);
  if (all === 0) return null;
  const [lower, upper] = adjustedNetBounds(positive, negative, all, z);
  return { lower, upper, confidence, method: "adjusted Wald" };
}

/**
 * Trinomial (Wald) interval of a net score such as NPS, in points within −100…100; `null` where nobody answered. The
 * textbook's margin around the score, z × √(variance ÷ n): what most calculators show. Too narrow for small and for
 * one-sided samples; a sample with all answers at one end has no width at all.
 * Source: http://www.cybaea.net/Journal/2016/01/14/NPS-confidence-intervals-stats/
 * @throws RangeError on counts that cannot be, and on a confidence that is not between 0 and 1.
 */
export function trinomialInterval(sample: NetScoreSample, confidence = 0.95): Interval<number> | null {
  const [up, down] = sharesOf(sample);
  const z = twoSidedNormal(confidence);
  if (sample.all === 0) return null;
  const [lower, upper] = netBounds(up, down, sample.all, z);
  return { lower, upper, confidence, method: "trinomial" };
}
