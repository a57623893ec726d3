import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  trinomialInterval,
  weightedMean,
  weightedNetScore,
  weightedProportion,
} from "../../src/statistics/index.ts";
import { bounds } from "./bounds.ts";

const answers = fc.array(
  fc.record({
    side: fc.constantFrom<-1 | 0 | 1>(1, 0, -1),
    weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
  }),
  { minLength: 2, maxLength: 80 },
);

describe("answers with survey weights", () => {
  it("are worked by hand", () => {
    // Σ w = 5, Σ wy = 2 × 100 + 100 − 100, so 40; Σ w²(y − 40)² = 4 × 3600 + 3600 + 1600 + 19600 = 39200.
    const nps = weightedNetScore([
      { side: 1, weight: 2 },
      { side: 1, weight: 1 },
      { side: 0, weight: 1 },
      { side: -1, weight: 1 },
    ]);
    const standardError = Math.sqrt(((39_200 / 25) * 4) / 3);
    expect(nps?.value).toBe(40);
    expect(nps?.standardError).toBeCloseTo(standardError, 10);
    expect(nps?.interval.lower).toBeCloseTo(40 - 1.959963984540054 * standardError, 10);
    expect(nps?.interval.upper).toBe(100);
    expect(nps?.interval.method).toBe("linearisation");
    expect(nps?.n).toBe(4);
    expect(nps?.effectiveN).toBeCloseTo(25 / 7, 12);
    expect(nps?.designEffect).toBeCloseTo(4 / (25 / 7), 12);
  });

  it("of one weight are as without, but for n − 1", () => {
    fc.assert(
      fc.property(answers, fc.double({ min: 0.01, max: 100, noNaN: true }), (some, weight) => {
        const count = (end: number) => some.filter(({ side }) => side === end).length;
        const sample = { positive: count(1), negative: count(-1), all: some.length };
        const score = (100 * (sample.positive - sample.negative)) / some.length;
        const weighted = weightedNetScore(some.map(({ side }) => ({ side, weight })));
        expect(weighted?.value).toBeCloseTo(score, 8);
        expect(weighted?.effectiveN).toBeCloseTo(some.length, 8);
        expect(weighted?.designEffect).toBeCloseTo(1, 8);
        const [lower] = bounds(trinomialInterval(sample, 0.5));
        const [weightedLower] = bounds(
          weightedNetScore(
            some.map(({ side }) => ({ side, weight })),
            0.5,
          )?.interval ?? null,
        );
        const wider = Math.sqrt(some.length / (some.length - 1));
        if (weightedLower > -100) expect(score - weightedLower).toBeCloseTo((score - lower) * wider, 6);
      }),
    );
  });

  it("do not depend on the scale of the weights, and mirror with the answers", () => {
    fc.assert(
      fc.property(answers, (some) => {
        const [one, scaled, mirrored] = [
          weightedNetScore(some),
          weightedNetScore(some.map(({ side, weight }) => ({ side, weight: 8 * weight }))),
          weightedNetScore(
            some.map(({ side, weight }) => ({ side: side === 1 ? -1 : side === -1 ? 1 : 0, weight })),
          ),
        ];
        expect(scaled).toEqual(one);
        expect(mirrored?.value).toBeCloseTo(-(one?.value ?? Number.NaN), 8);
        expect(mirrored?.standardError).toBeCloseTo(one?.standardError ?? Number.NaN, 8);
        expect(one?.effectiveN).toBeLessThanOrEqual(some.length + 1e-9);
        expect(one?.designEffect).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  it("of a proportion are those of a mean of ones and zeros, within 0 and 1", () => {
    const some = [true, true, true, false].map((success, index) => ({ success, weight: index + 1 }));
    const mean = weightedMean(some.map(({ success, weight }) => ({ value: success ? 1 : 0, weight })));
    const share = weightedProportion(some);
    expect(share?.value).toBe(0.6);
    expect(share?.standardError).toBe(mean?.standardError);
    expect(mean?.interval.upper).toBeGreaterThan(1);
    expect(share?.interval.upper).toBe(1);
  });

  it("without a weight do not count", () => {
    const some = [1, 5, 3].map((value) => ({ value, weight: 2 }));
    expect(weightedMean([...some, { value: 99, weight: 0 }])).toEqual(weightedMean(some));
    expect(weightedMean([{ value: 99, weight: 0 }])).toBeNull();
    expect(weightedMean([{ value: 99, weight: 1 }])).toBeNull();
    expect(weightedMean([])).toBeNull();
  });

  it("that cannot be are refused", () => {
    expect(() => weightedMean([{ value: 1, weight: -1 }])).toThrow("weight is -1");
    expect(() => weightedMean([{ value: 1, weight: Number.NaN }])).toThrow("weight is NaN");
    expect(() => weightedMean([{ value: Number.NaN, weight: 1 }])).toThrow("value is NaN");
    expect(() => weightedMean([], 95)).toThrow(RangeError);
  });
});
