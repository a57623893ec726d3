import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjustedWaldInterval,
  differenceInterval,
  type Estimate,
  wilsonInterval,
} from "../../src/statistics/index.ts";
import { bounds } from "./bounds.ts";

const proportion = (successes: number, trials: number, confidence = 0.95): Estimate => {
  const interval = wilsonInterval({ successes, trials }, confidence);
  if (interval === null) throw new Error("no trials");
  return { value: successes / trials, interval };
};
const netScore = (positive: number, negative: number, all: number): Estimate => {
  const interval = adjustedWaldInterval({ positive, negative, all });
  if (interval === null) throw new Error("no answers");
  return { value: (100 * (positive - negative)) / all, interval };
};
const estimates = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, share]) => proportion(Math.round(share * trials), trials));

describe("difference of two independent values", () => {
  // Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17,
  // table II, method 10, four digits.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("%i of %i less %i of %i is Newcombe's %f to %f", (a, m, b, n, lower, upper) => {
    const [low, high] = bounds(differenceInterval(proportion(b, n), proportion(a, m)));
    expect(low.toFixed(4)).toBe(lower.toFixed(4));
    expect(high.toFixed(4)).toBe(upper.toFixed(4));
  });
  it("of symmetric intervals has the root of the squared margins", () => {
    const of = (value: number, margin: number): Estimate => ({
      value,
      interval: { lower: value - margin, upper: value + margin, confidence: 0.9, method: "" },
    });
    const difference = differenceInterval(of(10, 3), of(30, 4));
    expect(difference).toEqual({ lower: 15, upper: 25, confidence: 0.9, method: "MOVER" });
  });
  it("changes sign when the two change places, and holds the difference", () => {
    fc.assert(
      fc.property(estimates, estimates, (before, after) => {
        const [lower, upper] = bounds(differenceInterval(before, after));
        const [low, high] = bounds(differenceInterval(after, before));
        expect(low).toBeCloseTo(-upper, 12);
        expect(high).toBeCloseTo(-lower, 12);
        expect(lower).toBeLessThanOrEqual(after.value - before.value + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(after.value - before.value - 1e-12);
        expect(lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
  it("takes a bound on the wrong side of the value for no distance at all", () => {
    // One promoter alone is a score of 100, and the adjusted interval ends below it.
    const [one, many] = [netScore(1, 0, 1), netScore(40, 40, 100)];
    expect(one.interval.upper).toBeLessThan(100);
    const [lower, upper] = bounds(differenceInterval(many, one));
    expect(upper).toBeCloseTo(100 + (many.value - many.interval.lower), 10);
    expect(lower).toBeLessThan(100);
  });
  it("covers the true difference of two proportions about as often as it says, by adding up all outcomes", () => {
    const [m, n] = [12, 18];
    const [ones, others] = [m, n].map((size) =>
      Array.from({ length: size + 1 }, (_, successes) => proportion(successes, size)),
    );
    const chances = (size: number, p: number) => {
      let chance = (1 - p) ** size;
      return Array.from({ length: size + 1 }, (_, successes) => {
        const own = chance;
        chance *= ((size - successes) / (successes + 1)) * (p / (1 - p));
        return own;
      });
    };
    const grid = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];
    const coverages = grid.flatMap((p) =>
      grid.map((q) => {
        const [first, second] = [chances(m, p), chances(n, q)];
        let covered = 0;
        ones?.forEach((before, x) => {
          others?.forEach((after, y) => {
            const [lower, upper] = bounds(differenceInterval(before, after));
            if (lower <= q - p + 1e-12 && q - p - 1e-12 <= upper)
              covered += (first[x] ?? 0) * (second[y] ?? 0);
          });
        });
        return covered;
      }),
    );
    expect(coverages.length).toBe(49);
    expect(Math.min(...coverages)).toBeGreaterThan(0.91);
    const mean = coverages.reduce((sum, one) => sum + one, 0) / coverages.length;
    expect(mean).toBeGreaterThan(0.94);
    expect(mean).toBeLessThan(0.98);
  });
  it("is of one confidence", () => {
    expect(() => differenceInterval(proportion(1, 2, 0.9), proportion(1, 2, 0.95))).toThrow(
      "different confidence: 0.9 and 0.95",
    );
  });
});
