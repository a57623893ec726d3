import { type MeasureOptions, measure } from "../../src/measure/measure.ts";
import { type AnyMeasurement, isOneValue, type Measurement } from "../../src/measure/measurement.ts";
import type { AnyMetric, GivenValues } from "../../src/metrics/metric.ts";
import { times } from "./worked.ts";

/** Measures rows of which the compiler knows nothing, as they come from a file. */
export const measureRows = (
  metric: AnyMetric,
  rows: readonly object[],
  options: MeasureOptions<GivenValues> = {},
): Measurement => {
  const measured = measure(metric, rows as readonly never[], options);
  if (!isOne(measured)) throw new Error(`${metric.id} is a distribution.`);
  return measured;
};

const isOne = (measured: AnyMeasurement): measured is Measurement => isOneValue(measured.value);

/** As many rows as said of each: `repeat([[2, { score: 5 }]])` is two rows. */
export const repeat = <Row extends object>(counts: readonly (readonly [count: number, row: Row])[]): Row[] =>
  counts.flatMap(([count, row]) => times(count, row));

/** As many answers as said of each score. */
export const answers = (counts: Readonly<Record<number, number>>) =>
  repeat(Object.entries(counts).map(([score, count]) => [count, { score: Number(score) }] as const));
