import * as z from "zod";
import { DurationSchema, TargetDurationSchema } from "./duration.ts";
import { CaseIdSchema, InteractionIdSchema, SlaInstanceIdSchema, SlaPolicyIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { SlaMetricSchema } from "./sla-policy.ts";

/** States of an applied SLA. `canceled`: it was taken off before it was kept or missed. */
export const slaStatuses = ["active", "paused", "achieved", "missed", "canceled"] as const;
/** State of an applied SLA. Open. */
export type SlaStatus = OpenEnum<(typeof slaStatuses)[number]>;

const pausedIntervalShape = {
  /** When the clock stopped. */
  startAt: InstantSchema,
  /** When it ran again. Null: it has not. */
  endAt: maybe(InstantSchema),
};
type PausedIntervalFields = typeof pausedIntervalShape;
/** Fields of {@link PausedIntervalSchema}. */
export interface PausedIntervalShape extends PausedIntervalFields {}

/** Schema of {@link PausedInterval}. */
export const PausedIntervalSchema: z.ZodObject<PausedIntervalShape> = z.object(pausedIntervalShape);

/** A time during which an SLA's clock stood still. */
export interface PausedInterval extends z.infer<typeof PausedIntervalSchema> {}

const slaInstanceShape = {
  /** Id, where the source gives one. */
  id: maybe(SlaInstanceIdSchema),
  /** The policy that was applied. */
  policyId: maybe(SlaPolicyIdSchema),
  /** The case it was applied to. Absent where the SLA stands inside its case. */
  caseId: maybe(CaseIdSchema),
  /** The interaction it was applied to. Null: it was applied to a case. */
  interactionId: maybe(InteractionIdSchema),
  /** What is promised. Open. */
  metric: SlaMetricSchema,
  /** Which time round, from 1: a promise of the next response starts again with each reply (Zendesk `instance_id`). */
  instance: maybe(z.int().positive()),
  /** State of the promise. Open. */
  status: openEnum(slaStatuses),
  /** When the clock started. */
  startAt: InstantSchema,
  /** When the promise falls due, pauses considered. Null: never, as things stand. */
  dueAt: maybe(InstantSchema),
  /** When what was promised happened, in time or late. Null: it has not. */
  fulfilledAt: maybe(InstantSchema),
  /** When the promise was broken. Null: it was not. */
  breachedAt: maybe(InstantSchema),
  /** Times during which the clock stood still. */
  pausedIntervals: maybe(z.array(PausedIntervalSchema)),
  /** Within how long, on which clock. */
  target: maybe(TargetDurationSchema),
  /** How long it has taken so far, or took. */
  elapsed: maybe(DurationSchema),
};
type SlaInstanceFields = RecordFields & typeof slaInstanceShape;
/** Fields of {@link SlaInstanceSchema}. */
export interface SlaInstanceShape extends SlaInstanceFields {}

/** Schema of {@link SlaInstance}. */
export const SlaInstanceSchema: z.ZodObject<SlaInstanceShape> = z.object({
  ...recordShape,
  ...slaInstanceShape,
});

/** A promise of time made to one customer: one target of a policy, applied to one case or interaction. */
export interface SlaInstance extends z.infer<typeof SlaInstanceSchema> {}
/** {@link SlaInstance} as it is handed in: its ids are plain text. */
export interface SlaInstanceInput extends z.input<typeof SlaInstanceSchema> {}
