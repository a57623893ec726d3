import { boolean, type Fact, instant, int, nullable, optional, type RowOf, real, text } from "./fact.ts";

const columns = {
  responseId: optional(text("Identifies the response, or the invitation where there was no response.")),
  surveyId: optional(text("Survey that was sent.")),
  customerId: optional(text("Who was asked.")),
  caseId: optional(text("Case the survey is about.")),
  channel: optional(
    text("Channel of the interaction or case that is rated, or of the survey where that is unknown."),
  ),
  teamId: optional(text("Team that is rated.")),
  agentId: optional(text("Agent who is rated.")),
  touchpointId: optional(text("Touchpoint that is rated.")),
  instrument: optional(
    text(
      "What was asked: `nps`, `csat`, `ces` (version 2), `ces1`, `ces2`, …; `null` means the one that is measured.",
    ),
  ),
  score: nullable(int("The answer as given; `null` if the question was not answered.")),
  scaleMin: optional(
    int(
      "Lowest answer of the scale; `null` means the usual scale of the instrument. The highest where the scale runs the other way than that of the instrument (1 is very satisfied), so that the answer counts as one on another scale.",
    ),
  ),
  scaleMax: optional(int("The other end of the scale; `null` means the usual scale of the instrument.")),
  weight: optional(real("Survey weight of the respondent; `null` if there is none.", { atLeast: 0 })),
  test: optional(boolean("Whether it is a test response.")),
  superseded: optional(
    boolean("Whether another response of the same respondent to the same survey stands in its place."),
  ),
  completion: optional(
    text("`complete`, `partial`, `disqualified` or `overquota`; `null` if there was no response."),
  ),
  invited: optional(
    boolean(
      "Whether the row stands for an invitation; `false` for an answer that came unasked and for a further answer to the same invitation.",
    ),
  ),
  sent: optional(
    boolean("Whether the invitation was sent; `null` if unknown or if the row stands for none."),
  ),
  delivered: optional(boolean("Whether it was sent and did not bounce; `null` as for `sent`.")),
  opened: optional(boolean("Whether it was seen to be opened; `null` as for `sent`.")),
  disposition: optional(
    text(
      "Final disposition of a sampled unit: `complete`, `partial`, `refusal`, `non-contact`, `other`, `unknown-household`, `unknown-other`.",
    ),
  ),
  invitedAt: optional(instant("When the invitation was sent.")),
  respondedAt: optional(instant("When the answer was given; `null` if there was none.")),
};
type Columns = typeof columns;

/** The columns of the survey response fact. */
export interface SurveyResponseColumns extends Columns {}

/** One survey put to one respondent, with the answer if there was one. */
export interface SurveyResponseFact extends RowOf<SurveyResponseColumns> {}

/** One row: one survey put to one respondent, answered or not. */
export const surveyResponseFact: Fact<SurveyResponseFact, SurveyResponseColumns> = {
  name: "surveyResponse",
  grain: "One row: one survey put to one respondent, with the answer if there was one.",
  columns,
  key: "responseId",
  at: "respondedAt",
};
