import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { measurableRecords } from "../../src/cli/measurable.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { command } from "./command.ts";

const touchstone = command();
const variantsOfNps = Object.keys(catalogue.nps.metric.variants).join(", ");
const answers = ["--fact", "surveyResponse", "--metrics", "nps"];
const contacts = ["--fact", "contact", "--metrics", "serviceLevel"];

beforeAll(async () => {
  await touchstone.write("answers.ndjson", '{"score":9}\n');
  await touchstone.write("damaged.ndjson.gz", gzipSync('{"score":9}\n').subarray(0, 25));
  await touchstone.write("cases.ndjson", '{"id":"c-1","status":"open","createdAt":"2026-01-01T00:00:00Z"}\n');
  await touchstone.write("queues.ndjson", '{"id":"q-1","name":"Sales","scheduleId":"s-1"}\n');
});

/** Each line is told as it stands; what comes before it on the command line is in the title. */
async function refuses(args: readonly string[], line: string, input?: string | Uint8Array): Promise<void> {
  const run = await touchstone.run(args, input === undefined ? {} : { input });
  expect(run).toEqual({ code: 2, stdout: "", stderr: `touchstone: ${line}\n` });
}

describe("the command line", () => {
  it.each<[title: string, args: readonly string[], line: string]>([
    [
      "nothing",
      [],
      "say what to do: measure, validate, define, compare, explain, difference or sql; see --help",
    ],
    [
      "help about nothing known",
      ["help", "nothing"],
      "say what to do: measure, validate, define, compare, explain, difference or sql; see --help",
    ],
    ["an unknown command", ["mesure"], "unknown command 'mesure' (Did you mean measure?)"],
    [
      "an unknown option",
      ["measure", "-", "--metric", "nps"],
      "unknown option '--metric' (Did you mean --metrics?)",
    ],
    ["no file", ["measure", ...answers], "missing required argument 'files'"],
    [
      "two files",
      ["measure", "a", "b", ...answers],
      "measure takes one file; with --engine duckdb it takes several",
    ],
    [
      "neither record nor fact",
      ["measure", "-", "--metrics", "nps"],
      "say what the rows are, with --events, with --record and the type of the records, or with --fact and the name of the fact; see --help",
    ],
    [
      "record and fact",
      ["measure", "-", "--record", "case", ...answers],
      "say what the rows are, with --events, with --record and the type of the records, or with --fact and the name of the fact; see --help",
    ],
    [
      "an unknown record",
      ["measure", "-", "--record", "interactions", "--metrics", "fcr"],
      '--record "interactions" is unknown; did you mean "interaction"?',
    ],
    [
      "a record that cannot be measured",
      ["measure", "-", "--record", "queue", "--metrics", "fcr"],
      `--record "queue" is unknown; there is ${measurableRecords.join(", ")}`,
    ],
    [
      "an unknown fact",
      ["measure", "-", "--fact", "contacts", "--metrics", "fcr"],
      '--fact "contacts" is unknown; did you mean "contact"?',
    ],
    ["no metrics", ["measure", "-", "--fact", "contact"], "say what to measure with --metrics; see --help"],
    [
      "a metric that is no metric",
      ["measure", "-", "--fact", "contact", "--metrics", "__proto__"],
      'unknown metric "__proto__"; "touchstone define" lists them all',
    ],
    [
      "a mistyped metric",
      ["measure", "-", "--fact", "contact", "--metrics", "serviceLevl"],
      'unknown metric "serviceLevl"; did you mean "serviceLevel"?',
    ],
    [
      "an abbreviation for a metric",
      ["measure", "-", "--fact", "surveyResponse", "--metrics", "NPS"],
      'unknown metric "NPS"; did you mean "nps"?',
    ],
    [
      "a metric without variants",
      ["measure", "-", ...answers, "--variant", "nps=wieghted"],
      'nps has no variant "wieghted"; did you mean "weighted"?',
    ],
    [
      "a variant that every object inherits",
      ["measure", "-", ...answers, "--variant", "nps=constructor"],
      `nps has no variant "constructor"; there is ${variantsOfNps}`,
    ],
    [
      "a variant without a name",
      ["measure", "-", ...answers, "--variant", "weighted"],
      "--variant weighted: write it as id=variantName",
    ],
    [
      "a variant of another metric",
      ["measure", "-", ...answers, "--variant", "csat=mean"],
      "--variant csat=mean: csat is not among --metrics",
    ],
    [
      "an unknown threshold",
      ["measure", "-", ...contacts, "--given", "serviceLevel.within=30000"],
      '--given serviceLevel.within=30000: serviceLevel has no threshold "within"; did you mean "withinMs"?',
    ],
    [
      "a threshold of a metric without any",
      ["measure", "-", ...answers, "--given", "nps.toString=1"],
      '--given nps.toString=1: nps has no threshold "toString"; it has none',
    ],
    [
      "a threshold that is no number",
      ["measure", "-", ...contacts, "--given", "serviceLevel.withinMs=20s"],
      '--given serviceLevel.withinMs=20s: "20s" is not a number',
    ],
    [
      "a threshold without a value",
      ["measure", "-", ...contacts, "--given", "serviceLevel"],
      "--given serviceLevel: write it as id.name=value",
    ],
    [
      "a threshold of an unknown metric",
      ["measure", "-", ...contacts, "--given", "servicelevel.withinMs=1"],
      '--given servicelevel.withinMs=1: unknown metric "servicelevel"; did you mean "serviceLevel"?',
    ],
    [
      "an unknown period",
      ["measure", "-", ...answers, "--every", "months"],
      '--every "months" is unknown; did you mean "month"?',
    ],
    [
      "a period without a zone",
      ["measure", "-", ...answers, "--every", "month"],
      "--every month needs --time-zone, such as Europe/Oslo or UTC",
    ],
    [
      "a zone without a period",
      ["measure", "-", ...answers, "--time-zone", "UTC"],
      "--time-zone needs --every",
    ],
    ["an instant without a period", ["measure", "-", ...answers, "--at", "invitedAt"], "--at needs --every"],
    [
      "a week without a period",
      ["measure", "-", ...answers, "--week-start", "sunday"],
      "--week-start needs --every",
    ],
    [
      "a year without a period",
      ["measure", "-", ...answers, "--year-start", "april"],
      "--year-start needs --every",
    ],
    [
      "a fiscal year without a period",
      ["measure", "-", ...answers, "--fiscal-year", "4-4-5,last,saturday,september"],
      "--fiscal-year needs --every",
    ],
    [
      "a week for months",
      ["measure", "-", ...answers, "--every", "month", "--week-start", "sunday"],
      "--week-start is for --every week",
    ],
    [
      "an unknown day",
      ["measure", "-", ...answers, "--every", "week", "--week-start", "sundae"],
      '--week-start "sundae" is unknown; did you mean "sunday"?',
    ],
    [
      "a day by number",
      ["measure", "-", ...answers, "--every", "week", "--week-start", "7"],
      '--week-start "7" is unknown; there is monday, tuesday, wednesday, thursday, friday, saturday, sunday',
    ],
    [
      "a year for months",
      ["measure", "-", ...answers, "--every", "month", "--year-start", "april"],
      "--year-start is for --every quarter or year",
    ],
    [
      "an unknown month",
      ["measure", "-", ...answers, "--every", "year", "--year-start", "Aprill"],
      '--year-start "Aprill" is unknown; did you mean "april"?',
    ],
    [
      "two kinds of year",
      [
        ...["measure", "-", ...answers, "--every", "year", "--year-start", "april"],
        ...["--fiscal-year", "4-4-5,last,saturday,september"],
      ],
      "say --year-start or --fiscal-year, not both",
    ],
    [
      "a fiscal year for weeks",
      ["measure", "-", ...answers, "--every", "week", "--fiscal-year", "4-4-5,last,saturday,september"],
      "--fiscal-year is for --every month, quarter or year; its weeks are those of --week-start",
    ],
    [
      "half a fiscal year",
      ["measure", "-", ...answers, "--every", "month", "--fiscal-year", "4-4-5"],
      '--fiscal-year: write weeks, last or nearest, day and month, as in 4-4-5,last,saturday,september; not "4-4-5"',
    ],
    [
      "a fiscal year of other weeks",
      ["measure", "-", ...answers, "--every", "month", "--fiscal-year", "4-4-4,last,saturday,september"],
      '--fiscal-year "4-4-4" is unknown; did you mean "4-4-5"?',
    ],
    [
      "a fiscal year that ends somehow",
      ["measure", "-", ...answers, "--every", "month", "--fiscal-year", "4-4-5,first,saturday,september"],
      '--fiscal-year "first" is unknown; there is last, nearest',
    ],
    [
      "metrics of two facts of one record",
      ["measure", "-", "--record", "case", "--metrics", "resolutionRate,slaAttainment"],
      "the metrics are of case and slaInstance facts; measure those of each in a run of its own",
    ],
    [
      "a window for promises",
      [
        ...["measure", "-", "--record", "case", "--metrics", "slaAttainment"],
        ...["--window", "2026-01-01T00:00:00Z/2026-02-01T00:00:00Z"],
      ],
      "--window says nothing about slaInstance facts",
    ],
    [
      "a mistyped zone",
      ["measure", "-", ...answers, "--every", "day", "--time-zone", "Europe/Olso"],
      'unknown time zone "Europe/Olso"; did you mean "Europe/Oslo"?',
    ],
    [
      "an unknown zone",
      ["measure", "-", ...answers, "--every", "day", "--time-zone", "+01:00"],
      'unknown time zone "+01:00"; use an IANA name such as Europe/Oslo or UTC',
    ],
    [
      "another confidence",
      ["measure", "-", ...answers, "--confidence", "95"],
      '--confidence "95" is none of 0.8, 0.9, 0.95, 0.99',
    ],
    [
      "another policy",
      ["measure", "-", ...answers, "--on-invalid", "ignore"],
      '--on-invalid "ignore" is unknown; there is exclude, throw',
    ],
    [
      "another format",
      ["measure", "-", ...answers, "--format", "jsn"],
      '--format "jsn" is unknown; did you mean "json"?',
    ],
    [
      "an unknown column of a record",
      ["measure", "-", "--record", "interaction", "--metrics", "fcr", "--by", "chanel"],
      '--by "chanel" is unknown; did you mean "channel"?',
    ],
    [
      "a column that is no instant",
      [
        "measure",
        "-",
        "--record",
        "interaction",
        "--metrics",
        "fcr",
        "--every",
        "day",
        "--time-zone",
        "UTC",
        "--at",
        "channel",
      ],
      '--at "channel" is unknown; there is startAt, answeredAt, endAt',
    ],
    [
      "an end that is no instant",
      ["measure", "-", "--record", "interaction", "--metrics", "fcr", "--as-of", "2026-03-31"],
      '--as-of: "2026-03-31" is not an instant such as 2026-03-31T22:00:00Z',
    ],
    [
      "an end for facts",
      ["measure", "-", ...answers, "--as-of", "2026-03-31T22:00:00Z"],
      "--as-of is for --record; facts are measured as they are",
    ],
    [
      "half a window",
      ["measure", "-", "--record", "case", "--metrics", "resolutionRate", "--window", "2026-03-31T22:00:00Z"],
      '--window: write two instants with a slash between, not "2026-03-31T22:00:00Z"',
    ],
    [
      "a window turned round",
      [
        "measure",
        "-",
        "--record",
        "case",
        "--metrics",
        "resolutionRate",
        "--window",
        "2026-03-31T22:00:00Z/2026-01-01T00:00:00Z",
      ],
      "--window: 2026-03-31T22:00:00Z/2026-01-01T00:00:00Z ends before it begins",
    ],
    [
      "invitations for cases",
      ["measure", "-", "--record", "case", "--metrics", "resolutionRate", "--invitations", "x"],
      "--invitations is for --record surveyResponse",
    ],
    [
      "standard input twice",
      ["measure", "-", "--record", "surveyResponse", "--metrics", "nps", "--invitations", "-"],
      "only one of the files can be standard input",
    ],
    [
      "an unknown metric to define",
      ["define", "net promotr"],
      'unknown metric "net promotr"; did you mean "nps"?',
    ],
    ["names and all", ["define", "nps", "--all"], "name metrics or say --all, not both"],
  ])("refuses %s", (_, args, line) => refuses(args, line));

  it("tells what the facts can measure when a metric is of another", async () => {
    const run = await touchstone.run(["measure", "-", "--fact", "case", "--metrics", "nps"]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(
      /^touchstone: "nps" is a metric of surveyResponse, and these are case facts; case facts measure [^\n]*resolutionRate[^\n]*\n$/,
    );
    expect(run.stderr).not.toContain("serviceLevel");
  });
});

describe("a file that cannot be read", () => {
  it.each<[title: string, args: readonly string[], line: string]>([
    ["that is missing", ["measure", "missing.ndjson", ...answers], "missing.ndjson: there is no such file"],
    ["that is a directory", ["measure", ".", ...answers], ".: this is a directory, not a file"],
    [
      "whose gzip is cut off",
      ["measure", "damaged.ndjson.gz", ...answers],
      "damaged.ndjson.gz: the gzip is damaged (unexpected end of file)",
    ],
    [
      "of other records",
      ["measure", "cases.ndjson", "--record", "interaction", "--metrics", "fcr"],
      "cases.ndjson: the rows look like case records, not interaction records; use --record case",
    ],
    [
      "of other records that could pass",
      ["measure", "cases.ndjson", "--record", "surveyInvitation", "--metrics", "responseRate"],
      "cases.ndjson: the rows look like case records, not surveyInvitation records; use --record case",
    ],
    [
      "of records where facts are said to be",
      ["measure", "cases.ndjson", "--fact", "case", "--metrics", "resolutionRate"],
      "cases.ndjson: the rows look like case records, not case facts; use --record case",
    ],
    [
      "of records that nothing measures",
      ["measure", "queues.ndjson", "--record", "case", "--metrics", "resolutionRate"],
      "queues.ndjson: the rows look like queue records, not case records; queue records cannot be measured",
    ],
  ])("is refused %s", (_, args, line) => refuses(args, line));
});

describe("text that is not in its format", () => {
  const measure = ["measure", "-", ...answers];
  it.each<[input: string, line: string]>([
    ['{"score":9}\n{"score":8,}\n', "line 2, column 12: not JSON: expected a name in quotes, found }"],
    ['{"score":9}\n\n{"score":NaN}', "line 3, column 10: not JSON: expected a value, found NaN"],
    ['{"score":9}\n{"score":8', "line 2, column 11: not JSON: expected , or }, found the end"],
    ['[{"score":9},\n {"score" 8}]', "line 2, column 11: not JSON: expected :, found 8"],
    ['[{"score":9},\n {"score":\n"8}]', "line 3, column 1: not JSON: a text that is not closed"],
    ['[{"score":9},\n]', "line 2, column 1: not JSON: expected a value"],
    ['[{"score":9}\n', "line 2, column 1: not JSON: the array is not closed"],
    ['[{"score":9}]\n{}', "line 2, column 1: not JSON: expected the end after the array"],
    ["score,channel\n9,voice\n8\n", "line 3: 1 cell where the header has 2"],
    ['score,channel\n9,"a\nb"\n8,"voice\n', "line 4: not CSV: a quote that is not closed"],
    ['score,channel\n9,"a"b\n', "line 2: not CSV: a quote inside of a quoted cell; double it"],
    [
      'score,channel\n9,a"b\n',
      "line 2: not CSV: a quote inside of a cell; quote the whole cell and double it",
    ],
    ["score,score\n9,8\n", 'line 1: there are two columns "score"'],
    ["score,\n9,8\n", "line 1: column 2 has no name"],
  ])("%j is refused with line and reason", (input, line) =>
    refuses(measure, `standard input ${line}`, input),
  );

  it.each<[title: string, input: Uint8Array, line: string]>([
    [
      "Latin-1",
      Buffer.from("score,name\n9,bl\u00e5b\u00e6r\n", "latin1"),
      "this is not UTF-8 text; save it as UTF-8",
    ],
    ["Parquet", Buffer.from("PAR1\u0015\u0004"), "this is a Parquet file; measure it with --engine duckdb"],
    [
      "a workbook",
      Buffer.from("PK\u0003\u0004"),
      "this is a zip archive or a workbook; unpack it, or save it as CSV",
    ],
  ])("%s is refused by name", (_, input, line) => refuses(measure, `standard input: ${line}`, input));

  it("is taken as the format that is forced", () =>
    refuses(
      [...measure, "--format", "ndjson"],
      "standard input line 1, column 1: not JSON: expected a value, found score",
      "score\n9\n",
    ));
});

describe("columns that the metrics read", () => {
  const measure = ["measure", "-", ...answers];
  it.each<[input: string, line: string]>([
    ["Score,channel\n9,voice\n", 'there is no column "score", which the metrics read; did you mean "Score"?'],
    ["rating;channel\n", 'there is no column "score", which the metrics read; there is rating, channel'],
    ["Dear all,\n", "line 1: column 2 has no name"],
    ['{"Score":9,"channel":"voice"}\n', "no row has what the metrics read: score"],
  ])("cannot all be absent, as of %j", (input, line) =>
    refuses(measure, `standard input${line.startsWith("line") ? "" : ":"} ${line}`, input),
  );
});

describe("a column that no row has", () => {
  const rows = '{"score":9,"region":"north"}\n{"score":8}\n';
  it.each<[args: readonly string[], line: string]>([
    [["--by", "chanel"], '--by "chanel" is unknown; did you mean "channel"?'],
    [["--by", "planet"], '--by "planet" is unknown; no row has it'],
    [["--by", "constructor"], '--by "constructor" is unknown; no row has it'],
    [["--by", "__proto__"], '"__proto__" is not a column'],
    [["--every", "day", "--time-zone", "UTC", "--at", "then"], '--at "then" is unknown; no row has it'],
  ])("%j is refused", (args, line) => refuses(["measure", "-", ...answers, ...args], line, rows));

  it("is no matter where there are no rows", async () => {
    const run = await touchstone.run(["measure", "-", ...answers, "--by", "planet", "--json"]);
    expect(run).toEqual({ code: 0, stdout: expect.any(String), stderr: "" });
    expect(JSON.parse(run.stdout)).toEqual({ measurements: [], invalid: 0, findings: [] });
  });
});
