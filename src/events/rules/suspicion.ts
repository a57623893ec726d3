import type { Field } from "./field.ts";
import type { FieldPlan } from "./field-plan.ts";

/** What a text has that a rule could find something in; a text without it is clear unasked. */
export interface Suspicion {
  /** Any of these signs; −1 for any text. Not of instants. */
  readonly signs: number;
  /** An instant that does not lie between these, compared as texts. */
  readonly outside: readonly [from: string, through: string];
}

/** What is suspicious in a field. */
export type SuspicionOf = (field: Field) => Suspicion;

/** Where the texts of a value lie that rules look at, and what is suspicious there. */
export interface Suspects {
  readonly plan: FieldPlan;
  readonly suspicionOf: SuspicionOf;
}

/** After every instant, compared as texts. */
export const AFTER_ALL = "~";

/** No text is suspicious. */
export const noSuspicion: Suspicion = { signs: 0, outside: ["", AFTER_ALL] };
/** Any text is. */
export const anySuspicion: Suspicion = { signs: -1, outside: [AFTER_ALL, ""] };

/** Of two checks. */
export const eitherSuspicion = (one: Suspicion, other: Suspicion): Suspicion => ({
  signs: one.signs | other.signs,
  outside: [
    one.outside[0] > other.outside[0] ? one.outside[0] : other.outside[0],
    one.outside[1] < other.outside[1] ? one.outside[1] : other.outside[1],
  ],
});

/**
 * The condition, as code, that the text `v` in a field has to be asked about; null where none has. The code uses
 * `signsOf`, and what `use` gives it a name for.
 */
export function suspected(
  { kind, known }: Field,
  { signs, outside }: Suspicion,
  use: (value: unknown) => string,
): string | null {
  if (kind === "instant") {
    const [from, through] = outside.map((one) => JSON.stringify(one));
    return outside[1] === AFTER_ALL ? `!(v>=${from})` : `!(v>=${from}&&v<=${through})`;
  }
  if (signs === 0) return null;
  const isUnknown = known.size === 0 ? "" : `!${use(known)}.has(v)`;
  const isSigned = signs < 0 ? "" : `(signsOf(v)&${signs})!==0`;
  return [isUnknown, isSigned].filter((one) => one !== "").join("&&") || "true";
}

/** Whether rules look at any text that lies there. */
export const holdsText = ({ text, element, fields, rest }: FieldPlan): boolean =>
  text !== null ||
  rest !== null ||
  (element !== null && holdsText(element)) ||
  [...fields.values()].some(holdsText);
