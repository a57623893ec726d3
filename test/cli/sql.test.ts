import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import { contactRate } from "../../src/metrics/demand/contact-rate.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { everyMetric } from "../measure/rows-of.ts";
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

describe("touchstone sql --all", () => {
  const everything = (...args: readonly string[]) => touchstone.run(["sql", "--all", ...args]);
  const read = (...path: readonly string[]) => readFileSync(join(touchstone.directory(), ...path), "utf8");

  it("writes every metric and variant, the views where there are, and an index", async () => {
    const run = await everything("--dialect", "duckdb", "--out", "ours");
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const index = JSON.parse(read("ours", "index.json"));
    expect(index.metrics).toHaveLength(everyMetric.length);
    expect(run.stdout).toBe(`${everyMetric.length + 3} files in ours; index.json says which is which\n`);
    const offered = { metric: "serviceLevel", variant: "offered", fact: "contact", table: '"contactFact"' };
    expect(index.metrics).toContainEqual({ ...offered, file: "serviceLevel.offered.sql" });
    expect(read("ours", "serviceLevel.offered.sql")).toBe(
      `${toSql(serviceLevel.variants.offered, { dialect: "duckdb", from: '"contactFact"' })}\n`,
    );
    for (const { file } of [...index.metrics, ...index.views]) expect(read("ours", file)).not.toBe("");

    const database = await DuckDBInstance.create(":memory:");
    const connection = await database.connect();
    await connection.run(read("ours", "record-tables.sql"));
    await connection.run(read("ours", "fact-views.sql"));
    for (const id of ["serviceLevel", "firstResponseTime", "nps"]) {
      const result = await connection.runAndReadAll(read("ours", `${id}.sql`));
      expect(result.getRowObjectsJson()).toMatchObject([{ [id]: null, [`${id}_n`]: "0" }]);
    }
    connection.closeSync();
    database.closeSync();
  });

  it("writes the same again, and over no file of anybody else", async () => {
    await everything("--dialect", "spark", "--out", "again");
    const before = read("again", "index.json");
    expect(await everything("--dialect", "spark", "--out", "again")).toMatchObject({ code: 0, stderr: "" });
    expect(read("again", "index.json")).toBe(before);
    expect(JSON.parse(before).views).toEqual([]);

    for (const name of ["nps.sql", "index.json"]) {
      const directory = `theirs-${name}`;
      mkdirSync(join(touchstone.directory(), directory));
      await touchstone.write(join(directory, name), "mine");
      expect(await everything("--dialect", "spark", "--out", directory)).toMatchObject({
        code: 2,
        stderr: `touchstone: ${join(directory, name)} is there and not from an earlier run; name another directory with --out\n`,
      });
      expect(read(directory, name)).toBe("mine");
      expect(readdirSync(join(touchstone.directory(), directory))).toEqual([name]);
    }
  });

  it.each([
    [["--all", "--dialect", "duckdb"], "say where the statements go with --out DIRECTORY"],
    [["nps", "--all", "--dialect", "duckdb", "--out", "x"], 'writes every metric as it is; leave out "nps"'],
    [["--all", "--dialect", "duckdb", "--out", "x", "--by", "channel"], "leave out --by"],
    [["--dialect", "duckdb"], "say which metric, or all of them with --all"],
    [["nps", "--dialect", "duckdb", "--from", "answers", "--out", "x"], "--out is for --all"],
  ])("refuses %j", async (args, sentence) => {
    const { code, stderr } = await touchstone.run(["sql", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
