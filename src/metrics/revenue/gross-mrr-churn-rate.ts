import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct } from "../../language/aggregate.ts";
import { lossesOf, outsideRevenueCohort } from "../customers.ts";
import { entry } from "../entry.ts";
import { fourSubscribers } from "../example-customers.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";
import { chartMogulMovements, chartMogulMrrChurn, stripeChurn } from "../subscription-sources.ts";

/** Gross MRR churn rate: recurring revenue lost from customers of the start, over their revenue at the start. */
export const grossMrrChurnRate = metric({
  id: "grossMrrChurnRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-experience",
  range: [0, 1],
  of: customerPeriodFact,
  excluded: outsideRevenueCohort,
  parts: (customer) => ({ ...lossesOf(customer), currencies: distinct(customer.currency) }),
  value: ({ startingArrMinor, churnedArrMinor, contractionArrMinor, currencies }) =>
    churnedArrMinor.plus(contractionArrMinor).over(ofOneCurrency(currencies, startingArrMinor)),
});

export const grossMrrChurnRateEntry = entry(grossMrrChurnRate, {
  name: "Gross MRR churn rate",
  aliases: ["gross revenue churn", "gross dollar churn"],
  says: "Share of the recurring revenue at the start that was lost within the period, to customers who left and to those who pay less.",
  population:
    "Customers with recurring revenue at the start of the period whose end is known, all in one currency. New customers and those who came back are left out and counted.",
  recommended:
    "Churn and contraction over the revenue at the start, each customer taken as a whole: what one gained on one subscription and lost on another is a single difference. It is one less the gross revenue retention.",
  variants: {},
  tools: [
    {
      tool: "ChartMogul, standard formula",
      calls: "Gross MRR churn rate",
      variant: null,
      differs:
        "It adds up single movements: a downgrade made good within the period counts there, and here it does not.",
      source: chartMogulMrrChurn,
    },
    {
      tool: "ChartMogul, Shopify formula",
      calls: "Gross MRR churn rate",
      differs:
        "The sum of the rates of each day. Measure over periods of a day and add the values up; over one day the two are the same.",
      source: chartMogulMrrChurn,
    },
    {
      tool: "Stripe",
      calls: "Churned revenue",
      differs:
        "An amount, of customers who left alone; what those who stay pay less is a downgrade, and so is the first of two cancelled subscriptions.",
      source: stripeChurn,
    },
  ],
  examples: [
    {
      rows: fourSubscribers(),
      gives: 0.2,
      because: "Of 100 a month 10 left and 10 became less; the 10 that were won make up for nothing here.",
    },
    {
      rows: [
        { startArrMinor: 12_000, endArrMinor: 24_000 },
        { startArrMinor: 0, endArrMinor: 12_000 },
      ],
      gives: 0,
      excluded: { notPayingAtStart: 1 },
      because: "Nothing was lost, which is a real 0.",
    },
    { rows: [], gives: null, because: "There was no revenue to lose." },
    {
      rows: [
        { startArrMinor: 12_000, endArrMinor: 6_000 },
        { startArrMinor: null, endArrMinor: 6_000 },
        { startArrMinor: 12_000, endArrMinor: null },
        { startArrMinor: 12_000, endArrMinor: 0, discarded: "test" },
      ],
      gives: 0.5,
      excluded: { startRevenueUnknown: 1, endRevenueUnknown: 1, test: 1 },
      because: "Of one customer alone both amounts are known: half of it went.",
    },
    {
      rows: [
        { startArrMinor: 12_000, endArrMinor: 6_000, currency: "EUR" },
        { startArrMinor: 12_000, endArrMinor: 6_000, currency: "USD" },
      ],
      gives: null,
      because: "Two currencies, and no rate between them.",
    },
  ],
  beware: [
    "One of two subscriptions cancelled is contraction; churn is a customer who pays nothing any more.",
    "What was lost from customers who joined within the period has no place over the revenue at the start; it can carry the rate beyond 1.",
    "Rates of months do not add up to that of the year: measure the year from its own start.",
    bewareOfCurrencies,
  ],
  sources: [chartMogulMrrChurn, chartMogulMovements],
  since: "0.1.0",
});
