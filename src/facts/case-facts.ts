import type { CaseInput } from "../model/case.ts";
import type { MessageInput } from "../model/message.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import { tellsAgentsApart } from "./agent-replies.ts";
import type { CaseFact } from "./case.ts";
import { type CaseClock, durationsOn } from "./case-clock.ts";
import { type CaseInstants, lifeOf, until } from "./case-life.ts";
import { type CaseWindow, inWindow, wasOver } from "./case-window.ts";
import { type PublicMessage, publicMessages } from "./public-messages.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";
import { statusSpans, type WaitingOnByStatus, waitingOnIn, waitingTimes } from "./status-time.ts";

export type { CaseWindow } from "./case-window.ts";

/** What cannot be read off the cases themselves. */
export interface CaseFactsOptions {
  /**
   * End of observation: later cases are left out, later answers, resolutions and reopenings have not happened. Cases
   * as they stand unless said.
   */
  readonly asOf?: Instant;
  /** Window for what came into the backlog and left it: `createdInWindow` and its like. */
  readonly window?: CaseWindow;
  /** What durations are counted by, all of them. The calendar, nights and weekends included, unless said. */
  readonly clock?: CaseClock;
  /**
   * Messages of the cases, each once, for what their records leave out: the first reply of an agent and of a machine,
   * and how many agents wrote.
   */
  readonly messages?: Iterable<MessageInput>;
  /**
   * For whom a case waits in which status, for statuses of the source's own or to read one of the model's otherwise:
   * `pending-internal` and `pending-customer` are what some sources have one word for.
   */
  readonly waitingOn?: WaitingOnByStatus;
}

/**
 * One case fact for each case, with durations on one clock, which the fact names. Cases are expected once each, in
 * their latest state.
 *
 * - Resolved: its status is resolved or closed. A status that the library does not know leaves it to `resolvedAt`
 *   and `closedAt`.
 * - Resolution: `resolvedAt`; `closedAt` where it was closed without being resolved before. To be closed days after
 *   it was resolved adds nothing.
 * - First response: `firstAgentReplyAt`; where the record leaves that out, the first reply of an agent among the
 *   messages since the opening. Without messages it is `firstRespondedAt`, which may be a machine's, unless the record
 *   counts no reply of an agent (`replyCount: 0`).
 * - With `asOf`: what a case was before it moved on is taken from its `statusHistory`, else concluded from its
 *   instants. What has no instant (replies, priority, agent, team, reason, and for whom an open case waits) is as the
 *   record says it.
 * - Time in status: from `statusHistory` alone, and only where it reaches back to the creation. Of a case that is
 *   still open it takes an `asOf`, as nothing else says until when it has waited.
 * - Reopened: as the record says; also where it is open though it was resolved, and where it was first and last
 *   resolved at two instants.
 * - Resolved and reopened within a window: each time, from `statusHistory`; without one from the instants, which tell
 *   of one reopening at most.
 *
 * Inconsistent instants give negative durations, which measuring then refuses as bad input.
 *
 * @throws InvalidRecordError on an instant that is none, and on a case that a business clock has no hours for.
 * @throws RangeError on an instant outside the horizon of a business clock's calendar.
 */
export function caseFacts(cases: Iterable<CaseInput>, options: CaseFactsOptions = {}): CaseFact[] {
  const asOf = instantMs("caseFacts", "asOf", options.asOf) ?? Infinity;
  const { clock = "calendar", waitingOn = {} } = options;
  const within = inWindow(options.window);
  const all = Array.from(cases);
  const messages = options.messages ? publicMessages(options.messages, asOf, all) : null;
  const observed = asOf === Infinity ? null : asOf;

  return all.flatMap((one) => {
    const instants: CaseInstants = (field) => instantMs(`case ${one.id}`, field, one[field]);
    const created = requiredInstantMs(`case ${one.id}`, "createdAt", one.createdAt);
    if (created > asOf) return [];
    const at = until(asOf, instants);
    const life = lifeOf(one, instants, asOf);
    const said = messages === null ? null : (messages.get(one.id) ?? []);
    const agentReply =
      said === null || tellsAgentsApart(one)
        ? at(tellsAgentsApart(one) ? "firstAgentReplyAt" : "firstRespondedAt")
        : answerTo(created, said);
    const anyReply = said?.find((one) => one.by !== "customer" && one.at >= created)?.at ?? null;
    const between = durationsOn(clock, one);
    const waited = between(at("firstAssignedAt"), agentReply);
    const asked = said?.find(({ by }) => by === "customer")?.at ?? null;
    const times = waitingTimes(statusSpans(one, created, asOf), waitingOn, between);
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
        firstResolvedAt: instantOf(life.firstResolvedOn),
        resolvedAt: instantOf(life.resolvedOn),
        closedAt: instantOf(life.closedOn),
        observedAt: instantOf(observed),
        resolved: life.resolved,
        canceled: life.canceled,
        waitingOn: waitingOnIn(life.status, waitingOn),
        reopened: life.reopened,
        reopens: life.reopens,
        agentReplies: one.replyCount ?? said?.filter(({ by }) => by === "agent").length ?? null,
        escalated: one.isEscalated ?? null,
        teamChanges: one.transferCount ?? null,
        resolvableAtFirstLevel: null,
        clock: clock === "calendar" ? "calendar" : "business",
        firstResponseMs: between(created, agentReply),
        firstAnyResponseMs: between(created, earliest(at("firstRespondedAt"), agentReply, anyReply)),
        // Answered before it was assigned: the assignment had nothing to do with it.
        assignmentToResponseMs: waited !== null && waited >= 0 ? waited : null,
        firstMessageToResponseMs: between(asked, asked === null ? null : answerTo(asked, said)),
        firstResolutionMs: between(created, life.firstResolvedOn),
        fullResolutionMs: between(created, life.resolvedOn),
        timeToCloseMs: between(created, life.closedOn),
        waitingOnAgentMs: times?.agent ?? null,
        waitingOnCustomerMs: times?.customer ?? null,
        waitingOnThirdPartyMs: times?.["third-party"] ?? null,
        ageMs: between(created, observed),
        reopenedAfterMs: between(life.turns?.[0] ?? null, life.turns?.[1] ?? null),
        observedAfterResolutionMs: between(life.firstResolvedOn, observed),
        ...within(created, life),
      },
    ];
  });
}

/**
 * The case facts of several windows one after the other, each as observed at its last millisecond: what backlog and
 * flow over time are measured over, by `observedAt`. Cases that were over before a window began are not among its
 * facts. `messages` and `asOf` are as in {@link caseFacts}; of a window that ends after `asOf` nothing is made, as it
 * is not over.
 *
 * @throws InvalidRecordError on an instant that is none, and on a case that a business clock has no hours for.
 * @throws RangeError on an instant outside the horizon of a business clock's calendar.
 */
export function* caseFactsByWindow(
  cases: Iterable<CaseInput>,
  windows: Iterable<CaseWindow>,
  options: Omit<CaseFactsOptions, "window"> = {},
): Generator<CaseFact, void> {
  const all = Array.from(cases);
  const messages = Array.from(options.messages ?? []);
  const end = instantMs("caseFactsByWindow", "asOf", options.asOf) ?? Infinity;
  for (const window of windows) {
    const last = requiredInstantMs("caseFactsByWindow", "window.to", window.to) - 1;
    if (last > end) continue;
    const asOf = formatInstant(last);
    const own = { ...options, ...(options.messages && { messages }), window, asOf };
    for (const fact of caseFacts(all, own)) if (!wasOver(fact)) yield fact;
  }
}

/** When an agent first answered at or after an instant. */
function answerTo(asked: number, said: readonly PublicMessage[] | null): number | null {
  return said?.find(({ at, by }) => by === "agent" && at >= asked)?.at ?? null;
}

function earliest(...instants: readonly (number | null)[]): number | null {
  const known = instants.filter((ms) => ms !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function discarded({ isSpam, isTest, mergedIntoId }: CaseInput, at: CaseInstants): string | null {
  if (isSpam === true) return "spam";
  if (isTest === true) return "test";
  if (typeof mergedIntoId === "string") return "merged";
  return at("deletedAt") === null ? null : "deleted";
}
