import { type FormRule, formRules } from "../events/form-rules.ts";
import { integrityRules } from "../events/rules/index.ts";
import { csvRules } from "./csv-rules.ts";
import { heldRules } from "./held-rules.ts";

/** What is told of a rule. */
export type ToldRule = Pick<FormRule, "id" | "severity" | "says">;

const all: readonly ToldRule[] = [
  ...Object.values(formRules),
  ...Object.values(csvRules),
  ...Object.values(heldRules),
  ...integrityRules,
];

/** Every rule that a finding may name, by its id. */
export const rulesById: ReadonlyMap<string, ToldRule> = new Map(all.map((rule) => [rule.id, rule]));
