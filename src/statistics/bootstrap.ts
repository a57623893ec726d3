import { cumulativeNormal, quantileOfNormal, upperEnd } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { seededRandom } from "./seeded-random.ts";

/** How a sample is drawn from again, and what is made of the draws. */
export interface BootstrapOptions {
  /** Between 0 and 1; 0.95 unless said. */
  readonly confidence?: number;
  /** `BCa`, bias-corrected and accelerated, unless said; `percentile` takes the resamples as they lie. */
  readonly method?: "BCa" | "percentile";
  /** How many resamples; 9,999 unless said. */
  readonly resamples?: number;
  /** Numbers from 0 to below 1; `seededRandom(1)` unless said, so that the same sample gives the same interval. */
  readonly random?: () => number;
}

/** What is computed of a sample; `null` where there is nothing to say. */
export type Statistic<Value> = (sample: readonly Value[]) => number | null;

/**
 * Bootstrap interval of any statistic of a sample, for what has no formula: a ratio of sums, a trimmed mean, the whole
 * value of a metric. The sample is drawn from again with replacement, and the spread of the statistic over the draws
 * tells how sure it is. `null` below two values and where the statistic is `null` of the sample or of a resample, or
 * where BCa does not exist because no resample lies on one side of the estimate.
 *
 * The statistic is computed once a resample, for BCa also once without each value. It must not change its argument,
 * which is used again. Bootstrapping does not make a small sample larger: below some twenty values the interval is
 * too narrow.
 *
 * Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapters 13 and 14,
 * https://doi.org/10.1201/9780429246593
 *
 * @example
 * ```ts
 * import { measure, nps } from "touchstone-cx";
 *
 * const answers = [10, 9, 9, 8, 7, 7, 6, 3, 10, 10, 9, 0].map((score) => ({ score }));
 * const interval = bootstrapInterval(answers, (some) => measure(nps, some).value);
 * interval?.method; // => "BCa bootstrap"
 * ```
 * @throws RangeError on a confidence that is not between 0 and 1, on fewer than one resample, and on a statistic that
 * is NaN.
 */
export function bootstrapInterval<Value>(
  sample: readonly Value[],
  statistic: Statistic<Value>,
  { confidence = 0.95, method = "BCa", resamples = 9_999, random = seededRandom(1) }: BootstrapOptions = {},
): Interval<number> | null {
  const end = upperEnd(confidence);
  if (!(Number.isSafeInteger(resamples) && resamples > 0))
    throw new RangeError(`resamples is ${resamples}, not a whole number above 0.`);
  const estimate = sample.length < 2 ? null : statisticOf(statistic, sample);
  if (estimate === null) return null;
  const drawn = draw(sample, statistic, resamples, random);
  if (drawn === null) return null;
  const ends = [1 - end, end] as const;
  const levels = method === "BCa" ? accelerated(ends, sample, statistic, estimate, drawn) : ends;
  if (levels === null) return null;
  const [lower, upper] = levels.map((level) => valueAt(drawn, level));
  return lower === undefined || upper === undefined
    ? null
    : { lower, upper, confidence, method: `${method} bootstrap` };
}

/** The statistic of every resample, ascending. */
function draw<Value>(
  sample: readonly Value[],
  statistic: Statistic<Value>,
  resamples: number,
  random: () => number,
): Float64Array | null {
  const resample = [...sample];
  const drawn = new Float64Array(resamples);
  for (let index = 0; index < resamples; index++) {
    for (let at = 0; at < sample.length; at++) {
      resample[at] = sample[Math.floor(random() * sample.length)] as Value;
    }
    const value = statisticOf(statistic, resample);
    if (value === null) return null;
    drawn[index] = value;
  }
  return drawn.sort();
}

function statisticOf<Value>(statistic: Statistic<Value>, sample: readonly Value[]): number | null {
  const value = statistic(sample);
  if (Number.isNaN(value))
    throw new RangeError("The statistic of a sample is NaN; it is null where there is none.");
  return value;
}

/** The value whose rank is `level` × (resamples + 1), as near as there is one. */
const valueAt = (ascending: Float64Array, level: number): number | undefined =>
  ascending[Math.min(ascending.length, Math.max(1, Math.round(level * (ascending.length + 1)))) - 1];

/** The levels of the two ends, moved for the bias of the resamples and for how the spread changes with the value. */
function accelerated<Value>(
  levels: readonly [lower: number, upper: number],
  sample: readonly Value[],
  statistic: Statistic<Value>,
  estimate: number,
  drawn: Float64Array,
): readonly number[] | null {
  let below = 0;
  let equal = 0;
  for (const value of drawn) {
    if (value < estimate) below++;
    else if (value === estimate) equal++;
  }
  const bias = quantileOfNormal((below + equal / 2) / drawn.length);
  const acceleration = accelerationOf(sample, statistic);
  if (!Number.isFinite(bias) || acceleration === null) return null;
  return levels.map((level) => {
    const z = bias + quantileOfNormal(level);
    return cumulativeNormal(bias + z / (1 - acceleration * z));
  });
}

/** A sixth of the skewness of the jackknife: the statistic without each value in turn. */
function accelerationOf<Value>(sample: readonly Value[], statistic: Statistic<Value>): number | null {
  const without: number[] = [];
  for (let left = 0; left < sample.length; left++) {
    const value = statisticOf(statistic, sample.toSpliced(left, 1));
    if (value === null) return null;
    without.push(value);
  }
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  let squares = 0;
  let cubes = 0;
  for (const value of without) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
