import { costFact, costTexts } from "./cost.ts";
import { customerPeriodFact, customerPeriodTexts } from "./customer-period.ts";
import type { FactTexts } from "./fact.ts";
import { orderFact, orderTexts } from "./order.ts";
import { type SidedColumns, type SidedFact, type SidedRow, sided, sidedTexts } from "./sided.ts";

const sides = { cost: costFact, customerPeriod: customerPeriodFact, order: orderFact };
type Sides = typeof sides;

/** The columns of what was spent and of the customers it won. */
export interface AcquisitionColumns extends SidedColumns<Sides> {}

/** An amount spent, a customer over a period, or an order. */
export interface AcquisitionFact extends SidedRow<Sides> {}

/** One row: one amount spent, one customer over one period, or one order. */
export const acquisitionFact: SidedFact<Sides> = sided("acquisition", sides);

/** What a row is and what its columns hold. */
export const acquisitionTexts: FactTexts<AcquisitionColumns> = sidedTexts(acquisitionFact, {
  cost: costTexts,
  customerPeriod: customerPeriodTexts,
  order: orderTexts,
});
