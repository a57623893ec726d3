import { type Confidence, normalQuantile } from "../statistics/interval.ts";
import { notNegative, wholeNumber } from "./checks.ts";

/** How long something lasted, or how long it had lasted when it was last seen. */
export interface Lifetime {
  /** From 0, in the unit of time of the caller's choice. */
  readonly duration: number;
  /** True if it ended then; false if it was last seen then and had not ended (right-censored). */
  readonly ended: boolean;
  /** How many have this lifetime. A whole number from 0; 1 if absent. */
  readonly customers?: number;
}

/** A moment at which lifetimes ended, and the share that outlives it. */
export interface SurvivalStep {
  readonly time: number;
  /** How many had not ended, and were still seen, right before. */
  readonly atRisk: number;
  /** How many ended. Above 0. */
  readonly ended: number;
  /** Share that outlives `time`, from 0 to below 1. */
  readonly survival: number;
  /** Greenwood's standard error of the share; `null` once nobody is left. */
  readonly standardError: number | null;
  /** Bounds of the log-log confidence interval of the share; `null` once nobody is left. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A survival curve: 1 up to the first step, then what the last step says. */
export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[];
  readonly confidence: Confidence;
  /** Lifetimes seen in all. */
  readonly customers: number;
  /**
   * The longest duration seen, ended or not; `null` if there is none. Beyond it the curve says nothing, unless it
   * is 0.
   */
  readonly longest: number | null;
}

/**
 * Kaplan–Meier estimate of the share that outlives each time, from lifetimes of which some have not ended yet. What
 * is last seen at a time when others end counts as at risk then. Being last seen must have nothing to do with being
 * about to end.
 * @throws RangeError for a duration or a count that is negative or no number.
 *
 * Source: Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, Journal of the American
 * Statistical Association 53(282), https://doi.org/10.1080/01621459.1958.10501452; interval: Kalbfleisch and
 * Prentice (2002), The Statistical Analysis of Failure Time Data, 2nd ed., §1.4.1.
 */
export function kaplanMeier(lifetimes: Iterable<Lifetime>, confidence: Confidence = 0.95): SurvivalCurve {
  const moments = new Map<number, { gone: number; ended: number }>();
  let customers = 0;
  for (const { duration, ended, customers: many = 1 } of lifetimes) {
    notNegative({ duration });
    wholeNumber({ customers: many });
    if (many === 0) continue;
    const moment = moments.get(duration) ?? { gone: 0, ended: 0 };
    moment.gone += many;
    if (ended) moment.ended += many;
    moments.set(duration, moment);
    customers += many;
  }
  const steps: SurvivalStep[] = [];
  let [atRisk, survival, greenwood] = [customers, 1, 0];
  const times = [...moments].sort(([one], [other]) => one - other);
  for (const [time, { gone, ended }] of times) {
    if (ended > 0) {
      const left = atRisk - ended;
      survival *= left / atRisk;
      greenwood += ended / (atRisk * left);
      steps.push({ time, atRisk, ended, survival, ...errorOf(survival, greenwood, confidence) });
    }
    atRisk -= gone;
  }
  return { steps, confidence, customers, longest: times.at(-1)?.[0] ?? null };
}

function errorOf(
  survival: number,
  greenwood: number,
  confidence: Confidence,
): Pick<SurvivalStep, "standardError" | "lower" | "upper"> {
  if (survival === 0) return { standardError: null, lower: null, upper: null };
  const root = Math.sqrt(greenwood);
  const margin = (normalQuantile[confidence] * root) / Math.log(survival);
  return {
    standardError: survival * root,
    lower: survival ** Math.exp(-margin),
    upper: survival ** Math.exp(margin),
  };
}

/**
 * Share that outlives `time`, from 0 to 1. `null` beyond the longest duration seen, unless everybody's end was
 * seen.
 * @throws RangeError for a negative time.
 */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  notNegative({ time });
  const last = curve.steps.filter((step) => step.time <= time).at(-1)?.survival ?? 1;
  return last > 0 && time > (curve.longest ?? -1) ? null : last;
}

/** Shares that differ by less are equal, and the difference is that of rounding. */
const ROUNDING = 1e-12;

/**
 * Median lifetime: the first time that at most half outlive. `null` if more than half are left where the curve
 * ends.
 */
export const medianSurvival = (curve: SurvivalCurve): number | null =>
  curve.steps.find(({ survival }) => survival <= 0.5 + ROUNDING)?.time ?? null;

/** A mean lifetime up to a horizon. */
export interface RestrictedMean {
  readonly mean: number;
  readonly standardError: number;
}

/**
 * Restricted mean lifetime: the mean of lifetimes cut at `horizon`, which is the area under the curve up to it, in
 * the unit of the durations. A mean without horizon would need what happens after the end of the observation.
 * `null` where the horizon lies beyond the longest duration seen while somebody is left.
 * @param horizon From 0.
 * @throws RangeError for a negative horizon.
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): RestrictedMean | null {
  if (survivalAt(curve, horizon) === null) return null;
  const steps = curve.steps.filter(({ time }) => time < horizon);
  // Backwards, so that the area behind each step is at hand: it is what the step's chance decides.
  let [until, area, variance] = [horizon, 0, 0];
  for (const { time, survival, atRisk, ended } of steps.toReversed()) {
    area += survival * (until - time);
    if (atRisk > ended) variance += (area * area * ended) / (atRisk * (atRisk - ended));
    until = time;
  }
  return { mean: area + until, standardError: Math.sqrt(variance) };
}
