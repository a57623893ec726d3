import type { Node } from "./expression.ts";

/** The value of an expression over the parts of a metric; `null` where it has nothing to say. */
export function evaluate(node: Node, parts: Readonly<Record<string, number | null>>): number | null {
  switch (node.op) {
    case "part": {
      const value = parts[node.name];
      if (value === undefined) throw new TypeError(`There is no part "${node.name}".`);
      return value;
    }
    case "literal":
    case "given":
      return Number(node.value);
    case "if":
      return evaluate(truth(node.condition, parts) === true ? node.then : node.otherwise, parts);
    case "plus":
    case "minus":
    case "times":
    case "over": {
      const left = evaluate(node.left, parts);
      const right = evaluate(node.right, parts);
      if (left === null || right === null) return null;
      const result = operations[node.op](left, right);
      return Number.isFinite(result) ? result : null;
    }
    default:
      throw new TypeError(`"${node.op}" is not a number.`);
  }
}

const operations = {
  plus: (a: number, b: number) => a + b,
  minus: (a: number, b: number) => a - b,
  times: (a: number, b: number) => a * b,
  over: (a: number, b: number) => a / b,
};

function truth(node: Node, parts: Readonly<Record<string, number | null>>): boolean | null {
  switch (node.op) {
    case "not": {
      const of = truth(node.of, parts);
      return of === null ? null : !of;
    }
    case "and":
    case "or": {
      const [left, right] = [truth(node.left, parts), truth(node.right, parts)];
      const decisive = node.op === "or";
      if (left === decisive || right === decisive) return decisive;
      return left === null || right === null ? null : !decisive;
    }
    case "isKnown":
      return evaluate(node.of, parts) !== null;
    case "oneOf": {
      const of = evaluate(node.of, parts);
      return of === null ? null : node.values.includes(of);
    }
    case "equals":
    case "lessThan":
    case "atMost": {
      const [left, right] = [evaluate(node.left, parts), evaluate(node.right, parts)];
      if (left === null || right === null) return null;
      if (node.op === "equals") return left === right;
      return node.op === "lessThan" ? left < right : left <= right;
    }
    default:
      throw new TypeError(`"${node.op}" is not a condition.`);
  }
}
