import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { promotersAndDetractors } from "../scores.ts";

/** NPS distribution: shares of promoters, passives and detractors, each from 0 to 1; they add up to 1. */
export const npsDistribution = metric({
  id: "npsDistribution",
  unit: "ratio",
  better: "none",
  domain: "customer-experience",
  range: [0, 1],
  of: surveyResponseFact,
  excluded: (answer) => notAnswered(answer, ["nps"], [0, 10]),
  parts: (answer) => ({ ...promotersAndDetractors(answer), answers: count() }),
  value: ({ promoters, passives, detractors, answers }) => ({
    promoters: promoters.over(answers),
    passives: passives.over(answers),
    detractors: detractors.over(answers),
  }),
  interval: {
    promoters: wilson("promoters", "answers"),
    passives: wilson("passives", "answers"),
    detractors: wilson("detractors", "answers"),
  },
});

export const npsDistributionEntry = entry(npsDistribution, {
  name: "NPS distribution",
  aliases: ["promoters, passives and detractors"],
  says: "Shares of customers who are promoters (9–10 of 10), passives (7–8) and detractors (0–6).",
  question: "How likely is it that you would recommend us to a friend or colleague? (0 to 10)",
  population:
    "The answers of nps: those on the 0–10 scale. Blank answers, other instruments and other scales are left out and counted.",
  recommended:
    "Beside every nps: a score of 0 can be nobody at either end or half of the customers at each, and only the three shares tell.",
  variants: {},
  examples: [
    {
      rows: [{ score: 10 }, { score: 9 }, { score: 8 }, { score: 6 }],
      gives: { promoters: 0.5, passives: 0.25, detractors: 0.25 },
      because: "2 promoters, 1 passive and 1 detractor of 4.",
    },
    {
      rows: [{ score: 0 }, { score: 10 }],
      gives: { promoters: 0.5, passives: 0, detractors: 0.5 },
      because: "A score of 0 in which nobody is indifferent.",
    },
    {
      rows: [],
      gives: null,
      because: "Nobody answered, so there are no shares.",
    },
    {
      rows: [
        { score: 7 },
        { score: null },
        { score: 5, instrument: "csat" },
        { score: 9, scaleMin: 1, scaleMax: 10 },
      ],
      gives: { promoters: 0, passives: 1, detractors: 0 },
      excluded: { unanswered: 1, otherInstrument: 1, otherScale: 1 },
      because: "The 7 is the only answer to this question on this scale.",
    },
  ],
  beware: [
    "Rounded shares may not add up to 100 %, and their difference may miss the score by a point.",
    "Each share has an interval of its own; the three cannot all be at their upper ends.",
    "Never average the shares of segments; pool the counts.",
  ],
  sources: [
    {
      by: "Reichheld",
      title: "The One Number You Need to Grow, Harvard Business Review, December 2003",
      url: "https://hbr.org/2003/12/the-one-number-you-need-to-grow",
    },
    {
      by: "MeasuringU",
      title: "Confidence intervals for the Net Promoter Score",
      url: "https://measuringu.com/nps-confidence-intervals/",
    },
  ],
  since: "0.1.0",
});
