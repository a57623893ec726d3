import type { DuckDBConnection } from "@duckdb/node-api";
import { CommandError } from "./errors.ts";

export type DuckdbRow = Readonly<Record<string, unknown>>;

/** A DuckDB in this process, in memory. */
export interface DuckdbDatabase {
  run(sql: string): Promise<void>;
  /** Rows with whole numbers as numbers and instants as RFC 3339 text. */
  query(sql: string): Promise<readonly DuckdbRow[]>;
  close(): void;
}

/** @throws CommandError where DuckDB is not installed. */
export async function openDuckdb(): Promise<DuckdbDatabase> {
  const { DuckDBInstance } = await load();
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    run: async (sql) => {
      await told(() => connection.run(sql));
    },
    query: (sql) => told(() => rowsOf(connection, sql)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function load() {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new CommandError(
      "--engine duckdb needs DuckDB, which is not installed here: npm install @duckdb/node-api",
    );
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly DuckdbRow[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.columnNames();
  return reader
    .getRowsJS()
    .map((row) => Object.fromEntries(names.map((name, index) => [name, plain(row[index])])));
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Date ? value.toISOString() : value;
}

/** What DuckDB has against a file, in one line. */
async function told<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    throw new CommandError(`DuckDB: ${error instanceof Error ? error.message : String(error)}`);
  }
}
