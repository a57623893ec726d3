import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";

/** A step as it is handed in. */
export type StepInput = JourneyBlueprintInput["steps"][number];

/** More choices of branches than this are not gone through. */
export const mostWays = 1024;

/** For each step the places of the steps it names in `after`, each once, in plan order; unknown ones left out. */
export function predecessorsOf(steps: readonly StepInput[]): readonly (readonly number[])[] {
  const places = new Map(steps.map(({ id }, index) => [id, index]));
  return steps.map(({ after }) => {
    const named = (after ?? []).flatMap((id) => places.get(id) ?? []);
    return [...new Set(named)].sort((one, other) => one - other);
  });
}

/**
 * The steps so that each comes after those it must come after, and in plan order where that leaves a choice. Steps on
 * a cycle, and those after them, are left out.
 */
export function topologicalOrder(predecessors: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const placed = new Set<number>();
  const isNext = (step: number) =>
    !placed.has(step) && (predecessors[step] ?? []).every((before) => placed.has(before));
  for (;;) {
    const next = predecessors.findIndex((_, step) => isNext(step));
    if (next === -1) return order;
    order.push(next);
    placed.add(next);
  }
}

/** For each step all that must come before it, directly or not. The steps hold no cycle. */
export function allBefore(
  predecessors: readonly (readonly number[])[],
  order: readonly number[],
): readonly ReadonlySet<number>[] {
  const before: Set<number>[] = predecessors.map(() => new Set());
  for (const step of order) {
    for (const one of predecessors[step] ?? []) {
      before[step]?.add(one);
      for (const earlier of before[one] ?? []) before[step]?.add(earlier);
    }
  }
  return before;
}

/** The branches of each exclusive fork, in plan order. */
export function exclusiveForks(steps: readonly StepInput[]): ReadonlyMap<string, readonly number[]> {
  const forks = new Map<string, number[]>();
  for (const [index, { branch }] of steps.entries()) {
    if (branch?.exclusive !== true) continue;
    const fork = forks.get(branch.group);
    if (fork === undefined) forks.set(branch.group, [index]);
    else fork.push(index);
  }
  return forks;
}

/** How many choices of one branch per exclusive fork there are. */
export const countOfWays = (steps: readonly StepInput[]): number =>
  Array.from(exclusiveForks(steps).values()).reduce((product, { length }) => product * length, 1);

/**
 * The ways through a blueprint: for each choice of one branch per exclusive fork, which steps a journey comes by. A
 * step is on the way if it is no branch of an exclusive fork but the one chosen, and if what it comes after is on the
 * way. Of steps in `after` that exclude each other, as they lie on different branches of one exclusive fork, one is
 * enough: there the branches meet again. In the order of the branches in the plan; ways with the same steps come once.
 */
export function waysThrough(
  steps: readonly StepInput[],
  predecessors: readonly (readonly number[])[],
  order: readonly number[],
): readonly (readonly boolean[])[] {
  const forks = [...exclusiveForks(steps).values()];
  const alternatives = alternativesOf(steps, predecessors, order);
  const ways = new Map<string, readonly boolean[]>();
  const visit = (fork: number, untaken: ReadonlySet<number>): void => {
    const branches = forks[fork];
    if (branches !== undefined) {
      for (const taken of branches) {
        visit(fork + 1, new Set([...untaken, ...branches.filter((branch) => branch !== taken)]));
      }
      return;
    }
    const way = steps.map(() => false);
    for (const step of order) {
      way[step] =
        !untaken.has(step) &&
        (alternatives[step] ?? []).every((oneOf) => oneOf.some((before) => way[before] === true));
    }
    const key = way.join();
    if (!ways.has(key)) ways.set(key, way);
  };
  visit(0, new Set());
  return [...ways.values()];
}

/** What each step comes after, steps that exclude each other taken together. */
function alternativesOf(
  steps: readonly StepInput[],
  predecessors: readonly (readonly number[])[],
  order: readonly number[],
): readonly (readonly (readonly number[])[])[] {
  const forkOf = (step: number) => steps[step]?.branch?.group;
  /** Branches of exclusive forks that must be taken for a step to be on the way. */
  const needs: ReadonlySet<number>[] = steps.map(() => new Set());
  const excludes = (one: number, other: number): boolean =>
    [...(needs[one] ?? [])].some((taken) =>
      [...(needs[other] ?? [])].some((branch) => branch !== taken && forkOf(branch) === forkOf(taken)),
    );
  const alternatives: (readonly (readonly number[])[])[] = steps.map(() => []);
  for (const step of order) {
    const groups: number[][] = [];
    for (const before of predecessors[step] ?? []) {
      const joined = groups.filter((group) => group.some((one) => excludes(one, before)));
      const rest = groups.filter((group) => !joined.includes(group));
      groups.splice(0, groups.length, ...rest, [...joined.flat(), before]);
    }
    alternatives[step] = groups;
    const own = steps[step]?.branch?.exclusive === true ? [step] : [];
    needs[step] = new Set([...own, ...groups.flatMap((group) => inAll(group.map((one) => needs[one])))]);
  }
  return alternatives;
}

function inAll(sets: readonly (ReadonlySet<number> | undefined)[]): readonly number[] {
  const [first = new Set<number>(), ...others] = sets;
  return [...first].filter((one) => others.every((other) => other?.has(one) === true));
}
