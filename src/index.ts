/**
 * Facts, metrics and the functions that measure them. Pure, and nothing but what is imported is shipped.
 * @module
 */
export type { BusinessClock, CaseClock } from "./facts/case-clock.ts";
export type { Column, ColumnSet, Fact, RowOf } from "./facts/fact.ts";
export * from "./facts/index.ts";
export { InvalidRecordError } from "./facts/record-fields.ts";
export {
  type SidedColumns,
  type SidedFact,
  type SidedRow,
  type SideRows,
  sided,
  sideRows,
} from "./facts/sided.ts";
export { type SlaHistoryOptions, type SlaHistoryRecords, slaHistories } from "./facts/sla-histories.ts";
export type { WaitingOn, WaitingOnByStatus } from "./facts/status-time.ts";
export type { AggregateNode, Mergeability } from "./language/aggregate.ts";
export type {
  ArithmeticOperator,
  ComparisonOperator,
  Node as ExpressionNode,
  ScalarType,
} from "./language/expression.ts";
export type { OneOrEach } from "./language/one-or-each.ts";
export type { FoldColumn, FoldExclusion } from "./language/plan.ts";
export type { AggregateState, VarianceState } from "./language/state.ts";
export { type Accumulator, accumulator } from "./measure/accumulator.ts";
export { type Comparison, compare } from "./measure/compare.ts";
export { describe, type MetricDescription } from "./measure/describe.ts";
export {
  type Difference,
  type DifferenceOptions,
  type DifferingRows,
  difference,
} from "./measure/difference.ts";
export { explain, type RowExplanation } from "./measure/explain.ts";
export type { GroupKey } from "./measure/grouping.ts";
export { InvalidRowError } from "./measure/invalid-row-error.ts";
export { type MeasureOptions, measure } from "./measure/measure.ts";
export {
  type GroupMeasurements,
  type MeasureAllOptions,
  measureAll,
  type Period,
  type Periods,
  type RowForAll,
} from "./measure/measure-all.ts";
export type { AnyMeasurement, IntervalOf, Measurement, MetricState } from "./measure/measurement.ts";
export type { OnInvalid } from "./measure/pass.ts";
export type { RowOutcome } from "./measure/row-outcome.ts";
export { type SlidingWindow, slidingWindow, type WindowFold } from "./measure/sliding-window.ts";
export * from "./metrics/index.ts";
export type {
  AnyMetric,
  Better,
  Domain,
  Formula,
  GivenOf,
  GivenValues,
  Metric,
  MetricValue,
  MetricWithVariants,
  PartOf,
  RowFor,
  Unit,
  ValueOf,
  ValueRange,
} from "./metrics/metric.ts";
export type { Confidence, Interval, IntervalRule, PartReader } from "./statistics/interval.ts";
export type { CalendarInForce, ScheduleChoice } from "./time/elapsed.ts";
export * from "./time/index.ts";
export {
  type ClockedDuration,
  type ClockedSla,
  type SlaClockOptions,
  slaInstances,
} from "./time/sla-clock.ts";
export type { Reopening } from "./time/sla-cycles.ts";
export type { SlaEvent, SlaHistory } from "./time/sla-history.ts";
export type { ClockedMetric, SlaTarget, SlaTargetTerms, SlaTerms } from "./time/sla-terms.ts";
