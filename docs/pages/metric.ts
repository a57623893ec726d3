import temml from "temml";
import { unitName, valuesText } from "../../src/cli/value-text.ts";
import { describe, type MetricDescription } from "../../src/measure/describe.ts";
import { measure } from "../../src/measure/measure.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { toSql } from "../../src/sql/index.ts";
import { metricCrosswalk } from "./crosswalk.ts";
import { calculator, sideBySide, workedExamples } from "./examples.ts";
import {
  block,
  code,
  factFile,
  folded,
  list,
  metricFile,
  type Page,
  page,
  section,
  table,
} from "./markdown.ts";
import {
  directions,
  domains,
  familyName,
  intervalText,
  mergeText,
  presences,
  rangeText,
  thresholdText,
} from "./terms.ts";
import { sourceText, variantTable } from "./variants.ts";

export const metricTitle = ({ name, abbreviation }: MetricEntry): string =>
  abbreviation === undefined ? name : `${name} (${abbreviation})`;

/** Everything about one metric, all of it read from its entry and its formula. */
export function metricPage(entry: MetricEntry): Page {
  const { metric, family, says, question, population, recommended, beware, sources } = entry;
  const told = describe(metric);
  return page(metricFile(metric.id), metricTitle(entry), familyName(family), [
    says,
    profile(entry, told),
    block("ts", `import { measure, ${metric.id} } from "touchstone-cx";\n\nmeasure(${metric.id}, rows);`),
    section("## Question", question === undefined ? "" : `> ${question}`),
    section("## Who counts", population, leftOut(entry, told)),
    section(
      "## Formula",
      formula(told),
      partTable(told),
      thresholdTable(told),
      `**Why this definition.** ${recommended}`,
    ),
    section("## What tools call it", ...metricCrosswalk(entry)),
    section("## Variants", variantTable(entry), onTheSameRows(entry)),
    section("## Try it", calculator(entry)),
    section("## Worked examples", ...workedExamples(entry)),
    section("## Columns", columnTable(told)),
    section("## Adding up", mergeText(told, metric)),
    section("## Uncertainty", intervalText(metric)),
    section("## SQL", ...statements(entry)),
    section("## Beware", list(beware)),
    section("## Sources", list(sources.map(sourceText))),
  ]);
}

function profile({ metric, aliases, family, since }: MetricEntry, told: MetricDescription): string {
  const rows = [
    ["Unit", unitName(told.unit)],
    ["Range", rangeText(told.range)],
    ["Direction", directions[told.better]],
    ["Without rows", emptyText(metric)],
    ["Domain", `${domains[told.domain]}, ${familyName(family).toLowerCase()}`],
    ["Rows", `[${told.fact.name}](${factFile(told.fact.name)})`],
    ["Also called", aliases.join(", ")],
    ["Since", since],
  ];
  return table(
    ["Id", code(told.id)],
    rows.filter(([, value]) => value !== ""),
  );
}

/** What it comes to where there are no rows. */
function emptyText(metric: AnyMetric): string {
  const { value } = measure(metric, []);
  return value === null ? code("null") : valuesText(value, metric.unit, metric.range);
}

const formula = ({ formula: { words, latex } }: MetricDescription): string =>
  `<div class="formula">${temml.renderToString(latex, { displayMode: true, throwOnError: true })}</div>\n\nIn words: ${words
    .split(/; (?=\w+ = )/)
    .map(code)
    .join(", ")}`;

const partTable = ({ parts }: MetricDescription): string =>
  table(
    ["Part", "What it is"],
    Object.entries(parts).map(([name, says]) => [code(name), says]),
  );

const thresholdTable = ({ given }: MetricDescription): string =>
  table(
    ["Threshold", "Unless said"],
    Object.entries(given).map(([name, value]) => [code(name), thresholdText(name, value)]),
  );

/** The reasons in the order in which they are tried; bad input in a column comes before them all. */
function leftOut({ metric }: MetricEntry, { excluded, given }: MetricDescription): string {
  const bad = new Set(
    metric
      .formula(given)
      .exclusions.flatMap(({ reason, invalid }) => (invalid === undefined ? [] : [reason])),
  );
  const reasons = Object.entries(excluded);
  if (reasons.length === 0) return "";
  const told = reasons.map(([reason, when], index) => [
    String(index + 1),
    code(reason),
    `${/^\w+$/.test(when) ? `${when} is true` : when}${bad.has(reason) ? " (bad input: refused, unless it is to be counted here)" : ""}`,
  ]);
  return `Rows are left out, and counted under the first reason that holds:\n\n${table(["", "Reason", "Where"], told)}`;
}

function onTheSameRows(entry: MetricEntry): string {
  const values = sideBySide(entry);
  return values === ""
    ? ""
    : `On the rows of the [worked examples](#worked-examples), a dash where they lack a column:\n\n${values}`;
}

const columnTable = ({ columns, fact }: MetricDescription): string =>
  `${fact.grain} These columns of the fact [${fact.name}](${factFile(fact.name)}) are read:\n\n${table(
    ["Column", "Type", "May be missing", "What it holds"],
    columns.map(({ name, type, presence, says }) => [
      code(name),
      type,
      presences[presence] ?? presence,
      says,
    ]),
  )}`;

const engines = { duckdb: "DuckDB", postgresql: "PostgreSQL" } as const;

function statements({ metric }: MetricEntry): readonly string[] {
  const from = metric.fact.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [
    `Over a table ${code(from)} with the columns above. Bad input is left out and counted, as a query cannot refuse a row.`,
    ...Object.entries(engines).map(([dialect, name]) =>
      folded(name, block("sql", toSql(metric, { dialect: dialect as keyof typeof engines, from }))),
    ),
  ];
}
