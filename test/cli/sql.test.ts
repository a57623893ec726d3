import { describe, expect, it } from "vitest";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import { contactRate } from "../../src/metrics/demand/contact-rate.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { command } from "./command.ts";

const touchstone = command();

async function written(...args: readonly string[]): Promise<string> {
  const run = await touchstone.run(["sql", ...args]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return run.stdout;
}

describe("touchstone sql", () => {
  it("prints the library's statement", async () => {
    const asked = ["nps", "--dialect", "postgresql", "--from", "answers", "--by", "channel,teamId"];
    const options = { from: "answers", by: ["channel", "teamId"] } as const;
    expect(await written(...asked)).toBe(`${toSql(nps, { dialect: "postgresql", ...options })}\n`);
    const monthly = { ...options, every: "month", timeZone: "Europe/Oslo", at: "invitedAt" } as const;
    expect(
      await written(...asked, "--every", "month", "--time-zone", "Europe/Oslo", "--at", "invitedAt"),
    ).toBe(`${toSql(nps, { dialect: "postgresql", ...monthly })}\n`);
  });

  it("knows variants, thresholds and columns by other names", async () => {
    const asked = ["serviceLevel", "--dialect", "duckdb", "--from", '"Calls 2026"', "--variant", "offered"];
    const more = ["--given", "withinMs=30000", "--column", "waitMs=wait_ms", "--column", "abandoned="];
    expect(await written(...asked, ...more)).toBe(
      `${toSql(serviceLevel.variants.offered, {
        dialect: "duckdb",
        from: '"Calls 2026"',
        given: { withinMs: 30_000 },
        columns: { waitMs: "wait_ms", abandoned: null },
      })}\n`,
    );
  });

  it("takes a table for each side", async () => {
    const tables = ["--from", "contact=contacts", "--from", "order=orders"];
    expect(await written("contactRate", "--dialect", "duckdb", ...tables)).toBe(
      `${toSql(contactRate, { dialect: "duckdb", from: { contact: "contacts", order: "orders" } })}\n`,
    );
  });

  it("tells machines what it wrote", async () => {
    const told = JSON.parse(await written("nps", "--dialect", "duckdb", "--from", "answers", "--json"));
    const sql = toSql(nps, { dialect: "duckdb", from: "answers" });
    expect(told).toEqual({ metric: "nps", variant: null, dialect: "duckdb", sql });
  });

  const duckdb = ["--dialect", "duckdb"];
  it.each([
    [["npss", ...duckdb, "--from", "a"], 'unknown metric "npss"; did you mean "nps"?'],
    [
      ["nps", "--from", "a"],
      "say for which database with --dialect duckdb|postgresql|clickhouse|bigquery|snowflake|spark|trino",
    ],
    [["nps", "--dialect", "duckbd", "--from", "a"], '--dialect "duckbd" is unknown; did you mean "duckdb"?'],
    [["nps", ...duckdb], "say which table holds the fact with --from TABLE"],
    [
      ["contactRate", ...duckdb],
      "say which table holds the fact with --from TABLE, or the tables of its sides with --from contact=TABLE --from order=TABLE",
    ],
    [
      ["contactRate", ...duckdb, "--from", "contact=a"],
      "contactRate counts contact and order; name the table with --from order=TABLE",
    ],
    [
      ["contactRate", ...duckdb, "--from", "contacts=a"],
      '--from "contacts" is unknown; did you mean "contact"?',
    ],
    [["nps", ...duckdb, "--from", "answer=a"], "--from answer=a: nps is of one fact; write --from a"],
    [["nps", ...duckdb, "--from", "a", "--from", "b"], "--from: name one table, or side=table for each side"],
    [
      ["nps", ...duckdb, "--from", "a", "--column", "scor=s"],
      '--column "scor" is unknown; did you mean "score"?',
    ],
    [["nps", ...duckdb, "--from", "a", "--column", "score"], "--column score: write it as column=name"],
    [
      ["nps", ...duckdb, "--from", "a", "--every", "month"],
      "--every month needs --time-zone, such as Europe/Oslo or UTC",
    ],
    [
      ["contactRate", ...duckdb, "--from", "contact=a", "--from", "order=b", "--by", "shop"],
      'No side of demand has a column "shop".',
    ],
  ])("refuses %j", async (args, line) => {
    const run = await touchstone.run(["sql", ...args]);
    expect(run).toEqual({ code: 2, stdout: "", stderr: `touchstone: ${line}\n` });
  });
});
