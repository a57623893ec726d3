import { unitName } from "../../src/cli/value-text.ts";
import { textsOf } from "../../src/facts/texts.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import type { AnyFact } from "./fact.ts";
import { code, factFile, filter, metricFile, type Page, page, section, table } from "./markdown.ts";
import { metricTitle } from "./metric.ts";
import { directions, domains, familyName, rangeText } from "./terms.ts";

/** All metrics on one page, by domain and family. */
export const overviewPage = (entries: readonly MetricEntry[], facts: readonly AnyFact[]): Page =>
  page("metrics.md", "All metrics", "Overview", [
    `${entries.length} metrics over ${facts.length} facts. Customer service is the moment of contact; customer experience is the whole relationship, of which a journey is a part.`,
    "[What tools call them](tools.md) goes from a tool's word to the metric, and [units and terms](terms.md) tells what the columns say.",
    filter("Find a metric"),
    ...Object.entries(domains).map(([domain, name]) => {
      const own = entries.filter(({ metric }) => metric.domain === domain);
      const families = [...new Set(own.map(({ family }) => family))];
      return section(`## ${name}`, ...families.map((family) => familySection(own, family)));
    }),
    section(
      "## Facts",
      table(
        ["Fact", "What a row is"],
        facts.map((fact) => [`[${fact.name}](${factFile(fact.name)})`, textsOf(fact).grain]),
      ),
    ),
  ]);

function familySection(entries: readonly MetricEntry[], family: string | undefined): string {
  return section(
    `### ${familyName(family)}`,
    table(
      ["Metric", "What it says", "Value"],
      entries
        .filter((entry) => entry.family === family)
        .map((entry) => [
          `[${metricTitle(entry)}](${metricFile(entry.metric.id)})<br>${code(entry.metric.id)}`,
          entry.says,
          `${unitName(entry.metric.unit)}, ${rangeText(entry.metric.range)}; ${directions[entry.metric.better]}`,
        ]),
    ),
  );
}
