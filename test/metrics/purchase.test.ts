import { describe, expect, it } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { aov, aovEntry } from "../../src/metrics/purchase/aov.ts";
import { purchaseFrequencyEntry } from "../../src/metrics/purchase/purchase-frequency.ts";
import { refundRate, refundRateEntry } from "../../src/metrics/purchase/refund-rate.ts";
import {
  repeatPurchaseRate,
  repeatPurchaseRateEntry,
} from "../../src/metrics/purchase/repeat-purchase-rate.ts";
import { returnRate, returnRateEntry } from "../../src/metrics/purchase/return-rate.ts";
import {
  timeBetweenPurchases,
  timeBetweenPurchasesEntry,
} from "../../src/metrics/purchase/time-between-purchases.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(repeatPurchaseRateEntry);
keepsItsExamples(purchaseFrequencyEntry);
keepsItsExamples(timeBetweenPurchasesEntry);
keepsItsExamples(aovEntry);
keepsItsExamples(returnRateEntry);
keepsItsExamples(refundRateEntry);

const DAY_MS = 86_400_000;
/** t of three degrees of freedom at 95 %, from a printed table. */
const T_3 = 3.1824463;

describe("intervals", () => {
  it("of the order value are in major units, whatever the minor unit is", () => {
    const rows = [10, 20, 30, 40].map((amount) => ({ revenueMinor: amount }));
    // Mean 25, sample variance 500 ÷ 3 of minor units.
    const margin = T_3 * Math.sqrt(500 / 3 / 4);
    const { interval: inYen } = measure(aov, rows, { given: { minorPerMajor: 1 } });
    expect(inYen?.lower).toBeCloseTo(Math.max(0, 25 - margin), 4);
    expect(inYen?.upper).toBeCloseTo(25 + margin, 3);
    const { interval: inEuros } = measure(aov, rows);
    expect(inEuros?.upper).toBeCloseTo((25 + margin) / 100, 5);
  });

  it("of the time between purchases are in days", () => {
    const rows = [10, 20, 30, 40].map((days) => ({
      customerId: "ada",
      ordinal: 2,
      sincePreviousMs: days * DAY_MS,
    }));
    const margin = T_3 * Math.sqrt(500 / 3 / 4);
    expect(measure(timeBetweenPurchases, rows).interval?.upper).toBeCloseTo(25 + margin, 3);
  });

  it("of the repeat purchase rate are of customers, not of orders", () => {
    const rows = [1, 2, 3, 4].flatMap((customer) =>
      [1, 2, 3].map((ordinalInWindow) => ({ customerId: `${customer}`, ordinalInWindow })),
    );
    const { n, interval } = measure(repeatPurchaseRate, rows);
    expect(n).toBe(12);
    // Wilson of 4 in 4: n ÷ (n + z²).
    expect(interval?.lower).toBeCloseTo(4 / (4 + 1.959964 ** 2), 6);
  });

  it("are not given where the currencies are mixed", () => {
    const rows = ["EUR", "EUR", "USD"].map((currency) => ({ revenueMinor: 100, currency }));
    expect(measure(aov, rows)).toMatchObject({ value: null, interval: null, n: 3 });
  });
});

describe("several currencies", () => {
  it("are measured one by one where they are grouped", () => {
    const rows = [
      { revenueMinor: 1_000, currency: "EUR" },
      { revenueMinor: 3_000, currency: "EUR" },
      { revenueMinor: 5_000, currency: "USD" },
    ];
    const measured = measureAll({ aov }, rows, { by: ["currency"] });
    expect(measured.map(({ group, measurements }) => [group["currency"], measurements.aov.value])).toEqual([
      ["EUR", 20],
      ["USD", 50],
    ]);
  });

  it("stop a rate of amounts too", () => {
    const rows = ["EUR", "USD"].map((currency) => ({ totalMinor: 100, refundedMinor: 10, currency }));
    expect(measure(refundRate, rows).value).toBeNull();
  });
});

describe("bad input", () => {
  it.each([
    ["more units back than were sold", returnRate, { units: 1, unitsReturned: 2 }, "unitsReturned"],
    [
      "more returned than it cost",
      returnRate.variants.value,
      { revenueMinor: 100, returnedMinor: 101 },
      "returnedMinor",
    ],
    ["more paid back than paid", refundRate, { totalMinor: 100, refundedMinor: 101 }, "refundedMinor"],
    ["a price below 0", aov, { revenueMinor: -1 }, "revenueMinor"],
    ["a price in fractions of a cent", aov, { revenueMinor: 99.5 }, "revenueMinor"],
  ])("%s is refused, or counted where that is asked for", (_, metric, row, column) => {
    const refused = () => measure(metric, [row] as never[]);
    expect(refused).toThrow(InvalidRowError);
    expect(refused).toThrow(`"${column}"`);
    expect(measure(metric, [row] as never[], { onInvalid: "exclude" })).toMatchObject({ n: 0, value: null });
  });

  it("is told by the rule that it breaks, where the number alone looks well", () => {
    expect(() => measure(refundRate, [{ totalMinor: 100, refundedMinor: 101 }])).toThrow(
      'refundRate: row 0, column "refundedMinor" is 101; expected a whole number of at least 0, not moreThanPaid, or null.',
    );
  });

  it("equal to the bound is none", () => {
    expect(measure(refundRate, [{ totalMinor: 100, refundedMinor: 100 }]).value).toBe(1);
    expect(measure(returnRate, [{ units: 2, unitsReturned: 2 }]).value).toBe(1);
  });
});

describe("orders whose time to be returned is not over", () => {
  it("are left out from the moment that a time is given, and unknown ones with them", () => {
    const rows = [
      { units: 1, unitsReturned: 0, observedMs: DAY_MS },
      { units: 1, unitsReturned: 1, observedMs: DAY_MS - 1 },
      { units: 1, unitsReturned: 1 },
    ];
    expect(measure(returnRate, rows)).toMatchObject({ value: 2 / 3, n: 3, excluded: {} });
    expect(measure(returnRate, rows, { given: { returnWindowMs: DAY_MS } })).toMatchObject({
      value: 0,
      n: 1,
      excluded: { windowOpen: 1, observationUnknown: 1 },
    });
  });
});
