import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  milliseconds,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const minor = int({ unit: "minor units", atLeast: 0 });
const columns = {
  orderId: text,
  customerId: optional(text),
  sourceChannel: optional(text),
  discarded: optional(text),
  canceled: optional(boolean),
  placedAt: optional(instant),
  currency: optional(text),
  revenueMinor: nullable(minor),
  totalMinor: optional(minor),
  refundedMinor: optional(minor),
  units: optional(int({ atLeast: 0 })),
  unitsReturned: optional(int({ atLeast: 0 })),
  returnedMinor: optional(minor),
  returned: optional(boolean),
  ordinal: optional(int({ atLeast: 1 })),
  ordinalInWindow: optional(int({ atLeast: 1 })),
  sameDay: optional(boolean),
  sincePreviousMs: optional(milliseconds),
  untilNextMs: optional(milliseconds),
  observedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the order fact. */
export interface OrderColumns extends Columns {}

/** What a row is and what its columns hold. */
export const orderTexts: FactTexts<OrderColumns> = {
  grain: "One row: one order, with what has been paid back for it until the end of observation.",
  columns: {
    orderId: "Identifies the order.",
    customerId: "Who ordered; `null` for a guest whom nobody can tell from another.",
    sourceChannel: "Where the order came from, in the source's own word: `web`, `pos`.",
    discarded: "Why it is no order to measure: `test` or `draft`; `null` if it is one.",
    canceled: "Whether it was cancelled.",
    placedAt: "When it was placed; `null` for a draft.",
    currency: "Currency of its amounts, ISO 4217; `null` means the one that all rows are in.",
    revenueMinor:
      "Price of what was ordered, after discounts and before tax and shipping, refunds not taken off, in minor units; `null` if unknown.",
    totalMinor:
      "What the customer had to pay: revenue, tax and shipping, refunds not taken off, in minor units.",
    refundedMinor: "All that was paid back, in minor units, 0 if nothing was; `null` if unknown.",
    units: "Pieces ordered; `null` if unknown, or where goods are weighed.",
    unitsReturned: "Pieces that came back; `null` if unknown.",
    returnedMinor:
      "Price of the pieces that came back, after discounts and before tax and shipping, in minor units; `null` if unknown.",
    returned: "Whether any of it came back.",
    ordinal:
      "Which of the customer's orders it is, 1 for the first that is known; `null` where it does not count (a test, a draft, cancelled, of a guest).",
    ordinalInWindow:
      "The same among the orders of the window asked for, whatever came before it; equal to `ordinal` where none was asked for.",
    sameDay:
      "Whether it counts as one purchase with an earlier order of the customer on the same day, whose ordinal it has; never unless asked for.",
    sincePreviousMs: "From the customer's previous order to this one; `null` for the first.",
    untilNextMs: "From this order to the customer's next one; `null` if there is none yet.",
    observedMs: "From this order to the end of observation, until which later orders and returns were seen.",
  },
};

/** One order of a customer. */
export interface OrderFact extends RowOf<OrderColumns> {}

/** One row: one order. */
export const orderFact: Fact<OrderFact, OrderColumns> = {
  name: "order",
  columns,
  key: "orderId",
  at: "placedAt",
};
