import { describe, expect, it } from "vitest";
import type { OrderFact } from "../../src/facts/order.ts";
import { type OrderFactsOptions, orderFacts } from "../../src/facts/order-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { repeatPurchaseRate } from "../../src/metrics/purchase/repeat-purchase-rate.ts";
import { returnRate } from "../../src/metrics/purchase/return-rate.ts";
import { type OrderInput, OrderSchema } from "../../src/model/order.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many days after the first order. */
const day = (days: number) => new Date(Date.UTC(2026, 2, 2, 12) + days * DAY_MS).toISOString();
const euros = (amount: string) => ({ amount, currency: "EUR" });

const order: OrderInput = { id: "a", customerId: "ada", status: "completed", placedAt: day(0) };
const lines = [
  { id: "shirt", quantity: 3, total: euros("90.00") },
  { id: "hat", quantity: 1, total: euros("10.00") },
];
const priced: OrderInput = {
  ...order,
  subtotal: euros("100.00"),
  tax: euros("25.00"),
  shipping: euros("5.00"),
  total: euros("130.00"),
  lines,
  refunds: [],
};

function factOf(one: OrderInput, options: OrderFactsOptions = {}): OrderFact {
  const [fact] = orderFacts([one], options);
  if (fact === undefined) throw new Error(`There is no fact of ${one.id}.`);
  return fact;
}
const placed = (id: string, days: number, over: Partial<OrderInput> = {}): OrderInput => ({
  ...order,
  id,
  placedAt: day(days),
  ...over,
});
const inDays = (ms: number | null | undefined) => (typeof ms === "number" ? ms / DAY_MS : null);
/** Each order's place: ordinal, ordinal in the window, days since the order before and until the next. */
const places = (orders: readonly OrderInput[], options: OrderFactsOptions = {}) =>
  Object.fromEntries(
    orderFacts(orders, options).map((fact) => [
      fact.orderId,
      [fact.ordinal, fact.ordinalInWindow, inDays(fact.sincePreviousMs), inDays(fact.untilNextMs)],
    ]),
  );

describe("what an order is", () => {
  it("is taken over from its record", () => {
    const record: OrderInput = { ...priced, sourceChannel: "web", refunds: [] };
    expect(OrderSchema.safeParse(record).success).toBe(true);
    expect(factOf(record, { asOf: day(30) })).toEqual({
      orderId: "a",
      customerId: "ada",
      sourceChannel: "web",
      discarded: null,
      canceled: false,
      placedAt: day(0),
      currency: "EUR",
      revenueMinor: 10_000,
      totalMinor: 13_000,
      refundedMinor: 0,
      units: 4,
      unitsReturned: 0,
      returnedMinor: 0,
      returned: false,
      ordinal: 1,
      ordinalInWindow: 1,
      sameDay: false,
      sincePreviousMs: null,
      untilNextMs: null,
      observedMs: 30 * DAY_MS,
    });
  });

  it("is unknown where the record says nothing", () => {
    expect(factOf(order)).toMatchObject({
      currency: null,
      revenueMinor: null,
      totalMinor: null,
      refundedMinor: null,
      units: null,
      unitsReturned: null,
      returnedMinor: null,
      returned: null,
    });
  });

  it("is no order to measure where it is a test or a draft", () => {
    expect(factOf({ ...order, isTest: true })).toMatchObject({ discarded: "test", ordinal: null });
    expect(factOf({ ...order, status: "draft" })).toMatchObject({ discarded: "draft", ordinal: null });
    expect(factOf({ ...order, placedAt: null })).toMatchObject({
      discarded: "draft",
      placedAt: null,
      observedMs: null,
    });
  });
});

describe("revenue", () => {
  it("is the subtotal, else the total without tax and shipping where all three are known", () => {
    const { subtotal: _, ...without } = priced;
    expect(factOf(without).revenueMinor).toBe(10_000);
    const { tax: __, ...withoutTax } = without;
    expect(factOf(withoutTax)).toMatchObject({ revenueMinor: null, totalMinor: 13_000 });
  });

  it("is in the minor unit of its currency", () => {
    const yen = { amount: "4500", currency: "JPY" };
    const dinars = { amount: "12.345", currency: "KWD" };
    expect(factOf({ ...order, subtotal: yen })).toMatchObject({ currency: "JPY", revenueMinor: 4500 });
    expect(factOf({ ...order, subtotal: dinars }).revenueMinor).toBe(12_345);
  });

  it("keeps amounts of another currency apart", () => {
    const abroad = { ...priced, total: { amount: "140.00", currency: "USD" } };
    expect(factOf(abroad)).toMatchObject({ currency: "EUR", revenueMinor: 10_000, totalMinor: null });
  });
});

describe("what was paid back and what came back", () => {
  const shirtBack = {
    at: day(5),
    amount: euros("42.50"),
    lines: [{ lineId: "shirt", quantity: 1, amount: euros("37.50") }],
  };

  it("is what the refunds are of, goods at the price they were sold for", () => {
    expect(factOf({ ...priced, refunds: [shirtBack] })).toMatchObject({
      refundedMinor: 4_250,
      unitsReturned: 1,
      returnedMinor: 3_000,
      returned: true,
    });
  });

  it("is the whole price of a line of which all came back, in however many refunds", () => {
    const third = (days: number) => ({
      at: day(days),
      amount: euros("33.33"),
      lines: [{ lineId: "cups", quantity: 1 }],
    });
    const cups = {
      ...order,
      subtotal: euros("100.00"),
      lines: [{ id: "cups", quantity: 3, total: euros("100.00") }],
    };
    const back = (...refunds: ReturnType<typeof third>[]) => factOf({ ...cups, refunds }).returnedMinor;
    expect([back(third(1)), back(third(1), third(2)), back(third(1), third(2), third(3))]).toEqual([
      3_333, 6_667, 10_000,
    ]);
  });

  it("is of a price that nobody knows where the refund could be of several lines", () => {
    const unnamed = { at: day(1), amount: euros("1.00"), lines: [{ quantity: 1 }] };
    const back = (...own: NonNullable<OrderInput["lines"]>) =>
      factOf({ ...priced, lines: own, refunds: [unnamed] }).returnedMinor;
    const cup = { quantity: 2, total: euros("8.00") };
    expect([back(cup), back(cup, cup)]).toEqual([400, null]);
    const twice = { ...unnamed, lines: [{ lineId: "cup", quantity: 1 }] };
    const cups = [1, 2].map(() => ({ ...cup, id: "cup" }));
    expect(factOf({ ...priced, lines: cups, refunds: [twice] }).returnedMinor).toBeNull();
  });

  it("has not happened before the end of observation", () => {
    const fact = factOf({ ...priced, refunds: [shirtBack] }, { asOf: day(4) });
    expect(fact).toMatchObject({ refundedMinor: 0, unitsReturned: 0, returned: false });
    expect(factOf({ ...priced, refunds: [shirtBack] }, { asOf: day(5) }).unitsReturned).toBe(1);
  });

  it("is unknown in goods where a refund names none", () => {
    const goodwill = { at: day(5), amount: euros("5.00") };
    expect(factOf({ ...priced, refunds: [shirtBack, goodwill] })).toMatchObject({
      refundedMinor: 4_750,
      unitsReturned: null,
      returnedMinor: null,
      returned: null,
    });
    expect(factOf({ ...priced, refunds: [{ ...goodwill, lines: [] }] })).toMatchObject({
      refundedMinor: 500,
      unitsReturned: 0,
      returned: false,
    });
  });

  it("is of a price that nobody knows where the refund names a line that the order has not", () => {
    const odd = { ...shirtBack, lines: [{ lineId: "coat", quantity: 1 }] };
    expect(factOf({ ...priced, refunds: [odd] })).toMatchObject({ unitsReturned: 1, returnedMinor: null });
    const uncounted = { ...shirtBack, lines: [{ lineId: "shirt" }] };
    expect(factOf({ ...priced, refunds: [uncounted] })).toMatchObject({
      unitsReturned: null,
      returnedMinor: null,
      returned: null,
    });
  });

  it("is all of it where the order was returned", () => {
    expect(factOf({ ...priced, status: "returned" })).toMatchObject({
      unitsReturned: 4,
      returnedMinor: 10_000,
      returned: true,
    });
  });

  it("is not yet all of it while a refund of the returned order is still to come", () => {
    const returned = { ...priced, status: "returned", refunds: [shirtBack] };
    expect(factOf(returned, { asOf: day(4) })).toMatchObject({ unitsReturned: 0, returned: false });
    expect(factOf(returned, { asOf: day(5) })).toMatchObject({ unitsReturned: 4, returned: true });
  });

  it("is the total where no single refunds are recorded, and nothing where it is paid", () => {
    const { refunds: _, ...unlisted } = priced;
    expect(factOf({ ...unlisted, refunded: euros("20.00") }).refundedMinor).toBe(2_000);
    expect(factOf({ ...unlisted, refunds: [], refunded: euros("20.00") }).refundedMinor).toBe(2_000);
    expect(factOf({ ...unlisted, financialStatus: "paid" })).toMatchObject({
      refundedMinor: 0,
      unitsReturned: 0,
    });
    expect(factOf({ ...unlisted, financialStatus: "partially-refunded" }).refundedMinor).toBeNull();
  });

  it("is no number of pieces where goods are weighed", () => {
    const cheese = [{ id: "cheese", quantity: 0.35, total: euros("7.00") }];
    expect(factOf({ ...priced, lines: cheese })).toMatchObject({ units: null, unitsReturned: 0 });
  });

  it("is refused by measuring where more came back than was sold", () => {
    const refunds = [{ at: day(1), amount: euros("1.00"), lines: [{ lineId: "hat", quantity: 9 }] }];
    expect(() => measure(returnRate, orderFacts([{ ...priced, refunds }]))).toThrow('"unitsReturned" is 9');
  });
});

describe("the place of an order among the customer's", () => {
  const history = [placed("c", 90), placed("a", 0), placed("b", 30), placed("x", 10, { customerId: "bob" })];

  it("is by the day on which it was placed, whatever the order of the records", () => {
    expect(places(history)).toEqual({
      a: [1, 1, null, 30],
      b: [2, 2, 30, 60],
      c: [3, 3, 60, null],
      x: [1, 1, null, null],
    });
  });

  it("is not counted for guests, tests, drafts and cancelled orders", () => {
    const others = [
      placed("guest", 1, { customerId: null }),
      placed("test", 2, { isTest: true }),
      placed("canceled", 3, { canceledAt: day(4) }),
      placed("said", 5, { status: "canceled" }),
    ];
    expect(places([...history, ...others])).toMatchObject({
      b: [2, 2, 30, 60],
      guest: [null, null, null, null],
      test: [null, null, null, null],
      canceled: [null, null, null, null],
      said: [null, null, null, null],
    });
  });

  it("is decided by the id at one instant", () => {
    const twins = [placed("b", 0), placed("a", 0)];
    expect(places(twins)).toEqual({ a: [1, 1, null, 0], b: [2, 2, 0, null] });
    expect(places(twins.toReversed())).toEqual(places(twins));
  });

  it("counts anew in a window, and remembers what came before", () => {
    const window = { from: day(30), to: day(90) };
    expect(places(history, { window })).toEqual({ b: [2, 1, 30, 60] });
    expect(places(history, { window: { ...window, to: day(91) } })).toEqual({
      b: [2, 1, 30, 60],
      c: [3, 2, 60, null],
    });
  });

  it("is that of the observation: later orders are not there, later cancellations have not happened", () => {
    const orders = [...history, placed("d", 20, { status: "canceled", canceledAt: day(50) })];
    const seen = (asOf: string) => places(orders, { asOf });
    expect(seen(day(40))).toEqual({
      a: [1, 1, null, 20],
      d: [2, 2, 20, 10],
      b: [3, 3, 10, null],
      x: [1, 1, null, null],
    });
    expect(seen(day(50))["b"]).toEqual([2, 2, 30, null]);
    expect(
      factOf(placed("d", 0, { status: "canceled", canceledAt: day(9) }), { asOf: day(8) }).canceled,
    ).toBe(false);
  });

  it("ends with the last thing that is known to have happened unless said", () => {
    const last = placed("last", 0, { refunds: [{ at: day(7), amount: euros("1") }] });
    expect(inDays(factOf(last).observedMs)).toBe(7);
    expect(inDays(factOf(placed("gone", 0, { canceledAt: day(3) })).observedMs)).toBe(3);
  });
});

describe("several orders a day as one purchase", () => {
  // 23:30 and 00:30 in Oslo are one day in UTC and two in Oslo.
  const evening = placed("evening", 0, { placedAt: "2026-03-02T22:30:00Z" });
  const night = placed("night", 0, { placedAt: "2026-03-02T23:30:00Z" });
  const week = placed("week", 0, { placedAt: "2026-03-09T22:30:00Z" });
  const all = [evening, night, week];

  it("are one in the days of the zone", () => {
    expect(places(all, { oneADayIn: "UTC" })).toEqual({
      evening: [1, 1, null, 7],
      night: [1, 1, null, 7 - 1 / 24],
      week: [2, 2, 7, null],
    });
    expect(orderFacts(all, { oneADayIn: "UTC" }).map(({ sameDay }) => sameDay)).toEqual([false, true, false]);
    expect(places(all, { oneADayIn: "Europe/Oslo" })["week"]).toEqual([3, 3, 7 - 1 / 24, null]);
  });

  it("are counted once by the metrics", () => {
    const basket = [evening, night];
    expect(measure(repeatPurchaseRate, orderFacts(basket)).value).toBe(1);
    expect(measure(repeatPurchaseRate, orderFacts(basket, { oneADayIn: "UTC" }))).toMatchObject({
      value: 0,
      n: 1,
      excluded: { sameDay: 1 },
    });
  });

  it("are one for the window they are in", () => {
    const window = { from: "2026-03-02T23:00:00Z", to: "2026-04-01T00:00:00Z" };
    const facts = orderFacts(all, { window, oneADayIn: "UTC" });
    expect(
      facts.map(({ orderId, ordinal, ordinalInWindow, sameDay }) => [
        orderId,
        ordinal,
        ordinalInWindow,
        sameDay,
      ]),
    ).toEqual([
      ["night", 1, 1, false],
      ["week", 2, 2, false],
    ]);
  });

  it("need a zone that there is", () => {
    expect(() => orderFacts(all, { oneADayIn: "Oslo" })).toThrow(RangeError);
  });
});

describe("bad records", () => {
  it.each([
    ["placedAt", { placedAt: "yesterday" }],
    ["canceledAt", { canceledAt: "soon" }],
    ["refunds.at", { refunds: [{ at: "later", amount: euros("1") }] }],
    ["subtotal", { subtotal: euros("ten") }],
  ])("%s is refused, with the order and the field", (field, over) => {
    const refused = () => orderFacts([{ ...order, ...over }]);
    expect(refused).toThrow(InvalidRecordError);
    expect(refused).toThrow(`order a: "${field}" is`);
  });

  it("a window that is none is refused", () => {
    expect(() => orderFacts([order], { window: { from: "March", to: day(1) } })).toThrow('"window.from"');
  });
});
