import { twoSidedNormal } from "./distributions.ts";
import { netVariance } from "./net-score.ts";

/** How sure one wants to be, and of whom. */
export interface SampleSizeOptions {
  /** Between 0 and 1; 0.95 unless said. */
  readonly confidence?: number;
  /** How many there are in all, where they are few enough to matter; without limit unless said. */
  readonly population?: number;
}

/**
 * How many answers make a proportion certain to within `margin` either way, rounded up. `margin` is a share: 0.05 for
 * five percentage points. It is the number of answers, not of people to ask: divide by the response rate you expect.
 *
 * Source of all three, with their correction for small populations: Cochran (1977), Sampling Techniques, 3rd ed.,
 * §4.4.
 *
 * @example
 * ```ts
 * sampleSizeForProportion(0.05); // => 385
 * sampleSizeForProportion(0.05, { population: 1_000 }); // => 278
 * ```
 * @throws RangeError on a margin that is not above 0, on a share, confidence or population that cannot be.
 */
export function sampleSizeForProportion(
  margin: number,
  {
    share = 0.5,
    ...options
  }: SampleSizeOptions & {
    /** The proportion expected; 0.5 unless said, which needs the most answers. */
    readonly share?: number;
  } = {},
): number {
  checkShares(share, 0);
  return sampleSize(margin, share * (1 - share), options);
}

/**
 * How many answers make a net score such as NPS certain to within `margin` points either way, rounded up.
 *
 * @example
 * ```ts
 * sampleSizeForNetScore(5); // => 1537
 * sampleSizeForNetScore(10); // => 385
 * sampleSizeForNetScore(5, { positive: 0.4, negative: 0.2 }); // => 861
 * ```
 * @throws RangeError on a margin that is not above 0, on shares, a confidence or population that cannot be.
 */
export function sampleSizeForNetScore(
  margin: number,
  {
    positive = 0.5,
    negative = 0.5,
    ...options
  }: SampleSizeOptions & {
    /** The share of promoters expected; half unless said, which with half detractors needs the most answers. */
    readonly positive?: number;
    /** The share of detractors expected. */
    readonly negative?: number;
  } = {},
): number {
  checkShares(positive, negative);
  return sampleSize(margin / 100, netVariance(positive, negative), options);
}

/**
 * How many values make a mean certain to within `margin` either way, rounded up; the margin is in the unit of the
 * standard deviation, which must be known or guessed beforehand.
 *
 * @example
 * ```ts
 * sampleSizeForMean(15, 120); // => 246
 * ```
 * @throws RangeError on a margin that is not above 0, on a standard deviation, confidence or population that cannot be.
 */
export function sampleSizeForMean(
  margin: number,
  standardDeviation: number,
  options: SampleSizeOptions = {},
): number {
  if (!(standardDeviation >= 0 && standardDeviation < Infinity))
    throw new RangeError(`A standard deviation is at least 0, not ${standardDeviation}.`);
  return sampleSize(margin, standardDeviation ** 2, options);
}

function sampleSize(
  margin: number,
  variance: number,
  { confidence = 0.95, population = Infinity }: SampleSizeOptions,
): number {
  if (!(margin > 0 && margin < Infinity)) throw new RangeError(`A margin is above 0, not ${margin}.`);
  if (!(population >= 1)) throw new RangeError(`A population is at least 1, not ${population}.`);
  const unlimited = (twoSidedNormal(confidence) ** 2 * variance) / margin ** 2;
  return Math.max(1, Math.ceil(unlimited / (1 + (unlimited - 1) / population)));
}

function checkShares(positive: number, negative: number): void {
  if (!(positive >= 0 && negative >= 0 && positive + negative <= 1))
    throw new RangeError(`Shares are at least 0 and together at most 1, not ${positive} and ${negative}.`);
}
