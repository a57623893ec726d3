import { acquisitionFact } from "../../facts/acquisition.ts";
import { costAndCohort, neitherThereNorWon, notSpentOnWinning, wasThere } from "../acquisitions.ts";
import { entry } from "../entry.ts";
import {
  bewareOfMargin,
  bewareOfPeriods,
  grossMarginPercent,
  lifetime,
  marginOf,
  multipleAfterOnePeriod,
  periodsPerYear,
} from "../lifetime-values.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";

/** LTV to CAC: lifetime value of a customer over what it costs to win one, as a multiple. */
export const ltvCac = metric({
  id: "ltvCac",
  unit: "x",
  better: "higher",
  domain: "customer-experience",
  range: [null, null],
  of: acquisitionFact,
  given: { grossMarginPercent, periodsPerYear },
  excluded: (row) => ({
    ...notSpentOnWinning(row, "customerPeriod"),
    ...neitherThereNorWon(row),
    endUnknown: wasThere(row).and(row.activeAtEnd.isMissing()),
  }),
  parts: costAndCohort,
  value: ({ costMinor, newCustomers, startArrMinor, currencies, ...cohort }, given) =>
    marginOf(startArrMinor, given)
      .times(lifetime(cohort))
      .over(ofOneCurrency(currencies, cohort.customers.times(costMinor.over(newCustomers)))),
  variants: (vary) => ({
    marginMultiple: vary({
      given: {
        grossMarginPercent,
        discountPercentPerYear: 10,
        periodsPerYear,
      },
      parts: costAndCohort,
      value: ({ costMinor, newCustomers, startArrMinor, currencies, ...cohort }, given) =>
        marginOf(startArrMinor, given)
          .times(multipleAfterOnePeriod(cohort, given))
          .over(ofOneCurrency(currencies, cohort.customers.times(costMinor.over(newCustomers)))),
    }),
  }),
});

const alam = {
  by: "Alam",
  title: "LTV/CAC framework",
  url: "https://alamrafiul.com/posts/customer-economics-ltv-cac",
};
const launchAdvisor = {
  by: "LaunchAdvisor",
  title: "Unit economics",
  url: "https://www.launchadvisor.co/guides/unit-economics-for-startups",
};
const finmark = {
  by: "Finmark",
  title: "LTV, CAC, payback",
  url: "https://help.finmark.com/en/articles/5525177",
};

const spending = (amountMinor: number, category = "marketing") => ({
  side: "cost",
  category,
  amountMinor,
  currency: "EUR",
});
const customer = {
  side: "customerPeriod",
  activeAtStart: true,
  activeAtEnd: true,
  startArrMinor: 120_000,
  currency: "EUR",
};
const left = { ...customer, activeAtEnd: false };
const won = { ...customer, activeAtStart: false, activeBefore: false, startArrMinor: 0 };

export const ltvCacEntry = entry(ltvCac, {
  name: "LTV to CAC",
  abbreviation: "LTV:CAC",
  aliases: ["LTV/CAC", "lifetime value to acquisition cost"],
  says: "Lifetime value of a customer, margin over churn, as a multiple of what it costs to win one.",
  population:
    "Amounts of the categories `sales` and `marketing`, customers at the start of the period for margin and churn, and customers won in it for the cost, all in one currency. Other costs, those who came back, and customers whose standing or revenue is unknown are left out and counted.",
  recommended:
    "Undiscounted margin over churn against blended acquisition cost, as all the guides to it define it; the rule of thumb of three was made for that number. It is the variant simpleChurn of clv, which is more than clv's own default.",
  variants: {
    marginMultiple: {
      says: "With the lifetime value that clv recommends: discounted, the first margin after one period.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "LaunchAdvisor",
      calls: "LTV/CAC",
      variant: null,
      differs: "The same: 500 × 0.7 ÷ 0.02 is 17,500, and over 5,000 to win a customer it is 3.5.",
      source: launchAdvisor,
    },
    {
      tool: "Finmark",
      calls: "LTV:CAC",
      variant: null,
      differs: "The same: lifetime value over the cost of winning a customer.",
      source: finmark,
    },
  ],
  examples: [
    {
      rows: [spending(100_000), customer, customer, customer, left, won, won],
      given: { grossMarginPercent: 50 },
      gives: 0.4,
      because:
        "100 euros a month, half of it margin, over a churn of 1 in 4 is 200. To win one cost 1,000 over 2, or 500: 0.4.",
    },
    {
      rows: [spending(20_000), customer, left, won],
      gives: 1,
      because: "100 euros a month over a churn of a half is 200, and the one new customer cost 200.",
    },
    { rows: [], gives: null, because: "No customers and no costs." },
    {
      rows: [spending(20_000), customer, customer, won],
      gives: null,
      because: "Nobody left, so the lifetime has no end that anybody could tell.",
    },
    {
      rows: [spending(20_000), customer, left],
      gives: null,
      because: "Nobody was won, so there is no cost of one, and a multiple of it is not 0.",
    },
    {
      rows: [
        spending(20_000),
        spending(5_000, "operations"),
        customer,
        left,
        won,
        { ...won, activeBefore: true },
        { ...won, activeBefore: null },
        { ...customer, activeAtEnd: null },
        { ...customer, startArrMinor: null },
        { ...customer, activeAtStart: null },
      ],
      gives: 1,
      excluded: {
        otherCost: 1,
        notNew: 1,
        historyUnknown: 1,
        endUnknown: 1,
        revenueUnknown: 1,
        startUnknown: 1,
      },
      because: "As the second; one who came back was neither there nor won.",
    },
    {
      variant: "marginMultiple",
      rows: [spending(100_000), customer, left, won],
      given: { periodsPerYear: 1 },
      gives: 1,
      because: "1,200 euros a year × 0.5 ÷ (1.1 − 0.5) is 1,000, and the new customer cost 1,000.",
    },
  ],
  beware: [
    bewareOfMargin,
    bewareOfPeriods,
    "The costs are those of the same period as the customers they won.",
    "It divides a forecast by a fact: halve a small churn and it doubles, though not a customer has paid more.",
    "A high multiple can mean too little spent as well as spent well.",
    "Three to one is a rule of thumb of investors in subscription software, not a law.",
    bewareOfCurrencies,
  ],
  sources: [alam, finmark, launchAdvisor],
  since: "0.1.0",
});
