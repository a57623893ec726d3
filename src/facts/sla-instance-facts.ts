import type { CaseInput } from "../model/case.ts";
import type { SlaInstanceInput } from "../model/sla-instance.ts";
import type { Instant } from "../time/instant.ts";
import type { CaseFact } from "./case.ts";
import { caseFacts } from "./case-facts.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";
import type { SlaInstanceFact } from "./sla-instance.ts";

/** A promise, with the priority it was made for where that is known: what `slaInstances` gives, and any record. */
export type PromisedTime = SlaInstanceInput & { readonly priority?: string | null };

/** Promises on their own, and cases with the promises that stand in their `sla`; either may be missing. */
export interface SlaRecords {
  readonly instances?: Iterable<PromisedTime>;
  /** Cases that the promises were made on, also of those on their own. */
  readonly cases?: Iterable<CaseInput>;
}

/** What cannot be read off the promises themselves. */
export interface SlaInstanceFactsOptions {
  /**
   * End of observation: what began later is left out, what happened later has not happened, and a running promise
   * whose time was up before is broken. As the records say unless given.
   */
  readonly asOf?: Instant;
}

/**
 * One fact for each promise. Promises are expected once each, in their latest state.
 *
 * - Missed: broken at an instant, or said to be missed; with `asOf` also a promise that runs on past its time, though
 *   the source says `active` still, as tools do that look only when somebody replies.
 * - Fulfilled without being said to be achieved or missed: achieved up to the time it was due, the instant included.
 * - Paused and canceled: as the record says, for it holds no instant of either.
 * - Time elapsed: as the record says; none where `asOf` comes before its end, or where it runs on another clock than
 *   the target, so that no row mixes two clocks.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function slaInstanceFacts(
  records: SlaRecords,
  options: SlaInstanceFactsOptions = {},
): SlaInstanceFact[] {
  const asOf = instantMs("slaInstanceFacts", "asOf", options.asOf);
  const cases = Array.from(records.cases ?? []);
  const known = new Map(caseFacts(cases, options).map((one) => [one.caseId, one]));
  const within = cases.flatMap(({ id, sla }) => (sla ?? []).map((one) => ({ ...one, caseId: id })));
  return [...within, ...Array.from(records.instances ?? [])].flatMap((promise) => {
    const fact = factOf(promise, known.get(promise.caseId ?? ""), asOf);
    return fact === null ? [] : [fact];
  });
}

function factOf(
  promise: PromisedTime,
  of: CaseFact | undefined,
  asOf: number | null,
): SlaInstanceFact | null {
  const { caseId, interactionId, policyId, metric, instance, target, elapsed } = promise;
  const id = promise.id ?? [caseId ?? interactionId, policyId, metric, instance ?? 1].join("/");
  const started = requiredInstantMs(`SLA ${id}`, "startAt", promise.startAt);
  const instants = {
    due: instantMs(`SLA ${id}`, "dueAt", promise.dueAt),
    fulfilled: instantMs(`SLA ${id}`, "fulfilledAt", promise.fulfilledAt),
    breached: instantMs(`SLA ${id}`, "breachedAt", promise.breachedAt),
  };
  const by = (ms: number | null) => (ms !== null && asOf !== null && ms > asOf ? null : ms);
  if (by(started) === null) return null;
  const { due } = instants;
  const status = statusAt(promise.status, instants, asOf);
  const clock = target?.clock ?? elapsed?.clock ?? null;
  const isElapsed = elapsed?.clock === clock && by(instants.fulfilled) === instants.fulfilled;
  return {
    slaInstanceId: id,
    caseId: caseId ?? null,
    interactionId: interactionId ?? null,
    policyId: policyId ?? null,
    metric,
    cycle: instance ?? null,
    status,
    priority: promise.priority ?? of?.priority ?? null,
    customerId: of?.customerId ?? null,
    channel: of?.channel ?? null,
    kind: of?.kind ?? null,
    teamId: of?.teamId ?? null,
    assigneeId: of?.assigneeId ?? null,
    discarded: of?.discarded ?? null,
    startedAt: instantOf(started),
    dueAt: instantOf(due),
    fulfilledAt: instantOf(by(instants.fulfilled)),
    breachedAt: instantOf(by(instants.breached) ?? (status === "missed" ? by(due) : null)),
    clock,
    targetMs: target ? Math.round(target.seconds * 1000) : null,
    elapsedMs: elapsed && isElapsed ? Math.round(elapsed.seconds * 1000) : null,
  };
}

interface PromiseInstants {
  readonly due: number | null;
  readonly fulfilled: number | null;
  readonly breached: number | null;
}

function statusAt(said: string, { due, fulfilled, breached }: PromiseInstants, asOf: number | null): string {
  const isLater = (ms: number | null) => ms !== null && asOf !== null && ms > asOf;
  if (breached !== null && !isLater(breached)) return "missed";
  if (fulfilled !== null && !isLater(fulfilled)) {
    const isUntold = said === "active" || said === "paused";
    if (!isUntold || due === null) return said;
    return fulfilled <= due ? "achieved" : "missed";
  }
  const isStillToCome =
    (said === "achieved" && isLater(fulfilled)) ||
    (said === "missed" && (isLater(breached) || isLater(fulfilled) || isLater(due)));
  if (said !== "active" && !isStillToCome) return said;
  const isOver = due !== null && asOf !== null && due < asOf && breached === null;
  return isOver ? "missed" : "active";
}
