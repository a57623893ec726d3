import type { Node } from "./expression.ts";
import { type Notation, write } from "./notation.ts";

const upright = (text: string): string =>
  `\\text{${text.replace(/\s/g, " ").replace(/[\\{}$&#^_%~]/g, escaped)}}`;
const escaped = (character: string): string =>
  ({ "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" })[character] ??
  `\\${character}`;

const asMathematics: Notation = {
  name: upright,
  given: upright,
  text: (value) => upright(`“${value}”`),
  symbols: {
    plus: "+",
    minus: "-",
    times: "\\times",
    over: "\\div",
    and: "\\land",
    or: "\\lor",
    "=": "=",
    "≠": "\\ne",
    "<": "<",
    "≤": "\\le",
    ">": ">",
    "≥": "\\ge",
  },
  fraction: (above, below) => `\\frac{${above}}{${below}}`,
  power: (of, _, exponent) => (exponent === "0.5" ? `\\sqrt{${of}}` : `\\left(${of}\\right)^{${exponent}}`),
  not: (of) => `\\lnot ${of}`,
  isKnown: (of, wanted) => `${of} \\text{ is ${wanted ? "known" : "missing"}}`,
  isOneOf: (of, values, wanted) => `${of} ${wanted ? "\\in" : "\\notin"} \\{${values.join(", ")}\\}`,
  cases: (condition, whenTrue, otherwise) =>
    `\\begin{cases} ${whenTrue} & \\text{if } ${condition} \\\\ ${otherwise} & \\text{otherwise} \\end{cases}`,
};

/** A name as LaTeX: upright text. */
export const latexName = upright;

/** The formula of a value as LaTeX mathematics, names upright and fractions built up. */
export const latex = (node: Node): string => write(node, asMathematics);
