import type { CaseInput } from "../model/case.ts";
import { type CaseState, statesOf } from "./status-history.ts";

/** How far a case had got at the end of observation. Instants are epoch milliseconds. */
export interface CaseLife {
  /** The status it had; `null` where the record does not tell. */
  readonly status: string | null;
  readonly resolved: boolean;
  /** Whether it ended without being resolved. */
  readonly canceled: boolean;
  /** When it was last resolved; `null` if it is not, or if the record does not say when. */
  readonly resolvedOn: number | null;
  readonly firstResolvedOn: number | null;
  readonly closedOn: number | null;
  /** `null` where the record does not tell. */
  readonly reopened: boolean | null;
  /** How often it was reopened; `null` where the record does not tell. */
  readonly reopens: number | null;
  /**
   * When it was resolved, reopened, resolved again, and so on; `null` where the record does not tell all of it. One
   * that says nothing of reopenings is taken to have had none.
   */
  readonly turns: readonly number[] | null;
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
  const states = understood(one);
  const changes = [
    instants("firstResolvedAt"),
    instants("resolvedAt"),
    instants("closedAt"),
    instants("reopenedAt"),
    ...(states ?? []).map(({ from }) => from),
  ];
  const at = until(asOf, instants);
  const told = lifeInStates((states ?? []).filter(({ from }) => from <= asOf));
  const reopened = wasReopened(one, instants);
  if (changes.every((ms) => ms === null || ms <= asOf)) return lifeNow(one, at, told, reopened);
  return told ?? lifeThen(one, at, reopened);
}

/** As the record says, and where it leaves something out, as its history of states says. */
function lifeNow(
  one: CaseInput,
  at: CaseInstants,
  told: CaseLife | null,
  everReopened: boolean | null,
): CaseLife {
  const reopenedOn = at("reopenedAt");
  // A record may keep the instant of a resolution that the case has left since.
  const standing = (ms: number | null) =>
    ms !== null && reopenedOn !== null && everReopened !== false && reopenedOn > ms ? null : ms;
  const resolvedAt = standing(at("resolvedAt"));
  const closedAt = standing(at("closedAt"));
  const resolved = isResolved(one, resolvedAt !== null || closedAt !== null);
  const resolvedOn = resolved ? (resolvedAt ?? told?.resolvedOn ?? closedAt) : null;
  const reopened = everReopened ?? told?.reopened ?? null;
  const onlyOnce = reopened === true ? null : resolvedOn;
  const life = {
    status: one.status,
    resolved,
    canceled: one.status === "canceled",
    resolvedOn,
    firstResolvedOn: at("firstResolvedAt") ?? told?.firstResolvedOn ?? onlyOnce,
    closedOn: closedAt ?? told?.closedOn ?? null,
    reopened,
    reopens: reopensOf(one) ?? told?.reopens ?? null,
  };
  return { ...life, turns: agrees(told, life) ? told.turns : turnsOf(life, reopenedOn) };
}

type Untimed = Omit<CaseLife, "turns">;

/** Whether the history of states tells the same life as the record, so that its instants are those of the record. */
const agrees = (told: CaseLife | null, life: Untimed): told is CaseLife =>
  told !== null &&
  told.resolvedOn === life.resolvedOn &&
  told.firstResolvedOn === life.firstResolvedOn &&
  told.reopens === life.reopens;

/** What follows of its turns where there is no history of states: all, up to one reopening. */
function turnsOf(life: Untimed, reopenedOn: number | null): readonly number[] | null {
  const { resolved, resolvedOn, firstResolvedOn, reopened, reopens } = life;
  if (reopened !== true) {
    if (!resolved) return [];
    return resolvedOn === null ? null : [resolvedOn];
  }
  const turns = [firstResolvedOn, reopenedOn, ...(resolved ? [resolvedOn] : [])];
  const isOrdered = turns.every((ms, index) => ms !== null && ms >= (turns[index - 1] ?? ms));
  return reopens === 1 && isOrdered ? turns.flatMap((ms) => ms ?? []) : null;
}

/** As the record lets one conclude of a state that the case has left since. */
function lifeThen(one: CaseInput, at: CaseInstants, everReopened: boolean | null): CaseLife {
  const reopenedOn = at("reopenedAt");
  const lastResolved = at("resolvedAt") ?? at("firstResolvedAt") ?? (one.resolvedAt ? null : at("closedAt"));
  const isOpenAgain = reopenedOn !== null && lastResolved !== null && reopenedOn > lastResolved;
  const resolvedOn = isOpenAgain ? null : lastResolved;
  const isReopenedLater = everReopened === true && reopenedOn === null;
  const isReopenedOnlyLater = one.reopenCount === 1 && typeof one.reopenedAt === "string";
  const reopenedBefore = isReopenedOnlyLater ? false : null;
  const reopened = isReopenedLater ? reopenedBefore : reopenedOn !== null || everReopened;
  const onlyOnce = reopened === true ? null : resolvedOn;
  const life = {
    status: resolvedOn === null ? null : "resolved",
    resolved: resolvedOn !== null,
    canceled: one.status === "canceled" && at("closedAt") !== null,
    resolvedOn,
    firstResolvedOn: at("firstResolvedAt") ?? onlyOnce,
    closedOn: at("closedAt"),
    reopened,
    reopens: reopened === false ? 0 : reopened === true && one.reopenCount === 1 ? 1 : null,
  };
  return { ...life, turns: isReopenedLater && reopened === null ? null : turnsOf(life, reopenedOn) };
}

const openStatuses: ReadonlySet<string> = new Set([
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
]);
const resolvedStatuses: ReadonlySet<string> = new Set(["resolved", "closed"]);

/** @param hasInstant whether an instant of its end is known, which decides where the status is not understood */
export function isResolved({ status }: CaseInput, hasInstant: boolean): boolean {
  if (resolvedStatuses.has(status)) return true;
  return !openStatuses.has(status) && status !== "canceled" && hasInstant;
}

function reopensOf({ reopenCount, reopenedAt }: CaseInput): number | null {
  return reopenCount ?? (reopenedAt === null ? 0 : null);
}

/** Whether it was ever reopened, by what its record says or lets one conclude; `null` where it does not tell. */
export function wasReopened(one: CaseInput, instants: CaseInstants): boolean | null {
  const { reopenCount, reopenedAt } = one;
  if (typeof reopenCount === "number") return reopenCount > 0;
  if (reopenedAt !== undefined) return reopenedAt !== null;
  return tellsOfReopening(one, instants) ? true : null;
}

/** Whether it must have been reopened: open after it was resolved, or resolved for the first and last time at two instants. */
function tellsOfReopening({ status }: CaseInput, instants: CaseInstants): boolean {
  const first = instants("firstResolvedAt");
  const last = instants("resolvedAt");
  if (openStatuses.has(status)) return (first ?? last) !== null;
  return first !== null && last !== null && first < last;
}

/** The states of a case; `null` where there are none or one of them is not understood. */
function understood(one: CaseInput): readonly CaseState[] | null {
  const states = statesOf(one);
  const isUnderstood = ({ status }: CaseState) =>
    openStatuses.has(status) || resolvedStatuses.has(status) || status === "canceled";
  return states.length > 0 && states.every(isUnderstood) ? states : null;
}

/** To be closed resolves a case that was not resolved before, and adds nothing to one that was. */
function lifeInStates(states: readonly CaseState[]): CaseLife | null {
  if (states.length === 0) return null;
  let resolvedOn: number | null = null;
  let firstResolvedOn: number | null = null;
  let closedOn: number | null = null;
  let reopens = 0;
  let turns: number[] | null = [];
  for (const { status, from: ms } of states) {
    const isReopening = resolvedOn !== null && openStatuses.has(status);
    const isResolving = resolvedOn === null && resolvedStatuses.has(status);
    // Called off after it was resolved, it left that state and was not reopened: it does not go to and fro.
    if (resolvedOn !== null && status === "canceled") turns = null;
    if (isReopening) reopens += 1;
    if (isReopening || isResolving) turns?.push(ms);
    resolvedOn = resolvedStatuses.has(status) ? (resolvedOn ?? ms) : null;
    firstResolvedOn ??= resolvedOn;
    closedOn = status === "closed" ? (closedOn ?? ms) : null;
  }
  const status = states.at(-1)?.status ?? null;
  return {
    status,
    resolved: resolvedOn !== null,
    canceled: status === "canceled",
    resolvedOn,
    firstResolvedOn,
    closedOn,
    reopened: reopens > 0,
    reopens,
    turns,
  };
}
