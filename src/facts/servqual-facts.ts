import type { SurveyResponseInput } from "../model/survey-response.ts";
import { answerScores } from "./answer-scores.ts";
import { respondentOf } from "./respondent.ts";
import type { ServqualFact } from "./servqual.ts";
import { supersededAmong } from "./superseded.ts";

/** The five dimensions of SERVQUAL. */
export type ServqualDimension = "tangibles" | "reliability" | "responsiveness" | "assurance" | "empathy";

/** One item: the question about the service, and the one about what is expected where that was asked. */
export interface ServqualItem {
  readonly dimension: ServqualDimension;
  /** Id of the question about the service. */
  readonly perception: string;
  /** Id of the question about what is expected. Left out: it was not asked (SERVPERF). */
  readonly expectation?: string;
}

/** Which questions of a survey are the items of SERVQUAL. */
export interface ServqualQuestions {
  /** The items; 22 in the questionnaire of 1988. */
  readonly items: readonly ServqualItem[];
  /** Ids of the questions by which 100 points of importance were divided among the dimensions. */
  readonly points?: Readonly<Record<ServqualDimension, string>>;
}

/**
 * One SERVQUAL fact for each response that names any of the items, answered or skipped. An item counts for its
 * dimension where the service was rated and, if that was asked, the expectation too; half an item counts for nothing.
 * Superseded responses are told as `surveyResponseFacts` tells them.
 *
 * @throws InvalidRecordError on an instant that is none, and where the items are answered on more than one scale.
 */
export function servqualFacts(
  responses: Iterable<SurveyResponseInput>,
  { items, points }: ServqualQuestions,
): ServqualFact[] {
  const all = Array.from(responses);
  const superseded = supersededAmong(all);
  const questions = items.flatMap(({ perception, expectation }) => [perception, expectation ?? perception]);
  return all.flatMap((response) => {
    const { isAsked, scoreOf, scale } = answerScores(response, questions);
    if (!isAsked) return [];
    const dimension = (name: ServqualDimension) =>
      dimensionOf(
        items.filter((item) => item.dimension === name),
        scoreOf,
      );
    const importance = new Map((response.answers ?? []).map(({ questionId, score }) => [questionId, score]));
    const pointsOf = (name: ServqualDimension) => importance.get(points?.[name] ?? "")?.value ?? null;
    const tangibles = dimension("tangibles");
    const reliability = dimension("reliability");
    const responsiveness = dimension("responsiveness");
    const assurance = dimension("assurance");
    const empathy = dimension("empathy");
    return {
      ...respondentOf(response, superseded),
      tangiblesItems: tangibles.items,
      tangiblesPerception: tangibles.perception,
      tangiblesExpectation: tangibles.expectation,
      tangiblesPoints: pointsOf("tangibles"),
      reliabilityItems: reliability.items,
      reliabilityPerception: reliability.perception,
      reliabilityExpectation: reliability.expectation,
      reliabilityPoints: pointsOf("reliability"),
      responsivenessItems: responsiveness.items,
      responsivenessPerception: responsiveness.perception,
      responsivenessExpectation: responsiveness.expectation,
      responsivenessPoints: pointsOf("responsiveness"),
      assuranceItems: assurance.items,
      assurancePerception: assurance.perception,
      assuranceExpectation: assurance.expectation,
      assurancePoints: pointsOf("assurance"),
      empathyItems: empathy.items,
      empathyPerception: empathy.perception,
      empathyExpectation: empathy.expectation,
      empathyPoints: pointsOf("empathy"),
      scaleMin: scale[0],
      scaleMax: scale[1],
    };
  });
}

/** What the items of one dimension come to. */
function dimensionOf(items: readonly ServqualItem[], scoreOf: (questionId: string) => number | null) {
  const totals = { items: 0, perception: 0, expectation: 0 };
  for (const item of items) {
    const perception = scoreOf(item.perception);
    const expectation = item.expectation === undefined ? 0 : scoreOf(item.expectation);
    if (perception === null || expectation === null) continue;
    totals.items += 1;
    totals.perception += perception;
    totals.expectation += expectation;
  }
  const isExpectationAsked = items.length > 0 && items.every(({ expectation }) => expectation !== undefined);
  return { ...totals, expectation: isExpectationAsked ? totals.expectation : null };
}
