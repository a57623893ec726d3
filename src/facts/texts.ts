import { allTexts } from "./all-texts.ts";
import type { FactTexts } from "./fact.ts";

const texts: Readonly<Record<string, FactTexts<Readonly<Record<string, string>>>>> = allTexts;

/** What is told of a fact; nothing of one that is not the library's. */
export const textsOf = ({ name }: { readonly name: string }): FactTexts<Readonly<Record<string, string>>> =>
  texts[name] ?? { grain: "", columns: {} };
