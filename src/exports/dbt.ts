import { textsOf } from "../facts/texts.ts";
import type { AggregateNode } from "../language/aggregate.ts";
import type { ScalarType } from "../language/expression.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import { type Dialect, type DialectName, dialects } from "../sql/dialect.ts";
import { double } from "../sql/expression.ts";
import { factViews } from "../sql/views/fact-view.ts";
import { recordTables } from "../sql/views/record-tables.ts";
import {
  factTable,
  type MetricExportOptions,
  type MetricForm,
  metaOf,
  partName,
  partSays,
  type RefusedMetric,
  sortForms,
  titleOf,
  yaml,
} from "./metric-forms.ts";
import { metricSql } from "./metric-sql.ts";

/** Facts that are derived by dbt, each with the options of its view. */
type Views = Parameters<typeof factViews>[0];

/** What a dbt project is written for. */
export interface DbtOptions extends Omit<MetricExportOptions, "tables"> {
  /** The database of the project; MetricFlow knows no ClickHouse. */
  readonly dialect: Exclude<DialectName, "clickhouse">;
  /**
   * Facts that are derived in the warehouse from tables of records, each with the options of `factViews`; the source
   * `records` names the tables. The others are read from the source `facts`.
   */
  readonly views?: Views;
}

/** Models, tests and metrics of a dbt project, and what they could not say. */
export interface DbtExport {
  /** Files of the project by their path: a model for each fact, the sources, and the semantic layer. */
  readonly files: Readonly<Record<string, string>>;
  readonly refused: readonly RefusedMetric[];
}

/**
 * Writes metrics for dbt's semantic layer in the form that dbt Fusion reads: each fact a model with its columns, tests
 * and semantic model, each part a simple metric over the population, each metric one derived from these. Names become
 * lower case with underscores, since dbt takes no others. A distribution becomes a metric a component.
 *
 * @throws TypeError on a threshold that a metric does not have, and where no metric can be said.
 * RangeError as `factViews` does.
 *
 * @example
 * ```ts
 * import { catalogue } from "touchstone-cx/catalogue";
 *
 * const { files, refused } = toDbt([catalogue.nps], { dialect: "snowflake" });
 *
 * Object.keys(files); // => ["models/cx_sources.yml", "models/cx_survey_response.sql", "models/cx_survey_response.yml"]
 * refused; // => []
 * ```
 */
export function toDbt(entries: readonly MetricEntry[], options: DbtOptions): DbtExport {
  const { views = {} } = options;
  const dialect = dialects[options.dialect];
  const { facts, refused } = sortForms(entries, options, (form) => refuse(form, options.dialect), snakeCase);
  const files: Record<string, string> = {
    "models/cx_sources.yml": yaml(
      sourcesOf(
        facts.map(([fact]) => fact),
        views,
      ),
    ),
  };
  for (const [fact, forms] of facts) {
    const model = `cx_${snakeCase(fact.name)}`;
    const query = fact.name in views ? viewQuery(fact.name, views, options.dialect) : null;
    files[`models/${model}.sql`] = modelSql(fact, dialect, query);
    files[`models/${model}.yml`] = yaml({ version: 2, models: [modelOf(model, fact, forms, dialect)] });
  }
  return { files, refused };
}

function sourcesOf(facts: readonly AnyMetric["fact"][], views: Views) {
  const read = facts
    .filter(({ name }) => !(name in views))
    .map(({ name }) => ({ name: factTable(name), quoting: { identifier: true } }));
  const records = Object.keys(recordTables).map((name) => ({ name, quoting: { identifier: true } }));
  return {
    version: 2,
    sources: [
      ...(read.length === 0 ? [] : [{ name: "facts", tables: read }]),
      ...(Object.keys(views).length === 0 ? [] : [{ name: "records", tables: records }]),
    ],
  };
}

/** The query of a fact's view, over the tables of records as dbt names them. */
function viewQuery(fact: string, views: Views, dialect: DialectName): string {
  const own = Object.fromEntries(Object.entries(views).filter(([name]) => name === fact));
  const tables = Object.fromEntries(
    Object.keys(recordTables).map((name) => [name, `{{ source('records', '${name}') }}`]),
  );
  const [view = ""] = factViews(own, { dialect, tables });
  return view.slice(view.indexOf("\n") + 1);
}

/** The fact with its columns under the names that dbt takes. */
function modelSql(fact: AnyMetric["fact"], { quoteName }: Dialect, query: string | null): string {
  const columns = Object.keys(fact.columns).map((name) => `${quoteName(name)} AS ${columnName(name)}`);
  const list = columns.join(",\n  ");
  const from = query === null ? `{{ source('facts', '${factTable(fact.name)}') }}` : "fact_rows";
  const rows = query === null ? "" : `WITH fact_rows AS (\n${query}\n)\n`;
  return `${rows}SELECT\n  ${list}\nFROM ${from}\n`;
}

function modelOf(model: string, fact: AnyMetric["fact"], forms: readonly MetricForm[], dialect: Dialect) {
  const texts = textsOf(fact);
  return {
    name: model,
    description: texts.grain,
    semantic_model: { enabled: true, name: model },
    agg_time_dimension: columnName(fact.at),
    primary_entity: snakeCase(fact.name),
    columns: Object.entries(fact.columns).map(([name, { type, presence }]) => ({
      name: columnName(name),
      description: texts.columns[name] ?? "",
      ...dimensionOf(columnName(name), type),
      ...(presence === "required" ? { data_tests: ["not_null"] } : {}),
    })),
    metrics: forms.flatMap((form) => metricsOf(form, dialect)),
  };
}

const dimensionOf = (name: string, type: ScalarType) =>
  type === "instant"
    ? { granularity: "second", dimension: { type: "time", name } }
    : { dimension: { type: "categorical", name } };

function metricsOf(form: MetricForm, dialect: Dialect) {
  const sql = metricSql(form, dialect, columnName);
  const rowOf = (node: AggregateNode) => {
    const row = `CASE WHEN ${sql.rows(node)} THEN ${sql.of(node) ?? "1"} END`;
    // Of whole numbers Snowflake would make a quantile of few digits.
    return node.op === "quantile" ? double(row, dialect) : row;
  };
  const parts = Object.entries(form.parts).map(([part, node]) => ({
    name: snakeCase(partName(form, part)),
    description: partSays(form, part),
    type: "simple",
    ...aggregationOf(node),
    expr: rowOf(node),
  }));
  const inputs = Object.keys(form.parts).map((part) => ({ name: snakeCase(partName(form, part)) }));
  const values = form.values.map(([name, value]) => ({
    name: snakeCase(name),
    label: titleOf(form, name),
    description: form.says,
    type: "derived",
    expr: sql.value(value, (part) => {
      const named = snakeCase(partName(form, part));
      return isTotal(form.parts[part]) ? `COALESCE(${named}, 0)` : named;
    }),
    input_metrics: inputs,
    config: { meta: metaOf(form) },
  }));
  return [...parts, ...values];
}

/** Whether a part is 0 over no rows. */
const isTotal = (node: AggregateNode | undefined): boolean =>
  node !== undefined && ["count", "sum", "distinct"].includes(node.op);

function aggregationOf(node: AggregateNode) {
  switch (node.op) {
    case "least":
      return { agg: "min" };
    case "most":
      return { agg: "max" };
    case "distinct":
      return { agg: "count_distinct", fill_nulls_with: 0 };
    case "quantile":
      // To dbt the type "continuous" is an approximation, and a percentile of no type exact and continuous.
      return { agg: "percentile", percentile: node.p };
    default:
      return { agg: node.op, fill_nulls_with: 0 };
  }
}

function refuse({ parts }: MetricForm, dialect: DialectName): string | null {
  const ops = new Set(Object.values(parts).map(({ op }) => op));
  if (ops.has("variance")) return "dbt's semantic layer has no variance";
  if (ops.has("quantile") && (dialect === "bigquery" || dialect === "trino"))
    return `dbt's semantic layer has no exact quantile on ${dialect}`;
  return null;
}

/** A name as dbt takes it. */
export const snakeCase = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();

/** Words that SQL keeps for itself. */
const keywords = ["at", "case", "end", "from", "group", "order", "test", "to", "user", "window"];
/** Words that dbt's semantic layer keeps for granularities. */
const granularities = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];
const reserved: ReadonlySet<string> = new Set([...keywords, ...granularities]);

/** A column as dbt names it, which takes no underscore at the end. */
const columnName = (name: string): string => {
  const snake = snakeCase(name);
  return reserved.has(snake) ? `${snake}_column` : snake;
};
