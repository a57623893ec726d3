import { questionnaireFact } from "../../facts/questionnaire.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { isAnyMissing, otherQuestionnaire } from "../questionnaires.ts";
import { rescaledMean } from "../rescaled-mean.ts";

/** ACSI-style satisfaction index: three questions on ten points, moved to 0–100 and averaged. */
export const acsi = metric({
  id: "acsi",
  unit: "points",
  better: "higher",
  domain: "customer-experience",
  range: [0, 100],
  of: questionnaireFact,
  given: { scaleMin: 1, scaleMax: 10 },
  excluded: (columns, { scaleMin, scaleMax }) => {
    const { item1, item2, item3 } = columns;
    return {
      ...otherQuestionnaire(columns, ["acsi"], [scaleMin, scaleMax], [item1, item2, item3]),
      incomplete: isAnyMissing([item1, item2, item3]),
    };
  },
  parts: ({ item1, item2, item3 }, { scaleMin, scaleMax }) => ({
    gained: sum(item1.plus(item2).plus(item3).minus(scaleMin.times(3))),
    possible: sum(scaleMax.minus(scaleMin).times(3)),
    respondents: count(),
    variance: variance(item1.plus(item2).plus(item3)),
  }),
  value: ({ gained, possible }) => gained.times(100).over(possible),
  interval: rescaledMean,
  variants: (vary) => ({
    weighted: vary({
      given: { scaleMin: 1, scaleMax: 10, satisfactionWeight: 1, expectancyWeight: 1, idealWeight: 1 },
      parts: ({ item1, item2, item3 }, { scaleMin }) => ({
        satisfaction: sum(item1.minus(scaleMin)),
        expectancy: sum(item2.minus(scaleMin)),
        ideal: sum(item3.minus(scaleMin)),
        respondents: count(),
      }),
      value: (
        { satisfaction, expectancy, ideal, respondents },
        { scaleMin, scaleMax, satisfactionWeight, expectancyWeight, idealWeight },
      ) =>
        satisfaction
          .times(satisfactionWeight)
          .plus(expectancy.times(expectancyWeight))
          .plus(ideal.times(idealWeight))
          .times(100)
          .over(
            respondents
              .times(scaleMax.minus(scaleMin))
              .times(satisfactionWeight.plus(expectancyWeight).plus(idealWeight)),
          ),
    }),
  }),
});

const verint = {
  by: "Verint",
  title: "ACSI (American Customer Satisfaction Index) score and its calculation",
  url: "https://www.verint.com/blog/acsi-american-customer-satisfaction-index-score-its-calculation/",
  year: 2013,
};

export const acsiEntry = entry(acsi, {
  name: "ACSI-style satisfaction index (unlicensed)",
  abbreviation: "ACSI",
  aliases: ["American Customer Satisfaction Index", "three-question satisfaction index"],
  says: "Overall satisfaction, fit with expectations and closeness to the ideal, each asked on ten points, as one index of 0 to 100.",
  question:
    "Three questions, each from 1 to 10: overall satisfaction; how far the service fell short of expectations or exceeded them; how close it comes to the ideal.",
  population:
    "Respondents who answered all three questions on the 1–10 scale, in the order satisfaction, expectations, ideal. Who left one out is left out and counted.",
  recommended:
    "Equal weights: those of the American Customer Satisfaction Index come from a model estimated for each company and are not public. A number computed without them is ACSI-style and not ACSI.",
  variants: {
    weighted: {
      says: "Each question with a weight of its own. Weights need not add up to 1; until they are set all are 1, as in the default.",
      usedBy: [verint],
    },
  },
  tools: [
    {
      tool: "Verint",
      calls: "ACSI score",
      variant: "weighted",
      differs:
        "Weights differ by organization: for the State of Ohio 0.3885, 0.3190 and 0.2925, which here are satisfactionWeight, expectancyWeight and idealWeight. With equal weights it is the default.",
      source: verint,
    },
  ],
  examples: [
    {
      rows: [{ item1: 8, item2: 7, item3: 6 }],
      gives: 200 / 3,
      because: "8 + 7 + 6 less 3 is 18 of 27 steps.",
    },
    {
      rows: [
        { item1: 10, item2: 10, item3: 10 },
        { item1: 1, item2: 1, item3: 1 },
      ],
      gives: 50,
      because: "One respondent is at the top of all three and one at the bottom.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { item1: 10, item2: 10, item3: 10 },
        { item1: 9, item2: null, item3: 9 },
        { item1: 5, item2: 5, item3: 5, scaleMin: 1, scaleMax: 5 },
        { item1: 5, item2: 5, item3: 5, test: true },
      ],
      gives: 100,
      excluded: { incomplete: 1, otherScale: 1, test: 1 },
      because: "Only the first answered all three on ten points; two thirds of an answer are no index.",
    },
    {
      variant: "weighted",
      rows: [{ item1: 8, item2: 7, item3: 6 }],
      given: { satisfactionWeight: 0.3885, expectancyWeight: 0.319, idealWeight: 0.2925 },
      gives: (100 * (7 * 0.3885 + 6 * 0.319 + 5 * 0.2925)) / 9,
      because: "7 × 0.3885 + 6 × 0.3190 + 5 × 0.2925 is 6.096 of 9 steps.",
    },
    {
      variant: "weighted",
      rows: [{ item1: 8, item2: 7, item3: 6 }],
      gives: 200 / 3,
      because: "Until weights are set they are equal, and it is the default.",
    },
  ],
  beware: [
    "Only the licensed study may be called ACSI; say ACSI-style.",
    "Published index values use weights and a panel of their own; a difference to them says nothing.",
    "The mean of the three answers, times ten, is not the index: an answer of 1 is 0 here.",
  ],
  sources: [
    {
      by: "Fornell, Johnson, Anderson, Cha and Bryant",
      title:
        "The American Customer Satisfaction Index: nature, purpose, and findings, Journal of Marketing 60(4)",
      url: "https://doi.org/10.1177/002224299606000403",
      year: 1996,
    },
    {
      by: "Liquisearch",
      title: "American Customer Satisfaction Index: ACSI score calculation",
      url: "https://www.liquisearch.com/american_customer_satisfaction_index/acsi_score_calculation",
    },
    verint,
  ],
  since: "0.1.0",
});
