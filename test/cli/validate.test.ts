import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Verdict } from "../../src/cli/judge.ts";
import { readJudged } from "../../src/cli/read-judged.ts";
import { type ValidateFlags, validateRequest } from "../../src/cli/validate-request.ts";
import { command } from "./command.ts";

const touchstone = command();

const event = (index: number, type: string, data: object, more: object = {}) => ({
  specversion: "1.0",
  id: `e-${index}`,
  source: "desk:acme",
  type: `cx.case.${type}`,
  time: `2026-03-0${1 + (index % 5)}T09:00:00.000Z`,
  data,
  ...more,
});
const sound = [
  event(1, "created", { caseId: "c-1" }, { time: "2026-03-01T09:00:00.000Z" }),
  event(2, "resolved", { caseId: "c-1" }, { time: "2026-03-02T09:00:00.000Z" }),
];
/** One sound event, and one for each of three rules. */
const mixed = [
  event(1, "created", { caseId: "c-1" }),
  event(2, "created", { caseId: 17 }),
  event(3, "exploded", { caseId: "c-3" }),
  event(4, "created", { caseId: "c-4" }, { time: "2026-02-30T00:00:00Z" }),
];
const lines = (values: readonly object[], end = "\n") =>
  values.map((value) => JSON.stringify(value) + end).join("");
const [first, second, third, fourth] = mixed.map((value) => JSON.stringify(value));
const broken = [first, '{"specversion":"1.0","id', second, third, fourth, ""].join("\n");

beforeAll(async () => {
  await touchstone.write("sound.ndjson", lines(sound));
  await touchstone.write("mixed.ndjson", lines(mixed));
  await touchstone.write("broken.ndjson", broken);
  await touchstone.write("empty.ndjson", "");
});

async function validated(args: readonly string[], input?: string | Uint8Array) {
  const run = await touchstone.run(["validate", ...args, "--json"], input === undefined ? {} : { input });
  expect(run.stderr).toBe("");
  return { code: run.code, ...JSON.parse(run.stdout) };
}

/** The verdicts on a text without a run of the command, which takes longer than reading. */
async function judged(text: string | Uint8Array) {
  await touchstone.write("judged", text);
  const verdicts: Verdict[] = [];
  await readJudged(join(touchstone.directory(), "judged"), {
    kind: null,
    format: undefined,
    options: { streamRules: false },
    onBytes: () => {},
    onKind: () => {},
    onPiece: async () => {},
    onVerdict: (verdict) => verdicts.push(verdict),
  });
  const count = (is: boolean) => verdicts.filter(({ valid }) => valid === is).length;
  return {
    valid: count(true),
    invalid: count(false),
    findings: verdicts.flatMap(({ findings }) => findings),
  };
}

const places = (findings: readonly { ruleId: string; line: number | null; path: string }[]) =>
  findings.map(({ ruleId, line, path }) => `${ruleId} ${line} ${path}`);

describe("what it prints", () => {
  it("a person reads how many there are, then each rule with its first place", async () => {
    const { code, stdout, stderr } = await touchstone.run(["validate", "broken.ndjson"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      broken.ndjson: 5 events, 1 valid, 4 invalid

      severity  rule     findings  what must hold, and where it first does not
      error     ID-04           1  An id is text as its source has it: none that went through a number, which loses digits beyond 2^53. An id that
                                   is a number is refused outright.
                                   line 3 /data/caseId: An id is text: as a number it may lose digits. Quote it.
      error     JSON-01         1  Each line holds one JSON value.
                                   line 2 Not JSON: a text that is not closed, at character 22 of the line.
      error     SHP-02          1  The type of an event is one of the catalogue.
                                   line 4 /type: "cx.case.exploded" is no type of the catalogue. Of cx.case there are cx.case.created,
                                   cx.case.assigned, cx.case.status-changed, cx.case.priority-changed, cx.case.resolved, cx.case.reopened,
                                   cx.case.closed, cx.case.merged, cx.case.deleted, cx.case.marked-spam.
      error     TS-01           1  An instant is one of RFC 3339, on a day that exists.
                                   line 5 /time: "2026-02-30T00:00:00Z" is not an instant such as 2026-03-01T09:30:00.000Z (case/c-4)

      4 findings: 4 errors

      Each finding: --findings for a line each, --json, --sarif, or --html FILE for a page.
      "
    `);
  });

  it("that nothing was found", async () => {
    const run = await touchstone.run(["validate", "sound.ndjson"]);
    expect(run).toEqual({
      code: 0,
      stdout: "sound.ndjson: 2 events, 2 valid, 0 invalid\nNothing was found.\n",
      stderr: "",
    });
  });

  it("a line for each finding, where that is asked for", async () => {
    const { stdout } = await touchstone.run([
      "validate",
      "mixed.ndjson",
      "--findings",
      "--max-findings",
      "2",
    ]);
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "mixed.ndjson:2: error ID-04 /data/caseId: An id is text: as a number it may lose digits. Quote it.",
      expect.stringMatching(
        /^mixed\.ndjson:3: error SHP-02 \/type: "cx\.case\.exploded" is no type .*\(case\/c-3\)$|^mixed\.ndjson:3: error SHP-02 /,
      ),
      "1 more finding is left out.",
      "",
    ]);
  });

  it("for machines nothing but the counts and the findings", async () => {
    const { code, ...told } = await validated(["broken.ndjson"]);
    expect(code).toBe(1);
    expect(Object.keys(told).toSorted()).toEqual(["findings", "invalid", "valid"]);
    expect(told).toMatchObject({ valid: 1, invalid: 4 });
    expect(places(told.findings)).toEqual([
      "JSON-01 2 ",
      "ID-04 3 /data/caseId",
      "SHP-02 4 /type",
      "TS-01 5 /time",
    ]);
    for (const finding of told.findings) {
      expect(Object.keys(finding)).toEqual(["ruleId", "severity", "path", "line", "message", "entity"]);
    }
    expect(told.findings[3]).toMatchObject({ severity: "error", entity: "case/c-4" });
  });

  it("how many findings were left out, where there was a most", async () => {
    expect(await validated(["broken.ndjson", "--max-findings", "3"])).toMatchObject({
      valid: 1,
      invalid: 4,
      leftOut: 1,
      findings: { length: 3 },
    });
  });

  it("control characters of the data as such", async () => {
    const text = lines([event(1, "created", { caseId: "c-1" }, { type: "\u001b[31mred" })]);
    const { stdout } = await touchstone.run(["validate", "-", "--findings"], { input: text });
    expect(stdout).not.toContain("\u001b");
    expect(stdout).toContain("\\u001b[31mred");
  });
});

describe("whatever the events are written in, the same is found", () => {
  const columns = ["specversion", "id", "source", "type", "time", "data.caseId"];
  const cells = mixed.map(({ data, ...envelope }) =>
    columns.map((name) =>
      name === "data.caseId" ? Reflect.get(data, "caseId") : Reflect.get(envelope, name),
    ),
  );
  const csv = [columns, ...cells].map((row) => row.join(",")).join("\r\n");
  const found = ["ID-04 /data/caseId", "SHP-02 /type", "TS-01 /time"];

  it.each<[title: string, text: string | Uint8Array, found: readonly string[]]>([
    ["NDJSON", lines(mixed), found],
    ["NDJSON in a gzip, by whatever name", gzipSync(lines(mixed)), found],
    [
      "NDJSON with CR and LF and a byte order mark",
      `\uFEFF${lines(mixed, "\r\n")}`,
      ["ENC-02 ", "ENC-04 ", ...found],
    ],
    ["UTF-16, as spreadsheets write", Buffer.from(`\uFEFF${lines(mixed)}`, "utf16le"), ["ENC-03 ", ...found]],
    ["an array in one line", JSON.stringify(mixed), found],
    ["an array in many lines", JSON.stringify(mixed, null, 2), found],
    ["objects in many lines", mixed.map((value) => JSON.stringify(value, null, 2)).join("\n"), found],
    [
      "batches, one a line",
      `${JSON.stringify(mixed.slice(0, 2))}\n${JSON.stringify(mixed.slice(2))}\n`,
      found,
    ],
    // A cell is text, so that an id in digits keeps them.
    ["CSV", csv, found.slice(1)],
  ])("%s", async (_, text, expected) => {
    const { valid, invalid, findings } = await judged(text);
    const told = places(findings).map((one) => one.replace(/ \d+ (\/\d+)?/, " "));
    expect(told.toSorted()).toEqual([...expected].toSorted());
    expect(valid + invalid).toBe(4);
  });

  it("an element that is too long is refused as a line is", async () => {
    const long = JSON.stringify([{ ...sound[0], subject: "x".repeat(1_048_576) }, sound[1]]);
    const { valid, invalid, findings } = await judged(long);
    expect({ valid, invalid, found: places(findings) }).toEqual({
      valid: 1,
      invalid: 1,
      found: ["JSON-03 1 /0"],
    });
  });

  it("the line of an element is that on which it begins, and the path leads to it from the root", async () => {
    const { findings } = await judged(`[\n${first},\n\n${second}, ${third}]`);
    expect(places(findings)).toEqual(["ID-04 4 /1/data/caseId", "SHP-02 4 /2/type"]);
  });
});

describe("no good event is lost to a bad neighbour", () => {
  it.each<[title: string, text: string | Uint8Array, counts: object, found: readonly string[]]>([
    ["a bad element of an array", `[${first},{"id":},${first}]`, { valid: 2, invalid: 1 }, ["JSON-01 1 /1"]],
    ["an array without its end", `[${first},${first}`, { valid: 2, invalid: 1 }, ["JSON-01 1 "]],
    [
      "an array cut in an element",
      `[${first},${first?.slice(0, 40)}`,
      { valid: 1, invalid: 2 },
      ["JSON-01 1 /1", "JSON-01 1 "],
    ],
    [
      "a name twice in an element",
      `[{"id":"1","id":"2"},${first}]`,
      { valid: 1, invalid: 1 },
      ["JSON-02 1 /0/id"],
    ],
    ["an array within the array", `[[${first}],${first}]`, { valid: 1, invalid: 1 }, ["SHP-01 1 /0"]],
    ["a number alone", `[7,${first}]`, { valid: 1, invalid: 1 }, ["SHP-01 1 /0"]],
    [
      "a first line that is cut",
      `${first?.slice(0, 40)}\n${first}\n`,
      { valid: 1, invalid: 1 },
      ["JSON-01 1 "],
    ],
    ["a line that is no JSON at all", `no events\n${first}\n`, { valid: 1, invalid: 1 }, ["JSON-01 1 "]],
    [
      "bytes that are not UTF-8",
      Buffer.concat([
        Buffer.from(`${first}\n`),
        Buffer.from([0x22, 0xff, 0x22, 0x0a]),
        Buffer.from(`${first}\n`),
      ]),
      { valid: 2, invalid: 1 },
      ["ENC-01 2 "],
    ],
    [
      "a line of CSV with too few cells",
      "specversion,id,source,type,time,data.caseId\n1.0,e-1\n1.0,e-2,desk:acme,cx.case.created,2026-03-01T09:00:00.000Z,c-1\n",
      { valid: 1, invalid: 1 },
      ["CSV-01 2 "],
    ],
    [
      "a quote of CSV that is not closed",
      'specversion,id,source,type\n1.0,"e-1\n',
      { valid: 0, invalid: 1 },
      ["CSV-02 2 "],
    ],
    ["text alone", "nothing that anybody could read", { valid: 0, invalid: 1 }, ["JSON-01 1 "]],
    ["nothing", "", { valid: 0, invalid: 0 }, []],
    ["space", "\n \n", { valid: 0, invalid: 0 }, []],
    ["an empty array", "[]", { valid: 0, invalid: 0 }, []],
  ])("%s", async (_, text, counts, found) => {
    const { findings, ...told } = await judged(text);
    expect({ counts: told, found: places(findings) }).toMatchObject({ counts, found });
  });
});

it("events are looked at beside those before them, in an array as in lines", async () => {
  const twice = [sound[0], sound[1], sound[0]].map((value) => JSON.stringify(value));
  const inLines = await validated(["-"], `${twice.join("\n")}\n`);
  expect(inLines).toMatchObject({ valid: 2, invalid: 1 });
  expect(places(inLines.findings)).toContain("ID-01 3 /id");
  expect(places((await validated(["-"], `[${twice.join(",\n")}]`)).findings)).toContain("ID-01 3 /2/id");
});

describe("records", () => {
  const cases = [
    { id: "c-1", status: "open", createdAt: "2026-03-01T09:00:00.000Z", requesterId: "u-1" },
    { id: "c-2", status: "open" },
    { id: 3, status: "open", createdAt: "2026-03-01T09:00:00.000Z" },
  ];

  it("are told by a look at them", async () => {
    const { valid, invalid, findings } = await validated(["-"], lines(cases));
    expect({ valid, invalid }).toEqual({ valid: 1, invalid: 2 });
    expect(findings).toMatchObject([
      {
        ruleId: "SHP-01",
        path: "/createdAt",
        line: 2,
        entity: "case/c-2",
        message: "This field is missing.",
      },
      { ruleId: "ID-04", path: "/id", line: 3, entity: null },
    ]);
  });

  it("are what they are said to be", async () => {
    const { findings } = await validated(["-", "--record", "message"], lines(cases.slice(0, 1)));
    expect(places(findings)).toContain("SHP-01 1 /author");
  });

  it.each([
    ["JSON", JSON.stringify(cases, null, 1), ["SHP-01 /1/createdAt", "ID-04 /2/id"]],
    ["CSV", "id,status,createdAt\nc-1,open,2026-03-01T09:00:00.000Z\nc-2,open,\n", ["SHP-01 /createdAt"]],
    ["CR and LF", lines(cases, "\r\n"), ["ENC-04 ", "SHP-01 /createdAt", "ID-04 /id"]],
    ["a cut line", `${lines(cases.slice(0, 1))}{"id":"c-`, ["JSON-01 "]],
  ])("in %s", async (_, text, found) => {
    const { findings } = await judged(text);
    expect(places(findings).map((one) => one.replace(/ \d+ /, " "))).toEqual(found);
  });

  it("of several files are looked at together, each finding with its file", async () => {
    await touchstone.write("cases.ndjson", lines(cases.slice(0, 2)));
    const { valid, invalid, findings } = await validated(["cases.ndjson", "mixed.ndjson"]);
    expect({ valid, invalid }).toEqual({ valid: 2, invalid: 4 });
    expect(findings[0]).toMatchObject({ ruleId: "SHP-01", file: "cases.ndjson" });
    const { stdout } = await touchstone.run(["validate", "cases.ndjson", "mixed.ndjson"]);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "cases.ndjson: 2 case records, 1 valid, 1 invalid",
      "mixed.ndjson: 4 events, 1 valid, 3 invalid",
      "together: 2 valid, 4 invalid",
    ]);
  });
});

it("records that a rule finds an error in are invalid, on the line where they stand", async () => {
  const cases = [
    { id: "c-1", status: "open", createdAt: "2026-03-01T09:00:00.000Z" },
    {
      id: "c-2",
      status: "resolved",
      createdAt: "2026-03-02T09:00:00.000Z",
      resolvedAt: "2026-03-01T09:00:00.000Z",
    },
    { id: "c-3", status: "open", createdAt: "2026-03-01T09:00:00.000Z", requesterId: "u-9" },
  ];
  await touchstone.write("own-cases.ndjson", lines(cases));
  await touchstone.write("customers.ndjson", lines([{ id: "u-1", kind: "person" }]));
  const alone = await validated(["own-cases.ndjson"]);
  expect(alone).toMatchObject({ valid: 2, invalid: 1 });
  expect(places(alone.findings)).toContain("LIF-02 2 /resolvedAt");
  const beside = await validated(["own-cases.ndjson", "customers.ndjson"]);
  expect(beside).toMatchObject({ valid: 2, invalid: 2 });
  expect(places(beside.findings)).toContain("REF-01 3 /requesterId");
  expect(await validated(["own-cases.ndjson", "--no-records"])).toMatchObject({
    valid: 3,
    invalid: 0,
    findings: [],
  });
});

describe("events are folded into records", () => {
  it("and it is told what no record comes of", async () => {
    const { code, findings } = await validated(["-"], lines([event(1, "resolved", { caseId: "c-9" })]));
    expect(code).toBe(1);
    expect(findings).toContainEqual({
      ruleId: "FLD-01",
      severity: "warning",
      path: "",
      line: null,
      message: "No record comes of it: no event tells createdAt.",
      entity: "case/c-9",
    });
  });

  it("unless they are too many, which is said, or nobody asks for records", async () => {
    const text = lines([event(1, "created", { caseId: "c-1" }), event(2, "resolved", { caseId: "c-9" })]);
    const rules = async (...args: readonly string[]) =>
      (await validated(["-", ...args], text)).findings.map(({ ruleId }: { ruleId: string }) => ruleId);
    expect(await rules("--hold", "2")).toContain("FLD-01");
    expect(await rules("--hold", "1")).toContain("HLD-01");
    expect(await rules("--hold", "1")).not.toContain("FLD-01");
    expect(await rules("--no-records")).not.toContain("HLD-01");
    expect(await rules("--no-records")).not.toContain("FLD-01");
  });
});

describe("the exit code", () => {
  const remark = `${JSON.stringify(sound[0])}\r\n`;

  it.each<[title: string, args: readonly string[], input: string, code: number]>([
    ["0 where information alone was found", [], remark, 0],
    ["1 where information alone was found and --strict is said", ["--strict"], remark, 1],
    ["1 with a warning", ["--rule", "ENC-04=warning"], remark, 1],
    ["1 with an error", [], broken, 1],
    ["0 where the rule is off", ["--rule", "ENC-04=off", "--strict"], remark, 0],
  ])("%s", async (_, args, input, code) => {
    expect((await touchstone.run(["validate", "-", ...args], { input })).code).toBe(code);
  });

  it("a rule that is told as information makes nothing invalid", async () => {
    const { valid, invalid } = await validated([
      "mixed.ndjson",
      "--rule",
      "SHP-02=info",
      "--rule",
      "ID-04=off",
    ]);
    expect({ valid, invalid }).toEqual({ valid: 3, invalid: 1 });
  });
});

it("limits of form and of rules are set by name", () => {
  const limit = [
    "maxDepth=1",
    "latenessMs=5",
    "earliest=2020-01-01T00:00:00Z",
    "internalDomains=a.example,b.example",
  ];
  const { options } = validateRequest(["-"], { records: true, now: "2026-03-31T22:00:00Z", limit });
  expect(options).toEqual({
    maxDepth: 1,
    limits: {
      latenessMs: 5,
      earliest: "2020-01-01T00:00:00.000Z",
      internalDomains: ["a.example", "b.example"],
      now: Date.UTC(2026, 2, 31, 22),
    },
  });
});

describe("what cannot be asked", () => {
  it.each<[files: readonly string[], flags: Partial<ValidateFlags>, line: string | RegExp]>([
    [["-"], { record: "cases" }, '--record "cases" is unknown; did you mean "case"?'],
    [["-"], { record: "case", events: true }, "say --events or --record, not both"],
    [["-"], { json: true, sarif: true }, "say --json or --sarif, not both"],
    [["-"], { maxFindings: "3" }, "--max-findings is for --findings, --json or --sarif"],
    [["-"], { maxFindings: "-3", json: true }, '--max-findings "-3" is not a count'],
    [["-"], { now: "today" }, '--now: "today" is not an instant such as 2026-03-31T22:00:00Z'],
    [["-"], { limit: ["maxDepht=3"] }, '--limit "maxDepht" is unknown; did you mean "maxDepth"?'],
    [["-"], { limit: ["maxDepth"] }, "--limit maxDepth: write it as name=value"],
    [["-"], { limit: ["maxDepth=deep"] }, '--limit maxDepth: "deep" is not a number from 0'],
    [["-"], { limit: ["knownIds=1"] }, /^--limit "knownIds" is unknown; /],
    [
      ["-"],
      { limit: ["earliest=1"] },
      '--limit earliest: "1" is not an instant such as 2026-03-31T22:00:00Z',
    ],
    [["-"], { limit: ["contentPolicy=some"] }, /^--limit contentPolicy "some" is unknown; /],
    [["-"], { rule: ["SHP-01"] }, /^--rule SHP-01: write it as id=off/],
    [["-"], { rule: ["SHP-1=off"] }, '--rule "SHP-1" is unknown; did you mean "SHP-01"?'],
    [["-"], { rule: ["SHP-01=on"] }, /^--rule SHP-01 "on" is unknown; /],
    [["-"], { records: false, hold: "3" }, "--hold says nothing with --no-records"],
    [["-", "-"], {}, "standard input is named twice"],
  ])("%j %j", (files, flags, line) => {
    expect(() => validateRequest(files, { records: true, ...flags })).toThrow(line);
  });

  it.each<[args: readonly string[], line: RegExp]>([
    [["none.ndjson"], /^touchstone: none\.ndjson: there is no such file\n$/],
    [["broken.ndjson", "none.ndjson", "--json"], /^touchstone: none\.ndjson: there is no such file\n$/],
    [["."], /^touchstone: \.: this is a directory, not a file\n$/],
    [["sound.ndjson", "--html", "no/such/folder.html"], /^touchstone: --html no\/such\/folder\.html: .*\n$/],
    [["-", "--rule", "SHP-01=on"], /^touchstone: --rule SHP-01 "on" is unknown; .*\n$/],
  ])("%j ends with 2 and a sentence", async (args, line) => {
    const { code, stdout, stderr } = await touchstone.run(["validate", ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(line);
    if (!args.includes("--html")) expect(stdout).toBe("");
  });
});

describe("the log of SARIF", () => {
  it("has what SARIF 2.1.0 asks for", async () => {
    const { code, stdout } = await touchstone.run(["validate", "broken.ndjson", "--sarif"]);
    expect(code).toBe(1);
    const { $schema, version, runs, ...more } = JSON.parse(stdout);
    expect({ version, more }).toEqual({ version: "2.1.0", more: {} });
    expect($schema).toMatch(/^https:.*sarif-2\.1\.0\.json$/);
    expect(runs).toHaveLength(1);
    const [{ tool, results }] = runs;
    const { rules, name } = tool.driver;
    expect(name).toBe("touchstone");
    expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        id: expect.stringMatching(/^[A-Z]+-\d\d$/),
        shortDescription: { text: expect.stringMatching(/\.$/) },
        help: { text: expect.stringMatching(/\S/) },
        defaultConfiguration: { level: expect.stringMatching(/^(error|warning|note)$/) },
      });
    }
    expect(results).toHaveLength(4);
    for (const result of results) {
      expect(rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(result).toMatchObject({
        level: expect.stringMatching(/^(error|warning|note)$/),
        message: { text: expect.stringMatching(/\S/) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "broken.ndjson" },
              region: { startLine: expect.any(Number) },
            },
          },
        ],
        partialFingerprints: { "touchstoneFinding/v1": expect.stringMatching(/^[0-9a-f]{32}$/) },
      });
    }
    expect(results[1].locations[0]).toMatchObject({
      physicalLocation: { region: { startLine: 3 } },
      logicalLocations: [{ fullyQualifiedName: "/data/caseId", kind: "property" }],
    });
  });

  it("knows a finding again after the lines above it have changed", async () => {
    const prints = async (text: string): Promise<ReadonlySet<string>> => {
      const { stdout } = await touchstone.run(["validate", "-", "--sarif"], { input: text });
      const { results } = JSON.parse(stdout).runs[0];
      return new Set(
        results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0]),
      );
    };
    const one = await prints(lines(mixed));
    expect(one.size).toBe(3);
    expect(await prints(`\n${lines([event(9, "created", { caseId: "c-9" }), ...mixed])}`)).toEqual(one);
  });
});

describe("the page", () => {
  const script = '<script>alert("&")</script>';

  it("needs nothing from outside, and lets no data be markup", async () => {
    const events = [
      event(1, "created", { caseId: script, status: 7 }),
      event(2, "created", { caseId: "c-2" }, { type: script }),
      event(3, "created", { caseId: "c-3" }, { type: "x", subject: `${script}/1` }),
    ];
    await touchstone.write(`'"&.ndjson`, lines(events));
    const run = await touchstone.run(["validate", `'"&.ndjson`, "--html", "page.html"]);
    expect(run).toMatchObject({ code: 1, stderr: "" });
    const page = await readFile(join(touchstone.directory(), "page.html"), "utf8");
    expect(page).toContain("&#60;script&#62;");
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|<link|<img|<iframe|@import|url\(/i);
    expect(page.match(/https?:\/\/[^\s"'<)]+/g)).toBeNull();
    expect(page).toContain("prefers-color-scheme: dark");
    for (const name of [
      "By rule",
      "Findings by day (UTC) of what they are about",
      "Findings by what they are about",
    ]) {
      expect(page).toContain(`<h2>${name}</h2>`);
    }
    const tags = Array.from(page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g), ([, end, name]) => [end, name]);
    const open: string[] = [];
    for (const [end, name = ""] of tags) {
      if (name === "meta") continue;
      if (end === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it("says that nothing was found", async () => {
    await touchstone.run(["validate", "sound.ndjson", "--html", "clean.html"]);
    const page = await readFile(join(touchstone.directory(), "clean.html"), "utf8");
    expect(page).toContain("<p>Nothing was found.</p>");
    expect(page).toContain("<dd>100.0 %</dd>");
  });
});
