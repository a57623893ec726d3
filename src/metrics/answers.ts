import type { Expression } from "../language/expression.ts";
import { invalid } from "./metric.ts";

interface AnswerColumns {
  readonly test: Expression<"test", "boolean">;
  readonly superseded: Expression<"superseded", "boolean">;
  readonly instrument: Expression<"instrument", "text">;
  readonly scaleMin: Expression<"scaleMin", "int">;
  readonly scaleMax: Expression<"scaleMax", "int">;
  readonly score: Expression<"score", "int">;
}
type Bound = Expression<never, "int"> | number;

/**
 * The population of every survey metric: valid answers on one instrument and one scale. An answer of another
 * instrument or scale is left out and counted, never put in a bucket; an answer off its own scale is bad input.
 */
export const notAnswered = <const Instruments extends readonly string[]>(
  { test, superseded, instrument, scaleMin, scaleMax, score }: AnswerColumns,
  instruments: Instruments,
  [least, greatest]: readonly [least: Bound, greatest: Bound],
) => ({
  test,
  superseded,
  otherInstrument: instrument.isOneOf(...instruments).not(),
  otherScale: scaleMin.equals(least).not().or(scaleMax.equals(greatest).not()),
  unanswered: score.isMissing(),
  offScale: invalid(score, score.lessThan(least).or(score.moreThan(greatest))),
});
