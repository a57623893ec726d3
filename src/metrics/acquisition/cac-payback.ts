import { acquisitionFact } from "../../facts/acquisition.ts";
import { count, distinct, sum } from "../../language/aggregate.ts";
import {
  customersWon,
  isWon,
  neitherThereNorWon,
  notSpentOnWinning,
  notWon,
  wasThere,
} from "../acquisitions.ts";
import { bewareOfMissingCosts, costOver, spent } from "../costs.ts";
import { entry } from "../entry.ts";
import { bewareOfMargin, grossMarginPercent } from "../lifetime-values.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies } from "../money.ts";

/** CAC payback: months of margin that it takes to earn back what a customer cost to win. */
export const cacPayback = metric({
  id: "cacPayback",
  unit: "months",
  better: "lower",
  domain: "customer-experience",
  range: [0, null],
  of: acquisitionFact,
  given: { grossMarginPercent },
  excluded: (row) => ({ ...notSpentOnWinning(row, "customerPeriod"), ...neitherThereNorWon(row) }),
  parts: (row) => ({
    ...spent(row),
    currencies: distinct(row.currency),
    newCustomers: customersWon(row),
    startArrMinor: sum(row.startArrMinor, wasThere(row)),
    customers: count(wasThere(row)),
  }),
  // A month's margin of a customer is their revenue of a year, over 12, times the margin in percent over 100.
  value: ({ startArrMinor, customers, newCustomers, ...cost }, { grossMarginPercent }) =>
    costOver(cost, newCustomers.times(startArrMinor).times(grossMarginPercent)).times(customers).times(1200),
  variants: (vary) => ({
    ofNewCustomers: vary({
      excluded: (row) => ({
        ...notSpentOnWinning(row, "customerPeriod"),
        ...notWon(row),
        revenueUnknown: row.side.equals("customerPeriod").and(isWon(row)).and(row.endArrMinor.isMissing()),
      }),
      parts: (row) => ({
        ...spent(row),
        currencies: distinct(row.currency),
        newArrMinor: sum(row.endArrMinor, row.side.equals("customerPeriod")),
      }),
      value: ({ newArrMinor, ...cost }, { grossMarginPercent }) =>
        costOver(cost, newArrMinor.times(grossMarginPercent)).times(1200),
    }),
  }),
});

const finmark = {
  by: "Finmark",
  title: "LTV, CAC, payback",
  url: "https://help.finmark.com/en/articles/5525177",
};
const gradient = {
  by: "Gradient Works",
  title: "Customer Acquisition Cost (CAC)",
  url: "https://www.gradient.works/revops-glossary/customer-acquisition-cost-cac",
};

const spending = (amountMinor: number | null, category = "sales") => ({
  side: "cost",
  category,
  amountMinor,
  currency: "EUR",
});
const customer = {
  side: "customerPeriod",
  activeAtStart: true,
  activeAtEnd: true,
  startArrMinor: 600_000,
  currency: "EUR",
};
const won = {
  ...customer,
  activeAtStart: false,
  activeBefore: false,
  startArrMinor: 0,
  endArrMinor: 240_000,
};

export const cacPaybackEntry = entry(cacPayback, {
  name: "CAC payback",
  aliases: ["CAC payback period", "months to recover CAC", "payback period"],
  says: "Months until the margin of an average customer has earned back what it cost to win one: CAC ÷ (ARPA × gross margin).",
  population:
    "Amounts of the categories `sales` and `marketing`, customers at the start of the period for the revenue of one, and customers won in it, all in one currency. Other costs, those who came back, and customers whose standing or revenue is unknown are left out and counted.",
  recommended:
    "Acquisition cost over the margin of a month, both of them per customer: the cost is divided by the product of revenue and margin. Revenue is that of the customers who were there already, as in the lifetime value.",
  variants: {
    ofNewCustomers: {
      says: "Against the recurring revenue of the very customers who were won, as the period ended: costs ÷ (their monthly revenue × gross margin).",
      usedBy: [gradient],
    },
  },
  tools: [
    {
      tool: "Finmark",
      calls: "CAC payback period",
      variant: null,
      differs:
        "Means the same, but prints CAC ÷ average MRR × gross margin without parentheses; read from left to right it multiplies by the margin, and makes a poor margin look like a fast payback.",
      source: finmark,
    },
    {
      tool: "Gradient Works",
      calls: "CAC Payback",
      variant: "ofNewCustomers",
      differs:
        "All of the costs over the new monthly revenue times margin; its new revenue is net of what was lost.",
      source: gradient,
    },
  ],
  examples: [
    {
      rows: [spending(600_000), customer, customer, won],
      given: { grossMarginPercent: 80 },
      gives: 15,
      because: "6,000 euros for one new customer; 500 a month at 80 % is 400, and 6,000 over 400 is 15.",
    },
    {
      rows: [spending(300_000), spending(100_000, "marketing"), customer, won, won],
      gives: 4,
      because: "4,000 euros for 2 is 2,000 each, and at 500 a month without a margin said it takes 4 months.",
    },
    { rows: [], gives: null, because: "No costs, no customers." },
    { rows: [customer, won], gives: null, because: "Nobody has said what the new customer cost." },
    {
      rows: [spending(600_000), customer],
      gives: null,
      because: "Nobody was won, so that there is no cost of one to earn back.",
    },
    {
      rows: [
        spending(600_000),
        spending(null),
        customer,
        { ...customer, startArrMinor: null },
        { ...customer, activeAtStart: null },
        won,
        { ...won, activeBefore: true },
        { ...won, activeBefore: null },
      ],
      gives: 12,
      excluded: { amountUnknown: 1, revenueUnknown: 1, startUnknown: 1, notNew: 1, historyUnknown: 1 },
      because: "6,000 over 500 a month; who came back was neither there nor won.",
    },
    {
      variant: "ofNewCustomers",
      rows: [spending(600_000), won, won, { ...won, endArrMinor: null }, customer],
      given: { grossMarginPercent: 75 },
      gives: 20,
      excluded: { revenueUnknown: 1, notNew: 1 },
      because: "6,000 euros; the two bring 200 a month each, 300 of it margin, and 6,000 over 300 is 20.",
    },
  ],
  beware: [
    bewareOfMargin,
    "CAC ÷ ARPA × margin is not CAC ÷ (ARPA × margin): with 80 % the first gives 9.6 months where the second gives 15.",
    "Nothing is taken off for those who leave before they have paid back, nor discounted.",
    "New customers often pay less than old ones; ofNewCustomers looks at what they pay.",
    bewareOfMissingCosts,
    bewareOfCurrencies,
  ],
  sources: [finmark, gradient],
  since: "0.1.0",
});
