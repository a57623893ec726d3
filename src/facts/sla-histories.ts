import type { CaseInput } from "../model/case.ts";
import type { MessageInput } from "../model/message.ts";
import { formatInstant } from "../time/instant.ts";
import type { SlaEvent, SlaHistory } from "../time/sla-history.ts";
import { tellsAgentsApart } from "./agent-replies.ts";
import { isOpenedByCompany } from "./case-opening.ts";
import { casePast } from "./case-past.ts";
import { type PublicMessage, publicMessages } from "./public-messages.ts";

/** Cases, and what was written about them. */
export interface SlaHistoryRecords {
  /** Each once, in its latest state. */
  readonly cases: Iterable<CaseInput>;
  /** All messages on the cases, those of their interactions too. Left out: what was written is not known. */
  readonly messages?: Iterable<MessageInput>;
}

/** What the records do not hold. */
export interface SlaHistoryOptions {
  /** The policy that a case is under from its creation on; `null` for none. */
  readonly policyOf?: (one: CaseInput) => string | null;
  /** What else is known to have happened: changes of policy, priority and schedule, stays in queues. */
  readonly eventsOf?: (one: CaseInput) => readonly SlaEvent[];
}

/**
 * The history of each case, for `slaInstances` to clock, as far as its records tell it. What they do not tell is not
 * made up: the history says so, and no promise that rests on it is told.
 *
 * - Opened by the company: outbound or proactive, as for the first response time. By the customer otherwise.
 * - Messages: public ones of kind `message` that no machine sent; inbound ones of customers, from when they were
 *   written, and outbound ones of agents or supervisors, from when they left, else were written. What was queued, failed
 *   or bounced has not left. Authors of other and of unknown type say nothing. Calls are no messages; where they answer
 *   the customer, `eventsOf` has to say so.
 * - Without `messages` only the first reply is known (`firstAgentReplyAt`, or else `firstRespondedAt`), so the next
 *   response and updates are not told, nor is the first response to a case that the company opened.
 * - States: `statusHistory`. A state that the library does not know lets time run. Where the history begins after the
 *   case did, or there is none, promises that pause are not told.
 * - Ends: from the history too. Without one from the instants of the case; and if it was reopened more than once, or an
 *   end has no instant, nothing is told that lasts beyond its first end.
 * - Priority: as it stands, from creation on, since records hold no former one; unless `eventsOf` tells of priorities.
 * - Policies and schedules, stays in queues: only from `policyOf` and `eventsOf`.
 * - Deleted: canceled then. Spam, tests and merged cases are clocked like others; their facts say what they are.
 *
 * @throws InvalidRecordError on an instant of a message that is none, and of a case whose order has to be known;
 * `slaInstances` judges the others.
 *
 * @example
 * ```ts
 * import { measure, slaAttainment, slaInstanceFacts, slaInstances } from "touchstone-cx";
 *
 * const cases = [{ id: "c-1", status: "open", direction: "inbound", createdAt: "2026-03-02T09:00:00Z" }] as const;
 * const messages = [
 *   {
 *     id: "m-1",
 *     caseId: "c-1",
 *     author: { type: "agent" },
 *     direction: "outbound",
 *     visibility: "public",
 *     kind: "message",
 *     createdAt: "2026-03-02T09:45:00Z",
 *   },
 * ] as const;
 * const promised = slaHistories({ cases, messages }, { policyOf: () => "gold" }).flatMap((history) =>
 *   slaInstances(history, {
 *     policies: [{ id: "gold", targets: [{ metric: "first-response", target: { seconds: 3600, clock: "calendar" } }] }],
 *     asOf: "2026-03-03T00:00:00Z",
 *   }),
 * );
 * measure(slaAttainment, slaInstanceFacts({ instances: promised, cases })).value; // => 1
 * ```
 */
export function slaHistories(
  { cases, messages }: SlaHistoryRecords,
  { policyOf = () => null, eventsOf = () => [] }: SlaHistoryOptions = {},
): SlaHistory[] {
  const all = Array.from(cases);
  const written = messages === undefined ? null : publicMessages(messages, Infinity, all);
  return all.map((one) => {
    const openedBy = isOpenedByCompany(one) ? "company" : "customer";
    const past = casePast(one);
    const said =
      written === null
        ? firstReplyOnly(one, openedBy)
        : { events: (written.get(one.id) ?? []).flatMap(eventsOfMessage), untold: [] };
    const further = eventsOf(one);
    const policyId = policyOf(one);
    const events: readonly SlaEvent[] = [
      { type: "created", at: one.createdAt, openedBy },
      ...(policyId === null ? [] : [{ type: "policy-applied", at: one.createdAt, policyId } as const]),
      ...(further.some(({ type }) => type === "priority-changed") ? [] : presentPriority(one)),
      ...past.events,
      ...said.events,
      ...further,
    ];
    const untold = [...said.untold, ...(past.tellsPauses ? [] : (["pauses"] as const))];
    return {
      caseId: one.id,
      events,
      ...(untold.length > 0 && { untold }),
      ...(past.completeUntil !== null && { completeUntil: past.completeUntil }),
    };
  });
}

const eventsOfMessage = ({ at, by }: PublicMessage): readonly SlaEvent[] =>
  by === "machine"
    ? []
    : [{ type: by === "agent" ? "agent-reply" : "customer-message", at: formatInstant(at) }];

const presentPriority = ({ priority, createdAt }: CaseInput): readonly SlaEvent[] =>
  typeof priority === "string" ? [{ type: "priority-changed", at: createdAt, priority }] : [];

type Said = Required<Pick<SlaHistory, "events" | "untold">>;

function firstReplyOnly(one: CaseInput, openedBy: "customer" | "company"): Said {
  const tellsAgents = tellsAgentsApart(one);
  const at = tellsAgents ? one.firstAgentReplyAt : one.firstRespondedAt;
  const isKnown = (tellsAgents || at !== undefined) && openedBy === "customer";
  return {
    events: isKnown && at ? [{ type: "agent-reply", at }] : [],
    untold: [
      ...(isKnown ? [] : (["first-response"] as const)),
      "next-response",
      "periodic-update",
      "pausable-update",
    ],
  };
}
