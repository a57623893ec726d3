import type { AnyMetric, GivenOf, PartOf, RowFor, ValueOf } from "../metrics/metric.ts";
import type { Confidence } from "../statistics/interval.ts";
import type { Measurement } from "./measurement.ts";
import { type OnInvalid, passFor } from "./pass.ts";

/** How one metric is measured. */
export interface MeasureOptions<Given> {
  /** Thresholds other than the defaults. */
  readonly given?: Partial<Given>;
  /** Confidence of the interval, 0.95 unless said. */
  readonly confidence?: Confidence;
  /** Bad input throws `InvalidRowError` unless it is to be excluded and counted. */
  readonly onInvalid?: OnInvalid;
}

/**
 * Measures one metric over rows of its fact. Rows may hold more columns than the metric reads.
 *
 * @throws InvalidRowError on a value that the metric cannot use, unless `onInvalid` is `"exclude"`.
 * @throws TypeError on a threshold that the metric does not have.
 */
export function measure<M extends AnyMetric, Row extends RowFor<M> & object>(
  metric: M,
  rows: Iterable<Row>,
  { given, confidence = 0.95, onInvalid = "throw" }: MeasureOptions<GivenOf<M>> = {},
): Measurement<PartOf<M>, ValueOf<M>> {
  const compiled = passFor([{ metric, given }], onInvalid);
  const state = compiled.create();
  const group = compiled.addGroup(state);
  compiled.add(state, rows, null);
  return compiled.measurement(state, 0, group, confidence) as Measurement<PartOf<M>, ValueOf<M>>;
}
