import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct, sum } from "../../language/aggregate.ts";
import {
  expansionOf,
  isNew,
  isReactivated,
  lossesOf,
  outsideMovements,
  outsideRevenueCohort,
} from "../customers.ts";
import { entry } from "../entry.ts";
import { fourSubscribers } from "../example-customers.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";
import {
  baremetricsNetMrrChurn,
  chartMogulMovements,
  chartMogulNetMrrChurn,
} from "../subscription-sources.ts";

/** Net MRR churn rate: recurring revenue lost less won from customers there ever were, over that of the start. */
export const netMrrChurnRate = metric({
  id: "netMrrChurnRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-experience",
  range: [null, 1],
  of: customerPeriodFact,
  excluded: (customer) => ({ ...outsideMovements(customer), acquired: isNew(customer) }),
  parts: (customer) => ({
    ...lossesOf(customer),
    expansionArrMinor: expansionOf(customer),
    reactivationArrMinor: sum(customer.endArrMinor, isReactivated(customer)),
    currencies: distinct(customer.currency),
  }),
  value: ({
    startingArrMinor,
    churnedArrMinor,
    contractionArrMinor,
    expansionArrMinor,
    reactivationArrMinor,
    currencies,
  }) =>
    churnedArrMinor
      .plus(contractionArrMinor)
      .minus(expansionArrMinor)
      .minus(reactivationArrMinor)
      .over(ofOneCurrency(currencies, startingArrMinor)),
  variants: (vary) => ({
    withoutReactivation: vary({
      excluded: outsideRevenueCohort,
      parts: (customer) => ({
        ...lossesOf(customer),
        expansionArrMinor: expansionOf(customer),
        currencies: distinct(customer.currency),
      }),
      value: ({ startingArrMinor, churnedArrMinor, contractionArrMinor, expansionArrMinor, currencies }) =>
        churnedArrMinor
          .plus(contractionArrMinor)
          .minus(expansionArrMinor)
          .over(ofOneCurrency(currencies, startingArrMinor)),
    }),
  }),
});

export const netMrrChurnRateEntry = entry(netMrrChurnRate, {
  name: "Net MRR churn rate",
  aliases: ["net revenue churn", "net dollar churn"],
  says: "Recurring revenue lost within the period, less what was won from customers there were or had been, over the revenue at the start. Below 0 where more was won than lost.",
  population:
    "Customers who pay at the start or at the end of the period, new ones left out and counted, all in one currency. One who pays only at the end and of whom nobody knows whether they had paid before is left out as historyUnknown.",
  recommended:
    "Churn and contraction less expansion and reactivation, the one formula that is documented in full. For cohorts take nrr, which leaves reactivation out.",
  variants: {
    withoutReactivation: {
      says: "Customers who came back are left out: churn and contraction less expansion, over the start. One less the default nrr.",
      usedBy: [baremetricsNetMrrChurn],
    },
  },
  tools: [
    {
      tool: "ChartMogul, standard formula",
      calls: "Net MRR churn rate",
      variant: null,
      differs: "The same.",
      source: chartMogulNetMrrChurn,
    },
    {
      tool: "ChartMogul, Shopify formula",
      calls: "Net MRR churn rate",
      differs: "The sum of the rates of each day; measure over periods of a day and add the values up.",
      source: chartMogulNetMrrChurn,
    },
    {
      tool: "Baremetrics",
      calls: "Net MRR churn",
      variant: "withoutReactivation",
      differs:
        "Over the MRR of 30 days ago; downgrades are within its churned MRR, reactivation is not taken off.",
      source: baremetricsNetMrrChurn,
    },
    {
      tool: "Chargebee, glossary",
      calls: "Net MRR churn rate",
      differs:
        "Its text names contraction and expansion and leaves out what was lost with customers who left.",
      source: {
        by: "Chargebee",
        title: "What is net MRR churn rate",
        url: "https://www.chargebee.com/resources/glossaries/what-is-net-mrr-churn-rate/",
      },
    },
  ],
  examples: [
    {
      rows: fourSubscribers(),
      gives: 0.1,
      because: "Of 100 a month 10 left and 10 became less, 10 were won: 10 in all.",
    },
    {
      rows: [
        { startArrMinor: 60_000, endArrMinor: 48_000 },
        { startArrMinor: 0, endArrMinor: 24_000, activeBefore: true },
        { startArrMinor: 0, endArrMinor: 99_000, activeBefore: false },
      ],
      gives: -0.2,
      excluded: { acquired: 1 },
      because: "Of 50 a month 10 were lost and 20 came back; what is new is no answer to what was lost.",
    },
    { rows: [], gives: null, because: "There was no revenue to lose." },
    {
      rows: [
        { startArrMinor: 12_000, endArrMinor: 6_000 },
        { startArrMinor: 0, endArrMinor: 6_000, activeBefore: null },
        { startArrMinor: 12_000, endArrMinor: null },
        { startArrMinor: null, endArrMinor: 12_000 },
        { startArrMinor: 0, endArrMinor: 0 },
      ],
      gives: 0.5,
      excluded: { historyUnknown: 1, endRevenueUnknown: 1, startRevenueUnknown: 1, neverPaying: 1 },
      because:
        "Half of the one known customer's revenue went; the second may be new or back, and nobody knows.",
    },
    {
      variant: "withoutReactivation",
      rows: [
        { startArrMinor: 60_000, endArrMinor: 48_000 },
        { startArrMinor: 60_000, endArrMinor: 66_000 },
        { startArrMinor: 0, endArrMinor: 24_000 },
      ],
      gives: 0.05,
      excluded: { notPayingAtStart: 1 },
      because: "10 lost and 5 won of 100 a month; who was not there at the start does not count.",
    },
  ],
  beware: [
    "A formula with contraction and expansion alone forgets the customers who left.",
    "With reactivation it is not one less nrr, unless nrr is taken with reactivation too.",
    "New customers have no place in it: growth would hide every loss.",
    bewareOfCurrencies,
  ],
  sources: [chartMogulNetMrrChurn, chartMogulMovements, baremetricsNetMrrChurn],
  since: "0.1.0",
});
