import { isNode } from "../language/aggregate.ts";
import { listEach } from "../language/one-or-each.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import { double, expressionSql, type Reference } from "./expression.ts";
import type { Population } from "./population.ts";

/**
 * The columns of an answer over the query `parts`: its groups, the value, the rows counted, every part, and the rows
 * left out by reason.
 *
 * @throws TypeError where two of them would have one name.
 */
export function answerColumns(
  { id }: AnyMetric,
  {
    dialect,
    formula,
    keys,
    reasons,
    own,
  }: Pick<Population, "dialect" | "formula" | "keys" | "reasons" | "own">,
): readonly string[] {
  const part: Reference = (name) => double(`parts.${own(name)}`, dialect);
  const values = listEach(formula.value, isNode).map(([component, value]) => {
    const name = component === null ? id : dialect.answerName(`${id}.${component}`);
    return [name, expressionSql(value, dialect, part)] as const;
  });
  const counts = ["n", ...Object.keys(formula.parts), ...reasons.map((reason) => `excluded_${reason}`)];
  refuseTwice([
    ...keys.map(({ name }) => name),
    ...values.map(([name]) => name),
    ...counts.map((name) => dialect.answerName(`${id}_${name}`)),
  ]);
  return [
    ...keys.map(({ name, as }) => `parts.${as} AS ${dialect.quoteName(name)}`),
    ...values.map(([name, sql]) => `${sql} AS ${dialect.quoteName(name)}`),
    ...counts.map((name) => `parts.${own(name)}`),
  ];
}

/** @throws TypeError where a name stands twice. */
export function refuseTwice(names: readonly string[]): void {
  if (new Set(names).size < names.length)
    throw new TypeError(`Two columns of the answer would have one name: ${names.join(", ")}.`);
}
