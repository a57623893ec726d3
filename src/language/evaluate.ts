import type { Node } from "./expression.ts";

/** A value of an expression; `null` is unknown. */
export type Scalar = number | string | boolean | null;
/** Finds a value in a row, or in the parts of a metric. */
export type Reader<From> = (from: From) => Scalar;

/** An expression as a function. `named` finds the values of columns or parts. */
export function reader<From>(node: Node, named: (name: string) => Reader<From>): Reader<From> {
  const inner = (one: Node) => reader(one, named);
  switch (node.op) {
    case "column":
    case "part":
      return named(node.name);
    case "literal":
    case "given": {
      const { value } = node;
      return () => value;
    }
    case "if": {
      const [is, then, otherwise] = [inner(node.condition), inner(node.whenTrue), inner(node.otherwise)];
      return (from) => (is(from) === true ? then(from) : otherwise(from));
    }
    case "isKnown": {
      const of = inner(node.of);
      return (from) => of(from) !== null;
    }
    case "not": {
      const of = inner(node.of);
      return (from) => {
        const value = of(from);
        return value === null ? null : !value;
      };
    }
    case "oneOf": {
      const [of, values] = [inner(node.of), new Set<Scalar>(node.values)];
      return (from) => {
        const value = of(from);
        return value === null ? null : values.has(value);
      };
    }
    case "and":
    case "or": {
      const [left, right, decisive] = [inner(node.left), inner(node.right), node.op === "or"];
      return (from) => {
        const a = left(from);
        if (a === decisive) return decisive;
        const b = right(from);
        return b === decisive || a !== null ? b : null;
      };
    }
    default: {
      const [left, right, of] = [inner(node.left), inner(node.right), operations[node.op]];
      return (from) => {
        const a = left(from);
        const b = right(from);
        // Texts meet in `equals` alone, where they do as well as numbers.
        return a === null || b === null ? null : of(a as number, b as number);
      };
    }
  }
}

/** The value of an expression over the parts of a metric; `null` where it has nothing to say. */
export function evaluate(node: Node, parts: Readonly<Record<string, number | null>>): number | null {
  const value = reader<typeof parts>(node, (name) => (all) => all[name] ?? null)(parts);
  // Adding 0 makes −0 the 0 that its JSON is.
  return value === null ? null : Number(value) + 0;
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

const operations = {
  plus: (a: number, b: number) => finite(a + b),
  minus: (a: number, b: number) => finite(a - b),
  times: (a: number, b: number) => finite(a * b),
  over: (a: number, b: number) => finite(a / b),
  power: (a: number, b: number) => (a < 0 ? null : finite(a ** b)),
  equals: (a: number, b: number) => a === b,
  lessThan: (a: number, b: number) => a < b,
  atMost: (a: number, b: number) => a <= b,
};
