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
type Scale = readonly [least: Bound, greatest: Bound];

const notStanding = ({ test, superseded }: Pick<AnswerColumns, "test" | "superseded">) => ({
  test,
  superseded,
});

const notOnScale = (
  { scaleMin, scaleMax, score }: Pick<AnswerColumns, "scaleMin" | "scaleMax" | "score">,
  [least, greatest]: Scale,
) => ({
  otherScale: scaleMin.equals(least).not().or(scaleMax.equals(greatest).not()),
  unanswered: score.isMissing(),
  offScale: invalid(score, score.lessThan(least).or(score.moreThan(greatest))),
});

/** The population of a metric of any one question: valid answers on one scale. */
export const notOnOneScale = (answer: Omit<AnswerColumns, "instrument">, scale: Scale) => ({
  ...notStanding(answer),
  ...notOnScale(answer, scale),
});

/**
 * The population of every survey metric: valid answers on one instrument and one scale. An answer of another
 * instrument or scale is left out and counted, never put in a bucket; an answer off its own scale is bad input.
 */
export const notAnswered = <const Instruments extends readonly string[]>(
  answer: AnswerColumns,
  instruments: Instruments,
  scale: Scale,
) => ({
  ...notStanding(answer),
  otherInstrument: answer.instrument.isOneOf(...instruments).not(),
  ...notOnScale(answer, scale),
});

interface JourneyAnswerColumns {
  readonly journeyInstanceId: Expression<"journeyInstanceId", "text">;
  readonly repeatedInJourney: Expression<"repeatedInJourney", "boolean">;
}

/** Answers about no journey, and those that a later one about the same journey stands in for. */
export const notOneAJourney = ({ journeyInstanceId, repeatedInJourney }: JourneyAnswerColumns) => ({
  aboutNoJourney: journeyInstanceId.isMissing(),
  repeatedInJourney,
});

/** The same, and answers about a journey that did not reach its goal. */
export const notOneACompletedJourney = (
  answer: JourneyAnswerColumns & { readonly journeyCompleted: Expression<"journeyCompleted", "boolean"> },
) => ({
  ...notOneAJourney(answer),
  outcomeUnknown: answer.journeyCompleted.isMissing(),
  notCompleted: answer.journeyCompleted.not(),
});
