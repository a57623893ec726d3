import { unitName } from "../../src/cli/value-text.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import type { Unit } from "../../src/metrics/metric.ts";
import { code, metricFile, type Page, page, section, table } from "./markdown.ts";
import { directions, domains, listed } from "./terms.ts";

const unitsSay: Readonly<Record<Unit, string>> = {
  ratio: "A share or a rate from 0: 0.42 is 42 %.",
  points: "Points of a score: NPS from −100 to 100, others from 0 to 100. Never percent.",
  seconds: "A duration; columns of facts hold milliseconds, values seconds.",
  days: "A duration of days of 24 hours, or as the metric says.",
  months: "A duration in months.",
  scale: "A mean answer, on the scale that was answered on.",
  stars: "A mean rating in stars.",
  index: "An index without a unit.",
  x: "How many times one amount is the other.",
  "per 1000": "How many for every thousand.",
  currency: "An amount of the one currency that the rows are in.",
  "currency/month": "An amount for each month, of the one currency that the rows are in.",
  counts: "Numbers of rows, one for each component.",
  cases: "A number of cases.",
  contacts: "A number of contacts.",
  replies: "A number of replies.",
  sessions: "A number of sessions.",
  steps: "A number of steps.",
  touchpoints: "A number of touchpoints.",
  "orders per customer": "Orders for each customer.",
  "sessions per ticket user": "Sessions for each user who wrote a ticket.",
  "users per user": "Users whom each user brings.",
};

/** The words that all the other pages use, and the metrics of each unit. */
export function termsPage(entries: readonly MetricEntry[]): Page {
  const units = Object.entries(unitsSay).flatMap(([unit, says]) => {
    const own = entries.filter(({ metric }) => metric.unit === unit);
    return own.length === 0 ? [] : [{ unit: own[0]?.metric.unit, says, own }];
  });
  return page("terms.md", "Units and terms", "Overview", [
    section(
      "## Units",
      table(
        ["Unit", "What it is", "Metrics"],
        units.map(({ unit, says, own }) => [
          unit === undefined ? "" : unitName(unit),
          says,
          listed(own.map(({ metric: { id } }) => `[${id}](${metricFile(id)})`)),
        ]),
      ),
    ),
    section(
      "## Direction",
      table(
        ["Word", "What it means"],
        Object.entries(directions).map(([better, says]) => [code(better), says]),
      ),
    ),
    section(
      "## Domains",
      table(
        ["Word", "Domain", "Metrics"],
        Object.entries(domains).map(([domain, name]) => [
          code(domain),
          name,
          String(entries.filter(({ metric }) => metric.domain === domain).length),
        ]),
      ),
    ),
    section(
      "## Words",
      table(
        ["Word", "What it means"],
        [
          ["fact", "A flat table of things that can be counted, one row each."],
          ["population", "The rows that count. All others are left out by a reason, and counted under it."],
          ["part", "A count, sum or other number over the population, from which the value follows."],
          [
            "threshold",
            "A number that the definition leaves to its user; the one it has unless said is told.",
          ],
          ["variant", "Another definition that somebody uses, by its own name."],
          ["`n`", "Rows of the population. With all that were left out it makes the rows that were given."],
          ["`null`", "There is nothing to say, or a value is unknown. It is never shown as 0."],
          [
            "bad input",
            "A value that cannot be: refused with an error, or left out and counted if asked for.",
          ],
          ["distributive", "Values over parts of the rows combine into the value over all of them."],
          ["algebraic", "The parts combine, and the value follows from them; values are never averaged."],
          ["holistic", "Only all rows together give the value: medians and percentiles."],
        ],
      ),
    ),
  ]);
}
