import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count, sum } from "../../language/aggregate.ts";
import type { Condition, Expression } from "../../language/expression.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { netPromoters, promotersAndDetractors } from "../scores.ts";

interface SubjectColumns {
  readonly touchpointId: Expression<"touchpointId", "text">;
  readonly caseId: Expression<"caseId", "text">;
  readonly interactionId: Expression<"interactionId", "text">;
  readonly orderId: Expression<"orderId", "text">;
}

/** Whether an answer is about one event and not about the whole relationship. */
const isAboutEvent = ({
  touchpointId,
  caseId,
  interactionId,
  orderId,
}: SubjectColumns): Condition<keyof SubjectColumns> =>
  touchpointId.isKnown().or(caseId.isKnown()).or(interactionId.isKnown()).or(orderId.isKnown());

/** Net Promoter Score: share of promoters (9–10) less share of detractors (0–6), in points from −100 to 100. */
export const nps = metric({
  id: "nps",
  unit: "points",
  better: "higher",
  domain: "customer-experience",
  range: [-100, 100],
  of: surveyResponseFact,
  excluded: (answer) => notAnswered(answer, ["nps"], [0, 10]),
  parts: promotersAndDetractors,
  ...netPromoters,
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
    relational: vary({
      excluded: (answer) => ({
        ...notAnswered(answer, ["nps"], [0, 10]),
        aboutJourney: answer.journeyInstanceId.isKnown(),
        aboutEvent: isAboutEvent(answer),
      }),
    }),
    transactional: vary({
      excluded: (answer) => ({
        ...notAnswered(answer, ["nps"], [0, 10]),
        aboutJourney: answer.journeyInstanceId.isKnown(),
        aboutNoEvent: isAboutEvent(answer).not(),
      }),
    }),
    journey: vary({
      excluded: (answer) => ({
        ...notAnswered(answer, ["nps"], [0, 10]),
        aboutNoJourney: answer.journeyInstanceId.isMissing(),
      }),
    }),
    employee: vary({ excluded: (answer) => notAnswered(answer, ["enps"], [0, 10]) }),
    accountLevel: vary({
      excluded: (answer) => ({
        ...notAnswered(answer, ["nps"], [0, 10]),
        accountUnknown: answer.accountId.isMissing(),
        countedWithAccount: answer.accountAnswers.isMissing().or(answer.accountScoreTotal.isMissing()),
      }),
      // A mean of at least 9 is a total of at least 9 × answers, in whole numbers.
      parts: ({ accountScoreTotal, accountAnswers }) => ({
        promoters: count(accountScoreTotal.atLeast(accountAnswers.times(9))),
        passives: count(
          accountScoreTotal
            .lessThan(accountAnswers.times(9))
            .and(accountScoreTotal.atLeast(accountAnswers.times(7))),
        ),
        detractors: count(accountScoreTotal.lessThan(accountAnswers.times(7))),
      }),
      value: (accounts) => netPromoters.value(accounts),
      interval: netPromoters.interval,
    }),
  }),
});

const bain = {
  by: "Bain & Company",
  title: "Net Promoter 3.0",
  url: "https://www.bain.com/es-ar/insights/net-promoter-3-0/",
};
const satrix = {
  by: "Satrix Solutions, as averaging responses",
  title: "Calculating your Net Promoter Score - Are You Doing it Correctly?",
  url: "https://www.slideshare.net/SatrixSolutions/calculating-your-net-promoter-score-are-you-doing-it-correctly",
};
const workleap = {
  by: "Workleap",
  title: "Employee net promoter score (eNPS)",
  url: "https://help.workleap.com/en/articles/10281698-employee-net-promoter-score-enps",
};

export const npsEntry = entry(nps, {
  name: "Net Promoter Score",
  abbreviation: "NPS",
  aliases: ["net promoter", "recommend score", "tNPS", "eNPS"],
  says: "Share of customers who would recommend the company (9–10 of 10) less the share who would not (0–6), in points.",
  question: "How likely is it that you would recommend us to a friend or colleague? (0 to 10)",
  population:
    "Answers on the 0–10 scale, whatever they are about. Passives (7–8) are in the denominator only. Blank answers, other instruments and other scales are left out and counted, and of several answers of one respondent to the same survey about the same thing the last one counts. Where rows of periodic surveys and of surveys after an event lie in one table, measure `relational` or `transactional`, which tell them apart by what the answer is about.",
  recommended:
    "Unweighted, one answer a respondent: every vendor computes it so; they differ in whom they ask and how often. Meant for the relationship, from a periodic sample: rows of such a survey need no variant.",
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
    relational: {
      says: "Answers about the whole relationship: about no touchpoint, case, interaction, order or journey.",
      usedBy: [],
    },
    transactional: {
      says: "Answers about one event (tNPS): about a touchpoint, case, interaction or order. One an event; the last one counts.",
      usedBy: [],
    },
    journey: {
      says: "Answers about a journey as lived, asked at its end. journeyNps looks at the journeys themselves.",
      usedBy: [],
    },
    employee: {
      says: "The same of employees about their workplace (eNPS), which is the instrument `enps`; answers of customers are left out.",
      usedBy: [workleap],
    },
    accountLevel: {
      says: "Each account counts once, by the mean of its answers: promoter from 9, passive from 7, detractor below 7. The mean is over all rows that were derived together, whatever is grouped or filtered afterwards.",
      usedBy: [satrix],
    },
  },
  tools: [
    {
      tool: "Bain & Company",
      calls: "Net Promoter Score",
      variant: null,
      differs: "The same: a score from −100 to 100 of 9–10 less 0–6.",
      source: bain,
    },
    {
      tool: "Aspen Analytics",
      calls: "Net Promoter Score",
      differs:
        "Its printed formula has detractors from 1 to 6: whoever answers 0, the worst, would count for nothing.",
      source: {
        by: "Aspen Analytics",
        title: "Net Promoter Score",
        url: "https://www.aspenanalytics.io/path/glossary/net-promoter-score/",
      },
    },
    {
      tool: "QuestionPro",
      calls: "Net Promoter Score",
      differs:
        "Its page describes a scale of 1 to 10. Ten points are another scale with one place less for detractors; such answers are otherScale here.",
      source: {
        by: "QuestionPro",
        title: "Net Promoter Score",
        url: "http://www.questionpro.com/features/net-promoter-score.html",
      },
    },
    {
      tool: "Satrix Solutions",
      calls: "Averaging responses",
      variant: "accountLevel",
      differs:
        "Averages each business customer's answers before classifying, so that a customer with many respondents counts once.",
      source: satrix,
    },
    {
      tool: "Workleap",
      calls: "eNPS",
      variant: "employee",
      differs:
        "The same: 9–10 less 0–6 of the employees' answers on whether they would recommend the workplace.",
      source: workleap,
    },
  ],
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
    {
      variant: "relational",
      rows: [
        { score: 10 },
        { score: 8 },
        { score: 2, caseId: "c-1" },
        { score: 3, journeyInstanceId: "j-1" },
      ],
      gives: 50,
      excluded: { aboutEvent: 1, aboutJourney: 1 },
      because:
        "One promoter and one passive speak of the relationship; the others speak of a case and a journey.",
    },
    {
      variant: "transactional",
      rows: [
        { score: 10 },
        { score: 2, caseId: "c-1" },
        { score: 9, orderId: "o-1" },
        { score: 3, touchpointId: "t-1" },
        { score: 9, touchpointId: "t-1", journeyInstanceId: "j-1" },
      ],
      gives: -100 / 3,
      excluded: { aboutNoEvent: 1, aboutJourney: 1 },
      because: "1 promoter and 2 detractors after a case, an order and at a touchpoint: 33⅓ − 66⅔.",
    },
    {
      variant: "journey",
      rows: [{ score: 9, journeyInstanceId: "j-1" }, { score: 7, journeyInstanceId: "j-2" }, { score: 0 }],
      gives: 50,
      excluded: { aboutNoJourney: 1 },
      because: "1 promoter and 1 passive at the end of a journey.",
    },
    {
      variant: "employee",
      rows: [
        { score: 9, instrument: "enps" },
        { score: 6, instrument: "enps" },
        { score: 10, instrument: "nps" },
      ],
      gives: 0,
      excluded: { otherInstrument: 1 },
      because: "1 promoter and 1 detractor among employees; the 10 is a customer's.",
    },
    {
      variant: "accountLevel",
      rows: [
        { score: 10, accountId: "a", accountAnswers: 3, accountScoreTotal: 27 },
        { score: 10, accountId: "a", accountAnswers: null, accountScoreTotal: null },
        { score: 7, accountId: "a" },
        { score: 10, accountId: "b", accountAnswers: 2, accountScoreTotal: 17 },
        { score: 7, accountId: "b" },
        { score: 6, accountId: "c", accountAnswers: 2, accountScoreTotal: 13 },
        { score: 7, accountId: "c" },
        { score: 0, accountId: null },
      ],
      gives: 0,
      excluded: { countedWithAccount: 4, accountUnknown: 1 },
      because:
        "Means of 9, 8.5 and 6.5: one promoter, one passive, one detractor, each account once. Of the last answer no account is known.",
    },
  ],
  beware: [
    "It is a score in points, not a percentage.",
    "Never average the scores of segments or months; pool the counts.",
    "0 is a valid answer and a detractor; formulas that start at 1 are not this score.",
    "A 1–10 or 1–5 scale is not NPS; such answers are left out and counted as otherScale.",
    "Transactional and relational scores are different populations; do not compare them, and do not pool them unseen: measure the variants apart.",
    "Passives belong in the denominator; left out, they push the score towards its ends.",
    "One score of ±100 is one answer; read the interval.",
    "Rounding the two shares before subtracting moves the score by up to a point.",
  ],
  sources: [
    {
      by: "Reichheld",
      title: "The One Number You Need to Grow, Harvard Business Review, December 2003",
      url: "https://hbr.org/2003/12/the-one-number-you-need-to-grow",
    },
    bain,
    {
      by: "MeasuringU",
      title: "Confidence intervals for the Net Promoter Score",
      url: "https://measuringu.com/nps-confidence-intervals/",
    },
  ],
  since: "0.1.0",
});
