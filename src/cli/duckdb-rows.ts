import { quoteName, quoteText } from "../sql/dialect.ts";
import { delimiterOf } from "./csv.ts";
import { columnOf, type DuckdbFormat, type RowsWanted, type TypedColumn, typed } from "./duckdb-columns.ts";
import type { DuckdbDatabase } from "./duckdb-database.ts";
import { isParquet, refusePattern } from "./duckdb-files.ts";
import { CommandError, FINDINGS } from "./errors.ts";
import { type Format, formatOf } from "./format.ts";
import { hint } from "./nearest.ts";
import { openText, refuseUnreadable } from "./open-text.ts";

/**
 * Makes the files known as one table with the types of the fact; nothing is guessed. Returns how many rows they have.
 *
 * @param table its name, as SQL writes it
 * @throws CommandError on a column that is not there and on a value that its column cannot hold.
 */
export async function readRowsInto(
  database: DuckdbDatabase,
  files: readonly string[],
  wanted: RowsWanted,
  table: string,
): Promise<number> {
  const format = await formatOfAll(files, wanted.format);
  const names = [...new Set([...wanted.measured, ...wanted.by, ...(wanted.at === null ? [] : [wanted.at])])];
  const { source, held } = await sourceOf(database, files, format, names);
  for (const name of names) refuseMissing(name, held, wanted, files);
  const columns: TypedColumn[] = [];
  for (const name of names) columns.push(await typed(database, name, source, held.get(name), format, wanted));
  const rows = await refuseUnfit(database, source, columns, files);
  if (rows > 0 && wanted.measured.length > 0 && !wanted.measured.some((name) => held.has(name)))
    throw new CommandError(
      `${files.join(", ")}: no row has what the metrics read: ${wanted.measured.join(", ")}`,
    );
  const list = columns.map(({ name, value }) => `${value} AS ${quoteName(name)}`);
  // Parquet is read anew for each metric, only the columns that it needs; text is taken apart once.
  await database.run(
    `CREATE TEMP ${format === "parquet" ? "VIEW" : "TABLE"} ${table} AS SELECT ${list.length === 0 ? "1 AS nothing" : list.join(", ")} FROM ${source}`,
  );
  return rows;
}

async function formatOfAll(files: readonly string[], said: Format | undefined): Promise<DuckdbFormat> {
  const found = new Set<DuckdbFormat>();
  for (const file of files) found.add(await formatOfFile(file, said));
  const [format, ...others] = found;
  if (format === undefined || others.length > 0) {
    throw new CommandError("--engine duckdb takes files of one format at a time");
  }
  return format;
}

async function formatOfFile(file: string, said: Format | undefined): Promise<DuckdbFormat> {
  if (file === "-")
    throw new CommandError("--engine duckdb reads rows of facts from files, not standard input");
  refusePattern(file);
  await refuseUnreadable(file);
  if (said === undefined && (await isParquet(file))) return "parquet";
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
