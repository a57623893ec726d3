import { describe, expect, test } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { agentWaitTimeEntry } from "../../src/metrics/responsiveness/agent-wait-time.ts";
import { agentWorkTimeEntry } from "../../src/metrics/responsiveness/agent-work-time.ts";
import { averageReplyTimeEntry } from "../../src/metrics/responsiveness/average-reply-time.ts";
import {
  firstResponseTime,
  firstResponseTimeEntry,
} from "../../src/metrics/responsiveness/first-response-time.ts";
import { nextReplyTimeEntry } from "../../src/metrics/responsiveness/next-reply-time.ts";
import { onHoldTimeEntry } from "../../src/metrics/responsiveness/on-hold-time.ts";
import { periodicUpdateEntry } from "../../src/metrics/responsiveness/periodic-update.ts";
import { requesterWaitTimeEntry } from "../../src/metrics/responsiveness/requester-wait-time.ts";
import { measureRows } from "./rows.ts";
import { keepsItsExamples } from "./worked.ts";

for (const entry of [
  agentWaitTimeEntry,
  agentWorkTimeEntry,
  averageReplyTimeEntry,
  firstResponseTimeEntry,
  nextReplyTimeEntry,
  onHoldTimeEntry,
  periodicUpdateEntry,
  requesterWaitTimeEntry,
]) {
  keepsItsExamples(entry);
}

const inSeconds = (seconds: readonly number[]) =>
  seconds.map((second) => ({ firstResponseMs: second * 1000 }));
const { mean, p90, includeBot, fromAssignment } = firstResponseTime.variants;

describe("figures published or worked out elsewhere", () => {
  test("Zoho: opened at 10:00, answered at 11:30 is an hour and a half", () => {
    const firstResponseMs = Date.parse("2026-03-02T11:30:00Z") - Date.parse("2026-03-02T10:00:00Z");
    expect(measure(firstResponseTime, [{ firstResponseMs }]).value).toBe(90 * 60);
  });

  test("a median lies between two observations, as R's and Excel's do, where BigQuery picks one", () => {
    expect(measure(firstResponseTime, inSeconds([1, 2, 3, 10])).value).toBe(2.5);
  });
});

describe("mistakes that are published", () => {
  test("90th percentiles averaged: 54.55 instead of 10", () => {
    const teams = [inSeconds([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), inSeconds([100])] as const;
    const theirs = teams.reduce((sum, rows) => sum + (measure(p90, rows).value ?? 0), 0) / 2;
    expect(theirs).toBeCloseTo(54.55, 9);
    expect(measure(p90, teams.flat()).value).toBeCloseTo(10, 9);
  });

  test("the bot's greeting stops the clock: 1 second instead of 10 minutes", () => {
    const greeted = [{ firstResponseMs: 600_000, firstAnyResponseMs: 1_000 }];
    expect(measure(includeBot, greeted).value).toBe(1);
    expect(measure(firstResponseTime, greeted).value).toBe(600);
  });

  test("one forgotten case speaks for all in the mean and not in the median", () => {
    const forgotten = inSeconds([60, 60, 60, 60, 1_000_000]);
    expect(measure(mean, forgotten).value).toBe(200_048);
    expect(measure(firstResponseTime, forgotten).value).toBe(60);
  });

  test("what waits is no zero, and neither is nothing", () => {
    const waiting = [{ firstResponseMs: null }, { firstResponseMs: 40_000 }];
    expect(measure(firstResponseTime, waiting).value).toBe(40);
    for (const metric of [firstResponseTime, mean, p90, includeBot, fromAssignment]) {
      expect(measureRows(metric, [])).toMatchObject({ value: null, n: 0, interval: null });
    }
  });
});

describe("the population", () => {
  test("a negative wait is a fault of the data, refused or counted", () => {
    const rows = [{ firstResponseMs: 1_000 }, { firstResponseMs: -1 }];
    expect(() => measure(firstResponseTime, rows)).toThrow(InvalidRowError);
    expect(() => measure(firstResponseTime, rows)).toThrow(
      'firstResponseTime: row 1, column "firstResponseMs" is -1; expected a whole number of at least 0, or null.',
    );
    expect(measure(firstResponseTime, rows, { onInvalid: "exclude" })).toMatchObject({
      n: 1,
      excluded: { invalidFirstResponseMs: 1 },
    });
  });

  test("a discarded case counts under its own kind, whoever opened it and whether answered or not", () => {
    const rows = [
      { firstResponseMs: null, discarded: "spam", direction: "outbound" },
      { firstResponseMs: null, direction: "outbound" },
      { firstResponseMs: 1_000, direction: "inbound", initiative: "reactive" },
    ];
    expect(measure(firstResponseTime, rows)).toMatchObject({ n: 1, excluded: { spam: 1, agentStarted: 1 } });
  });

  test("a case of which nobody knows who opened it counts", () => {
    expect(
      measure(firstResponseTime, [{ firstResponseMs: 1_000, direction: null, initiative: null }]).n,
    ).toBe(1);
  });
});

describe("intervals", () => {
  const rows = inSeconds(Array.from({ length: 100 }, (_, index) => index + 1));

  test("of a median are two of the observations", () => {
    // Ranks 50 ± 1.96 × 5, upwards: the 41st and the 60th.
    expect(measure(firstResponseTime, rows).interval).toMatchObject({
      lower: 41,
      upper: 60,
      method: "order statistics",
    });
  });

  test("of a 90th percentile too, where the sample is long enough", () => {
    // Ranks 90 ± 1.96 × 3, upwards: the 85th and the 96th.
    expect(measure(p90, rows).interval).toMatchObject({ lower: 85, upper: 96 });
    expect(measure(p90, rows.slice(0, 5)).interval).toBeNull();
  });

  test("of a mean are Student's, in seconds", () => {
    // Mean 50.5, sample variance 100 × 101 ÷ 12, t(0.975; 99) = 1.984217.
    const margin = 1.984217 * Math.sqrt((100 * 101) / 12 / 100);
    const { interval } = measure(mean, rows);
    expect(interval?.lower).toBeCloseTo(50.5 - margin, 4);
    expect(interval?.upper).toBeCloseTo(50.5 + margin, 4);
  });

  test("of a mean over weeks do not run out of whole numbers", () => {
    const weeks = inSeconds([60, 30 * 86_400]);
    expect(measure(mean, weeks).value).toBe((60 + 30 * 86_400) / 2);
    expect(measure(mean, weeks).interval?.method).toBe("Student's t");
  });
});
