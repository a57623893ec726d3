import { at, DAY, eur, event, type RuleExample, record } from "./rule-example.ts";

const order = (fields: Parameters<typeof record<"order">>[1] = {}) =>
  record("order", { id: "o", status: "placed", placedAt: at(0), ...fields });
const subscription = (fields: Parameters<typeof record<"subscription">>[1] = {}) =>
  record("subscription", { id: "s", startedAt: at(0), ...fields });
const yen = (amount: string) => ({ amount, currency: "JPY" });
const month = { unit: "month", count: 1 };

export const commerceExamples: readonly RuleExample[] = [
  {
    ruleId: "COM-01",
    because:
      "the lines give 597 and the subtotal says 398, as in a published sample; the total leaves out the tax",
    records: {
      orders: [
        order({
          subtotal: eur("398.00"),
          lines: ["1", "2", "3"].map((id) => ({ id, quantity: 1, total: eur("199.00") })),
        }),
        order({ id: "2", total: eur("22.50"), subtotal: eur("22.50"), tax: eur("3"), shipping: eur("2") }),
        order({ id: "3", lines: [{ quantity: 2, unitAmount: eur("5.00"), total: eur("10.03") }] }),
      ],
    },
    breaks: [
      ["order/o", "/subtotal"],
      ["order/2", "/total"],
      ["order/3", "/lines/0/total"],
    ],
  },
  {
    ruleId: "COM-01",
    because:
      "22.50 + 3 + 2 = 27.50; a cent a line may be lost by rounding; and what is not told is not added",
    records: {
      orders: [
        order({ total: eur("27.50"), subtotal: eur("22.50"), tax: eur("3"), shipping: eur("2.00") }),
        order({
          id: "2",
          subtotal: eur("10.00"),
          lines: [
            { quantity: 1, unitAmount: eur("6"), total: eur("4.99") },
            { quantity: 1, total: eur("4.99") },
          ],
        }),
        order({
          id: "3",
          subtotal: eur("10.00"),
          lines: [{ quantity: 1 }, { quantity: 1, total: eur("4.99") }],
        }),
        order({ id: "4", total: eur("9"), subtotal: eur("5"), tax: eur("1") }),
        order({
          id: "5",
          total: eur("9"),
          subtotal: eur("5"),
          tax: { amount: "1", currency: "USD" },
          shipping: eur("1"),
        }),
        order({ id: "6", subtotal: eur("1"), lines: [] }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "COM-01",
    because: "the event of the order tells it",
    events: [
      event("cx.order.placed", {
        orderId: "o",
        total: eur("9"),
        subtotal: eur("5"),
        tax: eur("1"),
        shipping: eur("1"),
      }),
    ],
    breaks: [[null, "/data/total"]],
  },
  {
    ruleId: "COM-01",
    because: "the sum is right",
    events: [
      event("cx.order.placed", {
        orderId: "o",
        total: eur("7.00"),
        subtotal: eur("5"),
        tax: eur("1"),
        shipping: eur("1"),
      }),
    ],
    breaks: [],
  },
  {
    ruleId: "COM-02",
    because: "two currencies in one order and in one subscription, and one that is none",
    records: {
      orders: [
        order({
          total: eur("9"),
          tax: { amount: "1", currency: "USD" },
          lines: [{ quantity: 1, total: { amount: "1", currency: "NOK" } }],
          refunds: [{ at: at(1), amount: { amount: "1", currency: "XXX" } }],
        }),
      ],
      subscriptions: [
        subscription({ unitAmount: eur("9"), mrr: { amount: "9", currency: "USD" } }),
        subscription({ id: "2", unitAmount: { amount: "9", currency: "CUR" } }),
      ],
    },
    breaks: [
      ["order/o", "/tax/currency"],
      ["order/o", "/lines/0/total/currency"],
      ["order/o", "/refunds/0/amount/currency"],
      ["subscription/s", "/mrr/currency"],
      ["subscription/2", "/unitAmount/currency"],
    ],
  },
  {
    ruleId: "COM-02",
    because: "one currency, and one that was in use when the order was placed",
    records: {
      orders: [
        order({ total: eur("9"), tax: eur("1"), refunded: eur("1") }),
        order({ id: "old", total: { amount: "9", currency: "HRK" } }),
      ],
      subscriptions: [subscription({ unitAmount: eur("9"), mrr: eur("9") }), subscription({ id: "2" })],
    },
    breaks: [],
  },
  {
    ruleId: "COM-02",
    because: "events tell it",
    events: [
      event("cx.order.placed", { orderId: "o", total: eur("9"), shipping: { amount: "1", currency: "SEK" } }),
      event("cx.order.paid", { orderId: "o", amount: { amount: "1", currency: "EURO".slice(1) } }),
      event("cx.order.refunded", { orderId: "o", amount: { amount: "1", currency: "XTS" } }),
      event("cx.subscription.created", {
        subscriptionId: "s",
        customerId: "ada",
        mrr: { amount: "1", currency: "XXX" },
      }),
    ],
    breaks: [
      [null, "/data/shipping/currency"],
      [null, "/data/amount/currency"],
      [null, "/data/amount/currency"],
      [null, "/data/mrr/currency"],
    ],
  },
  {
    ruleId: "COM-02",
    because: "they tell one currency, or none",
    events: [
      event("cx.order.placed", { orderId: "o", total: eur("9"), shipping: eur("1") }),
      event("cx.order.paid", { orderId: "o" }),
      event("cx.order.refunded", { orderId: "o", amount: eur("1") }),
      event("cx.subscription.created", { subscriptionId: "s", customerId: "ada" }),
    ],
    breaks: [],
  },
  {
    ruleId: "COM-03",
    because: "more was paid back than was paid, before it was paid, or without being paid",
    records: {
      orders: [
        order({ total: eur("9.00"), refunded: eur("9.01") }),
        order({
          id: "2",
          paidAt: at(5),
          total: eur("9"),
          refunds: [
            { at: at(1), amount: eur("5") },
            { at: at(9), amount: eur("5") },
          ],
        }),
        order({ id: "3", financialStatus: "pending", refunds: [{ at: at(1), amount: eur("1") }] }),
        order({ id: "4", refunds: [{ at: at(-1), amount: eur("1") }] }),
      ],
    },
    breaks: [
      ["order/o", "/refunded"],
      ["order/2", "/refunds"],
      ["order/2", "/refunds/0/at"],
      ["order/3", "/refunds/0/at"],
      ["order/4", "/refunds/0/at"],
    ],
  },
  {
    ruleId: "COM-03",
    because: "all of it was paid back, or in another currency, or of a total that is not told",
    records: {
      orders: [
        order({
          total: eur("9.00"),
          refunded: eur("9"),
          paidAt: at(1),
          refunds: [{ at: at(1), amount: eur("9") }],
        }),
        order({ id: "2", total: eur("9"), refunded: yen("1000") }),
        order({ id: "3", refunded: eur("1000") }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "COM-04",
    because:
      "active, and cancelled and ended the moment it began, as in a published sample; an order that goes on after it",
    records: {
      subscriptions: [
        subscription({ status: "active", canceledAt: at(0), endedAt: at(0) }),
        subscription({ id: "2", status: "past-due", canceledAt: at(0) }),
      ],
      orders: [order({ status: "shipped", canceledAt: at(1) })],
    },
    breaks: [
      ["order/o", "/canceledAt"],
      ["subscription/s", "/endedAt"],
      ["subscription/2", "/canceledAt"],
    ],
  },
  {
    ruleId: "COM-04",
    because: "it runs on until its period ends, or is over",
    records: {
      subscriptions: [
        subscription({ status: "active", canceledAt: at(0), cancelAtPeriodEnd: true }),
        subscription({ id: "2", status: "active", canceledAt: at(0), cancelAt: at(DAY) }),
        subscription({ id: "3", status: "canceled", canceledAt: at(0), endedAt: at(0) }),
        subscription({ id: "4", status: "some-new-status", endedAt: at(0) }),
      ],
      orders: [
        order({ status: "canceled", canceledAt: at(1) }),
        order({ id: "2", status: "shipped", canceledAt: null }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "COM-05",
    because: "one began before the other had ended, one a week after, and one month has two",
    records: {
      subscriptions: [
        subscription({ id: "1", planId: "gold", endedAt: at(30 * DAY) }),
        subscription({ id: "2", planId: "gold", startedAt: at(20 * DAY), endedAt: at(50 * DAY) }),
        subscription({ id: "3", planId: "gold", startedAt: at(57 * DAY) }),
        subscription({ id: "4", interval: month, currentPeriod: { startAt: at(0), endAt: at(61 * DAY) } }),
      ],
    },
    breaks: [
      ["subscription/4", "/currentPeriod"],
      ["subscription/2", "/startedAt"],
      ["subscription/3", "/startedAt"],
    ],
  },
  {
    ruleId: "COM-05",
    because:
      "one follows the other, after months it is another agreement, and a trial or a first period has its own length",
    records: {
      subscriptions: [
        subscription({ id: "1", planId: "gold", endedAt: at(30 * DAY) }),
        subscription({ id: "2", planId: "gold", startedAt: at(30 * DAY), endedAt: at(60 * DAY) }),
        subscription({ id: "3", planId: "gold", startedAt: at(160 * DAY) }),
        subscription({ id: "4", planId: "silver", startedAt: at(5 * DAY), endedAt: at(9 * DAY) }),
        subscription({ id: "4", planId: "silver", startedAt: at(5 * DAY) }),
        subscription({
          id: "5",
          status: "trialing",
          interval: month,
          currentPeriod: { startAt: at(0), endAt: at(90 * DAY) },
        }),
        subscription({ id: "6", interval: month, currentPeriod: { startAt: at(0), endAt: at(9 * DAY) } }),
        subscription({
          id: "7",
          interval: month,
          currentPeriod: { startAt: at(0), endAt: at(31 * DAY + 60) },
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "COM-05",
    because: "an event tells its period",
    events: [
      event("cx.subscription.activated", {
        subscriptionId: "s",
        interval: month,
        currentPeriod: { startAt: at(0), endAt: at(90 * DAY) },
      }),
    ],
    breaks: [[null, "/data/currentPeriod"]],
  },
  {
    ruleId: "COM-05",
    because: "the period of a trial is not that of its payments, and a quarter has three months",
    events: [
      event("cx.subscription.created", {
        subscriptionId: "s",
        customerId: "ada",
        status: "trialing",
        interval: month,
        currentPeriod: { startAt: at(0), endAt: at(90 * DAY) },
      }),
      event("cx.subscription.activated", {
        subscriptionId: "s",
        interval: { unit: "month", count: 3 },
        currentPeriod: { startAt: at(0), endAt: at(92 * DAY) },
      }),
    ],
    breaks: [],
  },
  {
    ruleId: "COM-06",
    because: "yen have no decimal places; and a sum that is wrong by a hundred is in another unit",
    records: {
      orders: [
        order({ total: yen("1200.50") }),
        order({
          id: "2",
          total: yen("120000"),
          subtotal: yen("1000"),
          tax: yen("100"),
          shipping: yen("100"),
        }),
        order({ id: "3", refunds: [{ at: at(1), amount: eur("1.005") }] }),
        order({
          id: "4",
          subtotal: yen("10"),
          lines: [{ quantity: 2, unitAmount: yen("500"), total: yen("1000") }],
        }),
        order({ id: "5", lines: [{ quantity: 2, unitAmount: yen("5"), total: yen("1000") }] }),
      ],
    },
    breaks: [
      ["order/o", "/total/amount"],
      ["order/2", "/total"],
      ["order/3", "/refunds/0/amount/amount"],
      ["order/4", "/subtotal"],
      ["order/5", "/lines/0/total"],
    ],
  },
  {
    ruleId: "COM-06",
    because:
      "zeros are no decimals, prices of a piece may be finer, dinars have three, and a wrong sum is just wrong",
    records: {
      orders: [
        order({ total: yen("1200.00") }),
        order({ id: "2", lines: [{ quantity: 1000, unitAmount: eur("0.0035"), total: eur("3.50") }] }),
        order({ id: "3", total: { amount: "1.005", currency: "KWD" } }),
        order({ id: "4", total: yen("1300"), subtotal: yen("1000"), tax: yen("100"), shipping: yen("100") }),
        order({ id: "5", lines: [{ quantity: 1, unitAmount: eur("10"), total: eur("1") }] }),
        order({ id: "6", total: { amount: "1.005", currency: "DEM" } }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "COM-06",
    because: "events tell it",
    events: [
      event("cx.order.placed", { orderId: "o", total: yen("0.5") }),
      event("cx.order.paid", { orderId: "o", amount: yen("0.5") }),
      event("cx.order.refunded", { orderId: "o", amount: yen("0.5") }),
    ],
    breaks: [
      [null, "/data/total/amount"],
      [null, "/data/amount/amount"],
      [null, "/data/amount/amount"],
    ],
  },
  {
    ruleId: "COM-06",
    because: "they can be paid",
    events: [
      event("cx.order.placed", { orderId: "o", total: yen("50") }),
      event("cx.order.paid", { orderId: "o", amount: eur("0.50") }),
      event("cx.order.refunded", { orderId: "o", amount: yen("5") }),
    ],
    breaks: [],
  },
];
