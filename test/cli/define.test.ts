import { describe, expect, it } from "vitest";
import { textsOf } from "../../src/facts/texts.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { command } from "./command.ts";

const touchstone = command();
const { version } = await import("../../package.json");

async function told(...args: readonly string[]): Promise<string> {
  const run = await touchstone.run(args);
  expect(run).toEqual({ code: 0, stdout: expect.any(String), stderr: "" });
  return run.stdout;
}

describe("touchstone define", () => {
  it("tells all of them, a page each", async () => {
    const lines = (await told("define", "--all")).split("\n");
    for (const { metric, name } of Object.values(catalogue)) {
      const titles = lines.filter((line) => line.startsWith(name) && line.endsWith(` – ${metric.id}`));
      expect(titles).toHaveLength(1);
    }
    for (const line of lines) expect(line).toBe(line.trimEnd());
  });

  it("tells one as the same page", async () => {
    const page = await told("define", "nps");
    expect(await told("define", "--all")).toContain(page);
    expect(page).toContain("Formula\n  nps         = (promoters − detractors) × 100 ÷");
    expect(page).toContain('FROM "surveyResponse" AS source');
  });

  it("lists them where none is named", async () => {
    const list = await told("define");
    for (const id of Object.keys(catalogue)) expect(list).toMatch(new RegExp(`^  ${id} `, "m"));
    const { metrics } = JSON.parse(await told("define", "--json"));
    expect(metrics.map(({ id }: { id: string }) => id)).toEqual(Object.keys(catalogue));
    expect(Object.keys(metrics[0])).toEqual(["id", "name", "abbreviation", "family", "says"]);
  });

  it.each([
    ["net promoter", "nps"],
    ["Net-Promoter Score", "nps"],
    ["NPS", "nps"],
    ["service level", "serviceLevel"],
    ["ServiceLevel", "serviceLevel"],
    ["asa", "averageSpeedOfAnswer"],
  ])("knows %j", async (name, id) => {
    const { metrics } = JSON.parse(await told("define", name, "--json"));
    expect(metrics.map((one: { id: string }) => one.id)).toEqual([id]);
  });

  it("tells several, each once", async () => {
    const { metrics } = JSON.parse(await told("define", "fcr", "NPS", "nps", "--json"));
    expect(metrics.map(({ id }: { id: string }) => id)).toEqual(["fcr", "nps"]);
  });
});

describe("the JSON of all definitions", () => {
  it("holds everything that the catalogue holds, and what follows from the formula", async () => {
    const { metrics } = JSON.parse(await told("define", "--all", "--json"));
    expect(metrics).toHaveLength(Object.keys(catalogue).length);
    for (const [index, entry] of Object.values(catalogue).entries()) {
      const { metric, variants, examples, ...text } = entry;
      const found = metrics[index];
      expect(found).toMatchObject(JSON.parse(JSON.stringify({ ...text, id: metric.id, examples })));
      expect(found.range).toEqual(metric.range);
      expect(found).toMatchObject({ unit: metric.unit, better: metric.better, domain: metric.domain });
      expect(found.tools).toEqual(entry.tools ?? []);
      expect(found.empty).toEqual(measure(metric, []).value);
      expect(found.formula.words).not.toBe("");
      expect(Object.keys(found.parts)).toEqual(Object.keys(metric.formula(metric.given).parts));
      expect(found.sql.duckdb).toMatch(/^WITH read AS/);
      expect(found.fact).toEqual({
        name: metric.fact.name,
        grain: textsOf(metric.fact).grain,
        at: metric.fact.at,
      });
      expect(Object.keys(found.variants)).toEqual(Object.keys(metric.variants));
      for (const [name, variant] of Object.entries(metric.variants)) {
        expect(found.variants[name]).toMatchObject({
          ...variants[name],
          given: variant.given,
          variant: name,
        });
      }
    }
  });

  it("answers on one page what our CSAT is and why the helpdesk shows another", async () => {
    const page = (await told("define", "csat")).replaceAll(/\s+/g, " ");
    const tools = catalogue.csat.tools ?? [];
    expect(tools.some(({ tool }) => tool.startsWith("Freshdesk"))).toBe(true);
    for (const { tool, calls, differs } of tools) {
      for (const words of [tool, calls, differs]) expect(page).toContain(words);
    }
    const { metrics } = JSON.parse(await told("define", "csat", "--json"));
    expect(metrics[0].tools).toEqual(tools);
  });

  it("says which reasons mean bad input", async () => {
    const { metrics } = JSON.parse(await told("define", "nps", "--json"));
    expect(metrics[0].invalid).toContain("offScale");
    expect(metrics[0].invalid).toContain("invalidScore");
    expect(metrics[0].invalid).not.toContain("unanswered");
  });
});

describe("touchstone", () => {
  it("tells its version", async () => expect(await told("--version")).toBe(`${version}\n`));

  it("helps, with examples that name every option", async () => {
    expect(await told("--help")).toContain("Examples:");
    const help = await told("measure", "--help");
    for (const option of "record fact with items snapshot-at previous-from window metrics by every time-zone at given variant confidence as-of on-invalid format json".split(
      " ",
    )) {
      expect(help).toMatch(new RegExp(`^  --${option}\\b`, "m"));
    }
    expect(help).toMatch(/^Limit: /m);
    expect(await told("define", "--help")).toContain("touchstone define fcr");
    for (const name of ["compare", "explain", "difference", "sql"]) {
      const own = await told(name, "--help");
      expect(own).toContain(`  touchstone ${name} `);
      expect(own).toMatch(/^ {2}--json\b/m);
    }
  });
});
