import type { SurveyResponseInput } from "../model/survey-response.ts";
import { answerScores } from "./answer-scores.ts";
import type { QuestionnaireFact } from "./questionnaire.ts";
import { respondentOf } from "./respondent.ts";
import { supersededAmong } from "./superseded.ts";

/** Which questions of a survey are the items of which questionnaire. */
export interface QuestionnaireItems {
  /** Name of the questionnaire: `sus`, `umux-lite`, `acsi`, or the company's own. */
  readonly instrument: string;
  /** Ids of the questions, the first item first; ten at most. */
  readonly items: readonly string[];
}

/**
 * One questionnaire fact for each response that names any of the items, answered or skipped; other responses are to
 * other surveys and make none. Items stand as they were answered, and a skipped one is `null`. Superseded responses
 * are told as `surveyResponseFacts` tells them. Records are expected once each, in their latest state.
 *
 * @throws InvalidRecordError on an instant that is none, and where the items are answered on more than one scale.
 * @throws RangeError on more than ten items.
 */
export function questionnaireFacts(
  responses: Iterable<SurveyResponseInput>,
  { instrument, items }: QuestionnaireItems,
): QuestionnaireFact[] {
  if (items.length > 10) throw new RangeError(`A questionnaire fact holds ten items, not ${items.length}.`);
  const all = Array.from(responses);
  const superseded = supersededAmong(all);
  return all.flatMap((response) => {
    const { isAsked, scoreOf, scale } = answerScores(response, items);
    if (!isAsked) return [];
    const item = (number: number) => scoreOf(items[number - 1] ?? "");
    return {
      ...respondentOf(response, superseded),
      instrument,
      item1: item(1),
      item2: item(2),
      item3: item(3),
      item4: item(4),
      item5: item(5),
      item6: item(6),
      item7: item(7),
      item8: item(8),
      item9: item(9),
      item10: item(10),
      scaleMin: scale[0],
      scaleMax: scale[1],
    };
  });
}
