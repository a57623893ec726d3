import { type Condition, type Expression, type Node, numericType, type Quantity } from "./expression.ts";

/** An aggregate over rows as plain data. `where` filters the rows it sees. */
export type AggregateNode =
  | { readonly op: "count"; readonly where: Node | null }
  | {
      readonly op: "sum" | "least" | "most" | "distinct" | "variance";
      readonly of: Node;
      readonly where: Node | null;
    }
  | { readonly op: "quantile"; readonly p: number; readonly of: Node; readonly where: Node | null };

/** A sufficient statistic of a metric: what a fold keeps and what two folds merge. */
export interface Aggregate<Reads extends string> {
  readonly node: AggregateNode;
  /** Never there: it tells the compiler what is read. */
  readonly reads?: readonly Reads[];
}

/**
 * How far a number made of this aggregate can be combined: `distributive` states are themselves the answer (count,
 * sum, least, most), `algebraic` ones are small states with an answer above them (variance), `holistic` ones need
 * the values (quantile, distinct).
 */
export type Mergeability = "distributive" | "algebraic" | "holistic";

// Results are NoInfer, or the compiler would take the columns from where a result goes instead of from its arguments.

/** Number of rows, or of rows where the condition is true. 0 over no rows. */
export function count<W extends string = never>(where?: Condition<W>): Aggregate<NoInfer<W>> {
  return { node: { op: "count", where: where?.node ?? null } };
}
/** Sum of the known values; 0 over none. */
export function sum<R extends string, W extends string = never>(
  of: Quantity<R>,
  where?: Condition<W>,
): Aggregate<NoInfer<R | W>> {
  return aggregate("sum", of, where);
}
/** Smallest known value; `null` over none. */
export function least<R extends string, W extends string = never>(
  of: Quantity<R>,
  where?: Condition<W>,
): Aggregate<NoInfer<R | W>> {
  return aggregate("least", of, where);
}
/** Greatest known value; `null` over none. */
export function most<R extends string, W extends string = never>(
  of: Quantity<R>,
  where?: Condition<W>,
): Aggregate<NoInfer<R | W>> {
  return aggregate("most", of, where);
}
/** Number of different known values; 0 over none. */
export function distinct<R extends string, W extends string = never>(
  of: Expression<R, "int" | "text">,
  where?: Condition<W>,
): Aggregate<NoInfer<R | W>> {
  return aggregate("distinct", of, where);
}
/**
 * Sample variance (n − 1) of whole numbers; `null` below two. Whole numbers only, because their sum of squares is
 * kept exactly, so that shards merge to the last bit.
 */
export function variance<R extends string, W extends string = never>(
  of: Quantity<R>,
  where?: Condition<W>,
): Aggregate<NoInfer<R | W>> {
  if (numericType(of.node) !== "int") throw new TypeError("variance takes a whole-number expression.");
  return aggregate("variance", of, where);
}
/** Exact quantile, Hyndman–Fan type 7 (linear between order statistics); `null` over no known value. */
export function quantile<R extends string, W extends string = never>(
  p: number,
  of: Quantity<R>,
  where?: Condition<W>,
): Aggregate<NoInfer<R | W>> {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile takes a share from 0 to 1, not ${p}.`);
  return { node: { op: "quantile", p, of: of.node, where: where?.node ?? null } };
}

export function mergeability(node: AggregateNode): Mergeability {
  if (node.op === "quantile" || node.op === "distinct") return "holistic";
  return node.op === "variance" ? "algebraic" : "distributive";
}

const aggregate = <R extends string, W extends string>(
  op: "sum" | "least" | "most" | "distinct" | "variance",
  of: Expression<R, "int" | "real" | "text">,
  where: Condition<W> | undefined,
): Aggregate<R | W> => ({ node: { op, of: of.node, where: where?.node ?? null } });

/** Adds the columns that an expression or an aggregate reads, in the order in which it names them. */
export function addColumns(node: Node | AggregateNode, to: Set<string>): void {
  if (node.op === "column") to.add(node.name);
  for (const inner of Object.values<unknown>(node)) if (isNode(inner)) addColumns(inner, to);
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "op" in value;
