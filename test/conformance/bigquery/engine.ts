import { createRequire } from "node:module";
import { createServer } from "node:net";
import type { ScalarType } from "../../../src/language/expression.ts";
import { dialects } from "../../../src/sql/dialect.ts";
import { type Engine, type SqlRow, type TableColumns, tableRows } from "../../engines/engine.ts";

/** What is used of the package, whose own types would have to be installed to be read here. */
interface ZetaSql {
  runServer(port: number): Promise<void>;
  terminateServer(): void;
  readonly TypeKind: Readonly<Record<string, number>>;
  readonly LanguageOptions: new () => { enableMaximumLanguageFeatures(): Promise<{ serialize(): object }> };
  readonly ZetaSQLClient: {
    init(port: number): void;
    getInstance(): { testConnection(): Promise<boolean> };
    readonly API: {
      evaluateQuery(request: object, answered: (error: Error | null, answer: Answer) => void): void;
    };
  };
}
interface Answer {
  readonly content: {
    readonly tableData: { readonly row: readonly { readonly cell: readonly Cell[] }[] } | null;
  } | null;
  readonly prepared: { readonly columns: readonly { readonly name: string }[] } | null;
}
interface Cell {
  readonly value?: string;
  readonly int64Value?: { toString(): string };
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly stringValue?: string;
}

const kinds: Readonly<Record<ScalarType, string>> = {
  int: "TYPE_INT64",
  real: "TYPE_DOUBLE",
  boolean: "TYPE_BOOL",
  text: "TYPE_STRING",
  instant: "TYPE_TIMESTAMP",
};

/** GoogleSQL's reference engine, as a server of its own on this machine. Its tables live in the request. */
export async function openBigquery(): Promise<Engine> {
  const zetasql: ZetaSql = createRequire(import.meta.url)("@fivetrandevelopers/zetasql");
  const port = await freePort();
  void zetasql.runServer(port);
  zetasql.ZetaSQLClient.init(port);
  if (!(await zetasql.ZetaSQLClient.getInstance().testConnection()))
    throw new Error("The engine did not start.");
  const languageOptions = (await new zetasql.LanguageOptions().enableMaximumLanguageFeatures()).serialize();
  const tables = new Map<string, { readonly columns: TableColumns; readonly content: object }>();
  return {
    dialect: "bigquery",
    quoteName: dialects.bigquery.quoteName,
    async load(name: string, columns: TableColumns, rows: readonly object[]) {
      const row = tableRows(columns, rows).map((one) => ({
        cell: Object.entries(columns).map(([column, { type }]) => cellOf(one[column], type)),
      }));
      tables.set(name, { columns, content: { tableData: { row } } });
    },
    async query(sql: string): Promise<readonly SqlRow[]> {
      const used = [...tables].filter(([name]) => sql.includes(dialects.bigquery.quoteName(name)));
      const request = {
        sql,
        options: { languageOptions, defaultTimezone: "UTC" },
        simpleCatalog: {
          name: "conformance",
          builtinFunctionOptions: { languageOptions },
          table: used.map(([name, { columns }]) => ({
            name,
            column: Object.entries(columns).map(([column, { type }]) => ({
              name: column,
              type: { typeKind: kinds[type] },
            })),
          })),
        },
        tableContent: Object.fromEntries(used.map(([name, { content }]) => [name, content])),
      };
      const answer = await new Promise<Answer>((resolve, reject) => {
        zetasql.ZetaSQLClient.API.evaluateQuery(request, (error, found) =>
          error === null ? resolve(found) : reject(new Error(`${error.message}\n${sql}`)),
        );
      });
      const names = answer.prepared?.columns.map(({ name }) => name) ?? [];
      return (answer.content?.tableData?.row ?? []).map(({ cell }) =>
        Object.fromEntries(names.map((name, at) => [name, plain(cell[at])])),
      );
    },
    async close() {
      zetasql.terminateServer();
    },
  };
}

function cellOf(value: unknown, type: ScalarType): object {
  if (value === null) return {};
  switch (type) {
    case "int":
      return { int64Value: String(value) };
    case "real":
      return { doubleValue: value };
    case "boolean":
      return { boolValue: value };
    case "text":
      return { stringValue: value };
    case "instant": {
      const ms = Date.parse(String(value));
      const seconds = Math.floor(ms / 1000);
      return { timestampValue: { seconds: String(seconds), nanos: (ms - seconds * 1000) * 1_000_000 } };
    }
  }
}

function plain(cell: Cell | undefined): unknown {
  switch (cell?.value) {
    case "int64Value":
      return Number(String(cell.int64Value));
    case "doubleValue":
    case "boolValue":
    case "stringValue":
      return cell[cell.value];
    default:
      return null;
  }
}

/** A port that nobody listens on now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error()),
      );
    });
  });
