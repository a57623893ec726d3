/** What a proportion was counted from. Sums of weights will do in place of counts. */
export interface ProportionSample {
  /** From 0 to `trials`. */
  readonly successes: number;
  readonly trials: number;
}

/** What a net score was counted from: answers at either end, and all of them, those in between too. */
export interface NetScoreSample {
  /** Promoters, the satisfied: from 0. */
  readonly positive: number;
  /** Detractors, the dissatisfied: from 0, and with the positive ones no more than all. */
  readonly negative: number;
  readonly all: number;
}

/** What a mean was computed from. */
export interface MeanSample {
  /** How many values there were. */
  readonly n: number;
  readonly mean: number;
  /** Sample variance of the values (divided by n − 1), in the square of their unit. */
  readonly variance: number;
}

/** @throws RangeError on what cannot have been counted. */
export function checkProportion({ successes, trials }: ProportionSample): void {
  checkAtLeast0({ successes, trials });
  if (successes > trials) throw new RangeError(`successes is ${successes}, more than trials, ${trials}.`);
}

/**
 * The shares of the two ends; 0 where nobody answered.
 * @throws RangeError on what cannot have been counted.
 */
export function sharesOf({ positive, negative, all }: NetScoreSample): readonly [up: number, down: number] {
  checkAtLeast0({ positive, negative, all });
  // Sums of weights are rounded.
  if (positive + negative > all * (1 + 1e-12))
    throw new RangeError(`positive and negative are ${positive + negative}, more than all, ${all}.`);
  return all === 0 ? [0, 0] : [Math.min(1, positive / all), Math.min(1, negative / all)];
}

/** @throws RangeError on what no sample has. */
export function checkMean({ n, mean, variance }: MeanSample): void {
  checkAtLeast0({ n, variance });
  if (!Number.isFinite(mean)) throw new RangeError(`mean is ${mean}, not a finite number.`);
}

/** @throws RangeError on a negative number or none, by its name. */
export function checkAtLeast0(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`${name} is ${value}, not a number of at least 0.`);
  }
}
