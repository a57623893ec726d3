import * as z from "zod";
import { DurationSchema } from "./duration.ts";
import { maybe } from "./optional.ts";

const interactionDurationsShape = {
  /** In the menu of an automated attendant, before any queue. */
  ivr: maybe(DurationSchema),
  /** Waiting in queues. */
  queue: maybe(DurationSchema),
  /** Ringing at agents. */
  ring: maybe(DurationSchema),
  /** Agent and customer talking or writing, holds left out. */
  talk: maybe(DurationSchema),
  /** The customer on hold. */
  hold: maybe(DurationSchema),
  /** The agent's work after the contact ended. */
  wrapUp: maybe(DurationSchema),
  /** All of the agent's time: talk, hold and wrap-up at least; some sources add dialling. */
  handle: maybe(DurationSchema),
};
type InteractionDurationsFields = typeof interactionDurationsShape;
/** Fields of {@link InteractionDurationsSchema}. */
export interface InteractionDurationsShape extends InteractionDurationsFields {}

/** Schema of {@link InteractionDurations}. */
export const InteractionDurationsSchema: z.ZodObject<InteractionDurationsShape> =
  z.object(interactionDurationsShape);

/** How long the parts of an interaction took. Absent is not zero: the source did not say. */
export interface InteractionDurations extends z.infer<typeof InteractionDurationsSchema> {}
