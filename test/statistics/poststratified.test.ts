import { describe, expect, it } from "vitest";
import {
  poststratifiedMean,
  poststratifiedNetScore,
  poststratifiedProportion,
  trinomialInterval,
} from "../../src/statistics/index.ts";
import { bounds } from "./bounds.ts";

const z = 1.959963984540054;

describe("poststratified", () => {
  it("proportion, worked by hand", () => {
    // 0.8 × 3/4 + 0.2 × 1/8; the variance is 0.64 × 0.1875 ÷ 4 + 0.04 × 0.109375 ÷ 8.
    const north = { population: 8_000, sample: { successes: 3, trials: 4 } };
    const south = { population: 2_000, sample: { successes: 1, trials: 8 } };
    const csat = poststratifiedProportion([north, south]);
    expect(csat?.value).toBeCloseTo(0.625, 12);
    expect(csat?.standardError).toBeCloseTo(Math.sqrt(0.03 + 0.000546875), 12);
    expect(csat?.interval.lower).toBeCloseTo(0.625 - z * Math.sqrt(0.030546875), 12);
    expect(csat?.interval.upper).toBeCloseTo(0.625 + z * Math.sqrt(0.030546875), 12);
    expect(csat?.interval.method).toBe("poststratified");
    // Shares say the same as numbers of customers.
    const shares = [
      { ...north, population: 0.8 },
      { ...south, population: 0.2 },
    ];
    expect(poststratifiedProportion(shares)?.value).toBeCloseTo(0.625, 12);
  });
  it("net score, worked by hand", () => {
    // 0.75 × 20 + 0.25 × −20; the variance a answer is 0.6 − 0.04 and 0.6 − 0.04 of 10 and of 20.
    const nps = poststratifiedNetScore([
      { population: 3, sample: { positive: 4, negative: 2, all: 10 } },
      { population: 1, sample: { positive: 4, negative: 8, all: 20 } },
    ]);
    expect(nps?.value).toBeCloseTo(10, 12);
    expect(nps?.standardError).toBeCloseTo(100 * Math.sqrt((0.5625 * 0.56) / 10 + (0.0625 * 0.56) / 20), 10);
  });
  it("mean, worked by hand", () => {
    const mean = poststratifiedMean([
      { population: 1, sample: { n: 10, mean: 30, variance: 40 } },
      { population: 3, sample: { n: 90, mean: 10, variance: 10 } },
    ]);
    expect(mean?.value).toBe(15);
    expect(mean?.standardError).toBeCloseTo(Math.sqrt(0.0625 * 4 + 0.5625 / 9), 12);
  });
  it("net score of one stratum is the trinomial one", () => {
    const sample = { positive: 60, negative: 20, all: 100 };
    const one = poststratifiedNetScore([{ population: 7, sample }], 0.9);
    const [lower, upper] = bounds(trinomialInterval(sample, 0.9));
    expect(one?.interval.lower).toBeCloseTo(lower, 10);
    expect(one?.interval.upper).toBeCloseTo(upper, 10);
  });
  it("strata sampled in proportion give what pooling gives, with no wider an interval", () => {
    const small = { successes: 30, trials: 40 };
    const large = { successes: 30, trials: 120 };
    const all = poststratifiedProportion([
      { population: 100, sample: small },
      { population: 300, sample: large },
    ]);
    expect(all?.value).toBeCloseTo(60 / 160, 12);
    expect(all?.standardError).toBeLessThan(Math.sqrt((0.375 * 0.625) / 160));
  });
  it("an interval ends where the value can", () => {
    const one = { population: 1, sample: { successes: 9, trials: 10 } };
    expect(poststratifiedProportion([one])?.interval.upper).toBe(1);
    const all = { population: 1, sample: { positive: 0, negative: 9, all: 10 } };
    expect(poststratifiedNetScore([all])?.interval.lower).toBe(-100);
  });
  it("says nothing where a stratum of the population is silent", () => {
    const heard = { population: 1, sample: { successes: 9, trials: 10 } };
    const silent = { successes: 0, trials: 0 };
    expect(poststratifiedProportion([heard, { population: 1, sample: silent }])).toBeNull();
    expect(poststratifiedProportion([heard, { population: 0, sample: silent }])?.value).toBe(0.9);
    expect(poststratifiedProportion([])).toBeNull();
    expect(
      poststratifiedNetScore([{ population: 1, sample: { positive: 0, negative: 0, all: 0 } }]),
    ).toBeNull();
  });
  it("refuses what cannot be", () => {
    const sample = { successes: 9, trials: 10 };
    expect(() => poststratifiedProportion([{ population: -1, sample }])).toThrow("population is -1");
    expect(() => poststratifiedProportion([{ population: 1, sample: { successes: 2, trials: 1 } }])).toThrow(
      "successes is 2",
    );
    expect(() => poststratifiedProportion([{ population: 1, sample }], 2)).toThrow(RangeError);
  });
});
