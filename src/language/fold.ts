import { closures } from "./closures.ts";
import { generate } from "./generate.ts";
import { addGroup, createState, type FoldState, type Pass, type Plan, plan, type Tally } from "./plan.ts";
import { addSquare } from "./state.ts";

/** Several tallies compiled into one pass over the rows. */
export interface Fold {
  readonly plan: Plan;
  create(): FoldState;
  addGroup(state: FoldState): number;
  readonly add: Pass;
}

export interface FoldOptions {
  /** Whether rows with bad input are excluded and counted; otherwise `onInvalid` must throw. */
  readonly exclude: boolean;
  /** `generated` code, or `closures` where code may not be generated. Found out by itself when left out. */
  readonly by?: "generated" | "closures";
}

export function compile(tallies: readonly Tally[], { exclude, by }: FoldOptions): Fold {
  const planned = plan(tallies);
  const generated = (by ?? (mayGenerate() ? "generated" : "closures")) === "generated";
  return {
    plan: planned,
    create: () => createState(planned),
    addGroup: (state) => addGroup(planned, state),
    add: generated ? compiled(planned, exclude) : closures(planned, exclude),
  };
}

type Generated = (...parameters: [...Parameters<Pass>, square: typeof addSquare]) => void;

function compiled(planned: Plan, exclude: boolean): Pass {
  const names = ["state", "rows", "first", "groupOf", "onInvalid", "addSquare"];
  // The only place where code is made from text; `generate` lets nothing of a caller into it unquoted.
  const run = new Function(...names, generate(planned, exclude)) as Generated;
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
