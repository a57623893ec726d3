import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bgBbConditionalExpectedPurchases,
  bgBbExpectedPurchases,
  bgBbLogLikelihood,
  bgBbProbabilityAlive,
  bgBbProbabilityOfPurchases,
  bgBbResidualPurchases,
  fitBgBb,
  fitGammaGamma,
  fitSbg,
  gammaGammaExpectedValue,
  gammaGammaLogLikelihood,
  marginMultiple,
  residualLifetimeValue,
  type SteadyCustomer,
  sbgLifetimePayments,
  sbgLogLikelihood,
  sbgResidualPayments,
  sbgRetention,
  sbgSurvival,
} from "../../src/models/index.ts";
import { integral, mean, randomNumbers, relativeError } from "./random.ts";

const ofShape = fc.double({ min: 0.05, max: 12, noNaN: true });
const ofRate = fc.double({ min: 0.01, max: 0.4, noNaN: true });

describe("BG/BB", () => {
  const donations = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 };
  const ofParameters = fc.record({ alpha: ofShape, beta: ofShape, gamma: ofShape, delta: ofShape });
  const ofHistory = fc
    .tuple(fc.nat(12), fc.nat(12), fc.nat(12))
    .map((numbers) => [...numbers].sort((one, other) => one - other))
    .map(([x = 0, tx = 0, n = 0]) => ({ x, tx: x === 0 ? 0 : tx, n }));

  it("has probabilities of every history that come to 1", () => {
    fc.assert(
      fc.property(ofParameters, fc.integer({ min: 1, max: 6 }), (parameters, n) => {
        const counts = Array.from({ length: n + 1 }, () => 0);
        for (let pattern = 0; pattern < 2 ** n; pattern++) {
          const bought = Array.from({ length: n }, (_, index) => index + 1).filter(
            (occasion) => (pattern >> (occasion - 1)) & 1,
          );
          const history = { x: bought.length, tx: bought.at(-1) ?? 0, n };
          counts[history.x] = (counts[history.x] ?? 0) + Math.exp(bgBbLogLikelihood(parameters, [history]));
        }
        expect(counts.reduce((sum, count) => sum + count, 0)).toBeCloseTo(1, 10);
        counts.forEach((count, x) => {
          expect(bgBbProbabilityOfPurchases(parameters, x, n)).toBeCloseTo(count, 10);
        });
        const expected = counts.reduce((sum, count, x) => sum + x * count, 0);
        expect(bgBbExpectedPurchases(parameters, n)).toBeCloseTo(expected, 10);
      }),
    );
  });
  it("expects of all customers together what it expects of new ones", () => {
    fc.assert(
      fc.property(ofParameters, (parameters) => {
        let after = 0;
        for (const history of [
          { x: 0, tx: 0, n: 2 },
          { x: 1, tx: 1, n: 2 },
          { x: 1, tx: 2, n: 2 },
          { x: 2, tx: 2, n: 2 },
        ]) {
          const likelihood = Math.exp(bgBbLogLikelihood(parameters, [history]));
          after += likelihood * bgBbConditionalExpectedPurchases(parameters, history, 5);
        }
        const [early, late] = [bgBbExpectedPurchases(parameters, 2), bgBbExpectedPurchases(parameters, 7)];
        expect(after).toBeCloseTo(late - early, 10);
      }),
    );
  });
  it("has DERT as the discounted sum of what each occasion is expected to bring", () => {
    fc.assert(
      fc.property(
        ofParameters,
        ofHistory,
        fc.double({ min: 0.05, max: 0.4, noNaN: true }),
        (parameters, history, rate) => {
          let [sum, before] = [0, 0];
          for (let ahead = 1; ahead <= 600; ahead += 1) {
            const until = bgBbConditionalExpectedPurchases(parameters, history, ahead);
            sum += (until - before) / (1 + rate) ** ahead;
            before = until;
          }
          expect(relativeError(bgBbResidualPurchases(parameters, history, rate), sum)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 20 },
    );
  });
  it("has loyal donors alive and a known formula for new ones", () => {
    expect(bgBbProbabilityAlive(donations, { x: 6, tx: 6, n: 6 })).toBeCloseTo(0.93, 2);
    // Fader, Hardie and Shang (2010), eq. 8: α ÷ (α + β) × δ ÷ (γ − 1) × {1 − Γ(γ + δ) Γ(1 + δ + n) ÷ Γ(γ + δ + n) ÷ Γ(1 + δ)}.
    const { alpha, beta, gamma, delta } = donations;
    const fraction = Array.from({ length: 6 }, (_, i) => (1 + delta + i) / (gamma + delta + i)).reduce(
      (a, b) => a * b,
      1,
    );
    const closed = (alpha / (alpha + beta)) * (delta / (gamma - 1)) * (1 - fraction);
    expect(bgBbExpectedPurchases(donations, 6)).toBeCloseTo(closed, 12);
  });
  it("has nothing to say where nobody bought again, and refuses what cannot be", () => {
    expect(fitBgBb([{ x: 0, tx: 0, n: 6, customers: 40 }])).toBeNull();
    expect(fitBgBb([])).toBeNull();
    for (const history of [
      { x: 2, tx: 1, n: 6 },
      { x: 0, tx: 1, n: 6 },
      { x: 1, tx: 7, n: 6 },
      { x: 0.5, tx: 1, n: 6 },
      { x: -1, tx: 0, n: 6 },
    ]) {
      expect(() => bgBbProbabilityAlive(donations, history)).toThrow("A history has x repeat purchases");
      expect(() => fitBgBb([history])).toThrow(RangeError);
    }
    expect(bgBbProbabilityOfPurchases(donations, 4, 3)).toBe(0);
    expect(() => bgBbResidualPurchases(donations, { x: 0, tx: 0, n: 6 }, 0)).toThrow("rate must be");
  });
});

describe("Gamma-Gamma", () => {
  const cdnow = { p: 6.25, q: 3.74, gamma: 15.44 };
  const density = (value: number, x: number) =>
    Math.exp(gammaGammaLogLikelihood(cdnow, [{ x, averageValue: value }]));

  it("has a density whose mean is that of all customers", () => {
    for (const x of [1, 4, 30]) {
      // Over u = value ÷ (40 + value), which runs from 0 to 1.
      const over = (f: (value: number) => number) =>
        integral((u) => (u === 0 || u === 1 ? 0 : (f((40 * u) / (1 - u)) * 40) / (1 - u) ** 2), 0, 1, 20_000);
      expect(over((value) => density(value, x))).toBeCloseTo(1, 8);
      expect(over((value) => value * density(value, x))).toBeCloseTo((6.25 * 15.44) / 2.74, 4);
    }
  });
  it("trusts a customer's own mean the more, the more purchases there are", () => {
    const expected = (x: number) => gammaGammaExpectedValue(cdnow, { x, averageValue: 100 });
    expect(expected(0)).toBeCloseTo((6.25 * 15.44) / 2.74, 12);
    expect(expected(1)).toBeLessThan(expected(2) ?? 0);
    expect(expected(100_000)).toBeCloseTo(100, 2);
  });
  it("is fitted back to customers simulated as the model tells it", () => {
    const random = randomNumbers(25);
    const truth = { p: 4, q: 3.5, gamma: 20 };
    const histories = Array.from({ length: 2500 }, () => {
      const rate = random.gamma(truth.q, truth.gamma);
      const x = 1 + Math.floor(random.uniform() * 6);
      return { x, averageValue: mean(Array.from({ length: x }, () => random.gamma(truth.p, rate))) };
    });
    const fit = fitGammaGamma(histories);
    expect(fit?.converged).toBe(true);
    expect(fit?.logLikelihood).toBeGreaterThanOrEqual(gammaGammaLogLikelihood(truth, histories));
    expect(relativeError(fit?.parameters.p ?? 0, 4)).toBeLessThan(0.1);
    expect(relativeError(fit?.parameters.q ?? 0, 3.5)).toBeLessThan(0.1);
    const other = fitGammaGamma(
      histories.map(({ x, averageValue }) => ({ x, averageValue: averageValue * 100 })),
    );
    expect(relativeError(other?.parameters.gamma ?? 0, (fit?.parameters.gamma ?? 0) * 100)).toBeLessThan(
      1e-4,
    );
  });
  it("has no mean where it is infinite, and counts only those who bought again", () => {
    expect(gammaGammaExpectedValue({ p: 0.4, q: 0.5, gamma: 1 }, { x: 1, averageValue: 3 })).toBeNull();
    expect(fitGammaGamma([{ x: 0, averageValue: null }])).toBeNull();
    expect(gammaGammaLogLikelihood(cdnow, [{ x: 0, averageValue: null }])).toBe(0);
    expect(() => fitGammaGamma([{ x: 2, averageValue: 0 }])).toThrow(
      "averageValue must be a number above 0, not 0.",
    );
    expect(() => gammaGammaExpectedValue(cdnow, { x: 2, averageValue: null })).toThrow("not null");
  });
  it("makes lifetime value of purchases", () => {
    expect(residualLifetimeValue({ discountedPurchases: 3, averageValue: 20, margin: 0.5 })).toBe(30);
    expect(() => residualLifetimeValue({ discountedPurchases: 3, averageValue: 20, margin: 1.5 })).toThrow(
      RangeError,
    );
  });
});

describe("sBG", () => {
  const ofParameters = fc.record({ alpha: ofShape, beta: ofShape });
  it("survives as its retention says, which rises", () => {
    fc.assert(
      fc.property(ofParameters, (parameters) => {
        let survival = 1;
        for (let renewal = 1; renewal <= 20; renewal++) {
          survival *= sbgRetention(parameters, renewal);
          expect(relativeError(sbgSurvival(parameters, renewal), survival)).toBeLessThan(1e-10);
          expect(sbgRetention(parameters, renewal + 1)).toBeGreaterThan(sbgRetention(parameters, renewal));
        }
      }),
    );
  });
  it("is worth the discounted sum of those who survive", () => {
    fc.assert(
      fc.property(ofParameters, ofRate, fc.nat(5), (parameters, rate, renewals) => {
        const sum = (from: number) =>
          Array.from({ length: 4000 }, (_, t) => sbgSurvival(parameters, from + t) / (1 + rate) ** t).reduce(
            (total, value) => total + value,
            0,
          );
        expect(relativeError(sbgLifetimePayments(parameters, rate), sum(0))).toBeLessThan(1e-8);
        const residual = sum(renewals + 1) / sbgSurvival(parameters, renewals);
        expect(relativeError(sbgResidualPayments(parameters, renewals, rate), residual)).toBeLessThan(1e-8);
      }),
      { numRuns: 25 },
    );
  });
  it("is fitted back to the cohorts that it projects, whatever their size", () => {
    fc.assert(
      fc.property(
        fc.record({
          alpha: fc.double({ min: 0.3, max: 5, noNaN: true }),
          beta: fc.double({ min: 0.3, max: 5, noNaN: true }),
        }),
        (truth) => {
          const cohort = Array.from({ length: 8 }, (_, renewal) => 5000 * sbgSurvival(truth, renewal));
          const fit = fitSbg([cohort, cohort.slice(0, 5)]);
          expect(relativeError(fit?.parameters.alpha ?? 0, truth.alpha)).toBeLessThan(1e-3);
          expect(relativeError(fit?.parameters.beta ?? 0, truth.beta)).toBeLessThan(1e-3);
          expect(fit?.logLikelihood).toBeGreaterThanOrEqual(
            sbgLogLikelihood(truth, [cohort, cohort.slice(0, 5)]) * (1 + 1e-12),
          );
          expect(fit?.customers).toBe(10_000);
        },
      ),
      { numRuns: 20 },
    );
  });
  it("does not call found what constant retention leaves open", () => {
    expect(fitSbg([[1000, 900, 810, 729]])?.converged).toBe(false);
  });
  it("has nothing to say where nobody or everybody left, and refuses growth", () => {
    expect(fitSbg([])).toBeNull();
    expect(fitSbg([[10, 10, 10]])).toBeNull();
    expect(fitSbg([[10, 0]])).toBeNull();
    expect(() => fitSbg([[10, 11]])).toThrow("never rise; after 1 renewals it has 11, before it 10");
    expect(() => fitSbg([[10, Number.NaN]])).toThrow(RangeError);
    expect(() => sbgRetention({ alpha: 1, beta: 1 }, 0)).toThrow(
      "renewal must be a whole number from 1, not 0.",
    );
  });
});

describe("margin multiple", () => {
  const ofCustomer = fc.record({
    retention: fc.double({ min: 0, max: 0.95, noNaN: true }),
    discount: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    growth: fc.double({ min: -0.2, max: 0.04, noNaN: true }),
  });
  it("is the sum that it stands for, in each timing", () => {
    fc.assert(
      fc.property(ofCustomer, ({ retention, discount, growth }) => {
        const sums = { now: 0, afterOnePeriod: 0, afterFirstRenewal: 0 };
        for (let t = 0; t < 3000; t++) {
          const term = (retention * (1 + growth)) ** t / (1 + discount) ** t;
          sums.now += term;
          sums.afterOnePeriod += term / (1 + discount);
          sums.afterFirstRenewal += (term * retention) / (1 + discount);
        }
        for (const [firstMargin, sum] of Object.entries(sums)) {
          const customer = { retention, discount, growth, firstMargin } as SteadyCustomer;
          expect(marginMultiple(customer)).toBeCloseTo(sum, 8);
        }
      }),
    );
  });
  it("has no value where the sum has no end", () => {
    const some = { retention: 1, discount: 0, firstMargin: "now" } as const;
    expect(marginMultiple(some)).toBeNull();
    expect(marginMultiple({ ...some, retention: 0.9, discount: 0.1, growth: 0.3 })).toBeNull();
    expect(marginMultiple({ ...some, retention: 0 })).toBe(1);
    expect(marginMultiple({ ...some, retention: 0, firstMargin: "afterFirstRenewal" })).toBe(0);
  });
  it("refuses what is no share and no rate", () => {
    const some = { retention: 0.8, discount: 0.1, firstMargin: "now" } as const;
    expect(() => marginMultiple({ ...some, retention: 1.1 })).toThrow(
      "retention must be a number from 0 to 1, not 1.1.",
    );
    expect(() => marginMultiple({ ...some, retention: 80 })).toThrow(RangeError);
    expect(() => marginMultiple({ ...some, discount: -1 })).toThrow(RangeError);
    expect(() => marginMultiple({ ...some, growth: Number.NaN })).toThrow(RangeError);
  });
});
