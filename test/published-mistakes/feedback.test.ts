import { describe, expect, test } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { ces } from "../../src/metrics/feedback/ces.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { csatByChannel } from "../../src/metrics/feedback/csat-by-channel.ts";
import { customerHealthScore } from "../../src/metrics/feedback/customer-health-score.ts";
import { dsat } from "../../src/metrics/feedback/dsat.ts";
import { netSentiment } from "../../src/metrics/feedback/net-sentiment.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { pmfScore } from "../../src/metrics/feedback/pmf-score.ts";
import { ratingAverage } from "../../src/metrics/feedback/rating-average.ts";
import { responseRate } from "../../src/metrics/feedback/response-rate.ts";
import { servqual } from "../../src/metrics/feedback/servqual.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { qaScore } from "../../src/metrics/quality/qa-score.ts";
import { answers, measureRows, repeat } from "../metrics/rows.ts";
import { delighted, delivered, npsGroups, sample } from "../metrics/survey-samples.ts";

interface Mistake {
  readonly mistake: string;
  readonly metric: AnyMetric;
  readonly rows: readonly object[];
  readonly ours: number | null;
  readonly excluded?: Readonly<Record<string, number>>;
  readonly theirs: number;
  readonly why: string;
}

const number = (value: number | null): number => value ?? Number.NaN;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = <Row>(rows: readonly Row[], is: (row: Row) => boolean) => rows.filter(is).length / rows.length;

describe("mistakes that are published", () => {
  const segments = [npsGroups(9, 0, 1), npsGroups(30, 30, 40)] as const;
  const mailings = [20, 30].map((size, index) =>
    repeat([
      [index === 0 ? 20 : 21, { ...delivered, completion: "complete" }],
      [index === 0 ? 0 : size - 21, { ...delivered }],
    ]),
  );
  const zeros = answers({ 0: 2, 10: 1 });
  const tenPoints = [10, 9, 1].map((score) => ({ score, scaleMin: 1, scaleMax: 10 }));
  const rated = [...answers({ 5: 8, 1: 2 }), ...repeat([[10, { score: null }]])];
  const versions = [
    { score: 1, instrument: "ces1" },
    { score: 7, instrument: "ces2" },
  ];
  const channels = [
    repeat([
      [90, { score: 5, ratedChannel: "voice" }],
      [10, { score: 1, ratedChannel: "voice" }],
    ]),
    repeat([[10, { score: 1, ratedChannel: "chat" }]]),
  ];
  const products = [
    repeat([[1, { stars: 5 }]]),
    repeat([
      [50, { stars: 3 }],
      [49, { stars: 4 }],
    ]),
  ];
  const mentions = repeat([
    [80, { sentiment: "positive" }],
    [20, { sentiment: "negative" }],
    [100, { sentiment: "neutral" }],
  ]);
  const signals = [
    { assessmentId: "ada", scoreHundredths: 8000, weight: 60, availableWeight: 60, expectedWeight: 100 },
    { assessmentId: "ada", scoreHundredths: null, weight: 40, availableWeight: 60, expectedWeight: 100 },
  ];
  const users = answers({ 3: 85, 2: 100, 1: 65, 0: 50 });
  const evaluations = [
    { earnedPoints: 84, possiblePoints: 100, autoFail: true },
    { earnedPoints: 90, possiblePoints: 100, autoFail: false },
  ];
  const gap = { Items: 4, Perception: 20, Expectation: 24 };
  const importance = { tangibles: 20, reliability: 20, responsiveness: 20, assurance: 20, empathy: 20 };
  const asExpectedLessOne = Object.fromEntries(
    Object.entries(importance).flatMap(([dimension, points]) =>
      Object.entries({ ...gap, Points: points }).map(([ending, value]) => [`${dimension}${ending}`, value]),
    ),
  );

  const mistakes: readonly Mistake[] = [
    {
      mistake: "NPS with detractors from 1 to 6 (Aspen Analytics)",
      metric: nps,
      rows: zeros,
      ours: -100 / 3,
      theirs:
        100 *
        (share(zeros, ({ score }) => score >= 9) - share(zeros, ({ score }) => score >= 1 && score <= 6)),
      why: "0 is an answer, and the worst one",
    },
    {
      mistake: "NPS asked from 1 to 10 (QuestionPro)",
      metric: nps,
      rows: tenPoints,
      ours: null,
      excluded: { otherScale: 3 },
      theirs:
        100 * (share(tenPoints, ({ score }) => score >= 9) - share(tenPoints, ({ score }) => score <= 6)),
      why: "6 of 10 steps is not 6 of 11; such answers are no NPS",
    },
    {
      mistake: "NPS of segments averaged",
      metric: nps,
      rows: segments.flat(),
      ours: -200 / 110,
      theirs: mean(segments.map((rows) => number(measure(nps, rows).value))),
      why: "10 answers would weigh as much as 100",
    },
    {
      mistake: "NPS without passives in the denominator",
      metric: nps,
      rows: npsGroups(30, 50, 20),
      ours: 10,
      theirs: (100 * (30 - 20)) / (30 + 20),
      why: "passives dilute the score, that is their part in it",
    },
    {
      mistake: "NPS from rounded shares",
      metric: nps,
      rows: npsGroups(67, 67, 66),
      ours: 0.5,
      theirs: Math.round((100 * 67) / 200) - Math.round((100 * 66) / 200),
      why: "33.5 − 33 is not 34 − 33",
    },
    {
      mistake: "mean over maximum presented as CSAT",
      metric: csat,
      rows: delighted,
      ours: 74 / 107,
      theirs: number(measure(csat.variants.mean, delighted).value) / 5,
      why: "a mean has no customers in it; 0 % could not even be reached",
    },
    {
      mistake: "CSAT with surveys nobody answered as bad",
      metric: csat,
      rows: rated,
      ours: 0.8,
      excluded: { unanswered: 10 },
      theirs: 8 / rated.length,
      why: "silence is the response rate's matter",
    },
    {
      mistake: "top two of seven points taken for top two of five",
      metric: csat,
      rows: [5, 4, 7, 6].map((score) => ({ score, scaleMin: 1, scaleMax: 7 })),
      ours: null,
      excluded: { otherScale: 4 },
      theirs: 4 / 4,
      why: "4 of 7 is the middle; the scale has to be given",
    },
    {
      mistake: "a rating changed from good to bad counted twice",
      metric: csat.variants.goodOverGoodPlusBad,
      rows: [{ score: 1, superseded: true }, { score: 0 }, { score: 1 }],
      ours: 0.5,
      excluded: { superseded: 1 },
      theirs: 2 / 3,
      why: "one customer has one opinion, the last",
    },
    {
      mistake: "CSAT of channels averaged for a total",
      metric: csatByChannel,
      rows: channels.flat(),
      ours: 90 / 110,
      theirs: mean(channels.map((rows) => number(measure(csatByChannel, rows).value))),
      why: "10 chats would weigh as much as 100 calls",
    },
    {
      mistake: "dissatisfaction as one minus satisfaction",
      metric: dsat,
      rows: delighted,
      ours: 23 / 107,
      theirs: 1 - number(measure(csat, delighted).value),
      why: "a neutral answer is neither",
    },
    {
      mistake: "CES of 2010 and 2013 in one number",
      metric: ces,
      rows: versions,
      ours: 1,
      excluded: { otherInstrument: 1 },
      theirs: 1 / 2,
      why: "1 is very low effort in one and strongly disagree in the other",
    },
    {
      mistake: "RR1 as I ÷ R (calculator.city)",
      metric: responseRate.variants.rr1,
      rows: sample,
      ours: 0.4,
      theirs: 400 / 100,
      why: "four answers per refusal is no share of a sample",
    },
    {
      mistake: "response rates of mailings averaged (Winningtemp: 85 %)",
      metric: responseRate,
      rows: mailings.flat(),
      ours: 41 / 50,
      theirs: mean(mailings.map((rows) => number(measure(responseRate, rows).value))),
      why: "41 of 50 people answered, which is 82 %",
    },
    {
      mistake: "averages of products averaged",
      metric: ratingAverage,
      rows: products.flat(),
      ours: 351 / 100,
      theirs: mean(products.map((rows) => number(measure(ratingAverage, rows).value))),
      why: "one buyer of one product would weigh as much as 99 of another",
    },
    {
      mistake: "net sentiment without the neutral mentions",
      metric: netSentiment,
      rows: mentions,
      ours: 30,
      theirs: (100 * (80 - 20)) / (80 + 20),
      why: "half of what was said would not have been said",
    },
    {
      mistake: "a missing health signal as 0",
      metric: customerHealthScore,
      rows: signals,
      ours: 80,
      excluded: { signalMissing: 1 },
      theirs: (80 * 60 + 0 * 40) / 100,
      why: "nobody asked is not the worst answer",
    },
    {
      mistake: "former users in the product–market fit score (CalcBee)",
      metric: pmfScore,
      rows: users,
      ours: 85 / 250,
      excluded: { notApplicable: 50 },
      theirs: 85 / 300,
      why: "who no longer uses it cannot be disappointed to lose it",
    },
    {
      mistake: "a quality score that hides a fatal failure",
      metric: qaScore,
      rows: evaluations,
      ours: 45,
      theirs: (84 + 90) / 2,
      why: "what fails outright earns nothing",
    },
    {
      mistake: "a weighted SERVQUAL that is not divided by the points",
      metric: servqual.variants.weighted,
      rows: [asExpectedLessOne],
      ours: -1,
      theirs: 20 * -1,
      why: "every gap is −1, and no mean of them can be −20",
    },
  ];
  test.each(mistakes)("$mistake: $why", ({ metric, rows, ours, excluded = {}, theirs }) => {
    const measured = measureRows(metric, rows);
    if (ours === null) expect(measured.value).toBeNull();
    else expect(measured.value).toBeCloseTo(ours, 9);
    expect(measured.excluded).toEqual(excluded);
    expect(Number.isFinite(theirs)).toBe(true);
    expect(Math.abs(theirs - (ours ?? Number.POSITIVE_INFINITY))).toBeGreaterThan(0.01);
  });

  test("their numbers are what they print", () => {
    const printed = Object.fromEntries(mistakes.map(({ mistake, theirs }) => [mistake, theirs]));
    expect(printed["NPS of segments averaged"]).toBeCloseTo(35, 9);
    expect(printed["response rates of mailings averaged (Winningtemp: 85 %)"]).toBeCloseTo(0.85, 9);
    expect(printed["NPS with detractors from 1 to 6 (Aspen Analytics)"]).toBeCloseTo(100 / 3, 9);
    expect(printed["former users in the product–market fit score (CalcBee)"]).toBeCloseTo(0.283, 3);
  });
});
