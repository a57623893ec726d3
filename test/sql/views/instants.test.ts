import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CustomerSchema } from "../../../src/model/customer.ts";
import { OrderSchema } from "../../../src/model/order.ts";
import { SubscriptionSchema } from "../../../src/model/subscription.ts";
import { factView } from "../../../src/sql/views/fact-view.ts";
import { recordTables } from "../../../src/sql/views/record-tables.ts";
import type { Engine } from "../../engines/engine.ts";
import { engines, loadRecords, loadTable, readView } from "./record-engine.ts";

/** Instants as a source may write them, and to the millisecond, which drops what lies below and never rounds. */
const instants = [
  ["1969-12-31T23:59:59.999500Z", "1969-12-31T23:59:59.999Z"],
  ["1901-06-01T00:00:00.000999Z", "1901-06-01T00:00:00.000Z"],
  ["1970-01-01T00:00:00.000000Z", "1970-01-01T00:00:00.000Z"],
  ["2026-03-02T14:30:00.123999+05:30", "2026-03-02T09:00:00.123Z"],
  ["5000-01-01T00:00:00.837Z", "5000-01-01T00:00:00.837Z"],
  ["9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999Z"],
] as const;

describe.each(engines)("%s", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  test("cuts instants to milliseconds in whatever century they lie", async () => {
    await loadRecords(engine, {});
    const rows = instants.map(([placedAt], index) => ({ id: `${index}`, status: "placed", placedAt }));
    await loadTable(engine, "order", recordTables.order, rows);
    const { dialect } = engine;
    const view = factView("order", { dialect, asOf: "9999-12-31T23:59:59.999Z" });
    const placed = (await readView(engine, view, "orderFact")).map((row) => [
      row["orderId"],
      row["placedAt"],
      Number(row["observedMs"]),
    ]);
    const end = Date.parse("9999-12-31T23:59:59.999Z");
    expect(placed.toSorted()).toEqual(
      instants.map(([, cut], index) => [`${index}`, cut, end - Date.parse(cut)]),
    );
  });

  test("reckons with periods at the beginning of 1970", async () => {
    await loadRecords(engine, {
      customers: [CustomerSchema.parse({ id: "ada", kind: "person" })],
      orders: [
        OrderSchema.parse({ id: "1", customerId: "ada", status: "placed", placedAt: "1970-01-03T00:00:00Z" }),
      ],
      subscriptions: [
        SubscriptionSchema.parse({
          id: "1",
          customerId: "ada",
          status: "active",
          startedAt: "1969-12-01T00:00:00Z",
          interval: { unit: "month", count: 1 },
        }),
      ],
    });
    const { dialect } = engine;
    const period = { from: "1969-12-28T00:00:00Z", to: "1970-01-05T00:00:00Z" };
    const [row] = await readView(
      engine,
      factView("customerPeriod", { dialect, ...period }),
      "customerPeriodFact",
    );
    expect(row).toMatchObject({ startAt: "1969-12-28T00:00:00.000Z", endAt: "1970-01-05T00:00:00.000Z" });
    expect(row).toMatchObject({ activeAtStart: true, activeAtEnd: true, renewalDue: true });
  });
});
