import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  type Interval,
  wilsonInterval,
} from "../../src/statistics/index.ts";
import { bounds } from "./bounds.ts";

const methods = [
  ["Wilson", wilsonInterval],
  ["Agresti–Coull", agrestiCoullInterval],
  ["Clopper–Pearson", clopperPearsonInterval],
] as const;

const samples = fc
  .record({ trials: fc.integer({ min: 1, max: 3000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ trials, share }) => ({ successes: Math.round(share * trials), trials }));
const confidences = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe("published intervals of proportions", () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion: comparison of seven methods, Statistics
  // in Medicine 17, table I, four digits: methods 3 (Wilson) and 5 (Clopper–Pearson).
  it.each([
    [81, 263, [0.2553, 0.3662], [0.2527, 0.3676]],
    [15, 148, [0.0624, 0.1605], [0.0578, 0.1617]],
    [0, 20, [0, 0.1611], [0, 0.1684]],
    [1, 29, [0.0061, 0.1718], [0.0009, 0.1776]],
  ])("%i of %i", (successes, trials, wilson, exact) => {
    const sample = { successes, trials };
    expect(bounds(wilsonInterval(sample)).map((bound) => bound.toFixed(4))).toEqual(
      wilson.map((bound) => bound.toFixed(4)),
    );
    expect(bounds(clopperPearsonInterval(sample)).map((bound) => bound.toFixed(4))).toEqual(
      exact.map((bound) => bound.toFixed(4)),
    );
  });
  it("the exact bound of no success in n has a form of its own, 1 − (α/2)^(1/n)", () => {
    for (const trials of [1, 7, 100, 5000]) {
      const [lower, upper] = bounds(clopperPearsonInterval({ successes: 0, trials }, 0.9));
      expect(lower).toBe(0);
      expect(upper).toBeCloseTo(1 - 0.05 ** (1 / trials), 12);
    }
  });
});

describe.each(methods)("%s interval", (_, interval) => {
  it("holds the proportion and stays within 0 and 1", () => {
    fc.assert(
      fc.property(samples, confidences, (sample, confidence) => {
        const [lower, upper] = bounds(interval(sample, confidence));
        const share = sample.successes / sample.trials;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(share + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(share - 1e-12);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });
  it("widens on both sides with confidence", () => {
    fc.assert(
      fc.property(samples, confidences, confidences, (sample, one, other) => {
        const [low, high] = bounds(interval(sample, Math.min(one, other)));
        const [wideLow, wideHigh] = bounds(interval(sample, Math.max(one, other)));
        expect(wideLow).toBeLessThanOrEqual(low + 1e-12);
        expect(wideHigh).toBeGreaterThanOrEqual(high - 1e-12);
      }),
    );
  });
  it("is the mirror image when successes and failures change places", () => {
    fc.assert(
      fc.property(samples, confidences, ({ successes, trials }, confidence) => {
        const [lower, upper] = bounds(interval({ successes, trials }, confidence));
        const [low, high] = bounds(interval({ successes: trials - successes, trials }, confidence));
        expect(low).toBeCloseTo(1 - upper, 12);
        expect(high).toBeCloseTo(1 - lower, 12);
      }),
    );
  });
  it("says nothing about no trials, and refuses what cannot have been counted", () => {
    expect(interval({ successes: 0, trials: 0 })).toBeNull();
    expect(() => interval({ successes: 3, trials: 2 })).toThrow("successes is 3, more than trials, 2.");
    expect(() => interval({ successes: -1, trials: 2 })).toThrow("successes is -1");
    expect(() => interval({ successes: 1, trials: Number.NaN })).toThrow("trials is NaN");
    for (const confidence of [0, 1, 95, Number.NaN])
      expect(() => interval({ successes: 0, trials: 0 }, confidence)).toThrow(RangeError);
  });
});

/** How often the interval holds p: the sum over all outcomes of n trials, nothing is sampled. */
function coverage(intervals: readonly (Interval<number> | null)[], p: number): number {
  const trials = intervals.length - 1;
  let chance = (1 - p) ** trials;
  let covered = 0;
  intervals.forEach((interval, successes) => {
    const [lower, upper] = bounds(interval);
    if (lower <= p && p <= upper) covered += chance;
    chance *= ((trials - successes) / (successes + 1)) * (p / (1 - p));
  });
  return covered;
}
const outcomes = (
  interval: (sample: { successes: number; trials: number }, confidence: number) => Interval<number> | null,
  trials: number,
  confidence: number,
) => Array.from({ length: trials + 1 }, (_, successes) => interval({ successes, trials }, confidence));
const everyHundredth = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);

describe("coverage, by adding up all outcomes", () => {
  it("of Clopper–Pearson is never below the confidence", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (trials, confidence, p) => {
          const covered = coverage(outcomes(clopperPearsonInterval, trials, confidence), p);
          expect(covered).toBeGreaterThanOrEqual(confidence - 1e-12);
        },
      ),
    );
  });
  it.each([10, 20, 50])("of Wilson is near the confidence on average, of %i trials", (trials) => {
    const intervals = outcomes(wilsonInterval, trials, 0.95);
    const mean = everyHundredth.reduce((sum, p) => sum + coverage(intervals, p), 0) / everyHundredth.length;
    expect(mean).toBeGreaterThan(0.945);
    expect(mean).toBeLessThan(0.96);
  });
  it.each([10, 20, 50])("of Agresti–Coull is at least Wilson's, of %i trials", (trials) => {
    const [wide, narrow] = [agrestiCoullInterval, wilsonInterval].map((one) => outcomes(one, trials, 0.95));
    for (const p of everyHundredth) {
      expect(coverage(wide ?? [], p)).toBeGreaterThanOrEqual(coverage(narrow ?? [], p) - 1e-12);
    }
  });
});
