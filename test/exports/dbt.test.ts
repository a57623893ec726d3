import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { snakeCase, toDbt } from "../../src/exports/dbt.ts";
import { factTable } from "../../src/exports/metric-forms.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { quoteName } from "../../src/sql/dialect.ts";
import { createTables, factView } from "../../src/sql/views/fact-view.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { dbtRules } from "./dbt-rules.ts";
import { entries, expectFolded, factRows, forms } from "./format-rows.ts";
import { changesOf, schemaIn } from "./schemas.ts";

interface DbtMetric {
  readonly name: string;
  readonly label?: string;
  readonly type: "simple" | "derived";
  readonly agg?: string;
  readonly percentile?: number;
  readonly fill_nulls_with?: number;
  readonly expr: string;
  readonly input_metrics?: readonly { readonly name: string }[];
}
interface DbtModel {
  readonly name: string;
  readonly columns: readonly { readonly name: string }[];
  readonly metrics: readonly DbtMetric[];
}
const { files, refused } = toDbt(entries, { dialect: "duckdb", variants: true });
const modelNamed = (name: string): DbtModel => parse(files[`models/${name}.yml`] ?? "").models[0];
const properties = Object.entries(files).filter(([path]) => /\/cx_(?!sources).*\.yml$/.test(path));
/** A model as dbt would run it, with the tables that its sources stand for. */
const compiled = (sql: string): string =>
  sql.replaceAll(/\{\{ source\('\w+', '(\w+)'\) \}\}/g, (_, table: string) => quoteName(table));

const ajv = new Ajv({ strict: false, validateFormats: false });
const keepsRules = ajv.compile(dbtRules);
const ownSchema = schemaIn("DBT_SCHEMA", "dbt");
const isOwn = ownSchema === null ? null : ajv.compile(ownSchema);
const schemas = [
  ["the rules written down here", keepsRules],
  ...(isOwn === null ? [] : [["the JSON Schema of dbt", isOwn] as const]),
] as const;
const surveyResponses = () => parse(files["models/cx_survey_response.yml"] ?? "");
const derivedInDbt = toDbt([catalogue.averageSpeedOfAnswer], { dialect: "duckdb", views: { contact: {} } });

describe.each(schemas)("The properties of a dbt project by %s", (_, isValid) => {
  test.each([
    ...properties,
    ["sources of facts", files["models/cx_sources.yml"] ?? ""],
    ["sources of records", derivedInDbt.files["models/cx_sources.yml"] ?? ""],
  ])("%s are valid", (_, yaml) => {
    isValid(parse(yaml));
    expect(isValid.errors ?? []).toEqual([]);
  });

  test("with an unknown aggregation, an unknown property or the older form are not", () => {
    const aggregation = surveyResponses();
    aggregation.models[0].metrics[0].agg = "variance";
    const property = surveyResponses();
    property.models[0].metrics[0].unit = "points";
    const older = surveyResponses();
    older.models[0].metrics[0].type_params = { measure: "promoters" };
    expect([surveyResponses(), aggregation, property, older].map((one) => isValid(one))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("The rules written down for dbt", () => {
  test.skipIf(isOwn === null)("refuse what its JSON Schema refuses of a project changed in one place", () => {
    const small = toDbt([catalogue.nps, catalogue.firstResponseTime], { dialect: "duckdb" });
    const missed: string[] = [];
    let refused = 0;
    for (const [path, yaml] of Object.entries(small.files).filter(([path]) => path.endsWith(".yml"))) {
      const document: unknown = parse(yaml);
      for (const place of changesOf(document)) {
        if (isOwn?.(document)) continue;
        refused += 1;
        if (keepsRules(document)) missed.push(`${path}: ${place}`);
      }
    }
    expect(missed).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  });

  test("refuse a property that they do not know, but for what is said freely of a metric", () => {
    const document = surveyResponses();
    const taken: string[] = [];
    for (const place of changesOf(document))
      if (place.endsWith("noSuchProperty") && keepsRules(document)) taken.push(place);
    expect(taken.filter((place) => !place.includes("/config/meta/"))).toEqual([]);
  });

  test.each(["test_", "a__b", "Nps", "day", "metric_time", "left", "7"])("refuse the name %s", (name) => {
    const document = surveyResponses();
    document.models[0].columns[0].name = name;
    expect(keepsRules(document)).toBe(false);
  });

  test("refuse a percentile of a type, which dbt would approximate", () => {
    const document = parse(
      toDbt([catalogue.firstResponseTime], { dialect: "duckdb" }).files["models/cx_case.yml"] ?? "",
    );
    const [part] = document.models[0].metrics;
    expect(part).toMatchObject({ agg: "percentile", percentile: 0.5 });
    part.percentile_type = "continuous";
    expect(keepsRules(document)).toBe(false);
  });
});

describe("A dbt project", () => {
  test("refuses what its semantic layer has no exact form for, by database", () => {
    const sided = forms.filter(({ fact }) => "sides" in fact).length;
    expect(refused).toHaveLength(sided);
    const whys = (dialect: "snowflake" | "bigquery") =>
      toDbt([catalogue.nps, catalogue.firstResponseTime], { dialect }).refused;
    expect(whys("snowflake")).toEqual([]);
    expect(whys("bigquery")).toEqual([
      { metric: "firstResponseTime", why: "dbt's semantic layer has no exact quantile on bigquery" },
    ]);
  });

  test("says of each part the thresholds that it is written with", () => {
    const given = { serviceLevel: { withinMs: 31_000 } };
    const written = toDbt([catalogue.serviceLevel], { dialect: "duckdb", given }).files[
      "models/cx_contact.yml"
    ];
    expect(parse(written ?? "").models[0].metrics[0]).toMatchObject({
      description: expect.stringContaining("withinMs = 31000"),
      expr: expect.stringContaining("<= 31000"),
    });
    expect(written).not.toContain("20000");
  });

  test("has each name and label once, and each input", () => {
    const metrics = properties.flatMap(([, yaml]) => parse(yaml).models[0].metrics as readonly DbtMetric[]);
    const names = metrics.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const labels = metrics.flatMap(({ label }) => label ?? []);
    expect(new Set(labels).size).toBe(labels.length);
    const inputs = metrics.flatMap(({ input_metrics = [] }) => input_metrics.map(({ name }) => name));
    expect(inputs.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("The models and metrics of a dbt project, aggregated in DuckDB as their properties say", () => {
  let duckdb: Engine;
  beforeAll(async () => {
    duckdb = await openDuckdb();
    for (const { fact, columns, rows } of factRows) await duckdb.load(factTable(fact.name), columns, rows);
  });
  afterAll(() => duckdb.close());

  const aggregated = ({ agg, expr, percentile, fill_nulls_with: fill }: DbtMetric): string => {
    const sql = {
      count: `SUM(CASE WHEN (${expr}) IS NOT NULL THEN 1 ELSE 0 END)`,
      count_distinct: `COUNT(DISTINCT ${expr})`,
      percentile: `PERCENTILE_CONT(${percentile}) WITHIN GROUP (ORDER BY ${expr})`,
    }[agg ?? ""];
    const plain = sql ?? `${agg}(${expr})`;
    return fill === undefined ? plain : `COALESCE(${plain}, ${fill})`;
  };

  test.each(factRows.map((one) => [one.fact.name, one] as const))("%s", async (fact, one) => {
    const name = `cx_${snakeCase(fact)}`;
    const model = modelNamed(name);
    const rows = compiled(files[`models/${name}.sql`] ?? "").replace("\nFROM", `,\n  "inSegment"\nFROM`);
    const simple = model.metrics.filter(({ type }) => type === "simple");
    const derived = model.metrics.filter(({ type }) => type === "derived");
    const parts = simple.map((metric) => `${aggregated(metric)} AS ${metric.name}`);
    const values = derived.map((metric) => `${metric.expr} AS ${quoteName(`value of ${metric.name}`)}`);
    const found = await duckdb.query(
      `WITH model AS (${rows}), parts AS (SELECT "inSegment", ${parts.join(", ")} FROM model GROUP BY "inSegment") SELECT "inSegment", ${values.join(", ")} FROM parts`,
    );
    expect(expectFolded(one, found, (said) => `value of ${snakeCase(said)}`)).toBe(derived.length);
  });

  test("a fact may be derived by the project", async () => {
    const asOf = "2026-03-03T00:00:00Z";
    const views = toDbt([catalogue.averageSpeedOfAnswer], {
      dialect: "duckdb",
      views: { contact: { asOf } },
    });
    const sources = views.files["models/cx_sources.yml"] ?? "";
    expect(parse(sources).sources.map(({ name }: { name: string }) => name)).toEqual(["records"]);
    const { quoteName: quote } = duckdb;
    await duckdb.query(`DROP TABLE ${quote(factTable("contact"))}`);
    for (const table of createTables("duckdb")) await duckdb.query(table);
    await duckdb.query(
      `INSERT INTO interaction (id, channel, direction, status, "startAt", "queuedAt", "answeredAt", "endAt") VALUES ('1', 'voice', 'inbound', 'completed', '2026-03-02T09:00:00Z', '2026-03-02T09:00:10Z', '2026-03-02T09:00:30Z', '2026-03-02T09:04:00Z')`,
    );
    await duckdb.query(factView("contact", { dialect: "duckdb", asOf }));
    const [made] = await duckdb.query(compiled(views.files["models/cx_contact.sql"] ?? ""));
    const [viewed] = await duckdb.query(`SELECT * FROM ${quote("contactFact")}`);
    expect(made).toMatchObject({ contact_id: "1", wait_ms: 20_000 });
    expect(Object.values(made ?? {})).toEqual(Object.values(viewed ?? {}));
  });
});
