import type { ActivityLog } from "./activity-log.ts";
import { type Attempt, type FunnelSteps, furthestAttempt } from "./funnel-attempt.ts";
import { noTimes, type Times, type TimesOptions, timesByNumber } from "./times.ts";

/**
 * What may lie between the steps of a funnel.
 *
 * - `strict`: nothing. Each step is the very next event of the log after the one before. Amplitude's *exact order*,
 *   PostHog's *strict order*, a step of Google Analytics that is *directly followed by*.
 * - `ordered`: anything. Each step comes at some time after the one before. Amplitude's *this order*, PostHog's
 *   *sequential*, Mixpanel's *specific order*, Google Analytics unless said.
 * - `anyOrder`: the steps come in whatever order, with anything between. Amplitude's and Mixpanel's *any order*, with no
 *   step anchored.
 *
 * Sources: https://amplitude.com/docs/analytics/charts/funnel-analysis/funnel-analysis-how-amplitude-computes,
 * https://posthog.com/docs/product-analytics/funnels, https://docs.mixpanel.com/docs/reports/funnels/funnels-advanced,
 * https://docs.cloud.google.com/php/docs/reference/analytics-data/latest/V1alpha.FunnelStep
 */
export type FunnelOrder = "strict" | "ordered" | "anyOrder";

/**
 * Which attempt counts, where a case begins the funnel more than once.
 *
 * - `first`: the one that begins first. What begins later is not looked at, though it might get further: Mixpanel unless
 *   said.
 * - `furthest`: the one that gets furthest. Of several it is the one that gets there first, and of those the one that
 *   began last, which took least time: StarRocks' `window_funnel`, Mixpanel's *optimized re-entry*.
 *
 * Sources: https://docs.mixpanel.com/docs/reports/funnels/funnels-advanced,
 * https://docs.starrocks.io/zh/docs/sql-reference/sql-functions/aggregate-functions/window_funnel
 */
export type FunnelEntry = "first" | "furthest";

/** What a funnel asks for. */
export interface FunnelOptions extends TimesOptions {
  /** Its steps: the name of an activity each, or several names of which any will do. One event is one step at most. */
  readonly steps: readonly (string | readonly string[])[];
  /** What may lie between the steps: anything (`ordered`) unless said. */
  readonly order?: FunnelOrder;
  /** Which attempt counts: the one that gets `furthest` unless said. */
  readonly entry?: FunnelEntry;
  /** The conversion window: how long after its first step an attempt may go on, bound included. Null: for ever. */
  readonly windowMs?: number | null;
}

/** One step of a funnel. */
export interface FunnelStep {
  /** Its name; in any order, how many of the steps were done, as `2 of 3`. */
  readonly step: string;
  /** Cases that came this far. */
  readonly reached: number;
  /** Their share of those that entered, from 0 to 1; `null` where none did. */
  readonly ofFirst: number | null;
  /** Their share of those that came to the step before, from 0 to 1; 1 for the first step; `null` where none did. */
  readonly ofPrevious: number | null;
  /** Cases that came this far and no further; of the last step those that are through. */
  readonly stoppedHere: number;
  /** From the step before to this one. */
  readonly sincePrevious: Times;
  /** From the first step to this one. */
  readonly sinceFirst: Times;
}

/** A funnel over a log. */
export interface Funnel {
  /** What may lie between the steps. */
  readonly order: FunnelOrder;
  /** Which attempt counts. */
  readonly entry: FunnelEntry;
  /** The conversion window; `null` for ever. */
  readonly windowMs: number | null;
  /** Cases of the log, whether they entered or not. */
  readonly cases: number;
  /** Cases that came to the first step. */
  readonly entered: number;
  /** Cases that came to the last. */
  readonly converted: number;
  /** The converted over the entered, from 0 to 1; `null` where none entered. */
  readonly conversion: number | null;
  /** The steps. */
  readonly steps: readonly FunnelStep[];
}

/**
 * How far the cases of a log come in a series of steps. Each case counts once, with one attempt. What a case is decides
 * what is counted: customers where the rows of a customer are one case, sessions after {@link bySession}.
 *
 * In any order an attempt begins with whichever step comes first; where steps share an activity they must be the same.
 * A step that stands several times has to be done as many times.
 *
 * @throws RangeError without steps, on a step without a name, on a window that is no time, and on steps in any order
 * that overlap.
 * @example
 * ```ts
 * import { activityLog } from "./activity-log.ts";
 * const lived = (caseId: string, ...activities: readonly string[]) => activities.map((activity, at) => ({ caseId, activity, at }));
 * const log = activityLog([
 *   ...lived("ada", "search", "add", "pay"),
 *   ...lived("ben", "search", "add", "chat", "pay"),
 *   ...lived("eva", "add", "search", "pay"),
 * ]);
 * const steps = ["search", "add", "pay"];
 * funnel(log, { steps, order: "strict" }).converted; // => 1
 * funnel(log, { steps, order: "ordered" }).converted; // => 2
 * funnel(log, { steps, order: "anyOrder" }).converted; // => 3
 * ```
 */
export function funnel(
  log: ActivityLog,
  { steps, order = "ordered", entry = "furthest", windowMs = null, ...options }: FunnelOptions,
): Funnel {
  if (windowMs !== null && !(windowMs >= 0)) {
    throw new RangeError(`A conversion window is some milliseconds long, not ${windowMs}.`);
  }
  const asked = stepsOf(log, steps, order);
  const stopped = new Array<number>(steps.length + 1).fill(0);
  const sincePrevious = timesByNumber(log.at.length);
  const sinceFirst = timesByNumber(log.at.length);
  const attempt: Attempt = {
    at: new Float64Array(steps.length),
    table: new Float64Array(steps.length ** 2),
  };
  for (let number = 0; number < log.caseIds.length; number += 1) {
    const level = furthestAttempt[order](
      log,
      number,
      asked,
      { entry, windowMs: windowMs ?? Infinity },
      attempt,
    );
    stopped[level] = (stopped[level] ?? 0) + 1;
    for (let step = 0; step < level; step += 1) {
      const now = attempt.at[step] ?? 0;
      sinceFirst.add(step, now - (attempt.at[0] ?? 0));
      sincePrevious.add(step, now - (attempt.at[Math.max(step - 1, 0)] ?? 0));
    }
  }
  const reached = steps.map((_, step) => stopped.slice(step + 1).reduce((sum, cases) => sum + cases, 0));
  const [entered = 0] = reached;
  const [timesSincePrevious, timesSinceFirst] = [sincePrevious, sinceFirst].map((times) =>
    times.summaries(steps.length, options),
  );
  const converted = reached.at(-1) ?? 0;
  return {
    order,
    entry,
    windowMs,
    cases: log.caseIds.length,
    entered,
    converted,
    conversion: over(converted, entered),
    steps: steps.map((step, place) => ({
      step: order === "anyOrder" ? `${place + 1} of ${steps.length}` : [step].flat().join(" or "),
      reached: reached[place] ?? 0,
      ofFirst: over(reached[place] ?? 0, entered),
      ofPrevious: over(reached[place] ?? 0, reached[Math.max(place - 1, 0)] ?? 0),
      stoppedHere: stopped[place + 1] ?? 0,
      sincePrevious: timesSincePrevious?.[place] ?? noTimes,
      sinceFirst: timesSinceFirst?.[place] ?? noTimes,
    })),
  };
}

const over = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The steps by the numbers of activities, in any order by how often each kind of step is asked for. */
function stepsOf(log: ActivityLog, steps: FunnelOptions["steps"], order: FunnelOrder): FunnelSteps {
  const named = steps.map((step) => [...new Set([step].flat())].sort());
  if (named.length === 0) throw new RangeError("A funnel has at least one step.");
  const empty = named.findIndex((names) => names.length === 0);
  if (empty !== -1) throw new RangeError(`Step ${empty + 1} of the funnel names no activity.`);
  const kinds = [...new Set(named.map((names) => names.join("\u0000")))];
  const kindOf = named.map((names) => kinds.indexOf(names.join("\u0000")));
  const matches = kinds.map((_, kind) => {
    const names = named[kindOf.indexOf(kind)] ?? [];
    return Uint8Array.from(log.activities, (activity) => (names.includes(activity) ? 1 : 0));
  });
  if (order === "anyOrder") {
    const shared = named
      .flat()
      .find((name) => new Set(kindOf.filter((_, step) => named[step]?.includes(name))).size > 1);
    if (shared !== undefined) {
      throw new RangeError(
        `"${shared}" belongs to several steps that differ; in any order it is not clear which it is.`,
      );
    }
  }
  return {
    steps: kindOf.map((kind) => matches[kind] ?? new Uint8Array()),
    kindOfActivity: Int32Array.from(log.activities, (_, activity) =>
      matches.findIndex((one) => one[activity] === 1),
    ),
    needed: Uint32Array.from(kinds, (_, kind) => kindOf.filter((one) => one === kind).length),
  };
}
