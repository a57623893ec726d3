import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { facts, metrics, pages } from "../../docs/pages/index.ts";
import { catalogue } from "../../src/catalogue.ts";
import { formRules, integrityRules } from "../../src/events/index.ts";
import { defaultLimits } from "../../src/events/rules/rule-limits.ts";
import { toSql } from "../../src/sql/index.ts";

const guidesFolder = resolve(import.meta.dirname, "../../docs/guides");
const generated = pages();
const entries = Object.values(catalogue);
const guides = readdirSync(guidesFolder).map((file) => ({
  file,
  text: readFileSync(resolve(guidesFolder, file), "utf8"),
}));

const pageOf = (file: string): string => {
  const found = generated.find((page) => page.file === file);
  if (found === undefined) throw new Error(`There is no page ${file}.`);
  return found.text;
};
const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "");

/** Places that a page leads to within the site: `file.md`, `file.md#heading` or `#heading`. */
const internalLinks = (text: string): readonly string[] =>
  Array.from(withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => target ?? "").filter(
    (target) => !/^https?:/.test(target),
  );

const headings = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

describe("The generated pages", () => {
  it("have one for each metric and fact, and four over all, each under its own name", () => {
    const files = generated.map(({ file }) => file);
    expect(files).toEqual([
      "metrics.md",
      "tools.md",
      "terms.md",
      "rules.md",
      ...entries.map(({ metric }) => `${metric.id}.md`),
      ...facts.map(({ name }) => `fact-${name}.md`),
    ]);
    expect(facts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(entries.map(({ metric }) => metric.fact.name)),
    );
    const titles = metrics.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("list every metric on the overview, under its domain", () => {
    for (const { metric, name, says } of entries) {
      expect(pageOf("metrics.md")).toContain(`(${metric.id}.md)`);
      expect(pageOf("metrics.md")).toContain(name);
      expect(pageOf("metrics.md")).toContain(says);
    }
  });

  it("list every tool's word on one page, with the metric and the definition that it is", () => {
    const rows = pageOf("tools.md").split("\n");
    const terms = entries.flatMap(({ metric, tools = [] }) => tools.map((term) => ({ metric, term })));
    expect(terms.length).toBeGreaterThan(50);
    for (const { metric, term } of terms) {
      const here = typeof term.variant === "string" ? `\`${term.variant}\`` : "";
      const told = [`(${metric.id}.md)`, here, term.differs];
      const row = rows.find(
        (line) => line.startsWith(`| ${term.calls}`) && told.every((text) => line.includes(text)),
      );
      expect(row, `${term.tool}: ${term.calls}`).toBeDefined();
    }
  });

  it("tell every unit that a metric has, with its metrics", () => {
    for (const { metric } of entries) expect(pageOf("terms.md")).toContain(`[${metric.id}](${metric.id}.md)`);
  });

  it("tell every rule that a finding can name, and every limit with its rules", () => {
    const text = pageOf("rules.md");
    const lines = text.split("\n");
    for (const { id, severity, says } of [...Object.values(formRules), ...integrityRules]) {
      const own = lines.filter((line) => line.startsWith(`| \`${id}\` | `));
      expect(own.length, id).toBeGreaterThan(0);
      const isFormToo = id === "SHP-01";
      if (isFormToo) continue;
      expect(own.join("\n").replaceAll("`", "")).toContain(`| ${severity} | ${says} |`);
    }
    const ids = new Set([...Object.values(formRules), ...integrityRules].map(({ id }) => id));
    for (const limit of Object.keys(defaultLimits)) {
      const row = lines.find((line) => line.startsWith(`| \`${limit}\` | `)) ?? "";
      expect(row, limit).toMatch(/Default/);
      const named = row.match(/\b[A-Z]{2,4}-\d\d\b/g) ?? [];
      expect(named.filter((id) => !ids.has(id))).toEqual([]);
      expect(named.length > 0, `${limit} names its rules`).toBe(limit !== "maxRemembered");
    }
  });

  it.each([...generated, ...guides])("$file: every internal link leads somewhere", ({ file, text }) => {
    const all = guides.some((guide) => guide.file === file) ? guides : generated;
    for (const link of internalLinks(text)) {
      const [path = "", heading] = link.split("#");
      const target = path === "" ? text : all.find((page) => page.file === path)?.text;
      expect(target, `${link} does not exist`).toBeDefined();
      if (heading !== undefined) expect(headings(target ?? "")).toContain(heading);
    }
  });

  it.each(generated)("$file holds nothing that was left unsaid", ({ text }) => {
    expect(withoutCode(text)).not.toMatch(/undefined|\bNaN\b|\[object |Infinity|temml-error/);
  });

  it.each(generated)("$file has only tables of equal rows", ({ text }) => {
    for (const table of text.match(/(?:^\|.*\|\n)+/gm) ?? []) {
      const cells = table
        .trimEnd()
        .split("\n")
        .map((row) => row.replaceAll("\\|", "").split("|").length);
      expect(new Set(cells).size, table).toBe(1);
    }
  });
});

describe.each(entries)("The page of $name", (entry) => {
  const { metric } = entry;
  const text = pageOf(`${metric.id}.md`);

  it("tells its formula, population, thresholds and columns", () => {
    const formula = metric.formula(metric.given);
    expect(text).toContain("<math");
    expect(text).toContain(entry.population);
    for (const part of Object.keys(formula.parts)) expect(text).toContain(`| \`${part}\` |`);
    for (const { reason } of formula.exclusions) expect(text).toContain(`| \`${reason}\` |`);
    for (const threshold of Object.keys(metric.given)) expect(text).toContain(`| \`${threshold}\` |`);
    for (const { name } of formula.columns) expect(text).toContain(`| \`${name}\` |`);
  });

  it("tells each variant, how it differs and who uses it", () => {
    for (const [name, variant] of Object.entries(entry.variants)) {
      expect(text).toContain(`\`${name}\`<br>${variant.says}`);
      for (const { title, url } of variant.usedBy) expect(text).toContain(url ?? title);
      const row = text.split("\n").find((line) => line.startsWith(`| \`${name}\`<br>`));
      expect(row?.split(" | ")[1], `${name} differs in nothing`).not.toBe("");
    }
  });

  it("tells what each tool calls it, what that is here and how it differs", () => {
    for (const { tool, calls, variant, differs } of entry.tools ?? []) {
      const here =
        variant === undefined ? "none here" : variant === null ? "the recommended one" : `\`${variant}\``;
      expect(text).toContain(`| ${tool} | ${calls} | ${here} | ${differs}`);
    }
  });

  it("tells each worked example, pitfall and source", () => {
    for (const { because } of entry.examples) expect(text).toContain(because);
    for (const pitfall of entry.beware) expect(text).toContain(`- ${pitfall}`);
    for (const { title } of entry.sources) expect(text).toContain(title);
  });

  it("holds its SQL", () => {
    const from = /Over a table `(\w+)`/.exec(text)?.[1] ?? "";
    expect(text).toContain(toSql(metric, { dialect: "duckdb", from }));
    expect(text).toContain(toSql(metric, { dialect: "postgresql", from }));
  });
});

it("Each guide is named in its front matter as in its heading", () => {
  for (const { file, text } of guides) {
    const title = /^---\ntitle: (.*)\ncategory: Guides\n---\n/.exec(text)?.[1];
    expect(text, file).toContain(`\n# ${title}\n`);
  }
});
