import { expectTypeOf, test } from "vitest";
import { type Aggregate, count, distinct, sum } from "../../src/language/aggregate.ts";
import { column, type Expression, type Quantity } from "../../src/language/expression.ts";

const a = column("a", "int");
const share = column("share", "real");
const word = column("word", "text");
const flag = column("flag", "boolean");
const at = column("at", "instant");

test("an expression knows the columns that it reads", () => {
  expectTypeOf(a.plus(share)).toEqualTypeOf<Quantity<"a" | "share">>();
  expectTypeOf(a.atMost(5).and(flag)).toEqualTypeOf<Expression<"a" | "flag", "boolean">>();
  expectTypeOf(sum(a, flag)).toEqualTypeOf<Aggregate<"a" | "flag">>();
  expectTypeOf(count()).toEqualTypeOf<Aggregate<never>>();
});

test("what makes no sense does not compile", () => {
  // @ts-expect-error a text has no order
  word.atMost("x");
  // @ts-expect-error a text is no number
  word.plus(1);
  // @ts-expect-error a text is no number
  sum(word);
  // @ts-expect-error a number equals no text
  a.equals("x");
  // @ts-expect-error a text equals no number
  word.equals(1);
  // @ts-expect-error a truth is no number
  flag.plus(1);
  // @ts-expect-error a number is no condition
  a.and(flag);
  // @ts-expect-error a number is no condition
  count(a);
  // @ts-expect-error an instant is known or missing and no more
  at.lessThan(at);
  // @ts-expect-error fractions are seldom equal
  distinct(share);
  // @ts-expect-error fractions are seldom equal
  share.isOneOf(0.1);
  // @ts-expect-error an aggregate is no expression
  sum(sum(a));
});
