import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toCube } from "../../src/exports/cube.ts";
import { toDbt } from "../../src/exports/dbt.ts";
import { toMalloy } from "../../src/exports/malloy.ts";
import { toOssie } from "../../src/exports/ossie.ts";
import { toPrometheus } from "../../src/exports/prometheus.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";

const guide = readFileSync(new URL("../../docs/guides/interchange.md", import.meta.url), "utf8");
const entries: readonly MetricEntry[] = Object.values(catalogue);
const all = entries.reduce((count, { metric }) => count + 1 + Object.keys(metric.variants).length, 0);
const variants = true;

test("the guide says how many metrics and variants there are", () => {
  expect(guide).toContain(`| of ${all} metrics and variants |`);
});

test.each([
  ["Apache Ossie", toOssie(entries, { variants })],
  ["dbt", toDbt(entries, { variants, dialect: "duckdb" })],
  ["Cube", toCube(entries, { variants, dialect: "duckdb" })],
  ["Malloy", toMalloy(entries, { variants })],
  ["Prometheus", toPrometheus(entries, { variants })],
])("the guide says how many of them %s says", (name, { refused }) => {
  expect(guide).toContain(`| ${name} | ${all - refused.length} |`);
});
