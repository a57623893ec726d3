import * as z from "zod";
import { ScheduleIdSchema } from "./ids.ts";
import { maybe } from "./optional.ts";

/** Which hours a duration counts: every hour, or only the open hours of a schedule. */
export const durationClocks = ["calendar", "business"] as const;

/** Who found a duration: the source system said it, or it was computed from instants. */
export const durationSources = ["reported", "computed"] as const;

const targetDurationShape = {
  /** Length in seconds; fractions allowed, never negative. */
  seconds: z.number().nonnegative("A duration is never negative."),
  /** Which hours are counted: `calendar` all of them, `business` the open hours of a schedule only. */
  clock: z.enum(durationClocks),
  /** The schedule whose open hours are counted. Null: the business clock's schedule is not known. */
  scheduleId: maybe(ScheduleIdSchema),
};
type TargetDurationFields = typeof targetDurationShape;
/** Fields of {@link TargetDurationSchema}. */
export interface TargetDurationShape extends TargetDurationFields {}

/** Schema of {@link TargetDuration}. */
export const TargetDurationSchema: z.ZodObject<TargetDurationShape> = z.object(targetDurationShape);

/** A length of time that is aimed at or allowed, with the clock it is counted on. */
export interface TargetDuration extends z.infer<typeof TargetDurationSchema> {}
/** {@link TargetDuration} as it is handed in: its ids are plain text. */
export interface TargetDurationInput extends z.input<typeof TargetDurationSchema> {}

const durationShape = {
  /** Whether the source system reported the duration or it was computed from instants. */
  source: z.enum(durationSources),
};
type DurationFields = TargetDurationFields & typeof durationShape;
/** Fields of {@link DurationSchema}. */
export interface DurationShape extends DurationFields {}

/** Schema of {@link Duration}. */
export const DurationSchema: z.ZodObject<DurationShape> = z.object({
  ...targetDurationShape,
  ...durationShape,
});

/**
 * A length of time that passed. It never goes without its clock: the same wait is 26 hours by the calendar and
 * two by the business clock, and reports mix the two up.
 */
export interface Duration extends z.infer<typeof DurationSchema> {}
/** {@link Duration} as it is handed in: its ids are plain text. */
export interface DurationInput extends z.input<typeof DurationSchema> {}
