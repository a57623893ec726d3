import type { SidedFact } from "../facts/sided.ts";
import { type AggregateNode, isNode } from "../language/aggregate.ts";
import type { Node } from "../language/expression.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import type { AnyFact } from "./measurable.ts";

export type AnySides = Readonly<Record<string, AnyFact>>;

/** Whether rows of a fact are those of several others, side by side. */
export const isSided = (fact: AnyFact): fact is AnyFact & Pick<SidedFact<AnySides>, "sides"> =>
  "sides" in fact;

/** The facts of which a fact is made, by the name of their side; none of a fact that stands for itself. */
export const sidesOf = (fact: AnyFact): AnySides => (isSided(fact) ? fact.sides : {});

/** The sides of its fact that a metric counts: those to which its population is kept, else those that its parts name. */
export function sidesCounted({ fact, formula, given }: AnyMetric): readonly string[] {
  const { exclusions, parts } = formula(given);
  const population = exclusions.flatMap(({ when }) =>
    when.op === "not" && when.of.op === "oneOf" && isSide(when.of.of) ? when.of.values : [],
  );
  const named = new Set<unknown>(
    population.length > 0 ? population : Object.values(parts).flatMap((part) => [...sidesNamed(part)]),
  );
  return Object.keys(sidesOf(fact)).filter((side) => named.has(side));
}

const isSide = (node: Node): boolean => node.op === "column" && node.name === "side";

/** The sides that an aggregate, or an expression in it, compares with. */
function* sidesNamed(of: AggregateNode | Node): Generator<unknown> {
  if (of.op === "equals" && isSide(of.left) && of.right.op === "literal") yield of.right.value;
  if (of.op === "oneOf" && isSide(of.of)) yield* of.values;
  for (const inner of Object.values<unknown>(of)) if (isNode(inner)) yield* sidesNamed(inner);
}
