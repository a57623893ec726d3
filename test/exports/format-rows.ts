import fc from "fast-check";
import { expect } from "vitest";
import { isNode } from "../../src/language/aggregate.ts";
import type { ScalarType } from "../../src/language/expression.ts";
import { numericType } from "../../src/language/expression.ts";
import { listEach } from "../../src/language/one-or-each.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { isOneValue } from "../../src/measure/measurement.ts";
import { ready } from "../../src/measure/pass.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { near } from "../engines/agreement.ts";
import type { SqlRow } from "../engines/engine.ts";
import { runs } from "../language/random.ts";
import { rowsOf } from "../measure/rows-of.ts";

export const entries: readonly MetricEntry[] = Object.values(catalogue);
export const forms: readonly AnyMetric[] = entries.flatMap(({ metric }) => [
  metric,
  ...Object.values<AnyMetric>(metric.variants),
]);

/** A number that a format says, under the name that it says it by. */
interface Said {
  readonly name: string;
  readonly value: number | null;
  /** What may differ where real numbers are added in another order. */
  readonly floor: number;
}

/** A fact with rows to measure: those of all examples of its metrics, and random ones, each in a segment. */
export interface FactRows {
  readonly fact: AnyMetric["fact"];
  readonly columns: Readonly<Record<string, { readonly type: ScalarType }>>;
  readonly rows: readonly object[];
  /** What the fold makes of each segment. */
  readonly measured: ReadonlyMap<string, readonly Said[]>;
}

const { seed } = runs(1);
const facts = [...new Set(forms.map(({ fact }) => fact))].filter((fact) => !("sides" in fact));

/** The facts of the catalogue, but for those of several sides, which no format says. */
export const factRows: readonly FactRows[] = facts.map((fact) => {
  const metrics = forms.filter((metric) => metric.fact === fact);
  const worked = entries
    .filter(({ metric }) => metric.fact === fact)
    .flatMap(({ metric, examples }) =>
      examples.flatMap(({ rows }, number) =>
        rows.map((row) => ({ ...row, inSegment: `${metric.id} ${number}` })),
      ),
    );
  const random = fc
    .sample(rowsOf(metrics, 200), { seed, numRuns: 4 })
    .flatMap((rows, number) => rows.map((row) => ({ ...row, inSegment: `random ${number}` })));
  const rows = [...worked, ...random];
  const named = Object.fromEntries(metrics.map((metric, index) => [index, metric]));
  const groups = measureAll(named, rows as never[], { by: ["inSegment"], onInvalid: "exclude" });
  const measured = groups.map(({ group, measurements }) => {
    const said = metrics.flatMap((metric, index) => saidOf(metric, measurements[index]?.value ?? null));
    return [String(group["inSegment"]), said] as const;
  });
  const columns = { ...fact.columns, inSegment: { type: "text" } } as const;
  return { fact, columns, rows, measured: new Map(measured) };
});

/** The values of a metric by the names that every format gives them. */
export function saidOf(
  metric: AnyMetric,
  value: number | null | Readonly<Record<string, number | null>>,
): readonly Said[] {
  const { formula } = ready(metric);
  const name = metric.variant === null ? metric.id : `${metric.id}_${metric.variant}`;
  // Real numbers are added in any order, and where they cancel out no digit of the difference is sure.
  const addsReals = Object.values(formula.parts).some(
    (one) => one.op === "sum" && numericType(one.of) === "real",
  );
  return listEach(formula.value, isNode).map(([component]) => ({
    name: component === null ? name : `${name}_${component}`.replaceAll("-", "_"),
    value: isOneValue(value) ? value : (value[component ?? ""] ?? null),
    floor: addsReals ? 1e-9 : 0,
  }));
}

/** Fails unless the rows, one a segment, hold what the fold makes of it under the names given; the names compared. */
export function expectFolded(
  { fact, measured }: FactRows,
  found: readonly SqlRow[],
  nameOf: (name: string) => string,
  isSaid: (name: string) => boolean = () => true,
): number {
  expect(found.map(({ inSegment }) => inSegment).toSorted()).toEqual([...measured.keys()].toSorted());
  const wrong: string[] = [];
  const compared = new Set<string>();
  for (const row of found) {
    for (const { name, value, floor } of measured.get(String(row["inSegment"])) ?? []) {
      if (!isSaid(name)) continue;
      compared.add(name);
      const held = row[nameOf(name)];
      const number = typeof held === "string" || typeof held === "bigint" ? Number(held) : held;
      if (!near(number, value, floor))
        wrong.push(`${name} of ${String(row["inSegment"])} is ${String(held)}, not ${value}`);
    }
  }
  expect(wrong, fact.name).toEqual([]);
  return compared.size;
}
