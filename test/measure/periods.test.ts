import { describe, expect, test } from "vitest";
import { caseFact } from "../../src/facts/case.ts";
import type { ColumnSet, Fact } from "../../src/facts/fact.ts";
import { textsOf } from "../../src/facts/texts.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { resolutionRate } from "../../src/metrics/resolution/resolution-rate.ts";
import type { PeriodRule } from "../../src/time/period.ts";

const timeZone = "Europe/Oslo";
const answer = (respondedAt: string, score: number) => ({ respondedAt, score });

/** Starts of the periods, with the rows in each. */
const counted = (every: PeriodRule, instants: readonly string[]) =>
  measureAll(
    { nps },
    instants.map((instant) => answer(instant, 10)),
    { every, timeZone },
  ).map(({ period, measurements }) => [period?.start, measurements.nps.n]);

describe("periods by rule", () => {
  test("weeks begin on the day asked for, in local time", () => {
    // Sunday 8 March 2026 begins in Oslo at 23:00 UTC of the Saturday.
    const instants = ["2026-03-07T22:59:59Z", "2026-03-07T23:00:00Z", "2026-03-08T23:00:00Z"];
    expect(counted({ every: "week", from: 7 }, instants)).toEqual([
      ["2026-03-01", 1],
      ["2026-03-08", 2],
    ]);
    expect(counted("week", instants)).toEqual([
      ["2026-03-02", 2],
      ["2026-03-09", 1],
    ]);
  });

  test("years and quarters begin with the month asked for", () => {
    const instants = ["2026-03-31T21:59:59Z", "2026-03-31T22:00:00Z"];
    expect(counted({ every: "year", from: 4 }, instants)).toEqual([
      ["2025-04-01", 1],
      ["2026-04-01", 1],
    ]);
    expect(counted({ every: "quarter", from: 2 }, instants)).toEqual([["2026-02-01", 2]]);
  });

  test("months of a fiscal year are four, four and five weeks", () => {
    // The fiscal year after the last Saturday of September 2025, the 27th.
    const every = {
      every: "month",
      fiscalYear: { months: "4-4-5", endsOn: 6, endsWith: 9, end: "lastInMonth" },
    } as const;
    const noon = (date: string) => `${date}T12:00:00Z`;
    const dates = ["2025-09-27", "2025-09-28", "2025-10-25", "2025-10-26", "2025-12-27", "2025-12-28"];
    expect(counted(every, dates.map(noon))).toEqual([
      ["2025-08-24", 1],
      ["2025-09-28", 2],
      ["2025-10-26", 1],
      ["2025-11-23", 1],
      ["2025-12-28", 1],
    ]);
  });

  test("are told in the answer as they were asked for, as plain data", () => {
    const every = { every: "week", from: 7 } as const;
    const [group] = measureAll({ nps }, [answer("2026-03-08T12:00:00Z", 9)], { every, timeZone });
    expect(JSON.parse(JSON.stringify(group?.period))).toEqual({
      every: { every: "week", from: 7 },
      start: "2026-03-08",
      timeZone,
      at: "respondedAt",
    });
  });

  test.each<[unknown, string]>([
    ["fortnight", '"fortnight" is no rule of periods: every is one of day, week, month, quarter, year.'],
    [{ every: "month", from: 2 }, "every is one of week, quarter, year."],
    [{ every: "week", from: 0 }, "weeks begin on 1, Monday, to 7, Sunday."],
    [{ every: "year", from: 13 }, "years begin with month 1, January, to 12, December."],
    [{ every: "week", fiscalYear: {} }, "every is one of month, quarter, year."],
    [{ every: "year", fiscalYear: { months: "4-4-4" } }, "months are 4-4-5, 4-5-4, 5-4-4."],
    [
      { every: "year", fiscalYear: { months: "4-4-5", endsOn: 8 } },
      "a year ends on 1, Monday, to 7, Sunday.",
    ],
    [
      { every: "year", fiscalYear: { months: "4-4-5", endsOn: 6, endsWith: 0 } },
      "a year ends with month 1, January, to 12, December.",
    ],
    [
      { every: "year", fiscalYear: { months: "4-4-5", endsOn: 6, endsWith: 9, end: "last" } },
      "end is lastInMonth or nearestMonthEnd.",
    ],
  ])("%j is refused", (every, message) => {
    const ask = () => measureAll({ nps }, [], { every: every as PeriodRule, timeZone });
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(message);
  });
});

describe("the instant that places a row", () => {
  const cases = [
    {
      discarded: null,
      resolved: true,
      createdAt: "2026-01-15T12:00:00Z",
      firstRespondedAt: "2026-02-15T12:00:00Z",
      closedAt: "2026-03-15T12:00:00Z",
    },
    {
      discarded: null,
      resolved: false,
      createdAt: "2026-01-20T12:00:00Z",
      firstRespondedAt: null,
      closedAt: null,
    },
  ];
  const placed = (at?: "createdAt" | "firstRespondedAt" | "closedAt") =>
    measureAll({ resolutionRate }, cases, { every: "month", timeZone, ...(at && { at }) }).map(
      ({ period, measurements }) => [period?.start, period?.at, measurements.resolutionRate.value],
    );

  test("is creation, answer or close as asked for, and the answer says which", () => {
    expect(placed()).toEqual([["2026-01-01", "createdAt", 0.5]]);
    expect(placed("createdAt")).toEqual(placed());
    expect(placed("firstRespondedAt")).toEqual([
      ["2026-02-01", "firstRespondedAt", 1],
      [undefined, undefined, 0],
    ]);
    expect(placed("closedAt")).toEqual([
      ["2026-03-01", "closedAt", 1],
      [undefined, undefined, 0],
    ]);
  });

  test("has to be said where the metrics' facts differ, and where there is no metric", () => {
    const closing: typeof caseFact = { ...caseFact, at: "closedAt" };
    const other = { ...resolutionRate, fact: closing };
    const periods = { every: "month", timeZone } as const;
    expect(() => measureAll({ resolutionRate, other }, cases, periods)).toThrow(
      'Say which instant places a row: { every: "month", at: … }; the metrics\' facts have createdAt, closedAt.',
    );
    const [both] = measureAll({ resolutionRate, other }, cases, { ...periods, at: "closedAt" });
    expect(both?.period?.at).toBe("closedAt");
    expect(() => measureAll({}, cases, periods)).toThrow("the metrics' facts have none.");
  });

  const facts = new Map(
    Object.values(catalogue).map(({ metric: { fact } }): [string, Fact<object, ColumnSet>] => [
      fact.name,
      fact,
    ]),
  );
  test.each([...facts])("is a described instant of the fact %s unless said", (_, fact) => {
    expect(fact.columns[fact.at]?.type).toBe("instant");
    expect(textsOf(fact).columns[fact.at]).toMatch(/^\p{Lu}.*\.$/u);
  });
});
