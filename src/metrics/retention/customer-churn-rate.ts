import { customerPeriodFact } from "../../facts/customer-period.ts";
import { count, sum } from "../../language/aggregate.ts";
import { literal, when } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer, outsideStartCohort } from "../customers.ts";
import { entry } from "../entry.ts";
import { customersOfWhomTwoJoined, fourCustomers } from "../example-customers.ts";
import { invalid, metric } from "../metric.ts";
import { chartMogulMrrChurn, stripeChurn } from "../subscription-sources.ts";

const displayr = {
  by: "Displayr",
  title: "flipRevenueMetrics: CustomerChurn",
  url: "https://rdrr.io/github/Displayr/flipRevenueMetrics/man/CustomerChurn.html",
};

/** Customer churn rate: share of the customers at the start of a period who are none at its end. */
export const customerChurnRate = metric({
  id: "customerChurnRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-experience",
  range: [0, 1],
  of: customerPeriodFact,
  excluded: outsideStartCohort,
  parts: ({ activeAtEnd }) => ({ lost: count(activeAtEnd.not()), customers: count() }),
  value: ({ lost, customers }) => lost.over(customers),
  interval: wilson("lost", "customers"),
  variants: (vary) => ({
    overStartAndJoined: vary({
      excluded: (customer) => {
        const { activeAtStart, timesJoined, timesLeft } = customer;
        return {
          ...notACustomer(customer),
          startUnknown: activeAtStart.isMissing(),
          movesUnknown: timesJoined.isMissing().or(timesLeft.isMissing()),
          neverActive: activeAtStart.not().and(timesJoined.equals(0)),
          leftMoreThanJoined: invalid(
            timesLeft,
            timesLeft.moreThan(timesJoined.plus(when(activeAtStart, literal(1), literal(0)))),
          ),
        };
      },
      parts: ({ activeAtStart, timesJoined, timesLeft }) => ({
        timesLeft: sum(timesLeft),
        atStart: count(activeAtStart),
        timesJoined: sum(timesJoined),
      }),
      value: ({ timesLeft, atStart, timesJoined }) => timesLeft.over(atStart.plus(timesJoined)),
    }),
    allChurnedOverStart: vary({
      range: [0, null],
      excluded: (customer) => {
        const { activeAtStart, activeAtEnd, timesJoined } = customer;
        return {
          ...notACustomer(customer),
          startUnknown: activeAtStart.isMissing(),
          endUnknown: activeAtEnd.isMissing(),
          movesUnknown: activeAtStart.not().and(timesJoined.isMissing()),
          neverActive: activeAtStart.not().and(timesJoined.equals(0)),
        };
      },
      parts: ({ activeAtStart, activeAtEnd }) => ({
        lost: count(activeAtEnd.not()),
        atStart: count(activeAtStart),
      }),
      value: ({ lost, atStart }) => lost.over(atStart),
    }),
    renewable: vary({
      excluded: (customer) => ({
        ...outsideStartCohort(customer),
        renewalUnknown: customer.renewalDue.isMissing(),
        notDue: customer.renewalDue.not(),
      }),
      interval: wilson("lost", "customers"),
    }),
    annualised: vary({
      parts: ({ activeAtEnd }) => ({ retained: count(activeAtEnd), customers: count() }),
      value: ({ retained, customers }) => literal(1).minus(retained.over(customers).power(12)),
    }),
  }),
});

export const customerChurnRateEntry = entry(customerChurnRate, {
  name: "Customer churn rate",
  aliases: ["logo churn", "subscriber churn", "attrition rate"],
  says: "Share of the customers at the start of a period who are no longer customers at its end.",
  population:
    "Customers at the start of the period whose end is known. Whoever joined within it is left out and counted, whether they stayed or not.",
  recommended:
    "The starting cohort, |S without E| over |S|: numerator and denominator are the same customers, and it is exactly one less the retention rate.",
  variants: {
    overStartAndJoined: {
      says: "Every time a customer left within the period, over the customers at the start and every time one joined: whoever joins and leaves within it is in both, and whoever leaves twice counts twice.",
      usedBy: [stripeChurn],
    },
    allChurnedOverStart: {
      says: "All who left and were gone at the end, those who had joined within the period too, over the customers at the start alone. The two are not the same customers, and a fast-growing company looks worse than it is.",
      usedBy: [],
    },
    renewable: {
      says: "Over those customers of the start whose term ended within the period, as the others could not have left.",
      usedBy: [displayr],
    },
    annualised: {
      says: "What a monthly rate comes to in a year: one less the retention to the power of 12. The rows have to be of one month, and it holds only if every month is as likely to lose a customer as this one.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Stripe",
      calls: "Subscriber churn rate",
      variant: "overStartAndJoined",
      differs:
        "Over the trailing 30 days, those who joined in them are in the denominator, and whoever joined and left counts; growth makes it lower.",
      source: stripeChurn,
    },
    {
      tool: "ChartMogul, standard formula",
      calls: "Customer churn rate",
      variant: null,
      differs: "The same: lost over those at the start of the period.",
      source: chartMogulMrrChurn,
    },
    {
      tool: "ChartMogul, Shopify formula",
      calls: "Customer churn rate",
      differs:
        "The sum of the rates of each day, so that whoever joined this month is at risk from the next day on. Measure the default over periods of a day and add the values up.",
      source: chartMogulMrrChurn,
    },
    {
      tool: "Displayr flipRevenueMetrics",
      calls: "CustomerChurn",
      variant: "renewable",
      differs: "Over the customers who were up for renewal; higher than the default where terms are long.",
      source: displayr,
    },
  ],
  examples: [
    {
      rows: fourCustomers(),
      gives: 0.25,
      because: "1 of the 4 customers at the start is gone.",
    },
    {
      rows: customersOfWhomTwoJoined(),
      gives: 0.5,
      excluded: { notAtStart: 2 },
      because: "1 of 2. The one who joined and left within the period was not there at the start.",
    },
    { rows: [], gives: null, because: "There were no customers to lose." },
    {
      rows: [
        { activeAtStart: true, activeAtEnd: false },
        { activeAtStart: true, activeAtEnd: null },
        { activeAtStart: null, activeAtEnd: false },
        { activeAtStart: true, activeAtEnd: false, discarded: "test" },
        { activeAtStart: true, activeAtEnd: false, discarded: "erased" },
      ],
      gives: 1,
      excluded: { endUnknown: 1, startUnknown: 1, test: 1, discarded: 1 },
      because: "Of one alone both ends are known, and that one is gone.",
    },
    {
      variant: "overStartAndJoined",
      rows: [
        { activeAtStart: true, timesJoined: 0, timesLeft: 1 },
        { activeAtStart: true, timesJoined: 1, timesLeft: 2 },
        { activeAtStart: true, timesJoined: 0, timesLeft: 0 },
        { activeAtStart: false, timesJoined: 1, timesLeft: 1 },
        { activeAtStart: false, timesJoined: 0, timesLeft: 0 },
        { activeAtStart: true, timesJoined: null, timesLeft: 1 },
      ],
      gives: 0.8,
      excluded: { neverActive: 1, movesUnknown: 1 },
      because: "Left 1 + 2 + 0 + 1 = 4 times, over 3 at the start and 2 times joined.",
    },
    {
      variant: "allChurnedOverStart",
      rows: [
        { activeAtStart: true, activeAtEnd: false },
        { activeAtStart: true, activeAtEnd: true },
        { activeAtStart: false, activeAtEnd: false, timesJoined: 1 },
        { activeAtStart: false, activeAtEnd: true, timesJoined: 1 },
        { activeAtStart: false, activeAtEnd: false, timesJoined: null },
      ],
      gives: 1,
      excluded: { movesUnknown: 1 },
      because: "2 are gone, one of whom had only joined, over 2 at the start.",
    },
    {
      variant: "renewable",
      rows: [
        { activeAtStart: true, activeAtEnd: false, renewalDue: true },
        { activeAtStart: true, activeAtEnd: true, renewalDue: true },
        { activeAtStart: true, activeAtEnd: true, renewalDue: false },
        { activeAtStart: true, activeAtEnd: true, renewalDue: null },
      ],
      gives: 0.5,
      excluded: { notDue: 1, renewalUnknown: 1 },
      because: "Of the 2 who could leave, 1 did; a third is bound until later.",
    },
    {
      variant: "annualised",
      rows: [
        { activeAtStart: true, activeAtEnd: true },
        { activeAtStart: true, activeAtEnd: false },
      ],
      gives: 1 - 1 / 4096,
      because: "Half stay each month, so of 4,096 customers one is left after twelve months.",
    },
  ],
  beware: [
    "All who left over those at the start mixes two groups: of 1,000 customers 40 left, of 200 new ones 20 did; that is 4 %, not 6 %.",
    "Twelve times a monthly rate is no annual rate: 5 % a month is 46 % a year, not 60 %.",
    "With one of two subscriptions gone a customer has not left; count customers, not subscriptions.",
    "Cancelled is not gone: a subscription that is cancelled is often paid for until its term is over, and the two dates give two rates.",
    "Do not average the rates of months or segments; pool the counts.",
  ],
  sources: [stripeChurn, chartMogulMrrChurn, displayr],
  since: "0.1.0",
});
