import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureByDuckdb } from "../../src/cli/duckdb-measure.ts";
import { Findings } from "../../src/cli/findings.ts";
import { derivations, metricsOf } from "../../src/cli/measurable.ts";
import { measureFile } from "../../src/cli/measure-command.ts";
import { type MeasureFlags, measureRequest } from "../../src/cli/measure-request.ts";
import type { RecordType } from "../../src/model/record-schemas.ts";
import { recordLists } from "../../src/model/records.ts";
import { instant } from "../facts/arbitrary-records.ts";
import { runs } from "../language/random.ts";
import { differences } from "../measure/differences.ts";
import { recordsOfAllTypes } from "../sql/views/all-records.ts";

const { seed, numRuns } = runs(20);
const records = recordsOfAllTypes(numRuns, seed);

const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "touchstone-records-"));
  for (const type of recordTypes) await writeFile(fileOf(type), lines(recordsOf(type)));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const recordTypes = [
  ...new Set(derivations.flatMap(({ from, needs = [], also = [] }) => [...from, ...needs, ...also])),
];
const fileOf = (type: RecordType) => join(directory, `${type}.ndjson`);
/** Each id once, since tables cannot tell twins apart. */
function recordsOf(type: RecordType): readonly object[] {
  const key = (one: object) => `${Reflect.get(one, "id")} ${Reflect.get(one, "version") ?? ""}`;
  const all: readonly object[] = records[recordLists[type]] ?? [];
  return [
    ...new Map(all.map((one) => [Reflect.get(one, "id") === undefined ? one : key(one), one])).values(),
  ];
}

/** What both engines make of the same files. */
async function both(files: readonly [string, ...string[]], flags: MeasureFlags) {
  const request = measureRequest(files, flags);
  const ours = new Findings(files[0], "exclude");
  const theirs = new Findings(files[0], "exclude");
  const { groups } = await measureFile(request, ours);
  const found = await measureByDuckdb(request, theirs);
  return { ours: told(groups, ours), theirs: told(found.groups, theirs), groups };
}

/** Quantiles of a database have no interval, and what stands on no line is in no order. */
const told = (groups: readonly object[], { rows, kept }: Findings) => {
  // Of more than are kept, each engine keeps some.
  const found = rows > 100 ? [] : kept.map((one) => JSON.stringify(one)).toSorted();
  return JSON.parse(JSON.stringify({ groups, rows, found }), (name, value: unknown) =>
    name === "interval" ? undefined : value,
  );
};

describe("DuckDB makes of records what TypeScript makes of them", () => {
  const values = {
    asOf: instant(20 * 24 * 3_600_000),
    window: `${instant(5 * 24 * 3_600_000)}/${instant(20 * 24 * 3_600_000)}`,
    previousFrom: instant(24 * 3_600_000),
    snapshotAt: instant(12 * 3_600_000),
    timeZone: "Australia/Lord_Howe",
    items: "it's=q-1,q-2,q-3",
  };
  const cases = derivations.flatMap(({ fact, from, needs = [], also = [], options = [] }) =>
    from.flatMap((type) => {
      const others = from.filter((one) => one !== type);
      const beside = [[], also, others, [...others, ...also]];
      const apart = [...new Map(beside.map((some) => [some.join(), some])).values()];
      return apart.map((some) => ({ fact, type, with: [...needs, ...some], options }));
    }),
  );
  it.each(cases)("$fact.name of $type records with $with", async (one) => {
    const { fact, type, options } = one;
    const flags = {
      record: type,
      metrics: metricsOf(fact),
      with: one.with.map((other) => `${other}=${fileOf(other)}`),
      ...Object.fromEntries(options.map((name) => [name, values[name]])),
    };
    const { ours, theirs, groups } = await both([fileOf(type)], flags);
    expect(differences(theirs, ours)).toEqual([]);
    expect(groups.length).toBeGreaterThan(0);
  });
});

const file = async (name: string, text: string | Uint8Array) => {
  await writeFile(join(directory, name), text);
  return join(directory, name);
};
const MINUTE_MS = 60_000;
/** More than are written at a time. Some are answered before they were queued, which no wait can be. */
const calls = Array.from({ length: 5000 }, (_, index) => {
  const at = (minutes: number) =>
    new Date(Date.UTC(2026, 2, 2) + (index + minutes) * MINUTE_MS).toISOString();
  return {
    id: `i-${index}`,
    channel: ["voice", "chat", "o'hare"][index % 3],
    ...{ direction: "inbound", status: "completed", customerId: `c-${index % 700}` },
    ...{ startAt: at(0), queuedAt: index % 5 === 0 ? null : at(1), endAt: at(9) },
    answeredAt: index % 7 === 0 ? null : at(index % 1999 === 1 ? -1 : 2),
    ...(index % 4 === 0 && {
      agentIds: ["ada", "bob"].slice(index % 2),
      durations: { talk: { seconds: index, clock: "calendar", source: "reported" } },
    }),
  };
});
const asked5 = {
  record: "interaction",
  metrics: ["serviceLevel", "averageSpeedOfAnswer", "fcr"],
  by: ["channel"],
};
const csvOf = (rows: readonly (typeof calls)[number][]) =>
  [
    "id,channel,direction,status,customerId,startAt,queuedAt,endAt,answeredAt,agentIds,durations.talk.seconds,durations.talk.clock,durations.talk.source",
    ...rows.map(({ agentIds, durations, ...one }) =>
      [
        ...Object.values(one).map((value) => value ?? ""),
        agentIds === undefined ? "" : `"${JSON.stringify(agentIds).replaceAll('"', '""')}"`,
        ...(durations === undefined ? ["", "", ""] : Object.values(durations.talk)),
      ].join(","),
    ),
  ].join("\n");

describe("files of records", () => {
  const broken = [...calls, { ...calls[1], id: 7 }, { ...calls[2], startAt: "soon" }];
  it.each([
    ["NDJSON", "calls.ndjson", lines(broken)],
    ["a JSON array out of a gzip", "calls.json.gz", gzipSync(JSON.stringify(broken))],
    ["CSV", "calls.csv", csvOf([...calls, { ...calls[2], startAt: "soon" } as (typeof calls)[number]])],
  ])("%s: the same numbers, and the same findings with their lines", async (_, name, text) => {
    const { ours, theirs } = await both([await file(name, text)], asked5);
    expect(differences(theirs, ours)).toEqual([]);
    // Two are answered before they were queued, the others are no records.
    expect(ours.rows).toBe(name === "calls.csv" ? 3 : 4);
    expect(ours.found[0]).toMatch(/"line":\d+/);
  });

  it("Parquet, without a value that says nothing", async () => {
    const whole = await file("whole.ndjson", lines(calls));
    const parquet = join(directory, "calls.bin");
    await copyTo(
      parquet,
      'SELECT * REPLACE (CAST("startAt" AS TIMESTAMP WITH TIME ZONE) AS "startAt")',
      whole,
    );
    const { ours } = await both([whole], asked5);
    const findings = new Findings(parquet, "exclude");
    const { groups, read } = await measureByDuckdb(measureRequest([parquet], asked5), findings);
    expect(read).toBe(calls.length);
    expect(differences(told(groups, findings), ours)).toEqual([]);
    const local = join(directory, "local.parquet");
    await copyTo(local, 'SELECT * REPLACE (CAST("startAt" AS TIMESTAMP) AS "startAt")', whole);
    await expect(measureByDuckdb(measureRequest([local], asked5), findings)).rejects.toThrow(
      `${local}: "startAt" is TIMESTAMP; write it with its time zone`,
    );
  });

  it("several as one", async () => {
    const first = await file("first.ndjson", lines(calls.slice(0, 3000)));
    const second = await file("second.ndjson", lines([...calls.slice(3000), { ...calls[1], id: 7 }]));
    const { ours, theirs } = await both([first, second], asked5);
    expect(differences(theirs, ours)).toEqual([]);
    const whole = await both([await file("whole.ndjson", lines(calls))], asked5);
    expect(differences(theirs.groups, whole.ours.groups)).toEqual([]);
    expect(theirs.found).toContainEqual(expect.stringContaining('"line":2001'));
    expect(theirs.found).toContainEqual(expect.stringContaining(second));
  });

  it("ends at the first bad record where that is said", async () => {
    const bad = await file("bad.ndjson", lines([calls[0] ?? {}, { id: 7 }]));
    const findings = new Findings(bad, "throw");
    await expect(measureByDuckdb(measureRequest([bad], asked5), findings)).rejects.toThrow(`${bad} line 2: `);
  });
});

describe("what is made of several files", () => {
  const orders = Array.from({ length: 40 }, (_, index) => ({
    id: `o-${index}`,
    customerId: `c-${index}`,
    status: index % 9 === 0 ? "canceled" : "completed",
    placedAt: `2026-03-02T12:${10 + index}:00Z`,
  }));
  const costs = "costId,category,amountMinor,currency\nk-1,operations,6000,EUR\nk-2,operations,-1,EUR\n";
  const contacts = "contactId,direction,startAt\ni-1,inbound,2026-03-02T09:00:00Z\ni-2,outbound,\n";

  it.each([
    ["records and records", "interaction", "order=orders.ndjson", "contactRate", "day"],
    ["records and rows of a fact", "interaction", "cost=costs.csv", "costPerContact", null],
  ])("sides of %s", async (_, record, other, metric, every) => {
    await file("orders.ndjson", lines(orders));
    await file("costs.csv", costs);
    const [name, path = ""] = other.split("=");
    const { ours, theirs } = await both([await file("sided.ndjson", lines(calls.slice(0, 300)))], {
      record,
      with: [`${name}=${join(directory, path)}`],
      metrics: [metric],
      ...(every !== null && { every, timeZone: "Europe/Oslo" }),
    });
    expect(differences(theirs.groups, ours.groups)).toEqual([]);
    expect(theirs.rows).toBe(ours.rows);
    expect(ours.groups.length).toBeGreaterThan(0);
  });

  it("sides of rows of facts", async () => {
    const rows = "orderId,canceled,placedAt\no-1,false,2026-03-02T09:00:00Z\no-2,true,\n";
    const flags = { fact: "contact", with: [`order=${await file("orders.csv", rows)}`] };
    const { ours, theirs } = await both([await file("contacts.csv", contacts)], {
      ...flags,
      ...{ metrics: ["contactRate"], every: "day", timeZone: "Europe/Oslo" },
    });
    expect(differences(theirs, ours)).toEqual([]);
    expect(ours.groups).toHaveLength(2);
  });

  it("records that events are folded into, unless they were given", async () => {
    const events = resolve("examples/events.ndjson");
    const flags = { metrics: ["firstResponseTime", "reopenRate"], by: ["channel"] };
    const { ours, theirs } = await both([events], flags);
    expect(differences(theirs, ours)).toEqual([]);
    expect(ours.groups.length).toBeGreaterThan(1);
    const given = { ...flags, events: true, with: [`case=${resolve("examples/cases.ndjson")}`] } as const;
    const beside = await both([events], given);
    expect(differences(beside.theirs, beside.ours)).toEqual([]);
    expect(beside.ours.groups).not.toEqual(ours.groups);
    expect(() => measureRequest([events, events], flags)).toThrow("events are folded from one file");
  });
});

describe("a table refuses what it cannot hold", () => {
  const respondedAt = "2026-03-04T09:00:00Z";
  const scale = { min: 1, max: 5, direction: "higher-is-better" };
  const answer = { id: "r-1", surveyId: "s-1", metric: "csat", respondedAt, score: { value: 5, scale } };
  const status = { id: "s-1", agentId: "ada", status: "available", startAt: respondedAt };
  const order = { id: "o-1", status: "completed", placedAt: respondedAt };
  const items = "sus=q1,q2";
  const graded = (max: number) => ({ value: 3, scale: { ...scale, max } });

  it.each([
    [
      "two records with one id",
      { record: "surveyResponse", metrics: ["csat"] },
      [answer, { ...answer, id: "r-2" }, answer],
      'line 1: surveyResponse "r-1" is there twice',
    ],
    [
      "two far from each other",
      { record: "interaction", metrics: ["serviceLevel"] },
      [...calls.slice(0, 2500), calls[7] ?? {}],
      'line 8: interaction "i-7" is there twice',
    ],
    [
      "a score between two whole numbers",
      { record: "surveyResponse", metrics: ["csat"] },
      [answer, { ...answer, id: "r-2", score: { value: 4.5, scale } }],
      "line 2: score: is 4.5; expected a whole number. Without --engine duckdb such rows are left out",
    ],
  ])("%s", async (_, flags, all, sentence) => {
    const path = await file("unfit.ndjson", lines(all));
    const request = measureRequest([path], flags);
    await expect(measureByDuckdb(request, new Findings(path, "exclude"))).rejects.toThrow(
      `${path} ${sentence}`,
    );
  });

  it.each([
    [
      "an end before its beginning",
      { record: "agentStatusInterval", metrics: ["occupancy"] },
      [status, { ...status, id: "s-2", endAt: "2026-03-04T08:00:00Z" }],
    ],
    [
      "answers on two scales",
      { record: "surveyResponse", metrics: ["sus"], items },
      [
        {
          ...answer,
          answers: [5, 7].map((max, index) => ({ questionId: `q${index + 1}`, score: graded(max) })),
        },
      ],
    ],
    [
      "an amount beyond whole numbers",
      { record: "order", metrics: ["aov"] },
      [order, { ...order, id: "o-2", subtotal: { amount: "99999999999999999.00", currency: "EUR" } }],
    ],
    [
      "cases without any promise",
      { record: "case", metrics: ["slaAttainment"] },
      [{ id: "c-1", status: "open", createdAt: respondedAt }],
    ],
  ])("as the derivation does: %s", async (_, flags, all) => {
    const path = await file("unfit.ndjson", lines(all));
    const request = measureRequest([path], flags);
    const findings = new Findings(path, "exclude");
    const ours = await measureFile(request, findings).then(String, (error: Error) => error.message);
    expect(ours).toContain("unfit.ndjson: ");
    await expect(measureByDuckdb(request, findings)).rejects.toThrow(ours);
  });
});

/** Writes Parquet of NDJSON, its instants as text unless the query says otherwise. */
async function copyTo(path: string, select: string, from: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `COPY (${select} FROM read_json('${from}', timestampformat = 'none', format = 'newline_delimited')) TO '${path}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}
