import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { Example, MetricEntry } from "../../src/metrics/entry.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { dialects } from "../../src/sql/dialect.ts";
import type { SqlOptions } from "../../src/sql/sql-options.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { periodUnits } from "../../src/time/period.ts";
import { expectAgreement, expectGroups } from "./agreement.ts";
import { type Engine, enginesAsked, type TableColumns } from "./engine.ts";

const entries: readonly [string, MetricEntry][] = Object.entries(catalogue);

const segment = 'the "segment"';
/** Keys that are easily taken for something else. */
const segments = ["o'hare", 'say "no"', "", null, "NULL", "back\\slash", "plain"];

const timeZone = "Europe/Oslo";
/** Either side of the clocks going forward and back in Oslo, of local midnight and of the local new year. */
const moments = [
  "2026-03-29T00:59:59.999Z",
  "2026-03-29T01:00:00Z",
  "2026-03-29T21:59:59.999Z",
  "2026-03-29T22:00:00Z",
  null,
  "2026-10-24T22:00:00Z",
  "2026-10-25T00:59:59.999Z",
  "2026-10-25T01:00:00Z",
  "2026-10-25T22:59:59.999Z",
  "2026-10-25T23:00:00Z",
  "2026-12-31T22:59:59.999Z",
  "2026-12-31T23:00:00Z",
  "2024-02-29T23:00:00Z",
];

const newYear = Date.UTC(2026, 0, 1);

/** All rows of all examples, one table a fact; each row says which example it is of, and has a segment and a moment. */
const tables = new Map<string, { columns: TableColumns; rows: object[] }>();
for (const [id, { metric, examples }] of entries) {
  const { name, columns } = metric.fact;
  const added = { exampleOf: "text", example: "int", [segment]: "text", moment: "instant" } as const;
  const table = tables.get(name) ?? {
    columns: {
      ...columns,
      ...Object.fromEntries(Object.entries(added).map(([one, type]) => [one, { type }])),
    },
    rows: [],
  };
  tables.set(name, table);
  for (const [example, { rows }] of examples.entries()) {
    for (const [index, row] of rows.entries()) {
      const place = table.rows.length + index;
      table.rows.push({
        ...row,
        exampleOf: id,
        example,
        [segment]: segments[place % segments.length],
        moment: moments[place % moments.length],
      });
    }
  }
}

const metricOf = (entry: MetricEntry, { variant }: Pick<Example, "variant">): AnyMetric => {
  const metric = variant === undefined ? entry.metric : entry.metric.variants[variant];
  if (metric === undefined) throw new Error(`${entry.metric.id} has no variant "${variant}".`);
  return metric;
};

describe.each(enginesAsked)("%s answers as the fold does", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    for (const [name, { columns, rows }] of tables) await engine.load(name, columns, rows);
  }, 60_000);
  afterAll(() => engine.close());
  const ask = (metric: AnyMetric, options: Omit<SqlOptions<AnyMetric>, "dialect">) =>
    engine.query(toSql(metric, { ...options, dialect: engine.dialect }));

  test.each(entries)("every example of %s", async (id, entry) => {
    for (const [number, example] of entry.examples.entries()) {
      const metric = metricOf(entry, example);
      const { rows, given = {} } = example;
      const { quoteName } = dialects[engine.dialect];
      const table = `${engine.quoteName(metric.fact.name)} WHERE ${quoteName("exampleOf")} = '${id}' AND ${quoteName("example")} = ${number}`;
      const answered = await ask(metric, { from: `(SELECT * FROM ${table})`, given });
      expect(answered).toHaveLength(1);
      const measured = measure(metric, rows as never[], { given, onInvalid: "exclude" });
      expectAgreement(answered[0], metric, measured, example.because);
    }
  });

  test.each(entries)("%s and its variants by segment and period", async (_, { metric: main }) => {
    const from = engine.quoteName(main.fact.name);
    const rows = tables.get(main.fact.name)?.rows as never[];
    for (const [index, metric] of [main, ...Object.values(main.variants)].entries()) {
      const by = [segment];
      const grouped = measureAll({ metric }, rows, { by, onInvalid: "exclude" });
      expectGroups(await ask(metric, { from, by }), metric, grouped, by);

      const periods = { every: periodUnits[index % periodUnits.length] ?? "day", timeZone, at: "moment" };
      const placed = measureAll({ metric }, rows, { ...periods, by, onInvalid: "exclude" });
      expectGroups(await ask(metric, { from, by, ...periods }), metric, placed, by);
    }
  });

  test.each(periodUnits)("every %s of the local calendar, whatever the clocks do", async (every) => {
    const { metric } = catalogue.nps;
    const steps = Array.from({ length: 1300 }, (_, index) =>
      new Date(newYear + index * 24_300_000).toISOString(),
    );
    const rows = [...moments, ...steps].map((respondedAt, index) => ({ respondedAt, score: index % 11 }));
    await engine.load("answers of a year", metric.fact.columns, rows);
    for (const zone of ["Europe/Oslo", "America/St_Johns", "Pacific/Auckland", "UTC"]) {
      const periods = { every, timeZone: zone };
      const measured = measureAll({ metric }, rows as never[], periods);
      expectGroups(
        await ask(metric, { from: engine.quoteName("answers of a year"), ...periods }),
        metric,
        measured,
        [],
      );
    }
  });

  test("a real column that holds NaN or infinity holds bad input", async () => {
    const { metric } = catalogue.nps;
    const weighted = metricOf(catalogue.nps, { variant: "weighted" });
    const numbers = ["NaN", "Infinity", "-Infinity", "0.5"];
    const { weight: _, ...columns } = metric.fact.columns;
    await engine.load(
      "odd weights",
      columns,
      numbers.map((responseId) => ({ responseId, score: 9 })),
    );
    const { quoteName, types } = dialects[engine.dialect];
    const number = `CAST(odd.${quoteName("responseId")} AS ${types.real}) AS ${quoteName("weight")}`;
    const from = `(SELECT odd.*, ${number} FROM ${engine.quoteName("odd weights")} AS odd)`;
    const rows = numbers.map((number) => ({ score: 9, weight: Number(number) }));
    const measured = measure(weighted, rows as never[], { onInvalid: "exclude" });
    expect(measured).toMatchObject({ n: 1, value: 100, excluded: { invalidWeight: 3 } });
    const [row] = await ask(weighted, { from });
    expectAgreement(row, weighted, measured, "weights that are no numbers");
  });
});
