import { caseFact, caseTexts } from "./case.ts";
import { costFact, costTexts } from "./cost.ts";
import type { FactTexts } from "./fact.ts";
import { type SidedColumns, type SidedFact, type SidedRow, sided, sidedTexts } from "./sided.ts";

const sides = { cost: costFact, case: caseFact };
type Sides = typeof sides;

/** The columns of costs and cases side by side. */
export interface CostsAndCasesColumns extends SidedColumns<Sides> {}

/** One row of either. */
export interface CostsAndCasesFact extends SidedRow<Sides> {}

/** One row: one amount spent, or one case. */
export const costsAndCasesFact: SidedFact<Sides> = sided("costsAndCases", sides);

/** What a row is and what its columns hold. */
export const costsAndCasesTexts: FactTexts<CostsAndCasesColumns> = sidedTexts(costsAndCasesFact, {
  cost: costTexts,
  case: caseTexts,
});
