import { customerPeriodFact } from "../../facts/customer-period.ts";
import { count, distinct, sum } from "../../language/aggregate.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, bewareOfMinorUnits, minorPerMajor, ofOneCurrency } from "../money.ts";

/** Average revenue per user: revenue of a period over the mean of the customers at its start and at its end. */
export const arpu = metric({
  id: "arpu",
  unit: "currency",
  better: "higher",
  domain: "customer-experience",
  range: [0, null],
  of: customerPeriodFact,
  given: { minorPerMajor },
  excluded: (customer) => ({
    ...notACustomer(customer),
    revenueUnknown: customer.revenueMinor.isMissing(),
    startUnknown: customer.activeAtStart.isMissing(),
    endUnknown: customer.activeAtEnd.isMissing(),
  }),
  parts: ({ revenueMinor, activeAtStart, activeAtEnd, currency }) => ({
    revenueMinor: sum(revenueMinor),
    atStart: count(activeAtStart),
    atEnd: count(activeAtEnd),
    currencies: distinct(currency),
  }),
  value: ({ revenueMinor, atStart, atEnd, currencies }, { minorPerMajor }) =>
    revenueMinor.times(2).over(ofOneCurrency(currencies, atStart.plus(atEnd).times(minorPerMajor))),
  variants: (vary) => ({
    overActiveAtEnd: vary({
      excluded: (customer) => ({
        ...notACustomer(customer),
        revenueUnknown: customer.revenueMinor.isMissing(),
        endUnknown: customer.activeAtEnd.isMissing(),
      }),
      parts: ({ revenueMinor, activeAtEnd, currency }) => ({
        revenueMinor: sum(revenueMinor),
        atEnd: count(activeAtEnd),
        currencies: distinct(currency),
      }),
      value: ({ revenueMinor, atEnd, currencies }, { minorPerMajor }) =>
        revenueMinor.over(ofOneCurrency(currencies, atEnd.times(minorPerMajor))),
    }),
    paying: vary({
      excluded: (customer) => ({
        ...notACustomer(customer),
        revenueUnknown: customer.revenueMinor.isMissing(),
        notPaying: customer.revenueMinor.equals(0),
      }),
      parts: ({ revenueMinor, currency }) => ({
        revenueMinor: sum(revenueMinor),
        paying: count(),
        currencies: distinct(currency),
      }),
      value: ({ revenueMinor, paying, currencies }, { minorPerMajor }) =>
        revenueMinor.over(ofOneCurrency(currencies, paying.times(minorPerMajor))),
    }),
    recurring: vary({
      unit: "currency/month",
      excluded: (customer) => ({
        ...notACustomer(customer),
        endRevenueUnknown: customer.endArrMinor.isMissing(),
        notPaying: customer.endArrMinor.equals(0),
      }),
      parts: ({ endArrMinor, currency }) => ({
        endingArrMinor: sum(endArrMinor),
        paying: count(),
        currencies: distinct(currency),
      }),
      value: ({ endingArrMinor, paying, currencies }, { minorPerMajor }) =>
        endingArrMinor.over(ofOneCurrency(currencies, paying.times(minorPerMajor).times(12))),
    }),
  }),
});

export const arpuEntry = entry(arpu, {
  name: "Average revenue per user",
  abbreviation: "ARPU",
  aliases: ["average revenue per account", "ARPA", "average revenue per customer"],
  says: "Revenue of a period over the mean number of customers in it: of those at its start and those at its end.",
  population:
    "Customers of the period whose revenue and both ends are known, those who pay nothing included, all in one currency. Whoever joined and left within the period has revenue in it and is at neither end.",
  recommended:
    "Over the mean of the two ends, because the revenue came from both the customers who were there all along and those who came or went. It takes nothing but the two counts and cannot be moved by the day on which it is measured.",
  variants: {
    overActiveAtEnd: {
      says: "Over the customers at the end of the period alone; lower than the default where their number grows.",
      usedBy: [],
    },
    paying: {
      says: "Average revenue per paying user, ARPPU: over the customers who had revenue in the period, whether they stayed or not.",
      usedBy: [],
    },
    recurring: {
      says: "Monthly recurring revenue at the end over the customers who pay it, which subscription tools call ARPA: a run rate, not the revenue of the period.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [
        { revenueMinor: 3_000, activeAtStart: true, activeAtEnd: true },
        { revenueMinor: 1_000, activeAtStart: true, activeAtEnd: false },
        { revenueMinor: 2_000, activeAtStart: false, activeAtEnd: true },
        { revenueMinor: 0, activeAtStart: true, activeAtEnd: true },
      ],
      gives: 20,
      because: "60.00 over 3 customers at the start and 3 at the end, one of whom pays nothing.",
    },
    {
      rows: [
        { revenueMinor: 3_000, activeAtStart: true, activeAtEnd: true },
        { revenueMinor: 3_000, activeAtStart: false, activeAtEnd: true },
      ],
      gives: 40,
      because: "60.00 over a mean of 1.5 customers.",
    },
    { rows: [], gives: null, because: "There were no customers." },
    {
      rows: [
        { revenueMinor: 3_000, activeAtStart: true, activeAtEnd: true },
        { revenueMinor: null, activeAtStart: true, activeAtEnd: true },
        { revenueMinor: 3_000, activeAtStart: null, activeAtEnd: true },
        { revenueMinor: 3_000, activeAtStart: true, activeAtEnd: null },
      ],
      gives: 30,
      excluded: { revenueUnknown: 1, startUnknown: 1, endUnknown: 1 },
      because: "Of one customer all is known: 30.00.",
    },
    {
      variant: "overActiveAtEnd",
      rows: [
        { revenueMinor: 3_000, activeAtEnd: true },
        { revenueMinor: 1_000, activeAtEnd: false },
        { revenueMinor: 0, activeAtEnd: true },
      ],
      gives: 20,
      because: "40.00 over the 2 who are there at the end.",
    },
    {
      variant: "paying",
      rows: [{ revenueMinor: 3_000 }, { revenueMinor: 1_000 }, { revenueMinor: 0 }, { revenueMinor: null }],
      gives: 20,
      excluded: { notPaying: 1, revenueUnknown: 1 },
      because: "40.00 over the 2 who paid.",
    },
    {
      variant: "recurring",
      rows: [{ endArrMinor: 120_000 }, { endArrMinor: 60_000 }, { endArrMinor: 0 }],
      gives: 75,
      excluded: { notPaying: 1 },
      because: "100 and 50 a month over the 2 who pay them.",
    },
  ],
  beware: [
    "Revenue of the period and recurring revenue at its end are two numerators; say which.",
    "State the length of the period: a quarter's figure does not compare with a month's.",
    "Free users in the denominator make another metric; without them it is ARPPU.",
    "The mean of the segments' figures is not the figure of all.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [
    {
      by: "Peel Insights",
      title: "Customers",
      url: "https://help.peelinsights.com/docs/customers",
    },
  ],
  since: "0.1.0",
});
