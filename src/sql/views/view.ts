import type { ColumnSet } from "../../facts/fact.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import { quoteName, quoteText } from "../dialect.ts";
import type { RecordTable } from "./record-tables.ts";
import type { ViewDialect } from "./view-dialect.ts";

/** The end of observation: an instant, or SQL that gives one, such as `CURRENT_TIMESTAMP`. */
export type AsOf = Instant | { readonly sql: string };

/** What a view is written with. */
export interface Writing extends ViewDialect {
  /** The table of a type of record or of a list in it. */
  table(name: RecordTable): string;
}

/** A step of a view: a name and the query it stands for. */
export type Stage = readonly [name: string, query: string];

/** A view as it is written: steps, each named, and from the last of them a column for each of the fact. */
export interface ViewText<Columns extends ColumnSet> {
  readonly stages: readonly Stage[];
  /** What the columns are read from, named `fact`. */
  readonly from: string;
  /** Each column of the fact; instants as epoch milliseconds. `null` is a column of which records say nothing. */
  readonly columns: { readonly [Name in keyof Columns]: string | null };
  /** Whether a step reads itself. */
  readonly isRecursive?: boolean;
}

/** The query of a view. */
export function queryOf<Columns extends ColumnSet>(
  { stages, from, columns, isRecursive = false }: ViewText<Columns>,
  fact: Columns,
  { types, instant }: ViewDialect,
): string {
  const written: Readonly<Record<string, string | null>> = columns;
  const list = Object.entries(fact).map(([name, { type }]) => {
    const sql = written[name] ?? null;
    const value = sql === null ? "NULL" : type === "instant" ? instant(sql) : sql;
    return `  CAST(${value} AS ${types[type]}) AS ${quoteName(name)}`;
  });
  const steps = stages.map(([name, query]) => `${name} AS (\n  ${query.trim().replaceAll("\n", "\n  ")}\n)`);
  const head = steps.length === 0 ? "" : `WITH ${isRecursive ? "RECURSIVE " : ""}${steps.join(",\n")}\n`;
  return `${head}SELECT\n${list.join(",\n")}\nFROM ${from} AS fact`;
}

/** A condition of which unknown is no. */
export const holds = (condition: string): string => `COALESCE(${condition}, FALSE)`;

/** Whether a record says that there is none of a field. */
export const saysNone = (row: string, field: string): string =>
  `(POSITION(',${field},' IN COALESCE(${row}."saysNone", '')) > 0)`;

/** Whether a record says anything of a field: what it is, or that there is none. */
export const says = (row: string, field: string): string =>
  `(${row}.${quoteName(field)} IS NOT NULL OR ${saysNone(row, field)})`;

/** A list of texts, as `IN` takes it. */
export const texts = (all: Iterable<string>): string => `(${Array.from(all, quoteText).join(", ")})`;

/** Seconds as whole milliseconds, rounded. */
export const secondsMs = (seconds: string): string => `CAST(FLOOR(${seconds} * 1000 + 0.5) AS BIGINT)`;

/** Epoch milliseconds of the end of observation, as a step of one row; where none was said, by a query. */
export function observation(
  { milliseconds, types }: ViewDialect,
  asOf: AsOf | undefined,
  unlessSaid: string,
): Stage {
  if (asOf === undefined) return ["observation", unlessSaid];
  const ms = typeof asOf === "string" ? `${instantMs("asOf", asOf)}` : milliseconds(`(${asOf.sql})`);
  return ["observation", `SELECT CAST(${ms} AS ${types.int}) AS "asOf"`];
}

/** Epoch milliseconds of an instant among the options. @throws RangeError where it is none. */
export function instantMs(option: string, text: Instant): number {
  const ms = parseInstant(text);
  if (ms === null)
    throw new RangeError(
      `"${option}" is ${JSON.stringify(text)}; expected an instant such as 2026-03-01T09:30:00Z.`,
    );
  return ms;
}
