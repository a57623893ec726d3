import fc from "fast-check";
import temml from "temml";
import { expect, test } from "vitest";
import { count, distinct, least, most, quantile, sum, variance } from "../../src/language/aggregate.ts";
import { column, given, literal, part, when } from "../../src/language/expression.ts";
import { latex } from "../../src/language/latex.ts";
import { aggregateWords, words } from "../../src/language/words.ts";
import { describe } from "../../src/measure/describe.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { randomCondition, randomValue, runs } from "./random.ts";

const [a, b, c] = [column("a", "int"), column("b", "int"), column("c", "int")];
const [p, q, r] = [column("p", "boolean"), column("q", "boolean"), column("r", "boolean")];
const word = column("word", "text");

test.each([
  [a.plus(b).minus(c), "a + b − c"],
  [a.minus(b.minus(c)), "a − (b − c)"],
  [a.plus(b.plus(c)), "a + b + c"],
  [a.plus(b).times(c), "(a + b) × c"],
  [a.times(b).plus(c), "a × b + c"],
  [a.over(b).over(c), "a ÷ b ÷ c"],
  [a.over(b.over(c)), "a ÷ (b ÷ c)"],
  [a.over(b.times(1000)), "a ÷ (b × 1000)"],
  [a.atMost(9), "a ≤ 9"],
  [a.atLeast(9), "a ≥ 9"],
  [a.lessThan(9), "a < 9"],
  [a.moreThan(given("limit", 9)), "a > given limit"],
  [a.equals(0), "a = 0"],
  [a.equals(0).not(), "a ≠ 0"],
  [a.atMost(9).not(), "a > 9"],
  [a.atLeast(9).not(), "a < 9"],
  [a.plus(1).atMost(b), "a + 1 ≤ b"],
  [word.equals("x").not(), 'word ≠ "x"'],
  [word.isOneOf("x"), 'word is "x"'],
  [word.isOneOf("x").not(), 'word is not "x"'],
  [word.isOneOf("x", "y"), 'word is one of "x", "y"'],
  [word.isOneOf("x", "y").not(), 'word is none of "x", "y"'],
  [a.isKnown(), "a is known"],
  [a.isMissing(), "a is missing"],
  [a.isMissing().not(), "a is known"],
  [p.not(), "not p"],
  [p.and(q).or(r), "p and q or r"],
  [p.and(q.or(r)), "p and (q or r)"],
  [p.and(q.and(r)), "p and q and r"],
  [p.or(q).not(), "not (p or q)"],
  [p.not().and(q.not()), "not p and not q"],
  [p.and(q).isKnown(), "(p and q) is known"],
  [a.atMost(9).isMissing(), "(a ≤ 9) is missing"],
  [a.plus(when(b.isKnown(), b, literal(0))), "a + (b if b is known, else 0)"],
  [when(p, when(q, a, b), when(r, b, c)), "(a if q, else b) if p, else (b if r, else c)"],
])("%#: an expression reads %s", ({ node }, expected) => {
  expect(words(node)).toBe(expected);
});

test.each([
  [count(), "number of rows"],
  [count(p.and(a.atMost(9))), "number of rows where p and a ≤ 9"],
  [sum(a), "sum of a"],
  [sum(a.plus(b), p), "sum of (a + b) where p"],
  [least(a), "smallest a"],
  [most(a), "greatest a"],
  [distinct(word, p), "number of different word where p"],
  [variance(a), "variance of a"],
  [quantile(0.5, a), "median of a"],
  [quantile(0.9, a), "quantile 0.9 of a"],
])("%#: an aggregate reads %s", ({ node }, expected) => {
  expect(aggregateWords(node)).toBe(expected);
});

test("a formula is written as people write it, in words and as mathematics", () => {
  const [promoters, passives, detractors] = [part("promoters"), part("passives"), part("detractors")];
  const { node } = promoters.minus(detractors).times(100).over(promoters.plus(passives).plus(detractors));
  expect(words(node)).toBe("(promoters − detractors) × 100 ÷ (promoters + passives + detractors)");
  expect(latex(node)).toBe(
    "\\frac{(\\text{promoters} - \\text{detractors}) \\times 100}{\\text{promoters} + \\text{passives} + \\text{detractors}}",
  );
});

function isMathematics(text: string): void {
  expect(temml.renderToString(text, { throwOnError: true })).toMatch(/^<math.*<\/math>$/s);
}

test("the LaTeX of every metric is mathematics", () => {
  for (const { metric } of Object.values(catalogue))
    for (const one of [metric, ...Object.values(metric.variants)]) isMathematics(describe(one).formula.latex);
});

test("the LaTeX of any expression is mathematics", () => {
  fc.assert(
    fc.property(fc.oneof(randomCondition, randomValue(5)), (node) => isMathematics(latex(node))),
    runs(500),
  );
});

test("different expressions of the same names read differently", () => {
  // Written alike, two of these would be a parenthesis short.
  const all = [
    a.minus(b).minus(c),
    a.minus(b.minus(c)),
    a.over(b).times(c),
    a.over(b.times(c)),
    a.times(b.over(c)),
  ];
  expect(new Set(all.map(({ node }) => words(node))).size).toBe(all.length);
  expect(new Set(all.map(({ node }) => latex(node))).size).toBe(all.length);
});
