import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { toCube } from "../../src/exports/cube.ts";
import { toMalloy } from "../../src/exports/malloy.ts";
import { factTable, type RefusedMetric } from "../../src/exports/metric-forms.ts";
import { compileCube, openMalloy } from "../conformance/interchange/compilers.ts";
import { type Engine, openPostgresql } from "../engines/engine.ts";
import { entries, expectFolded, factRows, forms, saidOf } from "./format-rows.ts";

/** The compilers are large; a conformance run installs them. */
const isAsked = process.env["CONFORMANCE"] === "interchange";
if (!isAsked)
  console.warn("SKIPPED: Cube and Malloy were not asked; npm run conformance -- interchange does.");
const variants = true;

/** How many numbers a format says that refuses these. */
const numbersBut = (refused: readonly RefusedMetric[]): number => {
  const names = new Set(refused.map(({ metric }) => metric));
  const said = forms.filter(({ id, variant }) => !names.has(variant === null ? id : `${id} ${variant}`));
  return said.flatMap((metric) => saidOf(metric, null)).length;
};

describe.skipIf(!isAsked)(
  "Cube's compiler takes the data model, and PostgreSQL answers it as the fold does",
  () => {
    let postgresql: Engine;
    beforeAll(async () => {
      postgresql = await openPostgresql();
      for (const { fact, columns, rows } of factRows)
        await postgresql.load(factTable(fact.name), columns, rows);
    });
    afterAll(() => postgresql.close());

    test("every metric and variant", async () => {
      const { text, refused } = toCube(entries, { dialect: "postgresql", variants });
      const model: {
        cubes: { name: string; dimensions: object[]; measures: { name: string; meta?: object }[] }[];
      } = parse(text);
      for (const cube of model.cubes)
        cube.dimensions.push({ name: "inSegment", sql: '{CUBE}."inSegment"', type: "string" });
      const query = await compileCube(stringify(model));
      let compared = 0;
      for (const one of factRows) {
        const { name } = one.fact;
        const measures = model.cubes.find((cube) => cube.name === name)?.measures ?? [];
        const values = measures.filter(({ meta }) => meta !== undefined).map((measure) => measure.name);
        // PostgreSQL names a column by no more than 63 letters.
        for (const value of values) {
          const [sql, params] = query([`${name}.${value}`], `${name}.inSegment`);
          expect(params).toEqual([]);
          const found = await postgresql.query(`SELECT * FROM (${sql}) AS answer("inSegment", answer)`);
          compared += expectFolded(
            one,
            found,
            () => "answer",
            (said) => said === value,
          );
        }
      }
      expect(compared).toBe(numbersBut(refused));
    }, 600_000);
  },
);

describe.skipIf(!isAsked)("Malloy over DuckDB answers as the fold does", () => {
  const malloy = isAsked ? openMalloy() : null;
  afterAll(() => malloy?.close());

  test("every metric and variant that it can say", async () => {
    const { text, refused } = toMalloy(entries, { variants });
    const values = [...text.matchAll(/^ {2}-- .*\n {2}measure: `(\w+)` is/gm)].map(([, name]) => name);
    for (const { fact, columns, rows } of factRows) await malloy?.load(factTable(fact.name), columns, rows);
    let compared = 0;
    for (const one of factRows) {
      const said = new Set([...one.measured.values()].flat().map(({ name }) => name));
      const own = values.filter((name) => name !== undefined && said.has(name));
      if (own.length === 0) continue;
      const aggregates = own.map((name) => `\`${name}\``).join(", ");
      const found = await malloy?.query(
        text,
        `run: \`${one.fact.name}\` -> { group_by: inSegment; aggregate: ${aggregates} }`,
      );
      compared += expectFolded(
        one,
        found ?? [],
        (name) => name,
        (name) => own.includes(name),
      );
    }
    expect(compared).toBe(numbersBut(refused));
  }, 600_000);
});
