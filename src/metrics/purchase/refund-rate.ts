import { orderFact } from "../../facts/order.ts";
import { count, distinct, sum } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";
import { notAnOrder } from "../orders.ts";

/** Refund rate: share of what customers had to pay that was paid back, from 0 to 1. */
export const refundRate = metric({
  id: "refundRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: orderFact,
  excluded: (order) => ({
    ...notAnOrder(order),
    amountUnknown: order.totalMinor.isMissing().or(order.refundedMinor.isMissing()),
    moreThanPaid: invalid(order.refundedMinor, order.refundedMinor.moreThan(order.totalMinor)),
  }),
  parts: ({ refundedMinor, totalMinor, currency }) => ({
    refundedMinor: sum(refundedMinor),
    totalMinor: sum(totalMinor),
    currencies: distinct(currency),
  }),
  value: ({ refundedMinor, totalMinor, currencies }) =>
    refundedMinor.over(ofOneCurrency(currencies, totalMinor)),
  variants: (vary) => ({
    orders: vary({
      excluded: (order) => ({ ...notAnOrder(order), refundUnknown: order.refundedMinor.isMissing() }),
      parts: ({ refundedMinor }) => ({ ordersRefunded: count(refundedMinor.moreThan(0)), orders: count() }),
      value: ({ ordersRefunded, orders }) => ordersRefunded.over(orders),
      interval: wilson("ordersRefunded", "orders"),
    }),
  }),
});

const webmaster = {
  by: "WebmasterID",
  title: "Refund rate",
  url: "https://webmasterid.com/analytics-metrics/refund-rate-metric",
};
const databox = { by: "Databox", title: "Refund Rate", url: "https://databox.com/kpi-examples/refund-rate" };

export const refundRateEntry = entry(refundRate, {
  name: "Refund rate",
  aliases: ["refund ratio", "money-back rate"],
  says: "Share of what customers had to pay for the orders of a period that was paid back, whenever it was.",
  population:
    "Orders by the day on which they were placed, with total and refunds known, all in one currency. Tests, drafts and cancelled orders are left out and counted.",
  recommended:
    "By value, because most refunds are of a part of an order, and counted as orders a refunded shipping fee would weigh as much as a refunded sofa. Refunds are of tax and shipping too, so the total they are set against has both.",
  variants: {
    orders: { says: "Share of orders of which anything was paid back, however little.", usedBy: [databox] },
  },
  tools: [
    {
      tool: "Databox",
      calls: "Refund Rate",
      variant: "orders",
      differs: "Refunded orders over all orders: a refunded shipping fee counts as much as a refunded order.",
      source: databox,
    },
  ],
  examples: [
    {
      rows: [
        { totalMinor: 10_000, refundedMinor: 2_500, currency: "EUR" },
        { totalMinor: 6_000, refundedMinor: 0, currency: "EUR" },
        { totalMinor: 4_000, refundedMinor: 4_000, currency: "EUR" },
      ],
      gives: 0.325,
      because: "25 and 40 euros of 200; one refund was of a quarter, one of all.",
    },
    {
      rows: [{ totalMinor: 5_000, refundedMinor: 0, currency: "EUR" }],
      gives: 0,
      because: "Nothing was paid back, which is known and a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was paid, so nothing could be paid back." },
    {
      rows: [
        { totalMinor: 4_000, refundedMinor: 1_000, currency: "EUR" },
        { totalMinor: 4_000, refundedMinor: null, currency: "EUR" },
        { totalMinor: 4_000, refundedMinor: 4_000, currency: "EUR", canceled: true },
        { totalMinor: null, refundedMinor: 0, discarded: "draft" },
      ],
      gives: 0.25,
      excluded: { amountUnknown: 1, canceled: 1, draft: 1 },
      because: "10 of 40 euros; of one order nobody knows, and a cancelled one is no refund of a sale.",
    },
    {
      variant: "orders",
      rows: [
        { refundedMinor: 2_500 },
        { refundedMinor: 0 },
        { refundedMinor: 4_000 },
        { refundedMinor: null },
      ],
      gives: 2 / 3,
      excluded: { refundUnknown: 1 },
      because: "Of two of three orders something was paid back.",
    },
  ],
  beware: [
    "A refund is not a return: goodwill is paid for goods that stay with the customer. See returnRate.",
    "Refunds come later than sales. The latest weeks look better than they will, and refunds of a month over sales of the month is another number.",
    "Refunds over revenue without tax and shipping can exceed 1, as they hold both.",
    "Cancelled orders are paid back in full, as a rule before anything was sent; with them in, the rate measures stock and payment as well.",
    bewareOfCurrencies,
  ],
  sources: [webmaster, databox],
  since: "0.1.0",
});
