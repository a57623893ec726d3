import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addBusinessMs,
  businessMs,
  isOpen,
  nextOpening,
  openIntervals,
} from "../../src/time/business-time.ts";
import { type BusinessCalendar, intersectCalendars, unionCalendars } from "../../src/time/calendar.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { momentOfSpan, SPAN_MS, schedules } from "./arbitrary-schedules.ts";

const DAY = Date.UTC(2026, 2, 27) / 86_400_000;
const start = DAY * 86_400_000;
const horizon = { from: start, to: start + SPAN_MS };

const zones = fc.constantFrom(
  "Europe/Oslo",
  "Asia/Jerusalem",
  "UTC",
  "America/New_York",
  "Australia/Lord_Howe",
);
const calendars = fc
  .tuple(schedules, zones, zones)
  .map(([schedule, own, other]) => compileSchedule(schedule({ own, other }, DAY), horizon));
const moments = momentOfSpan.map((ms) => start + ms);
const all = (calendar: BusinessCalendar) => businessMs(calendar, calendar.from, calendar.to);
const intervals = (calendar: BusinessCalendar) => openIntervals(calendar, calendar.from, calendar.to);

const runs = { numRuns: 500 };

describe("business time", () => {
  it("adds up over adjoining spans, in whatever order their ends come", () => {
    fc.assert(
      fc.property(calendars, moments, moments, moments, (calendar, a, b, c) => {
        expect(businessMs(calendar, a, b) + businessMs(calendar, b, c)).toBe(businessMs(calendar, a, c));
      }),
      runs,
    );
  });

  it("is what its intervals add up to, and these neither overlap nor touch", () => {
    fc.assert(
      fc.property(calendars, moments, moments, (calendar, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const open = openIntervals(calendar, from, to);
        expect(businessMs(calendar, from, to)).toBe(open.reduce((sum, one) => sum + one.to - one.from, 0));
        for (const [index, one] of open.entries()) {
          expect(one.from).toBeLessThan(one.to);
          expect(one.from).toBeGreaterThan(open[index - 1]?.to ?? -Infinity);
        }
      }),
      runs,
    );
  });

  it("added and measured again is the same, forward and back", () => {
    fc.assert(
      fc.property(calendars, moments, fc.double({ min: 0, max: 1, noNaN: true }), (calendar, at, share) => {
        const ahead = Math.floor(share * businessMs(calendar, at, calendar.to));
        const behind = Math.floor(share * businessMs(calendar, calendar.from, at));
        const later = addBusinessMs(calendar, at, ahead);
        const earlier = addBusinessMs(calendar, at, -behind);
        expect(later).toBeGreaterThanOrEqual(at);
        expect(earlier).toBeLessThanOrEqual(at);
        expect(businessMs(calendar, at, later)).toBe(ahead);
        expect(businessMs(calendar, earlier, at)).toBe(behind);
        // The first such instant ahead, and the last behind.
        if (ahead > 0) expect(businessMs(calendar, at, later - 1)).toBe(ahead - 1);
        if (behind > 0) expect(businessMs(calendar, earlier + 1, at)).toBe(behind - 1);
      }),
      runs,
    );
  });

  it("added in two steps is added in one", () => {
    fc.assert(
      fc.property(calendars, moments, fc.double({ min: 0, max: 1, noNaN: true }), (calendar, at, share) => {
        const total = businessMs(calendar, at, calendar.to);
        const first = Math.floor(share * total);
        fc.pre(total > first);
        expect(addBusinessMs(calendar, addBusinessMs(calendar, at, first), total - first)).toBe(
          addBusinessMs(calendar, at, total),
        );
      }),
      runs,
    );
  });

  it("passes while open and only then", () => {
    fc.assert(
      fc.property(calendars, moments, (calendar, at) => {
        fc.pre(at < calendar.to);
        expect(businessMs(calendar, at, at + 1)).toBe(isOpen(calendar, at) ? 1 : 0);
        const opening = nextOpening(calendar, at);
        expect(businessMs(calendar, at, opening ?? calendar.to)).toBe(0);
        if (opening !== null) expect(isOpen(calendar, opening)).toBe(true);
      }),
      runs,
    );
  });
});

describe("union and intersection", () => {
  it("together are as long as the two calendars", () => {
    fc.assert(
      fc.property(calendars, calendars, moments, moments, (a, b, from, to) => {
        const ms = (calendar: BusinessCalendar) => businessMs(calendar, from, to);
        expect(ms(unionCalendars(a, b)) + ms(intersectCalendars(a, b))).toBe(ms(a) + ms(b));
      }),
      runs,
    );
  });

  it("are open when one is, and when both are", () => {
    fc.assert(
      fc.property(calendars, calendars, moments, (a, b, at) => {
        fc.pre(at < start + SPAN_MS);
        expect(isOpen(unionCalendars(a, b), at)).toBe(isOpen(a, at) || isOpen(b, at));
        expect(isOpen(intersectCalendars(a, b), at)).toBe(isOpen(a, at) && isOpen(b, at));
      }),
      runs,
    );
  });

  it("do not depend on order, grouping or repetition, and absorb each other", () => {
    fc.assert(
      fc.property(calendars, calendars, calendars, (a, b, c) => {
        for (const combine of [unionCalendars, intersectCalendars]) {
          expect(intervals(combine(a, b))).toEqual(intervals(combine(b, a)));
          expect(intervals(combine(combine(a, b), c))).toEqual(intervals(combine(a, b, c)));
          expect(intervals(combine(a, combine(b, c)))).toEqual(intervals(combine(a, b, c)));
          expect(intervals(combine(a, a))).toEqual(intervals(a));
        }
        expect(intervals(unionCalendars(a, intersectCalendars(a, b)))).toEqual(intervals(a));
        expect(intervals(intersectCalendars(a, unionCalendars(a, b)))).toEqual(intervals(a));
        expect(all(intersectCalendars(a, b))).toBeLessThanOrEqual(Math.min(all(a), all(b)));
      }),
      { numRuns: 200 },
    );
  });
});

it("many intervals in one slice of time are found as surely as few", () => {
  // A burst of short hours within an otherwise empty year: the slices cannot tell them apart.
  const burst = Array.from({ length: 48 }, (_, at) => {
    const minute = (from: number) =>
      `${String(Math.floor(from / 60)).padStart(2, "0")}:${String(from % 60).padStart(2, "0")}`;
    return { start: minute(at * 30), end: minute(at * 30 + 7) };
  });
  const year = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
  const holidays = [{ startOn: "2026-06-10", endOn: "2026-06-11", openIntervals: burst }];
  const calendar = compileSchedule({ timeZone: "UTC", intervals: [], holidays }, year);
  const open = intervals(calendar);
  expect(open).toHaveLength(96);
  for (const [index, one] of open.entries()) {
    expect(businessMs(calendar, year.from, one.from)).toBe(index * 7 * 60_000);
    expect(businessMs(calendar, year.from, one.to)).toBe((index + 1) * 7 * 60_000);
    expect(isOpen(calendar, one.from)).toBe(true);
    expect(isOpen(calendar, one.to)).toBe(false);
  }
});
