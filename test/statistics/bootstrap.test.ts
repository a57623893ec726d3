import { describe, expect, it } from "vitest";
import { bootstrapInterval, seededRandom, studentInterval } from "../../src/statistics/index.ts";
import { xoshiro128 } from "../../src/statistics/seeded-random.ts";
import { bounds } from "./bounds.ts";

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};

/** Test A of 26 neurologically impaired children: Efron and Tibshirani (1993), table 14.1. */
const spatialTest = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
];

describe("bootstrap", () => {
  // Efron and Tibshirani (1993), table 14.2, the variance at 90 %, from 2,000 resamples; ours, of other draws, may
  // differ by some units.
  it.each([
    ["percentile", 100.8, 233.9],
    ["BCa", 115.8, 259.6],
  ] as const)("the spatial test by %s is %f to %f", (method, lower, upper) => {
    const interval = bootstrapInterval(spatialTest, variance, { confidence: 0.9, method });
    const [low, high] = bounds(interval);
    expect(variance(spatialTest)).toBeCloseTo(171.5, 1);
    expect(Math.abs(low - lower)).toBeLessThan(4);
    expect(Math.abs(high - upper)).toBeLessThan(4);
    expect(interval?.method).toBe(`${method} bootstrap`);
  });
  it("of a mean is near Student's t where the values are nearly normal", () => {
    const values = Array.from({ length: 200 }, (_, index) => (index * 37) % 200);
    const sample = { n: 200, mean: mean(values), variance: (variance(values) * 200) / 199 };
    const [lower, upper] = bounds(studentInterval(sample));
    const [low, high] = bounds(bootstrapInterval(values, mean, { resamples: 4_999 }));
    expect(Math.abs(low - lower)).toBeLessThan(0.05 * (upper - lower));
    expect(Math.abs(high - upper)).toBeLessThan(0.05 * (upper - lower));
  });
  it("is the same for the same sample and seed, and another for another seed", () => {
    const of = (seed?: number) =>
      bootstrapInterval(spatialTest, variance, {
        resamples: 499,
        ...(seed !== undefined && { random: seededRandom(seed) }),
      });
    expect(of()).toEqual(of());
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });
  it("widens with confidence", () => {
    const of = (confidence: number) =>
      bounds(bootstrapInterval(spatialTest, variance, { confidence, resamples: 999 }));
    const [[low, high], [wideLow, wideHigh]] = [of(0.8), of(0.95)];
    expect(wideLow).toBeLessThan(low);
    expect(wideHigh).toBeGreaterThan(high);
  });
  it("of values that are all the same is that value", () => {
    for (const method of ["BCa", "percentile"] as const)
      expect(bounds(bootstrapInterval([4, 4, 4, 4], mean, { method, resamples: 99 }))).toEqual([4, 4]);
  });
  it("leaves the sample as it was", () => {
    const sample = [3, 1, 2];
    bootstrapInterval(sample, mean, { resamples: 9 });
    expect(sample).toEqual([3, 1, 2]);
  });
  it("says nothing where there is nothing to say", () => {
    expect(bootstrapInterval([], mean)).toBeNull();
    expect(bootstrapInterval([1], mean)).toBeNull();
    expect(bootstrapInterval([1, 2, 3], () => null)).toBeNull();
    // A resample may be all zeros, and then there is no ratio.
    const ratio = (of: readonly number[]) => (mean(of) === 0 ? null : 1 / mean(of));
    expect(bootstrapInterval([0, 0, 0, 1], ratio, { resamples: 999 })).toBeNull();
    // Of twenty different values, a resample has fewer, always: BCa has nothing to correct the bias by.
    const distinct = (of: readonly number[]) => new Set(of).size;
    const twenty = Array.from({ length: 20 }, (_, index) => index);
    expect(bootstrapInterval(twenty, distinct, { resamples: 999 })).toBeNull();
    expect(bootstrapInterval(twenty, distinct, { resamples: 999, method: "percentile" })?.upper).toBeLessThan(
      20,
    );
  });
  it("refuses what is no statistic and no number of resamples", () => {
    expect(() => bootstrapInterval([1, 2], () => Number.NaN)).toThrow("NaN");
    for (const resamples of [0, -1, 1.5])
      expect(() => bootstrapInterval([1, 2], mean, { resamples })).toThrow(`resamples is ${resamples}`);
    expect(() => bootstrapInterval([], mean, { confidence: 95 })).toThrow(RangeError);
  });
});

describe("seeded generator", () => {
  it("gives the numbers of the authors' xoshiro128** for the state 1, 2, 3, 4", () => {
    const next = xoshiro128([1, 2, 3, 4]);
    // As in the tests of the Rust crate rand_xoshiro, which took them from the reference implementation in C.
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
  it("is even, and as good as unrelated for neighbouring seeds", () => {
    const size = 100_000;
    const [one, other] = [seededRandom(1), seededRandom(2)];
    const [ones, others] = [Array.from({ length: size }, one), Array.from({ length: size }, other)];
    for (const values of [ones, others]) {
      expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.004);
      expect(Math.abs(variance(values) - 1 / 12)).toBeLessThan(0.002);
    }
    const covariance = mean(ones.map((value, index) => (value - 0.5) * ((others[index] ?? 0) - 0.5)));
    expect(Math.abs(covariance * 12)).toBeLessThan(0.015);
  });
  it("tells large seeds apart, and takes whole numbers only", () => {
    expect(seededRandom(2 ** 40)()).not.toBe(seededRandom(0)());
    expect(seededRandom(-1)()).not.toBe(seededRandom(1)());
    expect(() => seededRandom(0.5)).toThrow("A seed is a whole number");
  });
});
