import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { createTables, factView } from "../../src/sql/views/fact-view.ts";
import { command } from "./command.ts";

const touchstone = command();
const run = (...args: readonly string[]) => touchstone.run(["sql", ...args]);

describe("touchstone sql --fact", () => {
  it("prints tables and a view that a database takes as they are", async () => {
    const { code, stdout } = await run(
      "--tables",
      "--fact",
      "contact",
      "--dialect",
      "duckdb",
      "--as-of",
      "now",
    );
    expect(code).toBe(0);
    const view = factView("contact", { dialect: "duckdb", asOf: { sql: "CURRENT_TIMESTAMP" } });
    expect(stdout).toBe([...createTables("duckdb"), view].map((one) => `${one};\n`).join("\n"));
    const database = await DuckDBInstance.create();
    const connection = await database.connect();
    await connection.run(stdout);
    const rows = await connection.runAndReadAll('SELECT COUNT(*) FROM "contactFact"');
    expect(rows.getRowsJson()).toEqual([["0"]]);
    connection.closeSync();
    database.closeSync();
  });

  it("takes what else a view is told, as text and as JSON", async () => {
    const asOf = "2026-04-01T00:00:00Z";
    const told = ["--option", "activity=did", "--option", "timeZone=Europe/Oslo", "--option", "window=28"];
    const { stdout } = await run(
      "--fact",
      "activityDay",
      "--dialect",
      "postgresql",
      "--as-of",
      asOf,
      ...told,
    );
    const options = { asOf, activity: "did", timeZone: "Europe/Oslo", window: 28 };
    expect(stdout).toBe(`${factView("activityDay", { dialect: "postgresql", ...options })};\n`);
  });

  const duckdb = ["--dialect", "duckdb"];
  it.each([
    [["--fact", "contacts", ...duckdb], 'There is no derivation of "contacts". Facts that can be views: '],
    [["--fact", "agentDay", ...duckdb], 'The view of "agentDay" is to be told "timeZone".'],
    [["--fact", "contact", "--dialect", "trino"], 'Facts cannot be views in "trino" yet'],
    [["--fact", "contact"], "say for which database with --dialect"],
    [["--fact", "contact", ...duckdb, "--as-of", "later"], '"asOf" is "later"; expected an instant'],
    [["--fact", "cart", ...duckdb, "--as-of", "now"], 'The view of "cart" is to be told "carts".'],
    [["--fact", "contact", ...duckdb, "--option", "plan=x"], 'takes no option "plan"'],
    [["--fact", "contact", ...duckdb, "--option", "plan"], "--option plan: write it as name=value"],
    [["--fact", "contact", ...duckdb, "--by", "channel"], "write no metric; leave out --by"],
    [["nps", "--tables", ...duckdb], 'write no metric; leave out "nps"'],
    [["--tables", ...duckdb, "--as-of", "now"], "--as-of and --option are for --fact"],
    [["nps", ...duckdb, "--from", "a", "--as-of", "now"], "--as-of and --option are for --fact"],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
