import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  responseId: optional(text),
  surveyId: optional(text),
  customerId: optional(text),
  touchpointId: optional(text),
  channel: optional(text),
  instrument: optional(text),
  item1: nullable(int()),
  item2: nullable(int()),
  item3: optional(int()),
  item4: optional(int()),
  item5: optional(int()),
  item6: optional(int()),
  item7: optional(int()),
  item8: optional(int()),
  item9: optional(int()),
  item10: optional(int()),
  scaleMin: optional(int()),
  scaleMax: optional(int()),
  test: optional(boolean),
  superseded: optional(boolean),
  respondedAt: optional(instant),
};
type Columns = typeof columns;

/** The columns of the questionnaire fact. */
export interface QuestionnaireColumns extends Columns {}

/** What a row is and what its columns hold. */
export const questionnaireTexts: FactTexts<QuestionnaireColumns> = {
  grain: "One row: one respondent's answers to the items of one questionnaire.",
  columns: {
    responseId: "Identifies the response.",
    surveyId: "Survey that was answered.",
    customerId: "Who answered.",
    touchpointId: "Touchpoint, product or system that is rated.",
    channel: "Channel it was answered on.",
    instrument: "Which questionnaire: `sus`, `umux-lite`, `acsi`, …; `null` means the one that is measured.",
    item1: "Answer to the first item as given, never turned round; `null` if it was left out.",
    item2: "Answer to the second item; `null` if it was left out.",
    item3: "Answer to the third item; `null` if it was left out or there is none.",
    item4: "Answer to the fourth item; `null` as for `item3`.",
    item5: "Answer to the fifth item; `null` as for `item3`.",
    item6: "Answer to the sixth item; `null` as for `item3`.",
    item7: "Answer to the seventh item; `null` as for `item3`.",
    item8: "Answer to the eighth item; `null` as for `item3`.",
    item9: "Answer to the ninth item; `null` as for `item3`.",
    item10: "Answer to the tenth item; `null` as for `item3`.",
    scaleMin:
      "Lowest answer of the scale of all items; `null` means the usual scale of the questionnaire. The highest where the scale runs the other way (1 is strongly agree).",
    scaleMax: "The other end of the scale; `null` means the usual scale of the questionnaire.",
    test: "Whether it is a test response.",
    superseded: "Whether another response of the same respondent to the same survey stands in its place.",
    respondedAt: "When it was answered.",
  },
};

/** One respondent's answers to the items of one questionnaire. */
export interface QuestionnaireFact extends RowOf<QuestionnaireColumns> {}

/** One row: one respondent's answers to the items of one questionnaire. */
export const questionnaireFact: Fact<QuestionnaireFact, QuestionnaireColumns> = {
  name: "questionnaire",
  columns,
  key: "responseId",
  at: "respondedAt",
};
