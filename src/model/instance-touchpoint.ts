import * as z from "zod";
import { ActorRefSchema } from "./actor-ref.ts";
import { ChannelSchema } from "./channel.ts";
import { EmotionSchema } from "./feeling.ts";
import { EventIdSchema, InstanceTouchpointIdSchema, JourneyStepIdSchema, TouchpointIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { ScoreSchema } from "./score.ts";
import { JourneyStageNameSchema } from "./stage.ts";

/** What can have become of a touchpoint in a journey. `missing` should have happened, `pending` still can. */
export const instanceTouchpointStatuses = ["occurred", "failed", "missing", "skipped", "pending"] as const;
/** What became of a touchpoint in a journey. Open. */
export type InstanceTouchpointStatus = OpenEnum<(typeof instanceTouchpointStatuses)[number]>;

const instanceTouchpointShape = {
  /** Id within the journey. */
  id: InstanceTouchpointIdSchema,
  /** The step of the plan that it is. Null: it was not planned. */
  stepId: maybe(JourneyStepIdSchema),
  /** The touchpoint it is. Null: none that is defined. */
  touchpointId: maybe(TouchpointIdSchema),
  /** Stage of the customer's life it belongs to, where neither step nor touchpoint says so. Open. */
  stage: maybe(JourneyStageNameSchema),
  /** Events that show it. */
  eventIds: maybe(z.array(EventIdSchema)),
  /** When it happened, or began. Null: it did not happen. */
  at: maybe(InstantSchema),
  /** When it ended. Null: it took no time, or has not ended. */
  endAt: maybe(InstantSchema),
  /** Who started it. */
  actor: maybe(ActorRefSchema),
  /** Channel it took place on. Open. */
  channel: maybe(ChannelSchema),
  /** What became of it. Open. */
  status: openEnum(instanceTouchpointStatuses),
  /** How the customer felt. Never averaged with satisfaction. */
  emotion: maybe(EmotionSchema),
  /** How the customer rated it (CJML `experienceRating`). */
  experienceRating: maybe(ScoreSchema),
  /** Effort it cost the customer. */
  effort: maybe(ScoreSchema),
};
type InstanceTouchpointFields = typeof instanceTouchpointShape;
/** Fields of {@link InstanceTouchpointSchema}. */
export interface InstanceTouchpointShape extends InstanceTouchpointFields {}

/** Schema of {@link InstanceTouchpoint}. */
export const InstanceTouchpointSchema: z.ZodObject<InstanceTouchpointShape> =
  z.object(instanceTouchpointShape);

/** A touchpoint of a journey as lived: one that happened, or that is missed. */
export interface InstanceTouchpoint extends z.infer<typeof InstanceTouchpointSchema> {}
