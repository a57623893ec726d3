import { textsOf } from "../facts/texts.ts";
import type { AggregateNode } from "../language/aggregate.ts";
import type { Node } from "../language/expression.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import { type Dialect, dialects } from "../sql/dialect.ts";
import {
  factTable,
  innerNodes,
  type MetricExportOptions,
  type MetricForm,
  partName,
  type RefusedMetric,
  sortForms,
} from "./metric-forms.ts";
import { metricSql } from "./metric-sql.ts";

/** What a model of Malloy is written for. */
export interface MalloyOptions extends MetricExportOptions {
  /** The database that Malloy reads: DuckDB unless said. */
  readonly dialect?: "duckdb" | "postgresql" | "bigquery" | "snowflake" | "trino";
  /** The connection's name; the dialect's unless said. */
  readonly connection?: string;
}

/** A model of Malloy, and what it could not say. */
export interface MalloyExport {
  /** The text of a `.malloy` file: a source for each fact. */
  readonly text: string;
  readonly refused: readonly RefusedMetric[];
}

/**
 * Writes metrics as a model of Malloy: each fact a source whose query says of every row what it adds to which part, and
 * each metric a measure made of these. A distribution becomes a measure a component. What Malloy has no exact aggregate
 * for is refused.
 *
 * @throws TypeError on a threshold that a metric does not have, and where no metric can be said.
 *
 * @example
 * ```ts
 * import { catalogue } from "touchstone-cx/catalogue";
 *
 * const { text, refused } = toMalloy([catalogue.nps, catalogue.firstResponseTime]);
 *
 * text.includes("measure: `nps` is"); // => true
 * refused; // => [{ metric: "firstResponseTime", why: "Malloy has no exact quantile" }]
 * ```
 */
export function toMalloy(entries: readonly MetricEntry[], options: MalloyOptions = {}): MalloyExport {
  const { dialect: named = "duckdb" } = options;
  const dialect = dialects[named];
  const { facts, refused } = sortForms(entries, options, refuse);
  const sources = facts.map(([fact, forms]) => {
    const table = options.tables?.[fact.name] ?? dialect.quoteName(factTable(fact.name));
    return sourceText(fact, forms, dialect, options.connection ?? named, table);
  });
  return { text: sources.join("\n"), refused };
}

function sourceText(
  fact: AnyMetric["fact"],
  forms: readonly MetricForm[],
  dialect: Dialect,
  connection: string,
  table: string,
): string {
  const measures = forms.flatMap((form) => [
    ...Object.entries(form.parts).map(
      ([part, node]) =>
        `measure: ${quote(partName(form, part))} is ${aggregateMalloy(node, quote(rowName(form, part)))}`,
    ),
    ...form.values.map(
      ([name, value]) =>
        `${comment(form.says)}\n  measure: ${quote(name)} is ${valueMalloy(value, (part) => quote(partName(form, part)))}`,
    ),
  ]);
  const columns = ["source.*", ...forms.flatMap((form) => rowColumns(form, dialect))];
  return `${comment(textsOf(fact).grain)}
source: ${quote(fact.name)} is ${connection}.sql("""
  SELECT
    ${columns.join(",\n    ")}
  FROM ${table} AS source
""") extend {
  ${measures.join("\n  ")}
}
`;
}

/** What a row adds to a part; unknown where it is not among the rows that the part is made of. */
function rowColumns(form: MetricForm, dialect: Dialect): readonly string[] {
  const sql = metricSql(form, dialect, (name) => `source.${dialect.quoteName(name)}`);
  return Object.entries(form.parts).map(
    ([part, node]) =>
      `CASE WHEN ${sql.rows(node)} THEN ${sql.of(node) ?? "1"} END AS ${dialect.quoteName(rowName(form, part))}`,
  );
}
const rowName = (form: MetricForm, part: string): string => `${partName(form, part)}_row`;

const quote = (name: string): string => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
const comment = (text: string): string => `-- ${text.replaceAll(/\s+/g, " ")}`;

/** A sum is 0 over no rows in Malloy, and a count counts different values. */
function aggregateMalloy({ op }: AggregateNode, row: string): string {
  switch (op) {
    case "least":
      return `min(${row})`;
    case "most":
      return `max(${row})`;
    case "distinct":
      return `count(${row})`;
    default:
      return `${row}.sum()`;
  }
}

/** A value from the parts. Malloy divides whole numbers into fractions. */
function valueMalloy(node: Node, part: (name: string) => string): string {
  const malloy = (inner: Node): string => valueMalloy(inner, part);
  switch (node.op) {
    case "part":
      return part(node.name);
    case "literal":
    case "given":
      return `${node.value}`;
    case "plus":
    case "minus":
    case "times":
      return `(${malloy(node.left)} ${{ plus: "+", minus: "-", times: "*" }[node.op]} ${malloy(node.right)})`;
    case "over":
      return `(${malloy(node.left)} / nullif(${malloy(node.right)}, 0))`;
    case "equals":
    case "lessThan":
    case "atMost":
      return `(${malloy(node.left)} ${{ equals: "=", lessThan: "<", atMost: "<=" }[node.op]} ${malloy(node.right)})`;
    case "and":
      return `(${malloy(node.left)} and ${malloy(node.right)})`;
    case "if":
      return `(pick ${malloy(node.whenTrue)} when ${malloy(node.condition)} else ${malloy(node.otherwise)})`;
    default:
      throw new TypeError(`Malloy cannot be told "${node.op}".`);
  }
}

const sayable: ReadonlySet<Node["op"]> = new Set([
  "part",
  "literal",
  "given",
  "plus",
  "minus",
  "times",
  "over",
  "equals",
  "lessThan",
  "atMost",
  "and",
  "if",
]);

function refuse({ parts, values }: MetricForm): string | null {
  const ops = new Set(Object.values(parts).map(({ op }) => op));
  if (ops.has("quantile")) return "Malloy has no exact quantile";
  if (ops.has("variance")) return "Malloy has no variance";
  const unsaid = values.flatMap(([, value]) => opsOf(value)).find((op) => !sayable.has(op));
  return unsaid === undefined ? null : `its value is made by "${unsaid}", which is not written in Malloy`;
}

const opsOf = (node: Node): readonly Node["op"][] => [node.op, ...innerNodes(node).flatMap(opsOf)];
