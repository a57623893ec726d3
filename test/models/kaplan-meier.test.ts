import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  kaplanMeier,
  type Lifetime,
  medianSurvival,
  restrictedMean,
  survivalAt,
} from "../../src/models/index.ts";

/** Weeks of remission with 6-mercaptopurine; below 0 where last seen in remission. Freireich et al. (1963), Blood 21(6). */
const remission = [
  6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35,
].map((weeks): Lifetime => ({ duration: Math.abs(weeks), ended: weeks > 0 }));

const ofLifetimes = fc.array(
  fc.record({ duration: fc.nat(30), ended: fc.boolean(), customers: fc.integer({ min: 0, max: 4 }) }),
  { maxLength: 60 },
);

describe("Kaplan–Meier", () => {
  it("reproduces the leukaemia trial that textbooks print", () => {
    // Kleinbaum and Klein (2012), Survival Analysis, 3rd ed., ch. 2; the first error is 6/7 × √(3 ÷ (21 × 18)).
    const { steps, customers, longest } = kaplanMeier(remission);
    expect(
      steps.map(({ time, atRisk, ended, survival, standardError }) => [
        time,
        atRisk,
        ended,
        Number(survival.toFixed(4)),
        Number(standardError?.toFixed(4)),
      ]),
    ).toEqual([
      [6, 21, 3, 0.8571, 0.0764],
      [7, 17, 1, 0.8067, 0.0869],
      [10, 15, 1, 0.7529, 0.0963],
      [13, 12, 1, 0.6902, 0.1068],
      [16, 11, 1, 0.6275, 0.1141],
      [22, 7, 1, 0.5378, 0.1282],
      [23, 6, 1, 0.4482, 0.1346],
    ]);
    expect([customers, longest]).toEqual([21, 35]);
  });
  it("has a median and a restricted mean, which is the area", () => {
    const curve = kaplanMeier(remission);
    expect(medianSurvival(curve)).toBe(23);
    const area =
      6 +
      (18 / 21) *
        (1 +
          (16 / 17) *
            (3 + (14 / 15) * (3 + (11 / 12) * (3 + (10 / 11) * (6 + (6 / 7) * (1 + (5 / 6) * 12))))));
    expect(restrictedMean(curve, 35)?.mean).toBeCloseTo(area, 12);
    expect(restrictedMean(curve, 6)).toEqual({ mean: 6, standardError: 0 });
    expect(restrictedMean(curve, 36)).toBeNull();
  });
  it("is the plain share, with the binomial standard error, where nobody is lost from sight", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), fc.nat(25), (durations, time) => {
        const curve = kaplanMeier(durations.map((duration) => ({ duration, ended: true })));
        const left = durations.filter((duration) => duration > time).length / durations.length;
        expect(survivalAt(curve, time)).toBeCloseTo(left, 12);
        for (const { survival, standardError } of curve.steps)
          if (standardError !== null)
            expect(standardError).toBeCloseTo(Math.sqrt((survival * (1 - survival)) / durations.length), 12);
        const cut = restrictedMean(curve, 20);
        const values = durations.map((duration) => Math.min(duration, 20));
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
        expect(cut?.mean).toBeCloseTo(mean, 10);
        expect(cut?.standardError).toBeCloseTo(Math.sqrt(variance / values.length), 8);
        const ascending = [...durations].sort((one, other) => one - other);
        expect(medianSurvival(curve)).toBe(ascending[Math.ceil(ascending.length / 2) - 1]);
      }),
    );
  });
  it("keeps its laws", () => {
    fc.assert(
      fc.property(ofLifetimes, (lifetimes) => {
        const curve = kaplanMeier(lifetimes);
        let before = 1;
        for (const { survival, lower, upper, ended, atRisk } of curve.steps) {
          expect(survival).toBeLessThan(before);
          expect(ended).toBeGreaterThan(0);
          expect(ended).toBeLessThanOrEqual(atRisk);
          expect(survival === 0).toBe(lower === null && upper === null);
          if (lower !== null && upper !== null) {
            expect(0 <= lower && lower <= survival && survival <= upper && upper <= 1).toBe(true);
          }
          before = survival;
        }
        const one = lifetimes.flatMap(({ customers, ...lifetime }) =>
          Array.from({ length: customers }, () => lifetime),
        );
        expect(kaplanMeier(one)).toEqual(curve);
      }),
    );
  });
  it("takes those last seen at a time as still at risk then", () => {
    expect(
      kaplanMeier([
        { duration: 5, ended: false },
        { duration: 5, ended: true },
      ]).steps[0]?.survival,
    ).toBe(0.5);
  });
  it("has an interval that widens with confidence, of the log-log kind", () => {
    const [usual, wide] = [kaplanMeier(remission), kaplanMeier(remission, 0.99)];
    const [step, wider] = [usual.steps[3], wide.steps[3]];
    // ln(−ln S) ± z × error ÷ (S × −ln S), turned back.
    const [middle, margin] = [Math.log(-Math.log(0.690196)), (1.959964 * 0.1068136) / (0.690196 * 0.3707796)];
    expect(step?.lower).toBeCloseTo(Math.exp(-Math.exp(middle + margin)), 5);
    expect(step?.upper).toBeCloseTo(Math.exp(-Math.exp(middle - margin)), 5);
    expect(wider?.lower).toBeLessThan(step?.lower ?? 0);
    expect(wider?.upper).toBeGreaterThan(step?.upper ?? 1);
  });
  it("says nothing beyond what was seen", () => {
    const open = kaplanMeier([
      { duration: 4, ended: true },
      { duration: 9, ended: false, customers: 3 },
    ]);
    expect(survivalAt(open, 0)).toBe(1);
    expect(survivalAt(open, 9)).toBe(0.75);
    expect(survivalAt(open, 9.5)).toBeNull();
    expect(medianSurvival(open)).toBeNull();
    const closed = kaplanMeier([{ duration: 4, ended: true }]);
    expect(survivalAt(closed, 100)).toBe(0);
    expect(restrictedMean(closed, 100)?.mean).toBe(4);
    const empty = kaplanMeier([]);
    expect([empty.steps, empty.longest, medianSurvival(empty), survivalAt(empty, 0)]).toEqual([
      [],
      null,
      null,
      null,
    ]);
  });
  it("refuses what is no duration and no count", () => {
    expect(() => kaplanMeier([{ duration: -1, ended: true }])).toThrow(
      "duration must be a number from 0, not -1.",
    );
    expect(() => kaplanMeier([{ duration: 1, ended: true, customers: 0.5 }])).toThrow(
      "customers must be a whole number",
    );
    expect(() => survivalAt(kaplanMeier([]), Number.NaN)).toThrow(RangeError);
  });
});
