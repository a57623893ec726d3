import fc from "fast-check";
import { expect, test } from "vitest";
import { numericType } from "../../src/language/expression.ts";
import { emptyState, finish, mergeStates } from "../../src/language/state.ts";
import { aggregateWords } from "../../src/language/words.ts";
import type { MetricState } from "../../src/measure/measurement.ts";
import { pass, ready } from "../../src/measure/pass.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import type { ways } from "./folded.ts";
import { measureSlowly } from "./oracle.ts";
import { randomMetric, randomRows, runs, timeLimit } from "./random.ts";

const GROUPS = [0, 1, 2];

/** The state of each metric over each of three groups of rows, all from one pass. */
function fold(
  metrics: readonly AnyMetric[],
  rows: readonly object[],
  by: (typeof ways)[number],
): readonly (readonly MetricState[])[] {
  const compiled = pass(
    metrics.map((metric) => ready(metric)),
    "exclude",
    by,
  );
  const state = compiled.create();
  const groups = GROUPS.map(() => compiled.addGroup(state));
  compiled.add(state, rows, (_, index) => index % GROUPS.length);
  return metrics.map((_, index) => groups.map((group) => compiled.read(state, index, group)));
}

/** What a state has of an aggregate other than it should have, in words. */
function difference(
  metric: AnyMetric,
  { n, excluded, parts }: MetricState,
  rows: readonly object[],
): readonly string[] {
  const { formula } = ready(metric);
  const meant = measureSlowly(formula, rows);
  expect([n, excluded]).toEqual([meant.n, meant.excluded]);
  return Object.entries(formula.parts).flatMap(([part, node]) => {
    const [actual, expected] = [finish(node, parts[part] ?? null), meant.parts[part] ?? null];
    // A variance ends in a division of two rounded numbers, so its last bits are free.
    const free = node.op === "variance" && actual !== null && expected !== null;
    const same = free ? Math.abs(actual - expected) <= 4e-16 * expected : Object.is(actual, expected);
    return same ? [] : [`${aggregateWords(node)} is ${actual}, not ${expected}`];
  });
}

test(
  "random metrics in one pass over random rows: generated code = closures = each alone, one row at a time",
  () => {
    fc.assert(
      fc.property(fc.array(randomMetric, { minLength: 1, maxLength: 2 }), randomRows(30), (metrics, rows) => {
        const generated = fold(metrics, rows, "generated");
        expect(fold(metrics, rows, "closures")).toEqual(generated);
        metrics.forEach((metric, index) => {
          for (const group of GROUPS) {
            const own = rows.filter((_, position) => position % GROUPS.length === group);
            const state = generated[index]?.[group];
            expect(state && difference(metric, state, own)).toEqual([]);
          }
        });
      }),
      runs(300),
    );
  },
  timeLimit,
);

test(
  "states of random aggregates, merged, are the states of all rows",
  () => {
    fc.assert(
      fc.property(
        randomMetric,
        randomRows(30),
        fc.shuffledSubarray(GROUPS, { minLength: 3 }),
        (metric, rows, order) => {
          const [states = []] = fold([metric], rows, "generated");
          const compiled = pass([ready(metric)], "exclude");
          const whole = compiled.create();
          compiled.addGroup(whole);
          compiled.add(whole, rows, null);
          for (const [part, node] of Object.entries(ready(metric).formula.parts)) {
            // Real numbers are added in the order they come, so the last bits of their sum depend on it.
            if (node.op === "sum" && numericType(node.of) === "real") continue;
            const merged = order.reduce(
              (state, group) => mergeStates(node, state, states[group]?.parts[part] ?? null),
              emptyState(node),
            );
            const [actual, expected] = [merged, compiled.read(whole, 0, 0).parts[part] ?? null].map((state) =>
              finish(node, state ?? null),
            );
            expect([aggregateWords(node), actual]).toEqual([aggregateWords(node), expected]);
          }
        },
      ),
      runs(100),
    );
  },
  timeLimit,
);
