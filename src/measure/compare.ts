import type { AnyMetric, GivenValues, Unit } from "../metrics/metric.ts";
import { differenceInterval } from "../statistics/difference.ts";
import type { Interval } from "../statistics/interval.ts";
import type { Measurement } from "./measurement.ts";

/** What became of a metric between two measurements. */
export interface Comparison {
  /** Id of the metric. */
  readonly metric: string;
  /** Name of the variant; `null` for the recommended definition. */
  readonly variant: string | null;
  /** The thresholds that were used, the same in both. */
  readonly given: GivenValues;
  readonly unit: Unit;
  /** After − before, in `unit`; `null` where either has no value. */
  readonly difference: number | null;
  /** Confidence interval of the difference; `null` where either measurement has none. */
  readonly interval: Interval | null;
  /** Whether chance alone may be behind the difference: its interval holds 0. `null` without an interval. */
  readonly isNoise: boolean | null;
  /**
   * What the difference means, in the metric's own direction; `undecided` where it may be noise. `null` without an
   * interval, without the metric, and for a metric of which neither more nor less is better.
   */
  readonly verdict: "better" | "worse" | "undecided" | null;
}

/**
 * Compares two measurements of one metric over different rows: this quarter and the last, one team and another. The
 * interval of the difference comes from the two intervals, so it serves every metric that has one; for proportions
 * it is Newcombe's (see `differenceInterval` of `touchstone-cx/statistics`).
 *
 * The rows must be independent. Where the same customers answered twice, or one period contains the other, the
 * interval is not theirs: it is too wide for the one and wrong for the other. Whoever looks at twenty differences at
 * 95 % finds one that is no noise by chance alone.
 *
 * @param metric The metric or variant that was measured, for the verdict.
 *
 * @example
 * ```ts
 * import { measure, nps } from "touchstone-cx";
 *
 * const scores = (promoters: number, detractors: number) =>
 *   Array.from({ length: 100 }, (_, index) => ({ score: index < promoters ? 10 : index < promoters + detractors ? 3 : 7 }));
 * const [before, after] = [measure(nps, scores(40, 20)), measure(nps, scores(60, 10))];
 *
 * compare(before, after).difference; // => 30
 * compare(before, after, nps).verdict; // => "better"
 * ```
 * @throws TypeError on measurements of different metrics, variants, thresholds or confidence, of a distribution, and on
 * a metric that was not the one measured.
 */
export function compare(
  before: Measurement<string, number | null>,
  after: Measurement<string, number | null>,
  metric?: AnyMetric,
): Comparison {
  for (const what of ["metric", "variant", "given"] as const) {
    const [one, other] = [written(before[what]), written(after[what])];
    if (one !== other)
      throw new TypeError(`Only measurements of one metric compare; ${what} is ${one} and ${other}.`);
  }
  if (metric && (metric.id !== after.metric || metric.variant !== after.variant))
    throw new TypeError(
      `${named(after.metric, after.variant)} was measured, not ${named(metric.id, metric.variant)}.`,
    );
  for (const { value } of [before, after]) {
    if (typeof value === "object" && value !== null)
      throw new TypeError(`${after.metric} is a distribution; a difference is of one number.`);
  }
  const difference = before.value === null || after.value === null ? null : after.value - before.value;
  const interval = intervalOf(before, after);
  const isNoise = interval && interval.lower <= 0 && interval.upper >= 0;
  const { metric: id, variant, given, unit } = after;
  return {
    metric: id,
    variant,
    given,
    unit,
    difference,
    interval,
    isNoise,
    verdict: verdictOf(difference, isNoise, metric),
  };
}

function intervalOf(
  { value: before, interval: own }: Measurement<string, number | null>,
  { value: after, interval }: Measurement<string, number | null>,
): Interval | null {
  if (before === null || after === null || own === null || interval === null) return null;
  return differenceInterval({ value: before, interval: own }, { value: after, interval });
}

function verdictOf(
  difference: number | null,
  isNoise: boolean | null,
  metric: AnyMetric | undefined,
): Comparison["verdict"] {
  const better = metric?.better;
  if (difference === null || isNoise === null || (better !== "higher" && better !== "lower")) return null;
  if (isNoise) return "undecided";
  return difference > 0 === (better === "higher") ? "better" : "worse";
}

const named = (id: string, variant: string | null) => (variant === null ? id : `${id}, ${variant}`);

/** Thresholds are the same in any order. */
const written = (value: string | null | GivenValues) =>
  JSON.stringify(typeof value === "object" && value !== null ? Object.entries(value).sort() : value);
