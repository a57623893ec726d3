import { describe, expect, test } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { cohortRetention } from "../../src/metrics/retention/cohort-retention.ts";
import { customerChurnRate } from "../../src/metrics/retention/customer-churn-rate.ts";
import { customerRetentionRate } from "../../src/metrics/retention/customer-retention-rate.ts";
import { repeat } from "./rows.ts";
import { keepsItsExamples } from "./worked.ts";

for (const entry of Object.values(catalogue)) if (entry.family === "retention") keepsItsExamples(entry);

/** 1,000 customers of whom 40 left, and 200 who joined, of whom 20 left again. */
const customers = repeat([
  [40, { activeAtStart: true, activeAtEnd: false, activeBefore: true, timesJoined: 0, timesLeft: 1 }],
  [960, { activeAtStart: true, activeAtEnd: true, activeBefore: true, timesJoined: 0, timesLeft: 0 }],
  [20, { activeAtStart: false, activeAtEnd: false, activeBefore: false, timesJoined: 1, timesLeft: 1 }],
  [180, { activeAtStart: false, activeAtEnd: true, activeBefore: false, timesJoined: 1, timesLeft: 0 }],
]);

describe("customers kept and lost", () => {
  test("are the two parts of the starting cohort", () => {
    const kept = measure(customerRetentionRate, customers);
    const lost = measure(customerChurnRate, customers);
    expect(kept).toMatchObject({ value: 0.96, n: 1000, excluded: { notAtStart: 200 } });
    expect(lost).toMatchObject({ value: 0.04, n: 1000, excluded: { notAtStart: 200 } });
    expect([kept.parts.retained, lost.parts.lost]).toEqual([960, 40]);
    expect(kept.interval?.method).toBe("Wilson score");
    expect(lost.interval?.lower).toBeCloseTo(1 - (kept.interval?.upper ?? 0), 12);
  });

  test("are the same by counts of both ends where nobody came back", () => {
    expect(measure(customerRetentionRate.variants.endLessNewOverStart, customers).value).toBe(0.96);
  });

  test("a year of the same months is a power, not twelve times the month", () => {
    expect(measure(customerChurnRate.variants.annualised, customers).value).toBeCloseTo(1 - 0.96 ** 12, 12);
  });

  test("who left more often than they came is bad input", () => {
    const impossible = [{ activeAtStart: true, timesJoined: 1, timesLeft: 3 }];
    const { overStartAndJoined } = customerChurnRate.variants;
    expect(() => measure(overStartAndJoined, impossible)).toThrow(InvalidRowError);
    expect(measure(overStartAndJoined, impossible, { onInvalid: "exclude" })).toMatchObject({
      value: null,
      excluded: { leftMoreThanJoined: 1 },
    });
  });
});

describe("a cohort", () => {
  /** Ten members: all were active on day 0, four on day 1, three of them on day 5, two of these on day 9. */
  const activity = [9, 9, 5, 1, 0, 0, 0, 0, 0, 0].flatMap((last) => {
    const days = [0, 1, 5, 9].filter((day) => day <= last);
    return days.map((period, index) => ({
      period,
      nextPeriod: days[index + 1] ?? null,
      activePeriods: index + 1,
      elapsedPeriods: 30,
    }));
  });
  const { unbounded, bracket, streak } = cohortRetention.variants;

  test("counts each member once, whatever the day", () => {
    for (const on of [1, 2, 5, 6, 9, 10, 29]) {
      const { n, parts, excluded } = measure(cohortRetention, activity, { given: { on } });
      expect([n, parts.members]).toEqual([10, 10]);
      expect(n + (excluded["otherActivity"] ?? 0)).toBe(activity.length);
    }
    expect(measure(cohortRetention, activity, { given: { on: 30 } })).toMatchObject({
      value: null,
      n: 0,
      excluded: { immature: 10 },
    });
  });

  test("on day n, on day n or later, between two days, and every day", () => {
    const values = [1, 2, 5, 9, 10].map((on) => [
      measure(cohortRetention, activity, { given: { on } }).value,
      measure(unbounded, activity, { given: { on } }).value,
      measure(streak, activity, { given: { on } }).value,
    ]);
    expect(values).toEqual([
      [0.4, 0.4, 0.4],
      [0, 0.3, 0],
      [0.3, 0.3, 0],
      [0.2, 0.2, 0],
      [0, 0, 0],
    ]);
    const between = (from: number, to: number) => measure(bracket, activity, { given: { from, to } }).value;
    expect([between(1, 9), between(2, 4), between(2, 9), between(6, 8), between(9, 12)]).toEqual([
      0.4, 0, 0.3, 0, 0.2,
    ]);
    expect(between(5, 5)).toBe(measure(cohortRetention, activity, { given: { on: 5 } }).value);
  });
});
