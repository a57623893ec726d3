import { describe, expect, test } from "vitest";
import { count, least } from "../../src/language/aggregate.ts";
import { evaluate } from "../../src/language/evaluate.ts";
import { type Condition, column, literal, part, type Quantity, when } from "../../src/language/expression.ts";
import { folded, ways } from "./folded.ts";

type Truth = boolean | null;

const p = column("p", "boolean");
const q = column("q", "boolean");
const a = column("a", "int");
const b = column("b", "int");
const word = column("word", "text");
const columns = [
  ...["p", "q"].map((name) => ({ name, type: "boolean" as const, nullable: true })),
  ...["a", "b"].map((name) => ({ name, type: "int" as const, nullable: true })),
  { name: "word", type: "text" as const, nullable: true },
];

const truths: readonly Truth[] = [true, false, null];
/** Kleene's tables, in the order true, false, unknown. */
const tables = {
  and: [
    [true, false, null],
    [false, false, false],
    [null, false, null],
  ],
  or: [
    [true, true, true],
    [true, false, null],
    [true, null, null],
  ],
} as const;

describe.each(ways)("conditions on rows, folded by %s", (way) => {
  /** Whether a condition is true of a row, false of it, or neither. */
  function truth(condition: Condition<string>, row: object): Truth {
    const { answers } = folded(way, columns, [count(condition), count(condition.not())], [row]);
    expect(answers).not.toEqual([1, 1]);
    return answers[0] === 1 ? true : answers[1] === 1 ? false : null;
  }

  test.each(["and", "or"] as const)("%s", (op) => {
    truths.forEach((left, i) => {
      truths.forEach((right, j) => {
        const condition = op === "and" ? p.and(q) : p.or(q);
        expect([left, right, truth(condition, { p: left, q: right })]).toEqual([
          left,
          right,
          tables[op][i]?.[j],
        ]);
        const negated = op === "and" ? p.not().or(q.not()) : p.not().and(q.not());
        expect(truth(condition.not(), { p: left, q: right })).toBe(truth(negated, { p: left, q: right }));
      });
    });
  });

  test("not, isKnown and isMissing, of truths and of conditions", () => {
    expect(truths.map((held) => truth(p.not(), { p: held }))).toEqual([false, true, null]);
    expect(truths.map((held) => truth(p.not().not(), { p: held }))).toEqual([true, false, null]);
    expect(truths.map((held) => truth(p.isKnown(), { p: held }))).toEqual([true, true, false]);
    expect(truths.map((held) => truth(p.isMissing(), { p: held }))).toEqual([false, false, true]);
    expect(truths.map((held) => truth(p.and(q).isKnown(), { p: held, q: null }))).toEqual([
      false,
      true,
      false,
    ]);
    expect(truth(p.isKnown().isKnown(), {})).toBe(true);
  });

  test.each([
    ["atMost", a.atMost(b), { less: true, same: true, more: false }],
    ["atLeast", a.atLeast(b), { less: false, same: true, more: true }],
    ["lessThan", a.lessThan(b), { less: true, same: false, more: false }],
    ["moreThan", a.moreThan(b), { less: false, same: false, more: true }],
    ["equals", a.equals(b), { less: false, same: true, more: false }],
  ])("%s of what is unknown is unknown", (_, condition, { less, same, more }) => {
    expect(truth(condition, { a: -1, b: 0 })).toBe(less);
    expect(truth(condition, { a: 0, b: -0 })).toBe(same);
    expect(truth(condition, { a: 1, b: 0 })).toBe(more);
    for (const row of [{ a: null, b: 0 }, { a: 0 }, { b: 0 }, {}]) expect(truth(condition, row)).toBe(null);
  });

  test("isOneOf and equals of texts and numbers", () => {
    expect(["x", "z", null].map((held) => truth(word.isOneOf("x", "y"), { word: held }))).toEqual([
      true,
      false,
      null,
    ]);
    expect(["x", "", null].map((held) => truth(word.equals(""), { word: held }))).toEqual([
      false,
      true,
      null,
    ]);
    expect([0, 2, null].map((held) => truth(a.isOneOf(0, 1), { a: held }))).toEqual([true, false, null]);
  });

  test("unknown goes through arithmetic, division by zero is unknown, and neither satisfies a comparison", () => {
    const sums = [a.plus(b), a.minus(b), a.times(b), a.over(b)];
    for (const sum of sums) expect(truth(sum.equals(sum), { a: 1, b: null })).toBe(null);
    expect(truth(a.over(b).isKnown(), { a: 1, b: 0 })).toBe(false);
    expect(truth(a.over(b).isKnown(), { a: 0, b: 0 })).toBe(false);
    expect(truth(a.over(b).atMost(9), { a: 1, b: -0 })).toBe(null);
  });

  test("when takes its other branch where the condition is false or unknown", () => {
    const chosen = least(when(p, literal(1), literal(2)));
    expect(truths.map((held) => folded(way, columns, [chosen], [{ p: held }]).answers[0])).toEqual([1, 2, 2]);
  });
});

describe("values over parts", () => {
  const [x, y] = [part("x"), part("y")];
  const numbers = [1, 0, null];
  const truth = (condition: Condition<string>, parts: Readonly<Record<string, number | null>>): Truth => {
    const of = (one: Condition<string>) => evaluate(when(one, literal(1), literal(0)).node, parts) === 1;
    return of(condition) ? true : of(condition.not()) ? false : null;
  };
  const isOne = (of: Quantity<string>) => of.equals(1);

  test("and, or and not follow the same tables", () => {
    numbers.forEach((left, i) => {
      numbers.forEach((right, j) => {
        const parts = { x: left, y: right };
        expect(truth(isOne(x).and(isOne(y)), parts)).toBe(tables.and[i]?.[j]);
        expect(truth(isOne(x).or(isOne(y)), parts)).toBe(tables.or[i]?.[j]);
      });
    });
  });

  test("unknown goes through arithmetic; what is not finite is unknown; 0 has no sign", () => {
    expect(evaluate(x.plus(y).node, { x: 1, y: null })).toBe(null);
    expect(evaluate(x.over(y).node, { x: 1, y: 0 })).toBe(null);
    expect(evaluate(x.times(y).node, { x: 1e300, y: 1e300 })).toBe(null);
    expect(evaluate(x.times(y).node, { x: 0, y: -1 })).toBe(0);
    expect(truth(x.isKnown().isKnown().and(x.isMissing()), { x: null })).toBe(true);
  });
});
