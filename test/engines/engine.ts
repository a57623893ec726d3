import { DuckDBInstance } from "@duckdb/node-api";
import { PGlite } from "@electric-sql/pglite";
import type { ScalarType } from "../../src/language/expression.ts";
import { type DialectName, quoteName } from "../../src/sql/dialect.ts";

/** A row as an engine answers it: every number a JavaScript number, instants as RFC 3339 text. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Columns of a table by name; those of a fact will do. */
export type TableColumns = Readonly<Record<string, { readonly type: ScalarType }>>;

/** A database in this process, to run statements of one dialect. */
export interface Engine {
  readonly dialect: DialectName;
  /** Makes the table anew and fills it. Columns that a row lacks, `null` and `undefined` are NULL. */
  load(table: string, columns: TableColumns, rows: readonly object[]): Promise<void>;
  query(sql: string): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

/** Opens DuckDB and PostgreSQL, both empty and in memory. PostgreSQL takes some seconds to start. */
export async function openEngines(): Promise<readonly Engine[]> {
  return await Promise.all([openDuckdb(), openPostgresql()]);
}

export async function openDuckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  return {
    dialect: "duckdb",
    async load(table, columns, rows) {
      const types = {
        int: "BIGINT",
        real: "DOUBLE",
        boolean: "BOOLEAN",
        text: "VARCHAR",
        instant: "TIMESTAMPTZ",
      };
      await connection.run(`DROP TABLE IF EXISTS ${quoteName(table)}; ${createTable(table, columns, types)}`);
      const shape = JSON.stringify([mapColumns(columns, ({ type }) => types[type])]);
      const values = `unnest(from_json($1::JSON, '${shape.replaceAll("'", "''")}'), recursive := true)`;
      await connection.run(`INSERT INTO ${quoteName(table)} SELECT ${values}`, [json(columns, rows)]);
    },
    async query(sql) {
      const reader = await connection.runAndReadAll(sql);
      const names = reader.columnNames();
      return reader.getRowsJS().map((row) => toRow(names, row));
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export async function openPostgresql(): Promise<Engine> {
  const database = await PGlite.create();
  return {
    dialect: "postgresql",
    async load(table, columns, rows) {
      const types = {
        int: "BIGINT",
        real: "DOUBLE PRECISION",
        boolean: "BOOLEAN",
        text: "TEXT",
        instant: "TIMESTAMPTZ",
      };
      await database.exec(`DROP TABLE IF EXISTS ${quoteName(table)}; ${createTable(table, columns, types)}`);
      const values = `json_populate_recordset(NULL::${quoteName(table)}, $1)`;
      await database.query(`INSERT INTO ${quoteName(table)} SELECT * FROM ${values}`, [json(columns, rows)]);
    },
    async query(sql) {
      const { fields, rows } = await database.query<unknown[]>(sql, [], {
        rowMode: "array",
        parsers: { [NUMERIC]: Number },
      });
      const names = fields.map(({ name }) => name);
      return rows.map((row) => toRow(names, row));
    },
    close: () => database.close(),
  };
}

/** PostgreSQL's number for its type `numeric`, which PGlite would hand out as text. */
const NUMERIC = 1700;

const createTable = (
  table: string,
  columns: TableColumns,
  types: Readonly<Record<ScalarType, string>>,
): string =>
  `CREATE TABLE ${quoteName(table)} (${Object.entries(columns)
    .map(([name, { type }]) => `${quoteName(name)} ${types[type]}`)
    .join(", ")})`;

const mapColumns = <To>(columns: TableColumns, to: (column: TableColumns[string]) => To) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, to(column)]));

const held = {
  int: "number",
  real: "number",
  boolean: "boolean",
  text: "string",
  instant: "string",
} as const;

/** The rows as one JSON array of complete rows, which takes quotes and NULL without care for each. */
function json(columns: TableColumns, rows: readonly object[]): string {
  const complete = rows.map((row) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, { type }]) => {
        const value: unknown = (Object.hasOwn(row, name) ? Reflect.get(row, name) : null) ?? null;
        const fits = typeof value === "number" ? Number.isFinite(value) : true;
        if (value !== null && (typeof value !== held[type] || !fits))
          throw new TypeError(`No table can hold ${String(value)} in the ${type} column "${name}".`);
        return [name, value];
      }),
    ),
  );
  return JSON.stringify(complete);
}

const toRow = (names: readonly string[], values: readonly unknown[]): SqlRow =>
  Object.fromEntries(names.map((name, index) => [name, plain(values[index])]));

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Date ? value.toISOString() : value;
}
