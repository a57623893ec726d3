import { costsAndCasesFact } from "../../facts/costs-and-cases.ts";
import { count } from "../../language/aggregate.ts";
import { bewareOfMissingCosts, costOver, notSpentOn, spent } from "../costs.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, bewareOfMinorUnits, minorPerMajor } from "../money.ts";

/** Cost per resolution: what serving customers cost over the cases resolved, in the major unit of the one currency. */
export const costPerResolution = metric({
  id: "costPerResolution",
  unit: "currency",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: costsAndCasesFact,
  given: { minorPerMajor },
  excluded: (row) => ({
    otherSide: row.side.isOneOf("cost", "case").not(),
    ...notSpentOn(row, "operations"),
    discarded: row.discarded.isKnown(),
    notResolved: row.side.equals("case").and(row.resolved.not()),
    resolutionUnknown: row.side.equals("case").and(row.resolved.isMissing()),
  }),
  parts: (row) => ({ ...spent(row), resolvedCases: count(row.side.equals("case")) }),
  value: ({ resolvedCases, ...cost }, { minorPerMajor }) =>
    costOver(cost, resolvedCases.times(minorPerMajor)),
});

const metricNet = {
  by: "MetricNet",
  title: "IT support metrics roundup",
  url: "https://www.metricnet.com/it-support-metrics-roundup/",
  year: 2012,
};

const resolved = { side: "case", resolved: true };
const spending = (amountMinor: number | null) => ({
  side: "cost",
  category: "operations",
  amountMinor,
  currency: "EUR",
});

export const costPerResolutionEntry = entry(costPerResolution, {
  name: "Cost per resolution",
  aliases: ["cost per resolved case", "cost per ticket resolved"],
  says: "What serving customers cost in a period over the cases resolved in it.",
  population:
    "Amounts of the category `operations`, all in one currency, and resolved cases. Other costs, unresolved cases, spam, tests, merged and deleted cases are left out and counted. Hand in the costs of a period and the cases resolved in it.",
  recommended:
    "All of the cost over what came of it. Unlike the cost per contact it does not fall when a case takes five contacts instead of one.",
  variants: {},
  tools: [
    {
      tool: "MetricNet",
      calls: "Cost of resolution",
      differs:
        "Adds up the cost of a ticket at each level it passes, 22 at the first and 62 at the next being 84, for one ticket resolved at that level. This is the mean over all resolved cases, wherever they were resolved.",
      source: metricNet,
    },
  ],
  examples: [
    {
      rows: [spending(6_000), spending(2_400), resolved, resolved, resolved, resolved],
      gives: 21,
      because: "84 euros over 4 resolved cases.",
    },
    {
      rows: [spending(8_400), resolved, { side: "case", resolved: false }, { side: "case", resolved: false }],
      gives: 84,
      excluded: { notResolved: 2 },
      because: "Open cases have cost too, and it falls on what was resolved.",
    },
    { rows: [], gives: null, because: "Nothing was resolved." },
    {
      rows: [
        spending(3_000),
        spending(null),
        { side: "cost", category: "sales", amountMinor: 70_000, currency: "EUR" },
        resolved,
        resolved,
        { side: "case", resolved: true, discarded: "merged" },
        { side: "case" },
      ],
      gives: 15,
      excluded: { amountUnknown: 1, otherCost: 1, discarded: 1, resolutionUnknown: 1 },
      because: "30 euros over 2; a merged case was resolved as part of another.",
    },
  ],
  beware: [
    bewareOfMissingCosts,
    "The cases are those resolved in the period of the costs, not those opened in it.",
    "A resolution that does not last is counted again when the case comes back as a new one; read it with the reopen rate.",
    "Divided by resolutions of bots as well it says little of either; hand in their costs and cases apart.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [metricNet],
  since: "0.1.0",
});
