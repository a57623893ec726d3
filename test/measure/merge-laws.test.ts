import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numericType } from "../../src/language/expression.ts";
import { type Accumulator, accumulator } from "../../src/measure/accumulator.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import type { AnyMeasurement, MetricState } from "../../src/measure/measurement.ts";
import { ready } from "../../src/measure/pass.ts";
import type { AnyMetric, MetricValue } from "../../src/metrics/metric.ts";
import { runs, timeLimit } from "../language/random.ts";
import { differences } from "./differences.ts";
import { everyMetric, rowsOf } from "./rows-of.ts";

const parameters = runs(40);
const onInvalid = "exclude";
const shards = 4;

/** Rows, each sent to a shard, and the order in which the shards come together. */
const sharded = (metric: AnyMetric) =>
  fc.tuple(
    rowsOf([metric], 40).chain((rows) =>
      fc.tuple(...rows.map((row) => fc.nat(shards - 1).map((shard) => ({ row, shard })))),
    ),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: shards }),
  );

/** Real numbers are added in the order they come, so their last bits depend on it; nothing else does. */
const isExact = (metric: AnyMetric): boolean =>
  Object.values(ready(metric).formula.parts).every(
    (part) => part.op !== "sum" || numericType(part.of) === "int",
  );

function expectSame(metric: AnyMetric, actual: AnyMeasurement, expected: AnyMeasurement): void {
  if (isExact(metric)) expect(actual).toEqual(expected);
  else expect(differences(actual, expected)).toEqual([]);
}

describe.each(everyMetric)("%s", (_, metric) => {
  const cases = sharded(metric);
  const folded: Accumulator<never, string, MetricValue> = accumulator(metric, { onInvalid });
  const stateOf = (rows: readonly object[]) => folded.addAll(folded.create(), rows as never[]);
  const law = (name: string, holds: (rows: readonly object[], states: readonly MetricState[]) => void) =>
    test(
      name,
      () =>
        fc.assert(
          fc.property(cases, ([rows, order]) => {
            const states = order.map((one) =>
              stateOf(rows.filter(({ shard }) => shard === one).map(({ row }) => row)),
            );
            holds(
              rows.map(({ row }) => row),
              states,
            );
          }),
          parameters,
        ),
      timeLimit,
    );
  const measured = (rows: readonly object[]) => measure(metric, rows as never[], { onInvalid });

  law("nothing merged with a state is the state", (rows) => {
    const state = stateOf(rows);
    expect(folded.merge(folded.create(), state)).toEqual(state);
    expect(folded.merge(state, folded.create())).toEqual(state);
    expect(folded.merge()).toEqual(folded.create());
  });

  law("any split and any order comes to what measure comes to", (rows, states) => {
    const [first = folded.create(), second = folded.create(), ...rest] = states;
    const nested = folded.merge(first, folded.merge(second, folded.merge(...rest)));
    expectSame(metric, folded.extract(folded.merge(...states)), measured(rows));
    expectSame(metric, folded.extract(nested), measured(rows));
  });

  law("rows one at a time come to what all at once come to", (rows) => {
    const one = rows.reduce<MetricState>((state, row) => folded.add(state, row as never), folded.create());
    expectSame(metric, folded.extract(one), measured(rows));
  });

  law("a state is unharmed by its way through JSON", (rows, states) => {
    const sent = states.map((state): MetricState => JSON.parse(JSON.stringify(state)));
    expect(sent).toEqual(states);
    expectSame(metric, folded.extract(folded.merge(...sent)), measured(rows));
  });

  law("groups have the rows, and the added parts, of the whole", (rows) => {
    const by = ready(metric)
      .formula.columns.slice(0, 2)
      .map(({ name }) => name);
    const groups = measureAll({ metric }, rows as never[], { by, onInvalid }).map(
      ({ measurements }) => measurements.metric,
    );
    const whole = measured(rows);
    const total = (of: (group: AnyMeasurement) => number) =>
      groups.reduce((sum, group) => sum + of(group), 0);
    expect(total(({ n }) => n)).toBe(whole.n);
    for (const [reason, count] of Object.entries(whole.excluded))
      expect([reason, total(({ excluded }) => excluded[reason] ?? 0)]).toEqual([reason, count]);
    for (const [part, { op }] of Object.entries(ready(metric).formula.parts)) {
      if (op !== "count" && op !== "sum") continue;
      const added = total(({ parts }) => parts[part] ?? 0);
      if (isExact(metric)) expect(added).toBe(whole.parts[part]);
      else expect(differences(added, whole.parts[part] ?? 0)).toEqual([]);
    }
  });
});

const facts = [...new Set(everyMetric.map(([, { fact }]) => fact))].map((fact) => [fact.name, fact] as const);

test.each(facts)(
  "all metrics of the %s fact measured together come to what each comes to alone",
  (_, fact) => {
    const metrics = Object.fromEntries(everyMetric.filter(([, metric]) => metric.fact === fact));
    fc.assert(
      fc.property(rowsOf(Object.values(metrics), 40), (rows) => {
        const [together] = measureAll(metrics, rows as never[], { onInvalid });
        for (const [name, metric] of Object.entries(metrics))
          expect(together?.measurements[name]).toEqual(measure(metric, rows as never[], { onInvalid }));
      }),
      parameters,
    );
  },
  timeLimit,
);
