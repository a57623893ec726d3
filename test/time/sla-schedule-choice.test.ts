import { describe, expect, test } from "vitest";
import { businessMs } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import {
  addElapsedMs,
  type CalendarInForce,
  chosenHours,
  elapsedMs,
  isOutsideHours,
} from "../../src/time/elapsed.ts";
import type { BusinessSchedule } from "../../src/time/schedule.ts";

const MINUTE_MS = 60_000;
const utc = (text: string) => Date.parse(`2020-${text}Z`);
const horizon = { from: utc("09-21T00:00"), to: utc("10-12T00:00") };
const every = (days: readonly number[], timeZone: string, start: string, end: string): BusinessSchedule => ({
  timeZone,
  intervals: days.map((dayOfWeek) => ({ dayOfWeek, start, end })),
});
const chicago = compileSchedule(every([1, 2, 3, 4, 5, 6, 7], "America/Chicago", "07:00", "21:00"), horizon);
const sanFrancisco = compileSchedule(
  every([1, 2, 3, 4, 5], "America/Los_Angeles", "08:00", "17:30"),
  horizon,
);

describe("a case that comes under another schedule", () => {
  // dbt_zendesk, DECISIONLOG.md, "Business Time Metrics": ticket 941606.
  const created = utc("09-29T17:01:38");
  const handedOver = utc("09-30T19:01:25");
  const replied = utc("09-30T19:01:46");
  const inForce: readonly CalendarInForce[] = [
    { from: created, calendar: chicago },
    { from: handedOver, calendar: sanFrancisco },
  ];
  const minutes = (choice: Parameters<typeof chosenHours>[1]) =>
    elapsedMs(chosenHours(inForce, choice, created, replied), created, replied) / MINUTE_MS;

  test("at each moment: 960 minutes 8 s, where the package counts whole minutes and prints 959.46", () => {
    expect(minutes("at-each-moment") * 60).toBe(960 * 60 + 8);
    expect(Math.abs(minutes("at-each-moment") - 959.46)).toBeLessThan(1);
  });

  test("at its end: 690 minutes 8 s, where Zendesk's figure is given as 689.46", () => {
    expect(minutes("at-end") * 60).toBe(690 * 60 + 8);
    expect(Math.abs(minutes("at-end") - 689.46)).toBeLessThan(1);
  });

  test("at its start: as if it had stayed where it was", () => {
    expect(minutes("at-start")).toBe(businessMs(chicago, created, replied) / MINUTE_MS);
  });

  test("is asked in any order of its schedules", () => {
    const hours = chosenHours(inForce.toReversed(), "at-each-moment", created, replied);
    expect(elapsedMs(hours, created, replied) / MINUTE_MS).toBe(minutes("at-each-moment"));
  });
});

describe("counting forward", () => {
  const change = utc("09-30T19:00");
  const hours = chosenHours(
    [
      { from: -Infinity, calendar: chicago },
      { from: change, calendar: sanFrancisco },
    ],
    "at-each-moment",
    0,
    0,
  );

  test("undoes counting between, across the change too", () => {
    for (const from of ["09-28T03:00", "09-29T13:30", "09-30T18:59", "09-30T19:00", "10-02T23:00"].map(utc)) {
      for (const ms of [1, 59_999, 3_600_000, 30 * 3_600_000]) {
        const end = addElapsedMs(hours, from, ms) ?? Number.NaN;
        expect(elapsedMs(hours, from, end)).toBe(ms);
        expect(elapsedMs(hours, from, end - 1)).toBe(ms - 1);
      }
    }
  });

  test("adds nothing to nothing, even where a calendar ends", () => {
    expect(addElapsedMs(hours, utc("09-30T05:00"), 0)).toBe(utc("09-30T05:00"));
    expect(addElapsedMs(hours, horizon.to, 0)).toBe(horizon.to);
    expect(addElapsedMs(hours, horizon.to, 1)).toBeNull();
  });

  test("without hours is the calendar's", () => {
    expect(addElapsedMs(null, 5, 7)).toBe(12);
    expect(elapsedMs(null, 5, 12)).toBe(7);
    expect(isOutsideHours(null, 5)).toBe(false);
  });

  test("knows which hours are in force when it asks whether they are open", () => {
    // 18:00 in Chicago, 16:00 in San Francisco; then 20:00 and 18:00.
    expect(["09-29T23:00", "09-30T23:00"].map((text) => isOutsideHours(hours, utc(text)))).toEqual([
      false,
      false,
    ]);
    expect(["09-30T01:00", "10-01T01:00"].map((text) => isOutsideHours(hours, utc(text)))).toEqual([
      false,
      true,
    ]);
    // Opening is inside, closing outside.
    expect(["10-01T15:00", "10-02T00:30"].map((text) => isOutsideHours(hours, utc(text)))).toEqual([
      false,
      true,
    ]);
    expect(isOutsideHours(hours, horizon.to)).toBe(true);
  });
});

test("there must be a schedule to choose", () => {
  expect(() => chosenHours([], "at-start", 0, 1)).toThrow(RangeError);
});
