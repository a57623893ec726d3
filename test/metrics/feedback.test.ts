import { describe, expect, test } from "vitest";
import { describe as describeMetric } from "../../src/measure/describe.ts";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { ces, cesEntry } from "../../src/metrics/feedback/ces.ts";
import { csat, csatEntry } from "../../src/metrics/feedback/csat.ts";
import { nps, npsEntry } from "../../src/metrics/feedback/nps.ts";
import { responseRate, responseRateEntry } from "../../src/metrics/feedback/response-rate.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { answers, measureRows, repeat } from "./rows.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(npsEntry);
keepsItsExamples(csatEntry);
keepsItsExamples(cesEntry);
keepsItsExamples(responseRateEntry);

/** https://help.delighted.com/article/240-how-is-csat-calculated */
const delighted = answers({ 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 });
/** https://support.cys.group/support/solutions/articles/3000095529 */
const cys = answers({ 1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120 });
const groups = (promoters: number, passives: number, detractors: number) =>
  answers({ 10: promoters, 8: passives, 3: detractors });
/** AAPOR's letters, with counts. */
const sample = repeat([
  [400, { disposition: "complete" }],
  [50, { disposition: "partial" }],
  [100, { disposition: "refusal" }],
  [300, { disposition: "non-contact" }],
  [50, { disposition: "other" }],
  [60, { disposition: "unknown-household" }],
  [40, { disposition: "unknown-other" }],
]);
const delivered = { sent: true, delivered: true };
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

interface Mistake {
  readonly mistake: string;
  readonly metric: AnyMetric;
  readonly rows: readonly object[];
  readonly ours: number | null;
  readonly excluded?: Readonly<Record<string, number>>;
  readonly theirs: number;
  readonly why: string;
}

describe("mistakes that are published", () => {
  const number = (value: unknown): number => (typeof value === "number" ? value : 0);
  const share = (rows: readonly { readonly score: number }[], is: (score: number) => boolean) =>
    rows.filter(({ score }) => is(score)).length / rows.length;
  const segments = [groups(9, 0, 1), groups(30, 30, 40)] as const;
  const mailings = [20, 30].map((size, index) =>
    repeat([
      [index === 0 ? 20 : 21, { ...delivered, completion: "complete" }],
      [index === 0 ? 0 : size - 21, { ...delivered }],
    ]),
  );
  const zeros = answers({ 0: 2, 10: 1 });
  const tenPoints = [10, 9, 1].map((score) => ({ score, scaleMin: 1, scaleMax: 10 }));
  const rated = [...answers({ 5: 8, 1: 2 }), ...repeat([[10, { score: null }]])];
  const blankIsEleven = [{ score: 10 }, { score: 3 }, { score: 11 }];
  const versions = [
    { score: 1, instrument: "ces1" },
    { score: 7, instrument: "ces2" },
  ];

  const mistakes: readonly Mistake[] = [
    {
      mistake: "NPS with detractors from 1 to 6 (Aspen Analytics)",
      metric: nps,
      rows: zeros,
      ours: -100 / 3,
      theirs: 100 * (share(zeros, (score) => score >= 9) - share(zeros, (score) => score >= 1 && score <= 6)),
      why: "0 is an answer, and the worst one",
    },
    {
      mistake: "NPS asked from 1 to 10 (QuestionPro)",
      metric: nps,
      rows: tenPoints,
      ours: null,
      excluded: { otherScale: 3 },
      theirs: 100 * (share(tenPoints, (score) => score >= 9) - share(tenPoints, (score) => score <= 6)),
      why: "6 of 10 steps is not 6 of 11; such answers are no NPS",
    },
    {
      mistake: "NPS of segments averaged",
      metric: nps,
      rows: segments.flat(),
      ours: -200 / 110,
      theirs: segments.reduce((sum, rows) => sum + number(measure(nps, rows).value), 0) / 2,
      why: "10 answers would weigh as much as 100",
    },
    {
      mistake: "NPS without passives in the denominator",
      metric: nps,
      rows: groups(30, 50, 20),
      ours: 10,
      theirs: (100 * (30 - 20)) / (30 + 20),
      why: "passives dilute the score, that is their part in it",
    },
    {
      mistake: "NPS from rounded shares",
      metric: nps,
      rows: groups(67, 67, 66),
      ours: 0.5,
      theirs: Math.round((100 * 67) / 200) - Math.round((100 * 66) / 200),
      why: "33.5 − 33 is not 34 − 33",
    },
    {
      mistake: "mean over maximum presented as CSAT (SmartSurvey's default)",
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
      theirs: mailings.reduce((sum, rows) => sum + number(measure(responseRate, rows).value), 0) / 2,
      why: "41 of 50 people answered, which is 82 %",
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
  });

  test("a blank coded 11 is refused, not made a promoter", () => {
    expect(() => measure(nps, blankIsEleven)).toThrow(InvalidRowError);
    expect(measure(nps, blankIsEleven, { onInvalid: "exclude" })).toMatchObject({
      value: 0,
      n: 2,
      excluded: { offScale: 1 },
    });
  });

  test("nothing answered is no zero", () => {
    const all: readonly AnyMetric[] = [nps, csat, ces, responseRate].flatMap((metric): AnyMetric[] => [
      metric,
      ...Object.values<AnyMetric>(metric.variants),
    ]);
    for (const metric of all)
      expect(measureRows(metric, [])).toMatchObject({ value: null, n: 0, excluded: {} });
  });
});

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
  const instruments: readonly [AnyMetric][] = [[nps], [csat], [ces]];

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

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
