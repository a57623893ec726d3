import type { AggregateNode } from "./aggregate.ts";
import type { Node } from "./expression.ts";
import { type Notation, write } from "./notation.ts";

const inWords: Notation = {
  name: (name) => name,
  given: (name) => `given ${name}`,
  text: (value) => `"${value}"`,
  symbols: {
    plus: "+",
    minus: "−",
    times: "×",
    over: "÷",
    and: "and",
    or: "or",
    "=": "=",
    "≠": "≠",
    "<": "<",
    "≤": "≤",
    ">": ">",
    "≥": "≥",
  },
  fraction: null,
  power: (_, enclosed, exponent) => (exponent === "0.5" ? `√${enclosed}` : `${enclosed}^${exponent}`),
  not: (of) => `not ${of}`,
  isKnown: (of, wanted) => `${of} is ${wanted ? "known" : "missing"}`,
  isOneOf: (of, values, wanted) => {
    const many = values.length > 1 ? (wanted ? "one of " : "none of ") : wanted ? "" : "not ";
    return `${of} is ${many}${values.join(", ")}`;
  },
  cases: (condition, whenTrue, otherwise) => `${whenTrue} if ${condition}, else ${otherwise}`,
};

/** An expression as a person writes a formula: `(promoters − detractors) ÷ (promoters + passives + detractors)`. */
export const words = (node: Node): string => write(node, inWords);

const said = {
  sum: "sum of",
  least: "smallest",
  most: "greatest",
  distinct: "number of different",
  variance: "variance of",
};

/** An aggregate in words: `number of rows where score ≥ 9`. */
export function aggregateWords(node: AggregateNode): string {
  const where = node.where === null ? "" : ` where ${words(node.where)}`;
  if (node.op === "count") return `number of rows${where}`;
  const quantile = node.op !== "quantile" || node.p === 0.5 ? "median of" : `quantile ${node.p} of`;
  const name = node.op === "quantile" ? quantile : said[node.op];
  return `${name} ${node.of.op === "column" ? words(node.of) : `(${words(node.of)})`}${where}`;
}
