import { healthSignalFacts } from "../../src/facts/health-signal-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { acsi } from "../../src/metrics/feedback/acsi.ts";
import { ces } from "../../src/metrics/feedback/ces.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { customerHealthScore } from "../../src/metrics/feedback/customer-health-score.ts";
import { netSentiment } from "../../src/metrics/feedback/net-sentiment.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { pmfScore } from "../../src/metrics/feedback/pmf-score.ts";
import { ratingAverage } from "../../src/metrics/feedback/rating-average.ts";
import { responseRate } from "../../src/metrics/feedback/response-rate.ts";
import { surveyCompletionRate } from "../../src/metrics/feedback/survey-completion-rate.ts";
import { sus } from "../../src/metrics/feedback/sus.ts";
import { umuxLite } from "../../src/metrics/feedback/umux-lite.ts";
import { qaScore } from "../../src/metrics/quality/qa-score.ts";
import { answers, measureRows, repeat } from "../metrics/rows.ts";
import { npsGroups } from "../metrics/survey-samples.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

interface Counts {
  readonly counts: Readonly<Record<number, number>>;
}
interface Rated {
  readonly positive: number;
  readonly neutral?: number;
  readonly negative: number;
}
interface AcsiAnswer {
  readonly satisfaction: number;
  readonly expectancy: number;
  readonly ideal: number;
  readonly weights?: readonly [number, number, number];
}
interface Dispositions {
  readonly I: number;
  readonly P: number;
  readonly R: number;
  readonly NC: number;
  readonly O: number;
  readonly UH: number;
  readonly UO: number;
}
interface Reach {
  readonly invited: number;
  readonly delivered: number;
  readonly started: number;
  readonly completed: number;
}
interface Section {
  readonly w: number;
  readonly s: number;
}

const itemsOf = (values: readonly number[]) =>
  Object.fromEntries(values.map((value, index) => [`item${index + 1}`, value]));
const mentions = ({ positive, neutral = 0, negative }: Rated) =>
  repeat([
    [positive, { sentiment: "positive" }],
    [neutral, { sentiment: "neutral" }],
    [negative, { sentiment: "negative" }],
  ]);
/** Positive, neutral and negative on three points. */
const threePoints = ({ positive, neutral = 0, negative }: Rated) =>
  answers({ 3: positive, 2: neutral, 1: negative });
/** Signals of one customer, each with its weight. */
const health = (signals: Readonly<Record<string, readonly [score: number, weight: number]>>) =>
  healthSignalFacts(
    Object.entries(signals).map(([signal, [score, weight]]) => ({
      customerId: "ada",
      signal,
      score,
      weight,
      assessedAt: "2026-03-01T00:00:00Z",
    })),
  );

describeWorkedExamples("feedback", () => {
  worked<{ good: number; bad: number }>(
    "csat",
    "goodOverGoodPlusBad",
    ({ good, bad }) => measure(csat.variants.goodOverGoodPlusBad, answers({ 1: good, 0: bad })).value,
  );
  for (const variant of ["positive/(positive+neutral+negative)", "positive/total"]) {
    worked<Rated>(
      "csat",
      variant,
      (rated) => measure(csat.variants.positiveOverAll, threePoints(rated)).value,
    );
  }
  worked<Counts>(
    "csat",
    "mean 5pt on the Delighted counts",
    ({ counts }) => measure(csat.variants.mean, answers(counts)).value,
  );
  worked<Counts>(
    "csat",
    "mean rescaled to 0-100 (mean-1)/(5-1)",
    ({ counts }) => measure(csat.variants.meanRescaled, answers(counts)).value,
  );

  worked<Counts>("ces", "ces2 mean 7pt", ({ counts }) => measure(ces.variants.mean, answers(counts)).value);
  worked<Counts>("ces", "ces2 top-3-box (5,6,7 of 7)", ({ counts }) => measure(ces, answers(counts)).value);
  worked<Counts>(
    "ces",
    "ces2 net %(6-7)-%(1-3)",
    ({ counts }) => measure(ces.variants.net, answers(counts)).value,
  );

  worked<{ promoterPct: number; detractorPct: number }>(
    "nps",
    "percent input",
    ({ promoterPct, detractorPct }) =>
      measure(nps, npsGroups(promoterPct, 100 - promoterPct - detractorPct, detractorPct)).value,
  );
  worked<{ scores: readonly number[] }>(
    "nps",
    "0 counts as detractor",
    ({ scores }) =>
      measure(
        nps,
        scores.map((score) => ({ score })),
      ).value,
  );

  for (const variant of ["weighted, State of Ohio weights, all 10s", "weighted, State of Ohio weights"]) {
    worked<AcsiAnswer>("acsi", variant, ({ satisfaction, expectancy, ideal, weights = [1, 1, 1] }) => {
      const [satisfactionWeight, expectancyWeight, idealWeight] = weights;
      const given = { satisfactionWeight, expectancyWeight, idealWeight };
      return measureRows(acsi.variants.weighted, [itemsOf([satisfaction, expectancy, ideal])], { given })
        .value;
    });
  }
  worked<AcsiAnswer>(
    "acsi",
    "unweighted (S+E+P-3)/27*100",
    ({ satisfaction, expectancy, ideal }) =>
      measureRows(acsi, [itemsOf([satisfaction, expectancy, ideal])]).value,
  );

  worked<{ sumContributions: number }>(
    "sus",
    "one respondent: sum of contributions -> score",
    ({ sumContributions }) => {
      // Odd items as good as can be until the sum is reached; the even ones at their worst.
      const odd = [0, 1, 2, 3, 4].map((place) => 1 + Math.max(0, Math.min(4, sumContributions - 4 * place)));
      const even = [5, 6, 7, 8, 9].map((place) => 5 - Math.max(0, Math.min(4, sumContributions - 4 * place)));
      const inTurn = odd.flatMap((value, index) => [value, even[index] ?? Number.NaN]);
      return measureRows(sus, [itemsOf(inTurn)]).value;
    },
  );
  for (const variant of ["one respondent raw items", "all 3s"]) {
    worked<{ items: readonly number[] }>(
      "sus",
      variant,
      ({ items }) => measureRows(sus, [itemsOf(items)]).value,
    );
  }
  worked<{ items: readonly number[] }>(
    "umuxLite",
    "raw 0-100, 7pt items",
    ({ items }) => measureRows(umuxLite, [itemsOf(items)]).value,
  );
  worked<{ items: readonly number[] }>(
    "umuxLite",
    "SUS-matched regression 0.65*raw+22.9",
    ({ items }) => measureRows(umuxLite.variants.susMatched, [itemsOf(items)]).value,
  );

  worked<{ veryDisappointed: number; total: number }>(
    "pmfScore",
    "very disappointed / all responses",
    ({ veryDisappointed, total }) =>
      measure(pmfScore.variants.ofAllAnswers, answers({ 3: veryDisappointed, 0: total - veryDisappointed }))
        .value,
  );

  worked<Rated>(
    "netSentiment",
    "excluding neutral (derived variant)",
    (rated) => measure(netSentiment.variants.withoutNeutral, mentions(rated)).value,
  );
  worked<Rated>("netSentiment", "no neutrals", (rated) => measure(netSentiment, mentions(rated)).value);
  worked<Rated>(
    "positiveSentimentShare",
    "excluding neutral",
    (rated) => measure(netSentiment.variants.positiveShare, mentions(rated)).value,
  );

  // Points of a maximum are signals at their best, weighted by those points; what is missing to it is one at 0.
  worked<{ points: Readonly<Record<string, number>>; max: number }>(
    "customerHealthScore",
    "sum of weighted points",
    ({ points, max }) => {
      const reached = Object.entries(points).map(([name, weight]) => [name, [100, weight]] as const);
      const missed = max - Object.values(points).reduce((sum, weight) => sum + weight, 0);
      return measure(customerHealthScore, health({ ...Object.fromEntries(reached), missed: [0, missed] }))
        .value;
    },
  );
  worked<{ nps: number; usage: number; tickets: number; daysSinceLogin: number }>(
    "customerHealthScore",
    "weights .25 NPS(normalised) .35 usage .20 support .20 engagement",
    ({ nps, usage, tickets, daysSinceLogin }) =>
      measure(
        customerHealthScore,
        health({
          nps: [(nps + 100) / 2, 25],
          usage: [usage, 35],
          support: [Math.max(0, 100 - 10 * tickets), 20],
          engagement: [Math.max(0, 100 - 2 * daysSinceLogin), 20],
        }),
      ).value,
  );

  worked<Dispositions>("responseRate", "AAPOR RR1 vs RR2", ({ I, P, R, NC, O, UH, UO }) => {
    const sample = repeat([
      [I, { disposition: "complete" }],
      [P, { disposition: "partial" }],
      [R, { disposition: "refusal" }],
      [NC, { disposition: "non-contact" }],
      [O, { disposition: "other" }],
      [UH, { disposition: "unknown-household" }],
      [UO, { disposition: "unknown-other" }],
    ]);
    const { rr1, rr2 } = responseRate.variants;
    return { rr1: measure(rr1, sample).value, rr2: measure(rr2, sample).value };
  });
  worked<Reach>("surveyCompletionRate", "completed/started", ({ invited, delivered, started, completed }) => {
    const mailing = repeat([
      [completed, { sent: true, delivered: true, completion: "complete" }],
      [started - completed, { sent: true, delivered: true, completion: "partial" }],
      [delivered - started, { sent: true, delivered: true, completion: null }],
      [invited - delivered, { sent: true, delivered: false, completion: null }],
    ]);
    return {
      completion: measure(surveyCompletionRate, mailing).value,
      responseDelivered: measure(responseRate, mailing).value,
      responseInvited: measure(responseRate.variants.perSent, mailing).value,
    };
  });

  worked<{ sections: readonly Section[]; autoFail: boolean }>(
    "qaScore",
    "weighted with auto-fail",
    ({ sections, autoFail }) => {
      const earnedPoints = sections.reduce((sum, { w, s }) => sum + w * s, 0);
      const possiblePoints = sections.reduce((sum, { w }) => sum + w, 0);
      const rows = [{ earnedPoints, possiblePoints, autoFail }];
      return {
        score: measure(qaScore, rows).value,
        withoutAutoFail: measure(qaScore.variants.withoutAutoFail, rows).value,
      };
    },
  );

  worked<{ priorMean: number; priorWeight: number; ratings: readonly number[] }>(
    "starRating",
    "bayesian (C*m+sum)/(C+n)",
    ({ priorMean, priorWeight, ratings }) => {
      const rows = ratings.map((stars) => ({ stars }));
      const given = { priorMean, priorRatings: priorWeight };
      return measure(ratingAverage.variants.bayesian, rows, { given }).value;
    },
  );
});
