import type { Node } from "./expression.ts";
import type { FoldColumn, Plan, PlannedAggregate, Population } from "./plan.ts";

/**
 * Writes the pass over the rows as JavaScript: one loop, every column read and checked once, every condition asked
 * once, all state in one array. Unknown is NaN among numbers and null among the rest; since unknown is neither
 * true nor false, a condition is written twice, as what makes it true and as what makes it false.
 *
 * The text is a function body with the parameters `rows, from, to, state, groupOf, bad, addSquare`. Names of
 * columns and texts enter it only as JSON strings.
 */
export function generate(plan: Plan, exclude: boolean): string {
  return `"use strict";
const divide = (a, b) => { const x = a / b; return x - x === 0 ? x : NaN; };
let s = state.numbers, l = state.lists, o = 0, q = 0;
for (let i = from; i < to; i++) {
  const r = rows[i];
  if (groupOf !== null) {
    const g = groupOf(r, i);
    s = state.numbers; l = state.lists; o = g * ${plan.width}; q = g * ${plan.lists.length};
  }
${plan.columns.map((column, index) => load(column, index, exclude)).join("\n")}
${plan.populations.map((population, index) => tally(plan, population, index, exclude)).join("\n")}
}`;
}

function load(column: FoldColumn, index: number, exclude: boolean): string {
  const c = `c${index}`;
  const missing = column.type === "int" || column.type === "real" ? "NaN" : "null";
  const flag = exclude ? ` b${index} = true;` : "";
  const refuse = `{ bad(i, ${index}, ${c}); ${c} = ${missing};${flag} }`;
  const odd = column.nullable ? `if (${c} == null) ${c} = ${missing}; else ${refuse}` : refuse;
  const start = exclude ? `let b${index} = false; ` : "";
  return `  ${start}let ${c} = r[${JSON.stringify(column.name)}]; if (${unfit(column, c)}) { ${odd} }`;
}

/** True for a value that is not a known, valid one. */
function unfit(column: FoldColumn, c: string): string {
  switch (column.type) {
    case "int": {
      const least = Math.max(column.atLeast ?? -Infinity, Number.MIN_SAFE_INTEGER);
      const most = Math.min(column.atMost ?? Infinity, Number.MAX_SAFE_INTEGER);
      return `typeof ${c} !== "number" || Math.floor(${c}) !== ${c} || ${c} < ${least} || ${c} > ${most}`;
    }
    case "real": {
      const bounds = [
        column.atLeast === undefined ? "" : ` || ${c} < ${column.atLeast}`,
        column.atMost === undefined ? "" : ` || ${c} > ${column.atMost}`,
      ];
      return `typeof ${c} !== "number" || ${c} - ${c} !== 0${bounds.join("")}`;
    }
    case "boolean":
      return `typeof ${c} !== "boolean"`;
    default:
      return `typeof ${c} !== "string"`;
  }
}

function tally(plan: Plan, population: Population, index: number, exclude: boolean): string {
  const reading = new Reading(plan.columns);
  const columns = exclude ? population.columns.map((c, i) => `b${c} ? ${i + 1} : `) : [];
  const exclusions = population.exclusions.map(({ when, invalid }, i) => {
    const reason = population.columns.length + i + 1;
    const number =
      invalid === undefined || exclude
        ? `${reason}`
        : `(bad(i, ${plan.columns.findIndex(({ name }) => name === invalid)}, r[${JSON.stringify(invalid)}]), ${reason})`;
    return `${reading.isTrue(when)} ? ${number} : `;
  });
  const body = byCondition(population.aggregates).map(([where, aggregates]) => {
    const updates = aggregates.map((aggregate) => update(reading, aggregate)).join(" ");
    return where === null ? updates : `if (${reading.isTrue(where)}) { ${updates} }`;
  });
  const reason = `p${index}`;
  return `  const ${reason} = ${[...columns, ...exclusions].join("")}0;
  s[o + ${population.slot} + ${reason}]++;
  if (${reason} === 0) {
    ${body.join("\n    ")}
  }`;
}

function byCondition(aggregates: readonly PlannedAggregate[]): [Node | null, PlannedAggregate[]][] {
  const groups = new Map<string, [Node | null, PlannedAggregate[]]>();
  for (const aggregate of aggregates) {
    const { where } = aggregate.node;
    const key = JSON.stringify(where);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [where, [aggregate]]);
    else group[1].push(aggregate);
  }
  return [...groups.values()];
}

function update(reading: Reading, { node, slot }: PlannedAggregate): string {
  const at = `s[o + ${slot}]`;
  if (node.op === "count") return `${at}++;`;
  if (node.op === "distinct") {
    const { value, known } = reading.known(node.of);
    return `{ const v = ${value}; if (${known}) l[q + ${slot}].add(v); }`;
  }
  const step = {
    sum: `${at} += v;`,
    least: `if (!(v >= ${at})) ${at} = v;`,
    most: `if (!(v <= ${at})) ${at} = v;`,
    variance: `${at}++; s[o + ${slot + 1}] += v; addSquare(s, o + ${slot + 2}, v);`,
    quantile: `l[q + ${slot}].push(v);`,
  }[node.op];
  return `{ const v = ${reading.number(node.of)}; if (v === v) { ${step} } }`;
}

/** Row expressions as JavaScript over the loaded columns. */
class Reading {
  private readonly columns: readonly FoldColumn[];
  constructor(columns: readonly FoldColumn[]) {
    this.columns = columns;
  }

  private name(node: Node & { op: "column" }): string {
    return `c${this.columns.findIndex(({ name }) => name === node.name)}`;
  }

  number(node: Node): string {
    switch (node.op) {
      case "column":
        return this.name(node);
      case "literal":
      case "given":
        return `(${Number(node.value)})`;
      case "over":
        return `divide(${this.number(node.left)}, ${this.number(node.right)})`;
      case "plus":
      case "minus":
      case "times":
        return `(${this.number(node.left)} ${{ plus: "+", minus: "-", times: "*" }[node.op]} ${this.number(node.right)})`;
      case "if":
        return `(${this.isTrue(node.condition)} ? ${this.number(node.then)} : ${this.number(node.otherwise)})`;
      default:
        throw new TypeError(`"${node.op}" is not a number of a row.`);
    }
  }

  /** A number or text, and what is true of `v` when it is known. */
  known(node: Node): { value: string; known: string } {
    return isWord(node)
      ? { value: this.word(node), known: "v !== null" }
      : { value: this.number(node), known: "v === v" };
  }

  private word(node: Node): string {
    if (node.op === "literal") return JSON.stringify(node.value);
    if (node.op === "column") return this.name(node);
    throw new TypeError(`"${node.op}" is not a text of a row.`);
  }

  isTrue(node: Node): string {
    switch (node.op) {
      case "column":
        return `${this.name(node)} === true`;
      case "not":
        return this.isFalse(node.of);
      case "and":
        return `(${this.isTrue(node.left)} && ${this.isTrue(node.right)})`;
      case "or":
        return `(${this.isTrue(node.left)} || ${this.isTrue(node.right)})`;
      case "isKnown":
        return this.isKnown(node.of);
      case "equals":
        return isWord(node.left)
          ? `${this.word(node.left)} === ${this.word(node.right)}`
          : `${this.number(node.left)} === ${this.number(node.right)}`;
      case "lessThan":
        return `${this.number(node.left)} < ${this.number(node.right)}`;
      case "atMost":
        return `${this.number(node.left)} <= ${this.number(node.right)}`;
      case "oneOf": {
        const value = isWord(node.of) ? this.word(node.of) : this.number(node.of);
        return `(${node.values.map((one) => `${value} === ${JSON.stringify(one)}`).join(" || ") || "false"})`;
      }
      default:
        throw new TypeError(`"${node.op}" is not a condition of a row.`);
    }
  }

  isFalse(node: Node): string {
    switch (node.op) {
      case "column":
        return `${this.name(node)} === false`;
      case "not":
        return this.isTrue(node.of);
      case "and":
        return `(${this.isFalse(node.left)} || ${this.isFalse(node.right)})`;
      case "or":
        return `(${this.isFalse(node.left)} && ${this.isFalse(node.right)})`;
      case "isKnown":
        return `!(${this.isKnown(node.of)})`;
      case "equals":
      case "oneOf":
        return `(!(${this.isTrue(node)}) && ${this.operandsKnown(node)})`;
      case "lessThan":
        return `${this.number(node.left)} >= ${this.number(node.right)}`;
      case "atMost":
        return `${this.number(node.left)} > ${this.number(node.right)}`;
      default:
        throw new TypeError(`"${node.op}" is not a condition of a row.`);
    }
  }

  private operandsKnown(node: Node & { op: "equals" | "lessThan" | "atMost" | "oneOf" }): string {
    if (node.op === "oneOf") return this.isKnown(node.of);
    return `${this.isKnown(node.left)} && ${this.isKnown(node.right)}`;
  }

  private isKnown(node: Node): string {
    switch (node.op) {
      case "column":
        return node.type === "int" || node.type === "real"
          ? `${this.name(node)} === ${this.name(node)}`
          : `${this.name(node)} !== null`;
      case "literal":
      case "given":
      case "isKnown":
        return "true";
      case "and":
      case "or":
      case "not":
      case "equals":
      case "lessThan":
      case "atMost":
      case "oneOf":
        return `(${this.isTrue(node)} || ${this.isFalse(node)})`;
      default:
        return `!Number.isNaN(${this.number(node)})`;
    }
  }
}

export const isWord = (node: Node): boolean =>
  node.op === "column"
    ? node.type === "text" || node.type === "instant"
    : node.op === "literal" && typeof node.value === "string";
