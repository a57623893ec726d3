import { describe, expect, test } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import { criticalErrorAccuracy } from "../../src/metrics/quality/critical-error-accuracy.ts";
import { qaScore } from "../../src/metrics/quality/qa-score.ts";
import { repeat } from "./rows.ts";
import { keepsItsExamples } from "./worked.ts";

const entries: readonly MetricEntry[] = Object.values(catalogue);
const own = entries.filter(({ family }) => family === "quality");
for (const entry of own) keepsItsExamples(entry);

test("the family is what is counted here", () => {
  expect(own.map(({ metric }) => metric.id)).toEqual(["criticalErrorAccuracy", "qaScore"]);
});

describe("the quality score", () => {
  test("refuses more points than possible, and points below 0", () => {
    expect(() => measure(qaScore, [{ earnedPoints: 11, possiblePoints: 10 }])).toThrow(
      'column "earnedPoints" is 11',
    );
    expect(() => measure(qaScore, [{ earnedPoints: -1, possiblePoints: 10 }])).toThrow(
      'column "earnedPoints" is -1',
    );
    const compliance = [{ complianceEarnedPoints: 2, compliancePossiblePoints: 1 }];
    expect(() => measure(qaScore.variants.compliance, compliance)).toThrow(
      'column "complianceEarnedPoints" is 2',
    );
  });

  test("takes an unknown auto-fail for none, as forms without one have it", () => {
    const rows = [
      { earnedPoints: 8, possiblePoints: 10 },
      { earnedPoints: 8, possiblePoints: 10, autoFail: null },
      { earnedPoints: 8, possiblePoints: 10, autoFail: true },
    ];
    expect(measure(qaScore, rows)).toMatchObject({ parts: { earned: 16, possible: 30, autoFails: 1 } });
    expect(measure(qaScore.variants.withoutAutoFail, rows).value).toBe(80);
  });

  test("pools points: it is no mean of evaluations where forms differ in length", () => {
    const rows = [
      { earnedPoints: 1, possiblePoints: 1 },
      { earnedPoints: 0, possiblePoints: 9 },
    ];
    expect(measure(qaScore, rows).value).toBe(10);
    expect(measure(qaScore.variants.perEvaluation, rows).value).toBe(50);
  });
});

describe("critical error accuracy", () => {
  const rows = repeat([
    [80, { customerErrors: 0, businessErrors: 0, complianceErrors: 0 }],
    [10, { customerErrors: 1, businessErrors: 2, complianceErrors: 0 }],
    [10, { customerErrors: 0, businessErrors: 1, complianceErrors: 1 }],
  ]);

  test("of each kind is at least that of all, and the kinds do not add up", () => {
    const { customer, business, compliance } = criticalErrorAccuracy.variants;
    expect(measure(criticalErrorAccuracy, rows)).toMatchObject({
      value: 0.8,
      parts: { withCustomerError: 10, withBusinessError: 20, withComplianceError: 10 },
    });
    expect([customer, business, compliance].map((metric) => measure(metric, rows).value)).toEqual([
      0.9, 0.8, 0.9,
    ]);
  });

  test("of twenty faultless evaluations may be 84 % yet", () => {
    const { interval } = measure(criticalErrorAccuracy, rows.slice(0, 20));
    expect(interval?.lower).toBeCloseTo(0.838875, 6);
    expect(interval?.upper).toBe(1);
  });
});
