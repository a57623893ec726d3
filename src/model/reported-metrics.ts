import * as z from "zod";
import { TextSchema } from "./text.ts";

const reportedMetricShape = {
  /** The number as the source gave it. Null: the source has the metric but no value. */
  value: z.number().nullable(),
  /** Unit of the number: `s`, `min`, `ms`, `count`. */
  unit: TextSchema,
};
type ReportedMetricFields = typeof reportedMetricShape;
/** Fields of {@link ReportedMetricSchema}. */
export interface ReportedMetricShape extends ReportedMetricFields {}

/** Schema of {@link ReportedMetric}. */
export const ReportedMetricSchema: z.ZodObject<ReportedMetricShape> = z.object(reportedMetricShape);

/** A number the source system computed itself, with its unit. */
export interface ReportedMetric extends z.infer<typeof ReportedMetricSchema> {}

type ReportedMetricsType = z.ZodRecord<
  z.ZodString,
  z.ZodUnion<readonly [z.ZodNumber, z.ZodNull, z.ZodObject<ReportedMetricShape>]>
>;
/** Type of the schema of {@link ReportedMetrics}. */
export interface ReportedMetricsSchema extends ReportedMetricsType {}

/** Schema of {@link ReportedMetrics}. */
export const ReportedMetricsSchema: ReportedMetricsSchema = z.record(
  z.string(),
  z.union([z.number(), z.null(), ReportedMetricSchema], {
    error: "Expected a number, null, or an object of value and unit.",
  }),
);

/**
 * Numbers the source system computed itself, under the source's own names: bare, in the unit its documentation
 * gives, or with their unit. Kept apart from what is computed here, so that the two can be compared.
 */
export interface ReportedMetrics extends z.infer<typeof ReportedMetricsSchema> {}
