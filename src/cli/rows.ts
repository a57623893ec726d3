import type { GroupMeasurements } from "../measure/measure-all.ts";
import type { AnyMetric } from "../metrics/metric.ts";

/** The rows of a fact, ready to be measured, and how many rows the file had. */
export interface Rows {
  readonly rows: readonly object[];
  /** Rows that were read, bad ones included. */
  readonly read: number;
  /** Line of the file that a row comes from; `null` if it comes from another file or from none. */
  readonly lineOf: (row: number) => number | null;
}

/** The measurements of one group of rows, in the order in which the metrics were asked for. */
export type Measured = GroupMeasurements<Readonly<Record<string, AnyMetric>>>;
