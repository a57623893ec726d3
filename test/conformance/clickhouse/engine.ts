import { createRequire } from "node:module";
import { dialects } from "../../../src/sql/dialect.ts";
import { type Engine, type SqlRow, type TableColumns, tableRows } from "../../engines/engine.ts";

interface Session {
  query(sql: string, format?: string): string;
  close(): void;
}

/** ClickHouse in this process, in a directory that goes with it. */
export async function openClickhouse(): Promise<Engine> {
  const chdb: { readonly Session: new () => Session } = createRequire(import.meta.url)("chdb");
  const session = new chdb.Session();
  const { quoteName, types } = dialects.clickhouse;
  session.query("CREATE DATABASE conformance ENGINE = Atomic");
  const table = (name: string) => `conformance.${quoteName(name)}`;
  const settings = "output_format_json_quote_64bit_integers = 0, output_format_json_quote_denormals = 1";
  const ask = (sql: string): string => {
    try {
      return session.query(`${sql} SETTINGS ${settings}`, "JSONCompact");
    } catch (error) {
      // What a failing query had written by then would come with the next answer.
      session.query("SELECT 1", "JSONCompact");
      throw error;
    }
  };
  return {
    dialect: "clickhouse",
    quoteName: (name) => table(name),
    async load(name: string, columns: TableColumns, rows: readonly object[]) {
      const list = Object.entries(columns).map(([column, { type }]) => `${quoteName(column)} ${types[type]}`);
      session.query(`DROP TABLE IF EXISTS ${table(name)}`);
      session.query(`CREATE TABLE ${table(name)} (${list.join(", ")}) ENGINE = Memory`);
      const lines = tableRows(columns, rows).map((row) => JSON.stringify(row));
      if (lines.length === 0) return;
      session.query(
        `SET date_time_input_format = 'best_effort'; INSERT INTO ${table(name)} FORMAT JSONEachRow\n${lines.join("\n")}`,
      );
    },
    async query(sql: string): Promise<readonly SqlRow[]> {
      const answer: {
        readonly meta: readonly { name: string; type: string }[];
        readonly data: readonly unknown[][];
      } = JSON.parse(ask(sql));
      return answer.data.map((row) =>
        Object.fromEntries(answer.meta.map(({ name, type }, at) => [name, plain(row[at], type)])),
      );
    },
    async close() {
      session.close();
    },
  };
}

/** Numbers that are none come as text, and are told from text by the type of their column. */
function plain(value: unknown, type: string): unknown {
  if (typeof value !== "string") return value;
  if (/Float|Int/.test(type)) return Number(value);
  return /DateTime64/.test(type) ? new Date(`${value.replace(" ", "T")}Z`).toISOString() : value;
}
