import type { Instant } from "./instant.ts";

/**
 * What an SLA clock can time, with the states of a case in which the time stands still unless the policy says
 * otherwise: those that Zendesk's metrics of the same names leave out. Resolved, closed and canceled always stop it.
 */
const usualPauses: Readonly<Record<ClockedMetric, readonly string[]>> = {
  "first-response": [],
  "next-response": [],
  "periodic-update": [],
  "pausable-update": ["pending-customer", "snoozed"],
  "requester-wait": ["pending-customer", "snoozed"],
  "agent-work": ["pending-customer", "pending-internal", "snoozed"],
  resolution: [],
  "queue-wait": [],
};

/** What an SLA clock times. */
export type ClockedMetric =
  | "first-response"
  | "next-response"
  | "periodic-update"
  | "pausable-update"
  | "requester-wait"
  | "agent-work"
  | "resolution"
  | "queue-wait";

/** One promise of a policy, as the model's `SlaTarget` has it. */
export interface SlaTargetTerms {
  /** What is promised. Of metrics that no clock here times nothing is made. */
  readonly metric: string;
  /** Priority the target is for. Absent or null: every priority that has no target of its own. */
  readonly priority?: string | null;
  readonly target: {
    /** Within how long; the bound is included. Counted to the millisecond. */
    readonly seconds: number;
    readonly clock: "calendar" | "business";
    /** Schedule of the business clock. Absent or null: the policy's. */
    readonly scheduleId?: string | null;
  };
}

/** An SLA policy as the model's `SlaPolicy` has it, and what a clock needs besides. */
export interface SlaTerms {
  readonly id: string;
  readonly targets: readonly SlaTargetTerms[];
  /** Schedule of its business clocks. Absent or null: the case's own. */
  readonly scheduleId?: string | null;
  /** Of policies applied at one instant the one with the lowest position holds. */
  readonly position?: number | null;
  /**
   * Policies of one agreement replace each other, those of different agreements (an SLA and an OLA; Zendesk's SLA and
   * group SLA) run side by side. Absent or null: all are of one agreement.
   */
  readonly agreement?: string | null;
  /**
   * From when this version of the policy is applied. The version holds for a case until the policy is applied to it
   * again, whatever is changed meanwhile. Absent or null: it always was.
   */
  readonly validFrom?: Instant | null;
  /**
   * States of a case in which time stands still, by metric, in place of the usual ones: none for `first-response`,
   * `next-response`, `periodic-update`, `resolution` and `queue-wait`; `pending-customer` and `snoozed` for
   * `requester-wait` and `pausable-update`; these and `pending-internal` for `agent-work`.
   */
  readonly pausedIn?: Readonly<Partial<Record<ClockedMetric, readonly string[]>>>;
}

/** A target as it holds for a case. */
export interface SlaTarget {
  readonly policyId: string;
  /** Priority that it was chosen by; `null` where it is for every priority. */
  readonly priority: string | null;
  readonly ms: number;
  readonly clock: "calendar" | "business";
  readonly scheduleId: string | null;
  readonly pausedIn: ReadonlySet<string>;
}

/**
 * What a policy promises of a metric at a priority; `null` where nothing.
 * @throws RangeError on a target that is no duration.
 */
export function targetOf(policy: SlaTerms, metric: ClockedMetric, priority: string | null): SlaTarget | null {
  const ofMetric = policy.targets.filter((one) => one.metric === metric);
  const found =
    ofMetric.find((one) => priority !== null && one.priority === priority) ??
    ofMetric.find((one) => (one.priority ?? null) === null);
  if (found === undefined) return null;
  const { seconds, clock, scheduleId } = found.target;
  if (!(seconds >= 0 && seconds < Infinity)) {
    throw new RangeError(`SLA policy "${policy.id}": ${seconds} seconds of ${metric} are no duration.`);
  }
  return {
    policyId: policy.id,
    priority: found.priority ?? null,
    ms: Math.round(seconds * 1000),
    clock,
    scheduleId: scheduleId ?? policy.scheduleId ?? null,
    pausedIn: new Set<string>(policy.pausedIn?.[metric] ?? usualPauses[metric]),
  };
}
