import { describe, expect, test } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { escalationRateEntry } from "../../src/metrics/resolution/escalation-rate.ts";
import { firstLevelResolutionEntry } from "../../src/metrics/resolution/first-level-resolution.ts";
import { firstResolutionTimeEntry } from "../../src/metrics/resolution/first-resolution-time.ts";
import {
  fullResolutionTime,
  fullResolutionTimeEntry,
} from "../../src/metrics/resolution/full-resolution-time.ts";
import { oneTouchResolutionEntry } from "../../src/metrics/resolution/one-touch-resolution.ts";
import { reopenRate, reopenRateEntry } from "../../src/metrics/resolution/reopen-rate.ts";
import { repliesPerResolutionEntry } from "../../src/metrics/resolution/replies-per-resolution.ts";
import { resolutionRate, resolutionRateEntry } from "../../src/metrics/resolution/resolution-rate.ts";
import { timeToCloseEntry } from "../../src/metrics/resolution/time-to-close.ts";
import { measureRows, repeat } from "./rows.ts";
import { keepsItsExamples } from "./worked.ts";

for (const entry of [
  escalationRateEntry,
  firstLevelResolutionEntry,
  firstResolutionTimeEntry,
  fullResolutionTimeEntry,
  oneTouchResolutionEntry,
  reopenRateEntry,
  repliesPerResolutionEntry,
  resolutionRateEntry,
  timeToCloseEntry,
]) {
  keepsItsExamples(entry);
}

const inSeconds = (seconds: readonly number[]) =>
  seconds.map((second) => ({ fullResolutionMs: second * 1000 }));

describe("figures published or worked out elsewhere", () => {
  test("SparrowDesk: 950 of 1,000 received cases are resolved, 95 %", () => {
    const rows = repeat([
      [950, { resolved: true }],
      [50, { resolved: false }],
    ]);
    expect(measure(resolutionRate, rows).value).toBe(0.95);
  });

  test("Tymeshift: 74 solved and 98 received in one period, printed 75.5 %", () => {
    const rows = repeat([
      [60, { createdInWindow: true, resolvedInWindow: true }],
      [38, { createdInWindow: true, resolvedInWindow: false }],
      [14, { createdInWindow: false, resolvedInWindow: true }],
    ]);
    expect(measure(resolutionRate.variants.flow, rows).value).toBeCloseTo(0.755, 3);
  });

  test("Zendesk: solved after 60 and, reopened, after 160; full is the last", () => {
    const twice = { firstResolutionMs: 60_000, fullResolutionMs: 160_000, reopened: true };
    expect(measure(fullResolutionTime, [twice]).value).toBe(160);
  });
});

describe("mistakes that are published", () => {
  test("solved over received in one period called a share: 150 % of the cases", () => {
    const rows = repeat([
      [40, { resolved: true, createdInWindow: true, resolvedInWindow: true }],
      [60, { resolved: false, createdInWindow: true, resolvedInWindow: false }],
      [110, { resolved: true, createdInWindow: false, resolvedInWindow: true }],
    ]);
    expect(measure(resolutionRate.variants.flow, rows).value).toBe(1.5);
    expect(measure(resolutionRate, rows)).toMatchObject({
      value: 0.4,
      n: 100,
      excluded: { createdOutsideWindow: 110 },
    });
  });

  test("medians of teams averaged", () => {
    const teams = [inSeconds([10, 20, 30]), inSeconds([1_000])] as const;
    const theirs = teams.reduce((sum, rows) => sum + (measure(fullResolutionTime, rows).value ?? 0), 0) / 2;
    expect(theirs).toBe(510);
    expect(measure(fullResolutionTime, teams.flat()).value).toBe(25);
  });

  test("open cases as resolved in no time", () => {
    const rows = [...inSeconds([600, 1_200]), { fullResolutionMs: null }, { fullResolutionMs: null }];
    const theirs = (600 + 1_200) / rows.length;
    expect(theirs).toBe(450);
    expect(measure(fullResolutionTime.variants.mean, rows)).toMatchObject({
      value: 900,
      excluded: { unresolved: 2 },
    });
  });

  test("nothing resolved of nothing is no zero", () => {
    const { mean, p90 } = fullResolutionTime.variants;
    for (const metric of [fullResolutionTime, mean, p90, resolutionRate, resolutionRate.variants.flow]) {
      expect(measureRows(metric, [])).toMatchObject({ value: null, n: 0, interval: null });
    }
  });
});

describe("the window of the reopen rate", () => {
  const DAY_MS = 86_400_000;
  const resolvedFor = (days: number, reopenedAfter: number | null = null) => ({
    resolved: true,
    reopened: reopenedAfter !== null,
    reopenedAfterMs: reopenedAfter === null ? null : reopenedAfter * DAY_MS,
    observedAfterResolutionMs: days * DAY_MS,
  });

  test("left open must not count as success: with the cases of last week 20 % become 10 %", () => {
    const rows = [
      ...repeat([
        [80, resolvedFor(60)],
        [20, resolvedFor(60, 3)],
      ]),
      ...repeat([[100, resolvedFor(5)]]),
    ];
    expect(measure(reopenRate, rows)).toMatchObject({ value: 0.2, n: 100, excluded: { windowOpen: 100 } });
    expect(measure(reopenRate.variants.ever, rows).value).toBe(0.1);
  });

  test("can only raise the share when it grows", () => {
    const rows = Array.from({ length: 100 }, (_, index) => resolvedFor(100, index < 50 ? index : null));
    const shares = [1, 7, 14, 30].map(
      (days) => measure(reopenRate, rows, { given: { windowMs: days * DAY_MS } }).value,
    );
    expect(shares).toEqual([0.02, 0.08, 0.15, 0.31]);
  });
});

describe("the population", () => {
  test("whether a case is resolved must be known", () => {
    const rows = [{ resolved: true }, { resolved: null }];
    expect(() => measureRows(resolutionRate, rows)).toThrow(InvalidRowError);
    expect(measureRows(resolutionRate, rows, { onInvalid: "exclude" })).toMatchObject({
      value: 1,
      excluded: { invalidResolved: 1 },
    });
  });

  test("merged and spam cases are no cases, resolved or not", () => {
    const rows = repeat([
      [1, { resolved: true }],
      [1, { resolved: false }],
      [3, { resolved: true, discarded: "merged" }],
      [2, { resolved: false, discarded: "spam" }],
    ]);
    expect(measure(resolutionRate, rows)).toMatchObject({
      value: 0.5,
      n: 2,
      excluded: { merged: 3, spam: 2 },
    });
  });
});

describe("intervals", () => {
  test("of the rate are Wilson's; a flow has none", () => {
    const rows = repeat([
      [74, { resolved: true, createdInWindow: true, resolvedInWindow: true }],
      [33, { resolved: false, createdInWindow: true, resolvedInWindow: false }],
    ]);
    const { interval } = measure(resolutionRate, rows);
    expect(interval?.lower).toBeCloseTo(0.598715, 5);
    expect(interval?.upper).toBeCloseTo(0.771183, 5);
    expect(measure(resolutionRate.variants.flow, rows).interval).toBeNull();
  });

  test("of the times are as those of first response", () => {
    const rows = inSeconds(Array.from({ length: 100 }, (_, index) => index + 1));
    const { mean, p90 } = fullResolutionTime.variants;
    expect(measure(fullResolutionTime, rows).interval).toMatchObject({ lower: 41, upper: 60 });
    expect(measure(p90, rows).interval).toMatchObject({ lower: 85, upper: 96 });
    expect(measure(mean, rows).interval?.lower).toBeCloseTo(44.743, 3);
  });

  test("of a mean over a year do not run out of whole numbers", () => {
    const { value, interval } = measure(fullResolutionTime.variants.mean, inSeconds([60, 365 * 86_400]));
    expect(value).toBe((60 + 365 * 86_400) / 2);
    expect(interval?.method).toBe("Student's t");
  });
});
