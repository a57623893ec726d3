import { caseFact, caseTexts } from "./case.ts";
import { contactFact, contactTexts } from "./contact.ts";
import { customerPeriodFact, customerPeriodTexts } from "./customer-period.ts";
import type { FactTexts } from "./fact.ts";
import { orderFact, orderTexts } from "./order.ts";
import { type SidedColumns, type SidedFact, type SidedRow, sided, sidedTexts } from "./sided.ts";

const sides = { contact: contactFact, case: caseFact, order: orderFact, customerPeriod: customerPeriodFact };
type Sides = typeof sides;

/** The columns of contacts and cases, and of what they are set against. */
export interface DemandColumns extends SidedColumns<Sides> {}

/** A contact or a case, or an order or a customer that it is set against. */
export interface DemandFact extends SidedRow<Sides> {}

/** One row: one contact, one case, one order, or one customer over one period. */
export const demandFact: SidedFact<Sides> = sided("demand", sides);

/** What a row is and what its columns hold. */
export const demandTexts: FactTexts<DemandColumns> = sidedTexts(demandFact, {
  contact: contactTexts,
  case: caseTexts,
  order: orderTexts,
  customerPeriod: customerPeriodTexts,
});
