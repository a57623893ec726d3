import { count, sum } from "../language/aggregate.ts";
import type { Expression } from "../language/expression.ts";
import { notSpentOn } from "./costs.ts";
import { notACustomer } from "./customers.ts";
import { startingCohortAmong } from "./lifetime-values.ts";

interface AcquisitionColumns {
  readonly side: Expression<"side", "text">;
  readonly category: Expression<"category", "text">;
  readonly amountMinor: Expression<"amountMinor", "int">;
  readonly discarded: Expression<"discarded", "text">;
  readonly activeAtStart: Expression<"activeAtStart", "boolean">;
  readonly activeAtEnd: Expression<"activeAtEnd", "boolean">;
  readonly activeBefore: Expression<"activeBefore", "boolean">;
  readonly timesJoined: Expression<"timesJoined", "int">;
  readonly startArrMinor: Expression<"startArrMinor", "int">;
  readonly currency: Expression<"currency", "text">;
}
type Standing = Pick<AcquisitionColumns, "activeAtStart" | "activeAtEnd" | "activeBefore" | "timesJoined">;

/** Whether whoever was no customer as the period began joined within it, for the first time. */
const joinedFirst = ({ activeAtEnd, activeBefore, timesJoined }: Standing) =>
  activeBefore.not().and(activeAtEnd.or(timesJoined.atLeast(1)));

/** Whether the customer was won in the period: joined within it and never had been one, even if gone at its end. */
export const isWon = (row: Standing) => row.activeAtStart.not().and(joinedFirst(row));

/** Everything that is neither spent on winning customers nor, by `side`, what it is set against. */
export const notSpentOnWinning = (
  row: Pick<AcquisitionColumns, "side" | "category" | "amountMinor" | "discarded">,
  side: "customerPeriod" | "order",
) => ({
  otherSide: row.side.isOneOf("cost", side).not(),
  ...notSpentOn(row, "sales", "marketing"),
  ...notACustomer(row),
});

/** Customers who were not won in the period, and those of whom nobody knows whether they were. */
export const notWon = (row: Standing & Pick<AcquisitionColumns, "side">) => ({
  notNew: row.side.equals("customerPeriod").and(isWon(row).not()),
  historyUnknown: row.side.equals("customerPeriod").and(isWon(row).isMissing()),
});

/** Customers who were neither there as the period began, with known revenue, nor won in it. */
export const neitherThereNorWon = (row: Standing & Pick<AcquisitionColumns, "side" | "startArrMinor">) => {
  const isCustomer = row.side.equals("customerPeriod");
  const wasNone = isCustomer.and(row.activeAtStart.not());
  return {
    startUnknown: isCustomer.and(row.activeAtStart.isMissing()),
    revenueUnknown: isCustomer.and(row.activeAtStart).and(row.startArrMinor.isMissing()),
    notNew: wasNone.and(joinedFirst(row).not()),
    historyUnknown: wasNone.and(joinedFirst(row).isMissing()),
  };
};

/** Customers who were there as the period began. */
export const wasThere = ({ side, activeAtStart }: Pick<AcquisitionColumns, "side" | "activeAtStart">) =>
  side.equals("customerPeriod").and(activeAtStart);

/** How many customers were won. */
export const customersWon = (row: Standing & Pick<AcquisitionColumns, "side">) =>
  count(row.side.equals("customerPeriod").and(isWon(row)));

/** What winning customers cost, how many were won, and what those who were there already bring. */
export const costAndCohort = (
  row: Standing & Pick<AcquisitionColumns, "side" | "amountMinor" | "startArrMinor" | "currency">,
) => ({
  costMinor: sum(row.amountMinor, row.side.equals("cost")),
  newCustomers: customersWon(row),
  ...startingCohortAmong(row, wasThere(row)),
});
