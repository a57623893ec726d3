import { beforeAll, describe, expect, it } from "vitest";
import { command } from "./command.ts";

const touchstone = command();
const answers = [
  ["r-1", 5],
  ["r-2", 4],
  ["r-3", 3],
  ["r-4", null],
  ["r-4", 1],
].map(([responseId, score]) => ({ responseId, score, instrument: "csat" }));

beforeAll(async () => {
  await touchstone.write("answers.ndjson", answers.map((row) => JSON.stringify(row)).join("\n"));
});

const ofCsat = ["answers.ndjson", "--fact", "surveyResponse", "--metric", "csat"];

async function answered(...args: readonly string[]) {
  const run = await touchstone.run([...args, "--json"]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(run.stdout);
}

describe("touchstone explain", () => {
  it("tells of a row whether it counts, what it adds and what was read", async () => {
    const { explanations } = await answered("explain", ...ofCsat, "--row", "r-3");
    expect(explanations).toMatchObject([
      {
        ...{ key: "r-3", file: "answers.ndjson", line: 3, metric: "csat", variant: null },
        ...{ counted: true, because: null },
        parts: { satisfied: { adds: 0 }, answers: { adds: 1 } },
        read: { score: 3, instrument: "csat", scaleMin: null },
      },
    ]);
  });

  it("explains every row that has the key, by a variant and a threshold", async () => {
    const { explanations } = await answered(
      "explain",
      ...ofCsat,
      "--row",
      "r-4",
      "--given",
      "satisfiedFrom=1",
    );
    expect(explanations).toMatchObject([
      { line: 4, counted: false, because: { reason: "unanswered", says: "score is missing" } },
      { line: 5, counted: true, given: { satisfiedFrom: 1 }, parts: { satisfied: { adds: 1 } } },
    ]);
    const top = await answered("explain", ...ofCsat, "--row", "r-2", "--variant", "topBox");
    expect(top.explanations).toMatchObject([{ variant: "topBox", parts: { top: { adds: 0 } } }]);
  });

  it("is a page for people", async () => {
    const { stdout } = await touchstone.run(["explain", ...ofCsat, "--row", "r-4"]);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      csat: r-4 (answers.ndjson line 4)
        It is left out as unanswered: score is missing.

      What was read
        test        –
        superseded  –
        instrument  csat
        scaleMin    –
        scaleMax    –
        score       –

      Thresholds
        scaleMin       1
        scaleMax       5
        satisfiedFrom  4

      csat: r-4 (answers.ndjson line 5)
        It is counted.

      What it adds
        satisfied  0: number of rows where score ≥ given satisfiedFrom
        answers    1: number of rows

      What was read
        test        –
        superseded  –
        instrument  csat
        scaleMin    –
        scaleMax    –
        score       1

      Thresholds
        scaleMin       1
        scaleMax       5
        satisfiedFrom  4
      "
    `);
  });

  it("finds a row of a record by the record's id", async () => {
    const record = { id: "c-1", status: "open", createdAt: "2026-01-01T00:00:00Z" };
    const run = await touchstone.run(
      ["explain", "-", "--record", "case", "--metric", "backlog", "--row", "c-1", "--json"],
      { input: JSON.stringify(record) },
    );
    expect(JSON.parse(run.stdout).explanations).toMatchObject([{ key: "c-1", line: 1, counted: true }]);
  });

  it.each([
    [["--row", "r-9"], 'answers.ndjson: no row has responseId "r-9"'],
    [[], "say which row with --row and its key; see --help"],
    [["--row", "r-1", "--variant", "topBocks"], 'csat has no variant "topBocks"; did you mean "topBox"?'],
    [
      ["--row", "r-1", "--given", "satisfiedForm=1"],
      '--given csat.satisfiedForm=1: csat has no threshold "satisfiedForm"; did you mean "satisfiedFrom"?',
    ],
  ])("refuses %j", async (more, line) => {
    const run = await touchstone.run(["explain", ...ofCsat, ...more]);
    expect(run).toEqual({ code: 2, stdout: "", stderr: `touchstone: ${line}\n` });
  });
});

describe("touchstone difference", () => {
  it("measures both forms and finds the rows that they treat differently", async () => {
    const found = await answered("difference", ...ofCsat, "--to", "topBox");
    expect(found).toMatchObject({
      from: { variant: null, value: 0.5, n: 4 },
      to: { variant: "topBox", value: 0.25, n: 4 },
      difference: -0.25,
      alike: 1,
    });

    const keys = found.differing.flatMap((one: { keys: readonly string[] }) => one.keys);
    expect(keys.toSorted()).toEqual(["r-1", "r-2", "r-3", "r-4"]);
    const few = await answered("difference", ...ofCsat, "--from", "topBox", "--to", "mean", "--keys", "0");
    expect(few.differing.flatMap((one: { keys: readonly string[] }) => one.keys)).toEqual([]);
  });

  it("is a page for people", async () => {
    const { stdout } = await touchstone.run(["difference", ...ofCsat, "--to", "topBox"]);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      csat: default and topBox
        default     50.0 % of 4 rows; left out: unanswered 1
        topBox      25.0 % of 4 rows; left out: unanswered 1
        difference  −25.0 pp
        rows        5, of which both count 1 alike

      2 rows
        default     counted: satisfied 0, answers 1
        topBox      counted: top 0, answers 1
        responseId  r-3, r-4

      1 row
        default     counted: satisfied 1, answers 1
        topBox      counted: top 1, answers 1
        responseId  r-1

      1 row
        default     counted: satisfied 1, answers 1
        topBox      counted: top 0, answers 1
        responseId  r-2
      "
    `);
  });

  it.each([
    [[], "say what to compare with --to and a variant; see --help"],
    [["--to", "default"], "--from and --to are both default; name two forms"],
    [["--to", "topBox", "--keys", "few"], '--keys "few" is not a number of rows'],
  ])("refuses %j", async (more, line) => {
    const run = await touchstone.run(["difference", ...ofCsat, ...more]);
    expect(run).toEqual({ code: 2, stdout: "", stderr: `touchstone: ${line}\n` });
  });

  it("asks for the metric", async () => {
    const run = await touchstone.run([
      "difference",
      "answers.ndjson",
      "--fact",
      "surveyResponse",
      "--to",
      "mean",
    ]);
    expect(run.stderr).toBe("touchstone: say which metric with --metric; see --help\n");
  });
});
