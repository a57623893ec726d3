import * as z from "zod";
import { OrderIdSchema } from "../../model/ids.ts";
import { MoneySchema } from "../../model/money.ts";
import { maybe } from "../../model/optional.ts";
import { OrderSchema } from "../../model/order.ts";
import { OrderLineSchema, RefundSchema } from "../../model/order-line.ts";
import { TextSchema } from "../../model/text.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const orderOwn = {
  /** The order. */
  orderId: OrderIdSchema,
};
type OrderEventFields = EventDataFields & typeof orderOwn;
/** Fields that the data of every event of this family has. */
export interface OrderEventShape extends OrderEventFields {}
const orderEventShape: OrderEventShape = { ...eventDataShape, ...orderOwn };

/** What happens to an order. The data of events that tell no more than what they happened to. */
export interface OrderEventData extends z.infer<z.ZodObject<OrderEventShape>> {}

const orderPlacedTold = pick(OrderSchema.shape, [
  "number",
  "customerId",
  "total",
  "subtotal",
  "tax",
  "shipping",
  "discount",
  "lines",
  "sourceChannel",
  "isTest",
]);
type OrderPlacedFields = OrderEventFields & typeof orderPlacedTold;
/** Fields of the data of {@link OrderPlacedEvent}. */
export interface OrderPlacedShape extends OrderPlacedFields {}
/** Data of {@link OrderPlacedEvent}. */
export interface OrderPlacedData extends z.infer<z.ZodObject<OrderPlacedShape>> {}
/** An order was placed. */
export interface OrderPlacedEvent extends EventOf<"cx.order.placed", OrderPlacedData> {}
/** {@link OrderPlacedEvent} */
export const orderPlaced: EventType<"cx.order.placed", OrderPlacedShape> = eventType(
  {
    type: "cx.order.placed",
    version: "1-0-0",
    says: "An order was placed.",
    entity: "order",
    entityId: "orderId",
  },
  { ...orderEventShape, ...orderPlacedTold },
);

const orderPaidOwn = {
  /** How much was paid. */
  amount: maybe(MoneySchema),
};
type OrderPaidFields = OrderEventFields & typeof orderPaidOwn;
/** Fields of the data of {@link OrderPaidEvent}. */
export interface OrderPaidShape extends OrderPaidFields {}
/** Data of {@link OrderPaidEvent}. */
export interface OrderPaidData extends z.infer<z.ZodObject<OrderPaidShape>> {}
/** An order was paid in full. */
export interface OrderPaidEvent extends EventOf<"cx.order.paid", OrderPaidData> {}
/** {@link OrderPaidEvent} */
export const orderPaid: EventType<"cx.order.paid", OrderPaidShape> = eventType(
  {
    type: "cx.order.paid",
    version: "1-0-0",
    says: "An order was paid in full.",
    entity: "order",
    entityId: "orderId",
  },
  { ...orderEventShape, ...orderPaidOwn },
);

/** All of an order was sent out. */
export interface OrderFulfilledEvent extends EventOf<"cx.order.fulfilled", OrderEventData> {}
/** {@link OrderFulfilledEvent} */
export const orderFulfilled: EventType<"cx.order.fulfilled", OrderEventShape> = eventType(
  {
    type: "cx.order.fulfilled",
    version: "1-0-0",
    says: "All of an order was sent out.",
    entity: "order",
    entityId: "orderId",
  },
  orderEventShape,
);

/** All of an order arrived. */
export interface OrderDeliveredEvent extends EventOf<"cx.order.delivered", OrderEventData> {}
/** {@link OrderDeliveredEvent} */
export const orderDelivered: EventType<"cx.order.delivered", OrderEventShape> = eventType(
  {
    type: "cx.order.delivered",
    version: "1-0-0",
    says: "All of an order arrived.",
    entity: "order",
    entityId: "orderId",
  },
  orderEventShape,
);

const orderCanceledTold = pick(OrderSchema.shape, ["cancelReason"]);
type OrderCanceledFields = OrderEventFields & typeof orderCanceledTold;
/** Fields of the data of {@link OrderCanceledEvent}. */
export interface OrderCanceledShape extends OrderCanceledFields {}
/** Data of {@link OrderCanceledEvent}. */
export interface OrderCanceledData extends z.infer<z.ZodObject<OrderCanceledShape>> {}
/** An order was cancelled. */
export interface OrderCanceledEvent extends EventOf<"cx.order.canceled", OrderCanceledData> {}
/** {@link OrderCanceledEvent} */
export const orderCanceled: EventType<"cx.order.canceled", OrderCanceledShape> = eventType(
  {
    type: "cx.order.canceled",
    version: "1-0-0",
    says: "An order was cancelled.",
    entity: "order",
    entityId: "orderId",
  },
  { ...orderEventShape, ...orderCanceledTold },
);

const orderRefundedTold = pick(RefundSchema.shape, ["amount", "reason", "lines"]);
const orderRefundedOwn = {
  /** Id of the refund, where the source gives one. */
  refundId: maybe(TextSchema),
};
type OrderRefundedFields = OrderEventFields & typeof orderRefundedTold & typeof orderRefundedOwn;
/** Fields of the data of {@link OrderRefundedEvent}. */
export interface OrderRefundedShape extends OrderRefundedFields {}
/** Data of {@link OrderRefundedEvent}. */
export interface OrderRefundedData extends z.infer<z.ZodObject<OrderRefundedShape>> {}
/** Money was paid back. */
export interface OrderRefundedEvent extends EventOf<"cx.order.refunded", OrderRefundedData> {}
/** {@link OrderRefundedEvent} */
export const orderRefunded: EventType<"cx.order.refunded", OrderRefundedShape> = eventType(
  {
    type: "cx.order.refunded",
    version: "1-0-0",
    says: "Money was paid back.",
    entity: "order",
    entityId: "orderId",
  },
  { ...orderEventShape, ...orderRefundedTold, ...orderRefundedOwn },
);

const orderReturnedOwn = {
  /** What was sent back. Null: all of it. */
  lines: maybe(z.array(OrderLineSchema)),
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type OrderReturnedFields = OrderEventFields & typeof orderReturnedOwn;
/** Fields of the data of {@link OrderReturnedEvent}. */
export interface OrderReturnedShape extends OrderReturnedFields {}
/** Data of {@link OrderReturnedEvent}. */
export interface OrderReturnedData extends z.infer<z.ZodObject<OrderReturnedShape>> {}
/** Goods were sent back. */
export interface OrderReturnedEvent extends EventOf<"cx.order.returned", OrderReturnedData> {}
/** {@link OrderReturnedEvent} */
export const orderReturned: EventType<"cx.order.returned", OrderReturnedShape> = eventType(
  {
    type: "cx.order.returned",
    version: "1-0-0",
    says: "Goods were sent back.",
    entity: "order",
    entityId: "orderId",
  },
  { ...orderEventShape, ...orderReturnedOwn },
);
