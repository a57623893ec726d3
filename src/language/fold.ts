import { foldInBatches } from "./batch.ts";
import { generate } from "./generate.ts";
import {
  addGroup,
  createState,
  type FoldState,
  type OnInvalid,
  type Plan,
  plan,
  type Tally,
} from "./plan.ts";
import { addSquare } from "./state.ts";

/** Finds the group of a row; groups are numbered by `Fold.addGroup`. `null` when all rows are one group. */
export type GroupOf = ((row: object, index: number) => number) | null;

/** Several tallies compiled into one pass over the rows. */
export interface Fold {
  readonly plan: Plan;
  create(): FoldState;
  addGroup(state: FoldState): number;
  add(state: FoldState, rows: readonly object[], groupOf: GroupOf, onInvalid: OnInvalid): void;
}

export interface FoldOptions {
  /** Whether rows with bad input are excluded and counted; otherwise `onInvalid` must throw. */
  readonly exclude: boolean;
  /** `generated` code, or `batches` where code may not be generated. Found out by itself when left out. */
  readonly by?: "generated" | "batches";
}

type Pass = (
  rows: readonly object[],
  from: number,
  to: number,
  state: FoldState,
  groupOf: GroupOf,
  bad: (row: number, column: number, value: unknown) => void,
  square: typeof addSquare,
) => void;

export function compile(tallies: readonly Tally[], { exclude, by }: FoldOptions): Fold {
  const planned = plan(tallies);
  const { columns } = planned;
  const generated = (by ?? (mayGenerate() ? "generated" : "batches")) === "generated";
  const pass = generated ? evaluate(generate(planned, exclude)) : undefined;
  return {
    plan: planned,
    create: () => createState(planned),
    addGroup: (state) => addGroup(planned, state),
    add(state, rows, groupOf, onInvalid) {
      if (pass === undefined) foldInBatches(planned, exclude, rows, state, groupOf, onInvalid);
      else {
        const bad = (row: number, index: number, value: unknown) =>
          onInvalid(row, columns[index]?.name ?? "", value);
        pass(rows, 0, rows.length, state, groupOf, bad, addSquare);
      }
    },
  };
}

const evaluate = (body: string): Pass =>
  // The only place where code is made from text; `generate` lets nothing of a caller into it unquoted.
  new Function("rows", "from", "to", "state", "groupOf", "bad", "addSquare", body) as Pass;

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
