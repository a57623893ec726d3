import { describe, expect, test } from "vitest";
import { count, least, sum } from "../../src/language/aggregate.ts";
import { column, type ScalarType } from "../../src/language/expression.ts";
import type { FoldColumn } from "../../src/language/plan.ts";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { pass, ready } from "../../src/measure/pass.ts";
import { folded, ways } from "./folded.ts";
import { metricOf } from "./random.ts";

const columnOf = (type: ScalarType, bounds: Partial<FoldColumn> = {}): FoldColumn => ({
  name: "v",
  type,
  nullable: true,
  ...bounds,
});
const now = new Date(0);

describe.each(ways)("rows folded by %s", (way) => {
  /** Counts the rows and finds the bad ones, first with the rows excluded and then with the first one refused. */
  function bad(column: FoldColumn, values: readonly unknown[]) {
    const rows = values.map((v) => ({ v }));
    const { n, excluded } = folded(way, [column], [count()], rows);
    const refused: unknown[] = [];
    const throwing = () =>
      folded(way, [column], [count()], rows, {}, (row, name, value) => {
        refused.push(row, name, value);
        throw new Error("refused");
      });
    if (n < rows.length) expect(throwing).toThrow("refused");
    else expect(throwing().n).toBe(n);
    expect(n + (excluded["invalidV"] ?? 0)).toBe(rows.length);
    return { n, refused };
  }

  test.each([
    ["int", 1, 0, -1, -0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
    ["real", 0.5, -1e300, 5e-324, Number.MAX_VALUE],
    ["boolean", true, false],
    ["text", "", "null", "\u0000", "\ud800"],
    ["instant", "2026-03-01T09:30:00Z"],
  ] as const)("a %s column takes its values, and unknown in all three forms", (type, ...values) => {
    const all = [...values, null, undefined];
    expect(bad(columnOf(type), all)).toEqual({ n: all.length, refused: [] });
    expect(folded(way, [columnOf(type)], [count()], [{}]).n).toBe(1);
  });

  test.each([
    [
      "int",
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      2 ** 53,
      -(2 ** 53),
      "1",
      true,
      1n,
      [1],
      now,
    ],
    ["real", Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "0.5", false, 1n, {}, []],
    ["boolean", 0, 1, "true", "", [], Number.NaN],
    ["text", 0, Number.NaN, true, ["a"], { toString: () => "a" }, Symbol("a")],
    ["instant", 0, now, true],
  ] as const)("a %s column refuses everything else by row, name and value", (type, ...values) => {
    for (const value of values) {
      expect(bad(columnOf(type), [null, value, null])).toEqual({ n: 2, refused: [1, "v", value] });
    }
  });

  test("a column that must be known refuses unknown", () => {
    for (const value of [null, undefined]) {
      const column = columnOf("boolean", { nullable: false });
      expect(bad(column, [true, value])).toEqual({ n: 1, refused: [1, "v", value] });
    }
  });

  test("bounds include themselves", () => {
    const column = columnOf("int", { atLeast: 0, atMost: 10 });
    expect(bad(column, [0, 10, -0])).toEqual({ n: 3, refused: [] });
    expect(bad(column, [0, -1])).toEqual({ n: 1, refused: [1, "v", -1] });
    expect(bad(column, [0, 11])).toEqual({ n: 1, refused: [1, "v", 11] });
    expect(bad(columnOf("real", { atLeast: 0.5 }), [0.5, 0.49])).toEqual({ n: 1, refused: [1, "v", 0.49] });
  });

  test("a bad value touches no aggregate, and its row has only the first reason", () => {
    const v = column("v", "int");
    const rows = [{ v: 2 }, { v: 1.5 }, { v: 5 }, { v: -3 }];
    const exclusions = { high: v.atLeast(5), any: v.atLeast(5).or(v.isMissing()) };
    expect(folded(way, [columnOf("int")], [sum(v), least(v)], rows, exclusions)).toEqual({
      n: 2,
      excluded: { invalidV: 1, high: 1 },
      answers: [-1, -3],
    });
  });

  const small = metricOf([], [sum(column("small", "int")).node], { op: "part", name: "part0" });
  const add = (rows: Iterable<unknown>, onInvalid: "throw" | "exclude") => {
    const compiled = pass([ready(small)], onInvalid, way);
    const state = compiled.create();
    compiled.addGroup(state);
    compiled.add(state, rows as Iterable<object>, null);
    return compiled.read(state, 0, 0);
  };
  const many = (last: unknown) =>
    new Set<unknown>([...Array.from({ length: 9000 }, () => ({ small: 1 })), last]);

  test.each([null, undefined, 7, "text", true, Symbol("row")])(
    "a row that is %s is no object, whatever is done with bad input",
    (row) => {
      for (const onInvalid of ["throw", "exclude"] as const) {
        const kind = row === null ? "null" : typeof row;
        expect(() => add([{ small: 1 }, row], onInvalid)).toThrow(TypeError);
        expect(() => add([{ small: 1 }, row], onInvalid)).toThrow(`Row 1 is ${kind}, not an object.`);
        expect(() => add(many(row), onInvalid)).toThrow(`Row 9000 is ${kind}, not an object.`);
      }
      expect(() => add([{ small: "bad" }, row], "throw")).toThrow(InvalidRowError);
    },
  );

  test("the position of a bad row counts from the first of all, however they come", () => {
    const row = { small: 0.5 };
    for (const rows of [many(row), [...many(row)]]) {
      expect(() => add(rows, "throw")).toThrow(
        'random: row 9000, column "small" is 0.5; expected a whole number',
      );
      expect(add(rows, "exclude")).toMatchObject({ n: 9000, excluded: { invalidSmall: 1 } });
    }
  });

  test("rows may be instances with getters, or without a prototype", () => {
    class Answer {
      get small(): number {
        return 4;
      }
    }
    const bare = Object.assign(Object.create(null), { small: 5 });
    expect(add([new Answer(), bare], "throw").parts).toEqual({ part0: 9 });
  });
});
