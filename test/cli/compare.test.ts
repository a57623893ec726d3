import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../src/measure/compare.ts";
import { measure } from "../../src/measure/measure.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { command } from "./command.ts";

const touchstone = command();
const answers = (scores: readonly number[], channel = "voice") =>
  scores.map((score) => ({ score, instrument: "csat", channel }));
const before = [...answers([5, 4, 1, 1, 2, 3, 5, 1]), ...answers([5], "chat")];
const after = [...answers([5, 4, 5, 4, 5, 5, 5, 4]), ...answers([1], "letter")];
const ndjson = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");

beforeAll(async () => {
  await touchstone.write("before.ndjson", ndjson(before));
  await touchstone.write("after.ndjson", ndjson(after));
});

const files = ["before.ndjson", "after.ndjson", "--fact", "surveyResponse"];

describe("touchstone compare", () => {
  it("gives what the library gives", async () => {
    const run = await touchstone.run(["compare", ...files, "--metrics", "csat", "--json"]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const { comparisons, invalid, findings } = JSON.parse(run.stdout);
    const [one, other] = [measure(csat, before), measure(csat, after)];
    expect(comparisons).toHaveLength(1);
    expect(comparisons[0]).toEqual({ group: {}, before: one, after: other, ...compare(one, other, csat) });
    expect([invalid, findings]).toEqual([0, []]);
  });

  it("compares group with group, and one that the other file lacks with nothing", async () => {
    const by = ["--metrics", "csat", "--by", "channel", "--json"];
    const { comparisons } = JSON.parse((await touchstone.run(["compare", ...files, ...by])).stdout);
    const values = comparisons.map(
      ({ group, before, after, difference }: Record<string, Record<string, unknown>>) => [
        group?.["channel"],
        before?.["value"],
        after?.["value"],
        difference,
      ],
    );
    expect(values).toEqual([
      ["chat", 1, null, null],
      ["voice", 3 / 8, 1, 5 / 8],
      ["letter", null, 0, null],
    ]);
  });

  it("says in a table whether it may be chance", async () => {
    const metrics = ["--metrics", "csat", "--by", "channel"];
    const { stdout } = await touchstone.run(["compare", ...files, ...metrics]);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      metric  channel   before  n    after  n  difference  95 % interval         verdict
      csat    chat     100.0 %  1        –  0           –  –                     no interval to judge by
      csat    voice     37.5 %  8  100.0 %  8    +62.5 pp  +17.0 pp to +86.3 pp  better
      csat    letter         –  0    0.0 %  1           –  –                     no interval to judge by
      "
    `);
  });

  it("counts what is bad in either file", async () => {
    await touchstone.write("bad.ndjson", ndjson([...after, { score: 11, instrument: "csat" }]));
    const run = await touchstone.run([
      ...["compare", "before.ndjson", "bad.ndjson", "--fact", "surveyResponse", "--metrics", "csat"],
    ]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("bad.ndjson line 10: score: is 11");
    expect(run.stderr).toContain("1 of 19 rows holds bad input and was left out");
  });

  it.each([
    [["-", "-"], [], "only one of the files can be standard input"],
    [
      files.slice(0, 2),
      ["--metrics", "npsDistribution"],
      "npsDistribution is a distribution; a difference is of one number",
    ],
  ])("refuses %j with %j", async (names, more, line) => {
    const run = await touchstone.run([
      ...["compare", ...names, "--fact", "surveyResponse", "--metrics", "csat", ...more],
    ]);
    expect(run).toEqual({ code: 2, stdout: "", stderr: `touchstone: ${line}\n` });
  });

  it("refuses a further file that would count with both", async () => {
    await touchstone.write("calls.ndjson", "");
    const run = await touchstone.run([
      ...["compare", "calls.ndjson", "calls.ndjson", "--record", "interaction"],
      ...["--with", "order=orders.ndjson", "--metrics", "contactRate"],
    ]);
    expect(run.stderr).toBe(
      "touchstone: compare cannot count orders.ndjson with both files; compare what measure gives for each with the library\n",
    );
  });
});
