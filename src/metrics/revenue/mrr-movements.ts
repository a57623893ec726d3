import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct, sum } from "../../language/aggregate.ts";
import { expansionOf, isNew, isReactivated, lossesOf, outsideMovements } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, bewareOfMinorUnits, minorPerMajor, ofOneCurrency } from "../money.ts";
import { chartMogulMovements, mrrCalculator, stripeChurn, stripeGlossary } from "../subscription-sources.ts";

/** MRR movements: what new, expansion, contraction, churn and reactivation each came to within a period, none negative. */
export const mrrMovements = metric({
  id: "mrrMovements",
  unit: "currency/month",
  better: "none",
  domain: "customer-experience",
  range: [0, null],
  of: customerPeriodFact,
  given: { minorPerMajor },
  excluded: outsideMovements,
  parts: (customer) => ({
    ...lossesOf(customer),
    newArrMinor: sum(customer.endArrMinor, isNew(customer)),
    expansionArrMinor: expansionOf(customer),
    reactivationArrMinor: sum(customer.endArrMinor, isReactivated(customer)),
    endingArrMinor: sum(customer.endArrMinor),
    currencies: distinct(customer.currency),
  }),
  value: (parts, { minorPerMajor }) => {
    const perMonth = ofOneCurrency(parts.currencies, minorPerMajor.times(12));
    return {
      new: parts.newArrMinor.over(perMonth),
      expansion: parts.expansionArrMinor.over(perMonth),
      contraction: parts.contractionArrMinor.over(perMonth),
      churn: parts.churnedArrMinor.over(perMonth),
      reactivation: parts.reactivationArrMinor.over(perMonth),
    };
  },
});

export const mrrMovementsEntry = entry(mrrMovements, {
  name: "MRR movements",
  aliases: ["MRR bridge", "MRR waterfall", "MRR growth"],
  says: "Where the change of recurring revenue within a period came from: new customers, expansion, contraction, churn and reactivation, each as an amount that is not negative.",
  population:
    "Customers who pay at the start or at the end of the period, all in one currency. One who pays only at the end and of whom nobody knows whether they had paid before is left out and counted.",
  recommended:
    "Each customer makes one movement at the most, from what they paid at the start to what they pay at the end, so that the five always lead from the start to the end: start + new + expansion + reactivation − contraction − churn = end.",
  variants: {},
  tools: [
    {
      tool: "ChartMogul",
      calls: "MRR movements",
      differs:
        "It lists each movement as it happens: a customer who left and came back within the period is churn and reactivation there, and nothing here if they pay the same. One of two subscriptions cancelled is a contraction in both.",
      source: chartMogulMovements,
    },
    {
      tool: "Stripe",
      calls: "MRR growth",
      differs: "With a sixth movement, of exchange rates; here amounts of several currencies are not added.",
      source: stripeGlossary,
    },
    {
      tool: "Stripe",
      calls: "Churned revenue",
      differs:
        "Of two subscriptions cancelled in the period the first is a downgrade and the second churn; here both together are churn.",
      source: stripeChurn,
    },
  ],
  examples: [
    {
      rows: [
        { startArrMinor: 0, endArrMinor: 96_000, activeBefore: false },
        { startArrMinor: 12_000, endArrMinor: 60_000, activeBefore: true },
        { startArrMinor: 36_000, endArrMinor: 12_000, activeBefore: true },
        { startArrMinor: 36_000, endArrMinor: 0, activeBefore: true },
        { startArrMinor: 0, endArrMinor: 12_000, activeBefore: true },
      ],
      gives: { new: 80, expansion: 40, contraction: 20, churn: 30, reactivation: 10 },
      because: "One customer of each kind; together from 70 to 150 a month.",
    },
    {
      rows: [
        { startArrMinor: 24_000, endArrMinor: 24_000, activeBefore: true },
        { startArrMinor: 0, endArrMinor: 0, activeBefore: true },
      ],
      gives: { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 },
      excluded: { neverPaying: 1 },
      because: "What went up and down again within the period has not moved.",
    },
    {
      rows: [],
      gives: { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 },
      because: "Sums over nobody.",
    },
    {
      rows: [
        { startArrMinor: 0, endArrMinor: 12_000, activeBefore: false },
        { startArrMinor: 0, endArrMinor: 12_000, activeBefore: null },
        { startArrMinor: null, endArrMinor: 12_000, activeBefore: true },
        { startArrMinor: 12_000, endArrMinor: null, activeBefore: true },
        { startArrMinor: 12_000, endArrMinor: 0, activeBefore: true, discarded: "test" },
      ],
      gives: { new: 10, expansion: 0, contraction: 0, churn: 0, reactivation: 0 },
      excluded: { historyUnknown: 1, startRevenueUnknown: 1, endRevenueUnknown: 1, test: 1 },
      because: "One is known to be new; the second may be new or back.",
    },
    {
      rows: [
        { startArrMinor: 0, endArrMinor: 12_000, activeBefore: false, currency: "EUR" },
        { startArrMinor: 0, endArrMinor: 12_000, activeBefore: false, currency: "USD" },
      ],
      gives: null,
      because: "Two currencies, and no rate between them.",
    },
  ],
  beware: [
    "Churn is a customer who pays nothing any more; one of two subscriptions cancelled is contraction.",
    "Who comes back is not new; without their history the two cannot be told apart.",
    "Movements of months add up to those of the year only before they are netted: a customer who left in May and came back in June did not move within the year.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [chartMogulMovements, mrrCalculator, stripeGlossary],
  since: "0.1.0",
});
