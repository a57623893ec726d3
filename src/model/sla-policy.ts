import * as z from "zod";
import { TargetDurationSchema } from "./duration.ts";
import { ScheduleIdSchema, SlaPolicyIdSchema } from "./ids.ts";
import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { PrioritySchema } from "./priority.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

/** What an SLA can promise the time of. After Zendesk's policy metrics, with `queue-wait` for contact centres. */
export const slaMetrics = [
  "first-response",
  "next-response",
  "periodic-update",
  "resolution",
  "requester-wait",
  "agent-work",
  "pausable-update",
  "queue-wait",
] as const;
/** What an SLA promises the time of. Open. */
export type SlaMetric = OpenEnum<(typeof slaMetrics)[number]>;
/** Type of the schema of {@link SlaMetric}. */
export interface SlaMetricSchema extends OpenEnumSchema<(typeof slaMetrics)[number]> {}
/** Schema of {@link SlaMetric}. */
export const SlaMetricSchema: SlaMetricSchema = openEnum(slaMetrics);

const slaTargetShape = {
  /** What is promised. Open. */
  metric: SlaMetricSchema,
  /** Priority the target is for. Absent or null: every priority. */
  priority: maybe(PrioritySchema),
  /** Within how long, on which clock. */
  target: TargetDurationSchema,
};
type SlaTargetFields = typeof slaTargetShape;
/** Fields of {@link SlaTargetSchema}. */
export interface SlaTargetShape extends SlaTargetFields {}

/** Schema of {@link SlaTarget}. */
export const SlaTargetSchema: z.ZodObject<SlaTargetShape> = z.object(slaTargetShape);

/** One promise of a policy. */
export interface SlaTarget extends z.infer<typeof SlaTargetSchema> {}

const slaPolicyShape = {
  /** Id of the policy. */
  id: SlaPolicyIdSchema,
  /** Name to show. */
  name: maybe(TextSchema),
  /** Whether the policy is applied to new cases. */
  isActive: maybe(z.boolean()),
  /** Place among the policies: the first that fits is applied. */
  position: maybe(z.number()),
  /** Which cases it applies to, in the source's own form. Not interpreted here. */
  appliesTo: z.unknown().exactOptional(),
  /** What is promised. */
  targets: z.array(SlaTargetSchema),
  /** Schedule of its business clock, where a target names none. Null: none. */
  scheduleId: maybe(ScheduleIdSchema),
};
type SlaPolicyFields = RecordFields & typeof slaPolicyShape;
/** Fields of {@link SlaPolicySchema}. */
export interface SlaPolicyShape extends SlaPolicyFields {}

/** Schema of {@link SlaPolicy}. */
export const SlaPolicySchema: z.ZodObject<SlaPolicyShape> = z.object({ ...recordShape, ...slaPolicyShape });

/** Times promised for cases or contacts. */
export interface SlaPolicy extends z.infer<typeof SlaPolicySchema> {}
/** {@link SlaPolicy} as it is handed in: its ids are plain text. */
export interface SlaPolicyInput extends z.input<typeof SlaPolicySchema> {}
