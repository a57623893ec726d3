import type { AggregateNode } from "./aggregate.ts";

/**
 * The state of one aggregate, as plain JSON. A count or sum is a number, a least or most a number or `null`, a
 * variance its three sums, a quantile its values, a distinct count its different values.
 */
export type AggregateState = number | null | VarianceState | readonly (number | string)[];

/** `squares` is the sum of squares as two whole numbers, `high × 2^52 + low`, exact up to 2^104. */
export interface VarianceState {
  readonly n: number;
  readonly sum: number;
  readonly squares: readonly [high: number, low: number];
}

const LIMB = 2 ** 52;
const HALF = 2 ** 26;

/** Adds `value²` to `numbers[at]` (high) and `numbers[at + 1]` (low), exactly. */
export function addSquare(numbers: Float64Array, at: number, value: number): void {
  const size = Math.abs(value);
  if (size < HALF) {
    carry(numbers, at, 0, size * size);
    return;
  }
  const high = Math.floor(size / HALF);
  const low = size - high * HALF;
  const cross = 2 * high * low;
  const crossHigh = Math.floor(cross / HALF);
  carry(numbers, at, high * high + crossHigh, low * low);
  carry(numbers, at, 0, (cross - crossHigh * HALF) * HALF);
}

export function carry(numbers: Float64Array | number[], at: number, high: number, low: number): void {
  const total = (numbers[at + 1] ?? 0) + low;
  const over = total >= LIMB ? 1 : 0;
  numbers[at] = (numbers[at] ?? 0) + high + over;
  numbers[at + 1] = total - over * LIMB;
}

export function emptyState({ op }: AggregateNode): AggregateState {
  if (op === "least" || op === "most") return null;
  if (op === "variance") return { n: 0, sum: 0, squares: [0, 0] };
  return op === "quantile" || op === "distinct" ? [] : 0;
}

/**
 * The state over both populations. States of whole numbers merge to the same bits in any order.
 * @throws TypeError on states of different aggregates.
 */
export function mergeStates({ op }: AggregateNode, a: AggregateState, b: AggregateState): AggregateState {
  if (isVariance(a) && isVariance(b)) {
    const squares: [number, number] = [...a.squares];
    carry(squares, 0, ...b.squares);
    return { n: a.n + b.n, sum: a.sum + b.sum, squares };
  }
  if (isList(a) && isList(b)) return op === "distinct" ? [...new Set([...a, ...b])] : [...a, ...b];
  if (a === null) return b;
  if (b === null) return a;
  if (typeof a !== "number" || typeof b !== "number")
    throw new TypeError(`States of different aggregates cannot be merged: ${op}.`);
  if (op === "least") return Math.min(a, b);
  return op === "most" ? Math.max(a, b) : a + b;
}

/**
 * The aggregate's answer; infinite where the state has grown too large to be exact. `ascending` are the values of a
 * quantile's state, as `sorted` gives them.
 */
export function finish(
  node: AggregateNode,
  state: AggregateState,
  ascending: () => Float64Array = () => sorted(state),
): number | null {
  if (isVariance(state)) return finishVariance(state);
  if (!isList(state)) return state;
  return node.op === "quantile" ? quantileOf(ascending(), node.p) : state.length;
}

/** The values of a quantile's state in ascending order. */
export const sorted = (state: AggregateState): Float64Array =>
  // Mapping to numbers what are numbers already would take as long as sorting them.
  Float64Array.from(isList(state) ? (state as readonly number[]) : []).sort();

/** Hyndman–Fan type 7 on ascending values. */
export function quantileOf(values: Float64Array, p: number): number | null {
  const position = p * (values.length - 1);
  const lower = values[Math.floor(position)];
  const upper = values[Math.ceil(position)];
  if (lower === undefined || upper === undefined) return null;
  return lower + (upper - lower) * (position - Math.floor(position));
}

function finishVariance({ n, sum, squares }: VarianceState): number | null {
  if (n < 2) return null;
  // Whole numbers of any size: nothing cancels, so the answer is right to the last bit that a division can give.
  const count = BigInt(n);
  const squaresExact = BigInt(squares[0]) * BigInt(LIMB) + BigInt(squares[1]);
  // No sum of some of the values exceeds √(n × squares) (Cauchy–Schwarz), so below this none was ever rounded.
  if (count * squaresExact >= 2n ** 106n) return Number.POSITIVE_INFINITY;
  const scaled = count * squaresExact - BigInt(sum) ** 2n;
  return Number(scaled) / Number(count * (count - 1n));
}

const isVariance = (state: AggregateState): state is VarianceState =>
  typeof state === "object" && state !== null && "squares" in state;
const isList = (state: AggregateState): state is readonly (number | string)[] => Array.isArray(state);
