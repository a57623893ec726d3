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

/** `over` is the only division; the exponent of a `power` is a literal above 0. */
export type ArithmeticOperator = "plus" | "minus" | "times" | "over" | "power";
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
  /** Never there: they tell the compiler what is read and what comes of it. */
  declare readonly reads?: readonly Reads[];
  declare readonly type?: Type;

  constructor(node: Node) {
    this.node = node;
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

  /**
   * To the power of a number above 0, ½ for the square root; `null` below 0.
   * @throws RangeError on an exponent that is not above 0.
   */
  power(this: Quantity<Reads>, exponent: number): Quantity<Reads> {
    if (!(exponent > 0)) throw new RangeError(`power takes an exponent above 0, not ${exponent}.`);
    return arithmetic("power", this, exponent);
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
    for (const value of values) if (typeof value === "number") finite(value);
    return new Expression({ op: "oneOf", of: this.node, values });
  }

  and<R extends string>(this: Condition<Reads>, other: Condition<R>): Test<Reads, R> {
    return new Expression({ op: "and", left: this.node, right: other.node });
  }
  or<R extends string>(this: Condition<Reads>, other: Condition<R>): Test<Reads, R> {
    return new Expression({ op: "or", left: this.node, right: other.node });
  }
  not(this: Condition<Reads>): Condition<Reads> {
    return new Expression({ op: "not", of: this.node });
  }

  isKnown(): Condition<Reads> {
    return new Expression({ op: "isKnown", of: this.node });
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
  return new Expression({ op: "if", condition: is.node, whenTrue: then.node, otherwise: otherwise.node });
}

export function column<Name extends string, Type extends ScalarType>(
  name: Name,
  type: Type,
): Expression<Name, Type> {
  return new Expression({ op: "column", name, type });
}

/** A named aggregate of a metric, inside its `value`. It may be a fraction (a median), so it counts as real. */
export function part<Name extends string>(name: Name): Expression<Name, "real"> {
  return new Expression({ op: "part", name });
}

/** A named threshold of a metric that its user may set. */
export const given = (name: string, value: number): Expression<never, "int"> =>
  new Expression({ op: "given", name, value: finite(value) });

export const literal = (value: number): Expression<never, "int"> =>
  new Expression({ op: "literal", value: finite(value) });

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot stand in an expression.`);
  return value;
}

const text = (value: string): Expression<never, "text"> => new Expression({ op: "literal", value });

const operand = <R extends string>(value: Operand<R>): Quantity<R> =>
  typeof value === "number" ? literal(value) : value;

const arithmetic = <A extends string, B extends string>(
  op: ArithmeticOperator,
  left: Quantity<A>,
  right: Operand<B>,
): Quantity<A | B> => new Expression({ op, left: left.node, right: operand(right).node });

const compare = <A extends string, B extends string>(
  op: ComparisonOperator,
  left: Expression<A, ScalarType>,
  right: Expression<B, ScalarType>,
): Condition<A | B> => new Expression({ op, left: left.node, right: right.node });

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
