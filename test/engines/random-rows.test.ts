import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureAll } from "../../src/measure/measure-all.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { runs } from "../language/random.ts";
import { everyMetric, rowsOf } from "../measure/rows-of.ts";
import { expectGroups } from "./agreement.ts";
import { type Engine, enginesAsked } from "./engine.ts";

const { seed } = runs(1);
const segments = ["o'hare", 'say "no"', "", null, "NULL", "plain"];
const by = ["segment"];
const onInvalid = "exclude";

/** For each fact some hundred rows that its metrics count in or just leave out. */
const tables = [...new Set(everyMetric.map(([, { fact }]) => fact))].map((fact) => {
  const metrics = everyMetric.map(([, metric]) => metric).filter((metric) => metric.fact === fact);
  const rows = fc
    .sample(rowsOf(metrics, 400), { seed, numRuns: 3 })
    .flat()
    .map((row, index) => ({ ...row, segment: segments[index % segments.length] }));
  return { fact, rows };
});
const rowsFor = ({ fact }: AnyMetric) => tables.find((table) => table.fact === fact)?.rows as never[];

describe.each(enginesAsked)("%s over random rows answers as the fold does", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    for (const { fact, rows } of tables) {
      const columns = { ...fact.columns, segment: { type: "text" } } as const;
      await engine.load(fact.name, columns, rows);
      await engine.load(`${fact.name} without rows`, columns, []);
    }
  }, 60_000);
  afterAll(() => engine.close());

  test.each(everyMetric)("%s", async (_, metric) => {
    const { dialect } = engine;
    const from = engine.quoteName(metric.fact.name);
    const rows = rowsFor(metric);
    expect(rows.length).toBeGreaterThan(0);
    const grouped = measureAll({ metric }, rows, { by, onInvalid });
    expectGroups(await engine.query(toSql(metric, { dialect, from, by })), metric, grouped, by);
    const whole = measureAll({ metric }, rows, { onInvalid });
    expectGroups(await engine.query(toSql(metric, { dialect, from })), metric, whole, []);

    const empty = engine.quoteName(`${metric.fact.name} without rows`);
    const nothing = measureAll({ metric }, [], { onInvalid });
    expectGroups(await engine.query(toSql(metric, { dialect, from: empty })), metric, nothing, []);
    expect(await engine.query(toSql(metric, { dialect, from: empty, by }))).toEqual([]);
  });
});
