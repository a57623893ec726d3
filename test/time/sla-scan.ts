import type { Reopening } from "../../src/time/sla-cycles.ts";
import type { SlaEvent } from "../../src/time/sla-history.ts";
import type { SlaTerms } from "../../src/time/sla-terms.ts";

/**
 * SLA clocks the slow way, to check the fast ones: minute for minute it is asked what holds, what runs and how much
 * has run. It shares no code with what it checks. Minutes count from the start of the scan; every event lies on one.
 */
export interface Scan {
  readonly events: readonly (readonly [minute: number, event: Untimed])[];
  readonly policies: readonly SlaTerms[];
  readonly asOf: number;
  readonly schedule: "at-start" | "at-end" | "at-each-moment";
  readonly reopening: Reopening;
}

type Without<Event> = Event extends unknown ? Omit<Event, "at"> : never;
export type Untimed = Without<SlaEvent>;

/** A promise in minutes. */
export interface Scanned {
  readonly policyId: string;
  readonly metric: string;
  readonly instance: number;
  readonly status: string;
  readonly start: number;
  readonly due: number | null;
  readonly fulfilled: number | null;
  readonly breached: number | null;
  readonly elapsed: number;
}

/** For each schedule, whether each minute is open; what lies beyond is not known. */
export type OpenMinutes = Readonly<Record<string, readonly boolean[]>>;

export function scanPromises(scan: Scan, open: OpenMinutes): Scanned[] {
  const states = statesOf(scan);
  const agreements = new Set(scan.policies.map(({ agreement }) => agreement ?? ""));
  return roundsOf(scan, states).flatMap((round) =>
    [...agreements].flatMap((agreement) => {
      const scanned = follow(scan, open, states, round, agreement);
      return scanned === null ? [] : [scanned];
    }),
  );
}

const pausedUsually: Readonly<Record<string, readonly string[]>> = {
  "pausable-update": ["pending-customer", "snoozed"],
  "requester-wait": ["pending-customer", "snoozed"],
  "agent-work": ["pending-customer", "pending-internal", "snoozed"],
};
const over = ["resolved", "closed", "canceled"];
const furthest = ["new", "open", "snoozed", "pending-internal", "pending-customer", ...over];
const leastFirst = ["low", "normal", "high", "urgent"];

/** What holds during a minute. */
interface State {
  readonly status: string;
  /** Since when, and how, the case is done with. */
  readonly over: { readonly since: number; readonly how: string } | null;
  readonly priority: string | null;
  readonly schedule: string | null;
  readonly policies: Readonly<Record<string, SlaTerms | null>>;
}

const last = <Value>(values: readonly Value[], order: readonly Value[]): Value | undefined =>
  values.toSorted((a, b) => order.indexOf(a) - order.indexOf(b) || (String(a) < String(b) ? -1 : 1)).at(-1);

function statesOf({ events, policies, asOf }: Scan): readonly State[] {
  const states: State[] = [];
  let state: State = { status: "new", over: null, priority: null, schedule: null, policies: {} };
  for (let minute = 0; minute <= asOf; minute += 1) {
    const now = events.filter(([at]) => at === minute).map(([, event]) => event);
    const named = now.flatMap((event) => {
      if (event.type === "status-changed") return [event.status];
      return event.type === "resolved" || event.type === "closed" ? [event.type] : [];
    });
    const reopened = now.some(({ type }) => type === "reopened") ? "open" : state.status;
    const status = last(named, furthest) ?? reopened;
    const isOver = over.includes(status);
    const priorities = now.flatMap((event) => (event.type === "priority-changed" ? [event.priority] : []));
    const schedules = now.flatMap((event) => (event.type === "schedule-changed" ? [event.scheduleId] : []));
    const inForce = { ...state.policies };
    const policiesIn = (type: string) =>
      now
        .flatMap((event) => (event.type === type && "policyId" in event ? [event.policyId] : []))
        .map((id) => policies.find((policy) => policy.id === id));
    for (const removed of policiesIn("policy-removed")) {
      const agreement = removed?.agreement ?? "";
      if (inForce[agreement]?.id === removed?.id) inForce[agreement] = null;
    }
    // The policies of a scan have no positions: of several the first by id holds.
    for (const applied of policiesIn("policy-applied").sort((a, b) =>
      (a?.id ?? "") < (b?.id ?? "") ? 1 : -1,
    )) {
      if (applied) inForce[applied.agreement ?? ""] = applied;
    }
    state = {
      status,
      over: isOver
        ? (state.over ?? { since: minute, how: status === "canceled" ? "canceled" : "resolved" })
        : null,
      priority: priorities.length > 0 ? (last(priorities, [null, ...leastFirst]) ?? null) : state.priority,
      schedule: schedules.toSorted().at(-1) ?? state.schedule,
      policies: inForce,
    };
    states.push(state);
  }
  return states;
}

interface Round {
  readonly metric: string;
  readonly instance: number;
  readonly start: number;
  readonly end: number | null;
  readonly how: "fulfilled" | "withdrawn" | null;
}

function roundsOf({ events, asOf, reopening }: Scan, states: readonly State[]): readonly Round[] {
  const rounds: Round[] = [];
  const running = new Map<string, number>();
  const counts = new Map<string, number>();
  const begin = (metric: string, minute: number) => {
    if (!running.has(metric)) running.set(metric, minute);
  };
  const end = (metric: string, minute: number, how: Round["how"]) => {
    const start = running.get(metric);
    running.delete(metric);
    if (start === undefined || (how === "withdrawn" && minute <= start)) return;
    const instance = (counts.get(metric) ?? 0) + 1;
    counts.set(metric, instance);
    rounds.push({ metric, instance, start, end: how === null ? null : minute, how });
  };
  const created = events.filter(([, { type }]) => type === "created");
  const begun = Math.min(...(created.length > 0 ? created : events).map(([minute]) => minute));
  if (begun > asOf) return [];
  const byCompany = created.some(([, event]) => event.type === "created" && event.openedBy === "company");
  const untilResolved = ["requester-wait", "agent-work", "resolution"];
  const updates = ["periodic-update", "pausable-update"];
  let answered = false;

  for (let minute = 0; minute <= asOf; minute += 1) {
    const types = new Set(events.filter(([at]) => at === minute).map(([, { type }]) => type));
    const state = states[minute];
    const before = states[minute - 1];
    if (minute === begun) {
      for (const metric of untilResolved) begin(metric, minute);
      if (!byCompany) begin("first-response", minute);
    }
    if (
      reopening === "restart" &&
      minute > begun &&
      before?.over &&
      !state?.over &&
      before.over.how === "resolved"
    ) {
      for (const metric of untilResolved) {
        end(metric, Math.max(begun, before.over.since), "fulfilled");
        begin(metric, minute);
      }
    }
    // Of a company's case the first response is awaited from the customer's first message.
    const response = answered ? "next-response" : "first-response";
    if (types.has("customer-message") && (answered || byCompany || minute >= begun)) begin(response, minute);
    if (types.has("agent-reply")) {
      if (running.has(response)) {
        end(response, minute, "fulfilled");
        answered = true;
      }
      for (const metric of updates) {
        end(metric, minute, "fulfilled");
        begin(metric, minute);
      }
    }
    const leaves = types.has("taken") ? "fulfilled" : types.has("left-queue") ? "withdrawn" : null;
    const wasQueued = running.has("queue-wait");
    if (leaves !== null && wasQueued) end("queue-wait", minute, leaves);
    if (types.has("queued")) begin("queue-wait", minute);
    if (leaves !== null && !wasQueued) end("queue-wait", minute, leaves);
  }

  const done = states[asOf]?.over ?? null;
  for (const [metric, start] of [...running]) {
    if (done === null) end(metric, asOf, null);
    else {
      const isFulfilled = untilResolved.includes(metric) && done.how === "resolved";
      end(metric, Math.max(start, done.since), isFulfilled ? "fulfilled" : "withdrawn");
    }
  }
  return rounds;
}

interface Target {
  readonly policyId: string;
  readonly minutes: number;
  readonly business: string | null;
  readonly isBusiness: boolean;
  readonly paused: readonly string[];
}

function follow(
  scan: Scan,
  open: OpenMinutes,
  states: readonly State[],
  round: Round,
  agreement: string,
): Scanned | null {
  const { metric, instance, start } = round;
  const end = round.end ?? scan.asOf;
  const targetAt = (minute: number): Target | null => {
    const state = states[minute];
    const policy = state?.policies[agreement];
    if (!policy) return null;
    const ofMetric = policy.targets.filter((one) => one.metric === metric);
    const found =
      ofMetric.find(({ priority }) => priority && priority === state?.priority) ??
      ofMetric.find(({ priority }) => !priority);
    if (found === undefined) return null;
    const { seconds, clock, scheduleId } = found.target;
    return {
      policyId: policy.id,
      minutes: seconds / 60,
      business: scheduleId ?? policy.scheduleId ?? null,
      isBusiness: clock === "business",
      paused:
        Object.entries(policy.pausedIn ?? {}).find(([name]) => name === metric)?.[1] ??
        pausedUsually[metric] ??
        [],
    };
  };
  const scheduleAt = (minute: number): string => {
    const within = Math.min(minute, scan.asOf);
    const firstNamed = states.find(({ schedule }) => schedule !== null)?.schedule;
    return states[within]?.schedule ?? firstNamed ?? "";
  };
  const counts = (target: Target, minute: number): boolean => {
    if (!target.isBusiness) return true;
    const chosen = { "at-start": start, "at-end": end, "at-each-moment": minute }[scan.schedule];
    return open[target.business ?? scheduleAt(chosen)]?.[minute] ?? false;
  };
  const runs = (target: Target, minute: number): boolean => {
    const status = states[minute]?.status ?? "";
    return !over.includes(status) && !target.paused.includes(status);
  };
  const elapsed = (target: Target, until: number): number => {
    let minutes = 0;
    for (let minute = start; minute < until; minute += 1)
      if (runs(target, minute) && counts(target, minute)) minutes += 1;
    return minutes;
  };
  /** The most that had elapsed at the beginning of a minute in which the clock ran. */
  const ranWith = (target: Target, until: number): number => {
    let minutes = 0;
    let most = -1;
    for (let minute = start; minute < until; minute += 1) {
      if (!runs(target, minute)) continue;
      most = minutes;
      if (counts(target, minute)) minutes += 1;
    }
    return most;
  };
  const tell = (target: Target, status: string, due: number | null, breached: number | null): Scanned => ({
    policyId: target.policyId,
    metric,
    instance,
    status,
    start,
    due,
    fulfilled: round.how === "fulfilled" ? round.end : null,
    breached,
    elapsed: elapsed(target, end),
  });

  let latest: Target | null = null;
  let isPromised = false;
  const lastLook = round.end === null || end === start ? end : end - 1;
  for (let minute = start; minute <= lastLook; minute += 1) {
    const target = targetAt(minute);
    isPromised = target !== null;
    if (target === null) continue;
    latest = target;
    const most = ranWith(target, Math.min(minute + 1, end));
    if (most < target.minutes) continue;
    let due = start;
    while (!(runs(target, due) && elapsed(target, due) >= target.minutes)) due += 1;
    return tell(target, "missed", due, minute);
  }
  if (latest === null) return null;
  if (!isPromised || round.how === "withdrawn") return tell(latest, "canceled", null, null);
  const running = runs(latest, round.end === null || end === start ? end : end - 1);
  let due = end;
  let left = latest.minutes - elapsed(latest, end);
  const known = Object.values(open)[0]?.length ?? 0;
  for (; left > 0 && (due < known || !latest.isBusiness); due += 1) if (counts(latest, due)) left -= 1;
  const status = round.how === "fulfilled" ? "achieved" : running ? "active" : "paused";
  return tell(latest, status, running && left === 0 ? due : null, null);
}
