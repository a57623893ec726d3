import type { ActivityLog } from "./activity-log.ts";
import type { FunnelEntry, FunnelOrder } from "./funnel.ts";

/** The steps of a funnel by the numbers of activities. */
export interface FunnelSteps {
  /** Of each step, whether each activity is one that it asks for: 1 or 0. */
  readonly steps: readonly Uint8Array[];
  /** The kind of step that each activity is, -1 for none. Only in any order may it be relied on to be one. */
  readonly kindOfActivity: Int32Array;
  /** How many steps of each kind there are. */
  readonly needed: Uint32Array;
}

/** Bounds of an attempt. */
export interface AttemptBounds {
  readonly entry: FunnelEntry;
  /** How long after its first step it may go on; infinite where it may for ever. */
  readonly windowMs: number;
}

/** Room for one attempt, written over for each case. */
export interface Attempt {
  /** When the steps of the attempt that counts were done, as far as it came. */
  readonly at: Float64Array;
  /** Room to work in: a row for each step, as long as there are steps. */
  readonly table: Float64Array;
}

/** Finds the attempt of a case that counts; gives the number of its steps. */
type FindAttempt = (
  log: ActivityLog,
  number: number,
  asked: FunnelSteps,
  bounds: AttemptBounds,
  into: Attempt,
) => number;

/** Of each order how its attempts are found. Each takes time linear in the events of a case, for each step. */
export const furthestAttempt: Readonly<Record<FunnelOrder, FindAttempt>> = {
  strict: (log, number, { steps }, { entry, windowMs }, into) => {
    const to = log.starts[number + 1] ?? 0;
    const isStep = (step: number, place: number) =>
      place < to && steps[step]?.[log.activityOf[place] ?? 0] === 1;
    let best = 0;
    for (let place = log.starts[number] ?? 0; place < to && best < steps.length; place += 1) {
      if (!isStep(0, place)) continue;
      const start = log.at[place] ?? 0;
      let level = 1;
      while (isStep(level, place + level) && (log.at[place + level] ?? 0) - start <= windowMs) level += 1;
      if (level > best) {
        best = level;
        for (let done = 0; done < level; done += 1) into.at[done] = log.at[place + done] ?? 0;
      }
      if (entry === "first") break;
    }
    return best;
  },

  ordered: (log, number, { steps }, { entry, windowMs }, into) => {
    const to = log.starts[number + 1] ?? 0;
    const size = steps.length;
    // Of the attempts that have come to a step, the one that began last has most time left: no other is kept. A row of
    // the table holds when its steps were done.
    const attempts = into.table.fill(Number.NaN);
    let best = 0;
    for (let place = log.starts[number] ?? 0; place < to && best < size; place += 1) {
      const activity = log.activityOf[place] ?? 0;
      const now = log.at[place] ?? 0;
      // From the last step down, so that one event takes no attempt two steps further.
      for (let step = size - 1; step >= 0; step -= 1) {
        if (steps[step]?.[activity] !== 1) continue;
        const row = step * size;
        if (step === 0) {
          if (entry === "first" && best > 0) continue;
        } else {
          const start = attempts[row - size] ?? Number.NaN;
          // Also false where no attempt has come to the step before.
          if (!(now - start <= windowMs)) continue;
          // The same attempt came here before: a step is done the first time that it is.
          if (attempts[row] === start) continue;
          attempts.copyWithin(row, row - size, row - size + step);
        }
        attempts[row + step] = now;
        if (step < best) continue;
        best = step + 1;
        for (let done = 0; done <= step; done += 1) into.at[done] = attempts[row + done] ?? 0;
      }
    }
    return best;
  },

  anyOrder: (log, number, asked, { entry, windowMs }, into) => {
    const { kindOfActivity, needed } = asked;
    const to = log.starts[number + 1] ?? 0;
    const kindAt = (place: number) => kindOfActivity[log.activityOf[place] ?? 0] ?? -1;
    const done = new Uint32Array(needed.length);
    let level = 0;
    let best = 0;
    let [bestFrom, bestTo] = [0, 0];
    let from = -1;
    /** The first event of the window is no longer part of it. */
    const drop = () => {
      const kind = kindAt(from);
      if (kind !== -1) {
        done[kind] = (done[kind] ?? 0) - 1;
        if ((done[kind] ?? 0) < (needed[kind] ?? 0)) level -= 1;
      }
      from += 1;
    };
    /** Whether the attempt is as far without its first event. */
    const isSpare = () => {
      const kind = kindAt(from);
      return kind === -1 || (done[kind] ?? 0) > (needed[kind] ?? 0);
    };
    for (let place = log.starts[number] ?? 0; place < to && best < asked.steps.length; place += 1) {
      const kind = kindAt(place);
      if (kind === -1) continue;
      if (from === -1) from = place;
      if (entry === "first" && (log.at[place] ?? 0) - (log.at[from] ?? 0) > windowMs) break;
      while ((log.at[place] ?? 0) - (log.at[from] ?? 0) > windowMs) drop();
      done[kind] = (done[kind] ?? 0) + 1;
      if ((done[kind] ?? 0) <= (needed[kind] ?? 0)) level += 1;
      while (entry === "furthest" && from < place && isSpare()) drop();
      if (level <= best) continue;
      best = level;
      [bestFrom, bestTo] = [from, place];
    }
    done.fill(0);
    let step = 0;
    for (let place = bestFrom; place <= bestTo && step < best; place += 1) {
      const kind = kindAt(place);
      if (kind === -1 || (done[kind] ?? 0) >= (needed[kind] ?? 0)) continue;
      done[kind] = (done[kind] ?? 0) + 1;
      into.at[step] = log.at[place] ?? 0;
      step += 1;
    }
    return best;
  },
};
