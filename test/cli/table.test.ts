import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { breakList } from "../../src/cli/table.ts";
import { command } from "./command.ts";

const touchstone = command();
const rows = [
  { contactId: "1", channel: "voice", offered: true, answered: true, abandoned: false, waitMs: 10_000 },
  { contactId: "2", channel: "voice", offered: true, answered: true, abandoned: false, waitMs: 90_000 },
  { contactId: "3", channel: "voice", offered: true, answered: false, abandoned: true, waitMs: 3000 },
  { contactId: "4", channel: "chat", offered: true, answered: true, abandoned: false, waitMs: 4_980_000 },
  {
    contactId: "5",
    channel: "a\u001b[31mb\nc",
    offered: false,
    answered: false,
    abandoned: false,
    waitMs: null,
  },
  { contactId: "6", offered: true, answered: true, abandoned: false, waitMs: 0 },
].map((row, index) => ({ ...row, startAt: `2026-0${1 + (index % 2)}-15T12:00:00Z` }));

beforeAll(() => touchstone.write("contacts.ndjson", rows.map((row) => JSON.stringify(row)).join("\n")));

const measure = ["measure", "contacts.ndjson", "--fact", "contact"];

describe("the table", () => {
  it("says values as people do", async () => {
    const { stdout, code } = await touchstone.run([
      ...measure,
      ...["--metrics", "serviceLevel,averageSpeedOfAnswer", "--by", "channel"],
    ]);
    expect(code).toBe(0);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      metric                channel              value  95 % interval        n  left out
      serviceLevel          a\\u001b[31mb c           –  –                    0  notOffered 1
      averageSpeedOfAnswer  a\\u001b[31mb c           –  –                    0  notOffered 1
      serviceLevel          chat                 0.0 %  0.0 % to 79.3 %      1
      averageSpeedOfAnswer  chat            1 h 23 min  –                    1
      serviceLevel          voice               50.0 %  9.5 % to 90.5 %      2  shortAbandon 1
      averageSpeedOfAnswer  voice               50.0 s  0.0 s to 9 min 18 s  2  notAnswered 1
      serviceLevel          –                  100.0 %  20.7 % to 100.0 %    1
      averageSpeedOfAnswer  –                    0.0 s  –                    1

      serviceLevel: withinMs = 20000, shortAbandonMs = 5000
      "
    `);
  });

  it("has a column for the variant and one for the period where there is something to say", async () => {
    const { stdout } = await touchstone.run([
      ...measure,
      ...["--metrics", "serviceLevel", "--variant", "serviceLevel=offered", "--confidence", "0.99"],
      ...["--every", "month", "--time-zone", "Europe/Oslo"],
    ]);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      metric        variant  month from (Europe/Oslo)   value  99 % interval    n  left out
      serviceLevel  offered  2026-01-01                50.0 %  6.2 % to 93.8 %  2  notOffered 1
      serviceLevel  offered  2026-02-01                33.3 %  4.0 % to 85.6 %  3

      months by startAt: When the contact began.
      serviceLevel.offered: withinMs = 20000
      "
    `);
  });

  it("says that there are no rows", async () => {
    const args = ["measure", "-", "--fact", "surveyResponse", "--metrics", "nps"];
    const all = await touchstone.run(args);
    expect(`\n${all.stdout}`).toMatchInlineSnapshot(`
      "
      metric  value  95 % interval  n  left out
      nps         –  –              0

      There is no row.
      "
    `);
    const grouped = await touchstone.run([...args, "--by", "channel"]);
    const spoilt = await touchstone.run([...args, "--by", "channel"], { input: "[5]" });
    expect(spoilt.stdout).toBe("There is no sound row, so there is no group to measure.\n");
    expect(grouped.stdout).toBe("There is no row, so there is no group to measure.\n");
  });

  it("is paged where it is long, and loses no row", async () => {
    const input = Array.from({ length: 450 }, (_, index) => `{"score":9,"customerId":"u-${index}"}\n`).join(
      "",
    );
    const args = ["measure", "-", "--fact", "surveyResponse", "--metrics", "nps", "--by", "customerId"];
    const lines = (await touchstone.run(args, { input })).stdout.split("\n");
    expect(lines.filter((line) => line.startsWith("metric"))).toHaveLength(3);
    const customers = lines.flatMap((line) => /u-\d+/.exec(line)?.[0] ?? []);
    expect(new Set(customers).size).toBe(450);
  });

  it("breaks lists between their items alone", () => {
    expect(breakList(["notOffered 54", "flowedOut 2", "shortAbandon 3"], 27)).toBe(
      "notOffered 54, flowedOut 2,\nshortAbandon 3",
    );
    expect(breakList(["notOffered 54", "flowedOut 2"], 5)).toBe("notOffered 54,\nflowedOut 2");
    expect(breakList([], 30)).toBe("");
  });
});

it("ends in silence when its reader has had enough", async () => {
  const child = spawn(process.execPath, [join(touchstone.directory(), "dist/cli.mjs"), "define", "--all"]);
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect([code, stderr]).toEqual([0, ""]);
});

const hasScript = spawnSync("script", ["--version"]).status === 0;
if (!hasScript) console.warn("There is no `script` here, so nothing is tested on a terminal.");

/** Runs the command on a terminal of so many columns; standard output and error come as one. */
async function onTerminal(columns: number, args: readonly string[], before = ""): Promise<string> {
  const quoted = [process.execPath, join(touchstone.directory(), "dist/cli.mjs"), ...args].map(
    (arg) => `'${arg}'`,
  );
  const line = `stty cols ${columns}; cd '${touchstone.directory()}'; ${before} ${quoted.join(" ")}`;
  // Nothing else of the environment: CI, NO_COLOR and a dozen others each change what a terminal may show.
  const env = { PATH: process.env["PATH"], SHELL: "/bin/sh", TERM: "xterm" };
  const child = spawn("script", ["-qec", line, "/dev/null"], { env });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => {
    text += more;
  });
  await new Promise((resolve) => child.on("close", resolve));
  return text.replaceAll("\r\n", "\n");
}

describe.skipIf(!hasScript)(
  `on a terminal${hasScript ? "" : " (skipped: there is no `script` here)"}`,
  () => {
    const args = [...measure, "--metrics", "serviceLevel", "--by", "channel"];
    const bold = "\u001b[1m";

    it("headings are bold, unless NO_COLOR or a dumb terminal says otherwise", async () => {
      expect(await onTerminal(100, args)).toContain(`${bold}metric`);
      expect(await onTerminal(100, args, "NO_COLOR=1")).not.toContain("\u001b");
      expect(await onTerminal(100, args, "TERM=dumb")).not.toContain("\u001b");
    });

    it("the reasons fit into the columns that are left, and no number is broken", async () => {
      const input = rows.flatMap((row) => [
        row,
        { ...row, discarded: "test" },
        { ...row, direction: "outbound" },
        { ...row, waitMs: null },
      ]);
      await touchstone.write("many.ndjson", input.map((row) => JSON.stringify(row)).join("\n"));
      const many = ["measure", "many.ndjson", "--fact", "contact", "--metrics", "serviceLevel"];
      const text = await onTerminal(80, many, "NO_COLOR=1");
      const lines = text.split("\n");
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
      const reasons = lines
        .slice(1, lines.indexOf(""))
        .map((line) => line.slice(lines[0]?.indexOf("left out")));
      expect(reasons.length).toBeGreaterThan(1);
      for (const reason of reasons) expect(reason).toMatch(/^(\w+ \d+(, |,$|$))+$/);
    });

    const long = 25_000_000;
    const isBar = /reading [█░]{30}/;

    it("a bar shows how far a long reading is, and goes away", async () => {
      await touchstone.write("long.ndjson", `${'{"score":9}'.padEnd(999)}\n`.repeat(long / 1000));
      const args = ["measure", "long.ndjson", "--fact", "surveyResponse", "--metrics", "nps"];
      const text = await onTerminal(100, args);
      expect(text).toMatch(isBar);
      expect(text).toContain("of 25 MB");
      expect(text.slice(text.lastIndexOf("left"))).toContain("+100.0");
      expect(text.lastIndexOf("\u001b[2K")).toBeGreaterThan(text.lastIndexOf("reading"));
      const piped = await touchstone.run(args);
      expect([piped.code, piped.stderr]).toEqual([0, ""]);
    });

    it("no bar shows for a short one", async () => {
      expect(await onTerminal(100, args)).not.toMatch(isBar);
    });
  },
);
