import { sum } from "../language/aggregate.ts";
import type { Expression } from "../language/expression.ts";

interface DiscardedColumn {
  readonly discarded: Expression<"discarded", "text">;
}
interface ActiveColumns extends DiscardedColumn {
  readonly activeAtStart: Expression<"activeAtStart", "boolean">;
  readonly activeAtEnd: Expression<"activeAtEnd", "boolean">;
}
interface RecurringColumns extends DiscardedColumn {
  readonly startArrMinor: Expression<"startArrMinor", "int">;
  readonly endArrMinor: Expression<"endArrMinor", "int">;
}
interface HistoryColumns {
  readonly startArrMinor: Expression<"startArrMinor", "int">;
  readonly activeBefore: Expression<"activeBefore", "boolean">;
}

/** Rows that are no customers to measure, each kind counted for itself; `discarded` are those of any other kind. */
export const notACustomer = ({ discarded }: DiscardedColumn) => ({
  test: discarded.equals("test"),
  internal: discarded.equals("internal"),
  discarded: discarded.isKnown(),
});

/** Rows outside the starting cohort: customers as the period began whose end is known. */
export const outsideStartCohort = (customer: ActiveColumns) => ({
  ...notACustomer(customer),
  startUnknown: customer.activeAtStart.isMissing(),
  notAtStart: customer.activeAtStart.not(),
  endUnknown: customer.activeAtEnd.isMissing(),
});

/** Rows outside the starting cohort by revenue: customers with recurring revenue as the period began. */
export const outsideRevenueCohort = (customer: RecurringColumns) => ({
  ...notACustomer(customer),
  startRevenueUnknown: customer.startArrMinor.isMissing(),
  notPayingAtStart: customer.startArrMinor.equals(0),
  endRevenueUnknown: customer.endArrMinor.isMissing(),
});

/** Rows without recurring revenue at either end, or with one that is unknown. */
export const neverRecurring = (customer: RecurringColumns) => ({
  ...notACustomer(customer),
  startRevenueUnknown: customer.startArrMinor.isMissing(),
  endRevenueUnknown: customer.endArrMinor.isMissing(),
  neverPaying: customer.startArrMinor.equals(0).and(customer.endArrMinor.equals(0)),
});

/** The same with those who pay at the end alone and of whom nobody knows whether they had paid before. */
export const outsideMovements = (customer: RecurringColumns & HistoryColumns) => ({
  ...neverRecurring(customer),
  historyUnknown: customer.startArrMinor.equals(0).and(customer.activeBefore.isMissing()),
});

/** Pays at the end, not at the start, and never did before. */
export const isNew = ({ startArrMinor, activeBefore }: HistoryColumns) =>
  startArrMinor.equals(0).and(activeBefore.not());
/** Pays at the end, not at the start, and had paid before. */
export const isReactivated = ({ startArrMinor, activeBefore }: HistoryColumns) =>
  startArrMinor.equals(0).and(activeBefore);

/** Recurring revenue at the start, and what of it was lost with customers and from customers who stayed. */
export const lossesOf = ({ startArrMinor, endArrMinor }: Omit<RecurringColumns, "discarded">) => ({
  startingArrMinor: sum(startArrMinor),
  churnedArrMinor: sum(startArrMinor, endArrMinor.equals(0)),
  contractionArrMinor: sum(
    startArrMinor.minus(endArrMinor),
    endArrMinor.moreThan(0).and(endArrMinor.lessThan(startArrMinor)),
  ),
});

/** Recurring revenue gained from customers of the start. */
export const expansionOf = ({ startArrMinor, endArrMinor }: Omit<RecurringColumns, "discarded">) =>
  sum(endArrMinor.minus(startArrMinor), startArrMinor.moreThan(0).and(endArrMinor.moreThan(startArrMinor)));
