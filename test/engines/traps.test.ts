import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Fact, int } from "../../src/facts/fact.ts";
import { type AggregateNode, sum as total } from "../../src/language/aggregate.ts";
import type { Node } from "../../src/language/expression.ts";
import { metric } from "../../src/metrics/metric.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { metricOf, randomFact } from "../language/random.ts";
import { type Engine, enginesAsked, type SqlRow } from "./engine.ts";

/*
 * What one engine or another answers otherwise than the rest: the traps that statements are written around. Each is
 * asked of every engine, and must come out the same.
 */

const whole = int();
const odd = "o\"dd 'na`me'\\";
const a: Node = { op: "column", name: "small", type: "int" };
const b: Node = { op: "column", name: odd, type: "int" };
const r: Node = { op: "column", name: "share", type: "real" };
const word: Node = { op: "column", name: "name", type: "text" };
const number = (value: number): Node => ({ op: "literal", value });
const never: Node = { op: "lessThan", left: a, right: number(-1_000_000) };
const sum = (of: Node, where: Node | null = null): AggregateNode => ({ op: "sum", of, where });
const most = (of: Node): AggregateNode => ({ op: "most", of, where: null });
const count = (where: Node): AggregateNode => ({ op: "count", where });
const part = (name: string): Node => ({ op: "part", name });
const over = (left: Node, right: Node): Node => ({ op: "over", left, right });
const minus = (left: Node, right: Node): Node => ({ op: "minus", left, right });

const trapFact: Fact<object, { small: typeof whole; within: typeof whole }> = {
  name: "traps",
  columns: { small: whole, within: whole },
  key: "small",
  at: "small",
};

const rows = [
  { small: 5, [odd]: 2, share: 0.5, name: "o'hare" },
  { small: 1, [odd]: 0, share: -0.5, name: "back\\slash\nline" },
  { small: 2, [odd]: null, share: null, name: null },
  { small: 10, [odd]: 3, share: 1.5, name: "plain" },
].map((row, rowId) => ({ ...row, rowId, within: 0, flag: true }));

describe.each(enginesAsked)("%s", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await engine.load("traps", randomFact.columns, rows);
    await engine.load("no traps", randomFact.columns, []);
  }, 60_000);
  afterAll(() => engine.close());

  /** The parts of a metric made of these aggregates, and its value. */
  const ask = async (parts: readonly AggregateNode[], value: Node = number(0), from = "traps") => {
    const [row = {}] = await engine.query(
      toSql(metricOf([], parts, value), { dialect: engine.dialect, from: engine.quoteName(from) }),
    );
    return row;
  };
  const partsOf = (row: SqlRow) => Object.keys(row).filter((name) => /^random_part/.test(name));
  const answers = async (...args: Parameters<typeof ask>) => {
    const row = await ask(...args);
    return partsOf(row).map((name) => row[name]);
  };

  test("whole numbers divide into fractions", async () => {
    expect(await answers([most(over(number(5), number(2))), most(over(a, b))])).toEqual([2.5, 10 / 3]);
  });

  test("nothing is divided by zero, in a row or in a value", async () => {
    const zero = minus(a, a);
    expect(await answers([sum(over(a, zero)), most(over(a, zero)), most(over(zero, zero))])).toEqual([
      0,
      null,
      null,
    ]);
    const [only = ""] = partsOf(await ask([sum(zero)]));
    const name = only.replace("random_", "");
    expect(await ask([sum(zero)], over(number(1), part(name)))).toMatchObject({ random: null });
    expect(await ask([sum(zero)], over(part(name), part(name)))).toMatchObject({ random: null });
  });

  test("the sum of nothing is 0, and the least of nothing is unknown", async () => {
    const parts: readonly AggregateNode[] = [
      sum(a),
      sum(r),
      { op: "least", of: a, where: null },
      { op: "quantile", p: 0.5, of: a, where: null },
      { op: "variance", of: a, where: null },
      { op: "distinct", of: word, where: null },
    ];
    expect(await answers(parts, number(0), "no traps")).toEqual([0, 0, null, null, null, 0]);
    expect(await answers([sum(a, never), { op: "least", of: a, where: never }])).toEqual([0, null]);
  });

  test("a quantile lies between two values as type 7 says, and is no whole number because they are", async () => {
    const quantile = (p: number): AggregateNode => ({ op: "quantile", p, of: a, where: null });
    expect(await answers([quantile(0.25), quantile(0.5), quantile(0.9)])).toEqual([1.75, 3.5, 8.5]);
  });

  test("one value has no variance", async () => {
    const one: Node = { op: "equals", left: a, right: number(5) };
    const parts: readonly AggregateNode[] = [
      { op: "variance", of: a, where: one },
      { op: "variance", of: r, where: one },
    ];
    expect(await answers(parts)).toEqual([null, null]);
  });

  test("0 and −0 are one value", async () => {
    const zero: Node = over({ op: "times", left: number(0), right: a }, r);
    expect(await answers([{ op: "distinct", of: zero, where: null }])).toEqual([1]);
  });

  test("the branches of a condition may be a whole number and a fraction", async () => {
    const mixed: Node = {
      op: "if",
      condition: { op: "isKnown", of: b },
      whenTrue: b,
      otherwise: number(0.5),
    };
    expect(await answers([sum(mixed), { op: "distinct", of: mixed, where: null }])).toEqual([5.5, 4]);
  });

  test("an unknown word is neither in a list nor outside it", async () => {
    const listed: Node = { op: "oneOf", of: word, values: ["plain", "o'hare"] };
    expect(await answers([count(listed), count({ op: "not", of: listed })])).toEqual([2, 1]);
  });

  test("a quote, a backslash and an end of line in a text are that, and nothing more", async () => {
    const equal = (value: string): Node => ({ op: "equals", left: word, right: { op: "literal", value } });
    const listed: Node = { op: "oneOf", of: word, values: ["o'hare", "back\\slash\nline"] };
    expect(
      await answers([
        count(equal("o'hare")),
        count(equal("back\\slash\nline")),
        count(listed),
        count(equal("\\")),
      ]),
    ).toEqual([1, 1, 2, 0]);
  });

  test("what does not fit into 64 bits is an error or a double, and never another number", async () => {
    const big: Node = { op: "times", left: a, right: number(2 ** 53 - 1) };
    const [left = "", right = ""] = partsOf(await ask([sum(big), most(big)]));
    const of = (name: string): Node => part(name.replace("random_", ""));
    const product: Node = { op: "times", left: of(left), right: of(right) };
    const { random } = await ask([sum(big), most(big)], product);
    expect(Number(random) / (18 * (2 ** 53 - 1) * (10 * (2 ** 53 - 1)))).toBeCloseTo(1, 12);
    const bigger: Node = { op: "times", left: big, right: number(2 ** 53 - 1) };
    await expect(ask([sum(bigger)])).rejects.toThrow();
  });

  test("a part may be called as a column is", async () => {
    const named = metric({
      id: "total",
      unit: "counts",
      better: "context",
      range: [0, null],
      domain: "customer-service",
      of: trapFact,
      parts: ({ small, within }) => ({ small: total(small), within: total(within) }),
      value: ({ small, within }) => small.plus(within),
    });
    const from = engine.quoteName("traps");
    const found = await engine.query(toSql(named, { dialect: engine.dialect, from, by: ["small"] }));
    const numbers = found.map((row) => [row["small"], row["total"], row["total_small"]]);
    expect(numbers.toSorted((one, other) => Number(one[0]) - Number(other[0]))).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [5, 5, 5],
      [10, 10, 10],
    ]);
  });
});
