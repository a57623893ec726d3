/** How states of a fold begin, take a row and are merged; an `Accumulator` has the shape. */
export interface WindowFold<Row, State> {
  /** The state over no rows. */
  create(): State;
  /** The state with one more row. */
  add(state: State, row: Row): State;
  /** The state over the rows of both, `earlier` before `later`. Must not change either. */
  merge(earlier: State, later: State): State;
}

/** The state over the rows of the last stretch of time, kept up to date as rows come. */
export interface SlidingWindow<Row, State> {
  /**
   * Takes a row that happened at `atMs`, epoch milliseconds.
   * @throws RangeError when it is older than the newest row or the latest look.
   */
  add(row: Row, atMs: number): void;
  /**
   * The state over the rows of the window that ends at `asOfMs`: later than `asOfMs − spanMs`, not later than
   * `asOfMs`.
   * @throws RangeError when it lies before the newest row or an earlier look.
   */
  state(asOfMs: number): State;
}

/**
 * A window of the last `spanMs` milliseconds over rows that come in order of time, for live views such as the service
 * level of the last five minutes. A row costs at most two merges, however many are in the window, and none is taken
 * back out: whatever can be merged can slide, extremes too. Only rows of the window are kept. Merging itself is a few
 * additions for counts and sums; states of quantiles and distinct counts hold their values, and cost by their number.
 *
 * Two stacks: rows enter at the back, whose states are merged into one as they come; when the front runs out, the
 * back is turned over into states that each hold all rows after them.
 *
 * @example
 * ```ts
 * import { accumulator, serviceLevel } from "touchstone-cx";
 *
 * const { create, add, merge, extract } = accumulator(serviceLevel);
 * const lastHour = slidingWindow({ create, add, merge, spanMs: 3_600_000 });
 * const call = { offered: true, answered: true, abandoned: false, waitMs: 8_000 };
 * lastHour.add(call, Date.parse("2026-03-02T09:00:00Z"));
 *
 * extract(lastHour.state(Date.parse("2026-03-02T09:30:00Z"))).value; // => 1
 * extract(lastHour.state(Date.parse("2026-03-02T10:30:00Z"))).value; // => null
 * ```
 * @throws RangeError when `spanMs` is no number above 0.
 */
export function slidingWindow<Row, State>({
  create,
  add,
  merge,
  spanMs,
}: WindowFold<Row, State> & { readonly spanMs: number }): SlidingWindow<Row, State> {
  if (!(spanMs > 0)) throw new RangeError(`A window spans more than 0 ms, not ${spanMs}.`);
  /** Oldest last; each state covers its row and all that are younger in the front. */
  const front: Entry<State>[] = [];
  /** Oldest first; each state covers its row alone. */
  let back: Entry<State>[] = [];
  let backState = create();
  let latest = -Infinity;

  const advance = (atMs: number, what: string) => {
    if (!(atMs >= latest && atMs < Infinity)) {
      throw new RangeError(`${what} at ${atMs}, but the window has already reached ${latest}.`);
    }
    latest = atMs;
  };
  const forget = (leftMs: number) => {
    while ((front.at(-1)?.atMs ?? Infinity) <= leftMs) front.pop();
    if (front.length > 0 || (back[0]?.atMs ?? Infinity) > leftMs) return;
    let state = create();
    for (const { atMs, state: own } of back.toReversed()) {
      if (atMs <= leftMs) break;
      state = merge(own, state);
      front.push({ atMs, state });
    }
    back = [];
    backState = create();
  };

  return {
    add(row, atMs) {
      advance(atMs, "A row came");
      forget(atMs - spanMs);
      const state = add(create(), row);
      back.push({ atMs, state });
      backState = merge(backState, state);
    },
    state(asOfMs) {
      advance(asOfMs, "The window was asked for");
      forget(asOfMs - spanMs);
      return merge(front.at(-1)?.state ?? create(), backState);
    },
  };
}

interface Entry<State> {
  readonly atMs: number;
  readonly state: State;
}
