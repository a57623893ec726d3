import { beforeAll, describe, expect, it } from "vitest";
import { command } from "./command.ts";

const touchstone = command();

/** Saturday and Sunday, 7 and 8 March 2026, and the last and first day of fiscal months. */
const answers = [
  { score: 10, respondedAt: "2026-03-07T12:00:00Z", invitedAt: "2026-02-27T12:00:00Z" },
  { score: 10, respondedAt: "2026-03-08T12:00:00Z", invitedAt: "2026-02-28T12:00:00Z" },
  { score: 0, respondedAt: "2026-03-28T12:00:00Z", invitedAt: "2026-02-28T12:00:00Z" },
  { score: 0, respondedAt: "2026-03-29T12:00:00Z", invitedAt: "2026-03-29T12:00:00Z" },
];
beforeAll(() =>
  touchstone.write("answers.ndjson", answers.map((answer) => JSON.stringify(answer)).join("\n")),
);

const measure = ["measure", "answers.ndjson", "--fact", "surveyResponse", "--metrics", "nps"];
const utc = ["--time-zone", "UTC"];

async function periods(...args: readonly string[]) {
  const run = await touchstone.run([...measure, ...utc, ...args, "--json"]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const { measurements } = JSON.parse(run.stdout);
  return measurements.map(({ period, n }: { period: object; n: number }) => ({ ...period, n }));
}

describe("periods", () => {
  it("are weeks from the day asked for, and the JSON says so", async () => {
    const place = { every: { every: "week", from: 7 }, timeZone: "UTC", at: "respondedAt" };
    expect(await periods("--every", "week", "--week-start", "Sunday")).toEqual([
      { ...place, start: "2026-03-01", n: 1 },
      { ...place, start: "2026-03-08", n: 1 },
      { ...place, start: "2026-03-22", n: 1 },
      { ...place, start: "2026-03-29", n: 1 },
    ]);
    const weeks = await periods("--every", "week");
    expect(weeks[0]).toMatchObject({ every: "week", start: "2026-03-02", n: 2 });
  });

  it("are quarters and years from the month asked for", async () => {
    expect(await periods("--every", "year", "--year-start", "april")).toEqual([
      { every: { every: "year", from: 4 }, start: "2025-04-01", timeZone: "UTC", at: "respondedAt", n: 4 },
    ]);
    expect(await periods("--every", "quarter", "--year-start", "february")).toMatchObject([
      { every: { every: "quarter", from: 2 }, start: "2026-02-01", n: 4 },
    ]);
  });

  it("are those of a fiscal year", async () => {
    // 2025's ended on Saturday 27 September; its second quarter is from 28 December, of 4, 4 and 5 weeks.
    const fiscalYear = { months: "4-4-5", end: "lastInMonth", endsOn: 6, endsWith: 9 };
    const found = await periods("--every", "month", "--fiscal-year", "4-4-5,last,saturday,september");
    expect(found).toMatchObject([
      { every: { every: "month", fiscalYear }, start: "2026-02-22", n: 3 },
      { every: { every: "month", fiscalYear }, start: "2026-03-29", n: 1 },
    ]);
    const nearest = await periods("--every", "year", "--fiscal-year", "4-5-4, nearest, Saturday, January");
    expect(nearest).toMatchObject([
      {
        every: { fiscalYear: { months: "4-5-4", end: "nearestMonthEnd", endsOn: 6, endsWith: 1 } },
        start: "2026-02-01",
      },
    ]);
  });
});

describe("the instant that places a row", () => {
  it("is the fact's own unless said, and told in the JSON", async () => {
    expect(await periods("--every", "month")).toMatchObject([
      { at: "respondedAt", start: "2026-03-01", n: 4 },
    ]);
    expect(await periods("--every", "month", "--at", "invitedAt")).toMatchObject([
      { at: "invitedAt", start: "2026-02-01", n: 3 },
      { at: "invitedAt", start: "2026-03-01", n: 1 },
    ]);
  });

  it("is told below the table, in its own words", async () => {
    const below = async (...args: readonly string[]) => {
      const { stdout } = await touchstone.run([...measure, ...utc, ...args]);
      return stdout.split("\n").filter((line) => line.includes(" by "));
    };
    expect(await below("--every", "month")).toEqual([
      expect.stringMatching(/^months by respondedAt: \p{Lu}.*\.$/u),
    ]);
    expect(await below("--every", "week", "--week-start", "sunday", "--at", "invitedAt")).toEqual([
      expect.stringMatching(/^weeks from Sunday by invitedAt: /),
    ]);
    expect(await below("--every", "quarter", "--year-start", "APRIL")).toEqual([
      expect.stringMatching(/^quarters of years from April by respondedAt: /),
    ]);
    expect(await below("--every", "year", "--fiscal-year", "4-4-5,last,saturday,september")).toEqual([
      expect.stringMatching(/^years of the fiscal year 4-4-5,last,saturday,september by respondedAt: /),
    ]);
  });

  it("may be a column of one's own", async () => {
    await touchstone.write("own.ndjson", '{"score":9,"closedOn":"2026-03-07T12:00:00Z"}\n');
    const run = await touchstone.run([
      ...["measure", "own.ndjson", ...measure.slice(2), ...utc, "--every", "day", "--at", "closedOn"],
    ]);
    expect(run.stdout).toContain("2026-03-07");
    expect(run.stdout).toContain("\ndays by closedOn\n");
  });

  it("is told of every metric by define", async () => {
    const { stdout } = await touchstone.run(["define", "resolutionRate"]);
    expect(stdout).toMatch(/Periods are by\s+createdAt\s+unless\s+said\./);
  });
});
