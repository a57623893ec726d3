import type * as z from "zod";
import { CustomerIdSchema, JourneyInstanceIdSchema } from "../../model/ids.ts";
import { JourneyInstanceSchema } from "../../model/journey-instance.ts";
import { maybe } from "../../model/optional.ts";
import { TextSchema } from "../../model/text.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const journeyOwn = {
  /** The journey. */
  journeyInstanceId: JourneyInstanceIdSchema,
  /** The customer who makes it. Null: not known. */
  customerId: maybe(CustomerIdSchema),
};
type JourneyEventFields = EventDataFields & typeof journeyOwn;
/** Fields that the data of every event of this family has. */
export interface JourneyEventShape extends JourneyEventFields {}
const journeyEventShape: JourneyEventShape = { ...eventDataShape, ...journeyOwn };

/** What happens to a journey as lived. The data of events that tell no more than what they happened to. */
export interface JourneyEventData extends z.infer<z.ZodObject<JourneyEventShape>> {}

const journeyStartedTold = pick(JourneyInstanceSchema.shape, ["blueprintId", "blueprintVersion"]);
type JourneyStartedFields = JourneyEventFields & typeof journeyStartedTold;
/** Fields of the data of {@link JourneyStartedEvent}. */
export interface JourneyStartedShape extends JourneyStartedFields {}
/** Data of {@link JourneyStartedEvent}. */
export interface JourneyStartedData extends z.infer<z.ZodObject<JourneyStartedShape>> {}
/** A journey began. */
export interface JourneyStartedEvent extends EventOf<"cx.journey.started", JourneyStartedData> {}
/** {@link JourneyStartedEvent} */
export const journeyStarted: EventType<"cx.journey.started", JourneyStartedShape> = eventType(
  {
    type: "cx.journey.started",
    version: "1-0-0",
    says: "A journey began.",
    entity: "journeyInstance",
    entityId: "journeyInstanceId",
  },
  { ...journeyEventShape, ...journeyStartedTold },
);

/** A journey reached its goal. */
export interface JourneyCompletedEvent extends EventOf<"cx.journey.completed", JourneyEventData> {}
/** {@link JourneyCompletedEvent} */
export const journeyCompleted: EventType<"cx.journey.completed", JourneyEventShape> = eventType(
  {
    type: "cx.journey.completed",
    version: "1-0-0",
    says: "A journey reached its goal.",
    entity: "journeyInstance",
    entityId: "journeyInstanceId",
  },
  journeyEventShape,
);

const journeyAbandonedOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type JourneyAbandonedFields = JourneyEventFields & typeof journeyAbandonedOwn;
/** Fields of the data of {@link JourneyAbandonedEvent}. */
export interface JourneyAbandonedShape extends JourneyAbandonedFields {}
/** Data of {@link JourneyAbandonedEvent}. */
export interface JourneyAbandonedData extends z.infer<z.ZodObject<JourneyAbandonedShape>> {}
/** The customer gave a journey up. */
export interface JourneyAbandonedEvent extends EventOf<"cx.journey.abandoned", JourneyAbandonedData> {}
/** {@link JourneyAbandonedEvent} */
export const journeyAbandoned: EventType<"cx.journey.abandoned", JourneyAbandonedShape> = eventType(
  {
    type: "cx.journey.abandoned",
    version: "1-0-0",
    says: "The customer gave a journey up.",
    entity: "journeyInstance",
    entityId: "journeyInstanceId",
  },
  { ...journeyEventShape, ...journeyAbandonedOwn },
);

const journeyFailedOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type JourneyFailedFields = JourneyEventFields & typeof journeyFailedOwn;
/** Fields of the data of {@link JourneyFailedEvent}. */
export interface JourneyFailedShape extends JourneyFailedFields {}
/** Data of {@link JourneyFailedEvent}. */
export interface JourneyFailedData extends z.infer<z.ZodObject<JourneyFailedShape>> {}
/** The company failed the customer, and the journey ended. */
export interface JourneyFailedEvent extends EventOf<"cx.journey.failed", JourneyFailedData> {}
/** {@link JourneyFailedEvent} */
export const journeyFailed: EventType<"cx.journey.failed", JourneyFailedShape> = eventType(
  {
    type: "cx.journey.failed",
    version: "1-0-0",
    says: "The company failed the customer, and the journey ended.",
    entity: "journeyInstance",
    entityId: "journeyInstanceId",
  },
  { ...journeyEventShape, ...journeyFailedOwn },
);

/** Nothing happened in a journey for longer than its plan allows. */
export interface JourneyTimedOutEvent extends EventOf<"cx.journey.timed-out", JourneyEventData> {}
/** {@link JourneyTimedOutEvent} */
export const journeyTimedOut: EventType<"cx.journey.timed-out", JourneyEventShape> = eventType(
  {
    type: "cx.journey.timed-out",
    version: "1-0-0",
    says: "Nothing happened in a journey for longer than its plan allows.",
    entity: "journeyInstance",
    entityId: "journeyInstanceId",
  },
  journeyEventShape,
);
