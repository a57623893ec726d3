import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { adjustedWaldInterval, trinomialInterval } from "../../src/statistics/index.ts";
import { bounds } from "./bounds.ts";

const samples = fc
  .tuple(fc.nat(200), fc.nat(200), fc.nat(200))
  .filter((counts) => counts.some((count) => count > 0))
  .map(([positive, negative, between]) => ({ positive, negative, all: positive + negative + between }));
const confidences = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe.each([
  ["adjusted Wald", adjustedWaldInterval],
  ["trinomial", trinomialInterval],
] as const)("%s interval of a net score", (method, interval) => {
  it("stays within −100 and 100 and widens with confidence", () => {
    fc.assert(
      fc.property(samples, confidences, confidences, (sample, one, other) => {
        const [low, high] = bounds(interval(sample, Math.min(one, other)));
        const [wideLow, wideHigh] = bounds(interval(sample, Math.max(one, other)));
        expect(low).toBeLessThanOrEqual(high);
        expect(wideLow).toBeLessThanOrEqual(low);
        expect(wideHigh).toBeGreaterThanOrEqual(high);
        expect(wideLow).toBeGreaterThanOrEqual(-100);
        expect(wideHigh).toBeLessThanOrEqual(100);
      }),
    );
  });
  it("is the mirror image when the ends change places", () => {
    fc.assert(
      fc.property(samples, ({ positive, negative, all }) => {
        const [lower, upper] = bounds(interval({ positive, negative, all }));
        const [low, high] = bounds(interval({ positive: negative, negative: positive, all }));
        expect(low).toBeCloseTo(-upper, 10);
        expect(high).toBeCloseTo(-lower, 10);
      }),
    );
  });
  it("says nothing about nobody, and refuses what cannot have been counted", () => {
    expect(interval({ positive: 0, negative: 0, all: 0 })).toBeNull();
    expect(() => interval({ positive: 2, negative: 2, all: 3 })).toThrow("positive and negative are 4");
    expect(() => interval({ positive: 1, negative: -1, all: 3 })).toThrow("negative is -1");
    expect(() => interval({ positive: 1, negative: 1, all: 3 }, 95)).toThrow(RangeError);
    expect(interval({ positive: 1, negative: 1, all: 3 })?.method).toBe(method);
  });
});

it("sums of weights may be rounded above the whole", () => {
  const interval = trinomialInterval({ positive: 0.1 + 0.2, negative: 0, all: 0.3 });
  expect(bounds(interval)).toEqual([100, 100]);
});

it("`measure` gives the adjusted Wald interval", () => {
  const answers = [10, 9, 9, 8, 3, 10, 6].map((score) => ({ score }));
  const interval = adjustedWaldInterval({ positive: 4, negative: 2, all: 7 }, 0.9);
  const measured = measure(nps, answers, { confidence: 0.9 }).interval;
  expect(measured?.method).toBe(interval?.method);
  expect(measured?.lower).toBeCloseTo(interval?.lower ?? Number.NaN, 10);
  expect(measured?.upper).toBeCloseTo(interval?.upper ?? Number.NaN, 10);
});
