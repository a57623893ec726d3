/** What a column or an expression holds. Instants are compared nowhere; they are known or missing. */
export type ScalarType = "int" | "real" | "boolean" | "text" | "instant";

/** An expression as plain data: what the fold, the SQL, the words and the mathematics are all made from. */
export type Node =
  | { readonly op: "column"; readonly name: string; readonly type: ScalarType }
  | { readonly op: "part"; readonly name: string }
  | { readonly op: "literal"; readonly value: number | string }
  | { readonly op: "given"; readonly name: string; readonly value: number }
  | { readonly op: ArithmeticOperator; readonly left: Node; readonly right: Node }
  | { readonly op: ComparisonOperator; readonly left: Node; readonly right: Node }
  | { readonly op: "and" | "or"; readonly left: Node; readonly right: Node }
  | { readonly op: "not" | "isKnown"; readonly of: Node }
  | { readonly op: "oneOf"; readonly of: Node; readonly values: readonly (number | string)[] }
  | { readonly op: "if"; readonly condition: Node; readonly whenTrue: Node; readonly otherwise: Node };

/** `over` is the only division. */
export type ArithmeticOperator = "plus" | "minus" | "times" | "over";
/** Every comparison is made of these, and of `not`. */
export type ComparisonOperator = "equals" | "lessThan" | "atMost";

type Numeric = "int" | "real";
/** A numeric expression. */
export type Quantity<Reads extends string> = Expression<Reads, Numeric>;
/** A boolean expression; as a filter, unknown counts as false. */
export type Condition<Reads extends string> = Expression<Reads, "boolean">;

type Operand<Reads extends string> = Quantity<Reads> | number;
// NoInfer, or the compiler would take the columns from where a result goes instead of from its arguments.
type Result<Reads extends string, R extends string> = Quantity<Reads | NoInfer<R>>;
type Test<Reads extends string, R extends string> = Condition<Reads | NoInfer<R>>;

/**
 * A typed expression. `Reads` are the names it reads: columns of a fact inside `parts` and `excluded`, parts of a
 * metric inside `value`. Unknown (`null`) follows SQL: it goes through arithmetic and satisfies no comparison.
 */
export class Expression<Reads extends string, Type extends ScalarType> {
  readonly node: Node;
  readonly type: Type;
  readonly reads: readonly Reads[];

  constructor(node: Node, type: Type, reads: readonly Reads[]) {
    this.node = node;
    this.type = type;
    this.reads = reads;
  }

  plus<R extends string = never>(this: Quantity<Reads>, other: Operand<R>): Result<Reads, R> {
    return arithmetic("plus", this, other);
  }
  minus<R extends string = never>(this: Quantity<Reads>, other: Operand<R>): Result<Reads, R> {
    return arithmetic("minus", this, other);
  }
  times<R extends string = never>(this: Quantity<Reads>, other: Operand<R>): Result<Reads, R> {
    return arithmetic("times", this, other);
  }
  /** The only division: `null` where the divisor is 0 or unknown. */
  over<R extends string = never>(this: Quantity<Reads>, other: Operand<R>): Result<Reads, R> {
    return arithmetic("over", this, other);
  }

  /** `≤`: the bound is included. */
  atMost<R extends string = never>(this: Quantity<Reads>, bound: Operand<R>): Test<Reads, R> {
    return compare("atMost", this, operand(bound));
  }
  /** `≥`: the bound is included. */
  atLeast<R extends string = never>(this: Quantity<Reads>, bound: Operand<R>): Test<Reads, R> {
    return compare("atMost", operand(bound), this);
  }
  /** `<`: the bound is not included. */
  lessThan<R extends string = never>(this: Quantity<Reads>, bound: Operand<R>): Test<Reads, R> {
    return compare("lessThan", this, operand(bound));
  }
  /** `>`: the bound is not included. */
  moreThan<R extends string = never>(this: Quantity<Reads>, bound: Operand<R>): Test<Reads, R> {
    return compare("lessThan", operand(bound), this);
  }
  equals<R extends string = never>(this: Quantity<Reads>, value: Operand<R>): Test<Reads, R>;
  equals(this: Expression<Reads, "text">, value: string): Condition<Reads>;
  equals<R extends string = never>(value: Operand<R> | string): Test<Reads, R> {
    const other: Expression<R, ScalarType> = typeof value === "string" ? text(value) : operand(value);
    return compare("equals", this, other);
  }
  /** @throws TypeError without a value, as nothing would satisfy it, or with one that is not finite. */
  isOneOf(this: Expression<Reads, "int">, ...values: readonly number[]): Condition<Reads>;
  isOneOf(this: Expression<Reads, "text">, ...values: readonly string[]): Condition<Reads>;
  isOneOf(...values: readonly (number | string)[]): Condition<Reads> {
    if (values.length === 0) throw new TypeError("isOneOf takes at least one value.");
    for (const value of values) if (typeof value === "number") literal(value);
    return condition({ op: "oneOf", of: this.node, values }, this.reads);
  }

  and<R extends string>(this: Condition<Reads>, other: Condition<R>): Test<Reads, R> {
    return condition({ op: "and", left: this.node, right: other.node }, union(this.reads, other.reads));
  }
  or<R extends string>(this: Condition<Reads>, other: Condition<R>): Test<Reads, R> {
    return condition({ op: "or", left: this.node, right: other.node }, union(this.reads, other.reads));
  }
  not(this: Condition<Reads>): Condition<Reads> {
    return condition({ op: "not", of: this.node }, this.reads);
  }

  isKnown(): Condition<Reads> {
    return condition({ op: "isKnown", of: this.node }, this.reads);
  }
  isMissing(): Condition<Reads> {
    return this.isKnown().not();
  }
}

/** `then` where the condition is true, `otherwise` where it is false or unknown. */
export function when<C extends string, A extends string, B extends string, T extends Numeric>(
  is: Condition<C>,
  then: Expression<A, T>,
  otherwise: Expression<B, T>,
): Expression<C | A | B, T> {
  const node: Node = { op: "if", condition: is.node, whenTrue: then.node, otherwise: otherwise.node };
  const type = then.type === "real" ? then.type : otherwise.type;
  return new Expression<C | A | B, T>(node, type, union(union(is.reads, then.reads), otherwise.reads));
}

export function column<Name extends string, Type extends ScalarType>(name: Name, type: Type) {
  return new Expression({ op: "column", name, type }, type, [name]);
}

/** A named aggregate of a metric, inside its `value`. It may be a fraction (a median), so it counts as real. */
export function part<Name extends string>(name: Name): Expression<Name, "real"> {
  return new Expression({ op: "part", name }, "real", [name]);
}

/** A named threshold of a metric that its user may set. */
export function given(name: string, value: number): Expression<never, "int"> {
  if (!Number.isFinite(value))
    throw new TypeError(`The given "${name}" is ${value}; it must be a finite number.`);
  return new Expression({ op: "given", name, value }, "int", []);
}

export function literal(value: number): Expression<never, "int"> {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot stand in an expression.`);
  return new Expression({ op: "literal", value }, "int", []);
}

const text = (value: string): Expression<never, "text"> =>
  new Expression({ op: "literal", value }, "text", []);

const operand = <R extends string>(value: Operand<R>): Quantity<R> =>
  typeof value === "number" ? literal(value) : value;

const union = <A extends string, B extends string>(a: readonly A[], b: readonly B[]): readonly (A | B)[] => [
  ...new Set<A | B>([...a, ...b]),
];

const condition = <R extends string>(node: Node, reads: readonly R[]): Condition<R> =>
  new Expression(node, "boolean", reads);

function arithmetic<A extends string, B extends string>(
  op: ArithmeticOperator,
  left: Quantity<A>,
  right: Operand<B>,
): Quantity<A | B> {
  const other = operand(right);
  const node: Node = { op, left: left.node, right: other.node };
  return new Expression<A | B, Numeric>(node, numericType(node), union(left.reads, other.reads));
}

const compare = <A extends string, B extends string>(
  op: ComparisonOperator,
  left: Expression<A, ScalarType>,
  right: Expression<B, ScalarType>,
): Condition<A | B> => condition({ op, left: left.node, right: right.node }, union(left.reads, right.reads));

/** Whether a numeric node is certain to be a whole number. */
export function numericType(node: Node): Numeric {
  switch (node.op) {
    case "column":
      return node.type === "int" ? "int" : "real";
    case "literal":
    case "given":
      return Number.isInteger(node.value) ? "int" : "real";
    case "plus":
    case "minus":
    case "times":
      return numericType(node.left) === "int" ? numericType(node.right) : "real";
    case "if":
      return numericType(node.whenTrue) === "int" ? numericType(node.otherwise) : "real";
    default:
      return "real";
  }
}

/** Whether a node is a text rather than a number or a truth. An instant is read as the text it is. */
export const isWord = (node: Node): boolean =>
  node.op === "column"
    ? node.type === "text" || node.type === "instant"
    : node.op === "literal" && typeof node.value === "string";
