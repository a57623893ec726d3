import { describe, expect, it } from "vitest";
import {
  hypergeometric,
  logAdd,
  logBeta,
  logGamma,
  logIntegral,
  tricomi,
} from "../../src/models/special-functions.ts";
import { integral, relativeError } from "./random.ts";

// The expected values are from mpmath 1.3 with 40 digits: gamma, beta, hyp2f1 and hyperu.

describe("the library's functions are those meant", () => {
  it.each([
    [0.2426, 1.3197854750907922],
    [0.5, 0.5723649429247001],
    [10.25, 13.368023671476045],
    [1e5, 1051287.7089736569],
  ])("ln Γ(%f)", (x, expected) => {
    expect(relativeError(logGamma(x), expected)).toBeLessThan(1e-14);
  });
  it("ln B(a, b)", () => {
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 14);
    expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 14);
    expect(relativeError(logBeta(1e5, 3), -33.84565921410074)).toBeLessThan(1e-14);
  });
});

describe("₂F₁(1, b; c; z)", () => {
  it.each([
    [0.5, 1.5, 0.3, 1.123053991893103],
    [2.4, 3.1, 0.9, 4.662880631730648],
    [26.55, 28.2, 0.93, 8.774819801134171],
    [1.6, 30, 0.999, 1.0583300220483656],
    [0.6, 2.2, 0.999999, 1.999315939420293],
    [100, 102.5, 0.5, 1.9528015511285046],
    [1000, 1003, 0.99, 78.37298455148193],
    [5.2, 6.9, 0, 1],
  ])("b = %f, c = %f, z = %f", (b, c, z, expected) => {
    expect(relativeError(hypergeometric(b, c, z), expected)).toBeLessThan(1e-10);
  });
  it("is 1 ÷ (1 − z) where b comes to c", () => {
    expect(hypergeometric(4.5, 4.5 + 1e-13, 0.75)).toBeCloseTo(4, 11);
  });
});

describe("Tricomi's U(1, 2 − s; z)", () => {
  it.each([
    [0.6061, 0.135, 2.87679886510936],
    [2.5, 0.01, 0.6554519048350899],
    [0.05, 3, 0.3290129972014283],
    [1, 1, 0.5963473623231941],
    [12, 0.5, 0.08660142056753792],
    [0.5, 40, 0.02469854406051096],
  ])("s = %f, z = %f", (s, z, expected) => {
    expect(relativeError(tricomi(s, z), expected)).toBeLessThan(1e-11);
  });
});

describe("the integral of a power series times (1 − v)^(power − 1)", () => {
  it.each([
    [0, 0.7, 0.6, 1.3, 2],
    [4, 2.5, 0.9, 3.5, 0.4],
    [1, 0.2, 0.05, 0.3, 1],
  ])("start %f, power %f, z %f, f = (1 − %f × v)^−%f", (start, power, z, m, k) => {
    const scale = 0.5;
    const f = (v: number) => v ** start * (1 - v) ** (power - 1) * (1 - scale * v) ** -(m * k);
    const ratio = (n: number) => (scale * (m * k + n)) / (n + 1);
    expect(relativeError(Math.exp(logIntegral(start, power, z, ratio)), integral(f, 0, z))).toBeLessThan(
      1e-9,
    );
  });
  it("says so where the sum would take for ever", () => {
    expect(() => logIntegral(0, 0.5, 1 - 1e-12, () => 1)).toThrow(RangeError);
  });
});

it("adds logarithms of numbers that no number holds", () => {
  expect(logAdd(-2000, -2000)).toBeCloseTo(-2000 + Math.LN2, 12);
  expect(logAdd(Number.NEGATIVE_INFINITY, -3)).toBe(-3);
  expect(logAdd(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
});
