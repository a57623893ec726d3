import { expect } from "vitest";
import type { Records } from "../../../src/model/records.ts";
import { recordRows } from "../../../src/sql/views/record-rows.ts";
import { recordTables, type TableColumns } from "../../../src/sql/views/record-tables.ts";
import { type Engine, enginesAsked, type SqlRow } from "../../engines/engine.ts";

/** Those asked of the engines that views run on. */
export const engines = enginesAsked.filter(([name]) => ["DuckDB", "PostgreSQL"].includes(name));

/** Fills every table that views read with the rows of the records. */
export async function loadRecords(engine: Engine, records: Records): Promise<void> {
  const rows = recordRows(records);
  for (const [table, columns] of Object.entries<TableColumns>(recordTables))
    await loadTable(engine, table, columns, Object.entries(rows).find(([name]) => name === table)?.[1] ?? []);
}

/** Makes a table anew with what its rows hold. */
export async function loadTable(
  engine: Engine,
  table: string,
  columns: TableColumns,
  rows: readonly object[],
): Promise<void> {
  const typed = Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, { type }]));
  await engine.load(table, typed, rows);
}

/** Makes a view, reads it whole and drops it. */
export async function readView(engine: Engine, view: string, name: string): Promise<readonly SqlRow[]> {
  await engine.query(view);
  const rows = await engine.query(`SELECT * FROM "${name}"`);
  await engine.query(`DROP VIEW "${name}"`);
  return rows;
}

/** Fails unless the rows of a view are the facts, each with every column, whatever their order. */
export function expectSameRows(
  rows: readonly SqlRow[],
  facts: readonly object[],
  columns: readonly string[],
): void {
  const inOrder = (all: readonly object[]) =>
    all
      .map((row) => Object.fromEntries(columns.map((name) => [name, Reflect.get(row, name) ?? null])))
      .map((row): [string, object] => [JSON.stringify(row), row])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const [actual, expected] = [inOrder(rows), inOrder(facts)];
  expect(rows.filter((row) => Object.keys(row).join() !== columns.join())).toEqual([]);
  // The first rows that differ say enough.
  const differs = actual.findIndex(([text], index) => text !== expected[index]?.[0]);
  if (differs >= 0)
    expect(actual.slice(differs, differs + 3).map(([, row]) => row)).toEqual(
      expected.slice(differs, differs + 3).map(([, row]) => row),
    );
  expect(actual.length).toBe(expected.length);
}
