import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  sampleSizeForMean,
  sampleSizeForNetScore,
  sampleSizeForProportion,
  trinomialInterval,
} from "../../src/statistics/index.ts";
import { bounds } from "./bounds.ts";

describe("sample size", () => {
  it("of a proportion is 385 for five points and 1068 for three, as tables have it", () => {
    expect(sampleSizeForProportion(0.05)).toBe(385);
    expect(sampleSizeForProportion(0.03)).toBe(1068);
    expect(sampleSizeForProportion(0.05, { confidence: 0.99 })).toBe(664);
    expect(sampleSizeForProportion(0.05, { share: 0.1 })).toBe(139);
  });
  // Krejcie and Morgan (1970), Determining sample size for research activities, Educational and Psychological
  // Measurement 30(3), table 1; it truncates where this rounds up, so each is theirs or one more.
  it.each([
    [100, 80],
    [500, 217],
    [1_000, 278],
    [10_000, 370],
    [1_000_000, 384],
  ])("of a proportion in a population of %i is %i or one more", (population, size) => {
    const ours = sampleSizeForProportion(0.05, { population });
    expect(ours === size || ours === size + 1).toBe(true);
  });
  it("of NPS is 1537 for five points and 385 for ten at worst", () => {
    expect(sampleSizeForNetScore(5)).toBe(1537);
    expect(sampleSizeForNetScore(10)).toBe(385);
  });
  it("of a mean is (1.96 × 120 ÷ 15)², rounded up", () => {
    expect(sampleSizeForMean(15, 120)).toBe(246);
    expect(sampleSizeForMean(15, 0)).toBe(1);
  });
  it("is the first at which the margin is as narrow as wanted", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: 0.05, max: 0.6, noNaN: true }),
        fc.double({ min: 0.05, max: 0.35, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (margin, positive, negative, confidence) => {
          const marginOf = (all: number) => {
            const sample = { positive: positive * all, negative: negative * all, all };
            const [lower, upper] = bounds(trinomialInterval(sample, confidence));
            return (upper - lower) / 2;
          };
          const size = sampleSizeForNetScore(margin, { positive, negative, confidence });
          expect(marginOf(size)).toBeLessThanOrEqual(margin + 1e-9);
          // Of few answers the interval may end at 100 and say nothing of the margin.
          if (size > 100) expect(marginOf(size - 1)).toBeGreaterThan(margin - 1e-9);
        },
      ),
    );
  });
  it("never exceeds the population, and grows towards the size without one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (margin, population) => {
          const size = sampleSizeForProportion(margin, { population });
          expect(size).toBeGreaterThanOrEqual(1);
          expect(size).toBeLessThanOrEqual(population);
          expect(size).toBeLessThanOrEqual(sampleSizeForProportion(margin, { population: population * 2 }));
          expect(size).toBeLessThanOrEqual(sampleSizeForProportion(margin));
        },
      ),
    );
  });
  it("refuses what cannot be", () => {
    for (const margin of [0, -1, Number.NaN, Infinity]) {
      expect(() => sampleSizeForProportion(margin)).toThrow("A margin is above 0");
      expect(() => sampleSizeForNetScore(margin)).toThrow("A margin is above 0");
    }
    expect(() => sampleSizeForProportion(0.05, { share: 1.1 })).toThrow("Shares are");
    expect(() => sampleSizeForNetScore(5, { positive: 0.8, negative: 0.3 })).toThrow("Shares are");
    expect(() => sampleSizeForMean(1, -1)).toThrow("A standard deviation");
    expect(() => sampleSizeForProportion(0.05, { population: 0 })).toThrow("A population");
    expect(() => sampleSizeForProportion(0.05, { confidence: 95 })).toThrow("A confidence");
  });
});
