import { contactFact, contactTexts } from "./contact.ts";
import { costFact, costTexts } from "./cost.ts";
import type { FactTexts } from "./fact.ts";
import { type SidedColumns, type SidedFact, type SidedRow, sided, sidedTexts } from "./sided.ts";

const sides = { cost: costFact, contact: contactFact };
type Sides = typeof sides;

/** The columns of costs and contacts side by side. */
export interface CostsAndContactsColumns extends SidedColumns<Sides> {}

/** One row of either. */
export interface CostsAndContactsFact extends SidedRow<Sides> {}

/** One row: one amount spent, or one contact. */
export const costsAndContactsFact: SidedFact<Sides> = sided("costsAndContacts", sides);

/** What a row is and what its columns hold. */
export const costsAndContactsTexts: FactTexts<CostsAndContactsColumns> = sidedTexts(costsAndContactsFact, {
  cost: costTexts,
  contact: contactTexts,
});
