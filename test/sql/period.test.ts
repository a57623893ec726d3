import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { type DialectName, dialects } from "../../src/sql/dialect.ts";
import { periodStartSql } from "../../src/sql/period.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import type { DayOfWeek, FiscalYear, Month } from "../../src/time/fiscal-weeks.ts";
import { type PeriodRule, periodStarts } from "../../src/time/period.ts";
import { type Engine, openEngines } from "../engines/engine.ts";

const daysOfWeek = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly DayOfWeek[];
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const satisfies readonly Month[];
const patterns = ["4-4-5", "4-5-4", "5-4-4"] as const satisfies readonly FiscalYear["months"][];

/** Every fiscal year there is, with quarters and years, and with the months of one of the patterns. */
const fiscalRules = daysOfWeek.flatMap((endsOn) =>
  months.flatMap((endsWith) =>
    (["lastInMonth", "nearestMonthEnd"] as const).flatMap((end, index): readonly PeriodRule[] => {
      const fiscalYear = {
        months: patterns[(endsOn + endsWith + index) % 3] ?? "4-4-5",
        endsOn,
        endsWith,
        end,
      };
      const every = (["month", "quarter", "year"] as const)[(endsOn + index) % 3] ?? "month";
      return [{ every, fiscalYear }];
    }),
  ),
);
const calendarRules: readonly PeriodRule[] = [
  ...daysOfWeek.map((from) => ({ every: "week", from }) as const),
  ...months.flatMap((from) => [{ every: "quarter", from } as const, { every: "year", from } as const]),
];

/** Every eleventh day of thirty years at a time that wanders, and every hour around the end of a year. */
const moments = [
  ...Array.from({ length: 997 }, (_, index) => Date.UTC(1999, 0, 1) + index * (11 * 86_400_000 + 3_601_000)),
  ...Array.from({ length: 24 * 12 }, (_, hour) => Date.UTC(2026, 11, 26) + hour * 3_600_000),
];

describe("in the engines", () => {
  let engines: readonly Engine[] = [];
  beforeAll(async () => {
    engines = await openEngines();
    const rows = moments.map((ms, number) => ({ number, moment: new Date(ms).toISOString() }));
    const columns = { number: { type: "int" }, moment: { type: "instant" } } as const;
    for (const engine of engines) await engine.load("moments", columns, [...rows, { number: -1 }]);
  }, 60_000);
  afterAll(async () => {
    for (const engine of engines) await engine.close();
  });

  test.each([
    ["of the calendar", calendarRules, "America/St_Johns"],
    ["of the calendar, where a day is skipped", calendarRules.slice(0, 8), "Pacific/Apia"],
    ["of fiscal years", fiscalRules, "Europe/Oslo"],
  ] as const)(
    "periods %s start as they do in TypeScript",
    async (_, rules, timeZone) => {
      const starts = rules.map((rule) => periodStarts(rule, timeZone));
      const expected = moments.map((ms) => starts.map((start) => start(ms)));
      for (const { dialect, query } of engines) {
        const columns = rules.map(
          (rule, index) =>
            `${periodStartSql(rule, 'source."moment"', timeZone, dialects[dialect])} AS "rule_${index}"`,
        );
        const rows = await query(`SELECT ${columns.join(", ")} FROM "moments" AS source ORDER BY "number"`);
        const [unknown = {}, ...known] = rows.map((row) => Object.values(row));
        expect(new Set(Object.values(unknown))).toEqual(new Set([null]));
        expect(known).toEqual(expected);
      }
    },
    60_000,
  );
});

const names = Object.keys(dialects) as readonly DialectName[];
test.each(names)("in %s a rule that is none is refused", (dialect) => {
  const every = { every: "week", from: 8 } as unknown;
  expect(() => toSql(nps, { dialect, from: "answers", every: every as PeriodRule, timeZone: "UTC" })).toThrow(
    '{"every":"week","from":8} is no rule of periods: weeks begin on 1, Monday, to 7, Sunday.',
  );
});

test("weeks from Sunday read as what they are", () => {
  expect(periodStartSql({ every: "week", from: 7 }, '"at"', "UTC", dialects.duckdb)).toBe(
    `STRFTIME(DATE_TRUNC('week', "at" AT TIME ZONE 'UTC' - INTERVAL '6 days') + INTERVAL '6 days', '%Y-%m-%d')`,
  );
});
