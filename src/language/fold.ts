import { type Engine, passOf } from "./engine.ts";
import { addGroup, createState, type FoldState, type Pass, type Plan, plan, type Tally } from "./plan.ts";

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
  /** The one that is allowed here unless said. */
  readonly by?: Engine;
}

export function compile(tallies: readonly Tally[], { exclude, by }: FoldOptions): Fold {
  const planned = plan(tallies);
  return {
    plan: planned,
    create: () => createState(planned),
    addGroup: (state) => addGroup(planned, state),
    add: passOf(planned, exclude, by),
  };
}
