import * as z from "zod";
import { InstanceTouchpointIdSchema, JourneyStepIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { SeveritySchema } from "./severity.ts";

/**
 * Ways in which a journey can differ from its plan. The first four are those of Halvorsrud, Kvale & Følstad (2016):
 * a touchpoint not planned, in irregular order, that failed, that is missing. The others are operational: too
 * late, too often, on another channel.
 */
export const deviationTypes = [
  "ad-hoc",
  "sequence",
  "failure",
  "missing",
  "delay",
  "repetition",
  "channel-switch",
] as const;
/** Way in which a journey differs from its plan. Open. */
export type DeviationType = OpenEnum<(typeof deviationTypes)[number]>;

const deviationShape = {
  /** Way in which it differs. Open. */
  type: openEnum(deviationTypes),
  /** The step planned. Null: none was, as for `ad-hoc`. */
  stepId: maybe(JourneyStepIdSchema),
  /** The touchpoint as lived. Null: there is none, as for `missing`. */
  instanceTouchpointId: maybe(InstanceTouchpointIdSchema),
  /** How badly it hurts. Open. */
  severity: maybe(SeveritySchema),
  /** What happened, in a sentence. */
  detail: maybe(z.string()),
  /** When it showed. Null: at no one time. */
  at: maybe(InstantSchema),
};
type DeviationFields = typeof deviationShape;
/** Fields of {@link DeviationSchema}. */
export interface DeviationShape extends DeviationFields {}

/** Schema of {@link Deviation}. */
export const DeviationSchema: z.ZodObject<DeviationShape> = z.object(deviationShape);

/** One difference between a journey as lived and as planned. */
export interface Deviation extends z.infer<typeof DeviationSchema> {}
