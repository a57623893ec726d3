import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { toPrometheus } from "../../src/exports/prometheus.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { entries, factRows, forms, saidOf } from "./format-rows.ts";

interface Rule {
  readonly record: string;
  readonly expr: string;
}
const rulesOf = (text: string): readonly Rule[] => parse(text).groups[0].rules;
const every = toPrometheus(entries, { variants: true });

describe("Rules for Prometheus", () => {
  test("divide sums of increases, by labels where asked", () => {
    const { text } = toPrometheus([catalogue.abandonmentRate], { window: "5m", by: ["queue", "channel"] });
    const [rule] = rulesOf(text);
    expect(rule?.record).toBe("cx:abandonment_rate:increase5m");
    const summed = (part: string) =>
      `sum by (queue, channel)(increase(cx_abandonment_rate_${part}_total[5m]))`;
    expect(rule?.expr).toBe(`(${summed("abandoned")} / (${summed("counted")} != 0))`);
  });

  test("are refused for what is no quotient of counters", () => {
    const refused = toPrometheus([
      catalogue.abandonmentRate,
      catalogue.firstResponseTime,
      catalogue.inflow,
      catalogue.contactRate,
      catalogue.longestWait,
    ]).refused;
    expect(refused.map(({ metric, why }) => [metric, why])).toEqual([
      ["firstResponseTime", "Prometheus has no exact quantile"],
      ["inflow", "it is no quotient of counters, and Prometheus extrapolates their increase"],
      ["contactRate", expect.stringContaining("several facts (contact,")],
      ["longestWait", "its parts are no counters that can only grow"],
    ]);
  });

  test("name every counter that they read, and no other", () => {
    const read = rulesOf(every.text).flatMap(({ expr }) => [...expr.matchAll(/cx_\w+_total/g)].map(String));
    expect(new Set(read)).toEqual(new Set(every.counters.map(({ name }) => name)));
  });

  test("take windows and labels that Prometheus takes", () => {
    expect(() => toPrometheus([catalogue.nps], { window: "an hour" })).toThrow(TypeError);
    expect(() => toPrometheus([catalogue.nps], { by: ["a-b"] })).toThrow(TypeError);
  });
});

/** Prometheus' own tool: `promtool` of the path, or as PROMTOOL names it. */
const promtool = process.env["PROMTOOL"] ?? "promtool";
const isThere = spawnSync(promtool, ["--version"]).status === 0;
if (!isThere) console.warn("SKIPPED: there is no promtool, so the rules were not run.");

/** Snake case, as the rules name things. */
const ruleName = (name: string) =>
  `cx:${name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase()}:increase1h`;

/** For each segment in which a metric counts something: its parts as counters, and what the fold makes of them. */
const told = forms
  .filter((metric) => !("sides" in metric.fact))
  .flatMap((metric: AnyMetric) => {
    const { rows = [] } = factRows.find(({ fact }) => fact === metric.fact) ?? {};
    const { parts, value } = measure(metric, rows as never[], { onInvalid: "exclude" });
    return saidOf(metric, value).map((said) => ({ ...said, metric, parts }));
  })
  .filter(({ name }) => rulesOf(every.text).some(({ record }) => record === ruleName(name)));

describe.skipIf(!isThere)("promtool", () => {
  const directory = mkdtempSync(join(tmpdir(), "rules-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(promtool, args, { cwd: directory, encoding: "utf8" });
    return {
      status,
      told: status === 0 ? "" : `${stdout}${stderr}`.replaceAll(/\n\s*\n/g, "\n").slice(0, 2000),
    };
  };

  test("takes the rules, and refuses broken ones", () => {
    writeFileSync(join(directory, "rules.yml"), every.text);
    expect(run("check", "rules", "rules.yml")).toEqual({ status: 0, told: "" });
    writeFileSync(join(directory, "broken.yml"), every.text.replace("increase(", "increased("));
    expect(run("check", "rules", "broken.yml").status).not.toBe(0);
  });

  test("makes of counters what the fold makes of their parts", () => {
    writeFileSync(join(directory, "rules.yml"), every.text);
    const counter = (metric: AnyMetric, part: string) => {
      const name = metric.variant === null ? metric.id : `${metric.id}_${metric.variant}`;
      return ruleName(`${name}_${part}`.replaceAll("-", "_"))
        .replace("cx:", "cx_")
        .replace(":increase1h", "_total");
    };
    const known = new Set(every.counters.map(({ name }) => name));
    const series = new Map(
      told.flatMap(({ metric, parts }) =>
        Object.entries(parts).flatMap(([part, held]) => {
          const name = counter(metric, part);
          // An hour of steady growth by so much a minute.
          return known.has(name) ? [[name, { series: name, values: `0+${held}x60` }] as const] : [];
        }),
      ),
    );
    expect(series.size).toBe(known.size);
    // Without labels, 1 where the rule comes to the value within 1e-9 or, where there is none, to no sample.
    const checks = told.map(({ name, value }) => ({
      expr:
        value === null
          ? `sum(absent(${ruleName(name)}))`
          : `sum(abs(${ruleName(name)} - (${value})) <= bool ${1e-9 * Math.abs(value)})`,
      eval_time: "1h",
      exp_samples: [{ labels: "{}", value: 1 }],
    }));
    const file = {
      rule_files: ["rules.yml"],
      evaluation_interval: "1m",
      tests: [{ interval: "1m", input_series: [...series.values()], promql_expr_test: checks }],
    };
    writeFileSync(join(directory, "test.yml"), stringify(file, { aliasDuplicateObjects: false }));
    expect(run("test", "rules", "test.yml")).toEqual({ status: 0, told: "" });
    expect(checks.length).toBe(rulesOf(every.text).length);
  });
});
