import { beforeAll, describe, expect, it } from "vitest";
import { command } from "./command.ts";

const touchstone = command();

const promise = { metric: "first-response", startAt: "2026-03-02T09:00:00Z" };
const promises = [
  { ...promise, id: "s-1", caseId: "c-1", status: "achieved", fulfilledAt: "2026-03-02T09:30:00Z" },
  { ...promise, caseId: "c-2", status: "missed", breachedAt: "2026-03-02T10:00:00Z" },
  { ...promise, caseId: "c-3", status: "active", dueAt: "2026-03-02T10:00:00Z" },
  { ...promise, caseId: "c-4", status: "canceled" },
];
const cases = [
  { id: "c-1", priority: "high", sla: [{ ...promise, status: "achieved" }] },
  {
    id: "c-2",
    priority: "low",
    sla: [
      { ...promise, status: "missed" },
      { metric: "resolution", startAt: "2026-03-02T09:00:00Z", status: "achieved" },
    ],
  },
  { id: "c-3", isSpam: true, sla: [{ ...promise, status: "missed" }] },
  { id: "c-4" },
].map((one) => ({ status: "open", createdAt: "2026-03-02T09:00:00Z", ...one }));

const ndjson = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
beforeAll(async () => {
  await touchstone.write("promises.ndjson", ndjson(promises));
  await touchstone.write("cases.ndjson", ndjson(cases));
});

const measure = ["--metrics", "slaAttainment,slaBreachRate"];
async function measured(...args: readonly string[]) {
  const run = await touchstone.run(["measure", ...args, ...measure, "--json"]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(run.stdout).measurements;
}

describe("promises of time", () => {
  it("are measured from their own records", async () => {
    const excluded = { active: 1, canceled: 1 };
    expect(await measured("promises.ndjson", "--record", "slaInstance")).toMatchObject([
      { metric: "slaAttainment", value: 0.5, n: 2, parts: { kept: 1, judged: 2 }, excluded },
      { metric: "slaBreachRate", value: 0.5, n: 2, excluded },
    ]);
  });

  it("that ran past their time by the end of observation are broken", async () => {
    const asOf = ["--as-of", "2026-03-02T11:00:00Z"];
    expect(await measured("promises.ndjson", "--record", "slaInstance", ...asOf)).toMatchObject([
      { value: 1 / 3, n: 3, excluded: { canceled: 1 } },
      { value: 2 / 3 },
    ]);
  });

  it("are measured from the cases that carry them, with what the case knows", async () => {
    expect(await measured("cases.ndjson", "--record", "case")).toMatchObject([
      { value: 2 / 3, n: 3, excluded: { spam: 1 } },
      { value: 1 / 3 },
    ]);
    const byPriority = await measured("cases.ndjson", "--record", "case", "--by", "priority,metric");
    expect(byPriority.filter((one: { metric: string }) => one.metric === "slaAttainment")).toMatchObject([
      { group: { priority: "high", metric: "first-response" }, value: 1 },
      { group: { priority: "low", metric: "first-response" }, value: 0 },
      { group: { priority: "low", metric: "resolution" }, value: 1 },
      { group: { priority: null, metric: "first-response" }, value: null, excluded: { spam: 1 } },
    ]);
  });

  it("fall into periods by the start of their clock unless said", async () => {
    const placed = ["--record", "slaInstance", "--every", "day", "--time-zone", "UTC"];
    const [first] = await measured("promises.ndjson", ...placed);
    expect(first.period).toMatchObject({ start: "2026-03-02", at: "startedAt" });
    const [breached] = await measured("promises.ndjson", ...placed, "--at", "breachedAt");
    expect(breached).toMatchObject({ value: 0, n: 1, period: { at: "breachedAt" } });
  });

  it("that are bad input are named by their line", async () => {
    const bad = [
      promises[0],
      { ...promises[1], metric: 5 },
      { ...promise, status: "achieved", instance: 0 },
      { ...promise, status: "missed", target: { seconds: 60, clock: "stopwatch" } },
    ];
    const run = await touchstone.run(["measure", "-", "--record", "slaInstance", ...measure, "--json"], {
      input: ndjson(bad as object[]),
    });
    const { findings, invalid, measurements } = JSON.parse(run.stdout);
    expect([run.code, invalid, measurements[0].n]).toEqual([1, 3, 1]);
    expect(findings.map(({ line, path }: { line: number; path: string }) => [line, path])).toEqual([
      [2, "metric"],
      [3, "instance"],
      [4, "target.clock"],
    ]);
  });

  it("cannot be measured from cases none of which carries any", async () => {
    const args = ["measure", "-", "--record", "case", ...measure];
    const bare = { id: "c-1", status: "open", createdAt: "2026-03-02T09:00:00Z" };
    const run = await touchstone.run(args, { input: ndjson([bare]) });
    expect(run).toEqual({
      code: 2,
      stdout: "",
      stderr: "touchstone: standard input: no case carries promises of time (sla)\n",
    });
    const empty = await touchstone.run([...args, "--json"], { input: ndjson([{ ...bare, sla: [] }]) });
    expect(JSON.parse(empty.stdout).measurements).toMatchObject([
      { value: null, n: 0 },
      { value: null, n: 0 },
    ]);
  });

  it("look like what they are where they are said to be something else", async () => {
    const run = await touchstone.run(["measure", "promises.ndjson", "--record", "case", ...measure]);
    expect(run).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "touchstone: promises.ndjson: the rows look like slaInstance records, not case records; use --record slaInstance\n",
    });
  });
});
