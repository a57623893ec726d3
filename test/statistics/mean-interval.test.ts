import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoSidedNormal, twoSidedStudent } from "../../src/statistics/distributions.ts";
import { studentInterval } from "../../src/statistics/index.ts";
import { normalQuantile } from "../../src/statistics/interval.ts";
import { studentQuantile } from "../../src/statistics/student.ts";
import { bounds } from "./bounds.ts";

describe("what the core computes without a library", () => {
  const levels = [0.8, 0.9, 0.95, 0.99] as const;
  it.each(levels)("the normal quantile at %f is the library's", (confidence) => {
    expect(Math.abs(normalQuantile[confidence] / twoSidedNormal(confidence) - 1)).toBeLessThan(1e-15);
  });
  it("Hill's quantiles of Student's t are the library's within 1e-5", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...levels),
        fc.integer({ min: 1, max: 1_000_000 }),
        (confidence, degrees) => {
          const ratio = studentQuantile(confidence, degrees) / twoSidedStudent(confidence, degrees);
          expect(Math.abs(ratio - 1)).toBeLessThan(1e-5);
        },
      ),
    );
  });
});

describe("Student's t interval", () => {
  it("of the sleep gained with the second drug of Student (1908)", () => {
    // Table in §IX; the interval is what R prints for t.test(extra ~ 1, sleep, group == 2).
    const hours = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const mean = hours.reduce((sum, one) => sum + one, 0) / hours.length;
    const variance = hours.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (hours.length - 1);
    const [lower, upper] = bounds(studentInterval({ n: hours.length, mean, variance }));
    expect(lower).toBeCloseTo(0.8976775, 7);
    expect(upper).toBeCloseTo(3.7623225, 7);
  });
  it("widens with confidence and lies round the mean", () => {
    const confidences = fc.double({ min: 0.5, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          n: fc.integer({ min: 2, max: 10_000 }),
          mean: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
          variance: fc.double({ min: 0, max: 1e6, noNaN: true }),
        }),
        confidences,
        confidences,
        (sample, one, other) => {
          const [low, high] = bounds(studentInterval(sample, Math.min(one, other)));
          const [wideLow, wideHigh] = bounds(studentInterval(sample, Math.max(one, other)));
          expect(wideLow).toBeLessThanOrEqual(low);
          expect(low).toBeLessThanOrEqual(sample.mean);
          expect(high).toBeGreaterThanOrEqual(sample.mean);
          expect(wideHigh).toBeGreaterThanOrEqual(high);
        },
      ),
    );
  });
  it("says nothing about one value, and refuses what no sample has", () => {
    expect(studentInterval({ n: 1, mean: 5, variance: 0 })).toBeNull();
    expect(() => studentInterval({ n: 2, mean: Number.NaN, variance: 1 })).toThrow("mean is NaN");
    expect(() => studentInterval({ n: 2, mean: 1, variance: -1 })).toThrow("variance is -1");
    expect(() => studentInterval({ n: 1, mean: 1, variance: 1 }, 1)).toThrow(RangeError);
  });
});
