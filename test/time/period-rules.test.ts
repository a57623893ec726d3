import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FiscalYear } from "../../src/time/fiscal-weeks.ts";
import { formatLocalDate } from "../../src/time/local-date.ts";
import { type PeriodRule, periodStarts } from "../../src/time/period.ts";
import { periodWindow, rollingWindow } from "../../src/time/window.ts";

const DAY_MS = 86_400_000;
const retail: FiscalYear = { months: "4-5-4", endsOn: 6, endsWith: 1, end: "nearestMonthEnd" };
const september: FiscalYear = { months: "4-4-5", endsOn: 6, endsWith: 9, end: "lastInMonth" };
const iso: FiscalYear = { months: "4-4-5", endsOn: 7, endsWith: 12, end: "nearestMonthEnd" };

const startOf = (rule: PeriodRule, date: string) =>
  periodStarts(rule, "UTC")(Date.parse(`${date}T12:00:00Z`));
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

describe("periods by rule", () => {
  it.each<[PeriodRule, string, string]>([
    [{ every: "week", from: 7 }, "2026-03-08", "2026-03-08"],
    [{ every: "week", from: 7 }, "2026-03-07", "2026-03-01"],
    [{ every: "week", from: 6 }, "2026-03-08", "2026-03-07"],
    [{ every: "week", from: 1 }, "2026-03-08", "2026-03-02"],
    [{ every: "year", from: 4 }, "2026-03-31", "2025-04-01"],
    [{ every: "year", from: 4 }, "2026-04-01", "2026-04-01"],
    [{ every: "year", from: 7 }, "2026-12-31", "2026-07-01"],
    [{ every: "quarter", from: 2 }, "2026-01-31", "2025-11-01"],
    [{ every: "quarter", from: 2 }, "2026-04-30", "2026-02-01"],
    [{ every: "quarter", from: 12 }, "2026-12-01", "2026-12-01"],
    [{ every: "quarter", from: 4 }, "2026-05-17", "2026-04-01"],
    // Retail 2023 had 53 weeks: from 29 January 2023 to 3 February 2024.
    [{ every: "year", fiscalYear: retail }, "2023-01-28", "2022-01-30"],
    [{ every: "year", fiscalYear: retail }, "2023-01-29", "2023-01-29"],
    [{ every: "year", fiscalYear: retail }, "2024-02-03", "2023-01-29"],
    [{ every: "year", fiscalYear: retail }, "2024-02-04", "2024-02-04"],
    [{ every: "year", fiscalYear: retail }, "2025-02-02", "2025-02-02"],
    [{ every: "month", fiscalYear: retail }, "2024-03-02", "2024-02-04"],
    [{ every: "month", fiscalYear: retail }, "2024-03-03", "2024-03-03"],
    [{ every: "month", fiscalYear: retail }, "2024-04-06", "2024-03-03"],
    [{ every: "month", fiscalYear: retail }, "2024-04-07", "2024-04-07"],
    [{ every: "quarter", fiscalYear: retail }, "2024-05-04", "2024-02-04"],
    [{ every: "quarter", fiscalYear: retail }, "2024-05-05", "2024-05-05"],
    // Its 53rd week lengthens the last month.
    [{ every: "month", fiscalYear: retail }, "2024-02-03", "2023-12-31"],
    [{ every: "quarter", fiscalYear: retail }, "2024-02-03", "2023-10-29"],
    // Years that end on the last Saturday of September: 24 September 2022 and 30 September 2023.
    [{ every: "year", fiscalYear: september }, "2023-09-30", "2022-09-25"],
    [{ every: "year", fiscalYear: september }, "2023-10-01", "2023-10-01"],
    // 2026 has a 53rd ISO week, which ends on 3 January 2027.
    [{ every: "year", fiscalYear: iso }, "2027-01-03", "2025-12-29"],
    [{ every: "year", fiscalYear: iso }, "2027-01-04", "2027-01-04"],
  ])("%j of %s starts on %s", (rule, date, start) => {
    expect(startOf(rule, date)).toBe(start);
  });

  it("are read off the clocks of the named zone", () => {
    const week = periodStarts({ every: "week", from: 7 }, "America/New_York");
    expect(week(Date.parse("2026-03-08T04:59:59Z"))).toBe("2026-03-01");
    expect(week(Date.parse("2026-03-08T05:00:00Z"))).toBe("2026-03-08");
  });

  const dayOfWeek = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
  const month = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  const fiscalYears: fc.Arbitrary<FiscalYear> = fc.record({
    months: fc.constantFrom("4-4-5", "4-5-4", "5-4-4"),
    endsOn: dayOfWeek,
    endsWith: month,
    end: fc.constantFrom("lastInMonth", "nearestMonthEnd"),
  });
  const days = fc.integer({ min: dayNumber("1950-01-01"), max: dayNumber("2080-01-01") });

  it("fiscal years are whole weeks that end where their rule says", () => {
    fc.assert(
      fc.property(fiscalYears, days, (fiscalYear, day) => {
        const start = dayNumber(startOf({ every: "year", fiscalYear }, formatLocalDate(day)));
        const last = start - 1;
        const ended = new Date(last * DAY_MS);
        expect(((((last + 3) % 7) + 7) % 7) + 1).toBe(fiscalYear.endsOn);
        if (fiscalYear.end === "lastInMonth") {
          expect(ended.getUTCMonth() + 1).toBe(fiscalYear.endsWith);
          expect(new Date((last + 7) * DAY_MS).getUTCMonth() + 1).not.toBe(fiscalYear.endsWith);
        } else {
          const near = [-3, -2, -1, 0, 1, 2, 3].some((shift) => {
            const date = new Date((last + shift) * DAY_MS);
            const next = new Date((last + shift + 1) * DAY_MS);
            return (
              date.getUTCMonth() + 1 === fiscalYear.endsWith && next.getUTCMonth() !== date.getUTCMonth()
            );
          });
          expect(near).toBe(true);
        }
        const next = dayNumber(startOf({ every: "year", fiscalYear }, formatLocalDate(start + 371)));
        expect([364, 371]).toContain(next - start);
        expect(day).toBeLessThan(next);
      }),
      { numRuns: 500 },
    );
  });

  it("fiscal quarters and months have the weeks their pattern says", () => {
    fc.assert(
      fc.property(fiscalYears, days, (fiscalYear, day) => {
        const start = dayNumber(startOf({ every: "year", fiscalYear }, formatLocalDate(day)));
        const next = dayNumber(startOf({ every: "year", fiscalYear }, formatLocalDate(start + 371)));
        const weeksOf = (every: "month" | "quarter") => {
          const starts = periodStarts({ every, fiscalYear }, "UTC");
          const counts = new Map<string, number>();
          for (let at = start; at < next; at += 7) {
            const period = starts(at * DAY_MS);
            expect(starts((at + 6) * DAY_MS)).toBe(period);
            counts.set(period, (counts.get(period) ?? 0) + 1);
          }
          return [...counts.values()];
        };
        const extra = (next - start) / 7 - 52;
        const months = [0, 1, 2, 3].flatMap(() => fiscalYear.months.split("-").map(Number));
        expect(weeksOf("quarter")).toEqual([13, 13, 13, 13 + extra]);
        expect(weeksOf("month")).toEqual([...months.slice(0, 11), (months[11] ?? 0) + extra]);
      }),
      { numRuns: 30 },
    );
  });

  it("weeks, quarters and years from anywhere are what stepping back day by day finds", () => {
    const rules = fc.oneof(
      fc.record({ every: fc.constant("week"), from: dayOfWeek }),
      fc.record({ every: fc.constantFrom("quarter", "year"), from: month }),
    );
    fc.assert(
      fc.property(rules, days, (rule, day) => {
        const starts = (at: number) => {
          const date = new Date(at * DAY_MS);
          if (rule.every === "week") return (date.getUTCDay() || 7) === rule.from;
          const sinceStart = (date.getUTCMonth() + 1 - rule.from + 12) % (rule.every === "year" ? 12 : 3);
          return date.getUTCDate() === 1 && sinceStart === 0;
        };
        let at = day;
        while (!starts(at)) at -= 1;
        expect(startOf(rule, formatLocalDate(day))).toBe(formatLocalDate(at));
      }),
      { numRuns: 500 },
    );
  });
});

describe("windows", () => {
  it("roll back whole days, also over a change of clocks", () => {
    const window = rollingWindow({ days: 28, endOn: "2026-03-31", timeZone: "Europe/Oslo" });
    expect(window).toEqual({ from: "2026-03-03T23:00:00.000Z", to: "2026-03-31T22:00:00.000Z" });
    expect(rollingWindow({ days: 1, endOn: "2026-03-29", timeZone: "Europe/Oslo" })).toEqual({
      from: "2026-03-28T23:00:00.000Z",
      to: "2026-03-29T22:00:00.000Z",
    });
  });

  it("begin where the clocks first show the day, if midnight is skipped or comes twice", () => {
    // Beirut's clocks went from Saturday 24:00 to Sunday 01:00; Havana's show 00:30 of 1 November 2026 twice.
    expect(rollingWindow({ days: 1, endOn: "2024-03-31", timeZone: "Asia/Beirut" }).from).toBe(
      "2024-03-30T22:00:00.000Z",
    );
    expect(rollingWindow({ days: 1, endOn: "2026-11-01", timeZone: "America/Havana" }).from).toBe(
      "2026-11-01T04:00:00.000Z",
    );
    // São Paulo's clocks went back at the end of Saturday, and showed Sunday only an hour later.
    expect(rollingWindow({ days: 1, endOn: "2018-02-18", timeZone: "America/Sao_Paulo" }).from).toBe(
      "2018-02-18T03:00:00.000Z",
    );
    // 30 December 2011 never came to Samoa: the window of that day is empty.
    expect(rollingWindow({ days: 1, endOn: "2011-12-30", timeZone: "Pacific/Apia" })).toEqual({
      from: "2011-12-30T10:00:00.000Z",
      to: "2011-12-30T10:00:00.000Z",
    });
  });

  it("are whole periods, each ending where the next begins", () => {
    expect(periodWindow("quarter", { on: "2026-05-17", timeZone: "America/New_York" })).toEqual({
      from: "2026-04-01T04:00:00.000Z",
      to: "2026-07-01T04:00:00.000Z",
    });
    const rules: PeriodRule[] = [
      "day",
      "week",
      "month",
      "quarter",
      "year",
      { every: "week", from: 7 },
      { every: "year", from: 4 },
      { every: "month", fiscalYear: retail },
      { every: "quarter", fiscalYear: retail },
      { every: "year", fiscalYear: iso },
    ];
    for (const rule of rules) {
      const starts = periodStarts(rule, "Europe/Oslo");
      let on = "2023-01-01";
      for (let count = 0; count < 20; count += 1) {
        const { from, to } = periodWindow(rule, { on, timeZone: "Europe/Oslo" });
        const [first, next] = [starts(Date.parse(from)), starts(Date.parse(to))];
        expect(starts(Date.parse(from) - 1)).not.toBe(first);
        expect(starts(Date.parse(to) - 1)).toBe(first);
        expect(next).not.toBe(first);
        expect(periodWindow(rule, { on: next, timeZone: "Europe/Oslo" }).from).toBe(to);
        on = next;
      }
    }
  });

  it.each([0, -1, 1.5, Number.NaN])("of %d days are refused", (days) => {
    expect(() => rollingWindow({ days, endOn: "2026-03-31", timeZone: "UTC" })).toThrow(
      `A window has 1 day or more, not ${days}.`,
    );
  });

  it("name a date or zone that is none", () => {
    expect(() => rollingWindow({ days: 7, endOn: "2026-02-29", timeZone: "UTC" })).toThrow(/"2026-02-29"/);
    expect(() => periodWindow("day", { on: "yesterday", timeZone: "UTC" })).toThrow(/"yesterday"/);
    expect(() => periodWindow("day", { on: "2026-02-28", timeZone: "Magadan" })).toThrow(/"Magadan"/);
  });
});
