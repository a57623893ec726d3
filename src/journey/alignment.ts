import type { BlueprintPlan, PlannedStep, Way } from "./blueprint-plan.ts";
import { InvalidJourneyError } from "./invalid-journey-error.ts";

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

/** More states than this, over all touchpoints of one trace, are not gone through. */
const mostStates = 1_000_000;

/**
 * The cheapest alignment of a trace with a plan. Each alignment takes one way through the plan and makes each
 * touchpoint of the trace one of that way's steps of the same touchpoint, or ad hoc if there is none.
 *
 * Of equally cheap ones the first is taken: by the order of the branches in the plan, then, from the first touchpoint
 * on, by the order of the steps.
 *
 * Time grows with the length of the trace. Where touchpoints can be several steps it also grows with the states those
 * steps can be in, of which a plan has so many and no more, however long the trace.
 *
 * @throws InvalidJourneyError where so many steps share touchpoints that more than a million states would have to be
 * gone through.
 */
export function align(plan: BlueprintPlan, trace: readonly TraceEntry[]): Alignment {
  let best: Alignment | null = null;
  const budget = { states: mostStates };
  for (const way of plan.ways) {
    const { least, short } = leastCost(plan.steps, way, trace);
    if (best !== null && compareCosts(least, best.cost) >= 0) continue;
    const choices = way.shared.length === 0 ? noChoices : choicesOf(plan.steps, way, trace, short);
    const found = alignOn(plan, way, trace, least, choices, budget);
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

/**
 * What an alignment by a way costs at least. The first two parts are exact, as they hang on counts alone: every
 * touchpoint that can be a step is one, and those of one touchpoint fill most steps if those that need fewest come first.
 * `short` are the touchpoints that happened too rarely for all of their required steps.
 */
function leastCost(
  steps: readonly PlannedStep[],
  way: Way,
  trace: readonly TraceEntry[],
): { readonly least: AlignmentCost; readonly short: ReadonlySet<string> } {
  let adHoc = 0;
  const told = new Map<number, number>();
  const shared = new Map<string, number>();
  for (const entry of trace) {
    const { touchpointId, step } = entry;
    if (candidatesOf(way, entry).length === 0) adHoc += 1;
    else if (touchpointId !== null) shared.set(touchpointId, (shared.get(touchpointId) ?? 0) + 1);
    else if (step !== null) told.set(step, (told.get(step) ?? 0) + 1);
  }
  const needs = way.required
    .map((step) => ({ step, times: (steps[step]?.least ?? 1) - (told.get(step) ?? 0) }))
    .filter(({ times }) => times > 0)
    .sort((one, other) => one.times - other.times);
  let missing = 0;
  const short = new Set<string>();
  for (const { step, times } of needs) {
    const touchpointId = steps[step]?.touchpointId ?? "";
    const left = (shared.get(touchpointId) ?? 0) - times;
    if (left >= 0) {
      shared.set(touchpointId, left);
      continue;
    }
    missing += 1;
    short.add(touchpointId);
  }
  return { least: { adHoc, missing, sequence: 0, repetition: 0 }, short };
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

/**
 * The cheapest alignment by one way. As few steps as can be are allowed out of order at first, then more and more:
 * most journeys keep the order of their plan, and what leaves it further need not be gone through.
 */
function alignOn(
  plan: BlueprintPlan,
  way: Way,
  trace: readonly TraceEntry[],
  least: AlignmentCost,
  choices: Choices,
  budget: { states: number },
): Alignment {
  const start = choices === noChoices ? plan.steps.length : 0;
  for (let most = start; most <= 2 * plan.steps.length; most = 2 * most + 1) {
    const best = search(plan, way, trace, choices, most, budget);
    if (best === null || best.missing > least.missing) continue;
    const { sequence, repetition, path } = best.state;
    return { way, steps: chosenSteps(way, trace, path), cost: { ...least, sequence, repetition } };
  }
  throw new RangeError("An alignment has at least one state.");
}

const missingOf = (steps: readonly PlannedStep[], way: Way, { counts }: State): number =>
  way.required.filter((step) => (counts[step * 3] ?? 0) < (steps[step]?.least ?? 1)).length;

/** The cheapest state that a trace leads to with at most so many steps out of order; `null` where none does. */
function search(
  { blueprint, steps }: BlueprintPlan,
  way: Way,
  trace: readonly TraceEntry[],
  choices: Choices,
  mostSequence: number,
  budget: { states: number },
): { readonly state: State; readonly missing: number } | null {
  // In the order of their choices, first choices first: the first of equally cheap ones is the one to keep.
  let states: readonly State[] = [
    { counts: Array<number>(steps.length * 3).fill(0), sequence: 0, repetition: 0, path: null },
  ];
  for (const entry of trace) {
    const candidates = candidatesOf(way, entry);
    const [only] = candidates;
    if (only === undefined) continue;
    if (candidates.length === 1) {
      for (const state of states) take(steps, state, only, entry.failed, choices);
      if (states.some(({ sequence }) => sequence > mostSequence)) {
        states = states.filter(({ sequence }) => sequence <= mostSequence);
      }
      continue;
    }
    const reached: State[] = [];
    for (const state of states) {
      for (const step of choicesAt(steps, state, candidates, choices)) {
        const next = { ...state, counts: state.counts.slice() };
        take(steps, next, step, entry.failed, choices);
        if (next.sequence <= mostSequence) reached.push(next);
      }
    }
    budget.states -= reached.length;
    if (budget.states < 0) {
      const shared = candidates.map((step) => `"${steps[step]?.id}"`).join(", ");
      throw new InvalidJourneyError(
        `blueprint ${blueprint.id}`,
        `steps[${only}].touchpointId`,
        `${shared} are all of "${steps[only]?.touchpointId}", and a journey can be read in more ways than can be gone through; say more by \`after\`, or give them touchpoints of their own.`,
      );
    }
    states = distinct(steps, reached, choices);
  }
  let best: { readonly state: State; readonly missing: number } | null = null;
  for (const state of states) {
    const missing = missingOf(steps, way, state);
    const apart = best === null ? -1 : missing - best.missing || compareOrders(state, best.state);
    if (apart < 0) best = { state, missing };
  }
  return best;
}

const compareOrders = (one: State, other: State): number =>
  one.sequence - other.sequence || one.repetition - other.repetition;

function take(
  steps: readonly PlannedStep[],
  state: State,
  index: number,
  failed: boolean,
  { certain }: Choices,
): void {
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
    // What will come for certain and has not yet is waited for in vain.
    if (certain[index]?.some((before) => counts[before * 3] === 0)) {
      counts[place + 2] = 1;
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

/** What need not be told apart among the steps of a way. */
interface Choices {
  /**
   * For each step one before it that differs from it in nothing but its id, -1 where there is none: of the two the other
   * happens first, since changing one for the other changes no cost.
   */
  readonly twinOf: readonly number[];
  /** Steps that share their touchpoint, each with a number of the touchpoint. */
  readonly shared: readonly { readonly step: number; readonly pool: number }[];
  /** Steps that a touchpoint of the trace names, so that they cannot stand for others. */
  readonly told: ReadonlySet<number>;
  /** For each step what must come before it on the way. */
  readonly before: readonly (readonly number[])[];
  /** Those of them that happen in every alignment with as little missing as can be. */
  readonly certain: readonly (readonly number[])[];
}

/** Where no steps share a touchpoint. */
const noChoices: Choices = { twinOf: [], shared: [], told: new Set(), before: [], certain: [] };

function choicesOf(
  steps: readonly PlannedStep[],
  way: Way,
  trace: readonly TraceEntry[],
  short: ReadonlySet<string>,
): Choices {
  const told = new Set(
    trace.flatMap(({ touchpointId, step }) => (touchpointId === null ? (step ?? []) : [])),
  );
  const twinOf = steps.map(() => -1);
  for (const group of way.shared) {
    for (const [place, step] of group.entries()) {
      const other = group[place - 1] ?? -1;
      if (!told.has(step) && !told.has(other) && areAlike(steps[step], steps[other])) twinOf[step] = other;
    }
  }
  const before = steps.map(({ before }) => [...before].filter((one) => way.includes[one] === true));
  const isCertain = (one: number) =>
    steps[one]?.required === true && !short.has(steps[one]?.touchpointId ?? "");
  return {
    twinOf,
    shared: way.shared.flatMap((group, pool) => group.map((step) => ({ step, pool }))),
    told,
    before,
    certain: before.map((all) => all.filter(isCertain)),
  };
}

const areAlike = (one: PlannedStep | undefined, other: PlannedStep | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.least === other.least &&
  one.most === other.most &&
  one.required === other.required &&
  one.before.size === other.before.size &&
  [...one.before].every((step) => other.before.has(step)) &&
  one.later.join() === other.later.join();

/** Which of the steps that a touchpoint can be are worth a try; another one costs the same, and comes later. */
function choicesAt(
  steps: readonly PlannedStep[],
  { counts }: State,
  candidates: readonly number[],
  { twinOf, told }: Choices,
): readonly number[] {
  let hasSpare = false;
  let hasFull = false;
  return candidates.filter((index) => {
    const step = steps[index];
    const twin = twinOf[index] ?? -1;
    if (step === undefined || (twin !== -1 && counts[twin * 3] === 0)) return false;
    if ((counts[index * 3] ?? 0) < step.least || told.has(index)) return true;
    const isFull = counts[index * 3 + 1] === step.most;
    if (isFull ? hasFull : hasSpare) return false;
    if (isFull) hasFull = true;
    else hasSpare = true;
    return true;
  });
}

/** Of states from which the same lies ahead the cheapest, and of equally cheap ones the first. */
function distinct(
  steps: readonly PlannedStep[],
  states: readonly State[],
  choices: Choices,
): readonly State[] {
  const kept = new Map<string, State>();
  for (const state of states) {
    const key = whatLiesAhead(steps, state, choices);
    const known = kept.get(key);
    if (known !== undefined) {
      if (compareOrders(state, known) >= 0) continue;
      // What is set again keeps its old place unless it is deleted before.
      kept.delete(key);
    }
    kept.set(key, state);
  }
  return [...kept.values()];
}

/**
 * A text that is equal for states from which equal costs lie ahead. Of steps that share a touchpoint, have begun and
 * lack no more times, it does not matter which of them may succeed how often, but only how often all of them may: any of
 * them will do for a further touchpoint, and to spend what is left on the one or the other comes to the same. That a step
 * came too early matters no more once all that must come before it have come.
 */
function whatLiesAhead(
  steps: readonly PlannedStep[],
  { counts }: State,
  { shared, told, before }: Choices,
): string {
  const pools: number[] = [];
  const key: number[] = [];
  for (const { step: index, pool } of shared) {
    const step = steps[index];
    if (step === undefined) continue;
    const times = counts[index * 3] ?? 0;
    const left = step.most - (counts[index * 3 + 1] ?? 0);
    if (times < step.least || told.has(index)) key.push(times, left);
    else {
      key.push(-1);
      pools[pool] = (pools[pool] ?? 0) + left;
    }
  }
  for (const [index, earlier] of before.entries()) {
    const mayMatter = counts[index * 3 + 2] === 1 && earlier.some((one) => counts[one * 3] === 0);
    if (mayMatter) key.push(-2 - index);
  }
  return `${key.join()};${pools.join()}`;
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
