import fc from "fast-check";
import {
  boolean,
  type ColumnSet,
  type Fact,
  instant,
  int,
  milliseconds,
  nullable,
  optional,
  real,
  text,
} from "../../src/facts/fact.ts";
import type { AggregateNode } from "../../src/language/aggregate.ts";
import {
  type ArithmeticOperator,
  type Condition,
  Expression,
  type Node,
  numericType,
  type ScalarType,
} from "../../src/language/expression.ts";
import { type AnyMetric, metric } from "../../src/metrics/metric.ts";

/** Runs take longer when more are asked for; `TOUCHSTONE_RUNS` multiplies them. */
const times = Number(process.env["TOUCHSTONE_RUNS"] ?? 1);
export const timeLimit = 100_000 * Math.max(1, times);

/** How a law is run. `TOUCHSTONE_SEED` fixes the seed, which is printed so that a failure can be had again. */
export function runs(usual: number) {
  const fixed = process.env["TOUCHSTONE_SEED"];
  const seed = fixed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(fixed);
  const numRuns = Math.ceil(usual * times);
  console.log(`${numRuns} runs of TOUCHSTONE_SEED=${seed}`);
  // Shrinking a failure ends in time to be reported.
  return {
    seed,
    numRuns,
    interruptAfterTimeLimit: timeLimit - 20_000,
    markInterruptAsFailure: true,
  } as const;
}

const columns = {
  rowId: int(),
  segment: nullable(text),
  small: nullable(int()),
  within: int({ atLeast: 0, atMost: 12 }),
  waitMs: nullable(milliseconds),
  share: nullable(real()),
  weight: optional(real({ atLeast: 0 })),
  flag: boolean,
  maybe: nullable(boolean),
  name: nullable(text),
  kind: optional(text),
  at: nullable(instant),
  "o\"dd 'na`me'\\": nullable(int()),
  ["__proto__"]: optional(text),
} as const satisfies ColumnSet;

export const texts = [
  "",
  "o'hare",
  'say "no"',
  "back\\slash",
  "\u2028",
  "*/ $1 --",
  "null",
  "plain",
  "Plain",
];

/** A fact of every kind of column, some of them hard to name. */
export const randomFact: Fact<object, ColumnSet> = {
  name: "random",
  columns,
  key: "rowId",
  at: "at",
};

const rarely = <T>(usual: fc.Arbitrary<T>, ...odd: readonly unknown[]) =>
  fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const sometimes = <T>(known: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });

const valuesOf: { readonly [Name in keyof typeof columns]?: fc.Arbitrary<unknown> } = {
  segment: sometimes(fc.constantFrom("", "o'hare", 'say "no"', "null")),
  small: sometimes(
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -20, max: 20 }), fc.constant(-0)),
  ),
  within: rarely(fc.integer({ min: 0, max: 12 }), null, -1, 13),
  waitMs: rarely(
    sometimes(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 ** 40 }))),
    -1,
  ),
  share: sometimes(fc.integer({ min: -2000, max: 2000 }).map((thousandths) => thousandths / 1000)),
  weight: rarely(sometimes(fc.integer({ min: 0, max: 24 }).map((eighths) => eighths / 8)), -0.5),
  flag: rarely(fc.boolean(), null),
  maybe: sometimes(fc.boolean()),
  name: sometimes(fc.constantFrom(...texts)),
  kind: sometimes(fc.constantFrom("a", "b", "o'hare")),
  at: sometimes(fc.constantFrom("2026-03-29T00:59:59.999Z", "2026-10-25T01:00:00Z")),
  "o\"dd 'na`me'\\": sometimes(fc.integer({ min: -3, max: 3 })),
  ["__proto__"]: fc.constantFrom("a", "o'hare", null),
};

/** Rows with unknown values everywhere and, rarely, bad input of a kind that a database can hold. */
export const randomRows = (maxLength: number): fc.Arbitrary<readonly object[]> =>
  fc
    .array(fc.tuple(...Object.values(valuesOf)), { maxLength, size: "max" })
    .map((rows) =>
      rows.map((values, rowId) =>
        Object.fromEntries([["rowId", rowId], ...Object.keys(valuesOf).map((name, i) => [name, values[i]])]),
      ),
    );

const columnsOf = (...types: readonly ScalarType[]): fc.Arbitrary<Node> =>
  fc.constantFrom(
    ...Object.entries(columns)
      .filter(([name, { type }]) => name !== "rowId" && types.includes(type))
      .map(([name, { type }]): Node => ({ op: "column", name, type })),
  );
const constants = (values: fc.Arbitrary<number>): fc.Arbitrary<Node> =>
  fc
    .tuple(values, fc.boolean())
    .map(([value, named]) => (named ? { op: "given", name: "limit", value } : { op: "literal", value }));
const wholeConstants = constants(
  fc.oneof(fc.integer({ min: -5, max: 12 }), fc.constantFrom(0, 1000, 86_400_000, 3_000_000_000, 2 ** 39)),
);
const fractions = constants(fc.constantFrom(0.5, -0.125, 0.1, 1.005, 1e-7, 123_456.789_012_345_67));
const words = columnsOf("text");
const literalTexts = fc.constantFrom(...texts, "a").map((value): Node => ({ op: "literal", value }));
const pairs = <Op extends Node["op"]>(ops: readonly Op[], left: fc.Arbitrary<Node>, right = left) =>
  fc.record({ op: fc.constantFrom(...ops), left, right });
const isKnown = (of: fc.Arbitrary<Node>) => fc.record({ op: fc.constant("isKnown"), of });
const oneOf = <T>(of: fc.Arbitrary<Node>, ...values: readonly T[]) =>
  fc.record({
    op: fc.constant("oneOf"),
    of,
    values: fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
  });

/** All operators over given leaves, to a depth; the branches of an `if` may be of different kinds of number. */
function expressions(
  numbers: fc.Arbitrary<Node>,
  conditions: fc.Arbitrary<Node>,
  arithmetic: readonly ArithmeticOperator[],
): { readonly numeric: fc.Memo<Node>; readonly condition: fc.Memo<Node> } {
  const numeric: fc.Memo<Node> = fc.memo((depth) =>
    depth <= 1
      ? numbers
      : fc.oneof(
          numbers,
          { weight: 2, arbitrary: pairs(arithmetic, numeric()) },
          fc.record({
            op: fc.constant("if"),
            condition: condition(),
            whenTrue: numeric(),
            otherwise: numeric(),
          }),
        ),
  );
  const condition: fc.Memo<Node> = fc.memo((depth) =>
    depth <= 1
      ? conditions
      : fc.oneof(
          conditions,
          { weight: 3, arbitrary: pairs(["equals", "lessThan", "atMost"], numeric()) },
          { weight: 2, arbitrary: pairs(["and", "or"], condition()) },
          fc.record({ op: fc.constant("not"), of: condition() }),
          isKnown(condition()),
          isKnown(numeric()),
          oneOf(numeric(), 0, 1, 2, -1, 0.5, 9),
        ),
  );
  return { numeric, condition };
}

const conditionsOfRow = fc.oneof(
  columnsOf("boolean"),
  isKnown(columnsOf("int", "real", "boolean", "text", "instant")),
  pairs(["equals"], words, fc.oneof(literalTexts, words)),
  oneOf(words, ...texts, "a"),
);
const wholeOfRow = expressions(
  fc.oneof({ weight: 3, arbitrary: columnsOf("int") }, wholeConstants),
  conditionsOfRow,
  ["plus", "minus", "times"],
).numeric;
/**
 * Powers of whole numbers alone, which every engine knows to be below 0 or not. Of other powers than these the last bit is
 * each library's own, and would decide a comparison.
 */
const powers = fc.record({
  op: fc.constant("power"),
  left: wholeOfRow(2),
  right: fc.constantFrom(0.5, 2).map((value): Node => ({ op: "literal", value })),
});
const ofRow = expressions(
  fc.oneof({ weight: 3, arbitrary: columnsOf("int", "real") }, wholeConstants, fractions, powers),
  conditionsOfRow,
  ["plus", "minus", "times", "over"],
);

/** A condition on a row, of all operators and types. */
export const randomCondition: fc.Arbitrary<Node> = ofRow.condition(4).map(tame);

/** An aggregate of all kinds, with and without a condition. */
export const randomAggregate: fc.Arbitrary<AggregateNode> = fc
  .tuple(
    fc.oneof(
      fc.record({ op: fc.constant("count") }),
      fc.record({ op: fc.constantFrom("sum", "least", "most"), of: ofRow.numeric(4) }),
      fc.record({ op: fc.constant("distinct"), of: fc.oneof(words, wholeOfRow(3)) }),
      fc.record({ op: fc.constant("variance"), of: wholeOfRow(3) }),
      fc.record({
        op: fc.constant("quantile"),
        p: fc.oneof(
          fc.constantFrom(0, 0.25, 0.5, 0.9, 0.95, 1),
          fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
        ),
        of: ofRow.numeric(4),
      }),
    ),
    fc.option(ofRow.condition(4), { freq: 2 }),
  )
  .map(([aggregate, where]) => ({
    ...aggregate,
    ...("of" in aggregate && { of: tame(aggregate.of) }),
    where: where && tame(where),
  }));

/** A value over parts named `part0` to one below `count`. */
export const randomValue = (count: number): fc.Arbitrary<Node> => {
  const parts = fc.nat(count - 1).map((index): Node => ({ op: "part", name: `part${index}` }));
  const leaves = fc.oneof({ weight: 3, arbitrary: parts }, wholeConstants, fractions);
  return expressions(leaves, isKnown(parts), ["plus", "minus", "times", "over"]).numeric(3).map(tame);
};

/** The expression with every product of whole numbers that might pass 2^45 made a difference, as nothing overflows. */
function tame(node: Node): Node {
  switch (node.op) {
    case "plus":
    case "minus":
    case "times":
    case "over":
    case "power":
    case "equals":
    case "lessThan":
    case "atMost":
    case "and":
    case "or": {
      const tamed = { ...node, left: tame(node.left), right: tame(node.right) };
      return tamed.op === "times" && numericType(tamed) === "int" && greatest(tamed) > 2 ** 45
        ? { ...tamed, op: "minus" }
        : tamed;
    }
    case "not":
    case "isKnown":
    case "oneOf":
      return { ...node, of: tame(node.of) };
    case "if":
      return {
        ...node,
        condition: tame(node.condition),
        whenTrue: tame(node.whenTrue),
        otherwise: tame(node.otherwise),
      };
    default:
      return node;
  }
}

/** An upper bound of the size of a whole-number expression. */
function greatest(node: Node): number {
  switch (node.op) {
    case "literal":
    case "given":
      return Math.abs(Number(node.value));
    case "plus":
    case "minus":
      return greatest(node.left) + greatest(node.right);
    case "times":
      return greatest(node.left) * greatest(node.right);
    case "if":
      return Math.max(greatest(node.whenTrue), greatest(node.otherwise));
    default:
      return node.op === "column" && node.name === "waitMs" ? 2 ** 40 : 20;
  }
}

/** How many parts a random metric has: many, since each costs far less than a statement. */
export const PARTS = 24;

/** A metric of random exclusions, parts and value. */
export const randomMetric: fc.Arbitrary<AnyMetric> = fc
  .tuple(
    fc.array(fc.tuple(randomCondition, fc.option(fc.constantFrom("small", "name"))), { maxLength: 3 }),
    fc.array(randomAggregate, { minLength: PARTS, maxLength: PARTS }),
    randomValue(PARTS),
  )
  .map(([exclusions, parts, value]) =>
    metricOf(
      exclusions.map(([when, invalid]) => ({ when, invalid })),
      parts,
      value,
    ),
  );

/** A metric of given nodes, its parts named `part0`, `part1`, …. */
export function metricOf(
  exclusions: readonly { readonly when: Node; readonly invalid: string | null }[],
  parts: readonly AggregateNode[],
  value: Node,
): AnyMetric {
  const random: AnyMetric = metric({
    id: "random",
    unit: "scale",
    better: "context",
    domain: "customer-service",
    range: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    of: randomFact,
    given: { limit: 0 },
    excluded: () =>
      Object.fromEntries(
        exclusions.map(({ when: node, invalid }, index) => {
          const when: Condition<string> = new Expression(node);
          return [`reason${index}`, invalid === null ? when : { invalid, when }];
        }),
      ),
    parts: () => Object.fromEntries(parts.map((node, index) => [`part${index}`, { node }])),
    value: () => new Expression<string, "real">(value),
  });
  return Object.defineProperty(random, fc.toStringMethod, { value: () => "a random metric" });
}

/** The columns that an expression reads. */
export function columnsIn(node: Node): readonly string[] {
  if (node.op === "column") return [node.name];
  const inner = Object.values<unknown>(node).filter(
    (value): value is Node => typeof value === "object" && value !== null && "op" in value,
  );
  return [...new Set(inner.flatMap(columnsIn))];
}
