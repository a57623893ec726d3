import type { CaseInput } from "../model/case.ts";
import { requiredInstantMs } from "./record-fields.ts";

/** How far a case had got at the end of observation. Instants are epoch milliseconds. */
export interface CaseLife {
  readonly resolved: boolean;
  /** When it was last resolved; `null` if it is not, or if the record does not say when. */
  readonly resolvedOn: number | null;
  readonly firstResolvedOn: number | null;
  readonly closedOn: number | null;
  /** `null` where the record does not tell. */
  readonly reopened: boolean | null;
}

/** Gives an instant of a case; `null` where there is none. */
export type CaseInstants = (
  field:
    | "createdAt"
    | "firstRespondedAt"
    | "firstAgentReplyAt"
    | "firstAssignedAt"
    | "firstResolvedAt"
    | "resolvedAt"
    | "closedAt"
    | "reopenedAt"
    | "deletedAt",
) => number | null;

/** The same without what lies after the end of observation. */
export const until =
  (asOf: number, instants: CaseInstants): CaseInstants =>
  (field) => {
    const ms = instants(field);
    return ms !== null && ms <= asOf ? ms : null;
  };

export function lifeOf(one: CaseInput, instants: CaseInstants, asOf: number): CaseLife {
  const states = statesOf(one);
  const changes = [
    instants("firstResolvedAt"),
    instants("resolvedAt"),
    instants("closedAt"),
    instants("reopenedAt"),
    ...(states ?? []).map(({ ms }) => ms),
  ];
  const at = until(asOf, instants);
  const told = lifeInStates((states ?? []).filter(({ ms }) => ms <= asOf));
  if (changes.every((ms) => ms === null || ms <= asOf)) return lifeNow(one, at, told);
  return told ?? lifeThen(one, at);
}

/** As the record says, and where it leaves something out, as its history of states says. */
function lifeNow(one: CaseInput, at: CaseInstants, told: CaseLife | null): CaseLife {
  const resolvedAt = at("resolvedAt");
  const closedAt = at("closedAt");
  const resolved = isResolved(one, resolvedAt !== null || closedAt !== null);
  const resolvedOn = resolved ? (resolvedAt ?? told?.resolvedOn ?? closedAt) : null;
  const reopened = wasReopened(one) ?? told?.reopened ?? null;
  const onlyOnce = reopened === true ? null : resolvedOn;
  return {
    resolved,
    resolvedOn,
    firstResolvedOn: at("firstResolvedAt") ?? told?.firstResolvedOn ?? onlyOnce,
    closedOn: closedAt ?? told?.closedOn ?? null,
    reopened,
  };
}

/** As the record lets one conclude of a state that the case has left since. */
function lifeThen(one: CaseInput, at: CaseInstants): CaseLife {
  const reopenedOn = at("reopenedAt");
  const lastResolved = at("resolvedAt") ?? at("firstResolvedAt") ?? (one.resolvedAt ? null : at("closedAt"));
  const isOpenAgain = reopenedOn !== null && lastResolved !== null && reopenedOn > lastResolved;
  const resolvedOn = isOpenAgain ? null : lastResolved;
  const reopened = reopenedOn === null ? wasReopenedBeforeTheLastTime(one) : true;
  const onlyOnce = reopened === true ? null : resolvedOn;
  return {
    resolved: resolvedOn !== null,
    resolvedOn,
    firstResolvedOn: at("firstResolvedAt") ?? onlyOnce,
    closedOn: at("closedAt"),
    reopened,
  };
}

const openStatuses: ReadonlySet<string> = new Set([
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
]);
const resolvedStatuses: ReadonlySet<string> = new Set(["resolved", "closed"]);

function isResolved({ status }: CaseInput, hasInstant: boolean): boolean {
  if (resolvedStatuses.has(status)) return true;
  return !openStatuses.has(status) && status !== "canceled" && hasInstant;
}

function wasReopened({ reopenCount, reopenedAt }: CaseInput): boolean | null {
  if (typeof reopenCount === "number") return reopenCount > 0;
  return reopenedAt === undefined ? null : reopenedAt !== null;
}

/** Whether it was reopened by the end of observation where the last time came after it. */
function wasReopenedBeforeTheLastTime(one: CaseInput): boolean | null {
  const wasOnce = one.reopenCount === 1 && typeof one.reopenedAt === "string";
  return wasOnce || wasReopened(one) === false ? false : null;
}

interface State {
  readonly status: string;
  readonly ms: number;
}

/** The states of a case in order; `null` where there are none or one of them is not understood. */
function statesOf({ id, statusHistory }: CaseInput): readonly State[] | null {
  if (!statusHistory || statusHistory.length === 0) return null;
  const states = statusHistory.map(({ status, startAt }, index) => ({
    status,
    ms: requiredInstantMs(`case ${id}`, `statusHistory[${index}].startAt`, startAt),
  }));
  const isUnderstood = ({ status }: State) =>
    openStatuses.has(status) || resolvedStatuses.has(status) || status === "canceled";
  return states.every(isUnderstood) ? states.sort((a, b) => a.ms - b.ms) : null;
}

/** To be closed resolves a case that was not resolved before, and adds nothing to one that was. */
function lifeInStates(states: readonly State[]): CaseLife | null {
  if (states.length === 0) return null;
  let resolvedOn: number | null = null;
  let firstResolvedOn: number | null = null;
  let closedOn: number | null = null;
  let reopened = false;
  for (const { status, ms } of states) {
    const isReopening = resolvedOn !== null && openStatuses.has(status);
    reopened ||= isReopening;
    resolvedOn = resolvedStatuses.has(status) ? (resolvedOn ?? ms) : null;
    firstResolvedOn ??= resolvedOn;
    closedOn = status === "closed" ? (closedOn ?? ms) : null;
  }
  return { resolved: resolvedOn !== null, resolvedOn, firstResolvedOn, closedOn, reopened };
}
