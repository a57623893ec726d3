import type { AgentStatusIntervalInput } from "../model/agent-status-interval.ts";
import type { Instant } from "../time/instant.ts";
import { type AgentActivity, activityOf, adheres, type PlannedActivity } from "./agent-activity.ts";
import type { AgentStatusIntervalFact } from "./agent-status-interval.ts";
import { type Span, type Stretch, timeLine } from "./agent-time-line.ts";
import { InvalidRecordError, instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";

export type { AgentActivity, PlannedActivity } from "./agent-activity.ts";

/** What one agent is to do for a time: a shift, or a break, training or absence within or beside it. */
export interface PlannedInterval {
  readonly agentId: string;
  /** What the agent is to do. */
  readonly activity: PlannedActivity;
  readonly startAt: Instant;
  /** Its end, not included. */
  readonly endAt: Instant;
  /** Whether the company pays for this time. Absent or null: not known. */
  readonly isPaid?: boolean | null;
}

/** What cannot be read off the status intervals themselves. */
export interface AgentStatusIntervalFactsOptions {
  /**
   * What agents are to do. Of overlapping ones the one that began last holds, and what it interrupted goes on after
   * it, so that a shift can be given whole and its breaks on top of it. No plan unless given.
   */
  readonly plan?: Iterable<PlannedInterval>;
  /** Activities that are paid where no plan is; where neither says it, it is not known whether time is paid. */
  readonly paidActivities?: readonly AgentActivity[];
  /** What statuses amount to, by the source's own word (`rawStatus`) or by `status`. */
  readonly activities?: Readonly<Record<string, AgentActivity>>;
  /** The time that is looked at, its end not included: all of it unless said. */
  readonly window?: { readonly from: Instant; readonly to: Instant };
  /**
   * End of observation: what is planned later is not yet to be done, and open intervals end there. The last instant
   * that any of the status intervals mentions unless said.
   */
  readonly asOf?: Instant;
}

/**
 * The time of agents in stretches of one status and one plan, each agent's in order. Durations add up to the time that
 * was recorded or planned, and no time is counted twice.
 *
 * - A status ends where the agent's next one begins, whatever `endAt` says, and by the end of observation.
 * - Activity: `on-contact` and `wrap-up` are handling, `available` is available, `busy` and `training` are auxiliary,
 *   `break` and `meal` are break, `offline` is offline. What `other` amounts to is unknown unless `activities` says it.
 * - Planned time without any status counts as offline: who does not log in leaves no record.
 * - Adherent: handling or available where contacts are planned, auxiliary where other work is, break or offline where
 *   a break is. A planned absence is not adhered to.
 * - Paid: as the plan says of this time, else by `paidActivities`. Records of statuses do not tell it.
 *
 * @throws InvalidRecordError on an instant that is none, or an interval that ends before it begins.
 */
export function agentStatusIntervalFacts(
  intervals: Iterable<AgentStatusIntervalInput>,
  options: AgentStatusIntervalFactsOptions = {},
): AgentStatusIntervalFact[] {
  const statuses = Array.from(intervals, readStatus);
  const plans = Array.from(options.plan ?? [], readPlan);
  const within = observed(statuses, options);
  const plansByAgent = byAgent(plans, ({ planned }) => planned.agentId);
  const statusesByAgent = byAgent(statuses, ({ interval }) => interval.agentId);
  const agents = new Set([...statusesByAgent.keys(), ...plansByAgent.keys()]);
  return Array.from(agents).flatMap((agent) =>
    timeLine(statusesByAgent.get(agent) ?? [], plansByAgent.get(agent) ?? [], within).map((stretch) =>
      factOf(agent, stretch, options),
    ),
  );
}

interface RecordedStatus extends Span {
  readonly interval: AgentStatusIntervalInput;
}
interface RecordedPlan extends Span {
  readonly planned: PlannedInterval;
}

function readStatus(interval: AgentStatusIntervalInput): RecordedStatus {
  return { interval, ...spanOf(`status interval of agent ${interval.agentId}`, interval) };
}

function readPlan(planned: PlannedInterval): RecordedPlan {
  return { planned, ...spanOf(`plan of agent ${planned.agentId}`, planned) };
}

function spanOf(
  record: string,
  { startAt, endAt }: { readonly startAt: Instant; readonly endAt?: Instant | null },
): Span {
  const from = requiredInstantMs(record, "startAt", startAt);
  const to = instantMs(record, "endAt", endAt) ?? Infinity;
  if (to < from)
    throw new InvalidRecordError(record, "endAt", endAt, "an instant that is not before its beginning");
  return { from, to };
}

function observed(
  statuses: readonly Span[],
  { window, asOf }: Pick<AgentStatusIntervalFactsOptions, "window" | "asOf">,
): Span {
  const name = "agentStatusIntervalFacts";
  const end =
    instantMs(name, "asOf", asOf) ??
    statuses.reduce((last, { from, to }) => Math.max(last, to === Infinity ? from : to), -Infinity);
  const from = instantMs(name, "window.from", window?.from) ?? -Infinity;
  return { from, to: Math.min(end, instantMs(name, "window.to", window?.to) ?? Infinity) };
}

function factOf(
  agentId: string,
  { from, to, status, plan }: Stretch<RecordedStatus, RecordedPlan>,
  { activities = {}, paidActivities }: AgentStatusIntervalFactsOptions,
): AgentStatusIntervalFact {
  const activity = status === null ? "offline" : activityOf(status.interval, activities);
  const planned = plan?.planned.activity ?? null;
  const paidByActivity =
    paidActivities === undefined || activity === null ? null : paidActivities.includes(activity);
  const startAt = instantOf(from);
  return {
    intervalId: `${agentId} ${startAt}`,
    agentId,
    status: status?.interval.rawStatus ?? status?.interval.status ?? null,
    activity,
    loggedIn: activity === null ? null : activity !== "offline",
    planned,
    adherent: adheres(planned, activity),
    paid: plan === null ? paidByActivity : (plan.planned.isPaid ?? null),
    startAt,
    endAt: instantOf(to),
    durationMs: to - from,
  };
}

function byAgent<Item>(items: readonly Item[], agentOf: (item: Item) => string): Map<string, Item[]> {
  const agents = new Map<string, Item[]>();
  for (const item of items) {
    const agent = agentOf(item);
    const own = agents.get(agent) ?? [];
    own.push(item);
    agents.set(agent, own);
  }
  return agents;
}
