import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileInterval } from "../../src/statistics/index.ts";
import { bounds } from "./bounds.ts";

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe("order-statistic interval of a quantile", () => {
  it("takes the 41st and 60th of a hundred for the median, in any order", () => {
    // 50 ± 1.96 × 5 = 40.2 and 59.8, ranks rounded up.
    expect(quantileInterval(hundred, 0.5)).toEqual({
      lower: 41,
      upper: 60,
      confidence: 0.95,
      method: "order statistics",
    });
  });
  it("holds the median at least nearly as often as the confidence says, by adding up all outcomes", () => {
    for (const n of [10, 15, 20, 40, 80]) {
      const ranks = Array.from({ length: n }, (_, index) => index + 1);
      const [lower, upper] = bounds(quantileInterval(ranks, 0.5));
      // The interval holds the median when at least `lower` and fewer than `upper` of the values lie below it.
      let chance = 0.5 ** n;
      let covered = 0;
      for (let below = 0; below < n; below++) {
        if (below >= lower && below < upper) covered += chance;
        chance *= (n - below) / (below + 1);
      }
      expect(covered).toBeGreaterThan(0.93);
    }
  });
  it("gives values of the sample and widens with confidence", () => {
    const confidences = fc.double({ min: 0.5, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 60, maxLength: 300 }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        confidences,
        confidences,
        (values, p, one, other) => {
          const [low, high] = bounds(quantileInterval(values, p, Math.min(one, other)));
          const [wideLow, wideHigh] = bounds(quantileInterval(values, p, Math.max(one, other)));
          expect(wideLow).toBeLessThanOrEqual(low);
          expect(low).toBeLessThanOrEqual(high);
          expect(wideHigh).toBeGreaterThanOrEqual(high);
          expect(values).toContain(wideLow);
          expect(values).toContain(wideHigh);
        },
      ),
    );
  });
  it("says nothing about a sample too small to enclose it, and refuses what has no rank", () => {
    expect(quantileInterval([], 0.5)).toBeNull();
    expect(quantileInterval([1, 2, 3], 0.5)).toBeNull();
    expect(() => quantileInterval([1, Number.NaN], 0.5)).toThrow("NaN");
    for (const p of [0, 1, 90]) expect(() => quantileInterval(hundred, p)).toThrow(`not at ${p}`);
  });
});
