import * as z from "zod";
import { ProductIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { MoneySchema } from "./money.ts";
import { maybe } from "./optional.ts";
import { TextSchema } from "./text.ts";

const orderLineShape = {
  /** Id of the line within the order. */
  id: maybe(TextSchema),
  /** Product bought. */
  productId: maybe(ProductIdSchema),
  /** Stock keeping unit. */
  sku: maybe(TextSchema),
  /** Name to show. */
  name: maybe(TextSchema),
  /** How many; fractions where goods are weighed. */
  quantity: z.number().nonnegative(),
  /** Price of one, before discounts. */
  unitAmount: maybe(MoneySchema),
  /** Price of the line, after discounts and before tax. */
  total: maybe(MoneySchema),
};
type OrderLineFields = typeof orderLineShape;
/** Fields of {@link OrderLineSchema}. */
export interface OrderLineShape extends OrderLineFields {}

/** Schema of {@link OrderLine}. */
export const OrderLineSchema: z.ZodObject<OrderLineShape> = z.object(orderLineShape);

/** One kind of thing bought. */
export interface OrderLine extends z.infer<typeof OrderLineSchema> {}

const refundLineShape = {
  /** The line of the order it pays back. */
  lineId: maybe(TextSchema),
  /** How many were paid back. */
  quantity: maybe(z.number().nonnegative()),
  /** How much was paid back for them. */
  amount: maybe(MoneySchema),
};
type RefundLineFields = typeof refundLineShape;
/** Fields of {@link RefundLineSchema}. */
export interface RefundLineShape extends RefundLineFields {}

/** Schema of {@link RefundLine}. */
export const RefundLineSchema: z.ZodObject<RefundLineShape> = z.object(refundLineShape);

/** The part of a refund that pays back one line. */
export interface RefundLine extends z.infer<typeof RefundLineSchema> {}

const refundShape = {
  /** Id of the refund. */
  id: maybe(TextSchema),
  /** When the money was paid back. */
  at: InstantSchema,
  /** How much, as a positive amount. */
  amount: MoneySchema,
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
  /** What it pays back. Null: the order at large. */
  lines: maybe(z.array(RefundLineSchema)),
};
type RefundFields = typeof refundShape;
/** Fields of {@link RefundSchema}. */
export interface RefundShape extends RefundFields {}

/** Schema of {@link Refund}. */
export const RefundSchema: z.ZodObject<RefundShape> = z.object(refundShape);

/** Money paid back to the customer. */
export interface Refund extends z.infer<typeof RefundSchema> {}
