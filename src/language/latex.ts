import type { Node } from "./expression.ts";

/** The formula of a value as LaTeX mathematics, names upright and fractions built up. */
export function latex(node: Node): string {
  switch (node.op) {
    case "column":
    case "part":
    case "given":
      return name(node.name);
    case "literal":
      return typeof node.value === "string" ? name(node.value) : String(node.value);
    case "over":
      return `\\frac{${latex(node.left)}}{${latex(node.right)}}`;
    case "times":
      return `${factor(node.left)} \\times ${factor(node.right)}`;
    case "plus":
      return `${latex(node.left)} + ${latex(node.right)}`;
    case "minus":
      return `${latex(node.left)} - ${node.right.op === "plus" || node.right.op === "minus" ? `(${latex(node.right)})` : latex(node.right)}`;
    case "if":
      return `\\begin{cases} ${latex(node.then)} & \\text{if } ${latex(node.condition)} \\\\ ${latex(node.otherwise)} & \\text{otherwise} \\end{cases}`;
    case "equals":
      return `${latex(node.left)} = ${latex(node.right)}`;
    case "lessThan":
      return `${latex(node.left)} < ${latex(node.right)}`;
    case "atMost":
      return `${latex(node.left)} \\le ${latex(node.right)}`;
    case "and":
      return `${latex(node.left)} \\land ${latex(node.right)}`;
    case "or":
      return `${latex(node.left)} \\lor ${latex(node.right)}`;
    case "not":
      return `\\lnot (${latex(node.of)})`;
    case "isKnown":
      return `${latex(node.of)} \\text{ is known}`;
    case "oneOf":
      return `${latex(node.of)} \\in \\{${node.values.map((value) => (typeof value === "string" ? name(value) : value)).join(", ")}\\}`;
  }
}

const name = (text: string): string => `\\text{${text.replace(/[\\{}$&#^_%~]/g, "\\$&")}}`;

const factor = (node: Node): string =>
  node.op === "plus" || node.op === "minus" ? `(${latex(node)})` : latex(node);
