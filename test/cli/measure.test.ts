import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import { surveyResponseFacts } from "../../src/facts/survey-response-facts.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import {
  averageSpeedOfAnswer,
  fcr,
  firstResponseTime,
  nps,
  resolutionRate,
  responseRate,
  serviceLevel,
} from "../../src/metrics/index.ts";
import { recordSchemas } from "../../src/model/record-schemas.ts";
import { command } from "./command.ts";

const touchstone = command();
const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}.ndjson`, import.meta.url));
const linesOf = (name: string): unknown[] =>
  readFileSync(example(name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Runs and reads the JSON of a run that is clean. */
async function measured(...args: readonly string[]) {
  const run = await touchstone.run(["measure", ...args, "--json"]);
  expect(run).toEqual({ code: 0, stdout: expect.any(String), stderr: "" });
  return JSON.parse(run.stdout);
}

/** What the library says, in the form of the contract. */
const asJson = (groups: ReturnType<typeof measureAll>) =>
  JSON.parse(
    JSON.stringify({
      measurements: groups.flatMap(({ group, period, measurements }) =>
        Object.values(measurements).map((measurement) => ({ ...measurement, group, period })),
      ),
      invalid: 0,
      findings: [],
    }),
  );

describe("the records of the example", () => {
  const interactions = linesOf("interactions").map((line) => recordSchemas.interaction.parse(line));
  const cases = linesOf("cases").map((line) => recordSchemas.case.parse(line));
  const responses = linesOf("survey-responses").map((line) => recordSchemas.surveyResponse.parse(line));
  const invitations = linesOf("survey-invitations").map((line) => recordSchemas.surveyInvitation.parse(line));

  it("are measured as the library measures them, with groups, periods, thresholds, variants and confidence", async () => {
    const found = await measured(
      example("interactions"),
      ...["--record", "interaction", "--metrics", "serviceLevel,averageSpeedOfAnswer,fcr"],
      ...["--by", "channel,teamId", "--every", "month", "--time-zone", "Europe/Oslo"],
      ...["--variant", "serviceLevel=offered", "--variant", "serviceLevel=answeredOnly"],
      ...["--given", "serviceLevel.withinMs=30000", "--given", "fcr.windowMs=86400000"],
      ...["--confidence", "0.9", "--as-of", "2026-03-15T00:00:00+01:00"],
    );
    const { offered, answeredOnly } = serviceLevel.variants;
    const given = { withinMs: 30_000 };
    const expected = measureAll(
      { offered, answeredOnly, averageSpeedOfAnswer, fcr },
      contactFacts(interactions, { asOf: "2026-03-14T23:00:00.000Z" }),
      {
        by: ["channel", "teamId"],
        every: "month",
        timeZone: "Europe/Oslo",
        given: { offered: given, answeredOnly: given, fcr: { windowMs: 86_400_000 } },
        confidence: 0.9,
      },
    );
    expect(found).toEqual(asJson(expected));
    expect(found.measurements.length).toBeGreaterThan(20);
    const keys = "metric variant given group period value unit n parts excluded interval";
    for (const one of found.measurements) expect(Object.keys(one).join(" ")).toBe(keys);
    const [first] = found.measurements;
    expect(Object.keys(first.period)).toEqual(["every", "start", "timeZone", "at"]);
    expect(first.period.at).toBe("startAt");
  });

  it("are cases within a window, by another instant", async () => {
    const found = await measured(
      example("cases"),
      ...["--record", "case", "--metrics", "resolutionRate,firstResponseTime", "--by", "createdInWindow"],
      ...["--window", "2026-02-01T00:00:00Z/2026-03-01T00:00:00Z"],
      ...["--every", "quarter", "--time-zone", "UTC", "--at", "resolvedAt"],
    );
    const window = { from: "2026-02-01T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" };
    const options = { every: "quarter", timeZone: "UTC", at: "resolvedAt", by: ["createdInWindow"] } as const;
    const expected = measureAll({ resolutionRate, firstResponseTime }, caseFacts(cases, { window }), options);
    expect(found).toEqual(asJson(expected));
    const groups = found.measurements.map(({ group }: { group: object }) => JSON.stringify(group));
    expect(new Set(groups)).toEqual(new Set(['{"createdInWindow":true}', '{"createdInWindow":false}']));
  });

  it("are answers, invitations, or both", async () => {
    const metrics = { nps, responseRate };
    const both = ["--metrics", "nps,responseRate"];
    expect(await measured(example("survey-responses"), "--record", "surveyResponse", ...both)).toEqual(
      asJson(measureAll(metrics, surveyResponseFacts({ responses }))),
    );
    expect(await measured(example("survey-invitations"), "--record", "surveyInvitation", ...both)).toEqual(
      asJson(measureAll(metrics, surveyResponseFacts({ invitations }))),
    );
    const found = await measured(
      example("survey-responses"),
      ...["--record", "surveyResponse", ...both, "--invitations", example("survey-invitations")],
    );
    expect(found).toEqual(asJson(measureAll(metrics, surveyResponseFacts({ responses, invitations }))));
    expect(found.measurements[1].n).toBeGreaterThan(0);
  });
});

describe("metrics and variants", () => {
  it("are measured once each, in the order asked for, the default unless a variant is named", async () => {
    const found = await measured(
      "-",
      ...["--fact", "contact", "--metrics", "fcr, serviceLevel ,fcr", "--metrics", "abandonmentRate"],
      ...["--variant", "serviceLevel=offered,serviceLevel=answeredOnly"],
    );
    const forms = found.measurements.map(({ metric, variant }: Record<string, unknown>) => [metric, variant]);
    expect(forms).toEqual([
      ["fcr", null],
      ["serviceLevel", "offered"],
      ["serviceLevel", "answeredOnly"],
      ["abandonmentRate", null],
    ]);
  });

  it("have a threshold set in those forms that know it", async () => {
    const found = await measured(
      "-",
      ...["--fact", "contact", "--metrics", "serviceLevel"],
      ...["--variant", "serviceLevel=offered", "--variant", "serviceLevel=shortAbandonsAreSuccess"],
      ...["--given", "serviceLevel.shortAbandonMs=1000,serviceLevel.withinMs=15000"],
    );
    const given = found.measurements.map((one: Record<string, unknown>) => one["given"]);
    expect(given).toEqual([{ withinMs: 15_000 }, { withinMs: 15_000, shortAbandonMs: 1000 }]);
  });
});

describe("bad input", () => {
  const facts = ["measure", "bad.ndjson", "--fact", "surveyResponse", "--metrics", "nps"];
  const records = ["measure", "cases.ndjson", "--record", "case", "--metrics", "resolutionRate"];

  beforeAll(async () => {
    const rows = ['{"score":9}', '{"score":11,"channel":"x"}', '{"score":"9"}', "7", '{"score":3}', "[1]"];
    await touchstone.write("bad.ndjson", rows.join("\n"));
    const one = { status: "open", createdAt: "2026-01-01T00:00:00Z" };
    const cases = [
      { id: "c-1", ...one },
      { id: 2, ...one },
      { id: "c-3", ...one, statusHistory: [{ status: "open", startAt: "yesterday" }] },
      { id: "c-4", ...one, status: "resolved", resolvedAt: "2025-12-31T00:00:00Z" },
      5,
    ];
    await touchstone.write("cases.ndjson", cases.map((row) => JSON.stringify(row)).join("\n\n"));
  });

  it("in facts is left out, counted and told, line by line", async () => {
    const run = await touchstone.run([...facts, "--json"]);
    const { measurements, invalid, findings } = JSON.parse(run.stdout);
    expect(run.code).toBe(1);
    expect(measurements).toMatchObject([{ value: 0, n: 2, excluded: { invalidScore: 1, offScale: 1 } }]);
    expect(invalid).toBe(4);
    expect(findings.map(({ line, path }: Record<string, unknown>) => [line, path])).toEqual([
      [2, "score"],
      [3, "score"],
      [4, ""],
      [6, ""],
    ]);
    expect(run.stderr.split("\n")).toEqual([
      expect.stringMatching(/^touchstone: bad\.ndjson line 2: score: is 11; expected a whole number/),
      expect.stringMatching(/^touchstone: bad\.ndjson line 3: score: is "9"; expected a whole number/),
      "touchstone: bad.ndjson line 4: expected an object, found a number",
      "touchstone: bad.ndjson line 6: expected an object, found an array",
      "touchstone: 4 of 6 rows hold bad input and were left out",
      "",
    ]);
  });

  it("in records is left out by their schema, and where facts derived from them cannot be", async () => {
    const run = await touchstone.run([...records, "--metrics", "fullResolutionTime", "--json"]);
    const { measurements, invalid, findings } = JSON.parse(run.stdout);
    expect(run.code).toBe(1);
    expect(measurements[0]).toMatchObject({ metric: "resolutionRate", n: 2 });
    expect(measurements[1]).toMatchObject({ n: 0, excluded: { invalidFullResolutionMs: 1, unresolved: 1 } });
    expect(invalid).toBe(4);
    expect(findings).toEqual([
      { line: 3, path: "id", message: "An id is text: as a number it may lose digits. Quote it." },
      {
        line: 5,
        path: "statusHistory.0.startAt",
        message: expect.stringContaining('"yesterday" is not an instant'),
      },
      { line: 7, path: "fullResolutionMs", message: expect.stringContaining("is -86400000; expected") },
      { line: 9, path: "", message: "Invalid input: expected object, received number" },
    ]);
  });

  it("stops the run at the first where it is to throw", async () => {
    expect(await touchstone.run([...records, "--on-invalid", "throw", "--json"])).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "touchstone: cases.ndjson line 3: id: An id is text: as a number it may lose digits. Quote it.\n",
    });
    const run = await touchstone.run(["measure", "-", ...facts.slice(2), "--on-invalid", "throw"], {
      input: '{"score":9}\n{"score":11}\n{"score":12}\n',
    });
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/^touchstone: standard input line 2: score: is 11; expected [^\n]*\n$/);
  });

  it("is a row that cannot be put into its group or period", async () => {
    const input = [
      '{"score":9,"channel":{"a":1}}',
      '{"score":9,"respondedAt":"2026-02-30T00:00:00Z"}',
      '{"score":9,"respondedAt":1767225600000}',
      '{"score":9,"channel":"voice","respondedAt":"2026-01-31T23:30:00Z"}',
    ].join("\n");
    const placed = ["--by", "channel", "--every", "month", "--time-zone", "Europe/Oslo", "--json"];
    const run = await touchstone.run(["measure", "-", ...facts.slice(2), ...placed], { input });
    const { measurements, invalid, findings } = JSON.parse(run.stdout);
    expect(measurements).toMatchObject([
      { group: { channel: "voice" }, period: { start: "2026-02-01" }, value: 100, n: 1 },
    ]);
    expect(invalid).toBe(3);
    expect(findings).toMatchObject([
      { line: 1, path: "channel" },
      { line: 2, path: "respondedAt" },
      { line: 3, path: "respondedAt" },
    ]);
  });

  it("in the file of invitations names that file", async () => {
    await touchstone.write("invitations.ndjson", '{"id":"v-1","status":"sent"}\n{"id":"v-2","status":5}\n');
    const args = [
      "--record",
      "surveyResponse",
      "--metrics",
      "responseRate",
      "--invitations",
      "invitations.ndjson",
    ];
    const run = await touchstone.run(["measure", "-", ...args, "--json"]);
    expect(JSON.parse(run.stdout).findings).toMatchObject([
      { file: "invitations.ndjson", line: 2, path: "status" },
    ]);
    expect(run.stderr).toMatch(/^touchstone: invitations\.ndjson line 2: status: /);
  });

  it("is told a few times and listed a hundred times, but counted always", async () => {
    const input = `${'{"score":99}\n'.repeat(5000)}{"score":9}\n`;
    const run = await touchstone.run(["measure", "-", ...facts.slice(2), "--json"], { input });
    const { measurements, invalid, findings } = JSON.parse(run.stdout);
    expect([measurements[0].n, measurements[0].excluded, invalid]).toEqual([1, { offScale: 5000 }, 5000]);
    expect(findings.at(-1)).toMatchObject({ line: 100 });
    expect(findings).toHaveLength(100);
    expect(run.stderr.trim().split("\n")).toHaveLength(6);
    expect(run.stderr).toContain("5000 of 5001 rows");
  });

  it("is found wherever it is, in each metric that reads it", async () => {
    const lines = Array.from(
      { length: 4000 },
      () => '{"offered":true,"answered":true,"abandoned":false,"waitMs":1}',
    );
    lines[3000] = '{"offered":true,"answered":true,"abandoned":false,"waitMs":-5}';
    lines[1023] = '{"offered":1,"answered":true,"abandoned":false,"waitMs":1}';
    lines[1024] = '{"offered":true,"answered":true,"abandoned":false,"waitMs":1,"talkMs":0.5}';
    const args = ["--fact", "contact", "--metrics", "serviceLevel,averageHandleTime", "--json"];
    const run = await touchstone.run(["measure", "-", ...args], { input: lines.join("\n") });
    const { invalid, findings } = JSON.parse(run.stdout);
    expect([run.code, invalid]).toEqual([1, 3]);
    expect(findings.map(({ line, path }: Record<string, unknown>) => [line, path])).toEqual([
      [1024, "offered"],
      [1025, "talkMs"],
      [3001, "waitMs"],
    ]);
  });

  it("is not what is merely left out", async () => {
    const run = await touchstone.run(["measure", "-", ...facts.slice(2)], {
      input: '{"score":null}\n{"score":9,"test":true}\n',
    });
    expect([run.code, run.stderr]).toEqual([0, ""]);
  });
});

describe("names that every object inherits", () => {
  it("are columns like any other, and harmless", async () => {
    const input =
      '{"score":9,"__proto__":{"score":1},"constructor":"a"}\n{"score":null,"__proto__":{"score":1}}\n';
    const args = ["measure", "-", "--fact", "surveyResponse", "--metrics", "nps", "--json"];
    const run = await touchstone.run([...args, "--by", "constructor"], { input });
    expect(JSON.parse(run.stdout)).toMatchObject({
      measurements: [
        { group: { constructor: "a" }, value: 100, n: 1 },
        { group: { constructor: null }, value: null, n: 0, excluded: { unanswered: 1 } },
      ],
      invalid: 0,
    });
  });

  it("do no harm in the header of a CSV, whether its rows are facts or records", async () => {
    const facts = await touchstone.run(
      ["measure", "-", "--fact", "surveyResponse", "--metrics", "nps", "--json"],
      {
        input: "score,__proto__,__proto__.score\n9,1,1\n,1,1\n",
      },
    );
    expect(JSON.parse(facts.stdout)).toMatchObject({ measurements: [{ n: 1, excluded: { unanswered: 1 } }] });
    const records = await touchstone.run(
      ["measure", "-", "--record", "case", "--metrics", "resolutionRate", "--json"],
      {
        input:
          "id,status,createdAt,__proto__.isSpam,constructor.prototype.isSpam\nc-1,open,2026-01-01T00:00:00Z,true,true\n",
      },
    );
    expect(JSON.parse(records.stdout)).toMatchObject({ measurements: [{ n: 1, excluded: {} }], invalid: 0 });
  });
});
