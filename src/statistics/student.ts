import { type Confidence, type IntervalRule, normalQuantile } from "./interval.ts";

/**
 * Student's t interval of a mean, from its mean and the sample variance of the rows; `null` below two rows. Values
 * are divided by `unit` (1000 turns milliseconds into seconds).
 */
export const studentMean = <const Part extends string>(
  parts: { readonly sum: Part; readonly variance: Part },
  unit: number,
): IntervalRule<Part> => ({
  method: "Student's t",
  bounds: ({ n, value }, confidence) => {
    const [sum, variance] = [value(parts.sum), value(parts.variance)];
    if (n < 2 || sum === null || variance === null) return null;
    const [lower, upper] = meanBounds(sum / n, variance / n, studentQuantile(confidence, n - 1));
    return [lower / unit, upper / unit];
  },
});

/** A mean and `t` standard errors either side; `variance` is that of the mean itself. */
export function meanBounds(
  mean: number,
  variance: number,
  t: number,
): readonly [lower: number, upper: number] {
  const margin = t * Math.sqrt(variance);
  return [mean - margin, mean + margin];
}

/**
 * Two-sided quantile of Student's t distribution for whole degrees of freedom, within 1e-5 of its size.
 * Source: Hill (1970), Algorithm 396: Student's t-quantiles, Communications of the ACM 13(10),
 * https://doi.org/10.1145/355598.355600. A distribution library would cost more than the rest of `measure`; the
 * tests compare with one.
 */
export function studentQuantile(confidence: Confidence, degrees: number): number {
  const tail = 1 - confidence;
  if (degrees === 1) return 1 / Math.tan((tail * Math.PI) / 2);
  if (degrees === 2) return Math.sqrt(2 / (tail * (2 - tail)) - 2);
  const a = 1 / (degrees - 0.5);
  const b = 48 / (a * a);
  let c = ((20700 * a) / b - 98) * a - 16;
  c = c * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees;
  let y = (d * tail) ** (2 / degrees);
  if (y > 0.05 + a) {
    const x = -normalQuantile[confidence];
    y = x * x;
    if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6);
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = a * y * y;
    y = y > 0.002 ? Math.expm1(y) : 0.5 * y * y + y;
  } else {
    const inner = 1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3);
    y = ((inner + 0.5 / (degrees + 4)) * y - 1) * ((degrees + 1) / (degrees + 2)) + 1 / y;
  }
  return Math.sqrt(degrees * y);
}
