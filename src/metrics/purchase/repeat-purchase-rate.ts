import { orderFact } from "../../facts/order.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { notACustomersPurchase, notAnOrder } from "../orders.ts";

const DAY_MS = 86_400_000;

/** Repeat purchase rate: share of the customers who ordered in a window who did so more than once, from 0 to 1. */
export const repeatPurchaseRate = metric({
  id: "repeatPurchaseRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: orderFact,
  excluded: (order) => ({
    ...notACustomersPurchase(order),
    placeUnknown: order.ordinalInWindow.isMissing(),
  }),
  parts: ({ customerId, ordinalInWindow }) => ({
    repeatCustomers: distinct(customerId, ordinalInWindow.atLeast(2)),
    customers: distinct(customerId),
  }),
  value: ({ repeatCustomers, customers }) => repeatCustomers.over(customers),
  interval: wilson("repeatCustomers", "customers"),
  variants: (vary) => ({
    orderedBefore: vary({
      excluded: (order) => ({ ...notACustomersPurchase(order), placeUnknown: order.ordinal.isMissing() }),
      parts: ({ customerId, ordinal }) => ({
        returningCustomers: distinct(customerId, ordinal.atLeast(2)),
        customers: distinct(customerId),
      }),
      value: ({ returningCustomers, customers }) => returningCustomers.over(customers),
      interval: wilson("returningCustomers", "customers"),
    }),
    secondWithin: vary({
      given: { windowMs: 90 * DAY_MS },
      excluded: (order, { windowMs }) => ({
        ...notAnOrder(order),
        customerUnknown: order.customerId.isMissing(),
        placeUnknown: order.ordinal.isMissing(),
        laterOrder: order.ordinal.moreThan(1),
        sameDay: order.sameDay,
        observationUnknown: order.observedMs.isMissing(),
        windowOpen: order.observedMs.lessThan(windowMs),
      }),
      parts: ({ untilNextMs }, { windowMs }) => ({
        orderedAgain: count(untilNextMs.atMost(windowMs)),
        newCustomers: count(),
      }),
      value: ({ orderedAgain, newCustomers }) => orderedAgain.over(newCustomers),
      interval: wilson("orderedAgain", "newCustomers"),
    }),
  }),
});

export const repeatPurchaseRateEntry = entry(repeatPurchaseRate, {
  name: "Repeat purchase rate",
  abbreviation: "RPR",
  aliases: ["repeat customer rate", "reorder rate", "returning customer rate"],
  says: "Share of the customers who ordered in a window who ordered at least twice in it.",
  population:
    "Customers with at least one order in the window. Tests, drafts, cancelled orders and guests are left out and counted, as is what counts as one purchase with an earlier order of the day.",
  recommended:
    "Both orders within the same window, so that numerator and denominator are about one stretch of time and the number does not depend on how far back the records reach.",
  variants: {
    orderedBefore: {
      says: "Share of the customers who ordered in the window whose order was not their first, whenever the first was.",
      usedBy: [],
    },
    secondWithin: {
      says: "Share of new customers whose second order came within 90 days of the first, of those whose 90 days are over.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Smile.io",
      calls: "Repeat purchase rate",
      variant: null,
      differs: "The same: customers with more than one order over customers with any, in the window.",
      source: {
        by: "Smile.io",
        title: "How to calculate purchase frequency",
        url: "https://blog.smile.io/how-to-calculate-purchase-frequency/",
      },
    },
  ],
  examples: [
    {
      rows: [
        { customerId: "ada", ordinalInWindow: 1 },
        { customerId: "bob", ordinalInWindow: 1 },
        { customerId: "cyd", ordinalInWindow: 1 },
        { customerId: "cyd", ordinalInWindow: 2 },
        { customerId: "dan", ordinalInWindow: 1 },
        { customerId: "dan", ordinalInWindow: 2 },
        { customerId: "dan", ordinalInWindow: 3 },
        { customerId: "eve", ordinalInWindow: 1 },
      ],
      gives: 0.4,
      because: "Cyd and Dan ordered again, 2 of 5 customers; Dan's third order makes him no second customer.",
    },
    {
      rows: [
        { customerId: "ada", ordinalInWindow: 1 },
        { customerId: "bob", ordinalInWindow: 1 },
      ],
      gives: 0,
      because: "Both ordered once: nobody came back, which is a real zero.",
    },
    { rows: [], gives: null, because: "Nobody ordered, so there is nobody to come back." },
    {
      rows: [
        { customerId: "ada", ordinalInWindow: 1 },
        { customerId: "ada", ordinalInWindow: 2 },
        { customerId: "bob", ordinalInWindow: 1 },
        { customerId: "bob", ordinalInWindow: 1, sameDay: true },
        { customerId: "bob", ordinalInWindow: null, canceled: true },
        { customerId: null, ordinalInWindow: null },
        { customerId: "cyd", ordinalInWindow: null },
        { customerId: "cyd", ordinalInWindow: null, discarded: "test" },
      ],
      gives: 0.5,
      excluded: { sameDay: 1, canceled: 1, customerUnknown: 1, placeUnknown: 1, test: 1 },
      because:
        "Ada came back and Bob did not: a second basket of the day and a cancelled order are no return.",
    },
    {
      variant: "orderedBefore",
      rows: [
        { customerId: "ada", ordinal: 7 },
        { customerId: "bob", ordinal: 1 },
        { customerId: "bob", ordinal: 2 },
        { customerId: "cyd", ordinal: 1 },
      ],
      gives: 2 / 3,
      because:
        "Ada had ordered six times before and Bob once; Cyd is new. In the window alone only Bob ordered twice.",
    },
    {
      variant: "secondWithin",
      rows: [
        { customerId: "ada", ordinal: 1, untilNextMs: 90 * DAY_MS, observedMs: 200 * DAY_MS },
        { customerId: "ada", ordinal: 2, untilNextMs: null, observedMs: 110 * DAY_MS },
        { customerId: "bob", ordinal: 1, untilNextMs: 91 * DAY_MS, observedMs: 200 * DAY_MS },
        { customerId: "cyd", ordinal: 1, untilNextMs: null, observedMs: 90 * DAY_MS },
        { customerId: "dan", ordinal: 1, untilNextMs: 5 * DAY_MS, observedMs: 60 * DAY_MS },
      ],
      gives: 1 / 3,
      excluded: { laterOrder: 1, windowOpen: 1 },
      because:
        "Ada came back on the 90th day, which is within; Bob a day late, Cyd never. Dan's 90 days are not over, so that he counts neither way, though he is back already.",
    },
  ],
  beware: [
    "A longer window gives a higher rate: name the window, and compare only windows of one length.",
    "A customer whose first order was before the window and who ordered once in it has not repeated here; orderedBefore counts that customer.",
    "Two orders on one day are often one purchase sent in two parcels; the derivation joins them where it is given a zone for its days.",
    "Guests cannot be told apart. Where many order as guests the rate is that of the others.",
    "Grouped by month, the place of an order is still that in the whole window; derive the facts month by month for monthly rates.",
  ],
  sources: [
    {
      by: "Smile.io",
      title: "How to calculate purchase frequency",
      url: "https://blog.smile.io/how-to-calculate-purchase-frequency/",
    },
  ],
  since: "0.1.0",
});
