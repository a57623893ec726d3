import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BgNbdParameters,
  bgNbdConditionalExpectedPurchases,
  bgNbdDiscountedPurchases,
  bgNbdExpectedPurchases,
  bgNbdLogLikelihood,
  bgNbdProbabilityAlive,
  bgNbdProbabilityOfPurchases,
  fitBgNbd,
  fitParetoNbd,
  type ParetoNbdParameters,
  type PurchaseHistory,
  paretoNbdConditionalExpectedPurchases,
  paretoNbdDiscountedPurchases,
  paretoNbdExpectedPurchases,
  paretoNbdLogLikelihood,
  paretoNbdProbabilityAlive,
  paretoNbdProbabilityOfPurchases,
  paretoNbdResidualPurchases,
} from "../../src/models/index.ts";
import { integral, mean, randomNumbers, relativeError } from "./random.ts";

const bgNbd: BgNbdParameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const paretoNbd: ParetoNbdParameters = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 };

const ofShape = fc.double({ min: 0.05, max: 8, noNaN: true });
const ofScale = fc.double({ min: 0.5, max: 60, noNaN: true });
const ofTime = fc.double({ min: 0.1, max: 80, noNaN: true });
const ofHistory: fc.Arbitrary<PurchaseHistory> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0.01, max: 1, noNaN: true }), ofTime)
  .map(([x, share, T]) => ({ x, tx: x === 0 ? 0 : share * T, T }));
const ofBgNbd: fc.Arbitrary<BgNbdParameters> = fc.record({
  r: ofShape,
  alpha: ofScale,
  a: ofShape,
  b: ofShape,
});
const ofParetoNbd: fc.Arbitrary<ParetoNbdParameters> = fc.record({
  r: ofShape,
  alpha: ofScale,
  s: ofShape,
  beta: ofScale,
});

/** The integral of a function that falls like a power of scale + y, over the logarithm of that. */
const integralOfDecline = (f: (y: number) => number, scale: number, from: number, to: number): number =>
  integral(
    (u) => f(scale * Math.expm1(u)) * scale * Math.exp(u),
    Math.log1p(from / scale),
    Math.log1p(to / scale),
  );

describe("BG/NBD", () => {
  // From mpmath 1.3 with 40 digits, the published form with ₂F₁; at a = 1 its limit.
  it.each([
    [0.243, 4.414, 0.793, 2.426, 39, 1.196723193320817],
    [0.243, 4.414, 1, 2.426, 39, 1.0842790105915183],
    [0.7, 10, 0.2, 0.3, 50, 2.016915393986189],
    [2, 1, 3, 0.5, 1000, 1.2499931681907264],
    [0.05, 30, 1.7, 80, 5, 0.0083182170549682],
    [500.5, 450, 0.8, 502.4, 100, 102.50457282887658],
    [3000.2, 40, 0.8, 3002, 900, 13208.659346228394],
  ])("expects, with r %f, alpha %f, a %f, b %f, in the time %f: %f", (r, alpha, a, b, t, expected) => {
    expect(relativeError(bgNbdExpectedPurchases({ r, alpha, a, b }, t), expected)).toBeLessThan(1e-11);
  });
  it("expects what the probabilities of each number of purchases come to", () => {
    fc.assert(
      fc.property(ofBgNbd, fc.double({ min: 0.1, max: 10, noNaN: true }), (parameters, t) => {
        let [all, expected, x] = [0, 0, 0];
        for (; x < 3000 && (x < 50 || 1 - all > 1e-11); x++) {
          const probability = bgNbdProbabilityOfPurchases(parameters, x, t);
          expect(probability).toBeGreaterThanOrEqual(0);
          all += probability;
          expected += x * probability;
        }
        expect(all).toBeCloseTo(1, 8);
        expect(relativeError(expected, bgNbdExpectedPurchases(parameters, t))).toBeLessThan(1e-5);
      }),
      { numRuns: 40 },
    );
  });
  it("has a likelihood that is the mean over customers of every rate and chance of leaving", () => {
    const parameters = { r: 2.3, alpha: 5, a: 1.8, b: 3.1 };
    const histories = [
      { x: 0, tx: 0, T: 12 },
      { x: 1, tx: 3, T: 12 },
      { x: 4, tx: 11, T: 12 },
    ];
    const random = randomNumbers(7);
    const draws = 200_000;
    const sums = histories.map(() => 0);
    for (let draw = 0; draw < draws; draw++) {
      const rate = random.gamma(parameters.r, parameters.alpha);
      const leaving = random.beta(parameters.a, parameters.b);
      histories.forEach(({ x, tx, T }, index) => {
        const stayed = (1 - leaving) ** x * rate ** x * Math.exp(-rate * T);
        const left = x === 0 ? 0 : leaving * (1 - leaving) ** (x - 1) * rate ** x * Math.exp(-rate * tx);
        sums[index] = (sums[index] ?? 0) + (stayed + left) / draws;
      });
    }
    histories.forEach((history, index) => {
      const likelihood = Math.exp(bgNbdLogLikelihood(parameters, [history]));
      expect(relativeError(sums[index] ?? 0, likelihood)).toBeLessThan(0.02);
    });
  });
  it("predicts, and is fitted back to, customers simulated as the model tells it", () => {
    const truth = { r: 0.8, alpha: 6, a: 0.9, b: 2.5 };
    const random = randomNumbers(2005);
    const T = 30;
    const [histories, later, alive]: [PurchaseHistory[], number[], number[]] = [[], [], []];
    for (let customer = 0; customer < 4000; customer++) {
      const [rate, leaving] = [random.gamma(truth.r, truth.alpha), random.beta(truth.a, truth.b)];
      let [x, tx, now, after, stays] = [0, 0, 0, 0, true];
      while (stays) {
        now += random.exponential(rate);
        if (now > T + 20) break;
        if (now <= T) [x, tx] = [x + 1, now];
        else after++;
        stays = random.uniform() >= leaving;
      }
      histories.push({ x, tx, T });
      later.push(after);
      alive.push(stays || now > T ? 1 : 0);
    }
    const predicted = histories.map((history) => bgNbdConditionalExpectedPurchases(truth, history, 20));
    expect(relativeError(mean(later), mean(predicted))).toBeLessThan(0.05);
    expect(mean(histories.map(({ x }) => x))).toBeCloseTo(bgNbdExpectedPurchases(truth, T), 1);
    expect(mean(alive)).toBeCloseTo(
      mean(histories.map((history) => bgNbdProbabilityAlive(truth, history))),
      2,
    );
    const fit = fitBgNbd(histories);
    expect(fit?.converged).toBe(true);
    expect(fit?.logLikelihood).toBeGreaterThanOrEqual(bgNbdLogLikelihood(truth, histories));
    expect(relativeError(fit?.parameters.r ?? 0, truth.r)).toBeLessThan(0.15);
    expect(relativeError(fit?.parameters.alpha ?? 0, truth.alpha)).toBeLessThan(0.15);
  });
  it("keeps its laws", () => {
    fc.assert(
      fc.property(ofBgNbd, ofHistory, ofTime, (parameters, history, t) => {
        const alive = bgNbdProbabilityAlive(parameters, history);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        const now = bgNbdConditionalExpectedPurchases(parameters, history, t);
        // But for rounding, where hardly anything more is expected.
        const twice = bgNbdConditionalExpectedPurchases(parameters, history, 2 * t);
        expect(twice).toBeGreaterThanOrEqual(now * (1 - 1e-11));
        // Never more than a customer who surely stays.
        expect(now).toBeLessThanOrEqual(
          (((parameters.r + history.x) * t) / (parameters.alpha + history.T)) * (1 + 1e-9),
        );
        if (history.x === 0) expect(alive).toBe(1);
      }),
    );
  });
  it("starts at nothing", () => {
    expect(bgNbdExpectedPurchases(bgNbd, 0)).toBe(0);
    expect(bgNbdProbabilityOfPurchases(bgNbd, 0, 0)).toBe(1);
    expect(bgNbdProbabilityOfPurchases(bgNbd, 3, 0)).toBe(0);
  });
  it("gives up on customers silent for an age without a fault of numbers", () => {
    const silent = { x: 2000, tx: 1, T: 5000 };
    expect(bgNbdProbabilityAlive(bgNbd, silent)).toBe(0);
    expect(bgNbdConditionalExpectedPurchases(bgNbd, silent, 10)).toBe(0);
    expect(bgNbdLogLikelihood(bgNbd, [silent])).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  });
});

describe("Pareto/NBD", () => {
  // From mpmath 1.3 with 40 digits: the integrals over the time of leaving, or the published ₂F₁.
  it.each([
    [
      { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 },
      { x: 26, tx: 30.86, T: 31 },
      -39.13212788350614,
      0.9979177665519066,
    ],
    [
      { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 },
      { x: 0, tx: 0, T: 38.86 },
      -0.5211291959732856,
      0.2949614864370422,
    ],
    [
      { r: 2.5, alpha: 3, s: 1.4, beta: 300 },
      { x: 7, tx: 20, T: 50 },
      -20.158822645821505,
      0.026686960258939733,
    ],
    [{ r: 1, alpha: 5, s: 2, beta: 5 }, { x: 2, tx: 10, T: 12 }, -8.34605188275754, 0.7418902782991024],
    [
      { r: 0.5, alpha: 900, s: 0.3, beta: 0.01 },
      { x: 0, tx: 0, T: 30 },
      -0.00210737268688839,
      0.08925143389895462,
    ],
    [{ r: 8, alpha: 4, s: 0.4, beta: 90 }, { x: 250, tx: 10, T: 400 }, 486.0203683449952, 0],
  ])("%j, %j: ln L %f, P(alive) %f", (parameters, history, logLikelihood, alive) => {
    expect(relativeError(paretoNbdLogLikelihood(parameters, [history]), logLikelihood)).toBeLessThan(1e-10);
    expect(paretoNbdProbabilityAlive(parameters, history)).toBeCloseTo(alive, 11);
  });
  it.each([
    [{ r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 }, 0, 39, 0.5935759370282291],
    [{ r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 }, 3, 39, 0.04904616157560686],
    [{ r: 2.5, alpha: 8, s: 1.4, beta: 3 }, 7, 20, 0.011002030450363692],
    [{ r: 1, alpha: 5, s: 2, beta: 5 }, 2, 10, 0.0691358024691358],
    [{ r: 1, alpha: 5, s: 0.3, beta: 0.01 }, 12, 2, 4.461329917823035e-8],
  ])("%j: P(X(t) = %i) at t = %f is %f", (parameters, x, t, expected) => {
    expect(relativeError(paretoNbdProbabilityOfPurchases(parameters, x, t), expected)).toBeLessThan(1e-11);
  });
  it("expects what the probabilities of each number of purchases come to", () => {
    fc.assert(
      fc.property(ofParetoNbd, fc.double({ min: 0.1, max: 8, noNaN: true }), (parameters, t) => {
        let [all, expected] = [0, 0];
        for (let x = 0; x < 3000 && (x < 50 || 1 - all > 1e-11); x++) {
          const probability = paretoNbdProbabilityOfPurchases(parameters, x, t);
          all += probability;
          expected += x * probability;
        }
        expect(all).toBeCloseTo(1, 8);
        expect(relativeError(expected, paretoNbdExpectedPurchases(parameters, t))).toBeLessThan(1e-5);
      }),
      { numRuns: 40 },
    );
  });
  it("agrees with the integral over the time of leaving", () => {
    fc.assert(
      fc.property(ofParetoNbd, ofHistory, (parameters, history) => {
        const { r, alpha, s, beta } = parameters;
        const { x, tx, T } = history;
        const hazard = (y: number) =>
          ((alpha + T) / (alpha + y)) ** (r + x) * s * beta ** s * (beta + y) ** (-s - 1);
        const left = integralOfDecline(hazard, Math.min(alpha, beta), tx, T);
        const stayed = (beta / (beta + T)) ** s;
        expect(paretoNbdProbabilityAlive(parameters, history)).toBeCloseTo(stayed / (stayed + left), 6);
      }),
    );
  });
  it("expects the integral of the rate over the time alive, also where s = 1", () => {
    fc.assert(
      fc.property(ofParetoNbd, ofTime, fc.boolean(), (some, t, one) => {
        const parameters = one ? { ...some, s: 1 } : some;
        const { r, alpha, s, beta } = parameters;
        const alive = integralOfDecline((y) => (beta / (beta + y)) ** s, beta, 0, t);
        expect(relativeError(paretoNbdExpectedPurchases(parameters, t), (r / alpha) * alive)).toBeLessThan(
          1e-6,
        );
      }),
    );
  });
  it("predicts, and is fitted back to, customers simulated as the model tells it", () => {
    const truth = { r: 0.9, alpha: 5, s: 0.8, beta: 20 };
    const random = randomNumbers(1987);
    const T = 30;
    const [histories, later]: [PurchaseHistory[], number[]] = [[], []];
    for (let customer = 0; customer < 3000; customer++) {
      const rate = random.gamma(truth.r, truth.alpha);
      const leaves = random.exponential(random.gamma(truth.s, truth.beta));
      let [x, tx, after] = [0, 0, 0];
      for (
        let now = random.exponential(rate);
        now <= Math.min(leaves, T + 20);
        now += random.exponential(rate)
      ) {
        if (now <= T) [x, tx] = [x + 1, now];
        else after++;
      }
      histories.push({ x, tx, T });
      later.push(after);
    }
    const predicted = histories.map((history) => paretoNbdConditionalExpectedPurchases(truth, history, 20));
    expect(relativeError(mean(later), mean(predicted))).toBeLessThan(0.06);
    const fit = fitParetoNbd(histories);
    expect(fit?.converged).toBe(true);
    expect(fit?.logLikelihood).toBeGreaterThanOrEqual(paretoNbdLogLikelihood(truth, histories));
    expect(relativeError(fit?.parameters.r ?? 0, truth.r)).toBeLessThan(0.15);
    expect(relativeError(fit?.parameters.s ?? 0, truth.s)).toBeLessThan(0.35);
  });
  it("has DERT as the integral of the discounted rate of purchases", () => {
    fc.assert(
      fc.property(
        ofParetoNbd,
        ofHistory,
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        (parameters, history, rate) => {
          const { r, alpha, s, beta } = parameters;
          const { x, T } = history;
          const now = (paretoNbdProbabilityAlive(parameters, history) * (r + x)) / (alpha + T);
          const alive = (ahead: number) => Math.exp(-rate * ahead) * ((beta + T) / (beta + T + ahead)) ** s;
          const expected = now * integralOfDecline(alive, beta + T, 0, 40 / rate);
          expect(relativeError(paretoNbdResidualPurchases(parameters, history, rate), expected)).toBeLessThan(
            1e-5,
          );
        },
      ),
    );
  });
  it("starts at nothing", () => {
    expect(paretoNbdExpectedPurchases(paretoNbd, 0)).toBe(0);
    expect(paretoNbdProbabilityOfPurchases(paretoNbd, 0, 0)).toBe(1);
    expect(paretoNbdProbabilityOfPurchases(paretoNbd, 1, 0)).toBe(0);
  });
});

describe("discounted purchases", () => {
  const history = { x: 2, tx: 30.43, T: 38.86 };
  const ofPeriods = { periods: 52, periodLength: 1, rate: 0.003 };
  it("are the expected ones where nothing is discounted", () => {
    for (const timing of ["start", "middle", "end"] as const) {
      const discounting = { ...ofPeriods, rate: 0, timing };
      expect(bgNbdDiscountedPurchases(bgNbd, history, discounting)).toBeCloseTo(
        bgNbdConditionalExpectedPurchases(bgNbd, history, 52),
        10,
      );
      expect(paretoNbdDiscountedPurchases(paretoNbd, history, discounting)).toBeCloseTo(
        paretoNbdConditionalExpectedPurchases(paretoNbd, history, 52),
        10,
      );
    }
  });
  it("differ by a period between its start and its end", () => {
    const at = (timing: "start" | "middle" | "end") =>
      bgNbdDiscountedPurchases(bgNbd, history, { ...ofPeriods, timing });
    expect(at("start")).toBeCloseTo(at("end") * 1.003, 12);
    expect(at("middle")).toBeCloseTo(at("end") * Math.sqrt(1.003), 12);
  });
  it("come to DERT in many short periods", () => {
    const rate = 0.05;
    const discounting = {
      periods: 8000,
      periodLength: 0.05,
      rate: Math.expm1(rate * 0.05),
      timing: "middle",
    } as const;
    expect(
      relativeError(
        paretoNbdDiscountedPurchases(paretoNbd, history, discounting),
        paretoNbdResidualPurchases(paretoNbd, history, rate),
      ),
    ).toBeLessThan(1e-5);
  });
  it("refuse what is out of range", () => {
    expect(() =>
      bgNbdDiscountedPurchases(bgNbd, history, { ...ofPeriods, periods: 0, timing: "end" }),
    ).toThrow(RangeError);
    expect(() => bgNbdDiscountedPurchases(bgNbd, history, { ...ofPeriods, rate: -1, timing: "end" })).toThrow(
      RangeError,
    );
    expect(() => paretoNbdResidualPurchases(paretoNbd, history, 0)).toThrow(RangeError);
  });
});

describe("fits and what they refuse", () => {
  const histories = [
    { x: 0, tx: 0, T: 30 },
    { x: 0, tx: 0, T: 30 },
    { x: 2, tx: 20, T: 30 },
    { x: 5, tx: 28, T: 30 },
    { x: 1, tx: 3, T: 30 },
  ];
  it("count customers who are alike as they would each", () => {
    const counted = [{ x: 0, tx: 0, T: 30, customers: 2 }, ...histories.slice(2)];
    expect(bgNbdLogLikelihood(bgNbd, counted)).toBeCloseTo(bgNbdLogLikelihood(bgNbd, histories), 12);
    expect(paretoNbdLogLikelihood(paretoNbd, counted)).toBeCloseTo(
      paretoNbdLogLikelihood(paretoNbd, histories),
      12,
    );
    expect(fitBgNbd(counted)).toEqual(fitBgNbd(histories));
    expect(fitBgNbd(counted)?.customers).toBe(5);
  });
  it("give the same in any unit of time", () => {
    const days = histories.map(({ x, tx, T }) => ({ x, tx: tx * 7, T: T * 7 }));
    const [inWeeks, inDays] = [bgNbdProbabilityAlive, bgNbdProbabilityAlive].map((alive, index) => {
      const fit = fitBgNbd(index === 0 ? histories : days);
      return fit === null
        ? Number.NaN
        : alive(fit.parameters, (index === 0 ? histories : days)[2] as PurchaseHistory);
    });
    expect(inDays).toBeCloseTo(inWeeks ?? Number.NaN, 3);
  });
  it("have nothing to say where nobody bought again", () => {
    for (const fitted of [fitBgNbd, fitParetoNbd]) {
      expect(fitted([])).toBeNull();
      expect(fitted([{ x: 0, tx: 0, T: 10 }])).toBeNull();
    }
  });
  it("do not claim to know what the data do not say", () => {
    const alike = Array.from({ length: 50 }, (_, index) => ({ x: 3, tx: 9 + (index % 10) / 10, T: 10 }));
    expect(fitBgNbd(alike)?.converged).toBe(false);
  });
  it.each([
    { x: 1.5, tx: 1, T: 2 },
    { x: -1, tx: 0, T: 2 },
    { x: 0, tx: 1, T: 2 },
    { x: 2, tx: 0, T: 2 },
    { x: 2, tx: 3, T: 2 },
    { x: 1, tx: 1, T: Number.NaN },
    { x: 1, tx: 1, T: Number.POSITIVE_INFINITY },
  ])("refuse %j", (history) => {
    expect(() => bgNbdLogLikelihood(bgNbd, [history])).toThrow("A purchase history has");
    expect(() => bgNbdProbabilityAlive(bgNbd, history)).toThrow(RangeError);
    expect(() => paretoNbdProbabilityAlive(paretoNbd, history)).toThrow(RangeError);
    expect(() => fitParetoNbd([history])).toThrow(RangeError);
  });
  it("refuse parameters out of range, by name", () => {
    expect(() => bgNbdExpectedPurchases({ ...bgNbd, a: 0 }, 1)).toThrow("a must be a number above 0, not 0.");
    expect(() => paretoNbdExpectedPurchases({ ...paretoNbd, beta: Number.NaN }, 1)).toThrow("beta must be");
    expect(() => bgNbdExpectedPurchases(bgNbd, -1)).toThrow("t must be");
    expect(() => fitBgNbd([{ x: 1, tx: 1, T: 2, customers: -1 }])).toThrow("customers must be");
  });
});
