import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  milliseconds,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  cartId: optional(text),
  customerId: optional(text),
  sessionId: optional(text),
  channel: optional(text),
  discarded: optional(text),
  createdAt: optional(instant),
  checkoutStartedAt: optional(instant),
  orderedAt: optional(instant),
  checkoutStarted: optional(boolean),
  untilOrderMs: nullable(milliseconds),
  checkoutUntilOrderMs: optional(milliseconds),
  orderedInSession: optional(boolean),
  observedMs: nullable(milliseconds),
  checkoutObservedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the cart fact. */
export interface CartColumns extends Columns {}

/** What a row is and what its columns hold. */
export const cartTexts: FactTexts<CartColumns> = {
  grain: "One row: one cart into which something was put.",
  columns: {
    cartId: "Identifies the cart.",
    customerId: "Whose cart it is; `null` if unknown.",
    sessionId: "Session in which it was created; `null` if unknown.",
    channel: "Where it was filled: `web`, `app`, ….",
    discarded: "Why it is no cart to measure: `test` or `bot`; `null` if it is one.",
    createdAt: "When the first thing was put into it.",
    checkoutStartedAt: "When the checkout was first started; `null` if it was not.",
    orderedAt: "When it became an order; `null` if it has not.",
    checkoutStarted: "Whether the checkout was started; `null` if that is not recorded.",
    untilOrderMs: "From its creation to the order; `null` if there is none yet.",
    checkoutUntilOrderMs: "From the start of the checkout to the order; `null` if one of them is missing.",
    orderedInSession: "Whether it became an order in the session in which it was created; `null` if unknown.",
    observedMs: "From its creation to the end of observation.",
    checkoutObservedMs: "From the start of the checkout to the end of observation.",
  },
};

/** One cart into which something was put. */
export interface CartFact extends RowOf<CartColumns> {}

/** One row: one cart into which something was put. In periods it counts where it was created, unless said. */
export const cartFact: Fact<CartFact, CartColumns> = {
  name: "cart",
  columns,
  key: "cartId",
  at: "createdAt",
};
