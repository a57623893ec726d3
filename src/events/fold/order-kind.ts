import type { Refund } from "../../model/order-line.ts";
import { exact, excess, moneyOf, sumOf } from "../amounts.ts";
import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";

/** An order while its events are told. */
export interface OrderState {
  readonly record: Draft<"order">;
  /** Refunds by their id, or by the event that tells of them. */
  readonly refunds: Map<string, Refund>;
}

/** The lines of a refund and of a return are not those of the order. */
const tell = tellerOf("order");
const tellWithoutLines = tellerOf("order", ["lines"]);

function change({ record }: OrderState, event: EventOfFamily<"order">): void {
  (event.type === "cx.order.placed" ? tell : tellWithoutLines)(record, event);
  record.id = event.data.orderId;
}

/** What the events of an order do to it. One that was cancelled, or came back whole, does not move on. */
export const orderKind: Kind<OrderState> = {
  begin: () => ({ record: {}, refunds: new Map() }),
  effects: {
    "cx.order.placed": (one, event) => {
      change(one, event);
      one.record.placedAt = event.time;
      one.record.status ??= "placed";
      one.record.financialStatus ??= "pending";
      one.record.fulfilmentStatus ??= "unfulfilled";
    },
    "cx.order.paid": (one, event) => {
      change(one, event);
      one.record.paidAt ??= event.time;
      one.record.financialStatus = "paid";
    },
    "cx.order.fulfilled": (one, event) => {
      change(one, event);
      one.record.fulfilledAt ??= event.time;
      one.record.fulfilmentStatus = "fulfilled";
      move(one, "shipped");
    },
    "cx.order.delivered": (one, event) => {
      change(one, event);
      one.record.deliveredAt ??= event.time;
      move(one, "delivered");
    },
    "cx.order.canceled": (one, event) => {
      change(one, event);
      one.record.canceledAt ??= event.time;
      one.record.status = "canceled";
      if (one.record.financialStatus === "pending") one.record.financialStatus = "voided";
    },
    "cx.order.refunded": (one, event) => {
      change(one, event);
      const { refundId, amount, reason, lines } = event.data;
      one.refunds.set(refundId ? `refund ${refundId}` : `event ${event.source} ${event.id}`, {
        ...(refundId && { id: refundId }),
        at: event.time,
        amount,
        ...(reason !== undefined && { reason }),
        ...(lines !== undefined && { lines }),
      });
    },
    "cx.order.returned": (one, event) => {
      change(one, event);
      if (!event.data.lines && one.record.status !== "canceled") one.record.status = "returned";
    },
  },
};

function move({ record }: OrderState, status: "shipped" | "delivered"): void {
  const isOver = record.status === "canceled" || record.status === "returned";
  const isPast = record.status === "delivered" && status === "shipped";
  if (!isOver && !isPast) record.status = status;
}

/** All that was paid back, and whether that is all that was to be paid. */
export function finishOrder({ record, refunds }: OrderState): void {
  if (refunds.size === 0) return;
  record.refunds = Array.from(refunds.values());
  const [
    {
      amount: { currency },
    } = { amount: { currency: "" } },
  ] = record.refunds;
  const sum = sumOf(
    record.refunds.map(({ amount }) => amount),
    currency,
  );
  if (sum !== null) record.refunded = moneyOf(sum, currency);
  const total = record.total?.currency === currency ? exact(record.total) : null;
  // Of how much it was, nobody tells: of all, or of some.
  if (sum === null || total === null) delete record.financialStatus;
  else record.financialStatus = excess(sum, total).units < 0n ? "partially-refunded" : "refunded";
}
