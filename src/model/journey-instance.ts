import * as z from "zod";
import { DeviationSchema } from "./deviation.ts";
import { CustomerIdSchema, JourneyBlueprintIdSchema, JourneyInstanceIdSchema } from "./ids.ts";
import { InstanceTouchpointSchema } from "./instance-touchpoint.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

/** How far a journey can have got. `abandoned` the customer gave up, `failed` the company did, `timed-out` it lapsed. */
export const journeyStatuses = ["in-progress", "completed", "abandoned", "failed", "timed-out"] as const;
/** How far a journey has got. Open. */
export type JourneyStatus = OpenEnum<(typeof journeyStatuses)[number]>;

const journeyInstanceShape = {
  /** Id of the journey. */
  id: JourneyInstanceIdSchema,
  /** The plan it is compared with. Null: none. */
  blueprintId: maybe(JourneyBlueprintIdSchema),
  /** The version of that plan. */
  blueprintVersion: maybe(TextSchema),
  /** The customer who made it. Null: not known. */
  customerId: maybe(CustomerIdSchema),
  /** When it began. */
  startedAt: InstantSchema,
  /** When it ended. Null: it has not. */
  endedAt: maybe(InstantSchema),
  /** How far it has got. Open. */
  status: openEnum(journeyStatuses),
  /** What happened in it, and what is missing. */
  touchpoints: maybe(z.array(InstanceTouchpointSchema)),
  /** How it differs from its plan. */
  deviations: maybe(z.array(DeviationSchema)),
  /** How well it fits its plan, from 0 to 1: 1 less the share of required steps missing or failed. */
  fitness: maybe(z.number().min(0).max(1)),
};
type JourneyInstanceFields = RecordFields & typeof journeyInstanceShape;
/** Fields of {@link JourneyInstanceSchema}. */
export interface JourneyInstanceShape extends JourneyInstanceFields {}

/** Schema of {@link JourneyInstance}. */
export const JourneyInstanceSchema: z.ZodObject<JourneyInstanceShape> = z.object({
  ...recordShape,
  ...journeyInstanceShape,
});

/** A journey as one customer lived it. After CJML's *actual journey*. */
export interface JourneyInstance extends z.infer<typeof JourneyInstanceSchema> {}
/** {@link JourneyInstance} as it is handed in: its ids are plain text. */
export interface JourneyInstanceInput extends z.input<typeof JourneyInstanceSchema> {}
