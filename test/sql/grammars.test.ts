import { init, parse } from "@guanmingchiu/sqlparser-ts";
import { SparkSQL, TrinoSQL } from "dt-sql-parser";
import { beforeAll, describe, expect, test } from "vitest";
import { mergeability } from "../../src/language/aggregate.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { type DialectName, dialects } from "../../src/sql/dialect.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { mergeSql, partsSql } from "../../src/sql/two-level.ts";
import { type PeriodRule, periodUnits } from "../../src/time/period.ts";
import { openPolyglot } from "../conformance/snowflake/parser.ts";
import { everyMetric } from "../measure/rows-of.ts";

/** What a parser has against a statement. */
type Parser = (sql: string) => readonly string[];

const spark = new SparkSQL();
const trino = new TrinoSQL();
const rust =
  (name: "snowflake" | "databricks" | "bigquery" | "clickhouse"): Parser =>
  (sql) => {
    try {
      const [statement, ...others] = parse(sql, name);
      return statement === undefined || others.length > 0 ? ["not one statement"] : [];
    } catch (error) {
      return [String(error)];
    }
  };

/** For the databases that cannot run here, the grammars that there are of their SQL; for others, a second opinion. */
const all: readonly (readonly [DialectName, string, Parser])[] = [
  ["spark", "Spark's own grammar", (sql) => spark.validate(sql).map(({ message }) => message)],
  ["spark", "sqlparser-rs for Databricks", rust("databricks")],
  ["trino", "Trino's own grammar", (sql) => trino.validate(sql).map(({ message }) => message)],
  ["snowflake", "sqlparser-rs", rust("snowflake")],
  ["bigquery", "sqlparser-rs", rust("bigquery")],
  ["clickhouse", "sqlparser-rs", rust("clickhouse")],
];

const rules: readonly PeriodRule[] = [
  ...periodUnits,
  { every: "week", from: 7 },
  { every: "year", from: 4 },
  {
    every: "month",
    fiscalYear: { months: "4-4-5", endsOn: 6, endsWith: 1, end: "nearestMonthEnd" },
  },
];

const { CONFORMANCE: only } = process.env;
const polyglot = only === "snowflake" ? await openPolyglot() : null;
const grammars = [
  ...all.filter(([dialect]) => only === undefined || dialect === only),
  ...(polyglot === null ? [] : ([["snowflake", "polyglot", polyglot]] as const)),
];

/** The grammars of Spark and Trino take a second for ten statements; a conformance run has the time for all. */
const asked = (parser: string) =>
  only !== undefined || parser.startsWith("sqlparser-rs")
    ? everyMetric
    : everyMetric.filter((_, index) => index % 8 === 0);

beforeAll(() => init());

describe.each(grammars)("%s, by %s", (dialect, name, parser) => {
  // This parser does not know how the two escape a backtick.
  const group = ["bigquery", "clickhouse"].includes(dialect) ? "o'hare" : "o'hare `\"group\\";
  const statement = (metric: AnyMetric, options: object) =>
    toSql(metric, { dialect, from: "facts", ...options });

  test("the metrics and their variants, by group and by period", () => {
    const faults = asked(name).flatMap(([metricName, metric], index) => {
      const every = rules[index % rules.length];
      const sql = statement(metric, { by: [group], every, timeZone: "Europe/Oslo" });
      return parser(sql).map((fault) => `${metricName}: ${fault}`);
    });
    expect(faults).toEqual([]);
  }, 600_000);

  test("the two levels of all that can be merged", () => {
    const faults = asked(name).flatMap(([metricName, metric]) => {
      if (!isMergeable(metric)) return [];
      const parts = partsSql(metric, { dialect, from: "facts", by: [group], every: "day", timeZone: "UTC" });
      const stored = `(SELECT * FROM (${parts}) AS one UNION ALL SELECT * FROM parts_by_day)`;
      return parser(mergeSql(metric, { dialect, from: stored, by: [group, "period"] })).map(
        (fault) => `${metricName}: ${fault}`,
      );
    });
    expect(faults).toEqual([]);
  }, 600_000);

  test("every rule of periods", () => {
    const faults = rules.flatMap((every) => parser(statement(nps, { every, timeZone: "Europe/Oslo" })));
    expect(faults).toEqual([]);
  });

  test.each([
    ["a parenthesis left out", (sql: string) => sql.replace("NULLIF(", "NULLIF")],
    ["FROM misspelt", (sql: string) => sql.replace("FROM facts", "FRM facts AS x y")],
    ["CASE without an end", (sql: string) => sql.replace(" END)", ")")],
    ["a comma too many", (sql: string) => sql.replace("SELECT\n", "SELECT ,\n")],
    ["a text that does not end", (sql: string) => sql.replace("'unanswered'", "'unanswered")],
  ])("which finds %s", (_, broken) => {
    const sql = statement(nps, {});
    expect(broken(sql)).not.toBe(sql);
    expect(parser(broken(sql))).not.toEqual([]);
  });
});

const isMergeable = (metric: AnyMetric): boolean =>
  Object.values(metric.formula(metric.given).parts).every((part) => mergeability(part) !== "holistic");

const names = Object.keys(dialects) as readonly DialectName[];
test.each(names)("in %s no column of an answer has a name that the database refuses", (dialect) => {
  const allowed =
    dialect === "bigquery" ? /^[A-Za-z_][A-Za-z0-9_]{0,299}$/ : /^[A-Za-z_][A-Za-z0-9_.-]{0,62}$/;
  const refused = everyMetric.flatMap(([, metric]) => {
    const [, answer = ""] = toSql(metric, { dialect, from: "facts" }).split(/\n\)\nSELECT\n/);
    return [...answer.matchAll(/(?: AS |^ {2}parts\.)[`"]([^`"]+)[`"]/gm)]
      .map(([, name = ""]) => name)
      .filter((name) => !allowed.test(name));
  });
  expect(refused).toEqual([]);
});
