import type { RecordType } from "../model/record-schemas.ts";
import { quoteName, quoteText } from "../sql/dialect.ts";
import type { DuckdbDatabase } from "./duckdb-database.ts";
import { refusePattern } from "./duckdb-files.ts";
import { CommandError } from "./errors.ts";
import { refuseUnreadable } from "./open-text.ts";
import type { OnRow } from "./read-file.ts";
import { recordKind } from "./record-kinds.ts";

/**
 * Hands over the rows of a Parquet file as records are written, each with its number in place of a line. NULL is what an
 * empty cell of CSV is: a missing value, and nothing at all within an object.
 *
 * @throws CommandError on instants without a time zone.
 */
export async function readParquetRows(
  database: DuckdbDatabase,
  path: string,
  type: RecordType,
  onRow: OnRow,
): Promise<void> {
  await refuseUnreadable(path);
  refusePattern(path);
  const source = `read_parquet(${quoteText(path)})`;
  const { fields } = recordKind(type);
  for (const { column_name, column_type } of await database.query(`DESCRIBE SELECT * FROM ${source}`)) {
    const name = String(column_name);
    const local = /\bTIMESTAMP(_S|_MS|_NS)?\b(?! WITH)/.test(String(column_type));
    if (local && fields.has(name))
      throw new CommandError(
        `${path}: ${quoteName(name)} is ${column_type}; write it with its time zone, since nothing tells which one is meant`,
      );
  }
  let number = 0;
  for await (const rows of database.stream(`SELECT * FROM ${source}`)) {
    for (const row of rows) {
      number += 1;
      onRow(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, said(value)])), number);
    }
  }
}

/** What a value says: an object has no field without a value, and none without fields is there. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const told = said(inner);
    return told === null ? [] : [[name, told] as const];
  });
  return fields.length === 0 ? null : Object.fromEntries(fields);
}
