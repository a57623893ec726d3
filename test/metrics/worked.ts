import { describe, expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { valueLines } from "../../src/measure/measurement.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";

/** Runs a metric's hand-worked examples, and asks that default and variants all have theirs. */
export function keepsItsExamples({ metric, examples }: MetricEntry): void {
  describe(`${metric.id}: its examples`, () => {
    it("cover the default thrice, no rows at all, left-out rows, and every variant", () => {
      const ofDefault = examples.filter(({ variant }) => variant === undefined);
      expect(ofDefault.length).toBeGreaterThanOrEqual(3);
      expect(ofDefault.some(({ rows }) => rows.length === 0)).toBe(true);
      expect(ofDefault.some(({ excluded }) => Object.keys(excluded ?? {}).length > 0)).toBe(true);
      const told = new Set(examples.map(({ variant }) => variant));
      expect(Object.keys(metric.variants).filter((name) => !told.has(name))).toEqual([]);
    });

    for (const { variant, rows, given, gives, excluded = {}, because } of examples) {
      it(`${variant ?? "default"}: ${because}`, () => {
        const chosen = variant === undefined ? metric : metric.variants[variant];
        if (chosen === undefined) throw new Error(`${metric.id} has no variant ${variant}.`);
        const measured = measure(chosen, rows as readonly never[], {
          given: given ?? {},
          onInvalid: "throw",
        });
        const [came, due] = [valueLines(measured.value), valueLines(gives)];
        expect(came.map(([component]) => component)).toEqual(due.map(([component]) => component));
        for (const [index, [, value]] of due.entries()) {
          const one = came[index]?.[1] ?? null;
          if (value === null) expect(one).toBeNull();
          else expect(Math.abs((one ?? Number.NaN) - value)).toBeLessThan(1e-9);
        }
        expect(measured.excluded).toEqual(excluded);
        const leftOut = Object.values(measured.excluded).reduce((sum, count) => sum + count, 0);
        expect(measured.n + leftOut).toBe(rows.length);
      });
    }
  });
}

/** The same row, so many times. */
export const times = <Row>(count: number, row: Row): Row[] => Array.from({ length: count }, () => row);
