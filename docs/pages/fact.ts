import type { ColumnSet, Fact } from "../../src/facts/fact.ts";
import { textsOf } from "../../src/facts/texts.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import { code, factFile, metricFile, type Page, page, section, table } from "./markdown.ts";
import { listed, presences } from "./terms.ts";

export type AnyFact = Fact<object, ColumnSet>;

/** What one row of a fact is, and its columns. */
export function factPage(fact: AnyFact, entries: readonly MetricEntry[], derivation: string | null): Page {
  const { name, columns, key, at } = fact;
  const texts = textsOf(fact);
  const own = entries.filter(({ metric }) => metric.fact.name === name);
  return page(factFile(name), `Fact: ${name}`, "Facts", [
    texts.grain,
    `${code(key)} identifies a row, and ${code(at)} places it in a period unless another instant is asked for.${
      derivation === null ? "" : ` ${code(`${derivation}(…)`)} derives the rows from records.`
    }`,
    "A row needs only the columns that the metrics you measure read; each metric's page lists them.",
    section(
      "## Columns",
      table(
        ["Column", "Type", "May be missing", "What it holds"],
        Object.entries(columns).map(([column, { type, presence, unit, atLeast, atMost }]) => [
          code(column),
          unit === undefined ? type : `${type}, ${unit}`,
          presences[presence] ?? presence,
          `${texts.columns[column]}${bounds(atLeast, atMost)}`,
        ]),
      ),
    ),
    section(
      "## Metrics",
      listed(own.map(({ metric: { id }, name: called }) => `[${called}](${metricFile(id)})`)),
    ),
  ]);
}

function bounds(least: number | undefined, most: number | undefined): string {
  const told = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  return told.length === 0 ? "" : ` Valid: ${told.join(", ")}.`;
}
