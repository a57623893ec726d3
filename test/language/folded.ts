import type { Aggregate } from "../../src/language/aggregate.ts";
import type { Condition } from "../../src/language/expression.ts";
import { compile } from "../../src/language/fold.ts";
import { type FoldColumn, type OnInvalid, readTally } from "../../src/language/plan.ts";
import { finish } from "../../src/language/state.ts";

/** The two ways in which rows are folded. */
export const ways = ["generated", "closures"] as const;
export type Way = (typeof ways)[number];

export interface Folded {
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly answers: readonly (number | null)[];
}

/** Folds rows to the answers of aggregates, without a metric round them. Without `onInvalid`, bad input is excluded. */
export function folded(
  way: Way,
  columns: readonly FoldColumn[],
  aggregates: readonly Aggregate<string>[],
  rows: readonly unknown[],
  exclusions: Readonly<Record<string, Condition<string>>> = {},
  onInvalid?: OnInvalid,
): Folded {
  const tally = {
    columns,
    exclusions: Object.entries(exclusions).map(([reason, { node }]) => ({ reason, when: node })),
    parts: Object.fromEntries(aggregates.map(({ node }, index) => [index, node])),
  };
  const fold = compile([tally], { exclude: onInvalid === undefined, by: way });
  const state = fold.create();
  const group = fold.addGroup(state);
  fold.add(state, rows, 0, null, onInvalid ?? (() => {}));
  const { n, excluded, parts } = readTally(fold.plan, state, 0, group);
  return {
    n,
    excluded,
    answers: aggregates.map(({ node }, index) => finish(node, parts[index] ?? null)),
  };
}
