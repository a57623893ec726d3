import { textsOf } from "../facts/texts.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import { type Dialect, type DialectName, dialects } from "../sql/dialect.ts";
import {
  factTable,
  type MetricExportOptions,
  type MetricForm,
  metaOf,
  type RefusedMetric,
  sortForms,
  synonymsOf,
  yaml,
} from "./metric-forms.ts";
import { metricSql } from "./metric-sql.ts";

/** A semantic model of Apache Ossie, and what it could not say. */
export interface OssieExport {
  /** YAML of the core specification 0.2.0.dev0. */
  readonly text: string;
  readonly refused: readonly RefusedMetric[];
}

/** The dialects of the specification that expressions are written in; standard SQL is written as for PostgreSQL. */
const written: readonly (readonly [name: string, dialect: DialectName])[] = [
  ["ANSI_SQL", "postgresql"],
  ["SNOWFLAKE", "snowflake"],
  ["DATABRICKS", "spark"],
  ["BIGQUERY", "bigquery"],
];

/**
 * Writes metrics as a semantic model of Apache Ossie (once OSI): each fact a dataset, each metric an aggregate
 * expression in standard SQL and as Snowflake, Databricks and BigQuery write it. A distribution becomes a metric a
 * component. The unit, the better direction, how far results may be merged and the sources are a custom extension.
 *
 * @throws TypeError on a threshold that a metric does not have, and where no metric can be said.
 *
 * @example
 * ```ts
 * import { catalogue } from "touchstone-cx/catalogue";
 *
 * const { text, refused } = toOssie([catalogue.nps]);
 *
 * text.split("\n")[0]; // => "version: 0.2.0.dev0"
 * refused; // => []
 * ```
 */
export function toOssie(entries: readonly MetricEntry[], options: MetricExportOptions = {}): OssieExport {
  const { facts, refused } = sortForms(entries, options, () => null);
  const model = {
    name: "touchstone_cx",
    description: "Metrics of customer service and customer experience, each written from one definition.",
    datasets: facts.map(([fact]) => datasetOf(fact, options.tables?.[fact.name] ?? factTable(fact.name))),
    metrics: facts.flatMap(([, forms]) => forms.flatMap(metricsOf)),
  };
  return { text: yaml({ version: "0.2.0.dev0", semantic_model: [model] }), refused };
}

function datasetOf(fact: MetricForm["metric"]["fact"], source: string) {
  const texts = textsOf(fact);
  return {
    name: fact.name,
    source,
    description: texts.grain,
    fields: Object.entries(fact.columns).map(([name, { type }]) => ({
      name,
      expression: expressionOf(({ quoteName }) => quoteName(name)),
      dimension: { is_time: type === "instant" },
      description: texts.columns[name] ?? "",
    })),
  };
}

function metricsOf(form: MetricForm) {
  const { metric, values, parts, says } = form;
  return values.map(([name, value]) => ({
    name,
    expression: expressionOf((dialect) => {
      const { quoteName } = dialect;
      const sql = metricSql(form, dialect, (column) => `${quoteName(metric.fact.name)}.${quoteName(column)}`);
      const aggregates = new Map(Object.entries(parts).map(([part, node]) => [part, sql.part(node)]));
      return sql.value(value, (part) => aggregates.get(part) ?? "");
    }),
    description: says,
    ai_context: { synonyms: [form.entry.name, ...synonymsOf(form)] },
    custom_extensions: [{ vendor_name: "TOUCHSTONE_CX", data: JSON.stringify(metaOf(form)) }],
  }));
}

const expressionOf = (write: (dialect: Dialect) => string) => ({
  dialects: written.map(([dialect, name]) => ({ dialect, expression: write(dialects[name]) })),
});
