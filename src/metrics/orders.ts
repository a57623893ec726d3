import type { Expression } from "../language/expression.ts";

interface OrderColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly canceled: Expression<"canceled", "boolean">;
  readonly customerId: Expression<"customerId", "text">;
  readonly sameDay: Expression<"sameDay", "boolean">;
}

/** Rows that are no orders to measure: tests, drafts, and what was cancelled. */
export const notAnOrder = ({ discarded, canceled }: Pick<OrderColumns, "discarded" | "canceled">) => ({
  test: discarded.equals("test"),
  draft: discarded.equals("draft"),
  discarded: discarded.isKnown(),
  canceled,
});

/** The same with guests, and with orders that count as one purchase with an earlier one of the day. */
export const notACustomersPurchase = (order: OrderColumns) => ({
  ...notAnOrder(order),
  customerUnknown: order.customerId.isMissing(),
  sameDay: order.sameDay,
});
