import type { ScalarType } from "../language/expression.ts";
import { dialects, quoteName, quoteText } from "../sql/dialect.ts";
import { delimiterOf } from "./csv.ts";
import type { DuckdbDatabase } from "./duckdb-database.ts";
import { CommandError, FINDINGS } from "./errors.ts";
import { formatOf } from "./format.ts";
import type { AnyFact } from "./measurable.ts";
import { hint } from "./nearest.ts";
import { openText, refuseUnreadable } from "./open-text.ts";

/** Which columns of the rows are looked at, and what the command asks for them by. */
export interface RowsWanted {
  readonly fact: AnyFact;
  readonly measured: readonly string[];
  readonly by: readonly string[];
  readonly at: string | null;
  /** As it was said; told by the files' names and beginnings otherwise. */
  readonly format: string | undefined;
}

/** What the table of the rows is called. */
export const ROWS = "fact_rows";

/** A column as it is made of what a file holds. */
interface TypedColumn {
  readonly name: string;
  readonly value: string;
  /** Condition under which the file holds something else than the column's type; `null` where its own type forbids it. */
  readonly unfit: string | null;
  /** What it should be. */
  readonly wanted: string;
}

/**
 * Makes the files known as one table with the types of the fact; nothing is guessed. Returns how many rows they have.
 *
 * @throws CommandError on a column that is not there and on a value that its column cannot hold.
 */
export async function readRowsInto(
  database: DuckdbDatabase,
  files: readonly string[],
  wanted: RowsWanted,
): Promise<number> {
  const format = await formatOfAll(files, wanted.format);
  const names = [...new Set([...wanted.measured, ...wanted.by, ...(wanted.at === null ? [] : [wanted.at])])];
  const { source, held } = await sourceOf(database, files, format, names);
  for (const name of names) refuseMissing(name, held, wanted, files);
  const columns: TypedColumn[] = [];
  for (const name of names) columns.push(await typed(database, name, source, held.get(name), format, wanted));
  const rows = await refuseUnfit(database, source, columns, files);
  const list = columns.map(({ name, value }) => `${value} AS ${quoteName(name)}`);
  // Parquet is read anew for each metric, only the columns that it needs; text is taken apart once.
  await database.run(
    `CREATE TEMP ${format === "parquet" ? "VIEW" : "TABLE"} ${ROWS} AS SELECT ${list.length === 0 ? "1 AS nothing" : list.join(", ")} FROM ${source}`,
  );
  return rows;
}

type DuckdbFormat = "ndjson" | "csv" | "parquet";

async function formatOfAll(files: readonly string[], said: string | undefined): Promise<DuckdbFormat> {
  const found = new Set<DuckdbFormat>();
  for (const file of files) found.add(await formatOfFile(file, said));
  const [format, ...others] = found;
  if (format === undefined || others.length > 0) {
    throw new CommandError("--engine duckdb takes files of one format at a time");
  }
  return format;
}

async function formatOfFile(file: string, said: string | undefined): Promise<DuckdbFormat> {
  if (file === "-") throw new CommandError("--engine duckdb reads files, not standard input");
  if (/[*?[\]]/.test(file)) {
    throw new CommandError(`${file}: DuckDB takes * ? [ and ] in a name for a pattern; rename the file`);
  }
  await refuseUnreadable(file);
  if (said === "csv" || said === "ndjson" || said === "parquet") return said;
  if (said === undefined && /\.parquet$/i.test(file)) return "parquet";
  const format = said ?? formatOf(file, await beginningOf(file));
  if (format === "csv" || format === "ndjson") return format;
  throw new CommandError(`${file}: --engine duckdb reads NDJSON, CSV and Parquet, not ${format}`);
}

async function beginningOf(file: string): Promise<string> {
  const { beginning, texts } = await openText(file, () => {});
  await texts[Symbol.asyncIterator]().return?.();
  return beginning;
}

/** The files as DuckDB reads them, every cell of CSV as text and every value of NDJSON as JSON, and their columns. */
async function sourceOf(
  database: DuckdbDatabase,
  files: readonly string[],
  format: DuckdbFormat,
  names: readonly string[],
): Promise<{ readonly source: string; readonly held: ReadonlyMap<string, string> }> {
  const list = `[${files.map(quoteText).join(", ")}]`;
  if (format === "ndjson") {
    const columns = names.map((name) => `${quoteText(name)}: 'JSON'`).join(", ");
    const source =
      names.length === 0
        ? `read_ndjson_objects(${list})`
        : `read_json(${list}, format = 'newline_delimited', columns = {${columns}}, maximum_object_size = 67108864)`;
    const has = names.map((name, index) => `COUNT(${quoteName(name)}) AS has_${index}`);
    const [counts = {}] =
      has.length === 0 ? [] : await database.query(`SELECT ${has.join(", ")} FROM ${source}`);
    const held = new Map<string, string>();
    for (const [index, name] of names.entries()) {
      if (Number(counts[`has_${index}`]) > 0 || (await isKey(database, list, name))) held.set(name, "JSON");
    }
    return { source, held };
  }
  const source =
    format === "parquet"
      ? `read_parquet(${list}, union_by_name = true)`
      : `read_csv(${list}, header = true, all_varchar = true, delim = ${quoteText(delimiterOf(await beginningOf(files[0] ?? "")))}, quote = '"', escape = '"', nullstr = '', union_by_name = true)`;
  const described = await database.query(`DESCRIBE SELECT * FROM ${source}`);
  return {
    source,
    held: new Map(described.map((row) => [String(row["column_name"]), String(row["column_type"])])),
  };
}

/** Whether any row has the key, be it only without a value. */
async function isKey(database: DuckdbDatabase, list: string, name: string): Promise<boolean> {
  const path = quoteText(`$."${name.replaceAll('"', '\\"')}"`);
  const found = await database.query(
    `SELECT 1 FROM read_ndjson_objects(${list}, maximum_object_size = 67108864) WHERE json_exists(json, ${path}) LIMIT 1`,
  );
  return found.length > 0;
}

/** @throws CommandError on a column that has to be there; that every row lacks it is a mistake, not an unknown value. */
function refuseMissing(
  name: string,
  held: ReadonlyMap<string, string>,
  { fact, by, at }: RowsWanted,
  files: readonly string[],
): void {
  if (held.has(name)) return;
  const own = columnOf(fact, name);
  if (own === undefined) {
    const option = by.includes(name) ? "--by" : "--at";
    const known = [...new Set([...Object.keys(fact.columns), ...held.keys()])];
    throw new CommandError(`${option} "${name}" is unknown${hint(name, known, "no row has it")}`);
  }
  if (own.presence === "optional" || by.includes(name) || name === at) return;
  throw new CommandError(
    `${files.join(", ")}: there is no column "${name}", which the metrics read${hint(name, [...held.keys()], "no row has it")}`,
  );
}

const columnOf = ({ columns }: AnyFact, name: string) =>
  Object.hasOwn(columns, name) ? columns[name] : undefined;

/** What a value of each type is, in words. */
const kinds: Readonly<Record<ScalarType, string>> = {
  int: "a whole number",
  real: "a number",
  boolean: "true or false",
  text: "a text",
  instant: "an RFC 3339 instant such as 2026-03-01T09:30:00Z",
};

async function typed(
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

/** @throws CommandError on values that a column cannot hold; no statement could leave their rows out and count them. */
async function refuseUnfit(
  database: DuckdbDatabase,
  source: string,
  columns: readonly TypedColumn[],
  files: readonly string[],
): Promise<number> {
  const checks = columns.flatMap(({ name, unfit }, index) =>
    unfit === null
      ? []
      : [
          `COUNT(CASE WHEN ${unfit} THEN 1 END) AS unfit_${index}`,
          `MIN(CASE WHEN ${unfit} THEN CAST(${quoteName(name)} AS VARCHAR) END) AS such_${index}`,
        ],
  );
  const [counts = {}] = await database.query(
    `SELECT ${["COUNT(*) AS read", ...checks].join(", ")} FROM ${source}`,
  );
  for (const [index, { name, wanted }] of columns.entries()) {
    const count = Number(counts[`unfit_${index}`] ?? 0);
    if (count === 0) continue;
    const such = String(counts[`such_${index}`]);
    const rows = count === 1 ? "a row holds" : `${count} rows hold`;
    throw new CommandError(
      `${files.join(", ")}: ${name}: ${rows} ${such} or the like; expected ${wanted}. Without --engine duckdb such rows are left out, each with its line`,
      FINDINGS,
    );
  }
  return Number(counts["read"]);
}
