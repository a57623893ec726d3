import { emptyState, mergeStates } from "../language/state.ts";
import type { AnyMetric, GivenOf, MetricValue, PartOf, RowFor, ValueOf } from "../metrics/metric.ts";
import type { MeasureOptions } from "./measure.ts";
import { extract, type Measurement, type MetricState } from "./measurement.ts";
import { passFor, ready } from "./pass.ts";

/**
 * A metric as a fold that can be stopped, stored, sent and merged; by shape the CombineFn of Apache Beam. States are
 * plain JSON. For metrics of counts and sums they stay a few numbers whatever the number of rows.
 */
export interface Accumulator<
  Row extends object,
  Part extends string,
  Value extends MetricValue = number | null,
> {
  /** The state over no rows. */
  create(): MetricState<Part>;
  /** The state with one more row. */
  add(state: MetricState<Part>, row: Row): MetricState<Part>;
  /** The state with more rows; much faster than one at a time. */
  addAll(state: MetricState<Part>, rows: Iterable<Row>): MetricState<Part>;
  /** The state over the rows of all. Any order and any split gives the same. */
  merge(...states: readonly MetricState<Part>[]): MetricState<Part>;
  /** What the metric comes to over the rows of a state. */
  extract(state: MetricState<Part>): Measurement<Part, Value>;
}

/** @throws TypeError on a threshold that the metric does not have. */
export function accumulator<M extends AnyMetric>(
  metric: M,
  options: MeasureOptions<GivenOf<M>> = {},
): Accumulator<RowFor<M>, PartOf<M>, ValueOf<M>> {
  const compiled = passFor([{ metric, given: options.given }], options.onInvalid ?? "throw");
  const [{ given, formula } = ready(metric)] = compiled.ready;
  const merge = (a: MetricState, b: MetricState): MetricState => ({
    n: a.n + b.n,
    excluded: addCounts(a.excluded, b.excluded),
    parts: Object.fromEntries(
      Object.entries(formula.parts).map(([part, node]) => [
        part,
        mergeStates(node, a.parts[part] ?? emptyState(node), b.parts[part] ?? emptyState(node)),
      ]),
    ),
  });
  const create = (): MetricState => ({
    n: 0,
    excluded: {},
    parts: Object.fromEntries(Object.entries(formula.parts).map(([part, node]) => [part, emptyState(node)])),
  });
  const addAll = (state: MetricState, rows: Iterable<object>): MetricState => {
    const fresh = compiled.create();
    const group = compiled.addGroup(fresh);
    compiled.add(fresh, rows, null);
    return merge(state, compiled.read(fresh, 0, group));
  };
  const untyped: Accumulator<object, string, MetricValue> = {
    create,
    add: (state, row) => addAll(state, [row]),
    addAll,
    merge: (...states) => states.reduce(merge, create()),
    extract: (state) => extract(metric, given, formula, state, options.confidence ?? 0.95),
  };
  return untyped as Accumulator<RowFor<M>, PartOf<M>, ValueOf<M>>;
}

function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum = { ...a };
  for (const [reason, rows] of Object.entries(b)) sum[reason] = (sum[reason] ?? 0) + rows;
  return sum;
}
