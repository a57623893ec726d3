import { init, parse as parseSql } from "@guanmingchiu/sqlparser-ts";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { factTable } from "../../src/exports/metric-forms.ts";
import { toOssie } from "../../src/exports/ossie.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { quoteName } from "../../src/sql/dialect.ts";
import { type Engine, openDuckdb, openPostgresql } from "../engines/engine.ts";
import { entries, expectFolded, factRows, forms, saidOf } from "./format-rows.ts";
import { ossieRules } from "./ossie-rules.ts";
import { changesOf, schemaIn } from "./schemas.ts";

interface Model {
  readonly semantic_model: readonly {
    readonly metrics: readonly {
      readonly name: string;
      readonly description: string;
      readonly expression: {
        readonly dialects: readonly { readonly dialect: string; readonly expression: string }[];
      };
    }[];
  }[];
}
const { text, refused } = toOssie(entries, { variants: true });
const read = (yaml: string): Model => parse(yaml);
const metrics = read(text).semantic_model.flatMap((model) => model.metrics);
const expressionIn = (name: string, dialect: string): string =>
  metrics.find((metric) => metric.name === name)?.expression.dialects.find((one) => one.dialect === dialect)
    ?.expression ?? "";

const ajv = new Ajv2020({ strict: false });
const keepsRules = ajv.compile(ossieRules);
const ownSchema = schemaIn("OSSIE_SCHEMA", "Apache Ossie");
const isOwn = ownSchema === null ? null : ajv.compile(ownSchema);
const schemas = [
  ["the rules written down here", keepsRules],
  ...(isOwn === null ? [] : [["the JSON Schema of the specification", isOwn] as const]),
] as const;
const small = () => JSON.parse(JSON.stringify(parse(toOssie([catalogue.nps]).text)));

describe.each(schemas)("An Ossie model by %s", (_, isValid) => {
  test("of every metric is valid", () => {
    isValid(parse(text));
    expect(isValid.errors ?? []).toEqual([]);
  });

  test("with an unknown dialect, an unknown property or no expression is not", () => {
    const dialect = small();
    dialect.semantic_model[0].metrics[0].expression.dialects[0].dialect = "POSTGRES";
    const property = small();
    property.semantic_model[0].metrics[0].unit = "points";
    const empty = small();
    empty.semantic_model[0].metrics[0].expression.dialects = [];
    const data = small();
    data.semantic_model[0].metrics[0].custom_extensions[0].data = { unit: "points" };
    expect(isValid(small())).toBe(true);
    expect([dialect, property, empty, data].map((one) => isValid(one))).toEqual([false, false, false, false]);
  });
});

describe("The rules written down for Ossie", () => {
  test.skipIf(isOwn === null)("refuse what its JSON Schema refuses of a model changed in one place", () => {
    const document = small();
    const missed: string[] = [];
    let refused = 0;
    for (const place of changesOf(document)) {
      if (isOwn?.(document)) continue;
      refused += 1;
      if (keepsRules(document)) missed.push(place);
    }
    expect(missed).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  });

  test("refuse a property that they do not know, but for what is said to a machine", () => {
    const document = small();
    const taken: string[] = [];
    for (const place of changesOf(document))
      if (place.endsWith("noSuchProperty") && keepsRules(document)) taken.push(place);
    expect(taken).toEqual(["/semantic_model/0/metrics/0/ai_context/noSuchProperty"]);
  });
});

describe("An Ossie model", () => {
  test("says everything but what counts rows of several facts", () => {
    const sided = forms.filter(({ fact }) => "sides" in fact);
    expect(refused.map(({ metric }) => metric)).toEqual(
      sided.map(({ id, variant }) => (variant === null ? id : `${id} ${variant}`)),
    );
    const rest = forms.filter(({ fact }) => !("sides" in fact));
    expect(metrics.map(({ name }) => name).toSorted()).toEqual(
      rest.flatMap((metric) => saidOf(metric, null).map(({ name }) => name)).toSorted(),
    );
  });

  test("writes thresholds into the expression, and says them", () => {
    const at30 = read(
      toOssie([catalogue.serviceLevel], { given: { serviceLevel: { withinMs: 30_000 } } }).text,
    );
    const [metric] = at30.semantic_model[0]?.metrics ?? [];
    expect(metric?.description).toContain("withinMs = 30000");
    expect(metric?.expression.dialects[0]?.expression).toContain("<= 30000");
    expect(() => toOssie([catalogue.nps], { given: { nps: { at: 1 } } })).toThrow(TypeError);
    const others = { given: { abandonmentRate: { shortAbandonMs: 3000 } }, variants: true };
    const says = read(toOssie([catalogue.abandonmentRate], others).text).semantic_model[0]?.metrics ?? [];
    expect(says.length).toBe(1 + Object.keys(catalogue.abandonmentRate.metric.variants).length);
  });

  test("of nothing that can be said is refused", () => {
    expect(() => toOssie([catalogue.contactRate])).toThrow("contactRate: its rows are of several facts");
  });

  test.each([
    ["SNOWFLAKE", "snowflake"],
    ["DATABRICKS", "databricks"],
    ["BIGQUERY", "bigquery"],
  ] as const)("is taken by a parser of %s", async (dialect, name) => {
    await init();
    const wrong = metrics.flatMap((metric) => {
      const quote = name === "snowflake" ? '"t"' : "`t`";
      try {
        parseSql(`SELECT ${expressionIn(metric.name, dialect)} FROM ${quote}`, name);
        return [];
      } catch (error) {
        return [`${metric.name}: ${String(error)}`];
      }
    });
    expect(wrong).toEqual([]);
  });
});

describe.each([
  ["PostgreSQL", openPostgresql],
  ["DuckDB", openDuckdb],
] as const)("%s answers Ossie's standard SQL as the fold does", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    for (const { fact, columns, rows } of factRows) await engine.load(factTable(fact.name), columns, rows);
  });
  afterAll(() => engine.close());

  test.each(factRows.map((one) => [one.fact.name, one] as const))("%s", async (name, one) => {
    const names = [...(one.measured.values().next().value ?? [])].map((said) => said.name);
    const list = names.map((metric, index) => `${expressionIn(metric, "ANSI_SQL")} AS m${index}`);
    const found = await engine.query(
      `SELECT "inSegment", ${list.join(", ")} FROM ${quoteName(factTable(name))} AS ${quoteName(name)} GROUP BY "inSegment"`,
    );
    expect(expectFolded(one, found, (metric) => `m${names.indexOf(metric)}`)).toBe(names.length);
  });
});
