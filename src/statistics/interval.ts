/** Confidence levels an interval can be asked for; any other level needs a distribution library. */
export type Confidence = 0.8 | 0.9 | 0.95 | 0.99;

/**
 * A confidence interval of a value, in the value's own unit. What `measure` gives has one of four levels, what
 * `touchstone-cx/statistics` gives any level between 0 and 1.
 */
export interface Interval<Level extends number = Confidence> {
  readonly lower: number;
  readonly upper: number;
  readonly confidence: Level;
  /** Name of the method, as the literature calls it. */
  readonly method: string;
}

/** What an interval may look at: how many rows were counted in and what the parts came to. */
export interface PartReader<Part extends string> {
  readonly n: number;
  /** The part's answer. */
  readonly value: (part: Part) => number | null;
  /** All values behind a quantile part, ascending. */
  readonly values: (part: Part) => Float64Array;
  /** The thresholds that were used. */
  readonly given: Readonly<Record<string, number>>;
}

/** How a metric's interval follows from its parts. `null` bounds mean that there is nothing to say. */
export interface IntervalRule<Part extends string> {
  readonly method: string;
  /** Lower and upper bound, in the unit of the value. */
  readonly bounds: (
    read: PartReader<Part>,
    confidence: Confidence,
  ) => readonly [lower: number, upper: number] | null;
}

/** Two-sided standard normal quantile, z with P(−z < Z < z) = confidence. */
export const normalQuantile: Readonly<Record<Confidence, number>> = {
  0.8: 1.2815515655446004,
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
};
