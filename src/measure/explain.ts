import { invalidReason } from "../language/plan.ts";
import { aggregateWords, words } from "../language/words.ts";
import type { AnyMetric, GivenOf, GivenValues, RowFor } from "../metrics/metric.ts";
import { ready } from "./pass.ts";
import { rowOutcomes } from "./row-outcome.ts";

/** Whether a metric counts one row, where, and why. */
export interface RowExplanation {
  readonly metric: string;
  readonly variant: string | null;
  /** The thresholds that were used. */
  readonly given: GivenValues;
  /** Position of the row among those that were given. */
  readonly row: number;
  readonly counted: boolean;
  /** Why it is left out: the reason and the condition that holds, in words; `null` if it is counted. */
  readonly because: { readonly reason: string; readonly says: string } | null;
  /** Each part in words, and what the row adds to it: 0 where it does not count there; `null` has no value. */
  readonly parts: Readonly<Record<string, { readonly says: string; readonly adds: number | null }>>;
  /** The values that were read. */
  readonly read: Readonly<Record<string, unknown>>;
}

/**
 * Explains every row that a key identifies, by the key column of the metric's fact; an empty list says that there is no
 * such row, more than one that the key stands twice.
 *
 * @throws TypeError on a threshold that the metric does not have.
 */
export function explain<M extends AnyMetric, Row extends RowFor<M> & object>(
  metric: M,
  rows: Iterable<Row>,
  key: string | number,
  { given }: { readonly given?: Partial<GivenOf<M>> } = {},
): readonly RowExplanation[] {
  const used = ready(metric, given);
  const outcome = rowOutcomes(metric, given);
  const { columns, exclusions, parts } = used.formula;
  const reasons = new Map([
    ...columns.map(({ name }) => [invalidReason(name), `${name} holds no value that it can hold`] as const),
    ...exclusions.map(({ reason, when }) => [reason, words(when)] as const),
  ]);
  return Array.from(rows, (row: object, index) => ({
    values: new Map<string, unknown>(Object.entries(row)),
    row,
    index,
  }))
    .filter(({ values }) => values.get(metric.fact.key) === key)
    .map(({ row, values, index }) => {
      const { because, parts: added } = outcome.of(row);
      return {
        metric: metric.id,
        variant: metric.variant,
        given: used.given,
        row: index,
        counted: because === null,
        because: because === null ? null : { reason: because, says: reasons.get(because) ?? because },
        parts: Object.fromEntries(
          Object.entries(parts).map(([name, node]) => [
            name,
            { says: aggregateWords(node), adds: because === null ? (added[name] ?? null) : 0 },
          ]),
        ),
        read: Object.fromEntries(columns.map(({ name }) => [name, values.get(name) ?? null])),
      };
    });
}
