import { orderFact } from "../../facts/order.ts";
import { count, distinct, sum } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";
import { notAnOrder } from "../orders.ts";

const DAY_MS = 86_400_000;

/** Return rate: share of the units sold that came back, from 0 to 1, by the orders in which they were sold. */
export const returnRate = metric({
  id: "returnRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: orderFact,
  given: { returnWindowMs: 0 },
  excluded: (order, { returnWindowMs }) => ({
    ...notSettled(order, returnWindowMs),
    unitsUnknown: order.units.isMissing().or(order.unitsReturned.isMissing()),
    moreThanSold: invalid(order.unitsReturned, order.unitsReturned.moreThan(order.units)),
  }),
  parts: ({ units, unitsReturned }) => ({ unitsReturned: sum(unitsReturned), unitsSold: sum(units) }),
  value: ({ unitsReturned, unitsSold }) => unitsReturned.over(unitsSold),
  variants: (vary) => ({
    orders: vary({
      excluded: (order, { returnWindowMs }) => ({
        ...notSettled(order, returnWindowMs),
        returnUnknown: order.returned.isMissing(),
      }),
      parts: ({ returned }) => ({ ordersWithReturn: count(returned), orders: count() }),
      value: ({ ordersWithReturn, orders }) => ordersWithReturn.over(orders),
      interval: wilson("ordersWithReturn", "orders"),
    }),
    value: vary({
      excluded: (order, { returnWindowMs }) => ({
        ...notSettled(order, returnWindowMs),
        amountUnknown: order.revenueMinor.isMissing().or(order.returnedMinor.isMissing()),
        moreThanSold: invalid(order.returnedMinor, order.returnedMinor.moreThan(order.revenueMinor)),
      }),
      parts: ({ returnedMinor, revenueMinor, currency }) => ({
        returnedMinor: sum(returnedMinor),
        revenueMinor: sum(revenueMinor),
        currencies: distinct(currency),
      }),
      value: ({ returnedMinor, revenueMinor, currencies }) =>
        returnedMinor.over(ofOneCurrency(currencies, revenueMinor)),
    }),
  }),
});

interface SoldColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly canceled: Expression<"canceled", "boolean">;
  readonly observedMs: Expression<"observedMs", "int">;
}

/** Rows that are no orders, and orders of which more can still come back; a window of 0 leaves none of them out. */
function notSettled(order: SoldColumns, returnWindowMs: Expression<never, "int">) {
  return {
    ...notAnOrder(order),
    observationUnknown: order.observedMs.isMissing().and(returnWindowMs.moreThan(0)),
    windowOpen: order.observedMs.lessThan(returnWindowMs),
  };
}

const fluent = {
  by: "Fluent Commerce",
  title: "Return Rate Metric",
  url: "https://docs.fluentcommerce.com/by-type/return-rate-metric",
  year: 2025,
};
const ecdb = {
  by: "ECDB",
  title: "Return rate",
  url: "https://ecommercedb.com/glossary/return-rate",
};

export const returnRateEntry = entry(returnRate, {
  name: "Return rate",
  aliases: ["product return rate"],
  says: "Share of the units sold in a period that came back, whenever they did.",
  population:
    "Orders by the day on which they were placed, with units and returned units known. Tests, drafts and cancelled orders are left out and counted. Set returnWindowMs to the time that customers have to return goods, and orders whose time is not over are left out too.",
  recommended:
    "Units over units, of the orders in which they were sold: what came back this month was mostly sold last month, and divided by this month's sales it moves with the sales.",
  variants: {
    orders: { says: "Share of orders of which anything came back.", usedBy: [] },
    value: {
      says: "Price of what came back over the price of what was sold, both after discounts and before tax and shipping.",
      usedBy: [ecdb],
    },
  },
  tools: [
    {
      tool: "Fluent Commerce",
      calls: "Return Rate Metric",
      differs:
        "Units too, but those returned in a period over those sold in it: goods come back from earlier sales, so that it swings with the sales and can exceed 1.",
      source: fluent,
    },
  ],
  examples: [
    {
      rows: [
        { units: 4, unitsReturned: 1, observedMs: 60 * DAY_MS },
        { units: 3, unitsReturned: 0, observedMs: 45 * DAY_MS },
        { units: 1, unitsReturned: 1, observedMs: 40 * DAY_MS },
      ],
      gives: 0.25,
      because: "2 of 8 units came back, by 2 of 3 orders.",
    },
    {
      rows: [
        { units: 3, unitsReturned: 1, observedMs: 30 * DAY_MS },
        { units: 5, unitsReturned: 0, observedMs: 10 * DAY_MS },
      ],
      given: { returnWindowMs: 30 * DAY_MS },
      gives: 1 / 3,
      excluded: { windowOpen: 1 },
      because: "The second order can come back for another 20 days; of the settled one a third did.",
    },
    { rows: [], gives: null, because: "Nothing was sold, so nothing could come back." },
    {
      rows: [
        { units: 2, unitsReturned: 1 },
        { units: 2, unitsReturned: null },
        { units: null, unitsReturned: 0 },
        { units: 9, unitsReturned: 0, canceled: true },
        { units: 1, unitsReturned: 0, discarded: "test" },
      ],
      gives: 0.5,
      excluded: { unitsUnknown: 2, canceled: 1, test: 1 },
      because: "1 of 2; a refund that names no goods leaves unknown what came back.",
    },
    {
      variant: "orders",
      rows: [{ returned: true }, { returned: false }, { returned: false }, { returned: null }],
      gives: 1 / 3,
      excluded: { returnUnknown: 1 },
      because: "Of one of three orders something came back.",
    },
    {
      variant: "value",
      rows: [
        { revenueMinor: 10_000, returnedMinor: 2_500, currency: "EUR" },
        { revenueMinor: 2_500, returnedMinor: 0, currency: "EUR" },
      ],
      gives: 0.2,
      because: "25 of 125 euros.",
    },
  ],
  beware: [
    "Young orders can still come back: without returnWindowMs the latest weeks look better than they are.",
    "Returns of a month over sales of the month is another number, and above 1 after a season.",
    "A return is not a refund: goodwill is paid for goods that stay, and goods come back for exchange. See refundRate.",
    "Units, orders and value differ widely where a basket holds several sizes of one thing to try; say which it is.",
    bewareOfCurrencies,
  ],
  sources: [fluent, ecdb],
  since: "0.1.0",
});
