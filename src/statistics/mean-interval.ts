import { twoSidedStudent, upperEnd } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { checkMean, type MeanSample } from "./samples.ts";
import { meanBounds } from "./student.ts";

/**
 * Student's t interval of a mean, in the unit of the values; `null` below two values. Right for values that are
 * nearly normal and for large samples; durations are skewed, and `bootstrapInterval` serves small samples of them
 * better.
 * Source: Student (1908), The probable error of a mean, Biometrika 6(1), https://doi.org/10.1093/biomet/6.1.1
 * @throws RangeError on what no sample has, and on a confidence that is not between 0 and 1.
 */
export function studentInterval(sample: MeanSample, confidence = 0.95): Interval<number> | null {
  checkMean(sample);
  upperEnd(confidence);
  const { n, mean, variance } = sample;
  if (n < 2) return null;
  const [lower, upper] = meanBounds(mean, variance / n, twoSidedStudent(confidence, n - 1));
  return { lower, upper, confidence, method: "Student's t" };
}
