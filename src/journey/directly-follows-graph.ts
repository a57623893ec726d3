import type { ActivityLog } from "./activity-log.ts";
import { pairNumbering } from "./numbering.ts";
import { tally } from "./tally.ts";
import { noTimes, type Times, type TimesOptions, timesByNumber } from "./times.ts";

/** An activity of a log. */
export interface GraphActivity {
  /** Its name. */
  readonly activity: string;
  /** How often it happened. */
  readonly events: number;
  /** Cases in which it happened: its reach. */
  readonly cases: number;
  /** Share of all cases in which it happened, above 0 and up to 1. */
  readonly share: number;
  /** Cases that begin with it. */
  readonly starts: number;
  /** Cases that stop at it. */
  readonly ends: number;
  /** Cases in which it happened twice or more: its rework. */
  readonly repeatedIn: number;
  /** From the first event of a case to the first time that it happened there. */
  readonly sinceStart: Times;
  /** From each time that it happened to the next event of the case; what stops a case has none. */
  readonly toNext: Times;
}

/** One activity directly followed by another, or by itself. */
export interface GraphArc {
  /** What came first. */
  readonly from: string;
  /** What came next in the case. */
  readonly to: string;
  /** How often. */
  readonly count: number;
  /** Cases in which it did. */
  readonly cases: number;
  /** From the one to the other. */
  readonly times: Times;
}

/** A way that comes back to where it began within one step or two. */
export interface GraphLoop {
  /** `[a]` for a directly followed by itself; `[a, b]` for a, b and a again. */
  readonly activities: readonly [string] | readonly [string, string];
  /** How often it was gone round; of a, a, a twice. */
  readonly count: number;
  /** Cases in which it was. */
  readonly cases: number;
}

/**
 * What directly follows what. Of each list the most frequent stands first, equal ones in the order of their names, so
 * that the order of cases decides nothing. The counts of all arcs are the events less the cases.
 */
export interface DirectlyFollowsGraph {
  /** Cases of the log. */
  readonly cases: number;
  /** Events of the log. */
  readonly events: number;
  /** From the first event of each case to its last: 0 where it has one. */
  readonly throughput: Times;
  /** What happened. */
  readonly activities: readonly GraphActivity[];
  /** What directly followed what. */
  readonly arcs: readonly GraphArc[];
  /** Loops of one step and of two. */
  readonly loops: readonly GraphLoop[];
}

/**
 * The directly-follows graph of a log: activities, arcs with their times, starts, ends and loops.
 *
 * @example
 * ```ts
 * import { activityLog } from "./activity-log.ts";
 * const minute = (activity: string, at: number) => ({ caseId: "c-1", activity, at: at * 60_000 });
 * const graph = directlyFollowsGraph(activityLog([minute("ask", 0), minute("answer", 3), minute("ask", 10)]));
 * graph.arcs.map(({ from, to, count, times }) => [from, to, count, times.medianMs]); // => [["answer", "ask", 1, 420000], ["ask", "answer", 1, 180000]]
 * graph.loops; // => [{ activities: ["ask", "answer"], count: 1, cases: 1 }]
 * ```
 */
export function directlyFollowsGraph(log: ActivityLog, options: TimesOptions = {}): DirectlyFollowsGraph {
  const { starts, activityOf, at, activities: names } = log;
  const cases = log.caseIds.length;
  const { pairs, numberOf } = pairNumbering(names.length);
  const [begun, stopped] = [new Uint32Array(names.length), new Uint32Array(names.length)];
  const [activities, repeats, arcs] = [tally(), tally(), tally()];
  /** By the arc that is gone back at once. */
  const returns = tally();
  const throughput = timesByNumber(cases);
  const sinceStart = timesByNumber(at.length);
  const toNext = timesByNumber(at.length);
  const arcTimes = timesByNumber(at.length);
  for (let number = 0; number < cases; number += 1) {
    const from = starts[number] ?? 0;
    const to = starts[number + 1] ?? 0;
    const start = at[from] ?? 0;
    let now = start;
    let before = start;
    let [activity, activityBefore, activityBeforeThat, arcBefore] = [-1, -1, -1, -1];
    for (let place = from; place < to; place += 1) {
      activity = activityOf[place] ?? 0;
      now = at[place] ?? 0;
      if (activities.add(activity, number)) sinceStart.add(activity, now - start);
      else repeats.add(activity, number);
      if (place > from) {
        const arc = numberOf(activityBefore, activity);
        arcs.add(arc, number);
        arcTimes.add(arc, now - before);
        toNext.add(activityBefore, now - before);
        if (activity === activityBeforeThat && activity !== activityBefore) returns.add(arcBefore, number);
        activityBeforeThat = activityBefore;
        arcBefore = arc;
      }
      before = now;
      activityBefore = activity;
    }
    const first = activityOf[from] ?? 0;
    begun[first] = (begun[first] ?? 0) + 1;
    stopped[activity] = (stopped[activity] ?? 0) + 1;
    throughput.add(0, now - start);
  }

  const nameOf = (activity: number): string => names[activity] ?? "";
  const ends = pairs.map((pair): readonly [string, string] => [
    nameOf(Math.floor(pair / names.length)),
    nameOf(pair % names.length),
  ]);
  const timesToNext = toNext.summaries(names.length, options);
  return {
    cases,
    events: activityOf.length,
    throughput: throughput.summaries(1, options)[0] ?? noTimes,
    activities: sinceStart
      .summaries(names.length, options)
      .map((times, number): GraphActivity => {
        const { count: events, cases: reach } = activities.of(number);
        return {
          activity: nameOf(number),
          events,
          cases: reach,
          share: reach / cases,
          starts: begun[number] ?? 0,
          ends: stopped[number] ?? 0,
          repeatedIn: repeats.of(number).cases,
          sinceStart: times,
          toNext: timesToNext[number] ?? noTimes,
        };
      })
      .sort((one, other) => other.events - one.events || inOrder(one.activity, other.activity)),
    arcs: arcTimes
      .summaries(pairs.length, options)
      .map((times, number): GraphArc => {
        const [from = "", to = ""] = ends[number] ?? [];
        return { from, to, ...arcs.of(number), times };
      })
      .sort(
        (one, other) => other.count - one.count || inOrder(one.from, other.from) || inOrder(one.to, other.to),
      ),
    loops: ends
      .map(
        ([from, to], number): GraphLoop =>
          from === to
            ? { activities: [from], ...arcs.of(number) }
            : { activities: [from, to], ...returns.of(number) },
      )
      .filter(({ count }) => count > 0)
      .sort(
        (one, other) =>
          other.count - one.count ||
          inOrder(one.activities[0], other.activities[0]) ||
          inOrder(one.activities[1] ?? "", other.activities[1] ?? ""),
      ),
  };
}

/** The order of text by its code units, which no locale changes. */
export const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
