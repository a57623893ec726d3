import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { command } from "./command.ts";

const touchstone = command();

/** Two promoters of which one came by voice, one passive, one detractor, one blank: 25 over four answers. */
const rows = [
  { responseId: "r-1", score: 10, test: false, channel: "voice", respondedAt: "2026-01-31T23:30:00Z" },
  { responseId: "r-2", score: 9, test: false, channel: "chat; web", respondedAt: "2026-01-15T12:00:00Z" },
  { responseId: "r-3", score: 8, test: false, channel: null, respondedAt: "2026-02-02T12:00:00Z" },
  { responseId: "r-4", score: 0, test: false, channel: 'a "quote",\nand a line', respondedAt: null },
  { responseId: "r-5", score: null, test: false, channel: "voice", respondedAt: null },
  { responseId: "r-6", score: 10, test: true, channel: "voice", respondedAt: null },
];
const names = ["responseId", "score", "test", "channel", "respondedAt"] as const;
const csv = (mark: string, end: string) =>
  [names.join(mark), ...rows.map((row) => names.map((name) => cell(row[name], mark)).join(mark))]
    .map((line) => line + end)
    .join("");
const cell = (value: string | number | boolean | null, mark: string) => {
  const text = value === null ? "" : `${value}`;
  return /["\n]/.test(text) || text.includes(mark) ? `"${text.replaceAll('"', '""')}"` : text;
};
const ndjson = rows.map((row) => JSON.stringify(row)).join("\n");

describe("the same rows in every format give the same measurements", () => {
  const args = ["--fact", "surveyResponse", "--metrics", "nps", "--by", "channel", "--json"];
  const [byChannel, overall] = [args, args.filter((arg) => !["--by", "channel"].includes(arg))];

  it.each<[name: string, content: string | Uint8Array]>([
    ["answers.ndjson", ndjson],
    ["ends-in-newline.jsonl", `${ndjson}\n\n`],
    ["windows.ndjson", `${ndjson.replaceAll("\n", "\r\n")}\r\n`],
    ["marked.ndjson", `\ufeff${ndjson}`],
    ["array.json", JSON.stringify(rows)],
    ["indented.json", JSON.stringify(rows, null, 2)],
    ["array-in.ndjson", `\n  ${JSON.stringify(rows)}`],
    ["one-after-the-other.json", rows.map((row) => JSON.stringify(row, null, 2)).join("\n")],
    ["lines.json", ndjson],
    ["comma.csv", csv(",", "\n")],
    ["semicolon.csv", csv(";", "\r\n")],
    ["tab.tsv", csv("\t", "\n")],
    ["marked.csv", `\ufeff${csv(";", "\r\n")}`],
    ["unicode-text.csv", Buffer.from(`\ufeff${csv("\t", "\r\n")}`, "utf16le")],
    ["answers.ndjson.gz", gzipSync(ndjson)],
    ["answers.csv.gz", gzipSync(csv(",", "\n"))],
    ["two-parts.gz", Buffer.concat([gzipSync(ndjson.slice(0, 200)), gzipSync(ndjson.slice(200))])],
  ])("%s", async (name, content) => {
    await touchstone.write(name, content);
    const runs = await Promise.all([
      touchstone.run(["measure", name, ...byChannel]),
      touchstone.run(["measure", "-", ...byChannel], { input: content }),
    ]);
    for (const run of runs) {
      expect(run).toEqual({ code: 0, stdout: expect.any(String), stderr: "" });
      const { measurements } = JSON.parse(run.stdout);
      expect(measurements).toMatchObject([
        { group: { channel: 'a "quote",\nand a line' }, value: -100, n: 1 },
        { group: { channel: "chat; web" }, value: 100, n: 1 },
        { group: { channel: "voice" }, value: 100, n: 1, excluded: { unanswered: 1, test: 1 } },
        { group: { channel: null }, value: 0, n: 1 },
      ]);
    }
    const all = await touchstone.run(["measure", name, ...overall]);
    expect(JSON.parse(all.stdout).measurements).toMatchObject([{ value: 25, n: 4 }]);
  });

  it.each(["", "\n \r\n", "[]", " [ ] ", "responseId,score\n", "responseId;score\n;\n;\n"])(
    "%j holds no rows",
    async (input) => {
      const run = await touchstone.run(["measure", "-", ...overall], { input });
      expect(run).toEqual({ code: 0, stdout: expect.any(String), stderr: "" });
      expect(JSON.parse(run.stdout)).toMatchObject({
        measurements: [{ value: null, n: 0, excluded: {}, interval: null }],
        invalid: 0,
      });
    },
  );
});

describe("CSV", () => {
  const measure = async (input: string, ...args: string[]) => {
    const run = await touchstone.run(["measure", "-", ...args, "--json"], { input });
    return { ...run, ...JSON.parse(run.stdout) };
  };

  it("reads numbers and truths by the column's type, whatever they look like elsewhere", async () => {
    const input = "responseId,score,test,channel\n1,9.0,FALSE,1\n2,+8,f,2\n3,1e1,0,1\n4,3,1,2\n5,4,T,2\n";
    const { code, measurements } = await measure(
      input,
      ...["--fact", "surveyResponse", "--metrics", "nps", "--by", "channel"],
    );
    expect(code).toBe(0);
    expect(measurements).toMatchObject([
      { group: { channel: "1" }, value: 100, n: 2 },
      { group: { channel: "2" }, value: 0, n: 1, excluded: { test: 2 } },
    ]);
  });

  it("takes a cell that is no number for bad input, and a decimal comma too", async () => {
    const { code, findings, stderr } = await measure(
      'score,note\n"nine",x\n"9,0",y\n9,z\n',
      ...["--fact", "surveyResponse", "--metrics", "nps"],
    );
    expect(code).toBe(1);
    expect(findings).toMatchObject([
      { line: 2, path: "score" },
      { line: 3, path: "score" },
    ]);
    expect(stderr).toMatch(/^touchstone: standard input line 2: score: is "nine"; expected a whole number/);
  });

  it("counts lines as an editor does, quoted line breaks and empty lines included", async () => {
    const { findings } = await measure(
      'note,score\r\n"a\r\nb\r\nc",9\r\n\r\n"d",99\r\n',
      ...["--fact", "surveyResponse", "--metrics", "nps"],
    );
    expect(findings).toMatchObject([{ line: 6, path: "score" }]);
  });

  it("holds flat records, and records that a dot leads into", async () => {
    const cases =
      'id,status,createdAt,resolvedAt,isSpam,replyCount,tags\nc-1,closed,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z,false,2,"[""a""]"\nc-2,open,2026-01-01T00:00:00Z,,,,\nc-3,open,2026-01-01T00:00:00Z,,true,1,\n';
    const ofCases = await measure(cases, "--record", "case", "--metrics", "resolutionRate");
    expect(ofCases).toMatchObject({ code: 0, measurements: [{ value: 0.5, n: 2, excluded: { spam: 1 } }] });

    const answers =
      "id,metric,respondedAt,score.value,score.scale.min,score.scale.max,score.scale.direction\nr-1,nps,2026-01-01T00:00:00Z,10,0,10,higher-is-better\nr-2,nps,2026-01-01T00:00:00Z,3,0,10,higher-is-better\n";
    const ofAnswers = await measure(answers, "--record", "surveyResponse", "--metrics", "nps");
    expect(ofAnswers).toMatchObject({ code: 0, measurements: [{ value: 0, n: 2 }] });
  });
});
