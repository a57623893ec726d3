import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { type DialectName, dialects } from "../../src/sql/dialect.ts";
import { periodSteps } from "../../src/sql/period.ts";
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

/** The start of the period of each moment, in the order of their numbers. */
function periodsSql(rule: PeriodRule, timeZone: string, { dialect, quoteName }: Engine): string {
  const { makes, sql, further } = periodSteps(rule, timeZone, dialects[dialect]);
  const first = `SELECT number, ${sql("source.moment")} AS ${makes} FROM ${quoteName("moments")} AS source`;
  const last = further.reduce(
    (before, step) =>
      `SELECT made.*, ${step.sql((name) => `made.${name}`)} AS ${step.makes} FROM (${before}) AS made`,
    first,
  );
  return `SELECT period FROM (${last}) AS placed ORDER BY number`;
}

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
      for (const engine of engines) {
        for (const [index, rule] of rules.entries()) {
          const rows = await engine.query(periodsSql(rule, timeZone, engine));
          const [unknown, ...known] = rows.map(({ period }) => period);
          expect(unknown).toBeNull();
          expect(known, JSON.stringify(rule)).toEqual(expected.map((starts) => starts[index]));
        }
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

test.each(names)("in %s a time zone that databases read each in its own way is refused", (dialect) => {
  const byDay = (timeZone: string) => () => toSql(nps, { dialect, from: "answers", every: "day", timeZone });
  // PostgreSQL would count these the other way round.
  for (const offset of ["+05:30", "UTC+3"])
    expect(byDay(offset)).toThrow(`Unknown time zone "${offset}": use an IANA name such as Europe/Oslo.`);
  // And these without summer time.
  for (const abbreviation of ["CET", "EET", "met"])
    expect(byDay(abbreviation)).toThrow(
      `"${abbreviation}" is an abbreviation, which a database may read as an offset without summer time: use an IANA`,
    );
  for (const name of ["UTC", "Iran", "Etc/GMT+3"]) expect(byDay(name)()).toContain(`'${name}'`);
});

test("a dialect that there is not is refused", () => {
  const dialect: unknown = "oracle";
  expect(() => toSql(nps, { dialect: dialect as DialectName, from: "answers" })).toThrow(
    'There is no dialect "oracle"; there are duckdb, postgresql, clickhouse, bigquery, snowflake, spark, trino.',
  );
});

test("weeks from Sunday read as what they are", () => {
  expect(periodSteps({ every: "week", from: 7 }, "UTC", dialects.duckdb).sql('"at"')).toBe(
    `STRFTIME(DATE_TRUNC('week', "at" AT TIME ZONE 'UTC' + INTERVAL '-6 day') + INTERVAL '6 day', '%Y-%m-%d')`,
  );
});
