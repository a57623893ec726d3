import type { MetricEntry, ToolTerm } from "../../src/metrics/entry.ts";
import { code, filter, metricFile, type Page, page, section, table } from "./markdown.ts";
import { metricTitle } from "./metric.ts";
import { sourceText } from "./variants.ts";

/** What tools call one metric, which definition comes to their number, and how it differs. */
export function metricCrosswalk({ metric, tools = [] }: MetricEntry): readonly string[] {
  if (tools.length === 0) return [];
  return [
    `A tool's number comes from the definition that stands beside it, with ${code(`measure(${metric.id}.variants.…, rows)`)} for a variant; ${code(`difference(${metric.id}, ${metric.id}.variants.…, rows)`)} finds the rows that the two count otherwise.`,
    table(
      ["Tool", "Calls it", "Which is here", "How its number differs"],
      tools.map((term) => [
        term.tool,
        term.calls,
        definitionOf(term),
        `${term.differs}<br>${sourceText(term.source)}`,
      ]),
    ),
    "All of a tool's words are on the page of [what tools call what](tools.md).",
  ];
}

/** Every tool, what it calls which metric, and how its number differs. */
export function crosswalkPage(entries: readonly MetricEntry[]): Page {
  const terms = entries
    .flatMap((entry) => (entry.tools ?? []).map((term) => ({ entry, term, vendor: vendorOf(term) })))
    .sort((one, other) => one.vendor.localeCompare(other.vendor, "en"));
  const vendors = [...new Set(terms.map(({ vendor }) => vendor))];
  return page("tools.md", "What tools call what", "Overview", [
    `${terms.length} numbers of ${vendors.length} tools and authors: which metric and which of its definitions comes to each, and how it differs from the recommended one. Only what a source says in its own words is listed, so a tool that is missing is a tool of which nothing is known here.`,
    filter("Find a tool or a word"),
    ...vendors.map((vendor) =>
      section(
        `## ${vendor}`,
        table(
          ["What the tool calls it", "What it is here", "How its number differs"],
          terms
            .filter((one) => one.vendor === vendor)
            .map(({ entry, term }) => [
              term.tool === vendor ? term.calls : `${term.calls}<br>${term.tool}`,
              `[${metricTitle(entry)}](${metricFile(entry.metric.id)})<br>${definitionOf(term)}`,
              `${term.differs}<br>${sourceText(term.source)}`,
            ]),
        ),
      ),
    ),
  ]);
}

/** `Zendesk, five points` and `Zendesk (Explore)` are of Zendesk. */
const vendorOf = ({ tool }: ToolTerm<string>): string => tool.split(/[,(:]/, 1)[0]?.trim() ?? tool;

const definitionOf = ({ variant }: ToolTerm<string>): string =>
  variant === undefined ? "none here" : variant === null ? "the recommended one" : code(variant);
