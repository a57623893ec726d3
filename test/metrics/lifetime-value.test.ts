import { describe, expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { ltvCac } from "../../src/metrics/acquisition/ltv-cac.ts";
import { clv, clvEntry } from "../../src/metrics/lifetime-value/clv.ts";
import { marginMultiple } from "../../src/models/margin-multiple.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(clvEntry);

/** A hundred customers of 1.00 a year each, of whom so many stay. */
const hundred = (retained: number) =>
  Array.from({ length: 100 }, (_, index) => ({
    activeAtStart: true,
    activeAtEnd: index < retained,
    startArrMinor: 100,
  }));
const yearly = (discount: number) => ({
  given: { periodsPerYear: 1, discountPercentPerYear: discount * 100 },
});
const growing = (discount: number, growth: number) => ({
  given: { ...yearly(discount).given, growthPercentPerYear: growth * 100 },
});

describe("the lifetime value of rows and that of rates", () => {
  it.each([
    [0.8, 0.1, 0],
    [0.6, 0.16, 0],
    [0.93, 0.07, 0.02],
    [0, 0.1, 0],
    [1, 0.1, 0],
    [1, 0.05, 0.05],
    [0.9, 0, 0.2],
    [1, 0, 0],
    [0.8, -0.3, 0],
  ])(
    "are the same for a retention of %f, a discount of %f and a growth of %f",
    (retention, discount, growth) => {
      const rows = hundred(Math.round(retention * 100));
      const near = (value: number | null, expected: number | null) =>
        expected === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(expected, 9);
      near(
        measure(clv.variants.growingMargin, rows, growing(discount, growth)).value,
        marginMultiple({ retention, discount, growth, firstMargin: "afterFirstRenewal" }),
      );
      near(
        measure(clv, rows, yearly(discount)).value,
        marginMultiple({ retention, discount, firstMargin: "afterFirstRenewal" }),
      );
      near(
        measure(clv.variants.marginMultipleNow, rows, yearly(discount)).value,
        marginMultiple({ retention, discount, firstMargin: "now" }),
      );
    },
  );

  it("without a discount the margin multiple from now is margin over churn", () => {
    const now = measure(clv.variants.marginMultipleNow, hundred(95), yearly(0)).value;
    expect(now).toBeCloseTo(20, 9);
    expect(
      measure(clv.variants.simpleChurn, hundred(95), { given: { periodsPerYear: 1 } }).value,
    ).toBeCloseTo(Number(now), 9);
  });
});

describe("several currencies", () => {
  it("stop the multiple of a value in one and a cost in another", () => {
    const rows = [
      { side: "cost", category: "sales", amountMinor: 100, currency: "USD" },
      {
        side: "customerPeriod",
        activeAtStart: true,
        activeAtEnd: false,
        startArrMinor: 100,
        currency: "EUR",
      },
      { side: "customerPeriod", activeAtStart: false, activeAtEnd: true, activeBefore: false },
    ];
    expect(measure(ltvCac, rows).value).toBeNull();
    expect(
      measure(
        ltvCac,
        rows.map(({ currency: _, ...row }) => row),
      ).value,
    ).toBeCloseTo(1 / 12, 12);
  });
});
