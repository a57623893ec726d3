import type { ScalarType } from "../language/expression.ts";
import { dialects, quoteName } from "../sql/dialect.ts";
import type { DuckdbDatabase } from "./duckdb-database.ts";
import { CommandError } from "./errors.ts";
import type { Format } from "./format.ts";
import type { AnyFact } from "./measurable.ts";

/** How files are written that DuckDB reads by itself. */
export type DuckdbFormat = "ndjson" | "csv" | "parquet";

/** Which columns of the rows are looked at, and what the command asks for them by. */
export interface RowsWanted {
  readonly fact: AnyFact;
  readonly measured: readonly string[];
  readonly by: readonly string[];
  readonly at: string | null;
  /** As it was said; told by the files' names and beginnings otherwise. */
  readonly format: Format | undefined;
}

/** A column as it is made of what a file holds. */
export interface TypedColumn {
  readonly name: string;
  readonly value: string;
  /** Condition under which the file holds something else than the column's type; `null` where its own type forbids it. */
  readonly unfit: string | null;
  /** What it should be. */
  readonly wanted: string;
}

export const columnOf = ({ columns }: AnyFact, name: string) =>
  Object.hasOwn(columns, name) ? columns[name] : undefined;

/** What a value of each type is, in words. */
const kinds: Readonly<Record<ScalarType, string>> = {
  int: "a whole number",
  real: "a number",
  boolean: "true or false",
  text: "a text",
  instant: "an RFC 3339 instant such as 2026-03-01T09:30:00Z",
};

/** A column of a file as the fact has it; one that is not the fact's own has the type that the file gives it. */
export async function typed(
  database: DuckdbDatabase,
  name: string,
  source: string,
  held: string | undefined,
  format: DuckdbFormat,
  { fact, at }: RowsWanted,
): Promise<TypedColumn> {
  const column = quoteName(name);
  const own = columnOf(fact, name)?.type ?? (name === at ? "instant" : undefined);
  const type = own ?? (await typeHeld(database, name, source, held ?? "VARCHAR"));
  if (held === undefined) {
    const value = `CAST(NULL AS ${dialects.duckdb.types[type]})`;
    return { name, value, unfit: null, wanted: kinds[type] };
  }
  const made =
    format === "parquet"
      ? ofParquet(name, column, held, type)
      : (format === "csv" ? ofCsv : ofJson)(column, type);
  return { name, ...made, wanted: kinds[type] };
}

/** The type of a column that is not the fact's own, by which rows are grouped. */
async function typeHeld(
  database: DuckdbDatabase,
  name: string,
  source: string,
  held: string,
): Promise<ScalarType> {
  if (held !== "JSON") {
    if (held === "BOOLEAN") return "boolean";
    if (wholes.test(held)) return "int";
    return reals.test(held) ? "real" : "text";
  }
  const found = await database.query(
    `SELECT DISTINCT json_type(${quoteName(name)}) AS kind FROM ${source} WHERE json_type(${quoteName(name)}) <> 'NULL'`,
  );
  const types = new Set(
    found.map(({ kind }): ScalarType => {
      if (kind === "BOOLEAN") return "boolean";
      if (kind === "UBIGINT" || kind === "BIGINT" || kind === "DOUBLE") return "real";
      return "text";
    }),
  );
  if (types.size > 1) throw new CommandError(`--by "${name}": rows hold values of several kinds there`);
  const [type = "text"] = types;
  return type;
}

const wholes = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT)$/;
const reals = /^(FLOAT|DOUBLE|DECIMAL\(.*\))$/;

type Typing = Pick<TypedColumn, "value" | "unfit">;

const isWhole = (number: string): string =>
  `(${number} = FLOOR(${number}) AND ABS(${number}) <= ${Number.MAX_SAFE_INTEGER})`;

/** A text that says an instant and its offset; DuckDB would add an offset of its own. */
function ofText(text: string, type: "int" | "real" | "instant"): Typing {
  const known = (unfit: string) => `${text} IS NOT NULL AND (${unfit})`;
  if (type === "instant") {
    const form = "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)";
    const value = `TRY_CAST(UPPER(${text}) AS TIMESTAMP WITH TIME ZONE)`;
    return { value, unfit: known(`NOT REGEXP_FULL_MATCH(${text}, '${form}') OR ${value} IS NULL`) };
  }
  const number = `TRY_CAST(${text} AS DOUBLE)`;
  const isNumber = `REGEXP_FULL_MATCH(${text}, '\\s*[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?\\s*')`;
  if (type === "real") return { value: number, unfit: known(`NOT ${isNumber} OR ${number} IS NULL`) };
  return {
    value: `TRY_CAST(${number} AS BIGINT)`,
    unfit: known(`NOT ${isNumber} OR ${number} IS NULL OR NOT ${isWhole(number)}`),
  };
}

function ofCsv(cell: string, type: ScalarType): Typing {
  if (type === "text") return { value: cell, unfit: null };
  if (type !== "boolean") return ofText(cell, type);
  const word = `LOWER(TRIM(${cell}))`;
  return {
    value: `${word} IN ('true', 't', '1')`,
    unfit: `${word} NOT IN ('true', 't', '1', 'false', 'f', '0')`,
  };
}

function ofJson(json: string, type: ScalarType): Typing {
  const kind = `json_type(${json})`;
  const text = `(${json} ->> '$')`;
  switch (type) {
    case "text":
      return { value: text, unfit: `${kind} NOT IN ('VARCHAR', 'NULL')` };
    case "boolean":
      return { value: `TRY_CAST(${text} AS BOOLEAN)`, unfit: `${kind} NOT IN ('BOOLEAN', 'NULL')` };
    case "instant": {
      const { value, unfit } = ofText(text, type);
      return { value, unfit: `${kind} <> 'NULL' AND (${kind} <> 'VARCHAR' OR ${unfit})` };
    }
    case "int":
    case "real": {
      const { value, unfit } = ofText(text, type);
      const isNumber = `${kind} IN ('UBIGINT', 'BIGINT', 'DOUBLE')`;
      return { value, unfit: `${kind} <> 'NULL' AND (NOT ${isNumber} OR ${unfit})` };
    }
  }
}

function ofParquet(name: string, column: string, held: string, type: ScalarType): Typing {
  const cast: Typing = { value: `CAST(${column} AS ${dialects.duckdb.types[type]})`, unfit: null };
  const isText = held === "VARCHAR" || held.startsWith("ENUM");
  if (type === "text" && isText) return cast;
  if (type === "boolean" && held === "BOOLEAN") return cast;
  if (type === "instant" && held === "TIMESTAMP WITH TIME ZONE") return cast;
  if (type === "instant" && isText) return ofText(column, type);
  if ((type === "int" || type === "real") && wholes.test(held)) return cast;
  if (type === "real" && reals.test(held)) return cast;
  if (type === "int" && reals.test(held)) {
    const number = `CAST(${column} AS DOUBLE)`;
    return { value: `TRY_CAST(${number} AS BIGINT)`, unfit: `NOT ${isWhole(number)}` };
  }
  const local = /^TIMESTAMP/.test(held)
    ? "; write it with its time zone, since nothing tells which one is meant"
    : "";
  throw new CommandError(`"${name}" is ${held} in the file; expected ${kinds[type]}${local}`);
}
