import * as z from "zod";
import { CountSchema } from "./count.ts";
import { CustomerIdSchema, PlanIdSchema, ProductIdSchema, SubscriptionIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { MoneySchema } from "./money.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

/** States of a subscription. After Stripe; `ended` for sources that tell a cancelled one from one that has run out. */
export const subscriptionStatuses = [
  "trialing",
  "active",
  "past-due",
  "unpaid",
  "paused",
  "incomplete",
  "incomplete-expired",
  "canceled",
  "ended",
] as const;
/** State of a subscription. Open. */
export type SubscriptionStatus = OpenEnum<(typeof subscriptionStatuses)[number]>;

/** Units in which a subscription can be billed. */
export const billingUnits = ["day", "week", "month", "year"] as const;
/** Unit in which a subscription is billed. Open. */
export type BillingUnit = OpenEnum<(typeof billingUnits)[number]>;

/** Why a subscription can have been cancelled: the customer chose to, a payment failed, or was disputed. */
export const subscriptionCancelReasons = ["voluntary", "involuntary-payment", "dispute", "other"] as const;
/** Why a subscription was cancelled. Open. */
export type SubscriptionCancelReason = OpenEnum<(typeof subscriptionCancelReasons)[number]>;

const billingIntervalShape = {
  /** Unit. Open. */
  unit: openEnum(billingUnits),
  /** How many units: 3 months is a quarter. */
  count: z.int().positive(),
};
type BillingIntervalFields = typeof billingIntervalShape;
/** Fields of {@link BillingIntervalSchema}. */
export interface BillingIntervalShape extends BillingIntervalFields {}

/** Schema of {@link BillingInterval}. */
export const BillingIntervalSchema: z.ZodObject<BillingIntervalShape> = z.object(billingIntervalShape);

/** How often a subscription is billed. */
export interface BillingInterval extends z.infer<typeof BillingIntervalSchema> {}

const billingPeriodShape = {
  /** When it begins. */
  startAt: InstantSchema,
  /** When it ends, and the next one begins. */
  endAt: InstantSchema,
};
type BillingPeriodFields = typeof billingPeriodShape;
/** Fields of {@link BillingPeriodSchema}. */
export interface BillingPeriodShape extends BillingPeriodFields {}

/** Schema of {@link BillingPeriod}. */
export const BillingPeriodSchema: z.ZodObject<BillingPeriodShape> = z.object(billingPeriodShape);

/** The time one payment pays for. */
export interface BillingPeriod extends z.infer<typeof BillingPeriodSchema> {}

const subscriptionShape = {
  /** Id of the subscription. */
  id: SubscriptionIdSchema,
  /** The customer who pays. */
  customerId: CustomerIdSchema,
  /** The plan subscribed to. */
  planId: maybe(PlanIdSchema),
  /** The product the plan is for. */
  productId: maybe(ProductIdSchema),
  /** State of the subscription. Open. */
  status: openEnum(subscriptionStatuses),
  /** How many units are paid for: seats, for example. */
  quantity: maybe(CountSchema),
  /** Price of one unit for one billing interval. */
  unitAmount: maybe(MoneySchema),
  /** How often it is billed. */
  interval: maybe(BillingIntervalSchema),
  /** Monthly recurring revenue, where the source gives it; else it follows from price, quantity and interval. */
  mrr: maybe(MoneySchema),
  /** The time the last payment pays for. */
  currentPeriod: maybe(BillingPeriodSchema),
  /** When the trial began. Null: there was none. */
  trialStartAt: maybe(InstantSchema),
  /** When the trial ended or will end. Null: there was none. */
  trialEndAt: maybe(InstantSchema),
  /** When the subscription began, trial included. */
  startedAt: InstantSchema,
  /** When it is set to end. Null: no end is set. */
  cancelAt: maybe(InstantSchema),
  /** Whether it is set to end with the current period. */
  cancelAtPeriodEnd: maybe(z.boolean()),
  /** When the customer asked to cancel; it may run on until `endedAt`. Null: they have not. */
  canceledAt: maybe(InstantSchema),
  /** When it stopped. Churn by this date and by `canceledAt` differ. Null: it has not. */
  endedAt: maybe(InstantSchema),
  /** Why it was cancelled. Open. Null: it was not, or nobody knows. */
  cancelReason: maybe(openEnum(subscriptionCancelReasons)),
  /** What the customer gave as the reason, in the source's own word: `too_expensive`. */
  cancelFeedback: maybe(TextSchema),
  /** Until when no payment is asked for. Null: payments are asked for. */
  collectionPausedUntil: maybe(InstantSchema),
};
type SubscriptionFields = RecordFields & typeof subscriptionShape;
/** Fields of {@link SubscriptionSchema}. */
export interface SubscriptionShape extends SubscriptionFields {}

/** Schema of {@link Subscription}. */
export const SubscriptionSchema: z.ZodObject<SubscriptionShape> = z.object({
  ...recordShape,
  ...subscriptionShape,
});

/** An agreement to pay again and again for a plan. */
export interface Subscription extends z.infer<typeof SubscriptionSchema> {}
/** {@link Subscription} as it is handed in: its ids are plain text. */
export interface SubscriptionInput extends z.input<typeof SubscriptionSchema> {}
