import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count, sum } from "../../language/aggregate.ts";
import { adjustedWald } from "../../statistics/adjusted-wald.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Net Promoter Score: share of promoters (9–10) less share of detractors (0–6), in points from −100 to 100. */
export const nps = metric({
  id: "nps",
  unit: "points",
  better: "higher",
  domain: "customer-experience",
  range: [-100, 100],
  of: surveyResponseFact,
  excluded: (answer) => notAnswered(answer, ["nps"], [0, 10]),
  parts: ({ score }) => ({
    promoters: count(score.atLeast(9)),
    passives: count(score.atLeast(7).and(score.atMost(8))),
    detractors: count(score.atMost(6)),
  }),
  value: ({ promoters, passives, detractors }) =>
    promoters.minus(detractors).times(100).over(promoters.plus(passives).plus(detractors)),
  interval: adjustedWald("promoters", "detractors"),
  variants: (vary) => ({
    weighted: vary({
      excluded: (answer) => ({
        ...notAnswered(answer, ["nps"], [0, 10]),
        unweighted: answer.weight.isMissing(),
      }),
      parts: ({ score, weight }) => ({
        promoterWeight: sum(weight, score.atLeast(9)),
        detractorWeight: sum(weight, score.atMost(6)),
        totalWeight: sum(weight),
      }),
      value: ({ promoterWeight, detractorWeight, totalWeight }) =>
        promoterWeight.minus(detractorWeight).times(100).over(totalWeight),
    }),
  }),
});

export const npsEntry = entry(nps, {
  name: "Net Promoter Score",
  abbreviation: "NPS",
  aliases: ["net promoter", "recommend score"],
  says: "Share of customers who would recommend the company (9–10 of 10) less the share who would not (0–6), in points.",
  question: "How likely is it that you would recommend us to a friend or colleague? (0 to 10)",
  population:
    "Answers on the 0–10 scale. Passives (7–8) are in the denominator only. Blank answers, other instruments and other scales are left out and counted.",
  recommended:
    "Relational, unweighted, one answer a respondent: every vendor computes it so; they differ in whom they ask and how often.",
  variants: {
    weighted: {
      says: "Each answer counts with its survey weight, for samples that do not mirror the customers.",
      usedBy: [
        {
          by: "San Francisco International Airport",
          title: "Customer survey 2017, column WEIGHT",
          url: "https://data.sfgov.org/",
        },
      ],
    },
  },
  examples: [
    {
      rows: [{ score: 10 }, { score: 9 }, { score: 8 }, { score: 6 }],
      gives: 25,
      because: "2 promoters and 1 detractor of 4 answers: 50 − 25.",
    },
    {
      rows: [{ score: 0 }, { score: 0 }, { score: 10 }],
      gives: -100 / 3,
      because: "0 is a detractor: 1 promoter and 2 detractors of 3, so 33⅓ − 66⅔.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { score: 9, instrument: "nps" },
        { score: null, instrument: "nps" },
        { score: 5, instrument: "csat" },
        { score: 5, instrument: "nps", scaleMin: 1, scaleMax: 5 },
      ],
      gives: 100,
      excluded: { unanswered: 1, otherInstrument: 1, otherScale: 1 },
      because:
        "Only the first row is an answer to this question on this scale; the others are counted, not bucketed.",
    },
    {
      variant: "weighted",
      rows: [
        { score: 10, weight: 0.5 },
        { score: 7, weight: 1 },
        { score: 3, weight: 0.25 },
        { score: 9, weight: null },
      ],
      gives: (100 * 0.25) / 1.75,
      excluded: { unweighted: 1 },
      because: "Weights 0.5 for and 0.25 against of 1.75 in all; the answer without a weight is left out.",
    },
  ],
  beware: [
    "It is a score in points, not a percentage.",
    "Never average the scores of segments or months; pool the counts.",
    "0 is a valid answer and a detractor; formulas that start at 1 are not this score.",
    "A 1–10 or 1–5 scale is not NPS; such answers are left out and counted as otherScale.",
    "Transactional and relational scores are different populations; do not compare them.",
    "Rounding the two shares before subtracting moves the score by up to a point.",
  ],
  sources: [
    {
      by: "Reichheld",
      title: "The One Number You Need to Grow, Harvard Business Review, December 2003",
      url: "https://hbr.org/2003/12/the-one-number-you-need-to-grow",
    },
    {
      by: "Bain & Company",
      title: "Net Promoter 3.0",
      url: "https://www.bain.com/es-ar/insights/net-promoter-3-0/",
    },
    {
      by: "MeasuringU",
      title: "Confidence intervals for the Net Promoter Score",
      url: "https://measuringu.com/nps-confidence-intervals/",
    },
  ],
  since: "0.1.0",
});
