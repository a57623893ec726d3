import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Product–market fit score: share of users who would be very disappointed without the product, from 0 to 1. */
export const pmfScore = metric({
  id: "pmfScore",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 0, scaleMax: 3, veryDisappointed: 3, notApplicable: 0 },
  excluded: (answer, { scaleMin, scaleMax, notApplicable }) => ({
    ...notAnswered(answer, ["pmf"], [scaleMin, scaleMax]),
    notApplicable: answer.score.equals(notApplicable),
  }),
  parts: ({ score }, { veryDisappointed }) => ({
    veryDisappointed: count(score.equals(veryDisappointed)),
    answers: count(),
  }),
  value: ({ veryDisappointed, answers }) => veryDisappointed.over(answers),
  interval: wilson("veryDisappointed", "answers"),
  variants: (vary) => ({
    ofAllAnswers: vary({
      given: { scaleMin: 0, scaleMax: 3, veryDisappointed: 3 },
      excluded: (answer, { scaleMin, scaleMax }) => notAnswered(answer, ["pmf"], [scaleMin, scaleMax]),
      parts: ({ score }, { veryDisappointed }) => ({
        veryDisappointed: count(score.equals(veryDisappointed)),
        answers: count(),
      }),
      value: ({ veryDisappointed, answers }) => veryDisappointed.over(answers),
      interval: wilson("veryDisappointed", "answers"),
    }),
  }),
});

const calcBee = {
  by: "CalcBee",
  title: "Product-Market Fit Score",
  url: "https://www.calcbee.com/calculators/business/growth/product-market-fit-score",
};
const feeqd = {
  by: "Feeqd",
  title: "Product market fit survey",
  url: "https://feeqd.com/blog/product-market-fit-survey",
};

export const pmfScoreEntry = entry(pmfScore, {
  name: "Product–market fit score",
  abbreviation: "PMF",
  aliases: ["Sean Ellis test", "Sean Ellis score", "must-have score"],
  says: "Share of users who would be very disappointed if they could no longer use the product.",
  question:
    "How would you feel if you could no longer use the product? (3 very disappointed, 2 somewhat, 1 not disappointed, 0 not applicable: I no longer use it)",
  population:
    "Answers of current users on the four options, coded 0 to 3; set scaleMin to 1 where the fourth was not offered. Who no longer uses the product is left out and counted: the question presumes that they do. Ask those who used it at least twice in the last two weeks, or within the last 30 days.",
  recommended:
    "Without the fourth option in the denominator: former users measure churn, not how much current ones would miss it.",
  variants: {
    ofAllAnswers: {
      says: "All four options in the denominator, those who no longer use it included.",
      usedBy: [calcBee],
    },
  },
  tools: [
    {
      tool: "CalcBee",
      calls: "PMF score",
      variant: "ofAllAnswers",
      differs: "Divides by all answers, so every former user who answers lowers it.",
      source: calcBee,
    },
  ],
  examples: [
    {
      rows: [{ score: 3 }, { score: 3 }, { score: 2 }, { score: 1 }, { score: 1 }],
      gives: 0.4,
      because: "2 of 5 would be very disappointed.",
    },
    {
      rows: [{ score: 3 }, { score: 2 }, { score: 0 }, { score: 0 }],
      gives: 0.5,
      excluded: { notApplicable: 2 },
      because: "Two no longer use it; of the two who do, one would be very disappointed.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [{ score: 0 }, { score: null }, { score: 3, instrument: "csat" }],
      gives: null,
      excluded: { notApplicable: 1, unanswered: 1, otherInstrument: 1 },
      because: "No current user answered; that is not a score of 0.",
    },
    {
      variant: "ofAllAnswers",
      rows: [{ score: 3 }, { score: 2 }, { score: 0 }, { score: 0 }],
      gives: 0.25,
      because: "1 of 4, the two former users in the denominator.",
    },
  ],
  beware: [
    "The 40 % that is often quoted was observed by one author; it is not a law, and few answers decide little: see the interval.",
    "Asked of everyone who ever signed up, it measures the mailing list.",
    "Other codes than 3 to 0 must be told: veryDisappointed and notApplicable are codes of answers, not positions.",
    "Somewhat disappointed does not count half.",
  ],
  sources: [
    {
      by: "Vohra",
      title: "How Superhuman Built an Engine to Find Product Market Fit, First Round Review",
      url: "https://review.firstround.com/how-superhuman-built-an-engine-to-find-product-market-fit/",
      year: 2018,
    },
    feeqd,
    calcBee,
  ],
  since: "0.1.0",
});
