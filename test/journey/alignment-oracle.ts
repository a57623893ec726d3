import type { JourneyBlueprintInput } from "../../src/model/journey-blueprint.ts";

type Step = JourneyBlueprintInput["steps"][number];

/** A touchpoint as the oracle sees it. */
export interface Seen {
  readonly touchpointId: string;
  readonly failed: boolean;
}

/** A whole assignment and what it costs: ad hoc, missing, sequence, repetition. */
export interface Found {
  readonly steps: readonly (string | null)[];
  readonly cost: readonly [number, number, number, number];
}

/**
 * Every assignment is written out whole and judged by the definition alone: which steps are taken, which touchpoints
 * are which step, and then four counts over the finished assignment. Nothing is shared with what it tests.
 */
export function cheapest({ steps }: JourneyBlueprintInput, seen: readonly Seen[]): Found {
  let best: Found | null = null;
  for (const taken of choices(steps)) {
    const onTheWay = steps.filter((step) => isOnTheWay(step, steps, taken));
    for (const chosen of assignments(
      seen,
      ranked(steps).filter((step) => onTheWay.includes(step)),
    )) {
      const found = {
        steps: chosen.map((step) => step?.id ?? null),
        cost: costOf(chosen, seen, onTheWay, steps),
      };
      if (best === null || isLess(found.cost, best.cost)) best = found;
    }
  }
  if (best === null) throw new Error("There is no assignment.");
  return best;
}

const isLess = (one: readonly number[], other: readonly number[]): boolean => {
  const index = one.findIndex((part, place) => part !== other[place]);
  return index !== -1 && (one[index] ?? 0) < (other[index] ?? 0);
};

/** One branch for each exclusive fork: for each group the id of the branch taken. */
function choices(steps: readonly Step[]): readonly ReadonlyMap<string, string>[] {
  let all: readonly ReadonlyMap<string, string>[] = [new Map()];
  const groups = new Set(steps.flatMap(({ branch }) => (branch?.exclusive ? [branch.group] : [])));
  for (const group of groups) {
    const branches = steps.filter(({ branch }) => branch?.exclusive && branch.group === group);
    all = all.flatMap((choice) => branches.map(({ id }) => new Map(choice).set(group, id)));
  }
  return all;
}

/**
 * Whether a journey comes by a step. Of the steps it comes after, those that lie on branches that exclude each other
 * are alternatives, in chains too; one of each such set is enough.
 */
function isOnTheWay(step: Step, steps: readonly Step[], taken: ReadonlyMap<string, string>): boolean {
  if (step.branch?.exclusive && taken.get(step.branch.group) !== step.id) return false;
  const sets = alternatives(step, steps);
  return sets.every((set) => set.some((one) => isOnTheWay(one, steps, taken)));
}

const predecessors = ({ after }: Step, steps: readonly Step[]): readonly Step[] =>
  steps.filter(({ id }) => after?.includes(id));

function alternatives(step: Step, steps: readonly Step[]): readonly (readonly Step[])[] {
  const before = predecessors(step, steps);
  const reach = (from: Step): ReadonlySet<Step> => {
    const reached = new Set([from]);
    for (const one of reached) {
      for (const other of before) if (areExclusive(one, other, steps)) reached.add(other);
    }
    return reached;
  };
  const sets = before.map(reach);
  return sets
    .filter((set, index) => sets.findIndex((other) => [...other].some((one) => set.has(one))) === index)
    .map((set) => [...set]);
}

const areExclusive = (one: Step, other: Step, steps: readonly Step[]): boolean =>
  branchesFor(one, steps).some((a) =>
    branchesFor(other, steps).some((b) => a !== b && a.branch?.group === b.branch?.group),
  );

/** Branches without which a step cannot be reached. */
function branchesFor(step: Step, steps: readonly Step[]): readonly Step[] {
  const own = step.branch?.exclusive ? [step] : [];
  const inherited = alternatives(step, steps).flatMap((set) => {
    const [first = [], ...rest] = set.map((one) => branchesFor(one, steps));
    return first.filter((branch) => rest.every((other) => other.includes(branch)));
  });
  return [...own, ...inherited];
}

/** Steps in the order in which they are tried: what must come before first, else as in the plan. */
function ranked(steps: readonly Step[]): readonly Step[] {
  const order: Step[] = [];
  while (order.length < steps.length) {
    const next = steps.find(
      (step) => !order.includes(step) && predecessors(step, steps).every((one) => order.includes(one)),
    );
    if (next === undefined) throw new Error("There is a cycle.");
    order.push(next);
  }
  return order;
}

function assignments(seen: readonly Seen[], steps: readonly Step[]): readonly (readonly (Step | null)[])[] {
  const [first, ...rest] = seen;
  if (first === undefined) return [[]];
  const candidates = steps.filter(({ touchpointId }) => touchpointId === first.touchpointId);
  const tails = assignments(rest, steps);
  return (candidates.length === 0 ? [null] : candidates).flatMap((step) =>
    tails.map((tail) => [step, ...tail]),
  );
}

function comesBefore(one: Step, other: Step, steps: readonly Step[]): boolean {
  return predecessors(other, steps).some((direct) => direct === one || comesBefore(one, direct, steps));
}

function costOf(
  chosen: readonly (Step | null)[],
  seen: readonly Seen[],
  onTheWay: readonly Step[],
  steps: readonly Step[],
): readonly [number, number, number, number] {
  const placesOf = (step: Step) => chosen.flatMap((one, place) => (one === step ? [place] : []));
  const adHoc = chosen.filter((step) => step === null).length;
  const missing = onTheWay.filter(
    (step) => step.required && placesOf(step).length < Math.max(1, step.repeatable?.min ?? 1),
  ).length;
  const sequence = onTheWay.filter((step) => {
    const [first] = placesOf(step);
    return (
      first !== undefined &&
      onTheWay.some((other) => comesBefore(other, step, steps) && (placesOf(other)[0] ?? -1) > first)
    );
  }).length;
  const repetition = onTheWay
    .map((step) => {
      const most = step.repeatable ? (step.repeatable.max ?? Infinity) : 1;
      const places = placesOf(step);
      return places.filter(
        (_, index) => places.slice(0, index).filter((place) => !seen[place]?.failed).length >= most,
      ).length;
    })
    .reduce((sum, count) => sum + count, 0);
  return [adHoc, missing, sequence, repetition];
}
