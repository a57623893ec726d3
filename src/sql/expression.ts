import type { AggregateNode } from "../language/aggregate.ts";
import { type Node, numericType } from "../language/expression.ts";
import type { Dialect } from "./dialect.ts";

/** How a column or part is referred to. */
export type Reference = (name: string) => string;

/** An expression of the language as SQL. Every column is qualified, every division guarded and cast, here alone. */
export function expressionSql(node: Node, dialect: Dialect, reference: Reference): string {
  const sql = (inner: Node): string => expressionSql(inner, dialect, reference);
  const fraction = (inner: Node) => (numericType(inner) === "int" ? double(sql(inner), dialect) : sql(inner));
  /** Constants alone would be calculated in 32 bits. */
  const whole = (inner: Node) => `CAST(${sql(inner)} AS ${dialect.types.int})`;
  /** Where whole numbers are reckoned with in more than 64 bits, those go with no others. */
  const besideReal = (inner: Node, text: string) => (isWholeSum(inner) ? double(text, dialect) : text);
  const compared = (inner: Node, other: Node) => (isReal(other) ? besideReal(inner, sql(inner)) : sql(inner));
  switch (node.op) {
    case "column":
    case "part":
      return reference(node.name);
    case "literal":
      return typeof node.value === "string"
        ? dialect.quoteText(node.value)
        : numberSql(Number(node.value), dialect);
    case "given":
      return numberSql(node.value, dialect);
    case "plus":
    case "minus":
    case "times": {
      const narrow = isNarrow(node.left) && isNarrow(node.right) ? whole(node.left) : sql(node.left);
      const left = numericType(node) === "int" ? dialect.wide(narrow) : besideReal(node.left, narrow);
      const right = numericType(node) === "int" ? sql(node.right) : besideReal(node.right, sql(node.right));
      return `(${left} ${{ plus: "+", minus: "-", times: "*" }[node.op]} ${right})`;
    }
    case "power": {
      const base = fraction(node.left);
      // A root is rounded in one way everywhere, and a power by each library in its own.
      const isRoot = node.right.op === "literal" && node.right.value === 0.5;
      const power = isRoot ? `SQRT(${base})` : `POWER(${base}, ${fraction(node.right)})`;
      return `CASE WHEN ${base} >= 0 THEN ${power} END`;
    }
    case "over":
      return `(${fraction(node.left)} / NULLIF(${fraction(node.right)}, 0))`;
    case "equals":
    case "lessThan":
    case "atMost": {
      // People write `score >= 9`, so a constant never comes first.
      if (isConstant(node.left))
        return `(${compared(node.right, node.left)} ${{ equals: "=", lessThan: ">", atMost: ">=" }[node.op]} ${sql(node.left)})`;
      return `(${compared(node.left, node.right)} ${{ equals: "=", lessThan: "<", atMost: "<=" }[node.op]} ${compared(node.right, node.left)})`;
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
        .map((value) => (typeof value === "string" ? dialect.quoteText(value) : numberSql(value, dialect)))
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

const isWholeSum = (node: Node): boolean =>
  node.op === "if"
    ? isWholeSum(node.whenTrue) || isWholeSum(node.otherwise)
    : ["plus", "minus", "times"].includes(node.op) && numericType(node) === "int";

/** Whether a node is a number that need not be whole. */
function isReal(node: Node): boolean {
  switch (node.op) {
    case "column":
      return node.type === "real";
    case "literal":
    case "given":
      return typeof node.value === "number" && !Number.isInteger(node.value);
    case "if":
      return isReal(node.whenTrue) || isReal(node.otherwise);
    case "plus":
    case "minus":
    case "times":
    case "power":
    case "over":
    case "part":
      return numericType(node) === "real";
    default:
      return false;
  }
}

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
  const isWhole = numericType(node.of) === "int";
  const extreme = (sql: string) => (isWhole && node.of.op !== "column" ? dialect.narrow(sql) : sql);
  switch (node.op) {
    case "sum":
      return isWhole
        ? dialect.narrow(`COALESCE(SUM(${dialect.wide(value)}), 0)`)
        : double(`COALESCE(SUM(${value}), 0)`, dialect);
    case "least":
      return extreme(`MIN(${value})`);
    case "most":
      return extreme(`MAX(${value})`);
    case "distinct":
      return dialect.distinct(value, isReal(node.of) ? "real" : "other");
    case "variance":
      return dialect.variance(double(value, dialect));
    case "quantile":
      return dialect.quantile(node.p, value);
  }
}

export const double = (sql: string, { types }: Dialect): string => `CAST(${sql} AS ${types.real})`;

/** Whole numbers as such, others as double: a decimal literal would bring decimal arithmetic with it. */
const numberSql = (value: number, dialect: Dialect): string =>
  Number.isInteger(value) ? `${value}` : double(`${value}`, dialect);
