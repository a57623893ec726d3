import { orderFact } from "../../facts/order.ts";
import { count, distinct, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { notACustomersPurchase } from "../orders.ts";

const DAY_MS = 86_400_000;

/** Time between purchases: mean time from an order of a customer to the next, in days of 24 hours. */
export const timeBetweenPurchases = metric({
  id: "timeBetweenPurchases",
  unit: "days",
  better: "lower",
  domain: "customer-experience",
  range: [0, null],
  of: orderFact,
  excluded: (order) => ({
    ...notACustomersPurchase(order),
    firstOrder: order.ordinal.atMost(1),
    previousUnknown: order.sincePreviousMs.isMissing(),
  }),
  parts: ({ sincePreviousMs }) => ({
    betweenMs: sum(sincePreviousMs),
    gaps: count(),
    variance: variance(sincePreviousMs),
  }),
  value: ({ betweenMs, gaps }) => betweenMs.over(gaps.times(DAY_MS)),
  interval: studentMean({ sum: "betweenMs", variance: "variance" }, DAY_MS),
  variants: (vary) => ({
    median: vary({
      parts: ({ sincePreviousMs }) => ({ medianMs: quantile(0.5, sincePreviousMs) }),
      value: ({ medianMs }) => medianMs.over(DAY_MS),
      interval: orderStatistics("medianMs", 0.5, DAY_MS),
    }),
    windowOverFrequency: vary({
      given: { windowDays: 365 },
      excluded: notACustomersPurchase,
      parts: ({ customerId }) => ({ orders: count(), customers: distinct(customerId) }),
      value: ({ orders, customers }, { windowDays }) => customers.times(windowDays).over(orders),
    }),
  }),
});

const peel = {
  by: "Peel Insights",
  title: "Purchases",
  url: "https://help.peelinsights.com/docs/purchases-1",
};
const malartu = {
  by: "Malartu",
  title: "Time between purchases",
  url: "http://help.malartu.co/kpi-glossary/financial-metrics/time-between-purchases",
};

export const timeBetweenPurchasesEntry = entry(timeBetweenPurchases, {
  name: "Time between purchases",
  abbreviation: "TBP",
  aliases: ["interpurchase time", "purchase interval", "average days between orders"],
  says: "Mean time from an order of a customer to the same customer's next, over the pairs of orders that were seen.",
  population:
    "Orders that follow another of the same customer, each with the time since it; the other may be from before the window. First orders, tests, drafts, cancelled orders and guests are left out and counted.",
  recommended:
    "The gaps themselves: they are what the name says, and they are there in the orders. The shortcut of dividing a year by the purchase frequency is another number and a variant of its own.",
  variants: {
    median: {
      says: "Median gap, in days: half of the reorders came sooner. Few long gaps do not move it.",
      usedBy: [],
    },
    windowOverFrequency: {
      says: "Length of the window over the purchase frequency, 365 ÷ orders per customer: customers with a single order are in it, as if they bought again once a window.",
      usedBy: [peel, malartu],
    },
  },
  tools: [
    {
      tool: "Peel Insights",
      calls: "Time between purchases",
      variant: "windowOverFrequency",
      differs:
        "365 days over the purchase frequency. Those who ordered once pull it towards a year, so that it is usually several times as long as the gaps that were seen.",
      source: peel,
    },
    {
      tool: "Malartu",
      calls: "Time between purchases",
      variant: "windowOverFrequency",
      differs: "365 days over the purchase frequency, with the same effect.",
      source: malartu,
    },
  ],
  examples: [
    {
      rows: [
        { customerId: "ada", ordinal: 1, sincePreviousMs: null },
        { customerId: "ada", ordinal: 2, sincePreviousMs: 30 * DAY_MS },
        { customerId: "ada", ordinal: 3, sincePreviousMs: 60 * DAY_MS },
        { customerId: "bob", ordinal: 1, sincePreviousMs: null },
        { customerId: "bob", ordinal: 2, sincePreviousMs: 10 * DAY_MS },
        { customerId: "cyd", ordinal: 1, sincePreviousMs: null },
      ],
      gives: 100 / 3,
      excluded: { firstOrder: 3 },
      because: "Gaps of 30, 60 and 10 days are 100 over 3. Cyd, with one order, has no gap.",
    },
    {
      rows: [
        { customerId: "ada", ordinal: 2, sincePreviousMs: 12 * 3_600_000 },
        { customerId: "ada", ordinal: 3, sincePreviousMs: 0 },
      ],
      gives: 0.25,
      because: "12 hours and no time at all: half a day over two gaps.",
    },
    { rows: [], gives: null, because: "No orders, hence no gaps." },
    {
      rows: [
        { customerId: "ada", ordinal: 2, sincePreviousMs: 20 * DAY_MS },
        { customerId: "ada", ordinal: 3, sincePreviousMs: 5 * DAY_MS, canceled: true },
        { customerId: "bob", ordinal: 2, sincePreviousMs: null },
        { customerId: "bob", ordinal: 2, sincePreviousMs: 0, sameDay: true },
        { customerId: null, ordinal: null, sincePreviousMs: null },
      ],
      gives: 20,
      excluded: { canceled: 1, previousUnknown: 1, sameDay: 1, customerUnknown: 1 },
      because: "One gap is known, of 20 days. Bob's second order followed another, nobody knows when.",
    },
    {
      variant: "median",
      rows: [
        { customerId: "ada", ordinal: 2, sincePreviousMs: 30 * DAY_MS },
        { customerId: "ada", ordinal: 3, sincePreviousMs: 60 * DAY_MS },
        { customerId: "bob", ordinal: 2, sincePreviousMs: 10 * DAY_MS },
      ],
      gives: 30,
      because: "Of 10, 30 and 60 days the middle one.",
    },
    {
      variant: "windowOverFrequency",
      rows: [
        { customerId: "ada" },
        { customerId: "bob" },
        { customerId: "cyd" },
        { customerId: "cyd" },
        { customerId: "dan" },
        { customerId: "dan" },
        { customerId: "dan" },
        { customerId: "eve" },
      ],
      gives: 228.125,
      because: "8 orders of 5 customers are 1.6 each, and 365 over 1.6 is 228.125.",
    },
  ],
  beware: [
    "Only gaps that ended are seen: whoever has not come back yet is in no gap, so that the mean is too short, the more so the shorter the records.",
    "365 over the purchase frequency is not the mean gap: three customers in five who bought once are enough to turn 33 days into 228.",
    "A frequent customer has many gaps and a rare one has few or none; it is a mean over purchases, not over customers.",
    "The gaps are skewed. Remind customers by the median or a high quantile, not by the mean.",
    "Orders of one day are gaps of nothing; join them where they are one purchase.",
  ],
  sources: [peel, malartu],
  since: "0.1.0",
});
