import type { GroupMeasurements } from "../measure/measure-all.ts";
import type { AnyMetric } from "../metrics/metric.ts";

/** Where a row comes from. */
export interface Place {
  readonly file: string;
  /** Line on which it begins; `null` if it comes from none, or from several. */
  readonly line: number | null;
}

/** The rows of a fact, ready to be measured, and how many rows the files had. */
export interface Rows {
  readonly rows: readonly object[];
  /** Rows that were read, bad ones included. */
  readonly read: number;
  readonly placeOf: (row: number) => Place;
}

/** The measurements of one group of rows, in the order in which the metrics were asked for. */
export type Measured = GroupMeasurements<Readonly<Record<string, AnyMetric>>>;
