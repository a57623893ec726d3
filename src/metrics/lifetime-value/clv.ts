import { customerPeriodFact } from "../../facts/customer-period.ts";
import { count, distinct, sum } from "../../language/aggregate.ts";
import { notACustomer, outsideStartCohort } from "../customers.ts";
import { entry } from "../entry.ts";
import {
  bewareOfMargin,
  bewareOfPeriods,
  grossMarginPercent,
  lifetime,
  marginOf,
  multipleAfterOnePeriod,
  multipleFromNow,
  multipleOfGrowingMargin,
  periodsPerYear,
  startingCohort,
} from "../lifetime-values.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, bewareOfMinorUnits, minorPerMajor, ofOneCurrency } from "../money.ts";

/**
 * Customer lifetime value by the margin multiple: margin a period × r ÷ (1 + i − r), in the major unit of the rows' one
 * currency.
 */
export const clv = metric({
  id: "clv",
  unit: "currency",
  better: "higher",
  domain: "customer-experience",
  range: [null, null],
  of: customerPeriodFact,
  given: {
    grossMarginPercent,
    discountPercentPerYear: 10,
    periodsPerYear,
    minorPerMajor,
  },
  excluded: (customer) => ({
    ...outsideStartCohort(customer),
    revenueUnknown: customer.startArrMinor.isMissing(),
  }),
  parts: startingCohort,
  value: ({ startArrMinor, currencies, ...cohort }, given) =>
    marginOf(startArrMinor, given)
      .times(multipleAfterOnePeriod(cohort, given))
      .over(ofOneCurrency(currencies, cohort.customers.times(given.minorPerMajor))),
  variants: (vary) => ({
    marginMultipleNow: vary({
      parts: startingCohort,
      value: ({ startArrMinor, currencies, ...cohort }, given) =>
        marginOf(startArrMinor, given)
          .times(multipleFromNow(cohort, given))
          .over(ofOneCurrency(currencies, cohort.customers.times(given.minorPerMajor))),
    }),
    growingMargin: vary({
      given: {
        grossMarginPercent,
        discountPercentPerYear: 10,
        growthPercentPerYear: 0,
        periodsPerYear,
        minorPerMajor,
      },
      parts: startingCohort,
      value: ({ startArrMinor, currencies, ...cohort }, given) =>
        marginOf(startArrMinor, given)
          .times(multipleOfGrowingMargin(cohort, given))
          .over(ofOneCurrency(currencies, cohort.customers.times(given.minorPerMajor))),
    }),
    simpleChurn: vary({
      given: { grossMarginPercent, periodsPerYear, minorPerMajor },
      parts: startingCohort,
      value: ({ startArrMinor, currencies, ...cohort }, given) =>
        marginOf(startArrMinor, given)
          .times(lifetime(cohort))
          .over(ofOneCurrency(currencies, cohort.customers.times(given.minorPerMajor))),
    }),
    historic: vary({
      given: { grossMarginPercent, minorPerMajor },
      excluded: (customer) => ({
        ...notACustomer(customer),
        revenueUnknown: customer.revenueMinor.isMissing(),
      }),
      parts: ({ revenueMinor, currency }) => ({
        revenueMinor: sum(revenueMinor),
        customers: count(),
        currencies: distinct(currency),
      }),
      value: ({ revenueMinor, customers, currencies }, { grossMarginPercent, minorPerMajor }) =>
        revenueMinor
          .times(grossMarginPercent)
          .over(ofOneCurrency(currencies, customers.times(minorPerMajor).times(100))),
    }),
  }),
});

const guptaLehmann = {
  by: "Gupta & Lehmann",
  title: "Customers as assets, Journal of Interactive Marketing 17(1)",
  url: "https://doi.org/10.1002/dir.10045",
  year: 2003,
};
const faderHardie = {
  by: "Fader & Hardie",
  title: "Reconciling and clarifying CLV formulas",
  url: "http://brucehardie.com/notes/024/",
  year: 2012,
};
const launchAdvisor = {
  by: "LaunchAdvisor",
  title: "Unit economics",
  url: "https://www.launchadvisor.co/guides/unit-economics-for-startups",
};
const frameworks = {
  by: "Frameworks Library",
  title: "Customer lifetime value (m.02)",
  url: "https://ealhamed.github.io/frameworks-library/ms/m02.html",
};

/** Ten customers who each bring 100.00 a year, of whom so many stay. */
const ten = (retained: number) =>
  Array.from({ length: 10 }, (_, index) => ({
    activeAtStart: true,
    activeAtEnd: index < retained,
    startArrMinor: 10_000,
    currency: "EUR",
  }));
const yearly = { periodsPerYear: 1 };

export const clvEntry = entry(clv, {
  name: "Customer lifetime value",
  abbreviation: "CLV",
  aliases: ["LTV", "lifetime value", "customer value", "margin multiple"],
  says: "Present value of the margins that a customer is expected to bring, the first after one period if the customer is still there then: margin × r ÷ (1 + i − r), r being retention and i the discount rate of a period.",
  population:
    "Customers at the start of the period, whose end and whose recurring revenue are known, all in one currency. Retention is that of these customers, and the margin is the given share of their recurring revenue. The others are left out and counted.",
  recommended:
    "The margin multiple of Gupta and Lehmann with the first margin after one period: published, discounted, and with its timing said. It needs a contract that customers visibly end; where they silently stop buying, fit a model of purchases instead (BG/NBD with Gamma–Gamma).",
  variants: {
    marginMultipleNow: {
      says: "The same with the first margin at once: margin × (1 + i) ÷ (1 + i − r), which is one margin more.",
      usedBy: [],
    },
    growingMargin: {
      says: "The same with a margin that grows by growthPercentPerYear: margin × r ÷ (1 + i − r (1 + g)). Null where it grows as fast as it is lost and discounted.",
      usedBy: [],
    },
    simpleChurn: {
      says: "Margin of a period over churn of a period, nothing discounted: ARPA × gross margin ÷ churn. Null where nobody left.",
      usedBy: [launchAdvisor],
    },
    historic: {
      says: "Margin that the customers have brought so far, over the customers: what is known, and no forecast. Rows are to span the customers' whole past.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "LaunchAdvisor",
      calls: "LTV",
      variant: "simpleChurn",
      differs:
        "Margin over churn, undiscounted and from today, which is more than the multiple: 500 × 0.7 ÷ 0.02 is 17,500.",
      source: launchAdvisor,
    },
    {
      tool: "Frameworks Library",
      calls: "CLV (after Gupta and others)",
      variant: null,
      differs: "The same: r = 0.8 and i = 0.1 give 2.67 margins.",
      source: frameworks,
    },
  ],
  examples: [
    {
      rows: ten(8),
      given: yearly,
      gives: 800 / 3,
      because: "8 of 10 stay in a year, so at 10 % it is 0.8 ÷ 0.3 margins of 100 euros.",
    },
    {
      rows: ten(9),
      given: { ...yearly, discountPercentPerYear: 12, grossMarginPercent: 50 },
      gives: (50 * 0.9) / 0.22,
      because: "0.9 ÷ 0.22, or 4.09, margins of 50 euros, half of the revenue.",
    },
    {
      variant: "growingMargin",
      rows: ten(8),
      given: { ...yearly, growthPercentPerYear: 5 },
      gives: 80 / 0.26,
      because: "With margins growing by 5 % it is 0.8 ÷ (1.1 − 0.84) of them.",
    },
    {
      variant: "growingMargin",
      rows: ten(10),
      given: { ...yearly, growthPercentPerYear: 10 },
      gives: null,
      because: "Nobody leaves and margins grow as fast as they are discounted: there is no end to their sum.",
    },
    { rows: [], gives: null, because: "No customers, hence nothing that one is worth." },
    {
      rows: [
        ...ten(8),
        { activeAtStart: false, activeAtEnd: true, startArrMinor: 0, currency: "EUR" },
        { activeAtStart: true, activeAtEnd: null, startArrMinor: 10_000, currency: "EUR" },
        { activeAtStart: true, activeAtEnd: true, startArrMinor: null, currency: "EUR" },
        { activeAtStart: true, activeAtEnd: true, startArrMinor: 10_000, discarded: "test" },
      ],
      given: yearly,
      gives: 800 / 3,
      excluded: { notAtStart: 1, endUnknown: 1, revenueUnknown: 1, test: 1 },
      because: "As above; who joined within the year says nothing of how many stay.",
    },
    {
      variant: "marginMultipleNow",
      rows: ten(8),
      given: yearly,
      gives: 1100 / 3,
      because: "1.1 ÷ 0.3 margins of 100 euros, one more than when the first comes in a year.",
    },
    {
      variant: "simpleChurn",
      rows: ten(8),
      given: { periodsPerYear: 12, grossMarginPercent: 60 },
      gives: 25,
      because:
        "100 euros a year are 8.33 a month and 5 of margin; 2 of 10 left in the month, and 5 over 0.2 is 25.",
    },
    {
      variant: "simpleChurn",
      rows: ten(10),
      gives: null,
      because: "Nobody left, and a margin over nothing is no value.",
    },
    {
      variant: "historic",
      rows: [
        { revenueMinor: 12_000, currency: "EUR" },
        { revenueMinor: 3_000, currency: "EUR" },
        { revenueMinor: 0, currency: "EUR" },
        { revenueMinor: null, currency: "EUR" },
      ],
      given: { grossMarginPercent: 40 },
      gives: 20,
      excluded: { revenueUnknown: 1 },
      because: "150 euros of three customers are 50 each, and 40 % of that is margin.",
    },
  ],
  beware: [
    bewareOfMargin,
    bewareOfPeriods,
    "Three formulas in use differ by one margin or one period; say when the first margin comes, and whether it is certain.",
    "The discount rate is a year's and is divided by the periods of a year, so that a rate of a year never meets a retention of a month.",
    "One retention for all and for ever understates it: those who leave easily leave first, and a cohort's retention rises with age.",
    "Retention of a single month of few customers swings, and the value with it, far more than customers do.",
    "It is a mean over customers now, acquisition cost not taken off.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [guptaLehmann, faderHardie, frameworks, launchAdvisor],
  since: "0.1.0",
});
