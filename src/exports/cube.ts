import { textsOf } from "../facts/texts.ts";
import type { AggregateNode } from "../language/aggregate.ts";
import type { ScalarType } from "../language/expression.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import { type Dialect, type DialectName, dialects } from "../sql/dialect.ts";
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

/** What a data model of Cube is written for. */
export interface CubeOptions extends MetricExportOptions {
  /** The database that Cube reads. */
  readonly dialect: DialectName;
}

/** A data model of Cube, and what it could not say. */
export interface CubeExport {
  /** YAML: a cube for each fact. */
  readonly text: string;
  readonly refused: readonly RefusedMetric[];
}

/**
 * Writes metrics as a data model of Cube: each fact a cube, each part a measure with the population as its filter, so
 * that sums and counts can be aggregated beforehand, and each metric a number made of them. A distribution becomes a
 * measure a component. A sum over no rows is NULL in Cube and counts as 0 in what is made of it.
 *
 * @throws TypeError on a threshold that a metric does not have, and where no metric can be said.
 *
 * @example
 * ```ts
 * import { catalogue } from "touchstone-cx/catalogue";
 *
 * const { text, refused } = toCube([catalogue.nps], { dialect: "postgresql" });
 *
 * text.split("\n").slice(0, 2); // => ["cubes:", "  - name: surveyResponse"]
 * refused; // => []
 * ```
 */
export function toCube(entries: readonly MetricEntry[], options: CubeOptions): CubeExport {
  const dialect = dialects[options.dialect];
  const { facts, refused } = sortForms(entries, options, (form) => refuse(form, dialect));
  const cubes = facts.map(([fact, forms]) => {
    const texts = textsOf(fact);
    const measures = forms.flatMap((form) => measuresOf(form, dialect));
    refuseColumns(fact.columns, measures);
    return {
      name: fact.name,
      sql_table: options.tables?.[fact.name] ?? dialect.quoteName(factTable(fact.name)),
      description: texts.grain,
      dimensions: Object.entries(fact.columns).map(([name, { type }]) => ({
        name,
        sql: column(dialect)(name),
        type: dimensionTypes[type],
        description: texts.columns[name] ?? "",
      })),
      measures,
    };
  });
  return { text: yaml({ cubes }), refused };
}

const dimensionTypes: Readonly<Record<ScalarType, string>> = {
  int: "number",
  real: "number",
  boolean: "boolean",
  text: "string",
  instant: "time",
};

const column =
  ({ quoteName }: Dialect) =>
  (name: string) =>
    `{CUBE}.${quoteName(name)}`;

/** Braces have a meaning in every SQL text of Cube. */
const refuse = (form: MetricForm, dialect: Dialect): string | null => {
  const sql = metricSql(form, dialect, (name) => dialect.quoteName(name));
  const written = Object.values(form.parts).map((node) => sql.part(node));
  return written.some((text) => /[{}]/.test(text))
    ? "it reads a text with braces, which Cube would take for its own"
    : null;
};

function measuresOf(form: MetricForm, dialect: Dialect) {
  const sql = metricSql(form, dialect, column(dialect));
  const meta = metaOf(form);
  const parts = Object.entries(form.parts).map(([part, node]) => {
    const type = measureTypes[node.op];
    const of = sql.of(node);
    const says = { description: partSays(form, part) };
    const name = partName(form, part);
    if (type === undefined) return { name, type: "number", sql: sql.part(node), ...says };
    return { name, type, ...(of === null ? {} : { sql: of }), filters: [{ sql: sql.rows(node) }], ...says };
  });
  const part = (name: string) => {
    const node = form.parts[name];
    const measure = `{${partName(form, name)}}`;
    return node?.op === "sum" ? `COALESCE(${measure}, 0)` : measure;
  };
  const values = form.values.map(([name, value]) => ({
    name,
    title: titleOf(form, name),
    type: "number",
    sql: sql.value(value, part),
    description: form.says,
    meta,
  }));
  return [...parts, ...values];
}

/** Aggregates that Cube makes itself; others are written out. */
const measureTypes: Partial<Record<AggregateNode["op"], string>> = {
  count: "count",
  sum: "sum",
  least: "min",
  most: "max",
};

/** @throws TypeError where a measure would have the name of a column. */
function refuseColumns(columns: object, measures: readonly { readonly name: string }[]): void {
  const twice = measures.find(({ name }) => Object.hasOwn(columns, name));
  if (twice !== undefined) throw new TypeError(`"${twice.name}" would be a measure and a column.`);
}
