import { expect } from "vitest";
import { isNode } from "../../src/language/aggregate.ts";
import { numericType } from "../../src/language/expression.ts";
import { listEach } from "../../src/language/one-or-each.ts";
import { invalidReason } from "../../src/language/plan.ts";
import type { GroupMeasurements } from "../../src/measure/measure-all.ts";
import { type AnyMeasurement, isOneValue } from "../../src/measure/measurement.ts";
import { ready } from "../../src/measure/pass.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import type { SqlRow } from "./engine.ts";

/** Whether two numbers are the same within 1e-9 relative, or within `floor` where that is more; null is only null. */
export function near(actual: unknown, expected: number | null, floor = 0): boolean {
  if (expected === null || actual === null) return actual === expected;
  if (typeof actual !== "number" || !Number.isFinite(actual)) return false;
  return Math.abs(actual - expected) <= Math.max(1e-9 * Math.abs(expected), floor);
}

/** Fails unless a row holds a measurement's value, parts, n and excluded counts under the names of `toSql`. */
export function expectAgreement(
  row: SqlRow | undefined,
  metric: AnyMetric,
  { given, value, n, parts, excluded }: AnyMeasurement,
  about: string,
): void {
  const { id } = metric;
  const { formula } = ready(metric, given);
  const reasons = [
    // A typed column that may be NULL and has no bounds can hold no bad value, so none is counted.
    ...formula.columns
      .filter(
        ({ type, nullable, atLeast, atMost }) =>
          !nullable || type === "real" || atLeast !== undefined || atMost !== undefined,
      )
      .map(({ name }) => invalidReason(name)),
    ...formula.exclusions.map(({ reason }) => reason),
  ];
  // In BigQuery names keep to letters, digits and underscores.
  const held = (name: string): unknown =>
    row?.[name] === undefined ? row?.[name.replaceAll(".", "__").replaceAll(/\W/g, "_")] : row[name];
  const expected: readonly [string, number | null][] = [
    ...(isOneValue(value)
      ? listEach(formula.value, isNode).map(([component]): [string, number | null] => [
          component === null ? id : `${id}.${component}`,
          value,
        ])
      : Object.entries(value).map(([component, one]): [string, number | null] => [
          `${id}.${component}`,
          one,
        ])),
    [`${id}_n`, n],
    ...Object.entries(parts).map(([part, held]): [string, number | null] => [`${id}_${part}`, held]),
    ...reasons.map((reason): [string, number] => [`${id}_excluded_${reason}`, excluded[reason] ?? 0]),
  ];
  // Real numbers are added in any order, and where they cancel out no digit of the difference is sure.
  const addsReals = Object.values(formula.parts).some(
    (one) => one.op === "sum" && numericType(one.of) === "real",
  );
  const wrong = expected
    .filter(([name, number]) => !near(held(name), number, addsReals ? 1e-9 : 0))
    .map(([name, number]) => `${name} is ${String(held(name))}, not ${number}`);
  const uncounted = Object.keys(excluded).filter((reason) => !reasons.includes(reason));
  expect({ wrong, uncounted }, `${id} ${metric.variant ?? ""}: ${about}`).toEqual({
    wrong: [],
    uncounted: [],
  });
}

/** Fails unless the rows are the groups of a measurement of the one metric, whatever their order. */
export function expectGroups(
  rows: readonly SqlRow[],
  metric: AnyMetric,
  groups: readonly GroupMeasurements<Readonly<Record<string, AnyMetric>>>[],
  by: readonly string[],
): void {
  const found = new Map(
    rows.map((row) => [JSON.stringify([...by.map((name) => row[name]), row["period"] ?? null]), row]),
  );
  expect(rows).toHaveLength(groups.length);
  for (const { group, period, measurements } of groups) {
    const key = JSON.stringify([...by.map((name) => group[name]), period?.start ?? null]);
    for (const measured of Object.values(measurements))
      expectAgreement(found.get(key), metric, measured, key);
  }
}
