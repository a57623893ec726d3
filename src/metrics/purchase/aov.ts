import { orderFact } from "../../facts/order.ts";
import { count, distinct, sum, variance } from "../../language/aggregate.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import {
  bewareOfCurrencies,
  bewareOfMinorUnits,
  meanAmount,
  minorPerMajor,
  ofOneCurrency,
} from "../money.ts";
import { notAnOrder } from "../orders.ts";

/** Average order value: revenue over orders, in the major unit of the rows' one currency. */
export const aov = metric({
  id: "aov",
  unit: "currency",
  better: "higher",
  domain: "customer-experience",
  range: [0, null],
  of: orderFact,
  given: { minorPerMajor },
  excluded: (order) => ({ ...notAnOrder(order), revenueUnknown: order.revenueMinor.isMissing() }),
  parts: ({ revenueMinor, currency }) => ({
    revenueMinor: sum(revenueMinor),
    orders: count(),
    currencies: distinct(currency),
    variance: variance(revenueMinor),
  }),
  value: ({ revenueMinor, orders, currencies }, { minorPerMajor }) =>
    revenueMinor.over(ofOneCurrency(currencies, orders.times(minorPerMajor))),
  interval: meanAmount({ sum: "revenueMinor", variance: "variance" }),
  variants: (vary) => ({
    withoutFreeOrders: vary({
      excluded: (order) => ({
        ...notAnOrder(order),
        revenueUnknown: order.revenueMinor.isMissing(),
        free: order.revenueMinor.equals(0),
      }),
    }),
    withTaxAndShipping: vary({
      excluded: (order) => ({ ...notAnOrder(order), totalUnknown: order.totalMinor.isMissing() }),
      parts: ({ totalMinor, currency }) => ({
        totalMinor: sum(totalMinor),
        orders: count(),
        currencies: distinct(currency),
        variance: variance(totalMinor),
      }),
      value: ({ totalMinor, orders, currencies }, { minorPerMajor }) =>
        totalMinor.over(ofOneCurrency(currencies, orders.times(minorPerMajor))),
      interval: meanAmount({ sum: "totalMinor", variance: "variance" }),
    }),
  }),
});

const peel = { by: "Peel Insights", title: "Orders", url: "https://help.peelinsights.com/docs/orders" };

export const aovEntry = entry(aov, {
  name: "Average order value",
  abbreviation: "AOV",
  aliases: ["average basket", "average transaction value", "average ticket"],
  says: "Revenue of the orders over their number: after discounts, before tax and shipping.",
  population:
    "Orders whose revenue is known, free ones included, all in one currency. Tests, drafts and cancelled orders are left out and counted; refunds are not taken off.",
  recommended:
    "Revenue as the shop earns it: discounts off, tax and shipping out, cancelled orders in neither the revenue nor the orders. Refunds come weeks later and have metrics of their own, so that last month's figure stays what it was.",
  variants: {
    withoutFreeOrders: {
      says: "Over orders with a price alone: replacements and give-aways at 0 are left out.",
      usedBy: [],
    },
    withTaxAndShipping: {
      says: "What customers had to pay, tax and shipping included, over orders.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Peel Insights",
      calls: "AOV",
      differs:
        "Total sales over orders: discounts and returns are taken off, taxes and shipping put on. Its AOV (Gross) takes nothing off at all.",
      source: peel,
    },
  ],
  examples: [
    {
      rows: [
        { revenueMinor: 2_000, currency: "EUR" },
        { revenueMinor: 5_000, currency: "EUR" },
        { revenueMinor: 8_000, currency: "EUR" },
        { revenueMinor: 0, currency: "EUR" },
      ],
      gives: 37.5,
      because: "20, 50, 80 and 0 euros are 150, over 4 orders; the free one is an order.",
    },
    {
      rows: [
        { revenueMinor: 3_000, currency: "JPY" },
        { revenueMinor: 5_000, currency: "JPY" },
      ],
      given: { minorPerMajor: 1 },
      gives: 4_000,
      because: "The yen has no minor unit: 8,000 yen over 2.",
    },
    { rows: [], gives: null, because: "No orders: an average of nothing is not 0." },
    {
      rows: [
        { revenueMinor: 4_000, currency: "EUR" },
        { revenueMinor: null, currency: "EUR" },
        { revenueMinor: 9_000, currency: "EUR", canceled: true },
        { revenueMinor: 1_000, currency: "EUR", discarded: "test" },
        { revenueMinor: 6_000, currency: null },
      ],
      gives: 50,
      excluded: { revenueUnknown: 1, canceled: 1, test: 1 },
      because: "40 and 60 over 2; a row that names no currency is in the one that the others are in.",
    },
    {
      rows: [
        { revenueMinor: 4_000, currency: "EUR" },
        { revenueMinor: 4_000, currency: "USD" },
      ],
      gives: null,
      because: "Euros and dollars do not add up; group by currency.",
    },
    {
      variant: "withoutFreeOrders",
      rows: [
        { revenueMinor: 2_000, currency: "EUR" },
        { revenueMinor: 4_000, currency: "EUR" },
        { revenueMinor: 0, currency: "EUR" },
      ],
      gives: 30,
      excluded: { free: 1 },
      because: "20 and 40 over 2; with the free order it would be 20.",
    },
    {
      variant: "withTaxAndShipping",
      rows: [
        { totalMinor: 2_750, currency: "EUR" },
        { totalMinor: 3_250, currency: "EUR" },
        { totalMinor: null, currency: "EUR" },
      ],
      gives: 30,
      excluded: { totalUnknown: 1 },
      because: "27.50 and 32.50 paid over 2.",
    },
  ],
  beware: [
    "It is not revenue per customer: a customer with four orders counts four times.",
    "Order values are skewed, and a few large ones carry the mean; look at the median beside it.",
    "Tools differ in what revenue is: before or after discounts, with tax or without, with refunds taken off or not. Compare like with like.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [
    {
      by: "Segment",
      title: "Spec: V2 Ecommerce Events",
      url: "https://segment.com/docs/connections/spec/ecommerce/v2/",
    },
    peel,
  ],
  since: "0.1.0",
});
