/**
 * How long something took, over all the times that it was seen. Every time counts once, so nothing is estimated.
 * Milliseconds; `null` over no times.
 */
export interface Times {
  /** How many times there are. */
  readonly n: number;
  /** All of them together. */
  readonly totalMs: number;
  /** Their arithmetic mean. */
  readonly meanMs: number | null;
  /** Their standard deviation as that of a sample, over n − 1; `null` for fewer than two. */
  readonly deviationMs: number | null;
  /** The shortest. */
  readonly leastMs: number | null;
  /** The median. */
  readonly medianMs: number | null;
  /** Nine in ten took no longer. */
  readonly p90Ms: number | null;
  /** Nineteen in twenty took no longer. */
  readonly p95Ms: number | null;
  /** The longest. */
  readonly mostMs: number | null;
}

/**
 * Which quantile is taken where it falls between two times, by Hyndman and Fan (1996): `linear` (type 7) on the line
 * between them, as Excel's PERCENTILE.INC; `nearestRank` (type 1) the smallest time that the share does not exceed.
 */
export type QuantileRule = "linear" | "nearestRank";

/** How times are summed up. */
export interface TimesOptions {
  /** How quantiles fall between two times: `linear` unless said. */
  readonly quantiles?: QuantileRule;
}

/** Sums up times, whole numbers; changes their order. */
function summarise(times: Float64Array, { quantiles = "linear" }: TimesOptions): Times {
  const n = times.length;
  const quantile = quantiles === "linear" ? linear : nearestRank;
  let totalMs = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let place = 0; place < n; place += 1) {
    const time = times[place] ?? 0;
    totalMs += time;
    if (time < least) least = time;
    if (time > most) most = time;
  }
  return {
    n,
    totalMs,
    meanMs: n === 0 ? null : totalMs / n,
    deviationMs: n < 2 ? null : deviation(times, totalMs),
    leastMs: n === 0 ? null : least,
    medianMs: quantile(times, 0.5),
    p90Ms: quantile(times, 0.9),
    p95Ms: quantile(times, 0.95),
    mostMs: n === 0 ? null : most,
  };
}

const HALF = 2 ** 26;
const LIMB = 2 ** 52;

/**
 * The standard deviation of a sample by its exact sum of squares, so that the order of times decides nothing: each time
 * is cut in two halves, and what grows too large for a number goes over into a big integer.
 */
function deviation(times: Float64Array, totalMs: number): number {
  const whole = [0n, 0n, 0n] as [bigint, bigint, bigint];
  let [high, middle, low] = [0, 0, 0];
  for (let place = 0; place < times.length; place += 1) {
    const time = times[place] ?? 0;
    const upper = Math.floor(time / HALF);
    const lower = time - upper * HALF;
    high += upper * upper;
    middle += upper * lower;
    low += lower * lower;
    if (high < LIMB && middle < LIMB && low < LIMB) continue;
    whole[0] += BigInt(high);
    whole[1] += BigInt(middle);
    whole[2] += BigInt(low);
    high = middle = low = 0;
  }
  const n = BigInt(times.length);
  const squares =
    ((whole[0] + BigInt(high)) << 52n) + ((whole[1] + BigInt(middle)) << 27n) + whole[2] + BigInt(low);
  const scaled = n * squares - BigInt(totalMs) ** 2n;
  return Math.sqrt(Number(scaled) / times.length / (times.length - 1));
}

function linear(times: Float64Array, share: number): number | null {
  const place = (times.length - 1) * share;
  const below = Math.floor(place);
  const low = select(times, below);
  if (low === null || below === place) return low;
  // What lies behind the place is no less than what stands there; the next one is the least of it.
  let high = Infinity;
  for (let above = below + 1; above < times.length; above += 1) {
    const time = times[above] ?? 0;
    if (time < high) high = time;
  }
  return low + (high - low) * (place - below);
}

const nearestRank = (times: Float64Array, share: number): number | null =>
  select(times, Math.max(Math.ceil(times.length * share) - 1, 0));

/** The time that would stand at a place if they were sorted, found by Hoare's quickselect; `null` where there is none. */
function select(times: Float64Array, place: number): number | null {
  let from = 0;
  let to = times.length - 1;
  while (from < to) {
    const pivot = middleOf(times[from] ?? 0, times[(from + to) >>> 1] ?? 0, times[to] ?? 0);
    let left = from;
    let right = to;
    while (left <= right) {
      while ((times[left] ?? 0) < pivot) left += 1;
      while ((times[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const swapped = times[left] ?? 0;
      times[left] = times[right] ?? 0;
      times[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (place <= right) to = right;
    else if (place >= left) from = left;
    else break;
  }
  return times[place] ?? null;
}

const middleOf = (one: number, two: number, three: number): number =>
  Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));

/** What is said of something never seen. */
export const noTimes: Times = summarise(new Float64Array(), {});

/** Times of numbered things, summed up for each. */
export interface TimesByNumber {
  readonly add: (number: number, time: number) => void;
  /** The times of the things numbered below `size`. */
  readonly summaries: (size: number, options: TimesOptions) => readonly Times[];
}

/** Room for `most` times. */
export function timesByNumber(most: number): TimesByNumber {
  const numbers = new Uint32Array(most);
  const times = new Float64Array(most);
  let count = 0;
  return {
    add: (number, time) => {
      numbers[count] = number;
      times[count] = time;
      count += 1;
    },
    summaries: (size, options) => {
      const ends = new Uint32Array(size + 1);
      for (let place = 0; place < count; place += 1) {
        const number = (numbers[place] ?? 0) + 1;
        ends[number] = (ends[number] ?? 0) + 1;
      }
      for (let number = 1; number <= size; number += 1) {
        ends[number] = (ends[number] ?? 0) + (ends[number - 1] ?? 0);
      }
      // Each end begins where the times of its number do, and moves as they come.
      const sorted = new Float64Array(count);
      for (let place = 0; place < count; place += 1) {
        const number = numbers[place] ?? 0;
        const end = ends[number] ?? 0;
        sorted[end] = times[place] ?? 0;
        ends[number] = end + 1;
      }
      return Array.from({ length: size }, (_, number) =>
        summarise(sorted.subarray(ends[number - 1] ?? 0, ends[number]), options),
      );
    },
  };
}
