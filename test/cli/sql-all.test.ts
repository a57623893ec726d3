import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { PGlite } from "@electric-sql/pglite";
import { beforeAll, describe, expect, it } from "vitest";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import { contactRate } from "../../src/metrics/demand/contact-rate.ts";
import { dialects } from "../../src/sql/dialect.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { factView, viewOptions } from "../../src/sql/views/fact-view.ts";
import { everyMetric } from "../measure/rows-of.ts";
import { command } from "./command.ts";

const touchstone = command();
const everything = (...args: readonly string[]) => touchstone.run(["sql", "--all", ...args]);
const read = (...path: readonly string[]) => readFileSync(join(touchstone.directory(), ...path), "utf8");
const schedules = resolve("examples/schedules.ndjson");
const horizon = "2026-01-01T00:00:00Z/2027-01-01T00:00:00Z";

/** What views cannot do without. */
const told = [
  ...["timeZone=Europe/Oslo", "activityDay.window=28", 'questionnaire.items=["q1","q2"]'],
  ...["questionnaire.instrument=sus", "from=2026-01-01T00:00:00Z", "to=2026-02-01T00:00:00Z"],
  'servqual.items=[{"dimension":"empathy","perception":"q1"}]',
].flatMap((one) => ["--option", one]);

interface Written {
  readonly tables: readonly { readonly file: string }[];
  readonly facts: readonly { readonly fact: string; readonly is: string; readonly file: string }[];
  readonly metrics: readonly {
    readonly metric: string;
    readonly facts: readonly string[];
    readonly file: string;
  }[];
}
const indexOf = (directory: string): Written => JSON.parse(read(directory, "index.json"));

/** The files of SQL in a directory, in the order of their names. */
const filesIn = (directory: string): readonly string[] =>
  readdirSync(join(touchstone.directory(), directory), { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".sql"))
    .toSorted();

async function duckdb(run: (query: (sql: string) => Promise<readonly object[]>) => Promise<void>) {
  const database = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await database.connect();
  await run(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson());
  connection.closeSync();
  database.closeSync();
}

async function postgresql(run: (query: (sql: string) => Promise<readonly object[]>) => Promise<void>) {
  const database = await PGlite.create();
  await run(async (sql) => (await database.exec(sql)).at(-1)?.rows ?? []);
  await database.close();
}

describe.each([
  ["duckdb", duckdb],
  ["postgresql", postgresql],
] as const)("touchstone sql --all --dialect %s", (dialect, open) => {
  beforeAll(async () => {
    const hours = ["--schedule", schedules, "--horizon", horizon];
    const run = await everything("--dialect", dialect, "--out", dialect, ...told, ...hours);
    expect(run).toMatchObject({ code: 0 });
    expect(await everything("--dialect", dialect, "--out", `bare ${dialect}`)).toMatchObject({ code: 0 });
  });

  it("writes a view of every fact that is told what it needs, and every metric", () => {
    const { facts, metrics } = indexOf(dialect);
    const views = facts.filter(({ is }) => is === "view").map(({ fact }) => fact);
    expect(views).toEqual(Object.keys(viewOptions).toSorted());
    expect(metrics).toHaveLength(everyMetric.length);
    expect(read(dialect, "2-facts", "reply.sql")).toContain('"openHours"');
    const contact = factView("contact", { dialect, asOf: { sql: "CURRENT_TIMESTAMP" } });
    expect(read(dialect, "2-facts", "contact.sql")).toMatch(/^-- contact\. One row: /);
    expect(read(dialect, "2-facts", "contact.sql")).toContain(`\n${contact};\n`);
  });

  /** Runs the files in order, and of the metrics those that read one of some facts. */
  async function runs(directory: string, isRead: (fact: string) => boolean): Promise<void> {
    const { tables, facts, metrics } = indexOf(directory);
    expect(filesIn(directory)).toEqual([...tables, ...facts, ...metrics].map(({ file }) => file).toSorted());
    const metricIn = new Map(metrics.map((one) => [one.file, one]));
    await open(async (query) => {
      for (const file of filesIn(directory)) {
        const metric = metricIn.get(file);
        if (metric !== undefined && !metric.facts.some(isRead)) continue;
        const rows = await query(read(directory, file));
        // Of nothing a metric says that nothing was counted.
        if (metric !== undefined)
          expect(
            rows.map((row) => Number(Reflect.get(row, `${metric.metric}_n`))),
            file,
          ).toEqual([0]);
      }
    });
  }

  it("runs from an empty database", () => runs(dialect, () => true));

  it("runs with a table in place of a view that was told too little", async () => {
    const empty = indexOf(`bare ${dialect}`).facts.filter(({ is }) => is === "table");
    expect(empty).toContainEqual(
      expect.objectContaining({
        fact: "questionnaire",
        because: expect.stringContaining("--option questionnaire.items=…"),
      }),
    );
    await runs(`bare ${dialect}`, (fact) => empty.some((one) => one.fact === fact));
  });
});

describe("touchstone sql --all", () => {
  it("writes each metric as toSql does, over the facts that it counts", async () => {
    const run = await everything("--dialect", "duckdb", "--out", "ours");
    const { tables, facts, metrics } = indexOf("ours");
    const count = tables.length + facts.length + metrics.length + 2;
    expect(run.stdout).toBe(`${count} files in ours; README.md says which is which\n`);
    expect(run.stderr).toMatch(
      /^touchstone: tables in place of views, to be filled: .*\bcost\b.*; README\.md says why\n$/,
    );

    const offered = read("ours", "3-metrics/contact-centre/serviceLevel.offered.sql");
    const sql = toSql(serviceLevel.variants.offered, { dialect: "duckdb", from: '"contactFact"' });
    expect(offered.split("\n")[0]).toMatch(/^-- Service level \(offered\): \S/);
    expect(offered.slice(offered.indexOf("\n") + 1)).toBe(`${sql};\n`);
    const from = { contact: '"contactFact"', order: '"orderFact"' };
    expect(read("ours", "3-metrics/demand/contactRate.sql")).toContain(
      toSql(contactRate, { dialect: "duckdb", from }),
    );
    const readme = read("ours", "README.md");
    for (const { file } of [...tables, ...facts, ...metrics]) expect(readme).toContain(`](${file})`);
  });

  it("tells views what all of them take, and one what it alone is told", async () => {
    const options = ["--option", "idleMs=60000", "--option", "session.hits=web.hits"];
    await everything("--dialect", "duckdb", "--out", "told", "--as-of", "2026-04-01T00:00:00Z", ...options);
    const asOf = "2026-04-01T00:00:00Z";
    const [session, help] = ["session", "helpCentreSession"].map((fact) =>
      read("told", `2-facts/${fact}.sql`),
    );
    expect(session).toContain(
      factView("session", { dialect: "duckdb", asOf, idleMs: 60_000, hits: "web.hits" }),
    );
    expect(help).toContain(
      factView("helpCentreSession", { dialect: "duckdb", asOf, idleMs: 60_000, hits: '"helpCentreHits"' }),
    );
    // What was named is there already.
    expect(read("told", "1-tables/beyond-records.sql")).not.toContain('"hits"');
  });

  it.each(Object.keys(dialects).filter((name) => name !== "duckdb" && name !== "postgresql"))(
    "says that there are only metrics for %s, and why",
    async (dialect) => {
      const run = await everything("--dialect", dialect, "--out", dialect);
      const { tables, facts, metrics } = indexOf(dialect);
      expect({ tables, facts, metrics: metrics.length }).toEqual({
        tables: [],
        facts: [],
        metrics: everyMetric.length,
      });
      const why = `no tables and no facts. Facts cannot be views in "${dialect}" yet`;
      expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining(why) });
      expect(read(dialect, "README.md")).toContain(why);
    },
  );

  it("writes the same again, tells what is left, and writes over no file of anybody else", async () => {
    await everything("--dialect", "duckdb", "--out", "again");
    const before = read("again", "index.json");
    const again = await everything("--dialect", "duckdb", "--out", "again");
    expect(again.stderr).not.toContain("earlier run");
    expect(read("again", "index.json")).toBe(before);
    const { stderr } = await everything("--dialect", "spark", "--out", "again");
    expect(stderr).toMatch(/an earlier run .* are left in again: 1-tables\/records\.sql, .* and \d+ more\n$/);

    for (const name of ["README.md", "index.json", "3-metrics"]) {
      const directory = `theirs-${name}`;
      const file = name === "3-metrics" ? "3-metrics/feedback/nps.sql" : name;
      mkdirSync(join(touchstone.directory(), directory, "3-metrics/feedback"), { recursive: true });
      await touchstone.write(join(directory, file), "mine");
      expect(await everything("--dialect", "spark", "--out", directory)).toEqual({
        code: 2,
        stdout: "",
        stderr: `touchstone: ${join(directory, file)} is there and not from an earlier run; name another directory with --out\n`,
      });
      expect(read(directory, file)).toBe("mine");
    }
  });

  const duckdbInto = ["--all", "--dialect", "duckdb", "--out", "x"];
  it.each([
    [["--all", "--dialect", "duckdb"], "say where the statements go with --out DIRECTORY"],
    [["nps", ...duckdbInto], 'writes every metric as it is; leave out "nps"'],
    [[...duckdbInto, "--by", "channel"], "leave out --by"],
    [[...duckdbInto, "--option", "idleMss=1"], '--option "idleMss" is unknown; did you mean "idleMs"?'],
    [[...duckdbInto, "--option", "carts.idleMs=1"], '--option "carts" is unknown; did you mean "cart"?'],
    [[...duckdbInto, "--option", "cart.idleMs=1"], '--option "idleMs" is unknown'],
    [
      [...duckdbInto, "--option", "activityDay.window=0", "--option", "timeZone=UTC"],
      "A window has 1 day or more",
    ],
    [[...duckdbInto, "--horizon", horizon], "--horizon is for --schedule"],
    [
      [...duckdbInto, "--schedule", schedules],
      "say over which time the schedule is to be compiled with --horizon",
    ],
    [[...duckdbInto, "--schedule", schedules, "--horizon", "2026"], "--horizon: write two instants"],
    [
      [...duckdbInto, "--schedule", resolve("examples/cases.ndjson"), "--horizon", horizon],
      "the rows look like case",
    ],
    [["--dialect", "duckdb"], "say which metric, or all of them with --all"],
    [["nps", "--dialect", "duckdb", "--from", "answers", "--out", "x"], "--out is for --all"],
    [["nps", "--dialect", "duckdb", "--from", "answers", "--horizon", "x"], "--horizon is for --all"],
  ])("refuses %j", async (args, sentence) => {
    const { code, stderr } = await touchstone.run(["sql", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
