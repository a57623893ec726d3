import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { adjustedWald } from "../../statistics/adjusted-wald.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { rescaledMean } from "../rescaled-mean.ts";
import { meanScore, satisfiedShare } from "../scores.ts";

/** Customer Satisfaction Score: share of answers that are satisfied (4–5 of 5), from 0 to 1. */
export const csat = metric({
  id: "csat",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 5, satisfiedFrom: 4 },
  excluded: (answer, { scaleMin, scaleMax }) => notAnswered(answer, ["csat"], [scaleMin, scaleMax]),
  ...satisfiedShare,
  variants: (vary) => ({
    goodOverGoodPlusBad: vary({ given: { scaleMin: 0, scaleMax: 1, satisfiedFrom: 1 } }),
    positiveOverAll: vary({ given: { scaleMin: 1, scaleMax: 3, satisfiedFrom: 3 } }),
    topBox: vary({
      given: { scaleMin: 1, scaleMax: 5 },
      parts: ({ score }, { scaleMax }) => ({ top: count(score.atLeast(scaleMax)), answers: count() }),
      value: ({ top, answers }) => top.over(answers),
      interval: wilson("top", "answers"),
    }),
    mean: vary({
      unit: "scale",
      range: [1, 5],
      given: { scaleMin: 1, scaleMax: 5 },
      ...meanScore,
    }),
    meanRescaled: vary({
      unit: "points",
      range: [0, 100],
      given: { scaleMin: 1, scaleMax: 5 },
      parts: ({ score }, { scaleMin, scaleMax }) => ({
        gained: sum(score.minus(scaleMin)),
        possible: sum(scaleMax.minus(scaleMin)),
        variance: variance(score),
      }),
      value: ({ gained, possible }) => gained.times(100).over(possible),
      interval: rescaledMean,
    }),
    netCsat: vary({
      unit: "points",
      range: [-100, 100],
      given: { scaleMin: 1, scaleMax: 5, satisfiedFrom: 4, dissatisfiedTo: 2 },
      parts: ({ score }, { satisfiedFrom, dissatisfiedTo }) => ({
        satisfied: count(score.atLeast(satisfiedFrom)),
        dissatisfied: count(score.atMost(dissatisfiedTo)),
        answers: count(),
      }),
      value: ({ satisfied, dissatisfied, answers }) => satisfied.minus(dissatisfied).times(100).over(answers),
      interval: adjustedWald("satisfied", "dissatisfied"),
    }),
  }),
});

const assembled = {
  by: "Assembled, for Zendesk ratings",
  title: "Understanding CSAT",
  url: "https://support.assembled.com/hc/en-us/articles/25785923095693",
};
const simplesat = {
  by: "Simplesat",
  title: "What is CSAT",
  url: "https://help.simplesat.io/en/articles/3456900",
};
const nicereply = {
  by: "Nicereply",
  title: "How is CSAT calculated",
  url: "https://support.nicereply.com/article/271-how-is-csat-calculated",
};
const trengo = {
  by: "Trengo",
  title: "Measuring CSAT results",
  url: "https://help.trengo.com/article/measuring-csat-results",
};
const smileBack = {
  by: "SmileBack, on a three-point scale",
  title: "Your Net CSAT Score, Explained",
  url: "https://blog.smileback.com/2015/12/10/your-net-csat-score-explained/",
  year: 2015,
};
const delighted = {
  by: "Delighted",
  title: "How is CSAT calculated?",
  url: "https://help.delighted.com/article/240-how-is-csat-calculated",
};
const eesel = {
  by: "eesel, quoting Zendesk's mapping",
  title: "Zendesk CSAT good vs bad rating",
  url: "https://www.eesel.ai/blog/zendesk-csat-good-vs-bad-rating",
};
const smartSurvey = {
  by: "SmartSurvey",
  title: "CSAT calculations",
  url: "https://help.smartsurvey.co.uk/article/customer-satisfaction-calculations",
};
const vortexIq = {
  by: "Vortex IQ",
  title: "CSAT, Intercom",
  url: "https://docs.vortexiq.ai/nerve-centre/kpi-cards/intercom/csat",
};
const zencity = {
  by: "Zencity",
  title: "How are the Experience Surveys (CX) scores calculated?",
  url: "https://help.zencity.io/hc/en-us/articles/28113655280529-How-are-the-Experience-Surveys-CX-scores-calculated",
};

function scorebuddy(tool: string) {
  return {
    by: `Scorebuddy, for ${tool} ratings`,
    title: "Satisfaction metrics",
    url: "https://intercom.help/scorebuddy-b32c18522ac7/en/articles/9610976-satisfaction-metrics",
  };
}

export const csatEntry = entry(csat, {
  name: "Customer Satisfaction Score",
  abbreviation: "CSAT",
  aliases: ["satisfaction score", "percent satisfied", "top-2-box satisfaction"],
  says: "Share of answers to a satisfaction question that are satisfied: 4 or 5 of 5.",
  question: "How satisfied were you with the service you received? (1 very dissatisfied to 5 very satisfied)",
  population:
    "Answers on the 1–5 scale, neutral ones included. Blank answers, other instruments and other scales are left out and counted; set scaleMin, scaleMax and satisfiedFrom to measure a scale of another length.",
  recommended:
    "Top two boxes over all answers: it needs no mapping of a vendor's words, keeps the neutral answer where everyone can see it, and is the definition documented most often. Zendesk's mapping of a five-point scale (4–5 good, 1–3 bad) comes to the same number.",
  variants: {
    goodOverGoodPlusBad: {
      says: "Two answers only, good (score 1) and bad (score 0): good ÷ (good + bad). Surveys that were offered and not rated do not count.",
      usedBy: [assembled, scorebuddy("Zendesk")],
    },
    positiveOverAll: {
      says: "Three answers, negative (1), neutral (2) and positive (3): positive ÷ all, the neutral ones included.",
      usedBy: [simplesat, scorebuddy("Freshdesk")],
    },
    topBox: {
      says: "Share of answers in the best box alone: 5 of 5.",
      usedBy: [
        {
          by: "HCAHPS, for the most positive response to a survey item",
          title: "Summary analyses",
          url: "https://hcahpsonline.org/en/summary-analyses",
        },
      ],
    },
    mean: {
      says: "Mean answer, on the scale of the answers (1 to 5), not a share.",
      usedBy: [nicereply, scorebuddy("Intercom")],
    },
    meanRescaled: {
      says: "Mean answer moved to 0–100: 0 if all gave the lowest answer, 100 if all gave the highest. In points.",
      usedBy: [
        trengo,
        {
          by: "Pisano",
          title: "Customer Satisfaction Score (CSAT)",
          url: "https://www.pisano.com/en/knowledge-base/customer-satisfaction-score-csat",
        },
      ],
    },
    netCsat: {
      says: "Share of satisfied answers (4–5) less share of dissatisfied ones (1–2), in points from −100 to 100.",
      usedBy: [smileBack],
    },
  },
  tools: [
    {
      tool: "Zendesk, good or bad",
      calls: "Satisfaction score",
      variant: "goodOverGoodPlusBad",
      differs:
        "Two answers only, so there is no neutral one: good ÷ (good + bad). Tickets that were offered a survey and not rated do not count, as here.",
      source: assembled,
    },
    {
      tool: "Zendesk, five points",
      calls: "Satisfaction score",
      variant: null,
      differs: "The number is the same, but a 3 is shown as bad: 4 and 5 count as good, 1 to 3 as bad.",
      source: eesel,
    },
    {
      tool: "Zendesk, three points",
      calls: "Satisfaction score",
      variant: "positiveOverAll",
      differs: "Only a 3 counts as good; 1 and the middle, 2, count as bad.",
      source: eesel,
    },
    {
      tool: "Freshdesk, as Scorebuddy counts",
      calls: "Satisfaction score",
      variant: "positiveOverAll",
      differs: "Positive ratings over all ratings, the neutral ones included.",
      source: scorebuddy("Freshdesk"),
    },
    {
      tool: "Intercom, as Scorebuddy counts",
      calls: "Satisfaction score",
      variant: "mean",
      differs: "The mean rating, not a share: 4.1 of 5 can be 60 % or 90 % satisfied.",
      source: scorebuddy("Intercom"),
    },
    {
      tool: "Intercom, as Vortex IQ counts",
      calls: "CSAT",
      variant: null,
      differs: "The same, of the conversations that were closed and rated in the last 30 days.",
      source: vortexIq,
    },
    {
      tool: "Simplesat",
      calls: "CSAT",
      variant: "positiveOverAll",
      differs: "Positive over positive, neutral and negative.",
      source: simplesat,
    },
    {
      tool: "Nicereply",
      calls: "Satisfaction score",
      variant: null,
      differs:
        "The same where 4 and 5 of five are set as good; which ratings are good is a setting of the account.",
      source: nicereply,
    },
    {
      tool: "Nicereply",
      calls: "Average CSAT",
      variant: "mean",
      differs: "The mean rating, not a share.",
      source: nicereply,
    },
    {
      tool: "Trengo",
      calls: "CSAT",
      variant: "meanRescaled",
      differs:
        "The mean moved to 0–100 and shown as a percentage; no customer is counted as satisfied or not.",
      source: trengo,
    },
    {
      tool: "SmartSurvey, aggregated average",
      calls: "CSAT score",
      variant: "meanRescaled",
      differs:
        "Its setting unless changed: answers scored from 0 upwards, added up and divided by the most they could be.",
      source: smartSurvey,
    },
    {
      tool: "SmartSurvey, satisfied responses",
      calls: "CSAT score",
      variant: null,
      differs: "The same on five points; on other scales it picks the satisfied options itself.",
      source: smartSurvey,
    },
    {
      tool: "Delighted",
      calls: "CSAT",
      variant: null,
      differs: "The same, but for being shown in whole percent: 69.16 % is 69.",
      source: delighted,
    },
    {
      tool: "Zencity",
      calls: "Positive score",
      variant: null,
      differs:
        "The same on five points; on seven it takes the top three, 5 to 7, which is satisfiedFrom 5 here.",
      source: zencity,
    },
    {
      tool: "SmileBack",
      calls: "Net CSAT",
      variant: "netCsat",
      differs:
        "Positive less negative on three points, so that it can be below 0; set scaleMax to 3, satisfiedFrom to 3 and dissatisfiedTo to 1.",
      source: smileBack,
    },
  ],
  examples: [
    {
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 1 }],
      gives: 0.5,
      because: "5 and 4 are satisfied, 2 of 4; the neutral 3 stays in the denominator.",
    },
    {
      rows: [{ score: 7 }, { score: 6 }, { score: 5 }, { score: 2 }],
      given: { scaleMax: 7, satisfiedFrom: 6 },
      gives: 0.5,
      because: "On seven points the top two boxes are 6 and 7: 2 of 4.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { score: 5, instrument: "csat", scaleMin: 1, scaleMax: 5 },
        { score: 2 },
        { score: null },
        { score: 5, test: true },
        { score: 1, superseded: true },
        { score: 6, instrument: "ces2" },
        { score: 9, scaleMin: 1, scaleMax: 10 },
      ],
      gives: 0.5,
      excluded: { test: 1, superseded: 1, otherInstrument: 1, otherScale: 1, unanswered: 1 },
      because:
        "The first two are answers on this scale, one of them satisfied. A blank is no bad answer, and a 9 of 10 is in no box of five.",
    },
    {
      variant: "goodOverGoodPlusBad",
      rows: [{ score: 1 }, { score: 1 }, { score: 1 }, { score: 0 }, { score: null }],
      gives: 0.75,
      excluded: { unanswered: 1 },
      because: "3 good and 1 bad; the survey that was not rated is neither.",
    },
    {
      variant: "positiveOverAll",
      rows: [{ score: 3 }, { score: 3 }, { score: 2 }, { score: 1 }],
      gives: 0.5,
      because: "2 positive of 4; without the neutral one it would be two thirds.",
    },
    {
      variant: "topBox",
      rows: [{ score: 5 }, { score: 4 }, { score: 4 }, { score: 1 }],
      gives: 0.25,
      because: "One answer of 4 is a 5.",
    },
    {
      variant: "mean",
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 1 }],
      gives: 3.25,
      because: "5 + 4 + 3 + 1 is 13, over 4 answers.",
    },
    {
      variant: "meanRescaled",
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 1 }],
      gives: 56.25,
      because: "4 + 3 + 2 + 0 is 9 of the 16 steps that four answers can rise above 1.",
    },
    {
      variant: "meanRescaled",
      rows: [{ score: 7 }, { score: 4 }],
      given: { scaleMax: 7 },
      gives: 75,
      because: "6 + 3 is 9 of the 12 steps that two answers can rise on seven points.",
    },
    {
      variant: "netCsat",
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 2 }],
      gives: 25,
      because: "2 satisfied and 1 dissatisfied of 4: 50 − 25.",
    },
  ],
  beware: [
    "Where the helpdesk shows another number, measure the variant that stands beside its name under tools over the same ratings. If that agrees, the formula was the difference. If not, other ratings were counted: see which date files a rating (asked, answered or ticket solved), whether one that was changed counts once or twice, and whether tests and merged tickets are in. Rounding comes last.",
    "A mean of 3.7 is not 74 % satisfied: the mean and the share answer different questions.",
    "A survey nobody answered is not a bad answer; it belongs to the response rate.",
    "Few answers make a wide interval, and who answers is not everybody: read it with the response rate.",
    "The top two of seven boxes are not the top two of five; set the thresholds, and compare only like with like.",
    "Lengthening the scale alone keeps satisfiedFrom at 4; set it too.",
    "Dissatisfaction is not one minus satisfaction as long as there is a neutral answer.",
    "A rating changed from good to bad is one answer; mark the first as superseded, or it counts twice.",
    "Never average the scores of teams or months; pool the counts.",
  ],
  sources: [
    {
      by: "ISO",
      title: "ISO 10004:2018, Customer satisfaction: guidelines for monitoring and measuring",
      url: "https://www.iso.org/standard/71582.html",
      year: 2018,
    },
    delighted,
    eesel,
  ],
  since: "0.1.0",
});
