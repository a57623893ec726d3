import type { QuestionnaireColumns } from "../../facts/questionnaire.ts";
import type { QuestionnaireItems } from "../../facts/questionnaire-facts.ts";
import { quoteText } from "../dialect.ts";
import { answeredQuestions, respondent, wholeNumber } from "./answer-stages.ts";
import type { ViewText, Writing } from "./view.ts";

/** One row for each response that names any of the items, as `questionnaireFacts` makes them. */
export function questionnaireView(
  writing: Writing,
  { instrument, items }: QuestionnaireItems,
): ViewText<QuestionnaireColumns> {
  if (items.length === 0 || items.length > 10)
    throw new RangeError(`A questionnaire fact holds one to ten items, not ${items.length}.`);
  const item = (number: number) => (number > items.length ? null : wholeNumber(`fact."score_${number}"`));
  return {
    stages: answeredQuestions(writing, items),
    from: "answered",
    columns: {
      ...respondent,
      instrument: quoteText(instrument),
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
      scaleMin: wholeNumber(`fact."scaleMin"`),
      scaleMax: wholeNumber(`fact."scaleMax"`),
    },
  };
}
