import type { AggregateNode } from "./aggregate.ts";
import type { Node, ScalarType } from "./expression.ts";
import type { AggregateState } from "./state.ts";

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
  readonly parts: Readonly<Record<string, AggregateNode>>;
}

/**
 * Called with bad input; it may throw, or return to have the row excluded and counted. Where the row itself is no
 * object, `column` is `null` and it must throw.
 */
export type OnInvalid = (row: number, column: string | null, value: unknown) => void;

/** Finds the group of a row by the numbers that `addGroup` gives; `null` when all rows are one group. */
export type GroupOf = ((row: object, position: number) => number) | null;

/** Adds rows, the first of which is at position `first` of all that are being added. */
export type Pass = (
  state: FoldState,
  rows: readonly unknown[],
  first: number,
  groupOf: GroupOf,
  onInvalid: OnInvalid,
) => void;

export interface Population {
  /** Positions in the plan's columns of those whose bad values exclude the row. */
  readonly columns: readonly number[];
  readonly exclusions: readonly FoldExclusion[];
  /** The names under which excluded rows are counted, in the order they are tried: bad columns, then exclusions. */
  readonly reasons: readonly string[];
  /** First of its counters: rows counted in, then one counter a reason. */
  readonly slot: number;
  readonly aggregates: PlannedAggregate[];
}

export interface PlannedAggregate {
  readonly node: AggregateNode;
  /** First of its numbers, or the position of its list. */
  readonly slot: number;
}

interface PlannedTally {
  readonly population: Population;
  readonly parts: readonly (readonly [name: string, aggregate: PlannedAggregate])[];
}

/** Several tallies with what they share taken together: columns, populations, aggregates. */
export interface Plan {
  readonly columns: readonly FoldColumn[];
  readonly populations: readonly Population[];
  /** For each tally its population and, by name, its parts. */
  readonly tallies: readonly PlannedTally[];
  /** Numbers a group needs. */
  readonly width: number;
  /** Lists a group needs, each a quantile's values or a distinct count's set. */
  readonly lists: readonly ("quantile" | "distinct")[];
  /** What a fresh group's numbers are. */
  readonly initial: readonly number[];
}

/** The folded groups: `width` numbers and the lists of each, one after the other. */
export interface FoldState {
  numbers: Float64Array;
  lists: (number[] | Set<number | string>)[];
  groups: number;
}

export function plan(tallies: readonly Tally[]): Plan {
  const columns: FoldColumn[] = [];
  const populations = new Map<string, Population>();
  const aggregates = new Map<string, PlannedAggregate>();
  const lists: ("quantile" | "distinct")[] = [];
  const initial: number[] = [];

  const position = (column: FoldColumn) => {
    const index = columns.findIndex(({ name }) => name === column.name);
    if (index < 0) return columns.push(column) - 1;
    if (canonical(columns[index]) !== canonical(column))
      throw new TypeError(`The column "${column.name}" means two things in one pass; measure them apart.`);
    return index;
  };
  const take = (values: readonly number[]) => initial.push(...values) - values.length;

  const planned = tallies.map(({ columns: ownColumns, exclusions, parts }) => {
    const read = ownColumns.map(position);
    const population = shared(populations, [read, exclusions], () => {
      const reasons = [
        ...ownColumns.map(({ name }) => invalidReason(name)),
        ...exclusions.map(({ reason }) => reason),
      ];
      const slot = take([0, ...reasons.map(() => 0)]);
      return { columns: read, exclusions, reasons, slot, aggregates: [] };
    });
    const own = Object.entries(parts).map(([name, node]) => {
      const planned = shared(aggregates, [population.slot, node], () => {
        const slot =
          node.op === "quantile" || node.op === "distinct" ? lists.push(node.op) - 1 : take(initialOf(node));
        const aggregate = { node, slot };
        population.aggregates.push(aggregate);
        return aggregate;
      });
      return [name, planned] as const;
    });
    return { population, parts: own };
  });

  return {
    columns,
    populations: [...populations.values()],
    tallies: planned,
    width: initial.length,
    lists,
    initial,
  };
}

/** The numbers of an aggregate over no rows; NaN is none. */
const initialOf = ({ op }: AggregateNode): readonly number[] => {
  if (op === "variance") return [0, 0, 0, 0];
  return [op === "least" || op === "most" ? Number.NaN : 0];
};

/** What is kept under a key, made if it is not there. */
function shared<T>(kept: Map<string, T>, key: unknown, make: () => T): T {
  const name = canonical(key);
  const found = kept.get(name) ?? make();
  kept.set(name, found);
  return found;
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

/** What a group of one tally came to: rows counted in, rows excluded by reason, the state of each part. */
export interface TallyState {
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<string, AggregateState>>;
}

export function readTally(plan: Plan, state: FoldState, tally: number, group: number): TallyState {
  const { population, parts } = plan.tallies[tally] as PlannedTally;
  const at = (slot: number) => state.numbers[group * plan.width + slot] ?? 0;
  const stateOf = ({ node: { op }, slot }: PlannedAggregate): AggregateState => {
    if (op === "quantile" || op === "distinct")
      return [...(state.lists[group * plan.lists.length + slot] ?? [])];
    if (op === "variance") return { n: at(slot), sum: at(slot + 1), squares: [at(slot + 2), at(slot + 3)] };
    return Number.isNaN(at(slot)) ? null : at(slot);
  };
  const counted = population.reasons
    .map((reason, index) => [reason, at(population.slot + 1 + index)] as const)
    .filter(([, rows]) => rows > 0);
  return {
    n: at(population.slot),
    excluded: Object.fromEntries(counted),
    parts: Object.fromEntries(parts.map(([name, aggregate]) => [name, stateOf(aggregate)])),
  };
}

/** `waitMs` becomes `invalidWaitMs`. */
export const invalidReason = (column: string): string =>
  `invalid${column.slice(0, 1).toUpperCase()}${column.slice(1)}`;

/** One text for equal expressions: a given threshold counts as its value. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner?.op === "given" ? { op: "literal", value: inner.value } : inner,
  );
