import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseClock } from "../../src/facts/case-clock.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { fullResolutionTime } from "../../src/metrics/resolution/full-resolution-time.ts";
import { firstResponseTime } from "../../src/metrics/responsiveness/first-response-time.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { businessMs } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";

const HOUR_MS = 3_600_000;
const horizon = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 4, 1) };
const weekdays = (start: string, end: string, timeZone = "Europe/Oslo") =>
  compileSchedule(
    { timeZone, intervals: [1, 2, 3, 4, 5].map((dayOfWeek) => ({ dayOfWeek, start, end })) },
    horizon,
  );
const day = weekdays("09:00", "17:00");
const early = weekdays("06:00", "14:00");

/** Opened on a Friday at 16:00 in Oslo, answered on Monday at 10:00, after the clocks went forward. */
const overTheWeekend: CaseInput = {
  id: "friday",
  status: "resolved",
  createdAt: "2026-03-27T15:00:00Z",
  firstAssignedAt: "2026-03-27T15:30:00Z",
  firstRespondedAt: "2026-03-27T15:05:00Z",
  firstAgentReplyAt: "2026-03-30T08:00:00Z",
  firstResolvedAt: "2026-03-30T09:00:00Z",
  resolvedAt: "2026-03-31T08:00:00Z",
};
/** Opened on a Saturday, answered and resolved on the Sunday. */
const onTheWeekend: CaseInput = {
  id: "saturday",
  status: "resolved",
  createdAt: "2026-03-28T10:00:00Z",
  firstAgentReplyAt: "2026-03-29T12:00:00Z",
  resolvedAt: "2026-03-29T13:00:00Z",
};

function factOf(one: CaseInput, clock: CaseClock) {
  const [fact] = caseFacts([one], { clock });
  if (fact === undefined) throw new Error(`There is no fact of ${one.id}.`);
  return fact;
}

describe("durations on the business clock", () => {
  test("are those of open hours, all of them, and the fact says so", () => {
    expect(factOf(overTheWeekend, { business: day })).toMatchObject({
      clock: "business",
      firstResponseMs: 2 * HOUR_MS,
      firstAnyResponseMs: HOUR_MS / 12,
      assignmentToResponseMs: 1.5 * HOUR_MS,
      firstResolutionMs: 3 * HOUR_MS,
      fullResolutionMs: 10 * HOUR_MS,
    });
    expect(factOf(overTheWeekend, "calendar")).toMatchObject({
      clock: "calendar",
      firstResponseMs: 65 * HOUR_MS,
      fullResolutionMs: 89 * HOUR_MS,
    });
  });

  test("leave everything else as it is", () => {
    const { clock: _, ...calendar } = factOf(overTheWeekend, "calendar");
    const { clock: __, ...business } = factOf(overTheWeekend, { business: day });
    const others = Object.entries(calendar).filter(([name]) => !name.endsWith("Ms"));
    expect(business).toMatchObject(Object.fromEntries(others));
  });

  test("are 0 between two instants outside of hours, or left out where that is asked for", () => {
    expect(factOf(onTheWeekend, { business: day })).toMatchObject({
      firstResponseMs: 0,
      fullResolutionMs: 0,
    });
    const dropping = { business: day, dropFullyOutsideHours: true };
    expect(factOf(onTheWeekend, dropping)).toMatchObject({
      firstResponseMs: null,
      fullResolutionMs: null,
      firstRespondedAt: "2026-03-29T12:00:00.000Z",
      resolved: true,
    });
    // At once, within hours; from closing to the next opening; across a day: none of these lies fully outside.
    const answered = (createdAt: string, firstAgentReplyAt: string) =>
      factOf({ ...onTheWeekend, createdAt, firstAgentReplyAt, resolvedAt: null }, dropping).firstResponseMs;
    expect(answered("2026-03-27T10:00:00Z", "2026-03-27T10:00:00Z")).toBe(0);
    expect(answered("2026-03-27T16:00:00Z", "2026-03-30T07:00:00Z")).toBe(0);
    expect(answered("2026-03-26T20:00:00Z", "2026-03-27T20:00:00Z")).toBe(8 * HOUR_MS);
    expect(answered("2026-03-27T16:00:00Z", "2026-03-30T06:59:59.999Z")).toBeNull();
  });

  test("stay negative where instants are in the wrong order, be it outside of hours", () => {
    const backwards = { ...onTheWeekend, firstAgentReplyAt: "2026-03-28T09:00:00Z" };
    const facts = caseFacts([backwards], { clock: { business: day } });
    expect(facts[0]?.firstResponseMs).toBeLessThan(0);
    expect(() => measure(firstResponseTime.variants.businessHours, facts)).toThrow(InvalidRowError);
  });

  test("are the business time between the instants of a case, whatever they are", () => {
    const instant = fc
      .integer({ min: horizon.from, max: horizon.to })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [createdAt = "", resolvedAt = ""] = [one, other].sort();
        const fact = factOf({ id: "case", status: "resolved", createdAt, resolvedAt }, { business: day });
        expect(fact.fullResolutionMs).toBe(businessMs(day, Date.parse(createdAt), Date.parse(resolvedAt)));
      }),
    );
  });
});

describe("a case that comes under another schedule", () => {
  // Early hours until Monday 09:00 in Oslo, then day hours: opened Friday 16:00, resolved Tuesday 10:00.
  const business = ({ id }: CaseInput) =>
    id === "friday"
      ? [
          { from: Date.UTC(2026, 2, 1), calendar: early },
          { from: Date.parse("2026-03-30T07:00:00Z"), calendar: day },
        ]
      : [{ from: Date.UTC(2026, 2, 1), calendar: day }];

  test.each([
    ["at-each-moment", 3 + 8 + 1],
    ["at-start", 8 + 4],
    ["at-end", 1 + 8 + 1],
  ] as const)("is counted %s: %d hours", (schedule, hours) => {
    expect(factOf(overTheWeekend, { business, schedule }).fullResolutionMs).toBe(hours * HOUR_MS);
  });

  test("is counted at each moment where nothing is said", () => {
    expect(factOf(overTheWeekend, { business })).toEqual(
      factOf(overTheWeekend, { business, schedule: "at-each-moment" }),
    );
  });

  test("must be under one at all", () => {
    expect(() => factOf(overTheWeekend, { business: () => [] })).toThrow(InvalidRecordError);
    expect(() => factOf(overTheWeekend, { business: () => [] })).toThrow('case friday: "clock" is []');
  });

  test("is refused where the calendar does not reach its instants", () => {
    const old = { ...overTheWeekend, createdAt: "2025-03-27T15:00:00Z" };
    expect(() => factOf(old, { business: day })).toThrow(RangeError);
  });
});

describe("rows on two clocks are never one measure", () => {
  const cases = [overTheWeekend, onTheWeekend];
  const mixed = [...caseFacts(cases), ...caseFacts(cases, { clock: { business: day } })];

  test("those on the other clock are left out and counted", () => {
    expect(measure(firstResponseTime, mixed)).toMatchObject({ n: 2, excluded: { businessClock: 2 } });
    expect(measure(firstResponseTime, mixed).value).toBe(((65 + 26) / 2) * 3600);
    expect(measure(firstResponseTime.variants.businessHours, mixed)).toMatchObject({
      value: 3600,
      n: 2,
      excluded: { calendarClock: 2 },
    });
    expect(measure(fullResolutionTime, mixed)).toMatchObject({ n: 2, excluded: { businessClock: 2 } });
    expect(measure(fullResolutionTime.variants.businessHoursMean, mixed)).toMatchObject({
      value: 5 * 3600,
      excluded: { calendarClock: 2 },
    });
  });

  test("times that were left out for lying outside of hours count under that reason", () => {
    const dropping = caseFacts(cases, { clock: { business: day, dropFullyOutsideHours: true } });
    expect(measure(firstResponseTime.variants.businessHours, dropping)).toMatchObject({
      value: 2 * 3600,
      excluded: { outsideHours: 1 },
    });
    expect(measure(fullResolutionTime.variants.businessHours, dropping)).toMatchObject({
      value: 10 * 3600,
      excluded: { outsideHours: 1 },
    });
  });
});
