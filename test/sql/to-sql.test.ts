import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { surveyResponseFact } from "../../src/facts/survey-response.ts";
import { column, literal, when } from "../../src/language/expression.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { type DialectName, dialects } from "../../src/sql/dialect.ts";
import { expressionSql } from "../../src/sql/expression.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { expectGroups } from "../engines/agreement.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { everyMetric } from "../measure/rows-of.ts";

const names = Object.keys(dialects) as readonly DialectName[];

test("a statement can be read by a person", () => {
  const options = { from: "answers", by: ["channel"], every: "month", timeZone: "Europe/Oslo" } as const;
  expect(toSql(nps, { dialect: "duckdb", ...options })).toMatchInlineSnapshot(`
    "WITH read AS (
      SELECT
        source."channel" AS group_1,
        STRFTIME(DATE_TRUNC('month', source."respondedAt" AT TIME ZONE 'Europe/Oslo'), '%Y-%m-%d') AS group_period,
        source."test" AS "read_test",
        source."superseded" AS "read_superseded",
        source."instrument" AS "read_instrument",
        source."scaleMin" AS "read_scaleMin",
        source."scaleMax" AS "read_scaleMax",
        source."score" AS "read_score"
      FROM answers AS source
    ),
    population AS (
      SELECT
        read.*,
        CASE
          WHEN read."read_test" THEN 'test'
          WHEN read."read_superseded" THEN 'superseded'
          WHEN (NOT (read."read_instrument" IN ('nps'))) THEN 'otherInstrument'
          WHEN ((NOT (read."read_scaleMin" = 0)) OR (NOT (read."read_scaleMax" = 10))) THEN 'otherScale'
          WHEN (read."read_score" IS NULL) THEN 'unanswered'
          WHEN ((read."read_score" < 0) OR (read."read_score" > 10)) THEN 'offScale'
        END AS because
      FROM read
    ),
    parts AS (
      SELECT
        population.group_1,
        population.group_period,
        COUNT(CASE WHEN population.because IS NULL THEN 1 END) AS "nps_n",
        COUNT(CASE WHEN population.because IS NULL AND (population."read_score" >= 9) THEN 1 END) AS "nps_promoters",
        COUNT(CASE WHEN population.because IS NULL AND ((population."read_score" >= 7) AND (population."read_score" <= 8)) THEN 1 END) AS "nps_passives",
        COUNT(CASE WHEN population.because IS NULL AND (population."read_score" <= 6) THEN 1 END) AS "nps_detractors",
        COUNT(CASE WHEN population.because = 'test' THEN 1 END) AS "nps_excluded_test",
        COUNT(CASE WHEN population.because = 'superseded' THEN 1 END) AS "nps_excluded_superseded",
        COUNT(CASE WHEN population.because = 'otherInstrument' THEN 1 END) AS "nps_excluded_otherInstrument",
        COUNT(CASE WHEN population.because = 'otherScale' THEN 1 END) AS "nps_excluded_otherScale",
        COUNT(CASE WHEN population.because = 'unanswered' THEN 1 END) AS "nps_excluded_unanswered",
        COUNT(CASE WHEN population.because = 'offScale' THEN 1 END) AS "nps_excluded_offScale"
      FROM population
      GROUP BY population.group_1, population.group_period
    )
    SELECT
      parts.group_1 AS "channel",
      parts.group_period AS "period",
      (((CAST(parts."nps_promoters" AS DOUBLE) - CAST(parts."nps_detractors" AS DOUBLE)) * 100) / NULLIF(((CAST(parts."nps_promoters" AS DOUBLE) + CAST(parts."nps_passives" AS DOUBLE)) + CAST(parts."nps_detractors" AS DOUBLE)), 0)) AS "nps",
      parts."nps_n",
      parts."nps_promoters",
      parts."nps_passives",
      parts."nps_detractors",
      parts."nps_excluded_test",
      parts."nps_excluded_superseded",
      parts."nps_excluded_otherInstrument",
      parts."nps_excluded_otherScale",
      parts."nps_excluded_unanswered",
      parts."nps_excluded_offScale"
    FROM parts"
  `);
});

test("a dialect differs only where its database does", () => {
  const lines = (dialect: DialectName) =>
    toSql(nps, { dialect, from: "answers", every: "week", timeZone: "UTC" }).split("\n");
  const duckdb = lines("duckdb");
  expect(lines("postgresql").filter((line, index) => line !== duckdb[index])).toMatchInlineSnapshot(`
    [
      "    TO_CHAR(DATE_TRUNC('week', source."respondedAt" AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS group_period,",
      "  (((CAST(parts."nps_promoters" AS DOUBLE PRECISION) - CAST(parts."nps_detractors" AS DOUBLE PRECISION)) * 100) / NULLIF(((CAST(parts."nps_promoters" AS DOUBLE PRECISION) + CAST(parts."nps_passives" AS DOUBLE PRECISION)) + CAST(parts."nps_detractors" AS DOUBLE PRECISION)), 0)) AS "nps",",
    ]
  `);
});

test.each(names)("in %s both branches of an if are of one type", (dialect) => {
  const node = when(column("a", "int").isKnown(), literal(1), literal(0.5)).node;
  const double = dialects[dialect].types.real;
  expect(expressionSql(node, dialects[dialect], (name) => name)).toBe(
    `CASE WHEN (a IS NOT NULL) THEN CAST(1 AS ${double}) ELSE CAST(CAST(0.5 AS ${double}) AS ${double}) END`,
  );
});

test("no name is longer than the 63 bytes after which PostgreSQL cuts it", () => {
  const long = everyMetric.flatMap(([, metric]) =>
    [...toSql(metric, { dialect: "postgresql", from: "rows" }).matchAll(/"([^"]+)"/g)]
      .map(([, name = ""]) => name)
      .filter((name) => Buffer.byteLength(name) > 63),
  );
  expect(long).toEqual([]);
});

describe.each(names)("in %s", (dialect) => {
  test("a mistake in what is asked for is refused, and said", () => {
    const ask = (options: object) => () => toSql<AnyMetric>(nps, { dialect, from: "answers", ...options });
    expect(ask({ given: { promoterFrom: 9 } })).toThrow('nps: there is no threshold "promoterFrom"');
    expect(ask({ every: "month" })).toThrow("Periods need a time zone");
    expect(ask({ by: ["channel", "channel"] })).toThrow("one name");
    expect(ask({ by: ["period"], every: "day", timeZone: "UTC" })).toThrow("one name");
    expect(ask({ by: ["nps"] })).toThrow("one name");
    expect(ask({ by: ["nps_promoters"] })).toThrow("one name");
  });
});

describe("over tables that are named otherwise", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb();
  });
  afterAll(() => engine.close());

  const by = ["channel"] as const;
  const answers = [
    { score: 10, channel: "o'hare", test: false },
    { score: 3, channel: "o'hare", test: null },
    { score: 9, channel: null, test: true },
    { score: 7, channel: "", test: false },
  ];

  test("columns may have other names, and may be missing", async () => {
    const { score, channel, test } = surveyResponseFact.columns;
    const table = { 'the "answer"': score, via: channel, "is test": test };
    const rows = answers.map((row) => ({ 'the "answer"': row.score, via: row.channel, "is test": row.test }));
    await engine.load("other names", table, rows);
    const columns = {
      score: 'the "answer"',
      test: "is test",
      channel: "via",
      superseded: null,
      instrument: null,
      scaleMin: null,
      scaleMax: null,
    };
    const statement = toSql(nps, { dialect: "duckdb", from: '"other names"', by, columns });
    expectGroups(await engine.query(statement), nps, measureAll({ nps }, answers, { by }), by);
  });

  test("a group by a column that is missing is one group of the unknown", async () => {
    await engine.load("answers", surveyResponseFact.columns, answers);
    const options = {
      dialect: "duckdb",
      from: "answers",
      columns: { channel: null, respondedAt: null },
    } as const;
    const rows = answers.map((row) => ({ ...row, channel: null }));
    const grouped = await engine.query(toSql<AnyMetric>(nps, { ...options, by }));
    expectGroups(grouped, nps, measureAll({ nps }, rows, { by }), by);
    const periods = { every: "week", timeZone: "Europe/Oslo" } as const;
    const placed = await engine.query(toSql<AnyMetric>(nps, { ...options, ...periods }));
    expectGroups(placed, nps, measureAll({ nps }, rows as never[], periods), []);
  });

  test("names that the statement itself uses are free to be columns", async () => {
    const own = ["because", "read_score", "group_1", "group_period", "parts"];
    const { score } = surveyResponseFact.columns;
    const table = { score, ...Object.fromEntries(own.map((name) => [name, { type: "text" } as const])) };
    const rows = answers.map(({ score, channel }) => ({
      score,
      ...Object.fromEntries(own.map((name) => [name, channel])),
    }));
    await engine.load("own names", table, rows);
    const missing = ["test", "superseded", "instrument", "scaleMin", "scaleMax"];
    const columns = Object.fromEntries(missing.map((name) => [name, null]));
    for (const name of own) {
      const statement = toSql<AnyMetric>(nps, {
        dialect: "duckdb",
        from: '"own names"',
        by: [name],
        columns,
      });
      const grouped = measureAll({ nps }, rows as never[], { by: [name] });
      expectGroups(await engine.query(statement), nps, grouped, [name]);
    }
  });
});
