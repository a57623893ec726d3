import type { AggregateNode } from "../language/aggregate.ts";
import { type Node, numericType } from "../language/expression.ts";
import { type Dialect, quoteText } from "./dialect.ts";

/** How a column or part is referred to. */
export type Reference = (name: string) => string;

/** An expression of the language as SQL. Every column is qualified, every division guarded and cast, here alone. */
export function expressionSql(node: Node, dialect: Dialect, reference: Reference): string {
  const sql = (inner: Node): string => expressionSql(inner, dialect, reference);
  const fraction = (inner: Node) => (numericType(inner) === "int" ? double(sql(inner), dialect) : sql(inner));
  /** Constants alone would be calculated in 32 bits. */
  const wide = (inner: Node) => `CAST(${sql(inner)} AS ${dialect.bigint})`;
  switch (node.op) {
    case "column":
    case "part":
      return reference(node.name);
    case "literal":
      return typeof node.value === "string" ? quoteText(node.value) : numberSql(Number(node.value), dialect);
    case "given":
      return numberSql(node.value, dialect);
    case "plus":
    case "minus":
    case "times": {
      const left = isNarrow(node.left) && isNarrow(node.right) ? wide(node.left) : sql(node.left);
      return `(${left} ${{ plus: "+", minus: "-", times: "*" }[node.op]} ${sql(node.right)})`;
    }
    case "power": {
      const base = fraction(node.left);
      return `CASE WHEN ${base} >= 0 THEN POWER(${base}, ${fraction(node.right)}) END`;
    }
    case "over":
      return `(${fraction(node.left)} / NULLIF(${fraction(node.right)}, 0))`;
    case "equals":
    case "lessThan":
    case "atMost": {
      // People write `score >= 9`, so a constant never comes first.
      if (isConstant(node.left))
        return `(${sql(node.right)} ${{ equals: "=", lessThan: ">", atMost: ">=" }[node.op]} ${sql(node.left)})`;
      return `(${sql(node.left)} ${{ equals: "=", lessThan: "<", atMost: "<=" }[node.op]} ${sql(node.right)})`;
    }
    case "and":
    case "or":
      return `(${sql(node.left)} ${node.op.toUpperCase()} ${sql(node.right)})`;
    case "not":
      return node.of.op === "isKnown" ? `(${sql(node.of.of)} IS NULL)` : `(NOT ${sql(node.of)})`;
    case "isKnown":
      return `(${sql(node.of)} IS NOT NULL)`;
    case "oneOf":
      return `(${sql(node.of)} IN (${node.values
        .map((value) => (typeof value === "string" ? quoteText(value) : numberSql(value, dialect)))
        .join(", ")}))`;
    case "if": {
      // Branches of one type, or an engine may make the result a variant.
      const cast =
        numericType(node) === "real" ? (inner: string) => double(inner, dialect) : (inner: string) => inner;
      return `CASE WHEN ${sql(node.condition)} THEN ${cast(sql(node.whenTrue))} ELSE ${cast(sql(node.otherwise))} END`;
    }
  }
}

const isConstant = ({ op }: Node): boolean => op === "literal" || op === "given";

/** Whether an engine may take a whole number for one of 32 bits. */
const isNarrow = (node: Node): boolean =>
  node.op === "if"
    ? isNarrow(node.whenTrue) && isNarrow(node.otherwise)
    : isConstant(node) && numericType(node) === "int";

/** An aggregate over the rows where `among` holds. */
export function aggregateSql(
  node: AggregateNode,
  dialect: Dialect,
  reference: Reference,
  among: string,
): string {
  const where = node.where === null ? among : `${among} AND ${expressionSql(node.where, dialect, reference)}`;
  if (node.op === "count") return `COUNT(CASE WHEN ${where} THEN 1 END)`;
  const value = `CASE WHEN ${where} THEN ${expressionSql(node.of, dialect, reference)} END`;
  const whole = numericType(node.of) === "int";
  switch (node.op) {
    case "sum": {
      const total = `COALESCE(SUM(${value}), 0)`;
      return `CAST(${total} AS ${whole ? dialect.bigint : dialect.double})`;
    }
    case "least":
      return `MIN(${value})`;
    case "most":
      return `MAX(${value})`;
    case "distinct":
      return `COUNT(DISTINCT ${value})`;
    case "variance":
      return `VAR_SAMP(${double(value, dialect)})`;
    case "quantile":
      return dialect.quantile(node.p, value);
  }
}

export const double = (sql: string, { double }: Dialect): string => `CAST(${sql} AS ${double})`;

/** Whole numbers as such, others as double: a decimal literal would bring decimal arithmetic with it. */
const numberSql = (value: number, dialect: Dialect): string =>
  Number.isInteger(value) ? `${value}` : double(`${value}`, dialect);
