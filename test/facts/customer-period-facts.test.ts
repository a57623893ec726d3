import { describe, expect, it } from "vitest";
import type { CustomerPeriodFact } from "../../src/facts/customer-period.ts";
import {
  type CustomerPeriodFactsOptions,
  type CustomerPeriodRecords,
  customerPeriodFacts,
} from "../../src/facts/customer-period-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import type { OrderInput } from "../../src/model/order.ts";
import type { SubscriptionInput } from "../../src/model/subscription.ts";

const day = (date: string) => `${date}T00:00:00.000Z`;
const march = { from: day("2026-03-01"), to: day("2026-04-01") };

/** 100.00 euros a month since January. */
const plan: SubscriptionInput = {
  id: "s-1",
  customerId: "ada",
  status: "active",
  startedAt: day("2026-01-10"),
  unitAmount: { amount: "100.00", currency: "EUR" },
  interval: { unit: "month", count: 1 },
};
const endedOn = (date: string): Partial<SubscriptionInput> => ({ status: "canceled", endedAt: day(date) });

const factsOf = (records: CustomerPeriodRecords, options: Partial<CustomerPeriodFactsOptions> = {}) =>
  customerPeriodFacts(records, { ...march, ...options });
function factOf(
  subscriptions: readonly Partial<SubscriptionInput>[],
  options: Partial<CustomerPeriodFactsOptions> = {},
): CustomerPeriodFact {
  const records = subscriptions.map((one, index) => ({ ...plan, id: `s-${index}`, ...one }));
  const [fact] = factsOf({ subscriptions: records }, options);
  if (fact === undefined) throw new Error("There is no fact.");
  return fact;
}
/** Recurring revenue of a year at both ends, in major units. */
const arr = (...subscriptions: readonly Partial<SubscriptionInput>[]) => {
  const { startArrMinor, endArrMinor } = factOf(subscriptions);
  return [startArrMinor, endArrMinor].map((minor) => (minor === null ? null : minor / 100));
};
/** Whether it was a customer at the start and at the end, whether ever before, and how often it came and went. */
const stay = (...subscriptions: readonly Partial<SubscriptionInput>[]) => {
  const { activeAtStart, activeAtEnd, activeBefore, timesJoined, timesLeft } = factOf(subscriptions);
  return [activeAtStart, activeAtEnd, activeBefore, timesJoined, timesLeft];
};

describe("a customer over a period", () => {
  it("is taken over from its records", () => {
    const customers = [
      { id: "ada", kind: "organization", segment: "smb", tier: "gold", country: "NO", isInternal: true },
    ];
    const origins = [{ customerId: "ada", earned: true }];
    expect(factsOf({ subscriptions: [plan], customers, origins })).toEqual([
      {
        customerId: "ada",
        segment: "smb",
        tier: "gold",
        country: "NO",
        discarded: "internal",
        startAt: march.from,
        endAt: march.to,
        activeAtStart: true,
        activeAtEnd: true,
        activeBefore: true,
        timesJoined: 0,
        timesLeft: 0,
        renewalDue: true,
        currency: "EUR",
        startArrMinor: 120_000,
        endArrMinor: 120_000,
        revenueMinor: null,
        previousRevenueMinor: null,
        earned: true,
      },
    ]);
  });

  it("is a test, or the company's own, and then said to be", () => {
    const customer = (over: object) =>
      factsOf({ subscriptions: [plan], customers: [{ id: "ada", kind: "person", ...over }] })[0]?.discarded;
    expect([customer({}), customer({ isTest: true }), customer({ isTest: true, isInternal: true })]).toEqual([
      null,
      "test",
      "test",
    ]);
  });

  it("that was merged is the one it was merged into, through a chain and round a ring", () => {
    const merged = (id: string, into: string) => ({ id, kind: "person", mergedIntoId: into });
    const subscriptions = [plan, { ...plan, id: "s-2", customerId: "bob" }];
    const chain = [merged("ada", "eve"), merged("eve", "bob")];
    expect(factsOf({ subscriptions, customers: chain })).toMatchObject([
      { customerId: "bob", endArrMinor: 240_000 },
    ]);
    expect(factsOf({ subscriptions, customers: [merged("ada", "ada")] })).toHaveLength(2);
  });

  it("long gone, or still to come, has no fact", () => {
    const subscriptions = [
      { ...plan, ...endedOn("2026-02-20") },
      { ...plan, id: "s-2", customerId: "bob", startedAt: day("2026-04-02") },
      { ...plan, id: "s-3", customerId: "eve", unitAmount: { amount: "0.00", currency: "EUR" } },
    ];
    expect(factsOf({ subscriptions }, { asOf: day("2026-05-01") })).toEqual([]);
  });
});

describe("the two ends", () => {
  it("lie just before the period and just before the next", () => {
    expect(stay({ startedAt: march.from })).toEqual([false, true, false, 1, 0]);
    expect(stay(endedOn("2026-03-01"))).toEqual([true, false, true, 0, 1]);
    expect(stay(endedOn("2026-04-01"))).toEqual([true, true, true, 0, 0]);
    expect(() => factOf([{ startedAt: march.to }])).toThrow("There is no fact.");
  });

  it("of one period and of the next are one", () => {
    const subscriptions = [plan, { ...plan, id: "s-2", startedAt: day("2026-03-20") }].map((one) => ({
      ...one,
      ...endedOn("2026-04-10"),
    }));
    const april = { from: march.to, to: day("2026-05-01") };
    const [first] = factsOf({ subscriptions }, { asOf: april.to });
    const [second] = factsOf({ subscriptions }, april);
    expect(first?.endArrMinor).toBe(240_000);
    expect(second?.startArrMinor).toBe(240_000);
    expect(second?.endArrMinor).toBe(0);
  });

  it("tell the new from those who come back", () => {
    expect(stay({ startedAt: day("2026-03-05") })).toEqual([false, true, false, 1, 0]);
    expect(stay(endedOn("2026-02-01"), { startedAt: day("2026-03-05") })).toEqual([false, true, true, 1, 0]);
    expect(stay({ startedAt: day("2026-03-05"), ...endedOn("2026-03-09") })).toEqual([
      false,
      false,
      false,
      1,
      1,
    ]);
    expect(stay(endedOn("2026-03-05"), { startedAt: day("2026-03-09") })).toEqual([true, true, true, 1, 1]);
  });

  it("of a customer with another subscription are no end", () => {
    expect(stay(endedOn("2026-03-05"), {})).toEqual([true, true, true, 0, 0]);
    expect(arr(endedOn("2026-03-05"), {})).toEqual([2400, 1200]);
    expect(stay(endedOn("2026-03-05"), { startedAt: day("2026-03-05") })).toEqual([true, true, true, 0, 0]);
  });

  it("are not there before the period is over", () => {
    expect(factOf([{}], { asOf: day("2026-03-20") })).toMatchObject({
      activeAtStart: true,
      startArrMinor: 120_000,
      activeAtEnd: null,
      endArrMinor: null,
      timesJoined: null,
      timesLeft: null,
      renewalDue: null,
    });
    expect(factsOf({ subscriptions: [plan] }, { asOf: day("2026-02-28") })).toEqual([]);
  });

  it("do not know what happens after the end of observation", () => {
    expect(factOf([endedOn("2026-03-10")], { asOf: day("2026-03-05") }).activeAtStart).toBe(true);
    expect(factOf([endedOn("2026-04-10")], { asOf: day("2026-04-05") }).activeAtEnd).toBe(true);
  });
});

describe("standing", () => {
  const orders: OrderInput[] = [
    { id: "o", customerId: "bob", status: "completed", placedAt: day("2026-03-05"), subtotal: null },
  ];
  const standing = {
    activeAtStart: null,
    activeAtEnd: null,
    activeBefore: null,
    timesJoined: null,
    timesLeft: null,
    renewalDue: null,
    startArrMinor: null,
    endArrMinor: null,
  };

  it("is not known of a buyer where no subscriptions were given, and none where they were", () => {
    expect(factsOf({ orders })).toMatchObject([{ customerId: "bob", ...standing }]);
    expect(factsOf({ orders, subscriptions: [] })).toMatchObject([
      { activeAtStart: false, activeAtEnd: false, activeBefore: false, startArrMinor: 0, endArrMinor: 0 },
    ]);
  });

  it("is known of the start alone where only its subscriptions were given", () => {
    expect(factsOf({ subscriptionsAtStart: [plan] })).toMatchObject([
      { ...standing, activeAtStart: true, activeBefore: true, startArrMinor: 120_000 },
    ]);
  });
});

describe("what is paid for", () => {
  it("is no trial, and counts from its end", () => {
    const trial = { trialStartAt: day("2026-02-20"), startedAt: day("2026-02-20") };
    expect(stay({ ...trial, trialEndAt: day("2026-03-06") })).toEqual([false, true, false, 1, 0]);
    expect(() => factOf([{ ...trial, status: "trialing", trialEndAt: day("2026-04-06") }])).toThrow(
      "There is no fact.",
    );
    expect(() => factOf([{ ...trial, trialEndAt: day("2026-03-06"), ...endedOn("2026-03-01") }])).toThrow(
      "There is no fact.",
    );
    expect(() => factOf([{ status: "incomplete-expired" }])).toThrow("There is no fact.");
  });

  it("is past due still, and unpaid or paused no more, nobody knows since when", () => {
    expect(stay({ status: "past-due" })).toEqual([true, true, true, 0, 0]);
    for (const status of ["unpaid", "paused", "some-new-literal", "canceled"]) {
      expect(stay({ status })).toEqual([null, false, true, null, null]);
      expect(arr({ status })).toEqual([null, 0]);
      const later = factOf([{ status }], { asOf: day("2026-05-01") });
      expect([later.activeAtStart, later.activeAtEnd]).toEqual([null, null]);
    }
    expect(stay({ status: "paused" }, {})).toEqual([true, true, true, null, null]);
    expect(arr({ status: "paused" }, {})).toEqual([null, 1200]);
  });

  it("stops at its end, and at the cancellation only where it has none", () => {
    const canceled = { status: "canceled", canceledAt: day("2026-03-05") };
    expect(stay({ ...canceled, endedAt: day("2026-04-10") })).toEqual([true, true, true, 0, 0]);
    expect(stay(canceled)).toEqual([true, false, true, 0, 1]);
    expect(stay({ status: "active", canceledAt: day("2026-03-05") })).toEqual([true, true, true, 0, 0]);
  });

  it("at the start is what the records of the start say, where price or seats changed in place", () => {
    const subscriptionsAtStart = [{ ...plan, quantity: 2 }];
    const facts = (over: Partial<SubscriptionInput>) =>
      factsOf({ subscriptions: [{ ...plan, ...over }], subscriptionsAtStart })[0];
    expect(facts({ quantity: 5 })).toMatchObject({ startArrMinor: 240_000, endArrMinor: 600_000 });
    expect(facts({ status: "paused" })).toMatchObject({ activeAtStart: true, activeAtEnd: false });
    const paused = [{ ...plan, status: "paused" }];
    expect(factsOf({ subscriptions: [plan], subscriptionsAtStart: paused })).toMatchObject([
      { activeAtStart: false, activeAtEnd: true, timesJoined: null, timesLeft: null },
    ]);
  });
});

describe("recurring revenue", () => {
  it("is brought to a year: 12 months, 52 weeks, 365 days, exactly", () => {
    const per = (unit: string, count = 1) => arr({ interval: { unit, count } })[1];
    expect([per("year"), per("month"), per("week"), per("day")]).toEqual([100, 1200, 5200, 36_500]);
    expect([per("month", 3), per("year", 2), per("week", 4), per("month", 5)]).toEqual([400, 50, 1300, 240]);
  });

  it("is rounded once, to a minor unit a year", () => {
    const monthly = { unitAmount: { amount: "0.0005", currency: "EUR" } };
    expect(arr({ ...monthly, quantity: 1_000 })[1]).toBe(6);
    expect(factOf([{ interval: { unit: "month", count: 7 } }]).endArrMinor).toBe(17_143);
    expect(factOf([monthly]).endArrMinor).toBe(1);
  });

  it("is in the minor unit of its currency", () => {
    const of = (currency: string) => factOf([{ unitAmount: { amount: "100", currency } }]).endArrMinor;
    expect([of("EUR"), of("JPY"), of("KWD")]).toEqual([120_000, 1_200, 1_200_000]);
  });

  it("is as the source says where it does, and unknown without a price or an interval", () => {
    expect(arr({ mrr: { amount: "7.5", currency: "EUR" } })[1]).toBe(90);
    expect(arr({ unitAmount: null })).toEqual([null, null]);
    expect(arr({ interval: null })).toEqual([null, null]);
    expect(arr({ interval: { unit: "season", count: 1 } })).toEqual([null, null]);
    expect(arr({}, { unitAmount: null })).toEqual([null, null]);
    expect(stay({ unitAmount: null })).toEqual([true, true, true, 0, 0]);
  });

  it("in two currencies is not added", () => {
    const dollars = { unitAmount: { amount: "100", currency: "USD" } };
    expect(factOf([{}, dollars])).toMatchObject({ currency: null, startArrMinor: null, endArrMinor: null });
    expect(factOf([{}, { ...dollars, ...endedOn("2026-02-01") }])).toMatchObject({
      currency: "EUR",
      endArrMinor: 120_000,
    });
  });

  it("that was in another currency at the start is not set against that of the end", () => {
    const subscriptionsAtStart = [{ ...plan, unitAmount: { amount: "100", currency: "USD" } }];
    expect(factsOf({ subscriptions: [plan], subscriptionsAtStart })).toMatchObject([
      { activeAtStart: true, currency: null, startArrMinor: null, endArrMinor: null },
    ]);
  });

  it("below 0, or an amount that is none, is refused", () => {
    const cost = (amount: string) => factOf([{ unitAmount: { amount, currency: "EUR" } }]);
    expect(() => cost("-1")).toThrow(InvalidRecordError);
    expect(() => cost("12,50")).toThrow('subscription s-0: "unitAmount" is');
    expect(() => factOf([{ startedAt: "in March" }])).toThrow(InvalidRecordError);
    expect(() => factOf([{ quantity: 1.5 }])).toThrow('subscription s-0: "quantity" is 1.5');
    expect(() => factOf([{ quantity: -1 }])).toThrow(InvalidRecordError);
    expect(() => factOf([{ interval: { unit: "day", count: 0 } }])).toThrow('"interval.count" is 0');
    expect(() => factOf([{}], { from: march.to })).toThrow(RangeError);
    expect(() => factOf([{}], { previousFrom: march.from })).toThrow(RangeError);
  });
});

describe("a renewal", () => {
  const due = (...subscriptions: readonly Partial<SubscriptionInput>[]) => factOf(subscriptions).renewalDue;
  const yearly = { interval: { unit: "year", count: 1 } };

  it("is due where a term ends within the period", () => {
    expect(due({})).toBe(true);
    expect(due({ ...yearly, startedAt: day("2025-03-15") })).toBe(true);
    expect(due({ ...yearly, startedAt: day("2025-06-15") })).toBe(false);
    expect(due({ ...yearly, startedAt: day("2026-03-15") })).toBe(false);
    expect(due({ interval: { unit: "week", count: 6 }, startedAt: day("2026-02-10") })).toBe(true);
    expect(due({ interval: { unit: "day", count: 90 }, startedAt: day("2026-01-10") })).toBe(false);
  });

  it("follows the term that was paid last, and the ends of short months", () => {
    const currentPeriod = { startAt: day("2025-03-20"), endAt: day("2026-03-20") };
    expect(due({ ...yearly, startedAt: day("2024-01-10"), currentPeriod })).toBe(true);
    expect(due({ startedAt: day("2026-01-31") })).toBe(true);
    expect(due({ interval: { unit: "month", count: 2 }, startedAt: day("2025-12-31") })).toBe(false);
  });

  it("is due for one who left, and unknown where the interval is", () => {
    expect(due({ ...yearly, startedAt: day("2025-06-15"), ...endedOn("2026-03-10") })).toBe(true);
    expect(due({ interval: null })).toBeNull();
    expect(due({ interval: null }, {})).toBe(true);
    expect(due({ interval: null }, { ...yearly, startedAt: day("2025-06-15") })).toBeNull();
  });
});

describe("revenue", () => {
  const order = (
    id: string,
    placedAt: string,
    amount: string,
    over: Partial<OrderInput> = {},
  ): OrderInput => ({
    id,
    customerId: "ada",
    status: "completed",
    placedAt: day(placedAt),
    subtotal: { amount, currency: "EUR" },
    ...over,
  });
  const february = { previousFrom: day("2026-02-01") };
  const revenue = (orders: readonly OrderInput[], subscriptions: readonly SubscriptionInput[] = []) =>
    factsOf({ orders, subscriptions }, february).map(({ customerId, previousRevenueMinor, revenueMinor }) => [
      customerId,
      previousRevenueMinor,
      revenueMinor,
    ]);

  it("is that of the orders of each period, cancelled ones and tests left out", () => {
    const orders = [
      order("a", "2026-01-31", "1"),
      order("b", "2026-02-01", "20.50"),
      order("c", "2026-03-01", "30"),
      order("d", "2026-03-31", "4"),
      order("e", "2026-04-01", "5"),
      order("f", "2026-03-05", "600", { status: "canceled" }),
      order("g", "2026-03-05", "700", { isTest: true }),
      order("h", "2026-03-05", "8", { customerId: null }),
      order("i", "2026-03-05", "9", { customerId: "bob" }),
    ];
    expect(revenue(orders)).toEqual([
      ["ada", 2_050, 3_400],
      ["bob", 0, 900],
    ]);
  });

  it("is 0 of a subscriber without orders, and unknown without any, or of an order without a price", () => {
    expect(revenue([], [plan])).toEqual([["ada", 0, 0]]);
    expect(revenue([order("a", "2026-03-05", "1", { subtotal: null })])).toEqual([["ada", 0, null]]);
    expect(factOf([{}], february)).toMatchObject({ revenueMinor: null, previousRevenueMinor: null });
    const [fact] = factsOf({ orders: [order("a", "2026-03-05", "1")] });
    expect(fact).toMatchObject({ revenueMinor: 100, previousRevenueMinor: null });
  });

  it("in another currency than the subscriptions makes all amounts unknown", () => {
    const dollars = order("a", "2026-03-05", "1", { subtotal: { amount: "1", currency: "USD" } });
    expect(factsOf({ orders: [dollars], subscriptions: [plan] })).toMatchObject([
      { currency: null, revenueMinor: null, endArrMinor: null },
    ]);
  });
});
