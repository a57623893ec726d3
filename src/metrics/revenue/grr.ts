import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct } from "../../language/aggregate.ts";
import { lossesOf, outsideRevenueCohort } from "../customers.ts";
import { entry } from "../entry.ts";
import { fourSubscribers } from "../example-customers.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";
import { chartMogulMrrChurn } from "../subscription-sources.ts";

/** Gross revenue retention: recurring revenue of the start that is still there at the end, no customer above their start. */
export const grr = metric({
  id: "grr",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: customerPeriodFact,
  excluded: outsideRevenueCohort,
  parts: (customer) => ({ ...lossesOf(customer), currencies: distinct(customer.currency) }),
  value: ({ startingArrMinor, churnedArrMinor, contractionArrMinor, currencies }) =>
    startingArrMinor
      .minus(churnedArrMinor)
      .minus(contractionArrMinor)
      .over(ofOneCurrency(currencies, startingArrMinor)),
});

export const grrEntry = entry(grr, {
  name: "Gross revenue retention",
  abbreviation: "GRR",
  aliases: ["gross dollar retention", "GDR", "gross MRR retention"],
  says: "Share of the recurring revenue at the start of a period that is still there at its end, without anything won.",
  population:
    "Customers with recurring revenue at the start of the period whose end is known, all in one currency. New customers and those who came back are left out and counted.",
  recommended:
    "The start less churn and contraction, over the start, from the starting cohort: each customer counts with at most what they paid at the start, so that it cannot exceed 1. Over twelve months for an account of the business, over one month for its operation.",
  variants: {},
  tools: [
    {
      tool: "ChartMogul",
      calls: "Gross MRR churn rate",
      differs:
        "One less this, except that it adds up single movements where here each customer counts with one difference.",
      source: chartMogulMrrChurn,
    },
  ],
  examples: [
    {
      rows: fourSubscribers(),
      gives: 0.8,
      because: "Of 100 a month 10 left and 10 became less; the 10 that were won do not count.",
    },
    {
      rows: [
        { startArrMinor: 12_000, endArrMinor: 99_000 },
        { startArrMinor: 0, endArrMinor: 12_000 },
      ],
      gives: 1,
      excluded: { notPayingAtStart: 1 },
      because: "Nothing was lost, and more than everything cannot be kept.",
    },
    { rows: [], gives: null, because: "There was no revenue to keep." },
    {
      rows: [
        { startArrMinor: 12_000, endArrMinor: 9_000 },
        { startArrMinor: null, endArrMinor: 6_000 },
        { startArrMinor: 12_000, endArrMinor: null },
        { startArrMinor: 12_000, endArrMinor: 0, discarded: "internal" },
      ],
      gives: 0.75,
      excluded: { startRevenueUnknown: 1, endRevenueUnknown: 1, internal: 1 },
      because: "Of one customer alone both amounts are known: three quarters are left.",
    },
  ],
  beware: [
    "The clamp is for each customer, not for the sum: one customer's growth must not hide another's loss.",
    "The product of monthly rates is not the rate of the year: customers who joined within the year are in the months and not in the year.",
    bewareOfCurrencies,
  ],
  sources: [chartMogulMrrChurn],
  since: "0.1.0",
});
