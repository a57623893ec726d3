import { quantileOfBeta, twoSidedNormal, upperEnd } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { checkProportion, type ProportionSample } from "./samples.ts";
import { wilsonBounds } from "./wilson.ts";

/**
 * Wilson score interval of a proportion, within 0…1; `null` where there were no trials. The one to take unless there
 * is a reason: its coverage is near the confidence on average, and it is right at 0 and 1. `measure` gives the same.
 * Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22,
 * https://doi.org/10.1080/01621459.1927.10502953
 * @throws RangeError on counts that cannot be, and on a confidence that is not between 0 and 1.
 */
export function wilsonInterval(sample: ProportionSample, confidence = 0.95): Interval<number> | null {
  checkProportion(sample);
  const { successes, trials } = sample;
  const z = twoSidedNormal(confidence);
  if (trials === 0) return null;
  const [lower, upper] = wilsonBounds(successes, trials, z);
  return { lower, upper, confidence, method: "Wilson score" };
}

/**
 * Agresti–Coull interval of a proportion, within 0…1; `null` where there were no trials. Wilson's middle with the
 * textbook's width: never narrower than Wilson's, and easy to explain, as it adds z²÷2 successes and as many failures.
 * Source: Agresti and Coull (1998), Approximate is better than "exact" for interval estimation of binomial
 * proportions, The American Statistician 52(2), https://doi.org/10.1080/00031305.1998.10480550
 * @throws RangeError on counts that cannot be, and on a confidence that is not between 0 and 1.
 */
export function agrestiCoullInterval(sample: ProportionSample, confidence = 0.95): Interval<number> | null {
  checkProportion(sample);
  const { successes, trials } = sample;
  const z = twoSidedNormal(confidence);
  if (trials === 0) return null;
  const size = trials + z * z;
  const p = (successes + (z * z) / 2) / size;
  const margin = z * Math.sqrt((p * (1 - p)) / size);
  const [lower, upper] = [Math.max(0, p - margin), Math.min(1, p + margin)];
  return { lower, upper, confidence, method: "Agresti–Coull" };
}

/**
 * Clopper–Pearson interval of a proportion, within 0…1; `null` where there were no trials. It holds the true
 * proportion at least as often as the confidence says, whatever that proportion is, and is wider for it: for
 * guarantees and audits rather than for dashboards. Counts must be whole.
 * Source: Clopper and Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the
 * binomial, Biometrika 26(4), https://doi.org/10.1093/biomet/26.4.404
 * @throws RangeError on counts that cannot be, and on a confidence that is not between 0 and 1.
 */
export function clopperPearsonInterval(sample: ProportionSample, confidence = 0.95): Interval<number> | null {
  checkProportion(sample);
  const { successes, trials } = sample;
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(trials))
    throw new RangeError(`The exact interval is of whole counts, not of ${successes} of ${trials}.`);
  const end = upperEnd(confidence);
  if (trials === 0) return null;
  const failures = trials - successes;
  const lower = successes === 0 ? 0 : quantileOfBeta(1 - end, successes, failures + 1);
  // Seen from the failures, so that swapping the two mirrors the interval to the last digits.
  const upper = failures === 0 ? 1 : 1 - quantileOfBeta(1 - end, failures, successes + 1);
  return { lower, upper, confidence, method: "Clopper–Pearson" };
}
