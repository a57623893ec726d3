import { describe, expect, test } from "vitest";
import { count, distinct, sum } from "../../src/language/aggregate.ts";
import { column, given, literal, when } from "../../src/language/expression.ts";
import { compile } from "../../src/language/fold.ts";
import { generate } from "../../src/language/generate.ts";
import { plan, readTally } from "../../src/language/plan.ts";
import { finish } from "../../src/language/state.ts";
import { folded, ways } from "./folded.ts";

/** Texts that would do something if they were ever taken for code. */
const hostile = [
  '"]; globalThis.broken = true; //',
  "'; globalThis.broken = true; '",
  "`$" + "{globalThis.broken = true}`",
  "*/ globalThis.broken = true; /*",
  "\\",
  '\\"',
  "\n globalThis.broken = true \n",
  "\u2028globalThis.broken = true\u2029",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "s",
  "c0",
  "",
];

describe.each(ways)("names and texts folded by %s", (way) => {
  test.each(hostile)("%j names a column", (name) => {
    const number = column(name, "int");
    const columns = [{ name, type: "int", nullable: true }] as const;
    const rows = [3, null, 4].map((held) => Object.fromEntries([[name, held]]));
    const { answers } = folded(way, columns, [sum(number), count(number.isKnown())], rows);
    expect(answers).toEqual([7, 2]);
    expect(globalThis).not.toHaveProperty("broken");
  });

  test.each(hostile)("%j is compared as a text and counted as one", (text) => {
    const word = column("word", "text");
    const columns = [{ name: "word", type: "text", nullable: true }] as const;
    const rows = [text, `${text} `, null].map((held) => ({ word: held }));
    const of = [
      count(word.equals(text)),
      count(word.isOneOf("x", text)),
      count(word.equals(text).not()),
      distinct(word),
    ];
    expect(folded(way, columns, of, rows).answers).toEqual([1, 1, 1, 2]);
    expect(globalThis).not.toHaveProperty("broken");
  });

  test.each(hostile)("%j names a reason, bad input and a threshold", (name) => {
    const number = column(name, "int");
    const columns = [{ name, type: "int", nullable: true }] as const;
    const rows = [1, 2, 0.5].map((held) => Object.fromEntries([[name, held]]));
    const { n, excluded } = folded(way, columns, [count()], rows, { [name]: number.equals(given(name, 2)) });
    expect(n).toBe(1);
    expect(Object.entries(excluded)).toContainEqual([name, 1]);
    expect(Object.keys(excluded)).toHaveLength(2);
    expect(globalThis).not.toHaveProperty("broken");
  });
});

test("numbers of every size stand in the code as they are", () => {
  const v = column("v", "int");
  const columns = [{ name: "v", type: "int", nullable: true }] as const;
  for (const number of [-1, -0, 0.1, 1e21, -1e-7, 5e-324, Number.MAX_VALUE]) {
    const of = [sum(when(v.isKnown(), literal(number), literal(0))), count(v.minus(number).isKnown())];
    expect(folded("generated", columns, of, [{ v: 1 }]).answers).toEqual([number + 0, 1]);
  }
});

test("what several metrics share is read, asked and kept once", () => {
  const [v, on] = [column("v", "int"), column("on", "boolean")];
  const columns = [
    { name: "v", type: "int", nullable: true },
    { name: "on", type: "boolean", nullable: false },
  ] as const;
  const of = (...aggregates: readonly { readonly node: (typeof shared)["node"] }[]) => ({
    columns,
    exclusions: [{ reason: "off", when: on.not().node }],
    parts: Object.fromEntries(aggregates.map(({ node }, index) => [index, node])),
  });
  const shared = count(v.atMost(given("limit", 5)));
  const planned = plan([of(shared, sum(v)), of(count(v.atMost(given("bound", 5))), sum(v, on))]);
  expect(planned.populations).toHaveLength(1);
  expect(planned.populations[0]?.aggregates).toHaveLength(3);
  expect(planned.tallies[0]?.parts[0]?.[1]).toBe(planned.tallies[1]?.parts[0]?.[1]);
  expect(generate(planned, false).match(/r\["v"\]/g)).toHaveLength(1);
});

test("a column that means two things in one pass is refused", () => {
  const of = (atMost: number) => ({
    columns: [{ name: "v", type: "int", nullable: true, atMost }] as const,
    exclusions: [],
    parts: {},
  });
  expect(() => plan([of(1), of(2)])).toThrow('"v" means two things');
});

test.each(ways)("groups may appear at any row, thousands of them, by %s", (by) => {
  const v = column("v", "int");
  const node = sum(v).node;
  const columns = [{ name: "v", type: "int", nullable: true }] as const;
  const fold = compile([{ columns, exclusions: [], parts: { sum: node, different: distinct(v).node } }], {
    exclude: true,
    by,
  });
  const state = fold.create();
  const rows = Array.from({ length: 9000 }, (_, index) => ({ v: index }));
  const groups = new Map<number, number>();
  fold.add(
    state,
    rows,
    0,
    (_, position) => {
      const key = position % 3000;
      const group = groups.get(key) ?? fold.addGroup(state);
      groups.set(key, group);
      return group;
    },
    () => {},
  );
  for (const [key, group] of groups) {
    const { n, parts } = readTally(fold.plan, state, 0, group);
    expect([n, finish(node, parts["sum"] ?? null)]).toEqual([3, 3 * key + 9000]);
    expect(parts["different"]).toEqual([key, key + 3000, key + 6000]);
  }
});
