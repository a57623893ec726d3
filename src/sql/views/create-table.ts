import { type DialectName, quoteName } from "../dialect.ts";
import type { TableColumns } from "./record-tables.ts";
import { viewDialect } from "./view-dialect.ts";

/** The statement that makes a table, empty. @throws RangeError on a dialect that views cannot be written in. */
export function createTable(dialect: DialectName, name: string, columns: TableColumns): string {
  const { types } = viewDialect(dialect);
  const list = Object.entries(columns).map(([column, type]) => `  ${quoteName(column)} ${types[type]}`);
  return `CREATE TABLE ${quoteName(name)} (\n${list.join(",\n")}\n)`;
}
