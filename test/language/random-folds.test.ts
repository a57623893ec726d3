import fc from "fast-check";
import { expect, test } from "vitest";
import { aggregateWords } from "../../src/language/words.ts";
import { extract, type Measurement } from "../../src/measure/measurement.ts";
import { pass, ready } from "../../src/measure/pass.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { measureSlowly } from "./oracle.ts";
import { randomMetric, randomRows, runs, timeLimit } from "./random.ts";

/** Every row in one of three groups, folded one way. */
function fold(
  metric: AnyMetric,
  rows: readonly object[],
  by: "generated" | "closures",
): readonly Measurement[] {
  const made = ready(metric);
  const compiled = pass([made], "exclude", by);
  const state = compiled.create();
  const groups = [0, 1, 2].map(() => compiled.addGroup(state));
  compiled.add(state, rows, (_, index) => index % 3);
  return groups.map((group) =>
    extract(metric, made.given, made.formula, compiled.read(state, 0, group), 0.95),
  );
}

/** To the last bit; a variance ends in a division of two rounded numbers, so its last bits are free. */
const same = (actual: number | null = null, expected: number | null = null, rounded: boolean): boolean =>
  rounded && actual !== null && expected !== null
    ? Math.abs(actual - expected) <= 4e-16 * expected
    : Object.is(actual, expected);

test(
  "random metrics over random rows: generated code = closures = one row at a time",
  () => {
    fc.assert(
      fc.property(randomMetric, randomRows(30), (metric, rows) => {
        const generated = fold(metric, rows, "generated");
        const interpreted = fold(metric, rows, "closures");
        const { formula } = ready(metric);
        generated.forEach((measured, group) => {
          const meant = measureSlowly(
            formula,
            rows.filter((_, index) => index % 3 === group),
          );
          const wrong = Object.entries(formula.parts)
            .filter(([part, { op }]) => !same(measured.parts[part], meant.parts[part], op === "variance"))
            .map(
              ([part, node]) => `${aggregateWords(node)}: ${measured.parts[part]}, not ${meant.parts[part]}`,
            );
          expect(wrong).toEqual([]);
          expect([measured.n, measured.excluded]).toEqual([meant.n, meant.excluded]);
          expect(interpreted[group]).toEqual(measured);
        });
      }),
      runs(300),
    );
  },
  timeLimit,
);
