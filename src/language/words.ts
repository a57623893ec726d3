import type { AggregateNode } from "./aggregate.ts";
import type { Node } from "./expression.ts";

/** An expression as a person writes a formula: `(promoters − detractors) ÷ (promoters + passives + detractors)`. */
export function words(node: Node): string {
  switch (node.op) {
    case "column":
    case "part":
    case "given":
      return node.name;
    case "literal":
      return typeof node.value === "string" ? `"${node.value}"` : String(node.value);
    case "plus":
    case "minus":
    case "times":
    case "over":
      return `${grouped(node.left, node, "left")} ${symbols[node.op]} ${grouped(node.right, node, "right")}`;
    case "equals":
    case "lessThan":
    case "atMost":
      return comparison(node.left, symbols[node.op], node.right);
    case "and":
    case "or":
      return `${grouped(node.left, node, "left")} ${node.op} ${grouped(node.right, node, "left")}`;
    case "not":
      return negation(node.of);
    case "isKnown":
      return `${words(node.of)} is known`;
    case "oneOf":
      return `${words(node.of)} is ${node.values.map((value) => (typeof value === "string" ? `"${value}"` : value)).join(" or ")}`;
    case "if":
      return `${words(node.then)} if ${words(node.condition)}, else ${words(node.otherwise)}`;
  }
}

/** An aggregate in words: `number of rows where score ≥ 9`. */
export function aggregateWords(node: AggregateNode): string {
  const where = node.where === null ? "" : ` where ${words(node.where)}`;
  switch (node.op) {
    case "count":
      return `number of rows${where}`;
    case "sum":
      return `sum of ${words(node.of)}${where}`;
    case "least":
      return `smallest ${words(node.of)}${where}`;
    case "most":
      return `greatest ${words(node.of)}${where}`;
    case "distinct":
      return `number of different ${words(node.of)}${where}`;
    case "variance":
      return `variance of ${words(node.of)}${where}`;
    case "quantile":
      return `${node.p === 0.5 ? "median" : `quantile ${node.p}`} of ${words(node.of)}${where}`;
  }
}

const symbols = { plus: "+", minus: "−", times: "×", over: "÷", equals: "=", lessThan: "<", atMost: "≤" };
const strength: Partial<Record<Node["op"], number>> = {
  or: 1,
  and: 2,
  not: 3,
  equals: 4,
  lessThan: 4,
  atMost: 4,
  plus: 5,
  minus: 5,
  times: 6,
  over: 6,
};

function grouped(inner: Node, outer: Node, side: "left" | "right"): string {
  const [own, around] = [strength[inner.op] ?? 9, strength[outer.op] ?? 9];
  const loose = own < around || (own === around && side === "right" && outer.op !== "plus");
  return loose ? `(${words(inner)})` : words(inner);
}

/** People say `score ≥ 9`, so a constant never comes first. */
function comparison(left: Node, symbol: string, right: Node): string {
  if (left.op !== "literal" && left.op !== "given") return `${words(left)} ${symbol} ${words(right)}`;
  const turned = { "<": ">", "≤": "≥", "=": "=" }[symbol] ?? symbol;
  return `${words(right)} ${turned} ${words(left)}`;
}

function negation(of: Node): string {
  if (of.op === "isKnown") return `${words(of.of)} is missing`;
  if (of.op === "equals") return comparison(of.left, "≠", of.right);
  return of.op === "column" ? `not ${of.name}` : `not (${words(of)})`;
}
