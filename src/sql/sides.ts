import type { ScalarType } from "../language/expression.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import type { Dialect } from "./dialect.ts";
import { missing } from "./statement.ts";

/** The rows of several tables, one for each side of a fact, as one table with its side and the columns needed. */
export function sidesSql(
  { name, columns, ...fact }: AnyMetric["fact"],
  tables: Readonly<Record<string, string>>,
  needed: readonly string[],
  held: (table: string, name: string, type: ScalarType) => string,
  dialect: Dialect,
): string {
  const sides: Readonly<Record<string, AnyMetric["fact"]>> = isSided(fact) ? fact.sides : {};
  const sideOf = (side: string) => {
    const own = Object.hasOwn(sides, side) ? sides[side] : undefined;
    if (own === undefined)
      throw new TypeError(
        `${name} has no side "${side}"; it has ${Object.keys(sides).join(", ") || "none"}.`,
      );
    return own;
  };
  const all = Object.entries(tables).map(([side, table]) => ({ side, table, own: sideOf(side) }));
  const selects = all.map(({ side, table, own }) => {
    const column = (one: string): string => {
      const { type } = columns[one] ?? {};
      if (type === undefined) throw new TypeError(`No side of ${name} has a column "${one}".`);
      if (one === "side") return dialect.quoteText(side);
      const inner = one === "key" ? own.key : one === "at" ? own.at : one;
      return Object.hasOwn(own.columns, inner)
        ? held(dialect.quoteName(side), inner, type)
        : missing(type, dialect);
    };
    const list = needed.map((one) => `${column(one)} AS ${dialect.quoteName(one)}`);
    return `SELECT ${list.join(", ")} FROM ${table} AS ${dialect.quoteName(side)}`;
  });
  return `(\n    ${selects.join("\n    UNION ALL\n    ")}\n  )`;
}

const isSided = (fact: object): fact is { readonly sides: Readonly<Record<string, AnyMetric["fact"]>> } =>
  "sides" in fact;
