import type { BusinessCalendar } from "./calendar.ts";
import { type CalendarInForce, chosenHours, type Hours, type ScheduleChoice } from "./elapsed.ts";
import { formatInstant, type Instant } from "./instant.ts";
import { cyclesOf, type Reopening, type SlaCycle } from "./sla-cycles.ts";
import {
  type CaseTimeline,
  instantMs,
  type SlaHistory,
  type Step,
  timelineOf,
  valueAt,
} from "./sla-history.ts";
import {
  elapsedOver,
  pausesBetween,
  type Running,
  ranPast,
  runningOf,
  spansUntil,
  willReach,
} from "./sla-spans.ts";
import { type ClockedMetric, type SlaTarget, type SlaTerms, targetOf } from "./sla-terms.ts";

/** What the events of a case do not say themselves. */
export interface SlaClockOptions {
  /** Every policy, and every version of one, that the events name. */
  readonly policies: readonly SlaTerms[];
  /** End of observation: later events have not happened. */
  readonly asOf: Instant;
  /** Open hours by the id of their schedule; needed where a policy promises business time. */
  readonly calendars?: ReadonlyMap<string, BusinessCalendar>;
  /** Schedule of a case that its events put under none yet. */
  readonly scheduleId?: string;
  /** Which schedule counts where a case changes it and the policy names none. At each moment unless said. */
  readonly schedule?: ScheduleChoice;
  /**
   * What a reopened case does to `requester-wait`, `agent-work` and `resolution`. `resume`, which holds unless said:
   * the clock runs on from where it stood, and a promise that had been kept is open again. `restart`: each reopening
   * is a promise of its own, from zero.
   */
  readonly reopening?: Reopening;
}

/** A promise as the model's `SlaInstance` has it, with the time that is left. */
export interface ClockedSla {
  readonly policyId: string;
  readonly caseId: string;
  readonly metric: ClockedMetric;
  /** Which time round, from 1. */
  readonly instance: number;
  /** Priority whose target it is; `null` where the target is for every priority. */
  readonly priority: string | null;
  readonly status: "active" | "paused" | "achieved" | "missed" | "canceled";
  readonly startAt: Instant;
  /**
   * When the time promised is up. `null` while the clock stands still, where the promise was canceled, and where no
   * calendar reaches that far. It lies before `breachedAt` where a shorter target came after it.
   */
  readonly dueAt: Instant | null;
  /** When what was promised happened, in time or late. */
  readonly fulfilledAt: Instant | null;
  /** When the promise was broken. */
  readonly breachedAt: Instant | null;
  /** Times during which the clock stood still; without end where it still does. */
  readonly pausedIntervals: { readonly startAt: Instant; readonly endAt: Instant | null }[];
  readonly target: ClockedDuration;
  readonly elapsed: ClockedDuration & { readonly source: "computed" };
  /** Target less elapsed while the clock may still run, negative once it is past; `null` when it has ended. */
  readonly remainingMs: number | null;
}

/** Seconds on a clock, exact to the millisecond. */
export interface ClockedDuration {
  readonly seconds: number;
  readonly clock: "calendar" | "business";
  /** The schedule the policy names; `null` for the case's own, and on the calendar. */
  readonly scheduleId: string | null;
}

/**
 * The promises of time made on one case, as they stand at `asOf`: for each metric that a policy promises, one for each
 * time round.
 *
 * - Clocks run by the events of the case, whether or not a policy is in force. `first-response`: from creation, or
 *   the customer's first message where the company opened the case, to the first reply. `next-response`: after that,
 *   from the first unanswered message to the next reply. `periodic-update` and `pausable-update`: from reply to reply.
 *   `requester-wait`, `agent-work` and `resolution`: from creation until resolved. `queue-wait`: from entering a queue
 *   until taken from it. They stand still in the states that the policy names and while a case is resolved.
 * - Policy and priority count as of the moment. A change re-targets from then on, and what has elapsed is kept,
 *   counted by clock and pauses of the new target from the start: one promise is never a sum of two clocks. What ends
 *   a promise is judged by the target in force before that instant.
 * - Elapsed up to the target is kept, the bound included; the first moment that the clock runs past it breaks the
 *   promise, whether or not anybody has looked. Broken stays broken, on the target it was broken by. A target that is
 *   shorter than what has elapsed is broken by the change.
 * - Canceled: no policy promises it any more, or the case was resolved, canceled or taken from the queue by other
 *   means before it was kept or broken. A promise of a response to a case that is reopened runs on.
 *
 * @throws RangeError on an instant that is none, a policy or schedule that is not known, a target that is no
 * duration, a promise of business time without a schedule, and time outside a calendar's horizon.
 *
 * @example
 * ```ts
 * const [promise] = slaInstances(
 *   {
 *     caseId: "c-1",
 *     events: [
 *       { type: "created", at: "2026-03-02T09:00:00Z" },
 *       { type: "policy-applied", at: "2026-03-02T09:00:00Z", policyId: "gold" },
 *       { type: "agent-reply", at: "2026-03-02T14:00:00Z" },
 *     ],
 *   },
 *   {
 *     policies: [{ id: "gold", targets: [{ metric: "first-response", target: { seconds: 14_400, clock: "calendar" } }] }],
 *     asOf: "2026-03-02T18:00:00Z",
 *   },
 * );
 * promise?.status; // => "missed"
 * promise?.breachedAt; // => "2026-03-02T13:00:00.000Z"
 * promise?.elapsed.seconds; // => 18_000
 * ```
 */
export function slaInstances(history: SlaHistory, options: SlaClockOptions): ClockedSla[] {
  const asOf = instantMs(options.asOf, "asOf");
  const timeline = timelineOf(history, options.policies, asOf);
  if (timeline === null) return [];
  const { untold = [], completeUntil } = history;
  const until = completeUntil === undefined ? Infinity : instantMs(completeUntil, "completeUntil");
  const cycles = cyclesOf(timeline, options.reopening ?? "resume").filter(
    ({ metric, end }) => !untold.includes(metric) && (end?.at ?? asOf) <= until,
  );
  const agreements = [...timeline.policies.keys()].sort();
  return cycles.flatMap((cycle) =>
    agreements.flatMap((agreement) => {
      const policies = timeline.policies.get(agreement) ?? [];
      const judged = judge({ timeline, policies, cycle, asOf, options, untold, caseId: history.caseId });
      return judged === null ? [] : [judged];
    }),
  );
}

/** One cycle under the policies of one agreement. */
interface Trial {
  readonly caseId: string;
  readonly timeline: CaseTimeline;
  readonly policies: readonly Step<SlaTerms | null>[];
  readonly cycle: SlaCycle;
  readonly asOf: number;
  readonly options: SlaClockOptions;
  readonly untold: readonly string[];
}

function judge(trial: Trial): ClockedSla | null {
  const { cycle, asOf } = trial;
  const end = cycle.end?.at ?? asOf;
  const targets = targetsOver(trial, end);
  if (
    trial.untold.includes("pauses") &&
    targets.some(({ target }) => target !== null && target.pausedIn.size > 0)
  ) {
    return null;
  }
  let latest: Clocked | null = null;
  let isPromised = false;
  for (const { from, to, target } of targets) {
    isPromised = target !== null;
    if (target === null) continue;
    latest = clocked(trial, target, end);
    const due = ranPast(spansUntil(latest.running.spans, to), latest.hours, target.ms);
    if (due !== null) return told(trial, latest, "missed", due, Math.max(due, from));
  }
  if (latest === null) return null;
  if (!isPromised || cycle.end?.as === "withdrawn") return told(trial, latest, "canceled", null, null);
  const status = cycle.end !== null ? "achieved" : latest.running.runs ? "active" : "paused";
  return told(trial, latest, status, willReach(latest.running, latest.hours, latest.target.ms), null);
}

/** A target with the clock it is counted by. */
interface Clocked {
  readonly target: SlaTarget;
  readonly hours: Hours;
  readonly running: Running;
}

function clocked({ timeline, cycle, options, caseId }: Trial, target: SlaTarget, end: number): Clocked {
  const lasts = cycle.end === null;
  return {
    target,
    hours:
      target.clock === "calendar"
        ? null
        : chosenHours(
            calendarsOf(timeline, target, options, caseId),
            options.schedule ?? "at-each-moment",
            cycle.start,
            end,
          ),
    running: runningOf(timeline, target.pausedIn, cycle.start, end, lasts),
  };
}

function calendarsOf(
  { schedules }: CaseTimeline,
  { scheduleId, policyId }: SlaTarget,
  options: SlaClockOptions,
  caseId: string,
): readonly CalendarInForce[] {
  const calendarOf = (id: string) => {
    const calendar = options.calendars?.get(id);
    if (calendar === undefined) throw new RangeError(`Case "${caseId}": there is no calendar "${id}".`);
    return calendar;
  };
  if (scheduleId !== null) return [{ from: -Infinity, calendar: calendarOf(scheduleId) }];
  const first = options.scheduleId;
  const own = [...(first === undefined ? [] : [{ at: -Infinity, value: first }]), ...schedules].map(
    ({ at, value }) => ({ from: at, calendar: calendarOf(value) }),
  );
  if (own.length === 0) {
    throw new RangeError(
      `Case "${caseId}": SLA policy "${policyId}" promises business time, and neither it nor the case names a schedule.`,
    );
  }
  return own;
}

/** The targets that hold one after the other from the start of a cycle to its end, or to now if it lasts. */
function targetsOver(
  { timeline, policies, cycle: { metric, start, end: ended } }: Trial,
  end: number,
): readonly { readonly from: number; readonly to: number; readonly target: SlaTarget | null }[] {
  const changes = new Set(
    [...policies, ...timeline.priorities]
      .map(({ at }) => at)
      .filter((at) => at > start && (at < end || (ended === null && at === end))),
  );
  const starts = [start, ...[...changes].sort((a, b) => a - b)];
  return starts.map((from, index) => {
    const policy = valueAt(policies, from, null);
    const priority = valueAt(timeline.priorities, from, null);
    return {
      from,
      to: starts[index + 1] ?? end,
      target: policy === null ? null : targetOf(policy, metric, priority),
    };
  });
}

function told(
  { caseId, cycle, asOf }: Trial,
  { target, hours, running }: Clocked,
  status: ClockedSla["status"],
  due: number | null,
  breached: number | null,
): ClockedSla {
  const { metric, number, start } = cycle;
  const end = cycle.end?.at ?? asOf;
  const lasts = cycle.end === null;
  const elapsed = elapsedOver(running.spans, hours);
  const { policyId, priority, clock, ms } = target;
  const scheduleId = clock === "business" ? target.scheduleId : null;
  return {
    policyId,
    caseId,
    metric,
    instance: number,
    priority,
    status,
    startAt: formatInstant(start),
    dueAt: textOf(due),
    fulfilledAt: cycle.end?.as === "fulfilled" ? formatInstant(cycle.end.at) : null,
    breachedAt: textOf(breached),
    pausedIntervals: pausesBetween(running, start, end, lasts).map(({ from, to }) => ({
      startAt: formatInstant(from),
      endAt: textOf(to),
    })),
    target: { seconds: ms / 1000, clock, scheduleId },
    elapsed: { seconds: elapsed / 1000, clock, scheduleId, source: "computed" },
    remainingMs: lasts && status !== "canceled" ? ms - elapsed : null,
  };
}

const textOf = (ms: number | null): Instant | null => (ms === null ? null : formatInstant(ms));
