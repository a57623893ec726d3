import { caseFact, caseTexts } from "./case.ts";
import { contactFact, contactTexts } from "./contact.ts";
import type { FactTexts } from "./fact.ts";
import { slaInstanceFact, slaInstanceTexts } from "./sla-instance.ts";
import { surveyResponseFact, surveyResponseTexts } from "./survey-response.ts";

const texts: Readonly<Record<string, FactTexts<Readonly<Record<string, string>>>>> = {
  [caseFact.name]: caseTexts,
  [contactFact.name]: contactTexts,
  [slaInstanceFact.name]: slaInstanceTexts,
  [surveyResponseFact.name]: surveyResponseTexts,
};

/** What is told of a fact; nothing of one that is not the library's. */
export const textsOf = ({ name }: { readonly name: string }): FactTexts<Readonly<Record<string, string>>> =>
  texts[name] ?? { grain: "", columns: {} };
