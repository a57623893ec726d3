import { surveyResponseFact } from "../../facts/survey-response.ts";
import type { Expression } from "../../language/expression.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { netPromoters, promotersAndDetractors, satisfiedShare } from "../scores.ts";

const notAtMomentOfTruth = (answer: { readonly momentOfTruth: Expression<"momentOfTruth", "boolean"> }) => ({
  momentUnknown: answer.momentOfTruth.isMissing(),
  noMomentOfTruth: answer.momentOfTruth.not(),
});

/** Moment of truth score: share of satisfied answers (4–5 of 5) at touchpoints that decide, from 0 to 1. */
export const momentOfTruthScore = metric({
  id: "momentOfTruthScore",
  unit: "ratio",
  better: "higher",
  domain: "journey",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 5, satisfiedFrom: 4 },
  excluded: (answer, { scaleMin, scaleMax }) => ({
    ...notAnswered(answer, ["csat"], [scaleMin, scaleMax]),
    ...notAtMomentOfTruth(answer),
  }),
  ...satisfiedShare,
  variants: (vary) => ({
    nps: vary({
      unit: "points",
      range: [-100, 100],
      given: {},
      excluded: (answer) => ({ ...notAnswered(answer, ["nps"], [0, 10]), ...notAtMomentOfTruth(answer) }),
      parts: promotersAndDetractors,
      ...netPromoters,
    }),
  }),
});

/** An answer about a touchpoint that decides. */
const decisive = (score: number | null) => ({ score, momentOfTruth: true });

export const momentOfTruthScoreEntry = entry(momentOfTruthScore, {
  name: "Moment of truth score",
  aliases: ["MOT score", "key moment satisfaction"],
  says: "Share of satisfied answers (4 or 5 of 5) at the touchpoints that decide what customers think of the company.",
  population:
    "Answers on the 1–5 scale about a touchpoint that is flagged as a moment of truth. Answers about other touchpoints, and those of which nobody knows, are left out and counted. Group by `touchpointId`: each moment has a score of its own.",
  recommended:
    "Satisfaction, as csat takes it: it is asked about one event, which a moment of truth is. The variant nps is for teams who ask the recommendation question there.",
  variants: {
    nps: {
      says: "Net Promoter Score at the same touchpoints, in points from −100 to 100.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [decisive(5), decisive(4), decisive(3), decisive(2)],
      gives: 0.5,
      because: "5 and 4 are satisfied, two of four.",
    },
    {
      rows: [decisive(7), decisive(5)],
      given: { scaleMax: 7, satisfiedFrom: 6 },
      gives: 0.5,
      because: "On seven points the top two boxes are 6 and 7.",
    },
    { rows: [], gives: null, because: "Nobody was asked." },
    {
      rows: [decisive(5), decisive(null), { score: 1, momentOfTruth: false }, { score: 1 }],
      gives: 1,
      excluded: { unanswered: 1, noMomentOfTruth: 1, momentUnknown: 1 },
      because: "One answer is about a touchpoint known to decide.",
    },
    {
      variant: "nps",
      rows: [decisive(9), decisive(10), decisive(8), decisive(0), { score: 10, momentOfTruth: false }],
      gives: 25,
      excluded: { noMomentOfTruth: 1 },
      because: "2 promoters and 1 detractor of 4: 50 − 25.",
    },
  ],
  beware: [
    "Which touchpoints decide is a judgement; a flag taken off the worst one lifts the score.",
    "Pooled over moments it is ruled by the one that is asked most; group it.",
    "A good moment does not make a good journey; read it with journeyCsat.",
    "Satisfaction and recommendation are two scales: never show the variant under the default's name.",
  ],
  sources: [
    { by: "Carlzon", title: "Moments of Truth, Ballinger", year: 1987 },
    {
      by: "Lecinski, Google",
      title: "ZMOT: Winning the Zero Moment of Truth",
      year: 2011,
    },
  ],
  since: "0.1.0",
});
