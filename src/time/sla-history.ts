import { type Instant, parseInstant } from "./instant.ts";
import type { ClockedMetric, SlaTerms } from "./sla-terms.ts";

/** Something that happened to a case and that an SLA clock looks at. */
export type SlaEvent = { readonly at: Instant } & (
  | {
      readonly type: "created";
      /** Who opened the case: nobody waits for an answer to what the company began. Absent: the customer. */
      readonly openedBy?: "customer" | "company";
    }
  /** A public message of the customer. The one that opened the case may be left out. */
  | { readonly type: "customer-message" }
  /** A public reply of a person; notes, bots and automatic replies are none. */
  | { readonly type: "agent-reply" }
  | { readonly type: "status-changed"; readonly status: string }
  | { readonly type: "resolved" | "reopened" | "closed" }
  | { readonly type: "priority-changed"; readonly priority: string | null }
  | { readonly type: "policy-applied" | "policy-removed"; readonly policyId: string }
  /** The case came under another schedule, as by a change of team. */
  | { readonly type: "schedule-changed"; readonly scheduleId: string }
  /** Entered a queue; was taken from it by a person; left it for another reason. */
  | { readonly type: "queued" | "taken" | "left-queue" }
);

/**
 * The events of one case, in any order. The same event twice is the same as once. A case without a creation begins
 * with the earliest of its events.
 */
export interface SlaHistory {
  readonly caseId: string;
  readonly events: readonly SlaEvent[];
  /**
   * Metrics of which the events do not tell, as where replies are unknown, and `pauses` where only the ends of a case
   * are known and not its states between. No promise is told that rests on them. Absent: the events tell everything.
   */
  readonly untold?: readonly (ClockedMetric | "pauses")[];
  /** Until when the events are all there; no promise is told that runs longer. Absent: to the end of observation. */
  readonly completeUntil?: Instant;
}

/** A value that holds from an instant, in epoch milliseconds, until the next step. */
export interface Step<Value> {
  readonly at: number;
  readonly value: Value;
}

/** The value at an instant; `before` where no step has come yet. */
export const valueAt = <Value>(steps: readonly Step<Value>[], at: number, before: Value): Value => {
  const step = steps.findLast((one) => one.at <= at);
  return step === undefined ? before : step.value;
};

/** A time during which a case was done with, be it that it was reopened later (`to`). */
export interface Stop {
  readonly from: number;
  readonly to: number | null;
  readonly as: "resolved" | "canceled";
}

/** A history in order, up to the end of observation. Instants are epoch milliseconds. */
export interface CaseTimeline {
  readonly createdAt: number;
  readonly openedBy: "customer" | "company";
  readonly statuses: readonly Step<string>[];
  readonly stops: readonly Stop[];
  readonly priorities: readonly Step<string | null>[];
  readonly schedules: readonly Step<string>[];
  /** The policy in force, by agreement. */
  readonly policies: ReadonlyMap<string, readonly Step<SlaTerms | null>[]>;
  /** Messages; at one instant the customer's comes first. */
  readonly messages: readonly { readonly at: number; readonly by: "customer" | "agent" }[];
  readonly queue: readonly {
    readonly at: number;
    readonly type: "queued" | "taken" | "left-queue";
  }[];
}

/** States in which every clock stands still. */
export const stoppedStatuses: ReadonlySet<string> = new Set(["resolved", "closed", "canceled"]);

/**
 * `null` where the case had not been created by then.
 * @throws RangeError on an instant that is none and on a policy that is not known.
 */
export function timelineOf(
  { caseId, events }: SlaHistory,
  policies: readonly SlaTerms[],
  asOf: number,
): CaseTimeline | null {
  const all = events.map((event, index) => ({
    event,
    at: instantMs(event.at, `Case "${caseId}": events[${index}].at`),
  }));
  const created = all.filter(({ event }) => event.type === "created");
  const createdAt = Math.min(...(created.length > 0 ? created : all).map(({ at }) => at));
  if (createdAt > asOf) return null;
  const timed = all.filter(({ at }) => at <= asOf);

  /** Of several at one instant the one ranked highest holds. */
  const steps = <Value>(read: (event: SlaEvent) => readonly [value: Value, rank: string] | null) => {
    const found = timed.flatMap(({ event, at }) => {
      const step = read(event);
      return step === null ? [] : [{ at, value: step[0], rank: step[1] }];
    });
    found.sort((a, b) => a.at - b.at || order(a.rank, b.rank));
    return found.filter(({ at }, index) => found[index + 1]?.at !== at);
  };

  const statuses = steps(statusOf);
  return {
    createdAt,
    openedBy: created.some(({ event }) => event.type === "created" && event.openedBy === "company")
      ? "company"
      : "customer",
    statuses,
    stops: stopsOf(statuses),
    priorities: steps((event) =>
      event.type === "priority-changed"
        ? [event.priority, event.priority === null ? "" : rankIn(priorities, event.priority)]
        : null,
    ),
    schedules: steps((event) =>
      event.type === "schedule-changed" ? [event.scheduleId, event.scheduleId] : null,
    ),
    policies: policySteps(timed, policies),
    messages: timed
      .flatMap(({ event: { type }, at }) =>
        type === "customer-message" || type === "agent-reply"
          ? [{ at, by: type === "agent-reply" ? ("agent" as const) : ("customer" as const) }]
          : [],
      )
      .sort((a, b) => a.at - b.at || order(b.by, a.by)),
    queue: timed
      .flatMap(({ event: { type }, at }) =>
        type === "queued" || type === "taken" || type === "left-queue" ? [{ at, type }] : [],
      )
      .sort((a, b) => a.at - b.at),
  };
}

/** @throws RangeError naming the place. */
export function instantMs(text: Instant, place: string): number {
  const ms = parseInstant(text);
  if (ms === null) {
    throw new RangeError(
      `${place} is ${JSON.stringify(text)}; expected an RFC 3339 instant such as 2026-03-01T09:30:00Z.`,
    );
  }
  return ms;
}

/** Least first: of several at one instant the greatest holds. */
const priorities = ["low", "normal", "high", "urgent"];
/** In the order in which a case goes through them: of several at one instant the furthest holds. */
const course = [
  "new",
  "open",
  "snoozed",
  "pending-internal",
  "pending-customer",
  "resolved",
  "closed",
  "canceled",
];

/** What is reopened is open, unless it is said to have come into another state. */
function statusOf(event: SlaEvent): readonly [status: string, rank: string] | null {
  switch (event.type) {
    case "reopened":
      return ["open", ""];
    case "resolved":
    case "closed":
      return [event.type, rankIn(course, event.type)];
    case "status-changed":
      return [event.status, rankIn(course, event.status)];
    default:
      return null;
  }
}

const rankIn = (known: readonly string[], value: string): string => `${known.indexOf(value) + 1} ${value}`;

/** A case that is closed after it was resolved, or after it was canceled, stays what it was. */
function stopsOf(statuses: readonly Step<string>[]): readonly Stop[] {
  const stops: Stop[] = [];
  let begun: Omit<Stop, "to"> | null = null;
  for (const { at, value } of statuses) {
    if (stoppedStatuses.has(value))
      begun ??= { from: at, as: value === "canceled" ? "canceled" : "resolved" };
    else if (begun !== null) {
      stops.push({ ...begun, to: at });
      begun = null;
    }
  }
  return begun === null ? stops : [...stops, { ...begun, to: null }];
}

interface TimedEvent {
  readonly event: SlaEvent;
  readonly at: number;
}

/** Removals come before what is applied at the same instant, and a higher position before a lower one. */
function policySteps(
  timed: readonly TimedEvent[],
  policies: readonly SlaTerms[],
): ReadonlyMap<string, readonly Step<SlaTerms | null>[]> {
  const changes = timed.flatMap(({ event, at }) => {
    if (event.type !== "policy-applied" && event.type !== "policy-removed") return [];
    const policy = versionAt(policies, event.policyId, at);
    return [{ at, policy, applied: event.type === "policy-applied", position: policy.position ?? Infinity }];
  });
  changes.sort(
    (a, b) =>
      a.at - b.at ||
      Number(a.applied) - Number(b.applied) ||
      order(b.position, a.position) ||
      order(b.policy.id, a.policy.id),
  );
  const byAgreement = new Map<string, Step<SlaTerms | null>[]>();
  for (const { at, policy, applied } of changes) {
    const agreement = policy.agreement ?? "";
    const steps = byAgreement.get(agreement) ?? [];
    byAgreement.set(agreement, steps);
    if (applied) steps.push({ at, value: policy });
    else if (steps.at(-1)?.value?.id === policy.id) steps.push({ at, value: null });
  }
  return byAgreement;
}

/** The version of a policy that was applied at an instant. */
function versionAt(policies: readonly SlaTerms[], id: string, at: number): SlaTerms {
  const versions = policies
    .filter((policy) => policy.id === id)
    .map((policy) => ({
      policy,
      from: policy.validFrom ? instantMs(policy.validFrom, `SLA policy "${id}": validFrom`) : -Infinity,
    }))
    .filter(({ from }) => from <= at);
  const [latest, other] = versions.toSorted((a, b) => order(b.from, a.from));
  if (latest === undefined) {
    throw new RangeError(`There is no SLA policy "${id}" at ${new Date(at).toISOString()}.`);
  }
  if (other?.from === latest.from) {
    throw new RangeError(`Two versions of SLA policy "${id}" begin at once; give one another validFrom.`);
  }
  return latest.policy;
}

function order<Sorted extends number | string>(a: Sorted, b: Sorted): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
