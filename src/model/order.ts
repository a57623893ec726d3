import * as z from "zod";
import { CustomerIdSchema, OrderIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { MoneySchema } from "./money.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { OrderLineSchema, RefundSchema } from "./order-line.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

/** How far an order can have got. */
export const orderStatuses = [
  "draft",
  "placed",
  "confirmed",
  "processing",
  "shipped",
  "delivered",
  "completed",
  "canceled",
  "returned",
] as const;
/** How far an order has got. Open. */
export type OrderStatus = OpenEnum<(typeof orderStatuses)[number]>;

/** How far payment for an order can have got. */
export const financialStatuses = [
  "pending",
  "authorized",
  "partially-paid",
  "paid",
  "partially-refunded",
  "refunded",
  "voided",
] as const;
/** How far payment has got. Open. */
export type FinancialStatus = OpenEnum<(typeof financialStatuses)[number]>;

/** How much of an order can have been sent out. */
export const fulfilmentStatuses = ["unfulfilled", "partial", "fulfilled", "restocked"] as const;
/** How much of an order was sent out. Open. */
export type FulfilmentStatus = OpenEnum<(typeof fulfilmentStatuses)[number]>;

const orderShape = {
  /** Id of the order. */
  id: OrderIdSchema,
  /** Number that people see and say. */
  number: maybe(TextSchema),
  /** The customer who ordered. Null: a guest. */
  customerId: maybe(CustomerIdSchema),
  /** How far it has got. Open. */
  status: openEnum(orderStatuses),
  /** How far payment has got. Open. */
  financialStatus: maybe(openEnum(financialStatuses)),
  /** How much was sent out. Open. */
  fulfilmentStatus: maybe(openEnum(fulfilmentStatuses)),
  /** When it was placed. Null: it is a draft. */
  placedAt: InstantSchema.nullable(),
  /** When it was paid in full. Null: it has not been. */
  paidAt: maybe(InstantSchema),
  /** When all of it was sent out. Null: it has not been. */
  fulfilledAt: maybe(InstantSchema),
  /** When all of it arrived. Null: it has not. */
  deliveredAt: maybe(InstantSchema),
  /** When it was cancelled. Null: it was not. */
  canceledAt: maybe(InstantSchema),
  /** Why it was cancelled, in the source's own word. */
  cancelReason: maybe(TextSchema),
  /** When nothing more was left to do. Null: something is. */
  closedAt: maybe(InstantSchema),
  /** What the customer pays: subtotal, tax and shipping. Refunds are not taken off. */
  total: maybe(MoneySchema),
  /** Price of all lines after discounts, before tax and shipping. */
  subtotal: maybe(MoneySchema),
  /** Tax, as a positive amount. */
  tax: maybe(MoneySchema),
  /** Shipping, as a positive amount. */
  shipping: maybe(MoneySchema),
  /** Discounts already taken off the subtotal, as a positive amount. */
  discount: maybe(MoneySchema),
  /** All that was paid back, as a positive amount. */
  refunded: maybe(MoneySchema),
  /** What was bought. */
  lines: maybe(z.array(OrderLineSchema)),
  /** Money paid back. */
  refunds: maybe(z.array(RefundSchema)),
  /** Where the order came from, in the source's own word: `web`, `pos`. */
  sourceChannel: maybe(TextSchema),
  /** Made for testing, and left out of every metric. */
  isTest: maybe(z.boolean()),
};
type OrderFields = RecordFields & typeof orderShape;
/** Fields of {@link OrderSchema}. */
export interface OrderShape extends OrderFields {}

/** Schema of {@link Order}. */
export const OrderSchema: z.ZodObject<OrderShape> = z.object({ ...recordShape, ...orderShape });

/** Things a customer bought at one time. */
export interface Order extends z.infer<typeof OrderSchema> {}
/** {@link Order} as it is handed in: its ids are plain text. */
export interface OrderInput extends z.input<typeof OrderSchema> {}
