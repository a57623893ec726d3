import { orderFact } from "../../facts/order.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { notACustomersPurchase } from "../orders.ts";

/** Purchase frequency: orders per customer who ordered in a window, 1 or more. */
export const purchaseFrequency = metric({
  id: "purchaseFrequency",
  unit: "orders per customer",
  better: "higher",
  domain: "customer-experience",
  range: [1, null],
  of: orderFact,
  excluded: notACustomersPurchase,
  parts: ({ customerId }) => ({ orders: count(), customers: distinct(customerId) }),
  value: ({ orders, customers }) => orders.over(customers),
});

export const purchaseFrequencyEntry = entry(purchaseFrequency, {
  name: "Purchase frequency",
  abbreviation: "PF",
  aliases: ["order frequency", "orders per customer"],
  says: "Orders in a window, usually of 365 days, for each customer who ordered in it.",
  population:
    "Orders of known customers in the window. Tests, drafts, cancelled orders and guests are left out and counted, as is what counts as one purchase with an earlier order of the day.",
  recommended:
    "Orders over the different customers who placed them, both within one window, as the tools that publish a formula have it. The window is that of the rows: hand in a year of orders for a yearly figure.",
  variants: {},
  tools: [
    {
      tool: "Peel Insights",
      calls: "Purchase frequency",
      variant: null,
      differs: "The same over its window of 365 days: orders over the unique customers who placed them.",
      source: {
        by: "Peel Insights",
        title: "Purchases",
        url: "https://help.peelinsights.com/docs/purchases-1",
      },
    },
    {
      tool: "Smile.io",
      calls: "Purchase frequency",
      variant: null,
      differs: "The same over a year.",
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
        { customerId: "ada" },
        { customerId: "bob" },
        { customerId: "cyd" },
        { customerId: "cyd" },
        { customerId: "dan" },
        { customerId: "dan" },
        { customerId: "dan" },
        { customerId: "eve" },
      ],
      gives: 1.6,
      because: "8 orders of 5 customers.",
    },
    {
      rows: [{ customerId: "ada" }, { customerId: "bob" }],
      gives: 1,
      because: "An order each: nobody in it can have fewer, so that 1 is the least it comes to.",
    },
    { rows: [], gives: null, because: "No orders, hence no customers to divide by." },
    {
      rows: [
        { customerId: "ada" },
        { customerId: "ada" },
        { customerId: "ada", sameDay: true },
        { customerId: "bob" },
        { customerId: "cyd", canceled: true },
        { customerId: "dan", discarded: "draft" },
        { customerId: null },
      ],
      gives: 1.5,
      excluded: { sameDay: 1, canceled: 1, draft: 1, customerUnknown: 1 },
      because:
        "Ada ordered on two days and Bob on one: 3 over 2. Nobody knows how many people the guests are.",
    },
  ],
  beware: [
    "It is the frequency of those who ordered. Customers who did not order in the window are not in it.",
    "A longer window gives a higher number, and not in proportion: twice the months is not twice the orders a customer.",
    "Guests left out of the customers must be left out of the orders too; taking all orders over known customers inflates it.",
    "Never add or average the figures of months: a customer of both months is one customer.",
  ],
  sources: [
    {
      by: "Peel Insights",
      title: "Purchases",
      url: "https://help.peelinsights.com/docs/purchases-1",
    },
    {
      by: "Smile.io",
      title: "How to calculate purchase frequency",
      url: "https://blog.smile.io/how-to-calculate-purchase-frequency/",
    },
  ],
  since: "0.1.0",
});
