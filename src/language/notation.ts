import type { Node } from "./expression.ts";

/** A way in which people write expressions. */
export interface Notation {
  readonly name: (name: string) => string;
  /** A threshold, whose name may also be that of a column. */
  readonly given: (name: string) => string;
  readonly text: (value: string) => string;
  readonly symbols: Readonly<Record<Operator | Comparison, string>>;
  /** A division built up, which needs no parentheses; `null` where it is written with its symbol. */
  readonly fraction: ((above: string, below: string) => string) | null;
  /** A power of what is written bare, and in parentheses where it needs them. */
  readonly power: (of: string, enclosed: string, exponent: string) => string;
  readonly not: (of: string) => string;
  readonly isKnown: (of: string, wanted: boolean) => string;
  readonly isOneOf: (of: string, values: readonly string[], wanted: boolean) => string;
  readonly cases: (condition: string, whenTrue: string, otherwise: string) => string;
}
type Operator = "plus" | "minus" | "times" | "over" | "and" | "or";
type Comparison = "=" | "≠" | "<" | "≤" | ">" | "≥";

/** An expression, or its negation, with parentheses only where they are needed. */
export function write(node: Node, notation: Notation, wanted = true): string {
  const inside = (inner: Node, isRight = false) => {
    const [own, around] = [strength(inner), strength(node)];
    const chained = isRight
      ? node.op === "plus" || node.op === "and" || node.op === "or"
      : own !== COMPARED && own !== CASES;
    const built = inner.op === "over" && notation.fraction !== null;
    const bare = built || own > around || (own === around && chained);
    return bare ? write(inner, notation) : `(${write(inner, notation)})`;
  };
  const negated = (text: string) => (wanted ? text : notation.not(text));
  switch (node.op) {
    case "column":
    case "part":
      return negated(notation.name(node.name));
    case "given":
      return notation.given(node.name);
    case "literal":
      return typeof node.value === "string" ? notation.text(node.value) : String(node.value);
    case "plus":
    case "minus":
    case "times":
    case "over":
      if (node.op === "over" && notation.fraction !== null)
        return notation.fraction(write(node.left, notation), write(node.right, notation));
      return `${inside(node.left)} ${notation.symbols[node.op]} ${inside(node.right, true)}`;
    case "power":
      return notation.power(write(node.left, notation), inside(node.left), write(node.right, notation));
    case "and":
    case "or": {
      const both = `${inside(node.left)} ${notation.symbols[node.op]} ${inside(node.right, true)}`;
      return wanted ? both : notation.not(`(${both})`);
    }
    case "not":
      return write(node.of, notation, !wanted);
    case "equals":
    case "lessThan":
    case "atMost": {
      // People say `score ≥ 9`, so a constant never comes first.
      const turned = node.left.op === "literal" || node.left.op === "given";
      const [first, second] = turned ? [node.right, node.left] : [node.left, node.right];
      const symbol = comparisons[node.op][wanted ? "yes" : "no"][turned ? 1 : 0];
      return `${inside(first)} ${notation.symbols[symbol]} ${inside(second, true)}`;
    }
    case "isKnown":
      return notation.isKnown(inside(node.of), wanted);
    case "oneOf": {
      const values = node.values.map((value) => write({ op: "literal", value }, notation));
      return notation.isOneOf(inside(node.of), values, wanted);
    }
    case "if":
      return notation.cases(write(node.condition, notation), inside(node.whenTrue), inside(node.otherwise));
  }
}

/** As it stands and turned round, for what holds and for its negation. */
const comparisons = {
  equals: { yes: ["=", "="], no: ["≠", "≠"] },
  lessThan: { yes: ["<", ">"], no: ["≥", "≤"] },
  atMost: { yes: ["≤", "≥"], no: [">", "<"] },
} as const;

const CASES = 0;
const COMPARED = 4;

/** How firmly an expression holds together; an `if` not at all. */
function strength(node: Node): number {
  switch (node.op) {
    case "if":
      return CASES;
    case "or":
      return 1;
    case "and":
      return 2;
    case "not":
      return Math.max(3, strength(node.of));
    case "equals":
    case "lessThan":
    case "atMost":
    case "oneOf":
    case "isKnown":
      return COMPARED;
    case "plus":
    case "minus":
      return 5;
    case "times":
    case "over":
      return 6;
    case "power":
      return 7;
    default:
      return 8;
  }
}
