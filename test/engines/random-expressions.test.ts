import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AggregateNode, isNode } from "../../src/language/aggregate.ts";
import { evaluate } from "../../src/language/evaluate.ts";
import { type Node, numericType } from "../../src/language/expression.ts";
import { listEach } from "../../src/language/one-or-each.ts";
import { finish } from "../../src/language/state.ts";
import { aggregateWords, words } from "../../src/language/words.ts";
import { type GroupKey, grouping } from "../../src/measure/grouping.ts";
import { pass, type Ready, ready } from "../../src/measure/pass.ts";
import { dialects } from "../../src/sql/dialect.ts";
import { double, expressionSql } from "../../src/sql/expression.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import {
  metricOf,
  PARTS,
  randomFact,
  randomMetric,
  randomRows,
  randomValue,
  runs,
  timeLimit,
} from "../language/random.ts";
import { near } from "./agreement.ts";
import { type Engine, enginesAsked, openEngines, type SqlRow } from "./engine.ts";

/*
 * Parts are compared with the fold's; a value is compared with the same expression over the parts of the engine
 * itself, and then to the last bit. Otherwise a sum that an engine adds in another order, and so differs in its last
 * bit, would decide a comparison or fill a divisor that ought to be 0, and the comparison would have to be loosened.
 */

const VALUES = 24;
const groupings: readonly (readonly string[])[] = [[], ["segment"], ["segment", "maybe", "small"], ["rowId"]];

let engines: readonly Engine[] = [];
beforeAll(async () => {
  engines = await openEngines();
}, 60_000);
afterAll(async () => {
  for (const engine of engines) await engine.close();
});

test(
  `random metrics over random rows: the fold = the closures = ${enginesAsked.map(([name]) => name).join(" = ")}`,
  async () => {
    const parameters = runs(45);
    const values = fc
      .array(randomValue(PARTS), { minLength: VALUES, maxLength: VALUES })
      .map((nodes) => Object.defineProperty(nodes, fc.toStringMethod, { value: () => "random values" }));
    const by = fc.constantFrom(...groupings);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(randomMetric, values, randomRows(40), by, async (metric, extra, rows, by) => {
        const made = ready(metric);
        const all = [made, ready(sizesOf(made))];
        const folded = fold(all, rows, by, "generated");
        expect(fold(all, rows, by, "closures")).toEqual(folded);
        for (const engine of engines) {
          const answers = await ask(engine, made, extra, rows, by);
          expect(answers).toHaveLength(folded.length);
          for (const { key, counted } of folded) {
            const answer = answers.find((row) => by.every((name, i) => row[name] === key[i])) ?? {};
            expect({ [engine.dialect]: disagreements(made, extra, answer, counted) }).toEqual({
              [engine.dialect]: [],
            });
            compared += PARTS + VALUES + 1;
          }
        }
      }),
      parameters,
    );
    console.log(`${parameters.numRuns * (PARTS + VALUES + 1)} expressions, ${compared} comparisons`);
  },
  timeLimit,
);

const literal = (value: number): Node => ({ op: "literal", value });
const small: Node = { op: "column", name: "small", type: "int" };
const isKnown: Node = { op: "isKnown", of: small };
const either = (whenTrue: Node, otherwise: Node): Node => ({
  op: "if",
  condition: isKnown,
  whenTrue,
  otherwise,
});

test("expressions that chance seldom makes", async () => {
  const sums: readonly Node[] = [
    { op: "times", left: literal(86_400_000), right: literal(1000) },
    { op: "times", left: either(literal(86_400_000), literal(1)), right: literal(1000) },
    { op: "plus", left: literal(2_147_483_647), right: either(literal(1), literal(2)) },
    either(literal(1), literal(0.1)),
    { op: "over", left: either(literal(1), literal(2)), right: literal(4) },
    { op: "over", left: small, right: { op: "minus", left: small, right: small } },
  ];
  const parts = sums.flatMap((of): AggregateNode[] => [
    { op: "sum", of, where: null },
    { op: "most", of, where: null },
    { op: "quantile", p: 0.3, of, where: isKnown },
  ]);
  // A number whose power of ½ is not its root, in DuckDB and in PostgreSQL.
  const root: Node = { op: "power", left: small, right: literal(0.5) };
  const isRoot: Node = { op: "equals", left: root, right: literal(Math.sqrt(2921)) };
  parts.push({ op: "count", where: isRoot });
  const made = ready(metricOf([], parts, literal(0)));
  const rows = [null, 1, 2, null, -7, 2921].map((held, rowId) => ({ rowId, small: held }));
  const [folded] = fold([made, ready(sizesOf(made))], rows, [], "generated");
  for (const engine of engines) {
    const [answer] = await ask(engine, made, [literal(1)], rows, []);
    expect(disagreements(made, [literal(1)], answer ?? {}, folded?.counted ?? [])).toEqual([]);
  }
});

interface Counted {
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<string, number | null>>;
}
interface Group {
  readonly key: readonly GroupKey[];
  readonly counted: readonly Counted[];
}

function fold(
  all: readonly Ready[],
  rows: readonly object[],
  by: readonly string[],
  how: "generated" | "closures",
): readonly Group[] {
  const compiled = pass(all, "exclude", how);
  const state = compiled.create();
  const groups = grouping(
    by.map((name) => (row) => Reflect.get(row, name) ?? null),
    () => compiled.addGroup(state),
  );
  if (by.length === 0) groups.of({}, 0);
  compiled.add(state, rows, groups.of);
  return groups.sorted().map(({ key, number }) => ({
    key,
    counted: all.map(({ formula }, index) => {
      const { n, excluded, parts } = compiled.read(state, index, number);
      const answers = Object.entries(formula.parts).map(([part, node]) => [
        part,
        finish(node, parts[part] ?? null),
      ]);
      return { n, excluded, parts: Object.fromEntries(answers) };
    }),
  }));
}

/** The same metric with the size of what went into each part in its place: by it, rounding is judged. */
function sizesOf({ formula }: Ready) {
  const zero: Node = { op: "literal", value: 0 };
  const parts = Object.values(formula.parts).map((node): AggregateNode => {
    if (node.op === "count" || node.op === "distinct") return { op: "count", where: null };
    const { of, where } = node;
    const condition: Node = { op: "lessThan", left: of, right: zero };
    const whenTrue: Node = { op: "minus", left: zero, right: of };
    const size: Node = { op: "if", condition, whenTrue, otherwise: of };
    return { op: node.op === "sum" ? "sum" : "most", of: size, where };
  });
  const exclusions = formula.exclusions.map(({ when, invalid = null }) => ({ when, invalid }));
  return metricOf(exclusions, parts, zero);
}

/** The metric by `toSql`, and other values over its parts from the same statement. */
async function ask(
  engine: Engine,
  { metric }: Ready,
  extra: readonly Node[],
  rows: readonly object[],
  by: readonly string[],
): Promise<readonly SqlRow[]> {
  const dialect = dialects[engine.dialect];
  await engine.load("rows", randomFact.columns, rows);
  const statement = toSql(metric, { dialect: engine.dialect, from: engine.quoteName("rows"), by });
  const part = (name: string) => double(`answer.${dialect.quoteName(`random_${name}`)}`, dialect);
  const values = extra.map((node, index) => `${expressionSql(node, dialect, part)} AS value${index}`);
  return await engine.query(`SELECT answer.*, ${values.join(", ")} FROM (${statement}) AS answer`);
}

function disagreements(
  { formula }: Ready,
  extra: readonly Node[],
  answer: SqlRow,
  [measured, sizes]: readonly Counted[],
): readonly string[] {
  const parts = Object.entries(formula.parts).flatMap(([part, node]) => {
    const [held, expected] = [answer[`random_${part}`], measured?.parts[part] ?? null];
    return near(held, expected, roundingOf(node, sizes?.parts[part] ?? 0))
      ? []
      : [`${aggregateWords(node)} is ${held}, not ${expected}`];
  });
  const own = Object.fromEntries(
    Object.keys(formula.parts).map((part) => [part, numberOf(answer[`random_${part}`])]),
  );
  const values = [...listEach(formula.value, isNode).map(([, node]) => node), ...extra].flatMap(
    (node, index) => {
      const [held, expected] = [answer[index === 0 ? "random" : `value${index - 1}`], evaluate(node, own)];
      return held === expected ? [] : [`${words(node)} is ${held}, not ${expected}`];
    },
  );
  const reasons = Object.entries({ n: measured?.n, ...prefixed(measured?.excluded ?? {}) });
  const counts = reasons
    .filter(([name, rows]) => answer[`random_${name}`] !== rows)
    .map(([name, rows]) => `${name} is ${answer[`random_${name}`]}, not ${rows}`);
  return [...parts, ...values, ...counts];
}

/** Whole numbers and single values are the same to the last bit; a rounding error is small beside what was added. */
function roundingOf(node: AggregateNode, size: number): number {
  if (node.op === "variance") return 1e-12 * size * size;
  const rounded = node.op === "quantile" || (node.op === "sum" && numericType(node.of) === "real");
  return rounded ? 1e-12 * size : 0;
}

const prefixed = (excluded: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(excluded).map(([reason, rows]) => [`excluded_${reason}`, rows]));

const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
