import type { AggregateNode } from "./aggregate.ts";
import { isWord, type Node, numericType } from "./expression.ts";
import type { FoldColumn, Plan, Population } from "./plan.ts";

/**
 * Writes the pass over the rows as JavaScript: one loop, every column read and checked once, every condition asked
 * once, all state in one array. Unknown is NaN, among texts and truths too, as NaN equals nothing; since unknown is
 * neither true nor false, a condition can be written as what makes it true and as what makes it false.
 *
 * The text is a function body with the parameters of a `Pass` and `addSquare`. Names of columns and texts enter it
 * only as JSON strings.
 */
export function generate({ columns, populations, width, lists }: Plan, exclude: boolean): string {
  return `"use strict";
const finite = (x) => x - x === 0 ? x : NaN;
const power = (x, exponent) => x >= 0 ? finite(x ** exponent) : NaN;
let s = state.numbers, l = state.lists, o = 0, q = 0;
for (let i = 0; i < rows.length; i++) {
  const r = rows[i];
  if (typeof r !== "object" || r === null) onInvalid(first + i, null, r);
  if (groupOf !== null) {
    const g = groupOf(r, first + i);
    s = state.numbers; l = state.lists; o = g * ${width}; q = g * ${lists.length};
  }
${columns.map(load).join("\n")}
${populations.map((population, index) => tally(columns, population, index, exclude)).join("\n")}
}`;
}

function load(column: FoldColumn, index: number): string {
  const [c, name] = [`c${index}`, JSON.stringify(column.name)];
  const refuse = `{ b${index} = true; onInvalid(first + i, ${name}, ${c}); }`;
  const odd = column.nullable ? `if (${c} != null) ${refuse}` : refuse;
  return `  let ${c} = r[${name}], b${index} = false; if (${unfit(column, c)}) { ${odd} ${c} = NaN; }`;
}

/** True for a value that is not a known, valid one. */
function unfit({ type, atLeast, atMost }: FoldColumn, c: string): string {
  if (type === "text" || type === "instant") return `typeof ${c} !== "string"`;
  if (type === "boolean") return `typeof ${c} !== "boolean"`;
  const largest = type === "int" ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  const [least, most] = [Math.max(atLeast ?? -largest, -largest), Math.min(atMost ?? largest, largest)];
  const whole = type === "int" ? ` || Math.floor(${c}) !== ${c}` : "";
  return `typeof ${c} !== "number"${whole} || !(${c} >= ${least} && ${c} <= ${most})`;
}

function tally(
  columns: readonly FoldColumn[],
  population: Population,
  index: number,
  exclude: boolean,
): string {
  const { slot, exclusions, aggregates } = population;
  const reason = `p${index}`;
  const bad = population.columns.map((column, i) => `b${column} ? ${i + 1} : `);
  const excluded = exclusions.map(({ when, invalid }, i) => {
    const name = JSON.stringify(invalid);
    const refuse = invalid === undefined ? "" : `onInvalid(first + i, ${name}, r[${name}]), `;
    return `${condition(when, true, columns)} ? (${refuse}${bad.length + i + 1}) : `;
  });
  const updates = new Map<string, string>();
  for (const { node, slot } of aggregates) {
    const where = node.where === null ? "" : `if (${condition(node.where, true, columns)}) `;
    updates.set(where, `${updates.get(where) ?? ""}${update(node, slot, columns)} `);
  }
  const body = Array.from(updates, ([where, all]) => `    ${where}{ ${all}}`);
  return `  const ${reason} = ${(exclude ? [...bad, ...excluded] : excluded).join("")}0;
  s[o + ${slot} + ${reason}]++;
  if (${reason} === 0) {
${body.join("\n")}
  }`;
}

function update(node: AggregateNode, slot: number, columns: readonly FoldColumn[]): string {
  const at = `s[o + ${slot}]`;
  if (node.op === "count") return `${at}++;`;
  // Adding 0 makes −0 the 0 that its JSON is.
  const step = {
    sum: `${at} += v;`,
    least: `if (!(v >= ${at})) ${at} = v + 0;`,
    most: `if (!(v <= ${at})) ${at} = v + 0;`,
    variance: `${at}++; s[o + ${slot + 1}] += v; addSquare(s, o + ${slot + 2}, v);`,
    quantile: `l[q + ${slot}].push(v + 0);`,
    distinct: `l[q + ${slot}].add(v);`,
  }[node.op];
  return `{ const v = ${value(node.of, columns)}; if (v === v) { ${step} } }`;
}

const symbols = { plus: "+", minus: "-", times: "*", over: "/" };

/** An expression over the loaded columns. */
function value(node: Node, columns: readonly FoldColumn[]): string {
  switch (node.op) {
    case "column":
      return `c${columns.findIndex(({ name }) => name === node.name)}`;
    case "literal":
    case "given":
      return `(${JSON.stringify(node.value)})`;
    case "plus":
    case "minus":
    case "times":
    case "over": {
      const result = `(${value(node.left, columns)} ${symbols[node.op]} ${value(node.right, columns)})`;
      return numericType(node) === "int" ? result : `finite${result}`;
    }
    case "power":
      return `power(${value(node.left, columns)}, ${value(node.right, columns)})`;
    case "if":
      return `(${condition(node.condition, true, columns)} ? ${value(node.whenTrue, columns)} : ${value(node.otherwise, columns)})`;
    default:
      return `(${condition(node, true, columns)} || !(${condition(node, false, columns)}) && NaN)`;
  }
}

/** What holds where a condition is true, or where it is false; neither holds where it is unknown. */
function condition(node: Node, wanted: boolean, columns: readonly FoldColumn[]): string {
  const inner = (one: Node) => value(one, columns);
  switch (node.op) {
    case "not":
      return condition(node.of, !wanted, columns);
    case "and":
    case "or": {
      const joint = (node.op === "and") === wanted ? "&&" : "||";
      return `(${condition(node.left, wanted, columns)} ${joint} ${condition(node.right, wanted, columns)})`;
    }
    case "lessThan":
    case "atMost": {
      const symbol = { lessThan: wanted ? "<" : ">=", atMost: wanted ? "<=" : ">" }[node.op];
      return `${inner(node.left)} ${symbol} ${inner(node.right)}`;
    }
    case "equals":
    case "oneOf": {
      const tested = node.op === "oneOf" ? node.of : node.left;
      const others =
        node.op === "oneOf" ? node.values.map((one) => JSON.stringify(one)) : [inner(node.right)];
      const of = inner(tested);
      const isText = isWord(tested);
      const known = (one: string) => (isText ? `typeof ${one} === "string"` : `${one} === ${one}`);
      if (!wanted)
        return `(${[...[of, ...others].map(known), ...others.map((one) => `${of} !== ${one}`)].join(" && ")})`;
      // Engines compare texts with texts much faster than with what may be none.
      const first = isText ? `${known(of)} && ` : "";
      return `(${first}(${others.map((one) => `${of} === ${one}`).join(" || ")}))`;
    }
    case "isKnown":
      return `${wanted ? "!" : ""}Number.isNaN(${inner(node.of)})`;
    default:
      return `${inner(node)} === ${wanted}`;
  }
}
