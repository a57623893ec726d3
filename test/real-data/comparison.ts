import { expect } from "vitest";
import type { ColumnSet, Fact } from "../../src/facts/fact.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import type { Measurement } from "../../src/measure/measurement.ts";
import type { AnyMetric, GivenValues } from "../../src/metrics/metric.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import type { PeriodUnit } from "../../src/time/period.ts";
import { expectGroups, near } from "../engines/agreement.ts";
import type { Engine } from "../engines/engine.ts";
import type { Figure } from "./files.ts";

/** How rows are measured. */
export interface Way {
  readonly given?: GivenValues;
  readonly by?: string;
  readonly every?: PeriodUnit;
  readonly at?: string;
}

/** What a figure should equal, from a measurement. */
export type Read = (measurement: Measurement) => number | null;

/** Rows of a fact in TypeScript and as a table in DuckDB, to be measured in both. */
export interface Comparison {
  /** Fails unless TypeScript and DuckDB agree; gives the measurements by group, the only one under `""`. */
  measured(metric: AnyMetric, way?: Way): Promise<ReadonlyMap<string, Measurement>>;
  /** Fails unless each read of the one group equals its figure within 1e-9 of it. */
  single(metric: AnyMetric, way: Way, reads: readonly (readonly [Figure, Read])[]): Promise<void>;
  /** The same for every group of a grouped figure; `pick` names the figure within the group. */
  grouped(metric: AnyMetric, way: Way, figures: Figure, reads: Readonly<Record<string, Read>>): Promise<void>;
}

let tables = 0;

export async function compareOn(
  engine: Engine,
  fact: Fact<object, ColumnSet>,
  rows: readonly object[],
  groups: readonly string[] = [],
): Promise<Comparison> {
  const extra = Object.fromEntries(groups.map((name) => [name, { type: "text" as const }]));
  const table = `facts_${++tables}`;
  await engine.load(table, { ...fact.columns, ...extra }, rows);
  const measured: Comparison["measured"] = async (metric, { given = {}, by, every, at } = {}) => {
    const grouping = by === undefined ? [] : [by];
    const periods = every === undefined ? {} : { every, timeZone: "UTC", ...(at !== undefined && { at }) };
    const all = measureAll(
      { it: metric },
      rows as never,
      { by: grouping, given: { it: given }, ...periods } as never,
    );
    const sql = toSql(metric, {
      dialect: engine.dialect,
      from: table,
      by: grouping,
      given,
      ...periods,
    } as never);
    expectGroups(await engine.query(sql), metric, all, grouping);
    return new Map(
      all.map(({ group, period, measurements }) => [
        String(period?.start ?? (by === undefined ? "" : group[by])),
        measurements.it as Measurement,
      ]),
    );
  };
  return {
    measured,
    async single(metric, way, reads) {
      const [measurement] = [...(await measured(metric, way)).values()];
      if (measurement === undefined) throw new Error(`${metric.id} measured nothing.`);
      for (const [figure, read] of reads)
        expectFigure(read(measurement), figure, `${metric.id} ${metric.variant}`);
    },
    async grouped(metric, way, figures, reads) {
      const found = await measured(metric, way);
      const expected = Object.entries(figures ?? {});
      expect(expected.length).toBeGreaterThan(0);
      for (const [group, values] of expected) {
        for (const [name, read] of Object.entries(reads)) {
          const figure: Figure =
            typeof values === "object" && values !== null ? Reflect.get(values, name) : values;
          const measurement = found.get(group);
          const about = `${metric.id} ${metric.variant} ${group} ${name}`;
          if (measurement === undefined) throw new Error(`${about}: there is no such group.`);
          expectFigure(read(measurement), figure, about);
        }
      }
    },
  };
}

function expectFigure(actual: number | null, figure: Figure, about: string): void {
  if (typeof figure !== "number" && figure !== null)
    throw new Error(`${about}: the figure is ${String(figure)}.`);
  expect(near(actual, figure), `${about}: ${actual} is not ${figure}`).toBe(true);
}

export const value: Read = (measurement) => measurement.value;
export const n: Read = (measurement) => measurement.n;
export const part =
  (name: string, unit = 1): Read =>
  ({ parts }) => {
    const held = parts[name];
    if (held === undefined) throw new Error(`There is no part "${name}".`);
    return held === null ? null : held / unit;
  };
export const excluded =
  (reason: string): Read =>
  (measurement) =>
    measurement.excluded[reason] ?? 0;
