import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Aggregate,
  count,
  distinct,
  least,
  mergeability,
  most,
  quantile,
  sum,
  variance,
} from "../../src/language/aggregate.ts";
import { column } from "../../src/language/expression.ts";
import {
  type AggregateState,
  addSquare,
  emptyState,
  finish,
  mergeStates,
  type VarianceState,
} from "../../src/language/state.ts";
import { measure } from "../../src/measure/measure.ts";
import { folded, ways } from "./folded.ts";
import { varianceOf } from "./oracle.ts";
import { metricOf, runs } from "./random.ts";

const v = column("v", "int");
const word = column("word", "text");
const columns = [
  { name: "v", type: "int", nullable: true },
  { name: "word", type: "text", nullable: true },
] as const;

describe.each(ways)("aggregates folded by %s", (way) => {
  const over = (aggregate: Aggregate<string>, values: readonly (number | null)[]) =>
    folded(
      way,
      columns,
      [aggregate],
      values.map((held) => ({ v: held })),
    ).answers[0];

  test("count and sum of nothing are 0, everything else of nothing is null, but different values are 0", () => {
    for (const values of [[], [null, null]]) {
      expect(over(count(v.isKnown()), values)).toBe(0);
      expect(over(sum(v), values)).toBe(0);
      expect(over(distinct(v), values)).toBe(0);
      for (const of of [least(v), most(v), variance(v), quantile(0.5, v)])
        expect(over(of, values)).toBe(null);
    }
  });

  test("unknown values are left out", () => {
    const values = [3, null, 5, null, 3];
    expect(over(count(), values)).toBe(5);
    expect(over(sum(v), values)).toBe(11);
    expect(over(least(v), values)).toBe(3);
    expect(over(most(v), values)).toBe(5);
    expect(over(distinct(v), values)).toBe(2);
    expect(over(quantile(0.5, v), values)).toBe(3);
    expect(over(variance(v), values)).toBe(4 / 3);
  });

  test("a condition filters for its own aggregate alone", () => {
    const rows = [1, 2, 3, 4].map((held) => ({ v: held }));
    const of = [sum(v, v.moreThan(2)), sum(v), count(v.moreThan(9)), least(v, v.moreThan(9))];
    expect(folded(way, columns, of, rows).answers).toEqual([7, 10, 0, null]);
  });

  test("texts count once each, the empty one too", () => {
    const rows = ["a", "", "a", "A", null].map((held) => ({ word: held }));
    expect(folded(way, columns, [distinct(word)], rows).answers).toEqual([3]);
  });

  // Hyndman and Fan (1996), definition 7; the values are those of R's quantile(type = 7).
  test.each([
    [0.25, [1, 2, 3, 10], 1.75],
    [0.5, [10, 1, 3, 2], 2.5],
    [0.9, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9.1],
    [0.1, [15, 20, 35, 40, 50], 17],
    [0.4, [15, 20, 35, 40, 50], 29],
    [0, [5, -7, 2], -7],
    [1, [5, -7, 2], 5],
    [0.99, [42], 42],
    [0.5, [100, 9], 54.5],
  ])("quantile %f of %j is %f", (p, values, expected) => {
    expect(over(quantile(p, v), values)).toBeCloseTo(expected, 12);
  });

  test("0 has no sign, as its JSON has none", () => {
    for (const of of [sum(v), least(v), most(v), quantile(0.5, v), least(v.times(-1))])
      expect(over(of, [-0])).toBe(0);
    expect(over(distinct(v), [0, -0])).toBe(1);
  });

  test("a variance is exact where the plain formula cancels to nothing", () => {
    expect(over(variance(v), [2, 4, 4, 4, 5, 5, 7, 9])).toBe(32 / 7);
    expect(over(variance(v), [7])).toBe(null);
    expect(over(variance(v), [2 ** 50, 2 ** 50 + 1, 2 ** 50 + 2])).toBe(1);
  });
});

describe("variance", () => {
  const node = variance(v).node;
  /** Few large values or many small ones, of either sign: all that can be kept exactly. */
  const values = fc.oneof(
    fc.array(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), { maxLength: 7 }),
    fc.array(fc.integer({ min: 2 ** 44 - 100, max: 2 ** 44 }), { maxLength: 200, size: "max" }),
    fc.array(fc.integer({ min: -(2 ** 27), max: 2 ** 27 }), { maxLength: 200, size: "max" }),
    fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200, size: "max" }),
  );
  const stateOf = (all: readonly number[]): VarianceState => {
    const squares = new Float64Array(2);
    for (const value of all) addSquare(squares, 0, value);
    const [high = 0, low = 0] = squares;
    return { n: all.length, sum: all.reduce((a, b) => a + b, 0), squares: [high, low] };
  };

  test("is that of whole numbers of any size, within a rounding of the last division", () => {
    fc.assert(
      fc.property(values, (all) => {
        const [actual, expected] = [finish(node, stateOf(all)), varianceOf(all.map(BigInt))];
        if (actual === null || expected === null) expect(actual).toBe(expected);
        else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(4e-16 * expected);
      }),
      runs(500),
    );
  });

  test("is the same to the last bit however the rows are split and merged", () => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat(4)), fc.boolean(), (all, shards, reversed) => {
        const shardOf = all.map(() => shards.next().value ?? 0);
        const states = [0, 1, 2, 3, 4].map((shard) => stateOf(all.filter((_, i) => shardOf[i] === shard)));
        const order = reversed ? states.toReversed() : states;
        const merged = order.reduce<AggregateState>((a, b) => mergeStates(node, a, b), emptyState(node));
        expect(merged).toEqual(stateOf(all));
        expect(finish(node, merged)).toBe(finish(node, stateOf(all)));
      }),
      runs(500),
    );
  });

  test("keeps squares exactly, up to the largest it takes", () => {
    for (const value of [2 ** 26 - 1, 2 ** 26, 2 ** 40 + 12345, 2 ** 50 - 1, -(2 ** 50)]) {
      const [high, low] = stateOf([value]).squares;
      expect(BigInt(high) * 2n ** 52n + BigInt(low)).toBe(BigInt(value) ** 2n);
    }
  });

  test("is infinite, which is refused, where a sum may have been rounded", () => {
    expect(finish(node, stateOf(Array(7).fill(2 ** 50)))).toBe(0);
    expect(finish(node, stateOf(Array(8).fill(2 ** 50)))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("numbers beyond 2^53", () => {
  const of = (...aggregates: readonly Aggregate<string>[]) =>
    metricOf(
      [],
      aggregates.map(({ node }) => node),
      { op: "part", name: "part0" },
    );
  const waitMs = column("waitMs", "int");
  const rows = (...values: readonly number[]) => values.map((held) => ({ waitMs: held })) as never[];
  const half = 2 ** 52;

  test("a sum of whole numbers is refused by the name of its part, never rounded", () => {
    expect(measure(of(sum(waitMs)), rows(half, half - 1)).value).toBe(2 ** 53 - 1);
    expect(() => measure(of(sum(waitMs)), rows(half, half))).toThrow(RangeError);
    expect(() => measure(of(sum(waitMs)), rows(half, half))).toThrow("part0");
    expect(() => measure(of(count(), variance(waitMs)), rows(half, half))).toThrow("part1");
  });

  test("a variance of that size is no whole number and is given", () => {
    expect(measure(of(variance(waitMs)), rows(0, 2 ** 40)).value).toBe(2 ** 79);
  });
});

test("what cannot be aggregated is refused when it is defined", () => {
  expect(() => variance(v.over(2))).toThrow(TypeError);
  expect(() => variance(column("share", "real"))).toThrow(TypeError);
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => quantile(p, v)).toThrow(RangeError);
  expect(() => mergeStates(sum(v).node, 1, [1])).toThrow(TypeError);
});

test("an aggregate tells how far it can be combined", () => {
  const all = [count(), sum(v), least(v), most(v), variance(v), quantile(0.5, v), distinct(v)];
  expect(all.map(({ node }) => mergeability(node))).toEqual([
    "distributive",
    "distributive",
    "distributive",
    "distributive",
    "algebraic",
    "holistic",
    "holistic",
  ]);
});
