import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Dissatisfaction rate: share of answers that are dissatisfied (1–2 of 5), from 0 to 1. */
export const dsat = metric({
  id: "dsat",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 5, dissatisfiedTo: 2 },
  excluded: (answer, { scaleMin, scaleMax }) => notAnswered(answer, ["csat"], [scaleMin, scaleMax]),
  parts: ({ score }, { dissatisfiedTo }) => ({
    dissatisfied: count(score.atMost(dissatisfiedTo)),
    answers: count(),
  }),
  value: ({ dissatisfied, answers }) => dissatisfied.over(answers),
  interval: wilson("dissatisfied", "answers"),
  variants: (vary) => ({
    badOverGoodPlusBad: vary({ given: { scaleMin: 0, scaleMax: 1, dissatisfiedTo: 0 } }),
  }),
});

const kaizo = {
  by: "Kaizo",
  title: "Customer Satisfaction",
  url: "https://support.kaizo.com/hc/en-us/articles/360031019752",
};

export const dsatEntry = entry(dsat, {
  name: "Dissatisfaction rate",
  abbreviation: "DSAT",
  aliases: ["bottom-2-box satisfaction", "percent dissatisfied", "negative response rate"],
  says: "Share of answers to a satisfaction question that are dissatisfied: 1 or 2 of 5.",
  question: "How satisfied were you with the service you received? (1 very dissatisfied to 5 very satisfied)",
  population:
    "The same answers as csat: those on the 1–5 scale, neutral ones included. Blank answers, other instruments and other scales are left out and counted.",
  recommended:
    "Bottom two boxes over all answers, the mirror image of csat, so that satisfied, neutral and dissatisfied make a whole.",
  variants: {
    badOverGoodPlusBad: {
      says: "Two answers only, good (score 1) and bad (score 0): bad ÷ (good + bad). Only here it is one minus satisfaction.",
      usedBy: [kaizo],
    },
  },
  tools: [
    {
      tool: "Kaizo",
      calls: "Negative response rate (NRR)",
      variant: "badOverGoodPlusBad",
      differs:
        "Over ratings that are good or bad; with CSAT it makes 100 %, which it does not with a neutral answer.",
      source: kaizo,
    },
  ],
  examples: [
    {
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 1 }],
      gives: 0.25,
      because: "1 of 4 answers is 1 or 2; the neutral 3 is neither and stays in the denominator.",
    },
    {
      rows: [{ score: 2 }, { score: 3 }, { score: 6 }, { score: 7 }, { score: 1 }],
      given: { scaleMax: 7 },
      gives: 0.4,
      because: "The bottom two of seven are 1 and 2: 2 of 5.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { score: 2 },
        { score: null },
        { score: 1, superseded: true },
        { score: 1, instrument: "nps" },
        { score: 1, scaleMin: 1, scaleMax: 3 },
      ],
      gives: 1,
      excluded: { unanswered: 1, superseded: 1, otherInstrument: 1, otherScale: 1 },
      because: "The 2 is the only answer that stands on this scale, and it is dissatisfied. A blank is not.",
    },
    {
      variant: "badOverGoodPlusBad",
      rows: [{ score: 1 }, { score: 1 }, { score: 1 }, { score: 0 }, { score: null }],
      gives: 0.25,
      excluded: { unanswered: 1 },
      because: "3 good and 1 bad; the survey that was not rated is neither.",
    },
  ],
  beware: [
    "It is not 1 − CSAT as long as there is a neutral answer.",
    "On three points the bottom two boxes hold the neutral answer; set dissatisfiedTo.",
    "A tool that counts a 3 of 5 as bad has a rate of its own; set dissatisfiedTo to 3 for it.",
    "Never average the rates of teams or months; pool the counts.",
  ],
  sources: [
    {
      by: "ISO",
      title: "ISO 10004:2018, Customer satisfaction: guidelines for monitoring and measuring",
      url: "https://www.iso.org/standard/71582.html",
      year: 2018,
    },
    kaizo,
  ],
  since: "0.1.0",
});
