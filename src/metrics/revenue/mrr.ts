import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct, sum } from "../../language/aggregate.ts";
import { neverRecurring, notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, bewareOfMinorUnits, minorPerMajor, ofOneCurrency } from "../money.ts";
import { chartMogulMovements, mrrCalculator, stripeGlossary } from "../subscription-sources.ts";

/** Monthly recurring revenue at the end of a period, in the major unit of the rows' one currency. */
export const mrr = metric({
  id: "mrr",
  unit: "currency/month",
  better: "higher",
  domain: "customer-experience",
  range: [0, null],
  of: customerPeriodFact,
  given: { minorPerMajor },
  excluded: (customer) => ({
    ...notACustomer(customer),
    endRevenueUnknown: customer.endArrMinor.isMissing(),
    notPaying: customer.endArrMinor.equals(0),
  }),
  parts: ({ endArrMinor, currency }) => ({
    endingArrMinor: sum(endArrMinor),
    currencies: distinct(currency),
  }),
  value: ({ endingArrMinor, currencies }, { minorPerMajor }) =>
    endingArrMinor.over(ofOneCurrency(currencies, minorPerMajor.times(12))),
  variants: (vary) => ({
    annual: vary({
      unit: "currency",
      parts: ({ endArrMinor, currency }) => ({
        endingArrMinor: sum(endArrMinor),
        currencies: distinct(currency),
      }),
      value: ({ endingArrMinor, currencies }, { minorPerMajor }) =>
        endingArrMinor.over(ofOneCurrency(currencies, minorPerMajor)),
    }),
    netNew: vary({
      range: [null, null],
      excluded: neverRecurring,
      parts: ({ startArrMinor, endArrMinor, currency }) => ({
        startingArrMinor: sum(startArrMinor),
        endingArrMinor: sum(endArrMinor),
        currencies: distinct(currency),
      }),
      value: ({ startingArrMinor, endingArrMinor, currencies }, { minorPerMajor }) =>
        endingArrMinor.minus(startingArrMinor).over(ofOneCurrency(currencies, minorPerMajor.times(12))),
    }),
  }),
});

export const mrrEntry = entry(mrr, {
  name: "Monthly recurring revenue",
  abbreviation: "MRR",
  aliases: ["recurring revenue", "ending MRR"],
  says: "What all customers pay for their subscriptions, brought to a month, as the period ends.",
  population:
    "Customers who pay for a subscription at the end of the period, all in one currency. Those who pay nothing then are left out and counted; so are those whose recurring revenue is unknown.",
  recommended:
    "Every subscription that is paid for, brought to a month: a year over 12, a week times 52 over 12, a day times 365 over 12. Without trials, free plans, tax and what is metered; discounts without end are taken off, those that run out are not. It is kept by the year in whole minor units and divided by 12 once, so that yearly plans add up to the last cent.",
  variants: {
    annual: {
      says: "Annual recurring revenue, ARR: 12 times the monthly one, in currency units a year.",
      usedBy: [],
    },
    netNew: {
      says: "Net new MRR: recurring revenue at the end less that at the start; what the five movements come to together.",
      usedBy: [mrrCalculator],
    },
  },
  tools: [
    {
      tool: "Stripe",
      calls: "Monthly Recurring Revenue",
      variant: null,
      differs:
        "The same: subscriptions active or past due, without trials, tax, free plans and metered products. Amounts in other currencies are converted, so that rates move it.",
      source: stripeGlossary,
    },
    {
      tool: "ChartMogul",
      calls: "MRR",
      variant: null,
      differs:
        "An expiring discount is an expansion and a discount that is added a contraction, whatever its length.",
      source: chartMogulMovements,
    },
  ],
  examples: [
    {
      rows: [{ endArrMinor: 120_000 }, { endArrMinor: 60_000 }],
      gives: 150,
      because: "100.00 a month and 600.00 a year: 100 + 600/12.",
    },
    {
      rows: [{ endArrMinor: 10_000 }, { endArrMinor: 10_000 }, { endArrMinor: 10_000 }],
      gives: 25,
      because: "Three plans of 100.00 a year are 300.00 a year; three times a rounded 8.33 would be 24.99.",
    },
    {
      rows: [
        { endArrMinor: 1_200, currency: "JPY" },
        { endArrMinor: 1_200, currency: "JPY" },
      ],
      given: { minorPerMajor: 1 },
      gives: 200,
      because: "The yen has no smaller unit: twice 100 yen a month.",
    },
    { rows: [], gives: 0, because: "A sum over nobody." },
    {
      rows: [
        { endArrMinor: 120_000, currency: "EUR" },
        { endArrMinor: null, currency: "EUR" },
        { endArrMinor: 0, currency: null },
        { endArrMinor: 120_000, currency: "EUR", discarded: "internal" },
      ],
      gives: 100,
      excluded: { endRevenueUnknown: 1, notPaying: 1, internal: 1 },
      because: "One customer pays a known amount. An unknown one is not 0, and is told beside the value.",
    },
    {
      rows: [
        { endArrMinor: 120_000, currency: "EUR" },
        { endArrMinor: 120_000, currency: "USD" },
      ],
      gives: null,
      because: "100 euros and 100 dollars are not 200 of anything.",
    },
    {
      variant: "annual",
      rows: [{ endArrMinor: 120_000 }, { endArrMinor: 60_000 }],
      gives: 1_800,
      because: "12 times 100.00, and 600.00.",
    },
    {
      variant: "netNew",
      rows: [
        { startArrMinor: 120_000, endArrMinor: 60_000 },
        { startArrMinor: 120_000, endArrMinor: 0 },
        { startArrMinor: 0, endArrMinor: 36_000 },
        { startArrMinor: 0, endArrMinor: 0 },
        { startArrMinor: null, endArrMinor: 36_000 },
      ],
      gives: -120,
      excluded: { neverPaying: 1, startRevenueUnknown: 1 },
      because: "From 200 a month to 50 + 30, which is 120 less.",
    },
  ],
  beware: [
    "It is a run rate, not revenue: nothing of it needs to have been invoiced or paid.",
    "A yearly payment is a twelfth of it a month, not all of it in the month it is paid.",
    "Four weeks are not a month: a weekly price counts 52/12 times.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [stripeGlossary, chartMogulMovements],
  since: "0.1.0",
});
