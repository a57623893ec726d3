import type { BlueprintPlan, PlannedStep, Way } from "./blueprint-plan.ts";

/** A touchpoint as lived, as far as its place in the plan depends on it. */
export interface TraceEntry {
  readonly touchpointId: string | null;
  /** The step it is told to be, where no touchpoint is. */
  readonly step: number | null;
  readonly failed: boolean;
}

/** What an alignment costs. Of two, the one with the lower first part costs less, then the second, and so on. */
export interface AlignmentCost {
  /** Touchpoints that are no step. */
  readonly adHoc: number;
  /** Required steps that happened fewer times than they must. */
  readonly missing: number;
  /** Steps that first happened before a step that must come before them, and that happened too. */
  readonly sequence: number;
  /** Touchpoints of a step that had already succeeded as often as it may. */
  readonly repetition: number;
}

/** Which step each touchpoint of a journey is. */
export interface Alignment {
  readonly way: Way;
  /** The step of each touchpoint of the trace; `null` where it is none. */
  readonly steps: readonly (number | null)[];
  readonly cost: AlignmentCost;
}

/**
 * The cheapest alignment of a trace with a plan. Each alignment takes one way through the plan and makes each
 * touchpoint of the trace one of that way's steps of the same touchpoint, or ad hoc if there is none.
 *
 * Of equally cheap ones the first is taken: by the order of the branches in the plan, then, from the first touchpoint
 * on, by the order of the steps.
 *
 * Time grows with the length of the trace. Where touchpoints can be several steps it also grows with the states those
 * steps can be in, of which a plan has so many and no more, however long the trace.
 */
export function align(plan: BlueprintPlan, trace: readonly TraceEntry[]): Alignment {
  let best: Alignment | null = null;
  for (const way of plan.ways) {
    const adHoc = trace.reduce((count, entry) => count + (candidatesOf(way, entry).length === 0 ? 1 : 0), 0);
    if (best !== null && adHoc > best.cost.adHoc) continue;
    const found = alignOn(plan.steps, way, trace, adHoc);
    if (best === null || compareCosts(found.cost, best.cost) < 0) best = found;
  }
  if (best === null) throw new RangeError("A plan has at least one way.");
  return best;
}

const nothing: readonly number[] = [];

function candidatesOf(way: Way, { touchpointId, step }: TraceEntry): readonly number[] {
  if (touchpointId !== null) return way.stepsOf.get(touchpointId) ?? nothing;
  return step !== null && way.includes[step] === true ? [step] : nothing;
}

function compareCosts(one: AlignmentCost, other: AlignmentCost): number {
  return (
    one.adHoc - other.adHoc ||
    one.missing - other.missing ||
    one.sequence - other.sequence ||
    one.repetition - other.repetition
  );
}

/** Steps chosen for the touchpoints so far, the last one first. */
interface Path {
  readonly step: number;
  readonly previous: Path | null;
}

/** Where one choice of steps has led to. What lies ahead depends on the counts alone. */
interface State {
  /**
   * For each step three numbers: times it happened, counted up to the fewest times it must; times it succeeded, up to
   * the most times it may; 1 if it is known to have come too early. One list, as it is copied for each choice.
   */
  readonly counts: number[];
  sequence: number;
  repetition: number;
  path: Path | null;
}

function alignOn(
  steps: readonly PlannedStep[],
  way: Way,
  trace: readonly TraceEntry[],
  adHoc: number,
): Alignment {
  // In the order of their choices, first choices first: the first of equally cheap ones is the one to keep.
  let states: readonly State[] = [
    { counts: Array<number>(steps.length * 3).fill(0), sequence: 0, repetition: 0, path: null },
  ];
  for (const entry of trace) {
    const candidates = candidatesOf(way, entry);
    const [only] = candidates;
    if (only === undefined) continue;
    if (candidates.length === 1 && states.length === 1) {
      for (const state of states) take(steps, state, only, entry.failed);
    } else {
      states = distinct(
        states.flatMap((state) =>
          candidates.map((step) => {
            const copy = { ...state, counts: state.counts.slice() };
            take(steps, copy, step, entry.failed);
            return copy;
          }),
        ),
      );
    }
  }

  let best: { readonly state: State; readonly cost: AlignmentCost } | null = null;
  for (const state of states) {
    const missing = way.required.filter(
      (step) => (state.counts[step * 3] ?? 0) < (steps[step]?.least ?? 1),
    ).length;
    const { sequence, repetition } = state;
    const cost = { adHoc, missing, sequence, repetition };
    if (best === null || compareCosts(cost, best.cost) < 0) best = { state, cost };
  }
  if (best === null) throw new RangeError("An alignment has at least one state.");
  return { way, steps: chosenSteps(way, trace, best.state.path), cost: best.cost };
}

function take(steps: readonly PlannedStep[], state: State, index: number, failed: boolean): void {
  const step = steps[index];
  if (step === undefined) return;
  const { counts } = state;
  const place = index * 3;
  const times = counts[place] ?? 0;
  if (times === 0) {
    for (const later of step.later) {
      if (counts[later * 3] === 0 || counts[later * 3 + 2] === 1) continue;
      counts[later * 3 + 2] = 1;
      state.sequence += 1;
    }
  }
  if (times < step.least) counts[place] = times + 1;
  if (step.most !== Infinity) {
    const successes = counts[place + 1] ?? 0;
    if (successes === step.most) state.repetition += 1;
    else if (!failed) counts[place + 1] = successes + 1;
  }
  state.path = { step: index, previous: state.path };
}

/** Of states from which the same lies ahead the cheapest, and of equally cheap ones the first. */
function distinct(states: readonly State[]): readonly State[] {
  const kept = new Map<string, State>();
  for (const state of states) {
    const key = state.counts.join();
    const known = kept.get(key);
    if (known !== undefined) {
      if ((state.sequence - known.sequence || state.repetition - known.repetition) >= 0) continue;
      // What is set again keeps its old place unless it is deleted before.
      kept.delete(key);
    }
    kept.set(key, state);
  }
  return [...kept.values()];
}

function chosenSteps(way: Way, trace: readonly TraceEntry[], last: Path | null): readonly (number | null)[] {
  const chosen: (number | null)[] = trace.map(() => null);
  let path = last;
  for (let index = trace.length - 1; index >= 0; index -= 1) {
    const entry = trace[index];
    if (path === null || entry === undefined || candidatesOf(way, entry).length === 0) continue;
    chosen[index] = path.step;
    path = path.previous;
  }
  return chosen;
}
