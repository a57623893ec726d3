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
  accountId: optional(text),
  caseId: optional(text),
  interactionId: optional(text),
  orderId: optional(text),
  journeyInstanceId: optional(text),
  channel: optional(text),
  ratedChannel: optional(text),
  touchChannel: optional(text),
  teamId: optional(text),
  agentId: optional(text),
  touchpointId: optional(text),
  momentOfTruth: optional(boolean),
  journeyCompleted: optional(boolean),
  repeatedInJourney: optional(boolean),
  instrument: optional(text),
  score: nullable(int()),
  scaleMin: optional(int()),
  scaleMax: optional(int()),
  accountAnswers: optional(int({ atLeast: 1 })),
  accountScoreTotal: optional(int()),
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
    accountId: "Organization that the respondent belongs to; `null` if unknown or none.",
    caseId: "Case the survey is about.",
    interactionId: "Interaction the survey is about.",
    orderId: "Order the survey is about.",
    journeyInstanceId: "Journey, as lived, that the survey is about.",
    channel: "Channel of the interaction or case that is rated, or of the survey where that is unknown.",
    ratedChannel:
      "Channel on which what is rated ended: of the last interaction that the rated one was transferred to, else of the case; `null` if unknown, and never the channel of the survey.",
    touchChannel:
      "Channel of the very interaction or touchpoint that is rated, whatever it was transferred to; `null` if unknown.",
    teamId: "Team that is rated.",
    agentId: "Agent who is rated.",
    touchpointId: "Touchpoint that is rated.",
    momentOfTruth:
      "Whether the touchpoint that is rated is a moment of truth; `null` if there is none, or if unknown.",
    journeyCompleted:
      "Whether the journey that is rated reached its goal; `null` if there is none, or if unknown.",
    repeatedInJourney:
      "Whether a later answer to the same question about the same journey stands in its place, whoever gave it and in whatever survey; `null` if it is about no journey.",
    instrument:
      "What was asked: `nps`, `enps` (of employees), `csat`, `ces` (version 2), `ces1`, `ces2`, `seq`, `pmf`, …; `null` means the one that is measured.",
    score: "The answer as given; `null` if the question was not answered.",
    scaleMin:
      "Lowest answer of the scale; `null` means the usual scale of the instrument. The highest where the scale runs the other way than that of the instrument (1 is very satisfied), so that the answer counts as one on another scale.",
    scaleMax: "The other end of the scale; `null` means the usual scale of the instrument.",
    accountAnswers:
      "On one answer of each account: how many valid answers the account gave to this question, in all rows that were derived together; `null` on its other answers.",
    accountScoreTotal: "Beside `accountAnswers`: the sum of their scores; `null` where that is.",
    weight: "Survey weight of the respondent; `null` if there is none.",
    test: "Whether it is a test response.",
    superseded: "Whether another response of the same respondent to the same survey stands in its place.",
    completion: "`complete`, `partial`, `disqualified` or `overquota`; `null` if there was no response.",
    invited:
      "Whether the row stands for an invitation; `false` for an answer that came unasked and for a further answer to the same invitation.",
    sent: "Whether the invitation was sent; `null` if unknown or if the row stands for none.",
    delivered: "Whether it was sent and did not bounce; `null` as for `sent`.",
    opened:
      "Whether it was seen to be opened; `null` as for `sent`, and where all that is known is that it has expired.",
    disposition:
      "Final disposition of a sampled unit: `complete`, `partial`, `refusal`, `non-contact`, `other`, `unknown-household`, `unknown-other`.",
    invitedAt: "When the invitation was sent.",
    respondedAt: "When the answer was given; `null` if there was none.",
  },
};

/** One survey put to one respondent, with the answer if there was one. */
export interface SurveyResponseFact extends RowOf<SurveyResponseColumns> {}

/** One row: one survey put to one respondent, answered or not. In periods it counts where it was answered, unless said. */
export const surveyResponseFact: Fact<SurveyResponseFact, SurveyResponseColumns> = {
  name: "surveyResponse",
  columns,
  key: "responseId",
  at: "respondedAt",
};
