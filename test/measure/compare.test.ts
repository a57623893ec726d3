import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContactFact } from "../../src/facts/contact.ts";
import { compare } from "../../src/measure/compare.ts";
import { measure } from "../../src/measure/measure.ts";
import { abandonmentRate } from "../../src/metrics/contact-centre/abandonment-rate.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { differenceInterval } from "../../src/statistics/difference.ts";

const scored = (...counts: readonly (readonly [score: number, times: number])[]) =>
  counts.flatMap(([score, times]) => Array.from({ length: times }, () => ({ score })));
const quarter = (promoters: number, detractors: number) =>
  measure(nps, scored([10, promoters], [7, 100 - promoters - detractors], [2, detractors]));
const calls = (abandoned: number): readonly ContactFact[] =>
  Array.from({ length: 200 }, (_, index) => ({
    offered: true,
    answered: index >= abandoned,
    abandoned: index < abandoned,
    waitMs: 30_000,
  })) as never;

describe("compare", () => {
  it("tells what became of a score, how sure that is, and what it means", () => {
    const [before, after] = [quarter(40, 20), quarter(60, 10)];
    const comparison = compare(before, after, nps);
    expect(comparison).toEqual({
      metric: "nps",
      variant: null,
      given: {},
      unit: "points",
      difference: 30,
      interval: comparison.interval,
      isNoise: false,
      verdict: "better",
    });
    expect(comparison.interval?.method).toBe("MOVER");
    expect(comparison.interval?.lower).toBeGreaterThan(0);
    expect(compare(after, before, nps).verdict).toBe("worse");
    expect(compare(before, quarter(42, 20), nps)).toMatchObject({ isNoise: true, verdict: "undecided" });
  });
  it("knows that fewer abandoned calls are better", () => {
    const [few, many] = [measure(abandonmentRate, calls(10)), measure(abandonmentRate, calls(60))];
    expect(compare(many, few, abandonmentRate)).toMatchObject({ difference: -0.25, verdict: "better" });
    expect(compare(few, many, abandonmentRate)).toMatchObject({ difference: 0.25, verdict: "worse" });
  });
  it("says neither better nor worse without the metric, nor of one that has no direction", () => {
    const [before, after] = [quarter(40, 20), quarter(60, 10)];
    expect(compare(before, after)).toMatchObject({ isNoise: false, verdict: null });
    expect(compare(before, after, { ...nps, better: "context" }).verdict).toBeNull();
    expect(compare(before, after, { ...nps, better: "target" }).verdict).toBeNull();
  });
  it("has no interval where either has none, and no difference where either has no value", () => {
    const nobody = measure(nps, []);
    const somebody = quarter(40, 20);
    const unknown = { difference: null, interval: null, isNoise: null, verdict: null };
    expect(compare(nobody, somebody, nps)).toMatchObject(unknown);
    expect(compare(somebody, nobody, nps)).toMatchObject(unknown);
    // A mean of one answer has a value, but no spread.
    const [one, two] = [scored([5, 1]), scored([3, 1], [4, 1])].map((rows) =>
      measure(csat.variants.mean, rows),
    );
    if (one === undefined || two === undefined) throw new Error("nothing was measured");
    expect(compare(two, one)).toMatchObject({ ...unknown, difference: 1.5 });
  });
  it("changes sign when the two change places", () => {
    const measurements = fc
      .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
      .map(([nines, sevens, ones]) => measure(nps, scored([9, nines], [7, sevens], [1, ones])));
    fc.assert(
      fc.property(measurements, measurements, (before, after) => {
        const [there, back] = [compare(before, after, nps), compare(after, before, nps)];
        expect(there.difference === null).toBe(back.difference === null);
        expect((there.difference ?? 0) + (back.difference ?? 0)).toBeCloseTo(0, 10);
        expect((there.interval?.lower ?? 0) + (back.interval?.upper ?? 0)).toBeCloseTo(0, 10);
        expect(there.isNoise).toBe(back.isNoise);
        const opposite = { better: "worse", worse: "better", undecided: "undecided" } as const;
        expect(there.verdict && opposite[there.verdict]).toBe(back.verdict);
      }),
    );
  });
  it("is the difference of the two intervals and nothing else", () => {
    const [before, after] = [quarter(40, 20), quarter(60, 10)];
    if (before.interval === null || after.interval === null) throw new Error("no interval");
    expect(compare(before, after).interval).toEqual(
      differenceInterval({ value: 20, interval: before.interval }, { value: 50, interval: after.interval }),
    );
  });
  it("refuses measurements that are not of one metric, and names what differs", () => {
    const rows = scored([5, 10], [4, 5], [1, 5]);
    const own = measure(csat, rows);
    const other = (measured: Parameters<typeof compare>[1]) => () => compare(own, measured);
    expect(other(measure(nps, rows))).toThrow('metric is "csat" and "nps"');
    expect(other(measure(csat.variants.topBox, rows))).toThrow('variant is null and "topBox"');
    expect(other(measure(csat, rows, { given: { satisfiedFrom: 5 } }))).toThrow("given is");
    expect(other(measure(csat, rows, { confidence: 0.9 }))).toThrow("different confidence");
    expect(() => compare(own, own, csat.variants.topBox)).toThrow("csat was measured, not csat, topBox.");
    expect(() => compare(own, own, nps)).toThrow("csat was measured, not nps.");
    for (const wrong of [other(measure(nps, rows)), () => compare(own, own, nps)])
      expect(wrong).toThrow(TypeError);
  });
  it("takes the thresholds in any order", () => {
    const own = measure(csat, scored([5, 10], [1, 5]));
    const given = Object.fromEntries(Object.entries(own.given).reverse());
    expect(compare(own, { ...own, given }).difference).toBe(0);
  });
  it("refuses a distribution", () => {
    const own = { ...quarter(40, 20), value: { promoters: 0.4 } };
    expect(() => compare(own as never, own as never)).toThrow("nps is a distribution");
  });
});
