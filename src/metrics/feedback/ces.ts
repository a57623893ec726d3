import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count } from "../../language/aggregate.ts";
import { adjustedWald } from "../../statistics/adjusted-wald.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { meanScore } from "../scores.ts";

/** Customer Effort Score, version 2: share of answers that found it easy (5–7 of 7), from 0 to 1. */
export const ces = metric({
  id: "ces",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 7, easyFrom: 5 },
  excluded: (answer, { scaleMin, scaleMax }) => notAnswered(answer, ["ces2", "ces"], [scaleMin, scaleMax]),
  parts: ({ score }, { easyFrom }) => ({ easy: count(score.atLeast(easyFrom)), answers: count() }),
  value: ({ easy, answers }) => easy.over(answers),
  interval: wilson("easy", "answers"),
  variants: (vary) => ({
    mean: vary({
      unit: "scale",
      range: [1, 7],
      given: { scaleMin: 1, scaleMax: 7 },
      ...meanScore,
    }),
    net: vary({
      unit: "points",
      range: [-100, 100],
      given: { scaleMin: 1, scaleMax: 7, easyFrom: 6, difficultTo: 3 },
      parts: ({ score }, { easyFrom, difficultTo }) => ({
        easy: count(score.atLeast(easyFrom)),
        difficult: count(score.atMost(difficultTo)),
        answers: count(),
      }),
      value: ({ easy, difficult, answers }) => easy.minus(difficult).times(100).over(answers),
      interval: adjustedWald("easy", "difficult"),
    }),
    ces1: vary({
      unit: "scale",
      better: "lower",
      range: [1, 5],
      given: { scaleMin: 1, scaleMax: 5 },
      excluded: (answer, { scaleMin, scaleMax }) => notAnswered(answer, ["ces1"], [scaleMin, scaleMax]),
      ...meanScore,
    }),
    netOfFive: vary({
      unit: "points",
      range: [-100, 100],
      given: { scaleMin: 1, scaleMax: 5, littleTo: 2, muchFrom: 4 },
      excluded: (answer, { scaleMin, scaleMax }) => notAnswered(answer, ["ces1"], [scaleMin, scaleMax]),
      parts: ({ score }, { littleTo, muchFrom }) => ({
        littleEffort: count(score.atMost(littleTo)),
        muchEffort: count(score.atLeast(muchFrom)),
        answers: count(),
      }),
      value: ({ littleEffort, muchEffort, answers }) =>
        littleEffort.minus(muchEffort).times(100).over(answers),
      interval: adjustedWald("littleEffort", "muchEffort"),
    }),
    inverted: vary({
      unit: "scale",
      better: "lower",
      range: [1, 7],
      given: { easiest: 1, hardest: 7 },
      excluded: (answer, { easiest, hardest }) => ({
        ...notAnswered(answer, ["ces2", "ces"], [easiest, hardest]),
        // On a scale that runs the other way the lowest answer is its upper end.
        otherScale: answer.scaleMin.equals(hardest).not().or(answer.scaleMax.equals(easiest).not()),
      }),
      ...meanScore,
    }),
  }),
});

const nicereply = {
  by: "Nicereply",
  title: "How is CES calculated",
  url: "https://support.nicereply.com/article/267-how-is-ces-calculated",
};
const cysAverage = {
  by: "CYS",
  title: "Customer Effort Score 7-point scale to average",
  url: "https://support.cys.group/support/solutions/articles/3000095529",
};
const cysIndex = {
  by: "CYS",
  title: "Customer Effort Score 7-point scale to index",
  url: "https://support.cys.group/support/solutions/articles/3000095531",
};
const callCentreHelper = {
  by: "Call Centre Helper",
  title: "How to calculate customer effort",
  url: "https://www.callcentrehelper.com/how-to-calculate-customer-effort-94671.htm",
};

export const cesEntry = entry(ces, {
  name: "Customer Effort Score",
  abbreviation: "CES",
  aliases: ["effort score", "CES 2.0", "ease score"],
  says: "Share of customers who agree that the company made it easy to handle their issue: 5, 6 or 7 of 7.",
  question:
    "To what extent do you agree: the company made it easy for me to handle my issue? (1 strongly disagree to 7 strongly agree)",
  population:
    "Answers to the question of 2013 (instruments ces2 and ces) on the 1–7 scale, where more is easier. The question of 2010 (ces1), where more is harder, other scales and blank answers are left out and counted.",
  recommended:
    "The second version, as a share: its direction is that of all other scores, and a share says how many customers had it easy, which a mean does not.",
  variants: {
    mean: {
      says: "Mean answer to the question of 2013, on its scale of 1 to 7; higher is easier.",
      usedBy: [nicereply, cysAverage],
    },
    net: {
      says: "Share of easy answers (6–7) less share of difficult ones (1–3), in points from −100 to 100; 4 and 5 are neutral.",
      usedBy: [cysIndex],
    },
    ces1: {
      says: "Mean answer to the question of 2010, how much effort it took, from 1 (very low) to 5 (very high); lower is better.",
      usedBy: [
        {
          by: "Dixon, Freeman and Toman",
          title: "Stop Trying to Delight Your Customers, Harvard Business Review, July–August 2010",
          url: "https://hbr.org/2010/07/stop-trying-to-delight-your-customers",
          year: 2010,
        },
        {
          by: "CEB",
          title: "Frequently asked questions about Customer Effort Score",
          url: "https://www.cebglobal.com/blogs/frequently-asked-questions-about-customer-effort-score/",
        },
      ],
    },
    netOfFive: {
      says: "Question of 2010: share of little effort (1–2) less share of much effort (4–5), in points; higher is better, though each answer counts the other way.",
      usedBy: [],
    },
    inverted: {
      says: "Mean on seven points that run the other way, from 1 (extremely easy) to 7 (extremely hard); lower is better. Only for rows that were asked so: where a row tells its scale, `scaleMin` is 7 and `scaleMax` 1.",
      usedBy: [callCentreHelper],
    },
  },
  tools: [
    {
      tool: "Nicereply",
      calls: "CES",
      variant: "mean",
      differs: "The mean of 1 to 7, not the share that agrees.",
      source: nicereply,
    },
    {
      tool: "CYS",
      calls: "CES, 7-point scale to average",
      variant: "mean",
      differs: "The mean of 1 to 7: answers of which 46 % are 5 to 7 make 4.08.",
      source: cysAverage,
    },
    {
      tool: "CYS",
      calls: "CES, 7-point scale to index",
      variant: "net",
      differs: "Easy is 6–7 and difficult 1–3, one subtracted from the other: the same answers make −13.",
      source: cysIndex,
    },
    {
      tool: "Call Centre Helper",
      calls: "Customer effort score",
      variant: "inverted",
      differs:
        "Describes seven points on which 1 is extremely easy, so that lower is better; beside it the question of 2010, which is ces1.",
      source: callCentreHelper,
    },
  ],
  examples: [
    {
      rows: [{ score: 7 }, { score: 5 }, { score: 4 }, { score: 1 }],
      gives: 0.5,
      because: "5 to 7 agree that it was easy, 2 of 4; 4 is neither and stays in the denominator.",
    },
    {
      rows: [
        { score: 5, scaleMax: 5 },
        { score: 4, scaleMax: 5 },
        { score: 3, scaleMax: 5 },
      ],
      given: { scaleMax: 5, easyFrom: 4 },
      gives: 2 / 3,
      because: "The same question on five points, with agreement from 4: 2 of 3.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { score: 6, instrument: "ces2" },
        { score: 2, instrument: "ces" },
        { score: 1, instrument: "ces1" },
        { score: 5, instrument: "ces2", scaleMin: 1, scaleMax: 5 },
        { score: null, instrument: "ces2" },
      ],
      gives: 0.5,
      excluded: { otherInstrument: 1, otherScale: 1, unanswered: 1 },
      because:
        "ces alone means version 2. The 1 of ces1 says very low effort, the best answer there and the worst here, so it is left out.",
    },
    {
      variant: "mean",
      rows: [{ score: 7 }, { score: 5 }, { score: 4 }, { score: 1 }],
      gives: 4.25,
      because: "7 + 5 + 4 + 1 is 17, over 4 answers.",
    },
    {
      variant: "net",
      rows: [{ score: 7 }, { score: 6 }, { score: 5 }, { score: 4 }, { score: 3 }],
      gives: 20,
      because: "2 easy and 1 difficult of 5: 40 − 20; a 5 is easy in the default and neutral here.",
    },
    {
      variant: "ces1",
      rows: [
        { score: 1, instrument: "ces1" },
        { score: 2, instrument: "ces1" },
        { score: 5, instrument: "ces1" },
        { score: 7, instrument: "ces2" },
      ],
      gives: 8 / 3,
      excluded: { otherInstrument: 1 },
      because:
        "1 + 2 + 5 is 8, over 3 answers to the question of 2010; the one of 2013 points the other way.",
    },
    {
      variant: "netOfFive",
      rows: [
        { score: 1, instrument: "ces1" },
        { score: 2, instrument: "ces1" },
        { score: 3, instrument: "ces1" },
        { score: 5, instrument: "ces1" },
      ],
      gives: 25,
      because: "2 of 4 had little effort and 1 had much: 50 − 25.",
    },
    {
      variant: "inverted",
      rows: [{ score: 1, scaleMin: 7, scaleMax: 1 }, { score: 4 }, { score: 7, scaleMin: 1, scaleMax: 7 }],
      gives: 2.5,
      excluded: { otherScale: 1 },
      because: "1 and 4 make 5, over 2; the third says that its 7 is the easy end, so it is another scale.",
    },
  ],
  beware: [
    "The two versions point in opposite directions: 1 is the best answer of 2010 and the worst of 2013. Never put them in one trend.",
    "Some ask on seven points where 1 is extremely easy. Nothing in the numbers shows it; measure such rows by `inverted`, or turn them round (8 − score), and never mix the two.",
    "Where easy ends and difficult begins differs by tool: 5–7, 6–7 or 1–2 of a turned scale. Compare only like with like.",
    "A higher mean is good in version 2 and bad in version 1.",
    "It is asked after one issue; it says nothing about the whole relationship.",
  ],
  sources: [
    {
      by: "Dixon, Freeman and Toman",
      title: "Stop Trying to Delight Your Customers, Harvard Business Review, July–August 2010",
      url: "https://hbr.org/2010/07/stop-trying-to-delight-your-customers",
      year: 2010,
    },
    { by: "Dixon, Toman and DeLisi", title: "The Effortless Experience, Portfolio", year: 2013 },
    callCentreHelper,
    {
      by: "Contact Centre Helper, on BT's turned scale",
      title: "NetEasy: the latest metric for your contact centre",
      url: "https://www.contactcentrehelper.com/neteasy-the-latest-metric-for-your-contact-centre-48492.htm",
    },
  ],
  since: "0.1.0",
});
