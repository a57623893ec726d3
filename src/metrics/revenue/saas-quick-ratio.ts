import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct, sum } from "../../language/aggregate.ts";
import { expansionOf, isNew, isReactivated, lossesOf, outsideMovements } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";
import { mrrCalculator } from "../subscription-sources.ts";

const pitchKit = {
  by: "PitchKit",
  title: "Quick ratio",
  url: "https://pitchkit.net/resources/glossary/quick-ratio",
};
const abraCalc = {
  by: "AbraCalc",
  title: "SaaS quick ratio",
  url: "https://abracalc.com/calculator/saas-quick-ratio/",
};

/** SaaS quick ratio: recurring revenue won, new and from expansion, over recurring revenue lost. */
export const saasQuickRatio = metric({
  id: "saasQuickRatio",
  unit: "x",
  better: "higher",
  domain: "customer-experience",
  range: [0, null],
  of: customerPeriodFact,
  excluded: (customer) => ({ ...outsideMovements(customer), reactivated: isReactivated(customer) }),
  parts: (customer) => ({
    ...lossesOf(customer),
    newArrMinor: sum(customer.endArrMinor, isNew(customer)),
    expansionArrMinor: expansionOf(customer),
    currencies: distinct(customer.currency),
  }),
  value: ({ newArrMinor, expansionArrMinor, churnedArrMinor, contractionArrMinor, currencies }) =>
    newArrMinor
      .plus(expansionArrMinor)
      .over(ofOneCurrency(currencies, churnedArrMinor.plus(contractionArrMinor))),
  variants: (vary) => ({
    withReactivation: vary({
      excluded: outsideMovements,
      parts: (customer) => ({
        ...lossesOf(customer),
        newArrMinor: sum(customer.endArrMinor, isNew(customer)),
        expansionArrMinor: expansionOf(customer),
        reactivationArrMinor: sum(customer.endArrMinor, isReactivated(customer)),
        currencies: distinct(customer.currency),
      }),
      value: ({
        newArrMinor,
        expansionArrMinor,
        reactivationArrMinor,
        churnedArrMinor,
        contractionArrMinor,
        currencies,
      }) =>
        newArrMinor
          .plus(expansionArrMinor)
          .plus(reactivationArrMinor)
          .over(ofOneCurrency(currencies, churnedArrMinor.plus(contractionArrMinor))),
    }),
  }),
});

export const saasQuickRatioEntry = entry(saasQuickRatio, {
  name: "SaaS quick ratio",
  aliases: ["quick ratio", "growth efficiency"],
  says: "How many times the recurring revenue that was lost has been won: new and expansion over churn and contraction.",
  population:
    "Customers who pay at the start or at the end of the period, all in one currency. Those who came back are left out and counted, as are those of whom nobody knows whether they had paid before.",
  recommended:
    "New and expansion over churn and contraction, as it is published most often. Where nothing was lost there is no ratio: null, neither 0 nor infinity.",
  variants: {
    withReactivation: {
      says: "Customers who came back are won too.",
      usedBy: [mrrCalculator],
    },
  },
  tools: [
    {
      tool: "PitchKit",
      calls: "Quick ratio",
      variant: null,
      differs: "The same.",
      source: pitchKit,
    },
    {
      tool: "MRR calculator (mowt)",
      calls: "Quick ratio",
      variant: "withReactivation",
      differs: "Reactivation is in the numerator, so that it is higher.",
      source: mrrCalculator,
    },
  ],
  examples: [
    {
      rows: [
        { startArrMinor: 0, endArrMinor: 240_000, activeBefore: false },
        { startArrMinor: 60_000, endArrMinor: 156_000, activeBefore: true },
        { startArrMinor: 60_000, endArrMinor: 0, activeBefore: true },
        { startArrMinor: 60_000, endArrMinor: 24_000, activeBefore: true },
      ],
      gives: 3.5,
      because: "200 new and 80 more a month over 50 lost and 30 less: 280 over 80.",
    },
    {
      rows: [
        { startArrMinor: 0, endArrMinor: 24_000, activeBefore: false },
        { startArrMinor: 0, endArrMinor: 12_000, activeBefore: true },
        { startArrMinor: 12_000, endArrMinor: 0, activeBefore: true },
      ],
      gives: 2,
      excluded: { reactivated: 1 },
      because: "20 new over 10 lost; who came back is left out and counted.",
    },
    {
      rows: [{ startArrMinor: 0, endArrMinor: 24_000, activeBefore: false }],
      gives: null,
      because: "Nothing was lost, so there is no ratio.",
    },
    { rows: [], gives: null, because: "Nothing moved." },
    {
      rows: [
        { startArrMinor: 24_000, endArrMinor: 12_000, activeBefore: true },
        { startArrMinor: 0, endArrMinor: 24_000, activeBefore: null },
        { startArrMinor: 24_000, endArrMinor: null, activeBefore: true },
        { startArrMinor: null, endArrMinor: 24_000, activeBefore: true },
        { startArrMinor: 0, endArrMinor: 0, activeBefore: false },
      ],
      gives: 0,
      excluded: { historyUnknown: 1, endRevenueUnknown: 1, startRevenueUnknown: 1, neverPaying: 1 },
      because: "10 a month were lost and nothing is known to be won: a real 0.",
    },
    {
      variant: "withReactivation",
      rows: [
        { startArrMinor: 0, endArrMinor: 96_000, activeBefore: false },
        { startArrMinor: 12_000, endArrMinor: 60_000, activeBefore: true },
        { startArrMinor: 0, endArrMinor: 12_000, activeBefore: true },
        { startArrMinor: 36_000, endArrMinor: 12_000, activeBefore: true },
        { startArrMinor: 36_000, endArrMinor: 0, activeBefore: true },
      ],
      gives: 2.6,
      because: "80 new, 40 more and 10 back a month, over 20 less and 30 lost: 130 over 50.",
    },
  ],
  beware: [
    "Without losses it is null; set to 0 or to a large number it would sort a perfect month last or by chance.",
    "A ratio of 4 means nothing beside a base that shrinks; read it with grr.",
    "It is not the quick ratio of accounting, which is about debt.",
    bewareOfCurrencies,
  ],
  sources: [pitchKit, abraCalc, mrrCalculator],
  since: "0.1.0",
});
