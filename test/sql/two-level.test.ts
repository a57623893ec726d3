import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contactFact } from "../../src/facts/contact.ts";
import { least, mergeability } from "../../src/language/aggregate.ts";
import { numericType } from "../../src/language/expression.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { ready } from "../../src/measure/pass.ts";
import { firstResponseTime, nps, serviceLevel } from "../../src/metrics/index.ts";
import { type AnyMetric, metric } from "../../src/metrics/metric.ts";
import { type DialectName, dialects } from "../../src/sql/dialect.ts";
import type { SqlOptions } from "../../src/sql/sql-options.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { mergeSql, partsSql } from "../../src/sql/two-level.ts";
import { expectGroups, near } from "../engines/agreement.ts";
import { type Engine, enginesAsked, type SqlRow } from "../engines/engine.ts";
import { runs } from "../language/random.ts";
import { everyMetric, rowsOf } from "../measure/rows-of.ts";

const { seed } = runs(1);
const segments = ["o'hare", 'say "no"', "", null, "NULL"];
const onInvalid = "exclude";
const days = { every: "day", timeZone: "Europe/Oslo" } as const;
/** The last of them has no rows. */
const shards = [0, 1, 2, 3];

const partsOf = (metric: AnyMetric) => Object.entries(ready(metric).formula.parts);
const isMergeable = (metric: AnyMetric): boolean =>
  partsOf(metric).every(([, node]) => mergeability(node) !== "holistic");
/** No metric of the catalogue keeps a smallest value. */
const shortestWait = metric({
  id: "shortestWait",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  parts: ({ waitMs }) => ({ shortestMs: least(waitMs, waitMs.moreThan(1000)) }),
  value: ({ shortestMs }) => shortestMs.over(1000),
});
const every: typeof everyMetric = [...everyMetric, ["shortestWait", shortestWait]];
const mergeable = every.filter(([, metric]) => isMergeable(metric));
const holistic = everyMetric.filter(([, metric]) => !isMergeable(metric));

const tables = [...new Set(mergeable.map(([, { fact }]) => fact))].map((fact) => {
  const metrics = mergeable.map(([, metric]) => metric).filter((metric) => metric.fact === fact);
  const rows = fc
    .sample(rowsOf(metrics, 400), { seed, numRuns: 2 })
    .flat()
    .map((row, index) => ({
      ...row,
      segment: segments[index % segments.length],
      shard: (index * 7 + Math.floor(index / 5)) % 3,
    }));
  return { fact, rows };
});
const rowsFor = ({ fact }: AnyMetric) => tables.find((table) => table.fact === fact)?.rows as never[];

/** The parts of every shard, one below the other, as a query to be merged. */
function partsOfShards(
  metric: AnyMetric,
  { dialect, quoteName }: Engine,
  options: Omit<SqlOptions<AnyMetric>, "dialect" | "from"> = {},
): string {
  const shard = dialects[dialect].quoteName("shard");
  const statements = shards.map((number) => {
    const from = `(SELECT * FROM ${quoteName(metric.fact.name)} WHERE ${shard} = ${number})`;
    return `SELECT * FROM (${partsSql(metric, { dialect, from, ...options })}) AS shard_${number}`;
  });
  return `(${statements.join(" UNION ALL ")})`;
}

/** Fails unless both hold the same groups: whole numbers to the last digit, others within 1e-9. */
function expectSame(found: readonly SqlRow[], expected: readonly SqlRow[], metric: AnyMetric): void {
  const parts = new Map(partsOf(metric));
  const isWhole = (column: string): boolean => {
    const node = parts.get(column.slice(metric.id.length + 1));
    return column === `${metric.id}_n` || column.startsWith(`${metric.id}_excluded_`)
      ? true
      : node?.op === "count" || (node?.op === "sum" && numericType(node.of) === "int");
  };
  const bySegment = new Map(found.map((row) => [row["segment"], row]));
  expect(found).toHaveLength(expected.length);
  for (const row of expected) {
    const other = bySegment.get(row["segment"]);
    expect(Object.keys(other ?? {})).toEqual(Object.keys(row));
    for (const [column, value] of Object.entries(row)) {
      const isSame =
        typeof value === "number" && !isWhole(column)
          ? near(other?.[column], value, 1e-9)
          : other?.[column] === value;
      expect(isSame, `${column}: ${String(other?.[column])}, not ${String(value)}`).toBe(true);
    }
  }
}

test("most metrics can be merged, and some of every kind cannot", () => {
  expect(mergeable.length).toBeGreaterThan(250);
  expect(holistic.length).toBeGreaterThan(30);
  const kinds = new Set(mergeable.flatMap(([, metric]) => partsOf(metric).map(([, { op }]) => op)));
  expect([...kinds].sort()).toEqual(["count", "least", "most", "sum", "variance"]);
});

describe.each(enginesAsked)("%s merges the parts of shards and days to what all rows give", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    for (const { fact, rows } of tables) {
      const columns = { ...fact.columns, segment: { type: "text" }, shard: { type: "int" } } as const;
      await engine.load(fact.name, columns, rows);
      await engine.load(`${fact.name} without rows`, columns, []);
    }
  }, 60_000);
  afterAll(() => engine.close());

  test.each(mergeable)("%s", async (_, metric) => {
    const { dialect } = engine;
    const by = ["segment"];
    const rows = rowsFor(metric);
    expect(rows.length).toBeGreaterThan(0);

    const whole = mergeSql(metric, { dialect, from: partsOfShards(metric, engine) });
    expectGroups(await engine.query(whole), metric, measureAll({ metric }, rows, { onInvalid }), []);

    const byDay = partsOfShards(metric, engine, { by, ...days });
    const grouped = await engine.query(mergeSql(metric, { dialect, from: byDay, by }));
    expectGroups(grouped, metric, measureAll({ metric }, rows, { by, onInvalid }), by);
    const from = engine.quoteName(metric.fact.name);
    expectSame(grouped, await engine.query(toSql(metric, { dialect, from, by })), metric);

    const placed = await engine.query(mergeSql(metric, { dialect, from: byDay, by: ["segment", "period"] }));
    expectGroups(placed, metric, measureAll({ metric }, rows, { ...days, by, onInvalid }), by);

    const empty = engine.quoteName(`${metric.fact.name} without rows`);
    const nothing = `(${partsSql(metric, { dialect, from: empty })})`;
    const none = measureAll({ metric }, [], { onInvalid });
    expectGroups(await engine.query(mergeSql(metric, { dialect, from: nothing })), metric, none, []);
    const noRows = `(${partsSql(metric, { dialect, from: empty, by })})`;
    expectGroups(await engine.query(mergeSql(metric, { dialect, from: noRows })), metric, none, []);
    expect(await engine.query(mergeSql(metric, { dialect, from: noRows, by }))).toEqual([]);
  });
});

const dialectNames = Object.keys(dialects) as readonly DialectName[];

test.each(holistic)("%s is refused on both levels", (_, metric) => {
  const { id, variant } = metric;
  const [part] = partsOf(metric).find(([, node]) => mergeability(node) === "holistic") ?? [];
  const name = variant === null ? id : `${id} ${variant}`;
  const sentence = `${name} cannot be put together from shards: its part "${part}" (`;
  for (const dialect of dialectNames) {
    expect(() => partsSql(metric, { dialect, from: "rows" })).toThrow(sentence);
    expect(() => mergeSql(metric, { dialect, from: "parts" })).toThrow(sentence);
  }
});

test("what cannot be merged says what needs all rows, and what to do", () => {
  expect(() => partsSql(firstResponseTime, { dialect: "duckdb", from: "cases" })).toThrow(
    'firstResponseTime cannot be put together from shards: its part "medianMs" (median of firstResponseMs) needs all rows at once. Run toSql over them, or take a metric whose parts add up.',
  );
});

test("two columns of one name are refused", () => {
  const columns = { dialect: "duckdb", from: "answers", by: ["nps_n"] } as const;
  const sentence = "Two columns of the answer would have one name: nps_n, ";
  expect(() => partsSql(nps, columns)).toThrow(sentence);
  expect(() => mergeSql(nps, columns)).toThrow(sentence);
});

test("a threshold that the metric does not have is refused on the second level too", () => {
  const given = { withinMs: 1, within: 1 };
  expect(() => mergeSql(serviceLevel, { dialect: "duckdb", from: "parts", given })).toThrow("within");
});
