import type { Score } from "../model/score.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import { InvalidRecordError } from "./record-fields.ts";

/** Scores a response gave to some of its questions. */
export interface AnswerScores {
  /** Whether the response names any of the questions, answered or skipped. */
  readonly isAsked: boolean;
  /** The score of a question; `null` where it was skipped or not asked. */
  readonly scoreOf: (questionId: string) => number | null;
  /** The two ends of the scale that all of them were answered on; `null` where none was answered. */
  readonly scale: readonly [min: number, max: number] | readonly [null, null];
}

/**
 * What a response answered to some of its questions, which are asked on one scale. A scale that runs the other way
 * (1 is best) is told by its ends changing places, so that no metric takes an answer for its opposite.
 *
 * @throws InvalidRecordError where the answers are on more than one scale.
 */
export function answerScores(response: SurveyResponseInput, questionIds: readonly string[]): AnswerScores {
  const wanted = new Set(questionIds);
  const scores = new Map<string, Score | null>();
  for (const { questionId, score } of response.answers ?? []) {
    if (wanted.has(questionId)) scores.set(questionId, score ?? null);
  }
  const given = Array.from(scores.values()).filter((score) => score !== null);
  const [first, ...others] = given.map(({ scale }) => endsOf(scale));
  if (first !== undefined && others.some(([min, max]) => min !== first[0] || max !== first[1])) {
    const record = `survey response ${response.id}`;
    throw new InvalidRecordError(record, "answers", [first, ...others], "answers on one scale");
  }
  return {
    isAsked: scores.size > 0,
    scoreOf: (questionId) => scores.get(questionId)?.value ?? null,
    scale: first ?? [null, null],
  };
}

const endsOf = ({ min, max, direction }: Score["scale"]): readonly [number, number] =>
  direction === "higher-is-better" ? [min, max] : [max, min];
