import { articleVoteFact, articleVoteTexts } from "./article-vote.ts";
import { automatedSessionFact, automatedSessionTexts } from "./automated-session.ts";
import { caseFact, caseTexts } from "./case.ts";
import type { FactTexts } from "./fact.ts";
import { helpCentreSessionFact, helpCentreSessionTexts } from "./help-centre-session.ts";
import { type SidedColumns, type SidedFact, type SidedRow, sided, sidedTexts } from "./sided.ts";

const sides = {
  articleVote: articleVoteFact,
  helpCentreSession: helpCentreSessionFact,
  automatedSession: automatedSessionFact,
  case: caseFact,
};
type Sides = typeof sides;

/** The columns of what customers do for themselves, and of the cases that it is set against. */
export interface SelfServiceColumns extends SidedColumns<Sides> {}

/** What customers do for themselves, or a case that it is set against. */
export interface SelfServiceFact extends SidedRow<Sides> {}

/** One row: one vote on an article, one session in the help centre, one automated session, or one case. */
export const selfServiceFact: SidedFact<Sides> = sided("selfService", sides);

/** What a row is and what its columns hold. */
export const selfServiceTexts: FactTexts<SelfServiceColumns> = sidedTexts(selfServiceFact, {
  articleVote: articleVoteTexts,
  helpCentreSession: helpCentreSessionTexts,
  automatedSession: automatedSessionTexts,
  case: caseTexts,
});
