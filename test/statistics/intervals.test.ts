import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedWald } from "../../src/statistics/adjusted-wald.ts";
import type { Confidence, PartReader } from "../../src/statistics/interval.ts";
import { orderStatistics } from "../../src/statistics/order-statistics.ts";
import { studentMean, studentQuantile } from "../../src/statistics/student.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const reader = (
  n: number,
  parts: Readonly<Record<string, number | null>>,
  values: number[] = [],
): PartReader<string> => ({
  n,
  value: (part) => parts[part] ?? null,
  values: () => Float64Array.from(values),
  given: {},
});
const bounds = (x: number, n: number, confidence: Confidence = 0.95) =>
  wilson("x", "n").bounds(reader(n, { x, n }), confidence);

describe("Wilson score interval", () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, table I,
  // method 3, four digits.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i is %f to %f", (x, n, lower, upper) => {
    const [low, high] = bounds(x, n) ?? [];
    expect(low).toBeCloseTo(lower, 4);
    expect(high).toBeCloseTo(upper, 4);
  });
  it("ends exactly at 0 and 1", () => {
    expect(bounds(0, 7)?.[0]).toBe(0);
    expect(bounds(7, 7)?.[1]).toBe(1);
  });
  it("holds the proportion, stays within 0 and 1, and widens with confidence", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const x = Math.round(n * share);
          const [low, high] = bounds(x, n) ?? [Number.NaN, Number.NaN];
          const [wideLow, wideHigh] = bounds(x, n, 0.99) ?? [Number.NaN, Number.NaN];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(x / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(x / n - 1e-12);
          expect(wideLow).toBeLessThanOrEqual(low + 1e-12);
          expect(wideHigh).toBeGreaterThanOrEqual(high - 1e-12);
        },
      ),
    );
  });
  it("says nothing about nobody", () => {
    expect(bounds(0, 0)).toBeNull();
  });
});

describe("adjusted Wald interval of a net score", () => {
  const net = (up: number, down: number, n: number) =>
    adjustedWald("up", "down").bounds(reader(n, { up, down }), 0.95);
  // Worked from the formula of Rocks (2016): n + 3, 3/4 to each end.
  it.each([
    [60, 20, 100, 23.37988, 54.290022],
    [5, 2, 10, -19.050615, 65.204462],
  ])("%i for and %i against of %i is %f to %f", (up, down, n, lower, upper) => {
    const [low, high] = net(up, down, n) ?? [];
    expect(low).toBeCloseTo(lower, 5);
    expect(high).toBeCloseTo(upper, 5);
  });
  it("stays within −100 and 100, even for one answer", () => {
    expect(net(1, 0, 1)?.[1]).toBeLessThanOrEqual(100);
    expect(net(0, 1, 1)?.[0]).toBeGreaterThanOrEqual(-100);
  });
});

describe("Student's t", () => {
  // Two-sided quantiles as printed in tables of the t distribution, nine digits.
  it.each([
    [0.95, 1, 12.706204736],
    [0.95, 2, 4.30265273],
    [0.95, 3, 3.182446305],
    [0.95, 5, 2.570581836],
    [0.95, 10, 2.228138852],
    [0.95, 30, 2.042272456],
    [0.95, 1000, 1.962339081],
    [0.99, 1, 63.65674116],
    [0.99, 5, 4.032142984],
    [0.99, 30, 2.749995654],
    [0.9, 3, 2.353363435],
    [0.8, 5, 1.475884049],
  ] as const)("at %f with %i degrees of freedom is %f", (confidence, degrees, quantile) => {
    expect(Math.abs(studentQuantile(confidence, degrees) / quantile - 1)).toBeLessThan(1e-5);
  });
  it("gives the textbook interval of a mean", () => {
    // 10, 12, 14 s: mean 12, variance 4, so 12 ± 4.302653 × 2/√3.
    const rule = studentMean({ sum: "sum", variance: "variance" }, 1000);
    const [low, high] = rule.bounds(reader(3, { sum: 36_000, variance: 4_000_000 }), 0.95) ?? [];
    expect(low).toBeCloseTo(12 - 4.968275, 5);
    expect(high).toBeCloseTo(12 + 4.968275, 5);
  });
  it("says nothing about one value", () => {
    expect(
      studentMean({ sum: "sum", variance: "variance" }, 1).bounds(
        reader(1, { sum: 5, variance: null }),
        0.95,
      ),
    ).toBeNull();
  });
});

describe("order-statistic interval of a quantile", () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  it("takes the 41st and 60th of a hundred for the median", () => {
    // 50 ± 1.96 × 5 = 40.2 and 59.8, ranks rounded up.
    expect(orderStatistics("x", 0.5, 1).bounds(reader(100, {}, values), 0.95)).toEqual([41, 60]);
  });
  it("says nothing where the sample cannot enclose the quantile", () => {
    expect(orderStatistics("x", 0.5, 1).bounds(reader(3, {}, [1, 2, 3]), 0.95)).toBeNull();
    expect(orderStatistics("x", 0.9, 1).bounds(reader(20, {}, values.slice(0, 20)), 0.95)).toBeNull();
  });
});
