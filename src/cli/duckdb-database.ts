import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { CommandError } from "./errors.ts";

export type DuckdbRow = Readonly<Record<string, unknown>>;

/** Adds rows to a table at once, without waiting; those of the last writing are there when it is closed. */
export interface DuckdbWriter {
  /** @param rows complete rows: texts, numbers, truths and `null`, instants as canonical text */
  write(rows: readonly DuckdbRow[]): void;
  close(): void;
}

/** A DuckDB in this process, in memory. */
export interface DuckdbDatabase {
  run(sql: string): Promise<void>;
  /** Rows with whole numbers as numbers and instants as RFC 3339 text. */
  query(sql: string): Promise<readonly DuckdbRow[]>;
  /** The same, some rows at a time, beside what is written meanwhile. */
  stream(sql: string): AsyncGenerator<readonly DuckdbRow[]>;
  /** @param columns the names of all columns of the table, in its order */
  writer(table: string, columns: readonly string[]): Promise<DuckdbWriter>;
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
    stream: async function* (sql) {
      const own = await instance.connect();
      try {
        await own.run("SET TimeZone = 'UTC'");
        const rows = (await told(() => own.stream(sql))).yieldRowObjectJs();
        for (
          let next = await told(() => rows.next());
          next.done !== true;
          next = await told(() => rows.next())
        )
          yield next.value.map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
          );
      } finally {
        own.closeSync();
      }
    },
    writer: (table, columns) => told(() => writerOf(connection, table, columns)),
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
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

/** Rows that a chunk of DuckDB holds. */
const CHUNK = 2048;

async function writerOf(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
): Promise<DuckdbWriter> {
  const { DuckDBDataChunk, DuckDBTimestampTZValue, DuckDBTypeId } = await load();
  const appender = await connection.createAppender(table);
  const types = columns.map((_, index) => appender.columnType(index));
  const held = (value: unknown, index: number): DuckDBValue => {
    if (value === null || typeof value === "boolean") return value;
    const type = types[index]?.typeId;
    if (typeof value === "number") return type === DuckDBTypeId.BIGINT ? BigInt(value) : value;
    if (type !== DuckDBTypeId.TIMESTAMP_TZ) return String(value);
    return new DuckDBTimestampTZValue(1000n * BigInt(Date.parse(String(value))));
  };
  return {
    write: (rows) => {
      for (let start = 0; start < rows.length; start += CHUNK) {
        const some = rows.slice(start, start + CHUNK);
        const chunk = DuckDBDataChunk.create(types, some.length);
        chunk.setColumns(columns.map((name, index) => some.map((row) => held(row[name], index))));
        appender.appendDataChunk(chunk);
      }
    },
    close: () => appender.closeSync(),
  };
}

/** What DuckDB has against a file, in one line. */
async function told<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    throw new CommandError(`DuckDB: ${error instanceof Error ? error.message : String(error)}`);
  }
}
