import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import standardNormalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import studentTQuantile from "@stdlib/stats-base-dists-t-quantile";

/** Quantile of the beta distribution with the shapes `a` and `b`, above 0. */
export const quantileOfBeta = (p: number, a: number, b: number): number => betaQuantile(p, a, b);

export const quantileOfNormal = (p: number): number => standardNormalQuantile(p, 0, 1);

export const cumulativeNormal = (z: number): number => normalCdf(z, 0, 1);

/**
 * Two-sided standard normal quantile, z with P(−z < Z < z) = confidence.
 * @throws RangeError on a confidence that is not between 0 and 1.
 */
export const twoSidedNormal = (confidence: number): number => quantileOfNormal(upperEnd(confidence));

/**
 * The same of Student's t with `degrees` of freedom, which need not be whole.
 * @throws RangeError on a confidence that is not between 0 and 1.
 */
export const twoSidedStudent = (confidence: number, degrees: number): number =>
  studentTQuantile(upperEnd(confidence), degrees);

/**
 * The cumulative probability at which the upper end of a two-sided interval lies: 0.975 for 0.95.
 * @throws RangeError on a confidence that is not between 0 and 1.
 */
export function upperEnd(confidence: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`A confidence lies between 0 and 1, not at ${confidence}.`);
  return (1 + confidence) / 2;
}
