import type { AggregateNode } from "../language/aggregate.ts";
import type { Node } from "../language/expression.ts";
import type { Dialect } from "../sql/dialect.ts";
import { aggregateSql, double, expressionSql, type Reference } from "../sql/expression.ts";
import { reasonsSql } from "../sql/population.ts";
import type { MetricForm } from "./metric-forms.ts";

/** The pieces of a metric for a format that puts them together itself, from the same texts as `toSql`. */
export interface MetricSql {
  /** Condition of the rows that are counted. */
  readonly population: string;
  /** A part as an aggregate over those rows. */
  part(node: AggregateNode): string;
  /** Condition of the rows that a part is made of. */
  rows(node: AggregateNode): string;
  /** What a part is made of in each row; `null` for a number of rows. */
  of(node: AggregateNode): string | null;
  /** A value from the parts as they are named or written. */
  value(node: Node, part: Reference): string;
}

export function metricSql({ formula }: MetricForm, dialect: Dialect, column: Reference): MetricSql {
  const types = new Map(formula.columns.map(({ name, type }) => [name, type]));
  const reference: Reference = (name) =>
    types.get(name) === "real" ? double(column(name), dialect) : column(name);
  const reasons = reasonsSql(formula, dialect, reference).map(({ when }) => when);
  const population = reasons.length === 0 ? "TRUE" : `(NOT COALESCE(${reasons.join(" OR ")}, FALSE))`;
  return {
    population,
    part: (node) => aggregateSql(node, dialect, reference, population),
    rows: ({ where }) =>
      where === null ? population : `${population} AND ${expressionSql(where, dialect, reference)}`,
    of: (node) => ("of" in node ? expressionSql(node.of, dialect, reference) : null),
    value: (node, part) => expressionSql(node, dialect, (name) => double(part(name), dialect)),
  };
}
