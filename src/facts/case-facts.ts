import type { CaseInput } from "../model/case.ts";
import type { Instant } from "../time/instant.ts";
import type { CaseFact } from "./case.ts";
import { between, instantMs } from "./record-fields.ts";

export interface CaseFactsOptions {
  /**
   * End of observation: later cases are left out, later answers and resolutions have not happened. Cases as they
   * stand unless said.
   */
  readonly asOf?: Instant;
  /** Window for `createdInWindow` and `resolvedInWindow`, its end not included. */
  readonly window?: { readonly from: Instant; readonly to: Instant };
}

/**
 * One case fact for each case; durations run on the calendar, nights and weekends included.
 *
 * - Resolved: its status is resolved or closed. A status that is neither these nor one of the model's open ones
 *   leaves it to `resolvedAt`.
 * - First response: the first reply of an agent; `firstRespondedAt` where the source does not tell the two apart.
 *
 * Inconsistent instants give negative durations, which measuring then refuses as bad input.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function caseFacts(cases: Iterable<CaseInput>, options: CaseFactsOptions = {}): CaseFact[] {
  const asOf = instantMs("caseFacts", "asOf", options.asOf) ?? Infinity;
  const from = instantMs("caseFacts", "window.from", options.window?.from);
  const to = instantMs("caseFacts", "window.to", options.window?.to);
  const within = (ms: number | null): boolean | null =>
    from === null || to === null ? null : ms !== null && ms >= from && ms < to;

  return Array.from(cases).flatMap((one) => {
    const at = (field: InstantField) => {
      const ms = instantMs(`case ${one.id}`, field, one[field]);
      return ms !== null && ms <= asOf ? ms : null;
    };
    const created = at("createdAt");
    if (created === null) return [];
    const agentReply = at(one.firstAgentReplyAt === undefined ? "firstRespondedAt" : "firstAgentReplyAt");
    const anyReply = at("firstRespondedAt") ?? agentReply;
    const resolvedOn = at("resolvedAt") ?? at("closedAt");
    const resolved = isResolved(one, resolvedOn !== null, one.resolvedAt ?? one.closedAt ?? null);
    const firstResolved = at("firstResolvedAt") ?? (wasReopened(one) === true ? null : resolvedOn);
    const waited = between(at("firstAssignedAt"), agentReply);
    return [
      {
        caseId: one.id,
        customerId: one.requesterId ?? null,
        channel: one.channel ?? null,
        kind: one.caseKind ?? null,
        priority: one.priority ?? null,
        teamId: one.teamId ?? null,
        assigneeId: one.assigneeId ?? null,
        reason: one.reason ?? one.topic ?? null,
        direction: one.direction ?? null,
        initiative: one.initiative ?? null,
        discarded: discarded(one),
        createdAt: one.createdAt,
        firstRespondedAt:
          agentReply === null ? null : (one.firstAgentReplyAt ?? one.firstRespondedAt ?? null),
        resolvedAt: resolved ? (one.resolvedAt ?? one.closedAt ?? null) : null,
        closedAt: at("closedAt") === null ? null : (one.closedAt ?? null),
        resolved,
        reopened: wasReopened(one),
        agentReplies: one.replyCount ?? null,
        firstResponseMs: between(created, agentReply),
        firstAnyResponseMs: between(created, anyReply),
        // Answered before it was assigned: the assignment had nothing to do with it.
        assignmentToResponseMs: waited !== null && waited >= 0 ? waited : null,
        firstResolutionMs: between(created, firstResolved),
        fullResolutionMs: resolved ? between(created, resolvedOn) : null,
        createdInWindow: within(created),
        resolvedInWindow: within(resolved ? resolvedOn : null),
      },
    ];
  });
}

type InstantField =
  | "createdAt"
  | "firstRespondedAt"
  | "firstAgentReplyAt"
  | "firstAssignedAt"
  | "firstResolvedAt"
  | "resolvedAt"
  | "closedAt";

const openStatuses: ReadonlySet<string> = new Set([
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
  "canceled",
]);

function isResolved({ status }: CaseInput, byThen: boolean, recorded: Instant | null): boolean {
  if (openStatuses.has(status)) return false;
  // A resolution that has an instant counts from that instant on; one without is taken from the status.
  if (recorded !== null) return byThen;
  return status === "resolved" || status === "closed";
}

function wasReopened({ reopenCount, reopenedAt }: CaseInput): boolean | null {
  if (typeof reopenCount === "number") return reopenCount > 0;
  return reopenedAt === undefined ? null : reopenedAt !== null;
}

function discarded({ isSpam, isTest, mergedIntoId, deletedAt }: CaseInput): string | null {
  if (isSpam === true) return "spam";
  if (isTest === true) return "test";
  if (typeof mergedIntoId === "string") return "merged";
  return typeof deletedAt === "string" ? "deleted" : null;
}
