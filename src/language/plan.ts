import type { AggregateNode } from "./aggregate.ts";
import type { Node, ScalarType } from "./expression.ts";
import { type AggregateState, emptyState } from "./state.ts";

/** A column as a fold reads it. A value outside the bounds, or of another type, is invalid. */
export interface FoldColumn {
  readonly name: string;
  readonly type: ScalarType;
  readonly nullable: boolean;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Rows where `when` is true are left out and counted. With `invalid`, they are bad input in that column. */
export interface FoldExclusion {
  readonly reason: string;
  readonly when: Node;
  readonly invalid?: string;
}

/** What one metric asks of a pass over the rows. */
export interface Tally {
  readonly columns: readonly FoldColumn[];
  readonly exclusions: readonly FoldExclusion[];
  readonly aggregates: readonly AggregateNode[];
}

/** Called with bad input; it may throw, or return to have the row excluded and counted. */
export type OnInvalid = (row: number, column: string, value: unknown) => void;

export interface Population {
  /** Positions in the plan's columns of those whose bad values exclude the row. */
  readonly columns: readonly number[];
  readonly exclusions: readonly FoldExclusion[];
  /** First of its counters: rows counted in, then one counter a reason, bad columns first. */
  readonly slot: number;
  readonly aggregates: PlannedAggregate[];
}

export interface PlannedAggregate {
  readonly node: AggregateNode;
  /** First of its numbers, or the position of its list. */
  readonly slot: number;
}

/** Several tallies with what they share taken together: columns, populations, aggregates. */
export interface Plan {
  readonly columns: readonly FoldColumn[];
  readonly populations: readonly Population[];
  /** For each tally its population and, in order, its aggregates. */
  readonly tallies: readonly { readonly population: Population; readonly aggregates: PlannedAggregate[] }[];
  /** Numbers a group needs. */
  readonly width: number;
  /** Lists a group needs, each a quantile's values or a distinct count's set. */
  readonly lists: readonly ("quantile" | "distinct")[];
  /** What a fresh group's numbers are. */
  readonly initial: Float64Array;
}

/** The folded groups: `width` numbers and the lists of each, one after the other. */
export interface FoldState {
  numbers: Float64Array;
  lists: (number[] | Set<number | string>)[];
  groups: number;
}

const numbersOf = { count: 1, sum: 1, least: 1, most: 1, variance: 4, quantile: 0, distinct: 0 } as const;

export function plan(tallies: readonly Tally[]): Plan {
  const columns: FoldColumn[] = [];
  const populations = new Map<string, Population>();
  const aggregates = new Map<string, PlannedAggregate>();
  const lists: ("quantile" | "distinct")[] = [];
  const initial: number[] = [];

  const position = (column: FoldColumn) => {
    const index = columns.findIndex(({ name }) => name === column.name);
    const known = columns[index];
    if (known === undefined) return columns.push(column) - 1;
    if (canonical(known) !== canonical(column)) {
      throw new TypeError(`The column "${column.name}" means two things in one pass; measure them apart.`);
    }
    return index;
  };
  const take = (values: readonly number[]) => initial.push(...values) - values.length;

  const planned = tallies.map((tally) => {
    const read = tally.columns.map(position);
    const key = canonical([read, tally.exclusions]);
    let population = populations.get(key);
    if (population === undefined) {
      const counters = Array.from({ length: 1 + read.length + tally.exclusions.length }, () => 0);
      population = { columns: read, exclusions: tally.exclusions, slot: take(counters), aggregates: [] };
      populations.set(key, population);
    }
    const { slot: populationSlot, aggregates: shared } = population;
    const own = tally.aggregates.map((node) => {
      const aggregateKey = canonical([populationSlot, node]);
      let aggregate = aggregates.get(aggregateKey);
      if (aggregate === undefined) {
        const list = node.op === "quantile" || node.op === "distinct";
        const start = node.op === "least" || node.op === "most" ? Number.NaN : 0;
        const slot = list ? lists.push(node.op) - 1 : take(Array(numbersOf[node.op]).fill(start));
        aggregate = { node, slot };
        aggregates.set(aggregateKey, aggregate);
        shared.push(aggregate);
      }
      return aggregate;
    });
    return { population, aggregates: own };
  });

  return {
    columns,
    populations: [...populations.values()],
    tallies: planned,
    width: initial.length,
    lists,
    initial: Float64Array.from(initial),
  };
}

export function createState(plan: Plan): FoldState {
  return { numbers: new Float64Array(plan.width), lists: [], groups: 0 };
}

/** Makes room for one more group and returns its number. */
export function addGroup(plan: Plan, state: FoldState): number {
  const group = state.groups++;
  const needed = state.groups * plan.width;
  if (state.numbers.length < needed) {
    const grown = new Float64Array(needed * 2);
    grown.set(state.numbers);
    state.numbers = grown;
  }
  state.numbers.set(plan.initial, group * plan.width);
  for (const kind of plan.lists) state.lists.push(kind === "distinct" ? new Set() : []);
  return group;
}

/** What a group of one tally came to: rows counted in, rows excluded by reason, one state an aggregate. */
export interface TallyState {
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly states: readonly AggregateState[];
}

export function readTally(plan: Plan, state: FoldState, tally: number, group: number): TallyState {
  const planned = plan.tallies[tally];
  if (planned === undefined || group >= state.groups)
    throw new RangeError(`No tally ${tally} of group ${group}.`);
  const { population, aggregates } = planned;
  const at = (slot: number) => state.numbers[group * plan.width + slot] ?? 0;
  const reasons = reasonsOf(plan, population);
  const counted = reasons
    .map((reason, index) => [reason, at(population.slot + 1 + index)] as const)
    .filter(([, rows]) => rows > 0);
  return {
    n: at(population.slot),
    excluded: Object.fromEntries(counted),
    states: aggregates.map(({ node, slot }) => {
      switch (node.op) {
        case "count":
        case "sum":
          return at(slot);
        case "least":
        case "most":
          return Number.isNaN(at(slot)) ? emptyState(node) : at(slot);
        case "variance":
          return { n: at(slot), sum: at(slot + 1), squares: [at(slot + 2), at(slot + 3)] };
        default:
          return [...(state.lists[group * plan.lists.length + slot] ?? [])];
      }
    }),
  };
}

/** The names under which a population's excluded rows are counted, in the order they are tried. */
export function reasonsOf(plan: Plan, population: Population): readonly string[] {
  const columns = population.columns.map((index) => invalidReason(plan.columns[index]?.name ?? ""));
  return [...columns, ...population.exclusions.map(({ reason }) => reason)];
}

/** `waitMs` becomes `invalidWaitMs`. */
export const invalidReason = (column: string): string =>
  `invalid${column.slice(0, 1).toUpperCase()}${column.slice(1)}`;

/** One text for equal expressions: a given threshold counts as its value. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && inner.op === "given"
      ? { op: "literal", value: inner.value }
      : inner,
  );
