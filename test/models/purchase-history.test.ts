import { describe, expect, it } from "vitest";
import { purchaseHistories } from "../../src/models/index.ts";

const order = (customer: string, at: string, value = 10) => ({ customer, at, value });
const options = { through: "2026-03-31", timeZone: "UTC", unitDays: 7 };

describe("purchase histories", () => {
  it("count repeat purchases, in weeks since the first", () => {
    const histories = purchaseHistories(
      [
        order("b", "2026-03-03T08:00:00Z"),
        order("a", "2026-03-17T08:00:00Z", 30),
        order("a", "2026-03-03T09:00:00Z", 99),
        order("a", "2026-03-10T23:59:00Z", 20),
      ],
      options,
    );
    expect(histories).toEqual([
      { customer: "b", x: 0, tx: 0, T: 4, averageValue: null },
      { customer: "a", x: 2, tx: 2, T: 4, averageValue: 25 },
    ]);
  });
  it("take the orders of a day as one purchase, and the day from the clocks of the zone", () => {
    const orders = [
      order("a", "2026-03-01T10:00:00Z"),
      order("a", "2026-03-09T22:30:00Z", 5),
      order("a", "2026-03-10T03:00:00Z", 7),
    ];
    expect(purchaseHistories(orders, options)[0]).toMatchObject({ x: 2, averageValue: 6 });
    const inOslo = purchaseHistories(orders, { ...options, timeZone: "Europe/Oslo", unitDays: 1 });
    expect(inOslo).toEqual([{ customer: "a", x: 2, tx: 9, T: 30, averageValue: 6 }]);
    const inHonolulu = purchaseHistories(orders, { ...options, timeZone: "Pacific/Honolulu", unitDays: 1 });
    expect(inHonolulu).toEqual([{ customer: "a", x: 1, tx: 8, T: 30, averageValue: 12 }]);
  });
  it("leave out what came after the last day, and customers who only came then", () => {
    const histories = purchaseHistories(
      [
        order("a", "2026-03-31T23:59:59Z"),
        order("a", "2026-04-01T00:00:00Z"),
        order("b", "2026-04-02T00:00:00Z"),
      ],
      options,
    );
    expect(histories).toEqual([{ customer: "a", x: 0, tx: 0, T: 0, averageValue: null }]);
  });
  it("refuse what is no instant, date, value, zone or unit", () => {
    const orders = [order("a", "2026-03-01T10:00:00Z")];
    expect(() => purchaseHistories([order("a", "yesterday")], options)).toThrow('not "yesterday"');
    expect(() => purchaseHistories([order("a", "2026-03-01T10:00:00Z", Number.NaN)], options)).toThrow(
      "value must be",
    );
    expect(() => purchaseHistories(orders, { ...options, through: "31.3.2026" })).toThrow('not "31.3.2026"');
    expect(() => purchaseHistories(orders, { ...options, timeZone: "Nowhere" })).toThrow("Nowhere");
    expect(() => purchaseHistories(orders, { ...options, unitDays: 0 })).toThrow("unitDays must be");
    expect(purchaseHistories([], options)).toEqual([]);
  });
});
