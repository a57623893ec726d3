import fc from "fast-check";
import type { Node, ScalarType } from "../../src/language/expression.ts";
import { ready } from "../../src/measure/pass.ts";
import { rowOutcomes } from "../../src/measure/row-outcome.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";

/** Every metric of the catalogue and every variant, under a name for tests. */
export const everyMetric: readonly (readonly [name: string, metric: AnyMetric])[] = Object.values(
  catalogue,
).flatMap(({ metric }) =>
  [metric, ...Object.values<AnyMetric>(metric.variants)].map((one) => [nameOf(one), one] as const),
);

function nameOf({ id, variant }: AnyMetric): string {
  return variant === null ? id : `${id} ${variant}`;
}

/**
 * Random rows for metrics of one fact. Most are rows that one of the metrics counts in, as few random rows come past
 * all of its exclusions.
 */
export function rowsOf(metrics: readonly AnyMetric[], maxLength: number): fc.Arbitrary<readonly object[]> {
  const anyRow = rowOf(metrics);
  const tried = fc.sample(anyRow, { seed: 1, numRuns: 3000 });
  const counted = metrics.flatMap((metric) => {
    const outcomes = rowOutcomes(metric);
    return tried.filter((row) => outcomes.of(row).because === null).slice(0, 300);
  });
  const row = fc.oneof(
    { weight: 1, arbitrary: anyRow },
    { weight: counted.length === 0 ? 0 : 3, arbitrary: fc.constantFrom({}, ...counted) },
  );
  return fc.array(row, { maxLength, size: "max" });
}

/**
 * A row of the columns that metrics read, each with values at and about the constants of their formulas so that
 * conditions are hit from both sides, with unknown wherever it may be, and now and then bad input.
 */
function rowOf(metrics: readonly AnyMetric[]): fc.Arbitrary<object> {
  const formulas = metrics.map((metric) => ready(metric).formula);
  const constants = formulas.flatMap(({ exclusions, parts }) => [
    ...exclusions.flatMap(({ when }) => constantsIn(when)),
    ...Object.values(parts).flatMap((part) => [
      ...("of" in part ? constantsIn(part.of) : []),
      ...(part.where === null ? [] : constantsIn(part.where)),
    ]),
  ]);
  const columns = new Map(
    formulas.flatMap((formula) => formula.columns.map((column) => [column.name, column])),
  );
  const values = [...columns.values()].map(({ name, type, nullable }) => {
    const known = valuesOf(type, constants);
    const value = fc.oneof(
      { weight: 40, arbitrary: known },
      { weight: nullable ? 20 : 1, arbitrary: fc.constantFrom(null, undefined) },
      { weight: 1, arbitrary: type === "int" || type === "real" ? fc.constant(-1) : known },
    );
    return value.map((held) => [name, held] as const);
  });
  return fc.tuple(...values).map((row) => Object.fromEntries(row));
}

function valuesOf(type: ScalarType, constants: readonly (number | string)[]): fc.Arbitrary<unknown> {
  const near = constants
    .filter((value) => typeof value === "number")
    .flatMap((value) => [Math.floor(value) - 1, Math.floor(value), Math.ceil(value), Math.ceil(value) + 1])
    .filter((value) => value >= 0);
  switch (type) {
    case "int":
      return fc.oneof(
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.constantFrom(0, 1, ...near),
      );
    case "real":
      return fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10);
    case "boolean":
      return fc.boolean();
    case "text":
      return fc.constantFrom("other", ...constants.filter((value) => typeof value === "string"));
    case "instant":
      return fc.constantFrom("2026-03-29T00:59:59.999Z", "2026-10-25T01:00:00Z");
  }
}

function constantsIn(node: Node): readonly (number | string)[] {
  if (node.op === "literal" || node.op === "given") return [node.value];
  if (node.op === "oneOf") return node.values;
  return Object.values<unknown>(node)
    .filter((inner): inner is Node => typeof inner === "object" && inner !== null && "op" in inner)
    .flatMap(constantsIn);
}
