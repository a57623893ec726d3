import { createRequire } from "node:module";
import { dialects, quoteName, quoteText } from "../../../src/sql/dialect.ts";
import type { SqlRow, TableColumns } from "../../engines/engine.ts";
import { tableRows } from "../../engines/engine.ts";

const load = createRequire(import.meta.url);

/** Cube's compiler, as far as it is asked. */
interface CubeCompiler {
  prepareCompiler(
    files: {
      localPath(): string;
      dataSchemaFiles(): Promise<readonly { fileName: string; content: string }[]>;
    },
    options: { adapter: string },
  ): { compiler: { compile(): Promise<void> }; joinGraph: object; cubeEvaluator: object };
  readonly PostgresQuery: new (
    compilers: object,
    query: object,
  ) => { buildSqlAndParams(): readonly [sql: string, params: readonly unknown[]] };
}

/** Compiles a data model of Cube; what it makes of measures by one dimension, as SQL for PostgreSQL. */
export async function compileCube(
  content: string,
): Promise<
  (measures: readonly string[], dimension: string) => readonly [sql: string, params: readonly unknown[]]
> {
  // Its native part, which npm does not bring along, would read templates and plan in Rust.
  process.env["CUBEJS_TESSERACT_SQL_PLANNER"] = "false";
  const { NativeInstance }: { NativeInstance: { prototype: object } } = load("@cubejs-backend/native");
  Object.assign(NativeInstance.prototype, { newJinjaEngine: () => ({}) });
  const { prepareCompiler, PostgresQuery }: CubeCompiler = load("@cubejs-backend/schema-compiler");
  const compilers = prepareCompiler(
    { localPath: () => ".", dataSchemaFiles: async () => [{ fileName: "cubes.yml", content }] },
    { adapter: "postgres" },
  );
  await compilers.compiler.compile();
  return (measures, dimension) =>
    new PostgresQuery(compilers, {
      measures,
      dimensions: [dimension],
      timezone: "UTC",
      limit: null,
    }).buildSqlAndParams();
}

/** DuckDB as Malloy is connected with it. */
interface MalloyConnection {
  runSQL(sql: string): Promise<unknown>;
  close(): Promise<void>;
}
interface MalloyRuntime {
  loadModel(text: string): {
    loadQuery(text: string): {
      run(options: { rowLimit: number }): Promise<{ data: { toObject(): readonly SqlRow[] } }>;
    };
  };
}

/** Malloy over DuckDB, in memory. */
export function openMalloy() {
  const { DuckDBConnection }: { DuckDBConnection: new (name: string, path: string) => MalloyConnection } =
    load("@malloydata/db-duckdb");
  const malloy: { SingleConnectionRuntime: new (options: object) => MalloyRuntime } =
    load("@malloydata/malloy");
  const connection = new DuckDBConnection("duckdb", ":memory:");
  const runtime = new malloy.SingleConnectionRuntime({ connection });
  return {
    async load(table: string, columns: TableColumns, rows: readonly object[]) {
      const { types } = dialects.duckdb;
      const list = Object.entries(columns).map(([name, { type }]) => `${quoteName(name)} ${types[type]}`);
      const shape = JSON.stringify([
        Object.fromEntries(Object.entries(columns).map(([name, { type }]) => [name, types[type]])),
      ]);
      const values = quoteText(JSON.stringify(tableRows(columns, rows)));
      await connection.runSQL(`CREATE TABLE ${quoteName(table)} (${list.join(", ")})`);
      await connection.runSQL(
        `INSERT INTO ${quoteName(table)} SELECT unnest(from_json(${values}::JSON, ${quoteText(shape)}), recursive := true)`,
      );
    },
    async query(model: string, query: string): Promise<readonly SqlRow[]> {
      const result = await runtime.loadModel(model).loadQuery(query).run({ rowLimit: 100_000 });
      return result.data.toObject();
    },
    close: () => connection.close(),
  };
}
