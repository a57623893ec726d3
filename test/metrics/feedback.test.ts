import { describe, expect, test } from "vitest";
import { describe as describeMetric } from "../../src/measure/describe.ts";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import { acsi } from "../../src/metrics/feedback/acsi.ts";
import { boxScore } from "../../src/metrics/feedback/box-score.ts";
import { ces } from "../../src/metrics/feedback/ces.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { dsat } from "../../src/metrics/feedback/dsat.ts";
import { netSentiment } from "../../src/metrics/feedback/net-sentiment.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { npsDistribution } from "../../src/metrics/feedback/nps-distribution.ts";
import { pmfScore } from "../../src/metrics/feedback/pmf-score.ts";
import { ratingAverage } from "../../src/metrics/feedback/rating-average.ts";
import { responseRate } from "../../src/metrics/feedback/response-rate.ts";
import { seq } from "../../src/metrics/feedback/seq.ts";
import { surveyCompletionRate } from "../../src/metrics/feedback/survey-completion-rate.ts";
import { sus } from "../../src/metrics/feedback/sus.ts";
import { umuxLite } from "../../src/metrics/feedback/umux-lite.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { wilsonInterval } from "../../src/statistics/index.ts";
import { answers, measureRows, repeat } from "./rows.ts";
import { delighted, delivered, npsGroups as groups, sample } from "./survey-samples.ts";
import { keepsItsExamples } from "./worked.ts";

const entries: readonly MetricEntry[] = Object.values(catalogue);
const own = entries.filter(({ family }) => family === "feedback");
for (const entry of own) keepsItsExamples(entry);

/** https://support.cys.group/support/solutions/articles/3000095529 */
const cys = answers({ 1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120 });
const mailing = repeat([
  [240, { ...delivered, completion: "complete" }],
  [60, { ...delivered, completion: "partial" }],
  [680, { ...delivered }],
  [20, { sent: true, delivered: false }],
]);

describe("figures published or worked out elsewhere", () => {
  const figures: readonly [
    what: string,
    metric: AnyMetric,
    rows: readonly object[],
    value: number,
    within: number,
  ][] = [
    ["DELA annual report 2018: 30 % promoters, 20 % detractors", nps, groups(30, 50, 20), 10, 1e-9],
    [
      "AskNicely: 10, 10, 9, 9, 9, 8, 7, 4, 2, 1",
      nps,
      answers({ 10: 2, 9: 3, 8: 1, 7: 1, 4: 1, 2: 1, 1: 1 }),
      20,
      1e-9,
    ],
    ["Delighted: (42 + 32) of 107, printed 69.16 %", csat, delighted, 0.6916, 5e-5],
    ["Delighted's counts, mean", csat.variants.mean, delighted, 3.738318, 1e-5],
    ["Delighted's counts, mean on 0–100", csat.variants.meanRescaled, delighted, 68.457944, 1e-4],
    [
      "Pisano: 10 very good, 4 good, 2 bad, printed 84.37 %",
      csat.variants.meanRescaled,
      answers({ 5: 10, 4: 4, 2: 2 }),
      84.37,
      0.006,
    ],
    ["Assembled: 8 good, 2 bad", csat.variants.goodOverGoodPlusBad, answers({ 1: 8, 0: 2 }), 0.8, 1e-12],
    [
      "Simplesat: 7 positive, 1 neutral, 2 negative",
      csat.variants.positiveOverAll,
      answers({ 3: 7, 2: 1, 1: 2 }),
      0.7,
      1e-12,
    ],
    ["Simplesat: 8 positive, 2 negative", csat.variants.positiveOverAll, answers({ 3: 8, 1: 2 }), 0.8, 1e-12],
    ["CYS: mean of 1,000 answers", ces.variants.mean, cys, 4.08, 1e-9],
    ["CYS's counts, 5 to 7 of 7", ces, cys, 0.46, 1e-9],
    ["CYS's counts, 6–7 less 1–3", ces.variants.net, cys, -13, 1e-9],
    [
      "CYS: 57 % easy, 24 % neutral, 19 % difficult",
      ces.variants.net,
      answers({ 7: 570, 4: 240, 2: 190 }),
      38,
      1e-9,
    ],
    ["AAPOR RR1", responseRate.variants.rr1, sample, 0.4, 1e-9],
    ["AAPOR RR2", responseRate.variants.rr2, sample, 0.45, 1e-9],
    ["240 completed of 980 delivered", responseRate, mailing, 0.244898, 1e-6],
    ["240 completed of 1,000 sent", responseRate.variants.perSent, mailing, 0.24, 1e-9],
  ];
  test.each(figures)("%s", (_, metric, rows, value, within) => {
    expect(Math.abs((measureRows(metric, rows).value ?? Number.NaN) - value)).toBeLessThanOrEqual(within);
  });

  test("AAPOR's rates lie between RR1 and RR6, and e carries RR3 from RR1 to RR5", () => {
    const { rr1, rr2, rr3, rr4, rr5, rr6 } = responseRate.variants;
    expect(measure(rr5, sample).value).toBeCloseTo(400 / 900, 12);
    expect(measure(rr6, sample).value).toBeCloseTo(450 / 900, 12);
    expect(measure(rr3, sample, { given: { eligibleShare: 0.3 } }).value).toBeCloseTo(400 / 930, 12);
    expect(measure(rr4, sample, { given: { eligibleShare: 0.3 } }).value).toBeCloseTo(450 / 930, 12);
    expect(measure(rr3, sample).value).toBe(measure(rr1, sample).value);
    expect(measure(rr4, sample).value).toBe(measure(rr2, sample).value);
    expect(measure(rr3, sample, { given: { eligibleShare: 0 } }).value).toBe(measure(rr5, sample).value);
  });
});

describe("intervals", () => {
  const bounds = (metric: AnyMetric, rows: readonly object[]) => {
    const { interval } = measureRows(metric, rows);
    return interval && [interval.lower, interval.upper, interval.method];
  };
  const close = (value: number) => expect.closeTo(value, 5);

  test("of a net score are adjusted Wald, around another middle than the score", () => {
    // MeasuringU's formula: 38.834951 ± 15.455071 around a score of 40.
    expect(measure(nps, groups(60, 20, 20)).value).toBe(40);
    expect(bounds(nps, groups(60, 20, 20))).toEqual([close(23.37988), close(54.290022), "adjusted Wald"]);
    expect(bounds(nps, groups(5, 3, 2))).toEqual([close(-19.050615), close(65.204462), "adjusted Wald"]);
    const same = answers({ 5: 60, 3: 20, 1: 20 });
    expect(bounds(csat.variants.netCsat, same)).toEqual(bounds(nps, groups(60, 20, 20)));
    const easy = answers({ 7: 60, 4: 20, 1: 20 });
    expect(bounds(ces.variants.net, easy)).toEqual(bounds(nps, groups(60, 20, 20)));
    const effort = repeat([
      [60, { score: 1, instrument: "ces1" }],
      [20, { score: 3, instrument: "ces1" }],
      [20, { score: 5, instrument: "ces1" }],
    ]);
    expect(bounds(ces.variants.netOfFive, effort)).toEqual(bounds(nps, groups(60, 20, 20)));
  });

  test("of a share are Wilson's, within 0 and 1", () => {
    expect(bounds(csat, delighted)).toEqual([close(0.598715), close(0.771183), "Wilson score"]);
    expect(bounds(csat, answers({ 5: 3 }))?.[1]).toBe(1);
    expect(bounds(csat.variants.topBox, answers({ 5: 20 }))).toEqual([
      close(1 - 0.161125),
      1,
      "Wilson score",
    ]);
    expect(bounds(ces, answers({ 1: 20 }))).toEqual([0, close(0.161125), "Wilson score"]);
    expect(bounds(responseRate.variants.rr1, sample)?.[2]).toBe("Wilson score");
    expect(bounds(csat, [])).toBeNull();
  });

  test("of a mean are Student's, the same in points as on the scale", () => {
    // 4 answers, mean 3.25, sample variance 35/12, t(0.975; 3) = 3.182446.
    const few = answers({ 5: 1, 4: 1, 3: 1, 1: 1 });
    const margin = 3.182446 * Math.sqrt(35 / 12 / 4);
    expect(bounds(csat.variants.mean, few)).toEqual([
      close(3.25 - margin),
      close(3.25 + margin),
      "Student's t",
    ]);
    expect(bounds(csat.variants.meanRescaled, few)).toEqual([
      expect.closeTo((2.25 - margin) * 25, 3),
      expect.closeTo((2.25 + margin) * 25, 3),
      "Student's t",
    ]);
    expect(bounds(csat.variants.meanRescaled, answers({ 4: 1 }))).toBeNull();
    expect(bounds(ces.variants.mean, few)).toEqual(bounds(csat.variants.mean, few));
  });

  test("are not given where none is known", () => {
    expect(bounds(responseRate.variants.rr3, sample)).toBeNull();
    expect(bounds(nps.variants.weighted, [{ score: 10, weight: 2 }])).toBeNull();
  });
});

test("a blank coded 11 is refused, not made a promoter", () => {
  const blankIsEleven = [{ score: 10 }, { score: 3 }, { score: 11 }];
  expect(() => measure(nps, blankIsEleven)).toThrow(InvalidRowError);
  expect(measure(nps, blankIsEleven, { onInvalid: "exclude" })).toMatchObject({
    value: 0,
    n: 2,
    excluded: { offScale: 1 },
  });
});

test.each(own.map(({ metric }) => [metric.id, metric] as const))(
  "nothing answered is no zero: %s",
  (_, metric) => {
    for (const one of [metric, ...Object.values(metric.variants)]) {
      const { value, n, excluded } = measure(one, []);
      const values = typeof value === "object" && value !== null ? Object.values(value) : [value];
      expect(values.length).toBeGreaterThan(0);
      expect(values.filter((each) => each !== null)).toEqual([]);
      expect({ n, excluded }).toEqual({ n: 0, excluded: {} });
    }
  },
);

describe("answers that are no answers", () => {
  const bad: readonly [what: string, score: unknown, reason: string][] = [
    ["a half point", 6.5, "invalidScore"],
    ["a number as text", "9", "invalidScore"],
    ["NaN", Number.NaN, "invalidScore"],
    ["Infinity", Number.POSITIVE_INFINITY, "invalidScore"],
    ["a truth", true, "invalidScore"],
    ["above its scale", 11, "offScale"],
    ["below its scale", -1, "offScale"],
  ];
  const instruments: readonly [AnyMetric][] = [[nps], [csat], [ces], [dsat], [seq]];

  describe.each(instruments)("$id", (metric) => {
    test.each(bad)("%s is refused with metric, row, column and value", (_, score) => {
      const refused = catchError(() => measureRows(metric, [{ score: 1 }, { score }]));
      expect(refused).toBeInstanceOf(InvalidRowError);
      expect(refused).toMatchObject({ metrics: [metric.id], row: 1, column: "score", value: score });
    });

    test.each(bad)("%s is counted where bad input is to be excluded", (_, score, reason) => {
      const measured = measureRows(metric, [{ score: 1 }, { score }], { onInvalid: "exclude" });
      expect(measured.n).toBe(1);
      expect(measured.excluded).toEqual({ [reason]: 1 });
    });

    test("another instrument or another scale is left out and counted, on whatever score", () => {
      const { n, excluded } = measureRows(metric, [
        { score: 1 },
        { score: 99, instrument: "thumbs" },
        { score: 50, scaleMin: 0, scaleMax: 100 },
      ]);
      expect(n).toBe(1);
      expect(excluded).toEqual({ otherInstrument: 1, otherScale: 1 });
    });
  });

  test("the scale that is given is the scale that is measured", () => {
    const seven = [{ score: 7, scaleMax: 7 }, { score: 5 }];
    expect(measure(csat, seven, { given: { scaleMax: 7, satisfiedFrom: 6 } })).toMatchObject({
      value: 0.5,
      n: 2,
    });
    expect(() => measure(csat, [{ score: 7 }])).toThrow(
      'csat: row 0, column "score" is 7; expected a whole number on its scale, or null.',
    );
    expect(() => measure(csat.variants.goodOverGoodPlusBad, [{ score: 2 }])).toThrow(InvalidRowError);
    expect(() => measure(ces.variants.ces1, [{ score: 6 }])).toThrow(InvalidRowError);
  });
});

test("a definition in words tells the scale of an answer from the scale that is given", () => {
  const { excluded } = describeMetric(csat);
  expect(excluded["otherScale"]).toBe("scaleMin ≠ given scaleMin or scaleMax ≠ given scaleMax");
  expect(excluded["offScale"]).toBe("score < given scaleMin or score > given scaleMax");
});

test("effort as asked in 2010 is better when lower, everything else here when higher", () => {
  expect(ces.variants.ces1.better).toBe("lower");
  expect(ces.variants.inverted.better).toBe("lower");
  expect(dsat.better).toBe("lower");
  for (const metric of [
    nps,
    csat,
    ces,
    ces.variants.mean,
    ces.variants.net,
    ces.variants.netOfFive,
    responseRate,
  ]) {
    expect(metric.better).toBe("higher");
  }
});

test("satisfied, neutral and dissatisfied make a whole", () => {
  const [up, down] = [measure(csat, delighted), measure(dsat, delighted)];
  expect((up.value ?? Number.NaN) + (down.value ?? Number.NaN) + 10 / 107).toBeCloseTo(1, 12);
  expect(measure(boxScore, delighted).value).toBe(up.value);
  expect(measure(boxScore.variants.bottom, delighted).value).toBe(down.value);
  expect(measure(boxScore.variants.net, delighted)).toMatchObject({
    value: measure(csat.variants.netCsat, delighted).value,
    interval: measure(csat.variants.netCsat, delighted).interval,
  });
});

test("CYS: top two of 120, 340, 250, 190 and 100 answers are 46 %", () => {
  expect(measure(boxScore, answers({ 5: 120, 4: 340, 3: 250, 2: 190, 1: 100 })).value).toBe(0.46);
});

describe("a net score of boxes", () => {
  const { net } = boxScore.variants;
  const value = (scaleMax: number, boxes: number) =>
    measure(net, answers({ 1: 1, 2: 1, [scaleMax]: 2 }), { given: { scaleMax, boxes } }).value;

  test("is refused where they overlap, that is above half the points of the scale", () => {
    for (const [scaleMax, most] of [
      [5, 2],
      [6, 3],
      [7, 3],
      [10, 5],
    ] as const) {
      expect(value(scaleMax, most)).toBe(0);
      expect(value(scaleMax, most + 1)).toBeNull();
    }
  });

  test("has no interval where it is refused", () => {
    expect(measure(net, answers({ 5: 3, 1: 1 }), { given: { boxes: 3 } })).toMatchObject({
      value: null,
      interval: null,
      n: 4,
    });
  });
});

describe("NPS among several populations", () => {
  const rows = [
    { score: 10 },
    { score: 9, touchpointId: "shop" },
    { score: 2, interactionId: "call" },
    { score: 8, orderId: "order", journeyInstanceId: "journey" },
  ];
  test("counts every answer in one of them", () => {
    const { relational, transactional, journey } = nps.variants;
    const counted = [relational, transactional, journey].map((metric) => measureRows(metric, rows).n);
    expect(counted).toEqual([1, 2, 1]);
    expect(measure(nps, rows).n).toBe(4);
  });

  test("of accounts has its ends in whole numbers: 8.99 is passive, 9 a promoter, 6.99 a detractor", () => {
    const account = (total: number) => ({
      score: 9,
      accountId: `${total}`,
      accountAnswers: 100,
      accountScoreTotal: total,
    });
    expect(measure(nps.variants.accountLevel, [900, 899, 700, 699].map(account)).parts).toEqual({
      promoters: 1,
      passives: 2,
      detractors: 1,
    });
  });

  test("has three shares whose difference it is, each with Wilson's interval", () => {
    const shares = measure(npsDistribution, groups(60, 25, 15));
    expect(shares.value).toEqual({ promoters: 0.6, passives: 0.25, detractors: 0.15 });
    expect(measure(nps, groups(60, 25, 15)).value).toBeCloseTo(45, 12);
    const { lower, upper } = wilsonInterval({ successes: 25, trials: 100 }) ?? {};
    expect(shares.interval?.passives).toMatchObject({
      lower: expect.closeTo(lower ?? Number.NaN, 12),
      upper: expect.closeTo(upper ?? Number.NaN, 12),
      method: "Wilson score",
    });
  });
});

describe("questionnaires", () => {
  const item = (values: readonly number[]) =>
    Object.fromEntries(values.map((value, index) => [`item${index + 1}`, value]));
  const all = (value: number) => item(Array.from({ length: 10 }, () => value));

  test("refuse an answer off the scale in whichever item, even of an incomplete one", () => {
    for (const index of [1, 5, 10]) {
      const rows = [{ ...all(3), [`item${index}`]: 6 }];
      expect(() => measureRows(sus, rows)).toThrow(`column "item${index}" is 6`);
      expect(measureRows(sus, rows, { onInvalid: "exclude" }).excluded).toEqual({ [`offScale${index}`]: 1 });
    }
    expect(() => measureRows(umuxLite, [{ item1: 8, item2: null }])).toThrow('column "item1" is 8');
    expect(() => measureRows(acsi, [item([0, 5, 5])])).toThrow('column "item1" is 0');
  });

  test("give intervals on their own scale, the same as of the scores they are made of", () => {
    // Scores 100, 50 and 75: mean 75, sample variance 625, t(0.975; 2) = 4.302653.
    const rows = [item([5, 1, 5, 1, 5, 1, 5, 1, 5, 1]), all(3), item([4, 2, 4, 2, 4, 2, 4, 2, 4, 2])];
    const margin = 4.302653 * Math.sqrt(625 / 3);
    expect(measureRows(sus, rows)).toMatchObject({
      value: 75,
      interval: { lower: expect.closeTo(75 - margin, 3), upper: expect.closeTo(75 + margin, 3) },
    });
    // The same scores by two items of seven and by three of ten steps: 12, 6 and 9 of 12; 27 of 27 and so on.
    const lite = [item([7, 7]), item([4, 4]), item([5, 6])];
    expect(measureRows(umuxLite, lite).interval?.lower).toBeCloseTo(75 - margin, 3);
    const index = [item([10, 10, 10]), item([1, 1, 1])];
    // Scores 100 and 0: mean 50, sample variance 5000, t(0.975; 1) = 12.7062.
    expect(measureRows(acsi, index).interval?.upper).toBeCloseTo(50 + 12.7062 * Math.sqrt(2500), 1);
  });

  test("are measured on five points where that is given", () => {
    const rows = [{ item1: 5, item2: 1, scaleMax: 5 }];
    expect(measure(umuxLite, rows, { given: { scaleMax: 5 } }).value).toBe(50);
    expect(measure(umuxLite, rows)).toMatchObject({ value: null, excluded: { otherScale: 1 } });
  });
});

test("a rating's Wilson bound is the lower end of the interval of the positive share", () => {
  for (const [positive, all] of [
    [0, 1],
    [0, 40],
    [7, 8],
    [40, 40],
  ] as const) {
    const rows = repeat([
      [positive, { stars: 5 }],
      [all - positive, { stars: 2 }],
    ]);
    const lower = wilsonInterval({ successes: positive, trials: all })?.lower ?? Number.NaN;
    expect(measure(ratingAverage.variants.wilsonLowerBound, rows).value).toBeCloseTo(lower, 12);
  }
});

test("many ratings leave the Bayesian mean where it is, few are drawn to the prior", () => {
  const fives = (count: number) => repeat([[count, { stars: 5 }]]);
  const at = (count: number) => measure(ratingAverage.variants.bayesian, fives(count)).value ?? Number.NaN;
  expect(at(1)).toBeCloseTo((30 + 5) / 11, 12);
  expect(at(1)).toBeLessThan(at(10));
  expect(at(10_000)).toBeGreaterThan(4.99);
});

test("four codes of the Sean Ellis question are told by thresholds", () => {
  const rows = [1, 1, 2, 3, 4].map((score) => ({ score }));
  const given = { scaleMin: 1, scaleMax: 4, veryDisappointed: 1, notApplicable: 4 };
  expect(measure(pmfScore, rows, { given })).toMatchObject({
    value: 0.5,
    n: 4,
    excluded: { notApplicable: 1 },
  });
});

test("completed and broken off make a whole", () => {
  const rows = [
    { completion: "complete" },
    { completion: "partial" },
    { completion: "partial" },
    { completion: "overquota" },
  ];
  const rates = [surveyCompletionRate, surveyCompletionRate.variants.breakOff].map(
    (metric) => measure(metric, rows).value ?? Number.NaN,
  );
  expect(rates[0]).toBeCloseTo(1 / 3, 12);
  expect((rates[0] ?? 0) + (rates[1] ?? 0)).toBeCloseTo(1, 12);
});

test("net sentiment is a net score with the interval of one", () => {
  const rows = repeat([
    [60, { sentiment: "positive" }],
    [20, { sentiment: "neutral" }],
    [20, { sentiment: "negative" }],
  ]);
  const score = measure(nps, groups(60, 20, 20));
  expect(measure(netSentiment, rows)).toMatchObject({ value: score.value, interval: score.interval });
});

test("what is told of CSAT answers why the helpdesk shows another number", () => {
  const { tools = [], variants } = catalogue.csat;
  const told = tools.map(({ tool }) => tool).join(", ");
  for (const helpdesk of ["Zendesk", "Freshdesk", "Intercom"]) expect(told).toContain(helpdesk);
  for (const { variant, differs } of tools) {
    expect(differs.length).toBeGreaterThan(20);
    if (typeof variant === "string") expect(Object.keys(variants)).toContain(variant);
  }
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
