import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  nullable,
  optional,
  type RowOf,
  real,
  text,
} from "./fact.ts";

const columns = {
  responseId: optional(text),
  surveyId: optional(text),
  customerId: optional(text),
  caseId: optional(text),
  channel: optional(text),
  teamId: optional(text),
  agentId: optional(text),
  touchpointId: optional(text),
  instrument: optional(text),
  score: nullable(int()),
  scaleMin: optional(int()),
  scaleMax: optional(int()),
  weight: optional(real({ atLeast: 0 })),
  test: optional(boolean),
  superseded: optional(boolean),
  completion: optional(text),
  invited: optional(boolean),
  sent: optional(boolean),
  delivered: optional(boolean),
  opened: optional(boolean),
  disposition: optional(text),
  invitedAt: optional(instant),
  respondedAt: optional(instant),
};
type Columns = typeof columns;

/** The columns of the survey response fact. */
export interface SurveyResponseColumns extends Columns {}

/** What a row is and what its columns hold. */
export const surveyResponseTexts: FactTexts<SurveyResponseColumns> = {
  grain: "One row: one survey put to one respondent, with the answer if there was one.",
  columns: {
    responseId: "Identifies the response, or the invitation where there was no response.",
    surveyId: "Survey that was sent.",
    customerId: "Who was asked.",
    caseId: "Case the survey is about.",
    channel: "Channel of the interaction or case that is rated, or of the survey where that is unknown.",
    teamId: "Team that is rated.",
    agentId: "Agent who is rated.",
    touchpointId: "Touchpoint that is rated.",
    instrument:
      "What was asked: `nps`, `csat`, `ces` (version 2), `ces1`, `ces2`, …; `null` means the one that is measured.",
    score: "The answer as given; `null` if the question was not answered.",
    scaleMin:
      "Lowest answer of the scale; `null` means the usual scale of the instrument. The highest where the scale runs the other way than that of the instrument (1 is very satisfied), so that the answer counts as one on another scale.",
    scaleMax: "The other end of the scale; `null` means the usual scale of the instrument.",
    weight: "Survey weight of the respondent; `null` if there is none.",
    test: "Whether it is a test response.",
    superseded: "Whether another response of the same respondent to the same survey stands in its place.",
    completion: "`complete`, `partial`, `disqualified` or `overquota`; `null` if there was no response.",
    invited:
      "Whether the row stands for an invitation; `false` for an answer that came unasked and for a further answer to the same invitation.",
    sent: "Whether the invitation was sent; `null` if unknown or if the row stands for none.",
    delivered: "Whether it was sent and did not bounce; `null` as for `sent`.",
    opened: "Whether it was seen to be opened; `null` as for `sent`.",
    disposition:
      "Final disposition of a sampled unit: `complete`, `partial`, `refusal`, `non-contact`, `other`, `unknown-household`, `unknown-other`.",
    invitedAt: "When the invitation was sent.",
    respondedAt: "When the answer was given; `null` if there was none.",
  },
};

/** One survey put to one respondent, with the answer if there was one. */
export interface SurveyResponseFact extends RowOf<SurveyResponseColumns> {}

/** One row: one survey put to one respondent, answered or not. */
export const surveyResponseFact: Fact<SurveyResponseFact, SurveyResponseColumns> = {
  name: "surveyResponse",
  columns,
  key: "responseId",
  at: "respondedAt",
};
