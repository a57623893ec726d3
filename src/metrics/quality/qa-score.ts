import { evaluationFact } from "../../facts/evaluation.ts";
import { count, sum } from "../../language/aggregate.ts";
import { type Expression, literal, when } from "../../language/expression.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";

type Whole<Name extends string> = Expression<Name, "int">;

const notScored = <Earned extends string, Possible extends string>(
  calibration: Expression<"calibration", "boolean">,
  earned: Whole<Earned>,
  possible: Whole<Possible>,
) => ({
  calibration,
  pointsUnknown: earned.isMissing().or(possible.isMissing()),
  moreThanPossible: invalid(earned, earned.moreThan(possible)),
  nothingApplied: possible.equals(0),
});

/** Quality score: weighted points earned of those possible, none where an item fails it all, from 0 to 100. */
export const qaScore = metric({
  id: "qaScore",
  unit: "points",
  better: "higher",
  domain: "customer-service",
  range: [0, 100],
  of: evaluationFact,
  excluded: ({ calibration, earnedPoints, possiblePoints }) =>
    notScored(calibration, earnedPoints, possiblePoints),
  parts: ({ earnedPoints, possiblePoints, autoFail }) => ({
    earned: sum(when(autoFail, literal(0), earnedPoints)),
    possible: sum(possiblePoints),
    evaluations: count(),
    autoFails: count(autoFail),
  }),
  value: ({ earned, possible }) => earned.times(100).over(possible),
  variants: (vary) => ({
    withoutAutoFail: vary({
      parts: ({ earnedPoints, possiblePoints }) => ({
        earned: sum(earnedPoints),
        possible: sum(possiblePoints),
        evaluations: count(),
      }),
      value: ({ earned, possible }) => earned.times(100).over(possible),
    }),
    perEvaluation: vary({
      parts: ({ earnedPoints, possiblePoints, autoFail }) => ({
        scores: sum(when(autoFail, literal(0), earnedPoints.times(100)).over(possiblePoints)),
        evaluations: count(),
        autoFails: count(autoFail),
      }),
      value: ({ scores, evaluations }) => scores.over(evaluations),
    }),
    compliance: vary({
      excluded: ({ calibration, complianceEarnedPoints, compliancePossiblePoints }) =>
        notScored(calibration, complianceEarnedPoints, compliancePossiblePoints),
      parts: ({ complianceEarnedPoints, compliancePossiblePoints }) => ({
        earned: sum(complianceEarnedPoints),
        possible: sum(compliancePossiblePoints),
        evaluations: count(),
      }),
      value: ({ earned, possible }) => earned.times(100).over(possible),
    }),
  }),
});

const qualicore = {
  by: "Qualicore",
  title: "QA scorecard template and examples",
  url: "https://qualicore.co.za/blog/qa-scorecard-template-and-examples",
};
const evaluagent = {
  by: "EvaluAgent",
  title:
    'How do I configure how the system treats line items/questions scored as "Not Applicable" or "Auto-fail"?',
  url: "http://support.evaluagent.com/en/articles/13284840-how-do-i-configure-how-the-system-treats-line-items-questions-scored-as-not-applicable-or-auto-fail",
};
const amazonConnect = {
  by: "Amazon Connect",
  title: "Metric definitions",
  url: "https://docs.aws.amazon.com/connect/latest/adminguide/metrics-definitions.html",
};

export const qaScoreEntry = entry(qaScore, {
  name: "Quality score",
  abbreviation: "QA",
  aliases: ["QA score", "internal quality score", "IQS", "evaluation score"],
  says: "Weighted points that evaluated contacts earned of those they could have earned; none where an item fails the whole evaluation.",
  population:
    "Evaluations in which at least one item applied. Items that did not apply are on neither side. Evaluations made for calibration, or whose points are unknown, are left out and counted.",
  recommended:
    "Points pooled over evaluations, so that each item weighs the same wherever it applied, and an evaluation that failed outright earns nothing. Say beside it how many did: `autoFails` is among its parts.",
  variants: {
    withoutAutoFail: {
      says: "The calculated points, whatever failed the evaluation outright.",
      usedBy: [evaluagent],
    },
    perEvaluation: {
      says: "Score of each evaluation, and the mean of these: an evaluation of few items counts as much as one of many.",
      usedBy: [amazonConnect],
    },
    compliance: {
      says: "The same over compliance items alone, which are reported apart so that kindness cannot make up for a breach. Auto-fails change nothing in it.",
      usedBy: [qualicore],
    },
  },
  tools: [
    {
      tool: "EvaluAgent",
      calls: "Evaluation quality score",
      differs:
        "Items that do not apply count as passed or are left out, and a critical fail makes the score 0 or leaves it: settings decide, and only new evaluations follow a change. Left out and made 0, one evaluation scores as here.",
      source: evaluagent,
    },
    {
      tool: "Qualicore",
      calls: "QA score",
      variant: null,
      differs: "The same: a fatal criterion sets the evaluation to 0.",
      source: qualicore,
    },
    {
      tool: "Amazon Connect",
      calls: "Average evaluation score",
      variant: "perEvaluation",
      differs: "The mean over evaluations, not the pooled points; the two part where items did not apply.",
      source: amazonConnect,
    },
  ],
  examples: [
    {
      rows: [{ earnedPoints: 84, possiblePoints: 100 }],
      gives: 84,
      because: "40 × 0.9 + 60 × 0.8 is 84 of 100 points.",
    },
    {
      rows: [
        { earnedPoints: 84, possiblePoints: 100, autoFail: true },
        { earnedPoints: 45, possiblePoints: 50, autoFail: false },
      ],
      gives: 30,
      because:
        "The first failed outright and earns nothing: 45 of 150 points. Half of the form did not apply to the second.",
    },
    { rows: [], gives: null, because: "Nothing was evaluated, so there is nothing to say." },
    {
      rows: [
        { earnedPoints: 9, possiblePoints: 10 },
        { earnedPoints: null, possiblePoints: 10 },
        { earnedPoints: 0, possiblePoints: 0 },
        { earnedPoints: 1, possiblePoints: 10, calibration: true },
      ],
      gives: 90,
      excluded: { pointsUnknown: 1, nothingApplied: 1, calibration: 1 },
      because: "Only the first says anything; where no item applied there is no score, and none of 0.",
    },
    {
      variant: "withoutAutoFail",
      rows: [
        { earnedPoints: 84, possiblePoints: 100 },
        { earnedPoints: 45, possiblePoints: 50 },
      ],
      gives: 86,
      because: "129 of 150 points.",
    },
    {
      variant: "perEvaluation",
      rows: [
        { earnedPoints: 84, possiblePoints: 100, autoFail: true },
        { earnedPoints: 45, possiblePoints: 50 },
      ],
      gives: 45,
      because: "0 and 90; their mean is 45, where the points pooled make 30.",
    },
    {
      variant: "compliance",
      rows: [
        { complianceEarnedPoints: 10, compliancePossiblePoints: 10 },
        { complianceEarnedPoints: 5, compliancePossiblePoints: 10 },
        { complianceEarnedPoints: null, compliancePossiblePoints: null },
      ],
      gives: 75,
      excluded: { pointsUnknown: 1 },
      because: "15 of 20 points; the third form does not keep compliance apart.",
    },
  ],
  beware: [
    "It is not criticalErrorAccuracy: points can be high and a customer still be harmed.",
    "A change of the form is a change of the scale; never trend across it.",
    "Items that did not apply, counted as passed, lift the score; leave them out of both sides.",
    "A handful of evaluations an agent is a small sample, and whoever picks the contacts picks the score.",
    "Scores of evaluators differ; calibrate, and keep calibration out of the number.",
  ],
  sources: [qualicore, evaluagent, amazonConnect],
  since: "0.1.0",
});
