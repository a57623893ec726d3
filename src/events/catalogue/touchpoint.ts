import type * as z from "zod";
import {
  CustomerIdSchema,
  InstanceTouchpointIdSchema,
  JourneyInstanceIdSchema,
  TouchpointIdSchema,
} from "../../model/ids.ts";
import { InstanceTouchpointSchema } from "../../model/instance-touchpoint.ts";
import { maybe } from "../../model/optional.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const touchpointOwn = {
  /** The touchpoint, as defined. */
  touchpointId: TouchpointIdSchema,
  /** The customer. Null: not known. */
  customerId: maybe(CustomerIdSchema),
};
type TouchpointEventFields = EventDataFields & typeof touchpointOwn;
/** Fields that the data of every event of this family has. */
export interface TouchpointEventShape extends TouchpointEventFields {}
const touchpointEventShape: TouchpointEventShape = { ...eventDataShape, ...touchpointOwn };

const touchpointExperiencedTold = pick(InstanceTouchpointSchema.shape, [
  "stepId",
  "stage",
  "endAt",
  "channel",
  "emotion",
  "experienceRating",
  "effort",
]);
const touchpointExperiencedOwn = {
  /** The journey it is part of. Null: none that is known. */
  journeyInstanceId: maybe(JourneyInstanceIdSchema),
  /** Id within that journey. Null: the id of the event. */
  instanceTouchpointId: maybe(InstanceTouchpointIdSchema),
  /** What became of it. Open. Absent or null: `occurred`. */
  status: maybe(InstanceTouchpointSchema.shape.status),
};
type TouchpointExperiencedFields = TouchpointEventFields &
  typeof touchpointExperiencedTold &
  typeof touchpointExperiencedOwn;
/** Fields of the data of {@link TouchpointExperiencedEvent}. */
export interface TouchpointExperiencedShape extends TouchpointExperiencedFields {}
/** Data of {@link TouchpointExperiencedEvent}. */
export interface TouchpointExperiencedData extends z.infer<z.ZodObject<TouchpointExperiencedShape>> {}
/** A customer came by a touchpoint, or it failed them. */
export interface TouchpointExperiencedEvent
  extends EventOf<"cx.touchpoint.experienced", TouchpointExperiencedData> {}
/** {@link TouchpointExperiencedEvent} */
export const touchpointExperienced: EventType<"cx.touchpoint.experienced", TouchpointExperiencedShape> =
  eventType(
    {
      type: "cx.touchpoint.experienced",
      version: "1-0-0",
      says: "A customer came by a touchpoint, or it failed them.",
      entity: "touchpoint",
      entityId: "touchpointId",
    },
    { ...touchpointEventShape, ...touchpointExperiencedTold, ...touchpointExperiencedOwn },
  );
