import type { CaseStatus } from "../../model/case-literals.ts";
import type { InteractionId } from "../../model/ids.ts";
import type { StatusInterval } from "../../model/status-interval.ts";
import { compareInstants } from "./event-order.ts";
import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";
import type { Speaker } from "./speaker.ts";

/** A case while its events are told. */
export interface CaseState {
  readonly record: Draft<"case">;
  readonly history: StatusInterval[];
  /** Whether it was reopened since it was last resolved or closed. */
  isReopened: boolean;
  /** When closing it was what resolved it, and when it was merged into another. */
  resolvedByClosing: string | null;
  merged: string | null;
  reopens: number;
  assignments: number;
  transfers: number;
  /** The agent and the last team it was given to. */
  agent: string | null;
  team: string | null;
  /** What others say of it: interactions about it, and what was said to its customer and by them. */
  readonly interactions: InteractionId[];
  readonly said: { readonly at: string; readonly by: Speaker }[];
}

const tell = tellerOf("case");

/** What the events of a case do to it. Its states follow each other in `enter`, whichever event tells of them. */
export const caseKind: Kind<CaseState> = {
  begin: () => ({
    record: {},
    history: [],
    isReopened: false,
    resolvedByClosing: null,
    merged: null,
    reopens: 0,
    assignments: 0,
    transfers: 0,
    agent: null,
    team: null,
    interactions: [],
    said: [],
  }),
  effects: {
    "cx.case.created": (one, event) => {
      change(one, event);
      one.record.createdAt ??= event.time;
      assign(one, event);
      if (one.history.length === 0) enter(one, event.data.status ?? "new", event);
    },
    "cx.case.assigned": (one, event) => {
      change(one, event);
      assign(one, event);
    },
    "cx.case.status-changed": (one, event) => {
      change(one, event);
      enter(one, event.data.status, event);
    },
    "cx.case.priority-changed": change,
    "cx.case.resolved": (one, event) => {
      change(one, event);
      enter(one, "resolved", event);
    },
    "cx.case.reopened": (one, event) => {
      change(one, event);
      reopen(one, event.time);
      enter(one, event.data.status ?? "open", event);
    },
    "cx.case.closed": (one, event) => {
      change(one, event);
      enter(one, "closed", event);
    },
    "cx.case.merged": (one, event) => {
      change(one, event);
      one.merged = event.time;
    },
    "cx.case.deleted": (one, event) => {
      change(one, event);
      one.record.deletedAt = event.time;
    },
    "cx.case.marked-spam": (one, event) => {
      change(one, event);
      one.record.isSpam = true;
    },
  },
};

function change({ record }: CaseState, event: EventOfFamily<"case">): void {
  tell(record, event);
  record.id = event.data.caseId;
  record.updatedAt = event.time;
}

/** To be given to whoever has it already is no assignment. */
function assign(one: CaseState, { time, data }: EventOfFamily<"case", "created" | "assigned">): void {
  const { assigneeId, teamId } = data;
  if (assigneeId !== undefined) {
    if (assigneeId !== null && assigneeId !== one.agent) {
      one.assignments += 1;
      one.record.firstAssignedAt ??= time;
    }
    one.agent = assigneeId;
  }
  if (typeof teamId !== "string") return;
  if (one.team !== null && one.team !== teamId) one.transfers += 1;
  one.team = teamId;
}

const openStatuses: ReadonlySet<string> = new Set([
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
]);

type StatusEvent = EventOfFamily<"case", "created" | "status-changed" | "resolved" | "reopened" | "closed">;

/**
 * The case takes a status. To be closed resolves a case that was not resolved before; to be open again after it was
 * resolved or closed is to be reopened; what is called off is not resolved.
 */
function enter(one: CaseState, status: CaseStatus, { time, data }: StatusEvent): void {
  const { record, history } = one;
  const { actor, rawStatus, statusReason } = data;
  const last = history.at(-1);
  record.status = status;
  if (last?.status === status && (rawStatus ?? last.rawStatus) === last.rawStatus) return;
  if (last !== undefined) last.endAt = time;
  history.push({
    status,
    startAt: time,
    ...(rawStatus && { rawStatus }),
    ...(actor && { actor }),
    ...(statusReason && { reason: statusReason }),
  });
  // What was said of the status before is not said of this one.
  if (rawStatus === undefined) delete record.rawStatus;
  if (statusReason === undefined) delete record.statusReason;
  if (status !== "snoozed" && record.snoozedUntil) record.snoozedUntil = null;
  settle(one, last?.status ?? null, status, time);
}

function settle(one: CaseState, before: string | null, status: string, time: string): void {
  const { record } = one;
  const wasSettled = before === "resolved" || before === "closed";
  if (status === "resolved" || status === "closed") {
    one.isReopened = false;
    if (!record.resolvedAt && status === "closed") one.resolvedByClosing = time;
    record.resolvedAt ??= time;
    record.firstResolvedAt ??= time;
    record.closedAt = status === "closed" ? (record.closedAt ?? time) : null;
  } else if (openStatuses.has(status)) {
    if (wasSettled) reopen(one, time);
  } else if (status === "canceled") {
    record.resolvedAt = null;
    record.closedAt = null;
  }
}

/** Once for each time it was resolved or closed, however many events tell of it. */
function reopen(one: CaseState, time: string): void {
  one.record.resolvedAt = null;
  one.record.closedAt = null;
  one.resolvedByClosing = null;
  if (one.isReopened) return;
  one.isReopened = true;
  one.reopens += 1;
  one.record.reopenedAt = time;
}

/** What the record says of a case that all is told of since it was opened. */
export function finishCase(one: CaseState): void {
  const { record, history, reopens, assignments, transfers } = one;
  if (isClosedByMerge(one)) {
    if (record.firstResolvedAt === record.resolvedAt) record.firstResolvedAt = null;
    record.resolvedAt = null;
  }
  if (history.length > 0) record.statusHistory = history;
  if (record.createdAt === undefined) return;
  record.firstAssignedAt ??= null;
  record.resolvedAt ??= null;
  record.firstResolvedAt ??= null;
  record.closedAt ??= null;
  record.reopenedAt ??= null;
  record.reopenCount = reopens;
  record.assignmentCount = assignments;
  record.transferCount = transfers;
}

/** To be closed by, or after, being merged into another case resolves nothing. */
const isClosedByMerge = ({ record, merged, resolvedByClosing }: CaseState): boolean =>
  Boolean(record.mergedIntoId) &&
  merged !== null &&
  resolvedByClosing !== null &&
  compareInstants(resolvedByClosing, merged) >= 0;
