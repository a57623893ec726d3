import type { AggregateNode } from "../../src/language/aggregate.ts";
import type { Node } from "../../src/language/expression.ts";
import type { FoldColumn } from "../../src/language/plan.ts";
import type { Formula } from "../../src/metrics/metric.ts";

export type Value = number | string | boolean | null;

/**
 * What an expression means, said as plainly as can be and slowly: one row at a time, `null` for unknown. It shares
 * nothing with the library but the form of the expressions.
 */
export function meaningOf(node: Node, read: (name: string) => Value): Value {
  const of = (inner: Node): Value => meaningOf(inner, read);
  switch (node.op) {
    case "column":
    case "part":
      return read(node.name);
    case "literal":
    case "given":
      return node.value;
    case "plus":
    case "minus":
    case "times":
    case "over": {
      const [a, b] = [of(node.left), of(node.right)];
      if (typeof a !== "number" || typeof b !== "number") return null;
      if (node.op === "plus") return a + b;
      if (node.op === "minus") return a - b;
      if (node.op === "times") return a * b;
      return b === 0 ? null : a / b;
    }
    case "power": {
      const [base, exponent] = [of(node.left), of(node.right)];
      return typeof base === "number" && base >= 0 ? base ** Number(exponent) : null;
    }
    case "equals":
    case "lessThan":
    case "atMost": {
      const [a, b] = [of(node.left), of(node.right)];
      if (a === null || b === null) return null;
      if (node.op === "equals") return a === b;
      return node.op === "lessThan" ? a < b : a <= b;
    }
    case "oneOf": {
      const value = of(node.of);
      return value === null ? null : node.values.some((one) => one === value);
    }
    case "not": {
      const value = of(node.of);
      return value === null ? null : !value;
    }
    case "and":
    case "or": {
      const both = [of(node.left), of(node.right)];
      const decisive = node.op === "or";
      if (both.includes(decisive)) return decisive;
      return both.includes(null) ? null : !decisive;
    }
    case "isKnown":
      return of(node.of) !== null;
    case "if":
      return of(node.condition) === true ? of(node.whenTrue) : of(node.otherwise);
  }
}

/** What an aggregate over rows means. */
export function aggregateOf(node: AggregateNode, rows: readonly object[]): number | null {
  const reader =
    (row: object) =>
    (name: string): Value =>
      Reflect.get(row, name) ?? null;
  const counted = rows.filter((row) => node.where === null || meaningOf(node.where, reader(row)) === true);
  if (node.op === "count") return counted.length;
  const known = counted.map((row) => meaningOf(node.of, reader(row))).filter((value) => value !== null);
  if (node.op === "distinct") return new Set(known).size;
  if (node.op === "sum") return known.map(Number).reduce((a, b) => a + b, 0);
  const numbers = known.map((value) => Number(value) + 0).sort((a, b) => a - b);
  switch (node.op) {
    case "least":
      return numbers[0] ?? null;
    case "most":
      return numbers.at(-1) ?? null;
    case "variance":
      return varianceOf(numbers.map(BigInt));
    case "quantile": {
      // Rank 1 + p (n − 1) of the ascending values, linear between neighbours.
      const rank = node.p * (numbers.length - 1);
      const [low, high] = [numbers[Math.floor(rank)], numbers[Math.ceil(rank)]];
      return low === undefined || high === undefined ? null : low + (rank - Math.floor(rank)) * (high - low);
    }
  }
}

/** Sample variance in whole numbers until one last division of two of them, cut to 60 binary digits. */
export function varianceOf(values: readonly bigint[]): number | null {
  const n = BigInt(values.length);
  if (n < 2n) return null;
  const sum = values.reduce((a, b) => a + b, 0n);
  // n × the deviation of each value from the mean is a whole number.
  const squares = values.reduce((total, value) => total + (n * value - sum) ** 2n, 0n);
  const divisor = n * n * (n - 1n);
  return Number((squares << 60n) / divisor) / 2 ** 60;
}

export interface Meaning {
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<string, number | null>>;
}

/** What a formula comes to over rows whose bad input is left out and counted. */
export function measureSlowly(formula: Formula<string>, rows: readonly object[]): Meaning {
  const excluded: Record<string, number> = {};
  const population = rows.filter((row) => {
    const read = (name: string): Value => Reflect.get(row, name) ?? null;
    const bad = formula.columns.find((column) => !isValid(column, read(column.name)));
    const reason =
      bad === undefined
        ? formula.exclusions.find(({ when }) => meaningOf(when, read) === true)?.reason
        : `invalid${bad.name.slice(0, 1).toUpperCase()}${bad.name.slice(1)}`;
    if (reason !== undefined) excluded[reason] = (excluded[reason] ?? 0) + 1;
    return reason === undefined;
  });
  const parts = Object.entries(formula.parts).map(([name, node]) => [name, aggregateOf(node, population)]);
  return { n: population.length, excluded, parts: Object.fromEntries(parts) };
}

function isValid({ type, nullable, atLeast, atMost }: FoldColumn, value: Value): boolean {
  if (value === null) return nullable;
  if (type === "boolean") return typeof value === "boolean";
  if (type === "text" || type === "instant") return typeof value === "string";
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  if (type === "int" && !Number.isSafeInteger(value)) return false;
  return !(atLeast !== undefined && value < atLeast) && !(atMost !== undefined && value > atMost);
}
