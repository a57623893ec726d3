import type * as z from "zod";
import { SubscriptionIdSchema } from "../../model/ids.ts";
import { maybe } from "../../model/optional.ts";
import { SubscriptionSchema } from "../../model/subscription.ts";
import { TextSchema } from "../../model/text.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const subscriptionOwn = {
  /** The subscription. */
  subscriptionId: SubscriptionIdSchema,
};
type SubscriptionEventFields = EventDataFields & typeof subscriptionOwn;
/** Fields that the data of every event of this family has. */
export interface SubscriptionEventShape extends SubscriptionEventFields {}
const subscriptionEventShape: SubscriptionEventShape = { ...eventDataShape, ...subscriptionOwn };

const subscriptionCreatedTold = pick(SubscriptionSchema.shape, [
  "customerId",
  "planId",
  "productId",
  "quantity",
  "unitAmount",
  "interval",
  "mrr",
  "currentPeriod",
  "trialStartAt",
  "trialEndAt",
  "cancelAt",
  "cancelAtPeriodEnd",
]);
const subscriptionCreatedOwn = {
  /** State it began in. Open. Absent or null: `incomplete` until it is activated. */
  status: maybe(SubscriptionSchema.shape.status),
};
type SubscriptionCreatedFields = SubscriptionEventFields &
  typeof subscriptionCreatedTold &
  typeof subscriptionCreatedOwn;
/** Fields of the data of {@link SubscriptionCreatedEvent}. */
export interface SubscriptionCreatedShape extends SubscriptionCreatedFields {}
/** Data of {@link SubscriptionCreatedEvent}. */
export interface SubscriptionCreatedData extends z.infer<z.ZodObject<SubscriptionCreatedShape>> {}
/** A subscription was agreed. */
export interface SubscriptionCreatedEvent
  extends EventOf<"cx.subscription.created", SubscriptionCreatedData> {}
/** {@link SubscriptionCreatedEvent} */
export const subscriptionCreated: EventType<"cx.subscription.created", SubscriptionCreatedShape> = eventType(
  {
    type: "cx.subscription.created",
    version: "1-0-0",
    says: "A subscription was agreed.",
    entity: "subscription",
    entityId: "subscriptionId",
  },
  { ...subscriptionEventShape, ...subscriptionCreatedTold, ...subscriptionCreatedOwn },
);

const subscriptionActivatedTold = pick(SubscriptionSchema.shape, [
  "planId",
  "productId",
  "quantity",
  "unitAmount",
  "interval",
  "mrr",
  "currentPeriod",
]);
type SubscriptionActivatedFields = SubscriptionEventFields & typeof subscriptionActivatedTold;
/** Fields of the data of {@link SubscriptionActivatedEvent}. */
export interface SubscriptionActivatedShape extends SubscriptionActivatedFields {}
/** Data of {@link SubscriptionActivatedEvent}. */
export interface SubscriptionActivatedData extends z.infer<z.ZodObject<SubscriptionActivatedShape>> {}
/** A subscription began to be paid for, after a trial or at once. */
export interface SubscriptionActivatedEvent
  extends EventOf<"cx.subscription.activated", SubscriptionActivatedData> {}
/** {@link SubscriptionActivatedEvent} */
export const subscriptionActivated: EventType<"cx.subscription.activated", SubscriptionActivatedShape> =
  eventType(
    {
      type: "cx.subscription.activated",
      version: "1-0-0",
      says: "A subscription began to be paid for, after a trial or at once.",
      entity: "subscription",
      entityId: "subscriptionId",
    },
    { ...subscriptionEventShape, ...subscriptionActivatedTold },
  );

const subscriptionPlanChangedTold = pick(SubscriptionSchema.shape, [
  "planId",
  "productId",
  "quantity",
  "unitAmount",
  "interval",
  "mrr",
  "currentPeriod",
]);
type SubscriptionPlanChangedFields = SubscriptionEventFields & typeof subscriptionPlanChangedTold;
/** Fields of the data of {@link SubscriptionPlanChangedEvent}. */
export interface SubscriptionPlanChangedShape extends SubscriptionPlanChangedFields {}
/** Data of {@link SubscriptionPlanChangedEvent}. */
export interface SubscriptionPlanChangedData extends z.infer<z.ZodObject<SubscriptionPlanChangedShape>> {}
/** The plan, quantity or price of a subscription changed. What is absent stays as it was. */
export interface SubscriptionPlanChangedEvent
  extends EventOf<"cx.subscription.plan-changed", SubscriptionPlanChangedData> {}
/** {@link SubscriptionPlanChangedEvent} */
export const subscriptionPlanChanged: EventType<
  "cx.subscription.plan-changed",
  SubscriptionPlanChangedShape
> = eventType(
  {
    type: "cx.subscription.plan-changed",
    version: "1-0-0",
    says: "The plan, quantity or price of a subscription changed. What is absent stays as it was.",
    entity: "subscription",
    entityId: "subscriptionId",
  },
  { ...subscriptionEventShape, ...subscriptionPlanChangedTold },
);

const subscriptionPausedTold = pick(SubscriptionSchema.shape, ["collectionPausedUntil"]);
const subscriptionPausedOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type SubscriptionPausedFields = SubscriptionEventFields &
  typeof subscriptionPausedTold &
  typeof subscriptionPausedOwn;
/** Fields of the data of {@link SubscriptionPausedEvent}. */
export interface SubscriptionPausedShape extends SubscriptionPausedFields {}
/** Data of {@link SubscriptionPausedEvent}. */
export interface SubscriptionPausedData extends z.infer<z.ZodObject<SubscriptionPausedShape>> {}
/** A subscription was paused. */
export interface SubscriptionPausedEvent extends EventOf<"cx.subscription.paused", SubscriptionPausedData> {}
/** {@link SubscriptionPausedEvent} */
export const subscriptionPaused: EventType<"cx.subscription.paused", SubscriptionPausedShape> = eventType(
  {
    type: "cx.subscription.paused",
    version: "1-0-0",
    says: "A subscription was paused.",
    entity: "subscription",
    entityId: "subscriptionId",
  },
  { ...subscriptionEventShape, ...subscriptionPausedTold, ...subscriptionPausedOwn },
);

const subscriptionPastDueOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type SubscriptionPastDueFields = SubscriptionEventFields & typeof subscriptionPastDueOwn;
/** Fields of the data of {@link SubscriptionPastDueEvent}. */
export interface SubscriptionPastDueShape extends SubscriptionPastDueFields {}
/** Data of {@link SubscriptionPastDueEvent}. */
export interface SubscriptionPastDueData extends z.infer<z.ZodObject<SubscriptionPastDueShape>> {}
/** A payment for a subscription failed or is late. */
export interface SubscriptionPastDueEvent
  extends EventOf<"cx.subscription.past-due", SubscriptionPastDueData> {}
/** {@link SubscriptionPastDueEvent} */
export const subscriptionPastDue: EventType<"cx.subscription.past-due", SubscriptionPastDueShape> = eventType(
  {
    type: "cx.subscription.past-due",
    version: "1-0-0",
    says: "A payment for a subscription failed or is late.",
    entity: "subscription",
    entityId: "subscriptionId",
  },
  { ...subscriptionEventShape, ...subscriptionPastDueOwn },
);

const subscriptionCanceledTold = pick(SubscriptionSchema.shape, [
  "cancelAt",
  "cancelAtPeriodEnd",
  "cancelReason",
  "cancelFeedback",
]);
type SubscriptionCanceledFields = SubscriptionEventFields & typeof subscriptionCanceledTold;
/** Fields of the data of {@link SubscriptionCanceledEvent}. */
export interface SubscriptionCanceledShape extends SubscriptionCanceledFields {}
/** Data of {@link SubscriptionCanceledEvent}. */
export interface SubscriptionCanceledData extends z.infer<z.ZodObject<SubscriptionCanceledShape>> {}
/** A subscription was cancelled; it may run on until it ends. */
export interface SubscriptionCanceledEvent
  extends EventOf<"cx.subscription.canceled", SubscriptionCanceledData> {}
/** {@link SubscriptionCanceledEvent} */
export const subscriptionCanceled: EventType<"cx.subscription.canceled", SubscriptionCanceledShape> =
  eventType(
    {
      type: "cx.subscription.canceled",
      version: "1-0-0",
      says: "A subscription was cancelled; it may run on until it ends.",
      entity: "subscription",
      entityId: "subscriptionId",
    },
    { ...subscriptionEventShape, ...subscriptionCanceledTold },
  );

const subscriptionEndedTold = pick(SubscriptionSchema.shape, ["cancelReason", "cancelFeedback"]);
type SubscriptionEndedFields = SubscriptionEventFields & typeof subscriptionEndedTold;
/** Fields of the data of {@link SubscriptionEndedEvent}. */
export interface SubscriptionEndedShape extends SubscriptionEndedFields {}
/** Data of {@link SubscriptionEndedEvent}. */
export interface SubscriptionEndedData extends z.infer<z.ZodObject<SubscriptionEndedShape>> {}
/** A subscription stopped. */
export interface SubscriptionEndedEvent extends EventOf<"cx.subscription.ended", SubscriptionEndedData> {}
/** {@link SubscriptionEndedEvent} */
export const subscriptionEnded: EventType<"cx.subscription.ended", SubscriptionEndedShape> = eventType(
  {
    type: "cx.subscription.ended",
    version: "1-0-0",
    says: "A subscription stopped.",
    entity: "subscription",
    entityId: "subscriptionId",
  },
  { ...subscriptionEventShape, ...subscriptionEndedTold },
);

const subscriptionReactivatedTold = pick(SubscriptionSchema.shape, [
  "planId",
  "productId",
  "quantity",
  "unitAmount",
  "interval",
  "mrr",
  "currentPeriod",
]);
type SubscriptionReactivatedFields = SubscriptionEventFields & typeof subscriptionReactivatedTold;
/** Fields of the data of {@link SubscriptionReactivatedEvent}. */
export interface SubscriptionReactivatedShape extends SubscriptionReactivatedFields {}
/** Data of {@link SubscriptionReactivatedEvent}. */
export interface SubscriptionReactivatedData extends z.infer<z.ZodObject<SubscriptionReactivatedShape>> {}
/** A paused, cancelled or ended subscription runs again. */
export interface SubscriptionReactivatedEvent
  extends EventOf<"cx.subscription.reactivated", SubscriptionReactivatedData> {}
/** {@link SubscriptionReactivatedEvent} */
export const subscriptionReactivated: EventType<"cx.subscription.reactivated", SubscriptionReactivatedShape> =
  eventType(
    {
      type: "cx.subscription.reactivated",
      version: "1-0-0",
      says: "A paused, cancelled or ended subscription runs again.",
      entity: "subscription",
      entityId: "subscriptionId",
    },
    { ...subscriptionEventShape, ...subscriptionReactivatedTold },
  );
