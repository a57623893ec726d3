import type { CaseInput } from "../model/case.ts";
import type { Instant } from "../time/instant.ts";
import type { CaseFact } from "./case.ts";
import { type CaseClock, durationsOn } from "./case-clock.ts";
import { type CaseInstants, lifeOf, until } from "./case-life.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";

/** What cannot be read off the cases themselves. */
export interface CaseFactsOptions {
  /**
   * End of observation: later cases are left out, later answers, resolutions and reopenings have not happened. Cases
   * as they stand unless said.
   */
  readonly asOf?: Instant;
  /** Window for `createdInWindow` and `resolvedInWindow`, its end not included. */
  readonly window?: { readonly from: Instant; readonly to: Instant };
  /** What durations are counted by, all of them. The calendar, nights and weekends included, unless said. */
  readonly clock?: CaseClock;
}

/**
 * One case fact for each case, with durations on one clock, which the fact names. Cases are expected once each, in
 * their latest state.
 *
 * - Resolved: its status is resolved or closed. A status that the library does not know leaves it to `resolvedAt`
 *   and `closedAt`.
 * - Resolution: `resolvedAt`; `closedAt` where it was closed without being resolved before. To be closed days after
 *   it was resolved adds nothing.
 * - First response: `firstAgentReplyAt`; `firstRespondedAt` where the record leaves that out, unless it counts no
 *   reply of an agent (`replyCount: 0`).
 * - With `asOf`: what a case was before it moved on is taken from its `statusHistory`, else concluded from its
 *   instants. What has no instant (replies, priority, agent, team, reason) is as the record says it.
 *
 * Inconsistent instants give negative durations, which measuring then refuses as bad input.
 *
 * @throws InvalidRecordError on an instant that is none, and on a case that a business clock has no hours for.
 * @throws RangeError on an instant outside the horizon of a business clock's calendar.
 */
export function caseFacts(cases: Iterable<CaseInput>, options: CaseFactsOptions = {}): CaseFact[] {
  const asOf = instantMs("caseFacts", "asOf", options.asOf) ?? Infinity;
  const { window, clock = "calendar" } = options;
  const isWithin = window ? within(window) : () => null;

  return Array.from(cases).flatMap((one) => {
    const instants: CaseInstants = (field) => instantMs(`case ${one.id}`, field, one[field]);
    const created = requiredInstantMs(`case ${one.id}`, "createdAt", one.createdAt);
    if (created > asOf) return [];
    const at = until(asOf, instants);
    const life = lifeOf(one, instants, asOf);
    const agentReply = at(tellsAgentsApart(one) ? "firstAgentReplyAt" : "firstRespondedAt");
    const between = durationsOn(clock, one);
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
        discarded: discarded(one, at),
        createdAt: instantOf(created, one.createdAt),
        firstRespondedAt: instantOf(agentReply),
        resolvedAt: instantOf(life.resolvedOn),
        closedAt: instantOf(life.closedOn),
        resolved: life.resolved,
        reopened: life.reopened,
        agentReplies: one.replyCount ?? null,
        clock: clock === "calendar" ? "calendar" : "business",
        firstResponseMs: between(created, agentReply),
        firstAnyResponseMs: between(created, earlier(at("firstRespondedAt"), agentReply)),
        // Answered before it was assigned: the assignment had nothing to do with it.
        assignmentToResponseMs: waited !== null && waited >= 0 ? waited : null,
        firstResolutionMs: between(created, life.firstResolvedOn),
        fullResolutionMs: between(created, life.resolvedOn),
        createdInWindow: isWithin(created),
        resolvedInWindow: life.resolved && life.resolvedOn === null ? null : isWithin(life.resolvedOn),
      },
    ];
  });
}

/** Whether an instant lies in the window; what never happened does not. */
function within(window: { readonly from: Instant; readonly to: Instant }): (ms: number | null) => boolean {
  const from = requiredInstantMs("caseFacts", "window.from", window.from);
  const to = requiredInstantMs("caseFacts", "window.to", window.to);
  return (ms) => ms !== null && ms >= from && ms < to;
}

/** Whether the record tells replies of agents from those of machines. */
const tellsAgentsApart = ({ firstAgentReplyAt, replyCount }: CaseInput): boolean =>
  firstAgentReplyAt !== undefined || replyCount === 0;

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

function discarded({ isSpam, isTest, mergedIntoId }: CaseInput, at: CaseInstants): string | null {
  if (isSpam === true) return "spam";
  if (isTest === true) return "test";
  if (typeof mergedIntoId === "string") return "merged";
  return at("deletedAt") === null ? null : "deleted";
}
