import { DuckDBInstance } from "@duckdb/node-api";
import { PGlite } from "@electric-sql/pglite";
import type { ScalarType } from "../../src/language/expression.ts";
import { type DialectName, dialects, quoteName } from "../../src/sql/dialect.ts";
import { openBigquery } from "../conformance/bigquery/engine.ts";
import { openClickhouse } from "../conformance/clickhouse/engine.ts";

/** A row as an engine answers it: every number a JavaScript number, instants as RFC 3339 text. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Columns of a table by name; those of a fact will do. */
export type TableColumns = Readonly<Record<string, { readonly type: ScalarType }>>;

/** A database in this process, to run statements of one dialect. */
export interface Engine {
  readonly dialect: DialectName;
  /** A table's name as statements give it. */
  quoteName(table: string): string;
  /** Makes the table anew and fills it. Columns that a row lacks, `null` and `undefined` are NULL. */
  load(table: string, columns: TableColumns, rows: readonly object[]): Promise<void>;
  query(sql: string): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

const engines = {
  duckdb: ["DuckDB", openDuckdb],
  postgresql: ["PostgreSQL", openPostgresql],
  clickhouse: ["ClickHouse", openClickhouse],
  bigquery: ["BigQuery", openBigquery],
} as const;

/**
 * The engines that answers are compared on: DuckDB and PostgreSQL in every run, or the one that a conformance run
 * names (`npm run conformance`).
 */
export const enginesAsked: readonly (readonly [string, () => Promise<Engine>])[] = Object.entries(engines)
  .filter(([name]) => (process.env["CONFORMANCE"] ?? "duckdb postgresql").split(" ").includes(name))
  .map(([, engine]) => engine);

/** Opens them all, empty and in memory. PostgreSQL takes some seconds to start. */
export const openEngines = (): Promise<readonly Engine[]> =>
  Promise.all(enginesAsked.map(([, open]) => open()));

export async function openDuckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  return {
    dialect: "duckdb",
    quoteName,
    async load(table, columns, rows) {
      const { types } = dialects.duckdb;
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
    quoteName,
    async load(table, columns, rows) {
      const { types } = dialects.postgresql;
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

const json = (columns: TableColumns, rows: readonly object[]): string =>
  JSON.stringify(tableRows(columns, rows));

/** Complete rows of the right types, as a table can hold them; whatever a row lacks is null. */
export const tableRows = (columns: TableColumns, rows: readonly object[]): readonly SqlRow[] =>
  rows.map((row) =>
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

const toRow = (names: readonly string[], values: readonly unknown[]): SqlRow =>
  Object.fromEntries(names.map((name, index) => [name, plain(values[index])]));

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Date ? value.toISOString() : value;
}
