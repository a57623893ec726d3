import { closures } from "./closures.ts";
import { generate } from "./generate.ts";
import type { Pass, Plan } from "./plan.ts";
import { addSquare } from "./state.ts";

/** How rows are passed over: by `generated` code, or by `closures` where code may not be generated. */
export type Engine = "generated" | "closures";

/** The pass of a plan, by the engine that is allowed here unless one is asked for. */
export const passOf = (plan: Plan, exclude: boolean, by?: Engine): Pass =>
  (by ?? (mayGenerate() ? "generated" : "closures")) === "generated"
    ? generated(plan, exclude)
    : closures(plan, exclude);

type Generated = (...parameters: [...Parameters<Pass>, square: typeof addSquare]) => void;

function generated(plan: Plan, exclude: boolean): Pass {
  const names = ["state", "rows", "first", "groupOf", "onInvalid", "addSquare"];
  // The only place where code is made from text; `generate` lets nothing of a caller into it unquoted.
  const run = new Function(...names, generate(plan, exclude)) as Generated;
  return (state, rows, first, groupOf, onInvalid) => run(state, rows, first, groupOf, onInvalid, addSquare);
}

let allowed: boolean | undefined;

/** Whether a content-security policy lets code be generated; asked once, as the answer stays. */
function mayGenerate(): boolean {
  if (allowed === undefined) {
    try {
      allowed = new Function("return true")() === true;
    } catch {
      allowed = false;
    }
  }
  return allowed;
}
