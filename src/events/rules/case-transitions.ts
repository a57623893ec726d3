import { caseStatuses } from "../../model/case-literals.ts";

/**
 * To which states a case may go from each, by the state it leaves. From a state not named it may go to any, and to one
 * that is neither named nor known from any.
 */
export type CaseTransitions = Readonly<Record<string, readonly string[]>>;

const worked = ["open", "pending-customer", "pending-internal", "snoozed"];
const over = ["resolved", "closed", "canceled"];

/**
 * Nothing becomes new again; what is resolved can be taken up again, closed or cancelled; and what is closed or
 * cancelled can only be reopened.
 */
export const defaultTransitions: CaseTransitions = {
  new: [...worked, ...over],
  open: [...worked, ...over],
  "pending-customer": [...worked, ...over],
  "pending-internal": [...worked, ...over],
  snoozed: [...worked, ...over],
  resolved: [...worked, "closed", "canceled"],
  closed: ["open"],
  canceled: ["open"],
};

const knownStatuses: ReadonlySet<string> = new Set(caseStatuses);

/** Whether a case may go from one state to another. Staying in one is no transition. */
export function isTransition(transitions: CaseTransitions, from: string, to: string): boolean {
  if (from === to || !Object.hasOwn(transitions, from)) return true;
  const isKnown = knownStatuses.has(to) || Object.hasOwn(transitions, to);
  return !isKnown || transitions[from]?.includes(to) === true;
}
