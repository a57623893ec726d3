import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerPeriodFacts } from "../../../src/facts/customer-period-facts.ts";
import { orderFact } from "../../../src/facts/order.ts";
import { orderFacts } from "../../../src/facts/order-facts.ts";
import { CustomerSchema } from "../../../src/model/customer.ts";
import { OrderSchema } from "../../../src/model/order.ts";
import { SubscriptionSchema } from "../../../src/model/subscription.ts";
import { factView } from "../../../src/sql/views/fact-view.ts";
import type { Engine } from "../../engines/engine.ts";
import { engines, expectSameRows, loadRecords, readView } from "./record-engine.ts";

/** Amounts at and about a half of a minor unit. */
const totals = [
  ["0.005", "EUR", 1],
  ["-0.005", "EUR", -1],
  ["2.675", "EUR", 268],
  ["0.0049999999999999999", "EUR", 0],
  ["0.5", "JPY", 1],
  ["1.0005", "KWD", 1001],
  ["0.00005", "CLF", 1],
  ["-0", "EUR", 0],
  ["007.50", "EUR", 750],
  ["90071992547409.91", "EUR", Number.MAX_SAFE_INTEGER],
] as const;

describe.each(engines)("%s", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  test("rounds amounts once, halves away from zero, in currencies of any minor unit", async () => {
    const orders = totals.map(([amount, currency], index) =>
      OrderSchema.parse({
        id: `${index}`,
        status: "placed",
        placedAt: "2026-03-02T09:00:00Z",
        total: { amount, currency },
      }),
    );
    const facts = orderFacts(orders);
    expect(facts.map(({ totalMinor }) => totalMinor)).toEqual(totals.map(([, , minor]) => minor));
    await loadRecords(engine, { orders });
    const rows = await readView(engine, factView("order", { dialect: engine.dialect }), "orderFact");
    expectSameRows(rows, facts, Object.keys(orderFact.columns));
  });

  test("makes a year of a price and rounds only then, however many decimals it has", async () => {
    const monthly = (amount: string) => ({ mrr: { amount, currency: "EUR" } });
    const every = (unit: string, count: number, amount: string) => ({
      unitAmount: { amount, currency: "EUR" },
      quantity: 3,
      interval: { unit, count },
    });
    const prices = [
      // A twelfth of 10.015, rounded up, so that twelve of it are just above a half.
      monthly("0.834583333333333334"),
      monthly("0.834583333333333333"),
      monthly("0.000416666666666667"),
      monthly("12345678.90"),
      every("week", 7, "9.99"),
      every("day", 11, "0.005"),
      every("month", 5, "1234567.894999999999"),
    ];
    const subscriptions = prices.map((price, index) =>
      SubscriptionSchema.parse({
        id: `${index}`,
        customerId: `${index}`,
        status: "active",
        startedAt: "2026-01-01T00:00:00Z",
        ...price,
      }),
    );
    const customers = prices.map((_, index) => CustomerSchema.parse({ id: `${index}`, kind: "person" }));
    const period = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
    const facts = customerPeriodFacts({ customers, subscriptions }, period);
    await loadRecords(engine, { customers, subscriptions });
    const view = factView("customerPeriod", { dialect: engine.dialect, ...period });
    const revenue = (rows: readonly object[]) =>
      rows.map((row) => [Reflect.get(row, "customerId"), Reflect.get(row, "startArrMinor")]).toSorted();
    const found = revenue(await readView(engine, view, "customerPeriodFact"));
    expect(found).toEqual(revenue(facts));
    expect(found.slice(0, 3)).toEqual([
      ["0", 1002],
      ["1", 1001],
      ["2", 1],
    ]);
  });
});
