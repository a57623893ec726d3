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

const points = int({ unit: "points", atLeast: 0 });
const columns = {
  evaluationId: optional(text),
  interactionId: optional(text),
  caseId: optional(text),
  agentId: optional(text),
  teamId: optional(text),
  evaluatorId: optional(text),
  scorecardId: optional(text),
  channel: optional(text),
  earnedPoints: nullable(points),
  possiblePoints: nullable(points),
  complianceEarnedPoints: optional(points),
  compliancePossiblePoints: optional(points),
  autoFail: optional(boolean),
  customerErrors: optional(int({ atLeast: 0 })),
  businessErrors: optional(int({ atLeast: 0 })),
  complianceErrors: optional(int({ atLeast: 0 })),
  calibration: optional(boolean),
  evaluatedAt: optional(instant),
};
type Columns = typeof columns;

/** The columns of the evaluation fact. */
export interface EvaluationColumns extends Columns {}

/** What a row is and what its columns hold. */
export const evaluationTexts: FactTexts<EvaluationColumns> = {
  grain: "One row: one evaluation of one transaction (a contact or case) against a quality scorecard.",
  columns: {
    evaluationId: "Identifies the evaluation.",
    interactionId: "Interaction that was evaluated.",
    caseId: "Case that was evaluated.",
    agentId: "Agent who was evaluated.",
    teamId: "Team of that agent.",
    evaluatorId: "Who evaluated, a person or a machine.",
    scorecardId: "Scorecard, with its version, that it was evaluated against.",
    channel: "Channel of the transaction.",
    earnedPoints:
      "Weighted points earned on the items that applied, before any auto-fail: Σ weight × score. Whole; multiply weights where the form has fractions.",
    possiblePoints:
      "Weighted points that those items could have earned; an item that did not apply adds to neither.",
    complianceEarnedPoints:
      "Of the earned points those on compliance items; `null` if they are not kept apart.",
    compliancePossiblePoints: "Of the possible points those on compliance items; `null` as above.",
    autoFail: "Whether an item failed that fails the whole evaluation; `null` if the form has none.",
    customerErrors: "Critical errors that hurt the customer; `null` if they were not looked for.",
    businessErrors: "Critical errors that hurt the business; `null` as above.",
    complianceErrors: "Critical errors against law or rules; `null` as above.",
    calibration: "Whether it was made to train or compare evaluators, and counts for nobody.",
    evaluatedAt: "When it was evaluated.",
  },
};

/** One evaluation of one transaction. */
export interface EvaluationFact extends RowOf<EvaluationColumns> {}

/** One row: one evaluation. The model has no record of evaluations, so the rows are made by the caller. */
export const evaluationFact: Fact<EvaluationFact, EvaluationColumns> = {
  name: "evaluation",
  columns,
  key: "evaluationId",
  at: "evaluatedAt",
};
