import { msOf } from "./instants.ts";

/** A time with a beginning, and perhaps an end. */
export interface Interval {
  readonly startAt: string;
  readonly endAt?: string | null;
}

/** An element of a list, and its place there. */
export interface Placed<One> {
  readonly one: One;
  readonly index: number;
}

/**
 * The intervals of a list, the oldest first. Those that begin at one instant follow each other as in the list, which
 * may as well have the newest first.
 */
export function oldestFirst<One extends Interval>(
  list: readonly One[] | null | undefined,
): readonly Placed<One>[] {
  const placed = (list ?? []).flatMap((one, index) => {
    const ms = msOf(one.startAt);
    return ms === null ? [] : [{ one, index, ms }];
  });
  const isNewestFirst = (placed[0]?.ms ?? 0) > (placed.at(-1)?.ms ?? 0);
  return (isNewestFirst ? placed.toReversed() : placed).toSorted((a, b) => a.ms - b.ms);
}

/** Each element with the one before it. */
export const neighbours = <One>(list: readonly One[]): readonly (readonly [before: One, next: One])[] =>
  list.flatMap((next, at) => {
    const before = list[at - 1];
    return before === undefined ? [] : [[before, next] as const];
  });
