import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command } from "./command.ts";

const touchstone = command();

const channels = ["voice", "chat", "o'hare", null];
/** Contacts of two months, some without a wait, each seventh abandoned. */
const contacts = Array.from({ length: 200 }, (_, index) => ({
  contactId: `c-${index}`,
  channel: channels[index % channels.length],
  direction: "inbound",
  startAt: new Date(Date.UTC(2026, 2, 1 + (index % 60), 22, 30)).toISOString(),
  offered: true,
  answered: index % 7 !== 0,
  abandoned: index % 7 === 0,
  waitMs: index % 11 === 0 ? null : index * 317,
  talkMs: index % 7 === 0 ? null : 1000 * index,
  shift: index % 3,
}));
const ndjson = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const csv = (rows: readonly object[]) =>
  [
    Object.keys(rows[0] ?? {}).join(","),
    ...rows.map((row) =>
      Object.values(row)
        .map((value) => value ?? "")
        .join(","),
    ),
  ].join("\n");

const asked = [
  ...["--fact", "contact", "--metrics", "serviceLevel,abandonmentRate,averageSpeedOfAnswer,longestWait"],
  ...["--variant", "serviceLevel=offered", "--given", "serviceLevel.withinMs=30000"],
];
const grouped = [...asked, "--by", "channel,shift", "--every", "month", "--time-zone", "Europe/Oslo"];

async function parquet(name: string, select: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const path = (file: string) => `'${join(touchstone.directory(), file)}'`;
  await connection.run(
    `COPY (${select.replace("FILE", path("calls.ndjson"))}) TO ${path(name)} (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

const typed = `SELECT * REPLACE (CAST("startAt" AS TIMESTAMP WITH TIME ZONE) AS "startAt")
  FROM read_json('x', columns = {contactId: 'VARCHAR', channel: 'VARCHAR', direction: 'VARCHAR', "startAt": 'VARCHAR',
    offered: 'BOOLEAN', answered: 'BOOLEAN', abandoned: 'BOOLEAN', "waitMs": 'BIGINT', "talkMs": 'INTEGER', shift: 'UTINYINT'})`.replace(
  "'x'",
  "FILE",
);

beforeAll(async () => {
  await touchstone.write("calls.ndjson", ndjson(contacts));
  await touchstone.write("calls.csv", csv(contacts));
  await touchstone.write("first.ndjson", ndjson(contacts.slice(0, 90)));
  await touchstone.write("second.ndjson", ndjson(contacts.slice(90)));
  await parquet("calls.parquet", typed);
  await parquet("local.parquet", typed.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMP"));
});

const measure = (...args: readonly string[]) => touchstone.run(["measure", ...args]);
const duckdb = (...args: readonly string[]) => measure(...args, "--engine", "duckdb");

/** The measurements of a clean run. Variances of two computations, and so intervals, differ in their last bits. */
async function measured(run: ReturnType<typeof measure>) {
  const { code, stdout, stderr } = await run;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout, (_, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(10)) : value,
  );
}

describe("DuckDB measures", () => {
  it.each(["calls.ndjson", "calls.parquet"])(
    "%s as the fold measures it, by groups and periods",
    async (file) => {
      const expected = await measured(measure("calls.ndjson", ...grouped, "--json"));
      expect(expected.measurements.length).toBeGreaterThan(90);
      expect(expected.measurements.some((one: { interval: unknown }) => one.interval !== null)).toBe(true);
      expect(await measured(duckdb(file, ...grouped, "--json"))).toEqual(expected);
    },
  );

  it("calls.csv as the fold measures it, a column that is not the fact's as text", async () => {
    const expected = await measured(measure("calls.csv", ...grouped, "--json"));
    expect(await measured(duckdb("calls.csv", ...grouped, "--json"))).toEqual(expected);
  });

  it("several files as one", async () => {
    const expected = await measured(measure("calls.ndjson", ...asked, "--json"));
    expect(await measured(duckdb("first.ndjson", "second.ndjson", ...asked, "--json"))).toEqual(expected);
    expect(await measure("first.ndjson", "second.ndjson", ...asked)).toMatchObject({
      code: 2,
      stderr: "touchstone: measure takes one file; with --engine duckdb it takes several\n",
    });
  });

  it("and prints the same table", async () => {
    const [ours, theirs] = [await measure("calls.ndjson", ...asked), await duckdb("calls.parquet", ...asked)];
    expect(theirs.stdout).toBe(ours.stdout);
  });

  it("a median with its value and no interval", async () => {
    await touchstone.write("cases.csv", "caseId,firstResponseMs\n1,1000\n2,2000\n3,4000\n4,\n");
    const options = ["cases.csv", "--fact", "case", "--metrics", "firstResponseTime", "--json"];
    const [expected] = (await measured(measure(...options))).measurements;
    const [found] = (await measured(duckdb(...options))).measurements;
    expect(found).toEqual({ ...expected, interval: null });
    expect(found.value).toBe(2);
  });

  it("records, from standard input too", async () => {
    const records = contacts.map(({ contactId, channel, direction, startAt }, index) => ({
      ...{ id: contactId, channel: channel ?? "email", direction, status: "completed", startAt },
      ...{
        queuedAt: startAt,
        answeredAt: index % 7 === 0 ? null : startAt.replace(":30:", ":31:"),
        endAt: startAt,
      },
    }));
    const options = [
      "--record",
      "interaction",
      "--metrics",
      "serviceLevel,abandonmentRate",
      "--by",
      "channel",
    ];
    const run = (...engine: readonly string[]) =>
      touchstone.run(["measure", "-", ...options, "--json", ...engine], { input: ndjson(records) });
    const expected = await measured(run());
    expect(expected.measurements.length).toBe(8);
    expect(await measured(run("--engine", "duckdb"))).toEqual(expected);
  });

  it("no rows", async () => {
    await touchstone.write("none.csv", "offered,answered,abandoned,waitMs\n");
    const options = ["none.csv", ...asked, "--json"];
    expect(await measured(duckdb(...options))).toEqual(await measured(measure(...options)));
  });
});

describe("bad input", () => {
  it("beyond a column's bounds is left out, counted and told", async () => {
    await touchstone.write("early.ndjson", ndjson([...contacts, { ...contacts[1], waitMs: -5 }]));
    const ours = await measure("early.ndjson", ...asked, "--json");
    const theirs = await duckdb("early.ndjson", ...asked, "--json");
    expect(theirs.code).toBe(1);
    expect(theirs.stderr).toBe(ours.stderr.replace(" line 201", ""));
    expect(JSON.parse(theirs.stdout).invalid).toBe(1);
    const excluded = (run: typeof ours) =>
      JSON.parse(run.stdout).measurements.map((one: { excluded: object }) => one.excluded);
    expect(excluded(theirs)).toEqual(excluded(ours));
    expect(excluded(theirs)[0]).toMatchObject({ invalidWaitMs: 1 });
    expect(await duckdb("early.ndjson", ...asked, "--on-invalid", "throw")).toMatchObject({
      code: 1,
      stdout: "",
    });
  });

  it.each([
    ["a text for a number", "waitMs", "soon", '"soon" or the like; expected a whole number'],
    ["half a millisecond", "waitMs", 0.5, "0.5 or the like; expected a whole number"],
    ["a number for a truth", "offered", 1, "1 or the like; expected true or false"],
    ["a number for a text", "direction", 7, "7 or the like; expected a text"],
    [
      "a day for an instant",
      "startAt",
      "2026-03-01",
      '"2026-03-01" or the like; expected an RFC 3339 instant',
    ],
    ["a local time for an instant", "startAt", "2026-03-01T09:00:00", "expected an RFC 3339 instant"],
  ])("in NDJSON, %s ends the run", async (_, column, value, sentence) => {
    await touchstone.write("odd.ndjson", ndjson([...contacts, { ...contacts[1], [column]: value }]));
    const { code, stdout, stderr } = await duckdb("odd.ndjson", ...grouped);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`odd.ndjson: ${column}: a row holds `);
    expect(stderr).toContain(sentence);
  });

  it("in CSV too", async () => {
    await touchstone.write("odd.csv", "offered,answered,abandoned,waitMs\ntrue,yes,0,1\n");
    const { code, stderr } = await duckdb("odd.csv", ...asked);
    expect(code).toBe(1);
    expect(stderr).toContain("odd.csv: answered: a row holds yes or the like; expected true or false.");
  });
});

describe("what cannot be measured by DuckDB is refused", () => {
  const fact = ["--fact", "contact", "--metrics", "serviceLevel"];
  it.each([
    [["local.parquet", ...grouped], '"startAt" is TIMESTAMP in the file; expected an RFC 3339 instant'],
    [["calls.csv", ...fact, "--by", "chanel"], '--by "chanel" is unknown; did you mean "channel"?'],
    [["calls.ndjson", ...fact, "--by", "floor"], '--by "floor" is unknown; no row has it'],
    [["cases.csv", ...fact], 'cases.csv: there is no column "offered", which the metrics read'],
    [["absent.csv", ...fact], "absent.csv: there is no such file"],
    [["-", ...fact], "--engine duckdb reads rows of facts from files, not standard input"],
    [["*.csv", ...fact], "DuckDB takes * ? [ and ] in a name for a pattern"],
    [["calls.csv", "calls.ndjson", ...fact], "--engine duckdb takes files of one format at a time"],
    [
      ["calls.ndjson", "--record", "interaction", "--metrics", "serviceLevel"],
      "the rows look like contact facts, not interaction records; use --fact contact",
    ],
    [["calls.ndjson", "--metrics", "serviceLevel"], "say what the rows are, with --events, with --record"],
    [
      ["calls.ndjson", "--fact", "contact", "--with", "order=cases.csv", "--metrics", "contactRate"],
      "cases.csv: no row has what the metrics read: ",
    ],
  ])("%j", async (args, sentence) => {
    await touchstone.write("cases.csv", "caseId,firstResponseMs\n1,1000\n");
    const { code, stdout, stderr } = await duckdb(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });

  it("an engine that is none", async () => {
    const { code, stderr } = await measure("calls.csv", ...fact, "--engine", "duckdbb");
    expect(code).toBe(2);
    expect(stderr).toContain('--engine "duckdbb" is unknown; did you mean "duckdb"?');
  });
});

describe("without DuckDB installed", () => {
  const modules = join(import.meta.dirname, "../../node_modules");
  let directory = "";
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "touchstone-without-"));
    await mkdir(join(directory, "node_modules"));
    const others = (await readdir(modules)).filter((name) => name !== "@duckdb");
    for (const name of others)
      await symlink(join(modules, name), join(directory, "node_modules", name), "junction");
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it("the run says what to install", async () => {
    const { code, stderr } = await touchstone.runFrom(directory, [
      ...["measure", join(touchstone.directory(), "calls.csv"), ...asked, "--engine", "duckdb"],
    ]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "touchstone: --engine duckdb needs DuckDB, which is not installed here: npm install @duckdb/node-api\n",
    });
  });
});
