import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { foldedRecords } from "../../src/cli/measurable.ts";
import { foldEvents, validateEvents } from "../../src/events/index.ts";
import { recordLists } from "../../src/model/index.ts";
import { allTypes, sample } from "../events/samples.ts";
import { command } from "./command.ts";

const touchstone = command();

let count = 0;
const event = (type: string, time: string, data: object) => {
  count += 1;
  return { specversion: "1.0", id: `e-${count}`, source: "desk:acme", type, time, data };
};
const events = [
  event("cx.case.created", "2026-03-02T09:00:00.000Z", { caseId: "c-1", channel: "email" }),
  event("cx.case.resolved", "2026-03-02T10:00:00.000Z", { caseId: "c-1" }),
  event("cx.case.created", "2026-03-02T09:00:00.000Z", { caseId: "c-2", channel: "chat" }),
  event("cx.case.resolved", "2026-03-02T12:00:00.000Z", { caseId: "c-2" }),
];
const bad = event("cx.case.created", "2026-03-02T09:00:00.000Z", { caseId: 3 });
const lines = (values: readonly object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");
const measure = ["measure", "events.ndjson", "--metrics", "fullResolutionTime"];

beforeAll(async () => {
  await touchstone.write("events.ndjson", lines(events));
  await touchstone.write("bad.ndjson", lines([...events, bad]));
});

async function measured(args: readonly string[], input?: string | Uint8Array) {
  const run = await touchstone.run([...args, "--json"], input === undefined ? {} : { input });
  return { code: run.code, stderr: run.stderr, ...JSON.parse(run.stdout) };
}

describe("events are measured as the records that they are folded into", () => {
  it("told by a look at them", async () => {
    expect(
      await measured([...measure, "--variant", "fullResolutionTime=mean", "--by", "channel"]),
    ).toMatchObject({
      code: 0,
      stderr: "",
      measurements: [
        { group: { channel: "chat" }, value: 3 * 3600, n: 1 },
        { group: { channel: "email" }, value: 3600, n: 1 },
      ],
      invalid: 0,
      findings: [],
    });
  });

  it("in any order, doubled, from standard input and out of a gzip", async () => {
    const text = gzipSync(lines([...events.toReversed(), ...events]));
    const { code, measurements } = await measured(["measure", "-", "--metrics", "fullResolutionTime"], text);
    expect({ code, measurements }).toEqual({ code: 0, measurements: (await measured(measure)).measurements });
  });

  it("by the other commands too", async () => {
    const explained = await measured([
      "explain",
      "events.ndjson",
      "--metric",
      "fullResolutionTime",
      "--row",
      "c-1",
    ]);
    expect(explained).toMatchObject({ code: 0, explanations: [{ key: "c-1", counted: true }] });
    const compared = await measured([
      "compare",
      "events.ndjson",
      "events.ndjson",
      "--metrics",
      "resolutionRate",
    ]);
    expect(compared).toMatchObject({ code: 0, comparisons: [{ difference: 0 }] });
  });

  it("with further files", async () => {
    await touchstone.write("costs.csv", "costId,category,amountMinor,currency\nk-1,operations,6000,EUR\n");
    const { measurements } = await measured([
      ...["measure", "events.ndjson", "--metrics", "costPerResolution", "--with", "cost=costs.csv"],
    ]);
    expect(measurements).toMatchObject([{ metric: "costPerResolution", value: 30 }]);
  });

  it("where records are given too, these stand for what events tell of the same", async () => {
    const response = {
      surveyId: "s-1",
      metric: "csat",
      caseId: "c-1",
      respondedAt: "2026-03-04T09:00:00.000Z",
      score: { value: 5, scale: { min: 1, max: 5, direction: "higher-is-better" } },
    };
    const { respondedAt, ...data } = response;
    await touchstone.write(
      "answers.ndjson",
      lines([event("cx.survey.responded", respondedAt, { ...data, responseId: "r-1" })]),
    );
    const args = ["measure", "answers.ndjson", "--metrics", "csat"];
    const alone = await measured(args);
    expect(alone).toMatchObject({ code: 0, measurements: [{ value: 1, n: 1 }] });
    await touchstone.write(
      "given.ndjson",
      lines([{ id: "r-1", ...response, score: { ...response.score, value: 1 } }]),
    );
    expect(await measured([...args, "--with", "surveyResponse=given.ndjson"])).toMatchObject({
      code: 0,
      measurements: [{ value: 0, n: 1 }],
    });
  });

  it("and every type of record that events make can be", () => {
    const judged = validateEvents(allTypes.map((type) => ({ ...sample(type), id: type })));
    const { records, incomplete } = foldEvents(
      Array.from(judged).flatMap((one) => (one.valid === true ? [one.event] : [])),
    );
    const made = new Set([
      ...Object.entries(recordLists).flatMap(([type, list]) => (list in records ? [type] : [])),
      ...incomplete.map(({ type }) => type),
    ]);
    expect([...made].toSorted()).toEqual([...foldedRecords].toSorted());
  });
});

describe("events that cannot be used", () => {
  it("are left out and told, as rows are", async () => {
    expect(await measured(["measure", "bad.ndjson", "--metrics", "resolutionRate"])).toMatchObject({
      code: 1,
      measurements: [{ value: 1, n: 2 }],
      invalid: 1,
      findings: [
        { line: 5, path: "data.caseId", message: "An id is text: as a number it may lose digits. Quote it." },
      ],
      stderr: expect.stringContaining("1 of 5 rows holds bad input and was left out"),
    });
  });

  it("end the run where that is asked for", async () => {
    const run = await touchstone.run([
      "measure",
      "bad.ndjson",
      "--metrics",
      "resolutionRate",
      "--on-invalid",
      "throw",
    ]);
    expect(run).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "touchstone: bad.ndjson line 5: data.caseId: An id is text: as a number it may lose digits. Quote it.\n",
    });
  });

  it("so are things of which the beginning is missing", async () => {
    const text = lines([...events, event("cx.case.resolved", "2026-03-02T12:00:00.000Z", { caseId: "c-9" })]);
    expect(await measured(["measure", "-", "--metrics", "resolutionRate"], text)).toMatchObject({
      code: 1,
      measurements: [{ n: 2 }],
      findings: [
        { line: null, path: "case/c-9", message: "no event tells createdAt, so no record comes of it" },
      ],
    });
  });
});

describe("what the rows are", () => {
  it.each<[title: string, args: readonly string[], line: string]>([
    [
      "events, not the records they are said to be",
      ["measure", "events.ndjson", "--record", "case", "--metrics", "resolutionRate"],
      "events.ndjson: the rows look like events, not case records; leave out --record and --fact, and they are folded into the records they tell of",
    ],
    [
      "events, not facts",
      ["measure", "events.ndjson", "--fact", "case", "--metrics", "resolutionRate"],
      "events.ndjson: the rows look like events, not case facts; leave out --record and --fact, and they are folded into the records they tell of",
    ],
    [
      "said twice",
      ["measure", "events.ndjson", "--events", "--record", "case", "--metrics", "resolutionRate"],
      "say what the rows are, with --events, with --record and the type of the records, or with --fact and the name of the fact; see --help",
    ],
    [
      "facts that no event makes",
      ["measure", "events.ndjson", "--metrics", "cartAbandonmentRate"],
      "cartAbandonmentRate is of cart facts, which events do not make; give its rows with --fact cart",
    ],
  ])("%s", async (_, args, line) => {
    expect(await touchstone.run(args)).toEqual({ code: 2, stdout: "", stderr: `touchstone: ${line}\n` });
  });

  it("records, where nothing is said of them", async () => {
    const input = lines([{ id: "c-1", status: "open", createdAt: "2026-03-02T09:00:00.000Z" }]);
    const run = await touchstone.run(["measure", "-", "--metrics", "resolutionRate"], { input });
    expect(run.stderr).toBe(
      "touchstone: standard input: the rows look like case records; use --record case\n",
    );
  });
});
