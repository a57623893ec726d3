import type { AgentUpdateFact } from "./agent-update.ts";
import { caseConversations } from "./case-conversations.ts";
import type { PublicMessage } from "./public-messages.ts";
import { instantMs, instantOf } from "./record-fields.ts";
import type { ConversationRecords, ReplyFactsOptions } from "./reply-facts.ts";
import { statusSpans, unresolvedMs, type WaitingOnByStatus, waitingOnCompanyMs } from "./status-time.ts";

/** What cannot be read off cases and messages themselves. */
export interface AgentUpdateFactsOptions extends ReplyFactsOptions {
  /** For whom a case waits in which status, where that is not as the model has it. */
  readonly waitingOn?: WaitingOnByStatus;
}

/**
 * One fact for each public message of a person of the company on a case, in the order of the cases and then of time.
 * Messages on no case, or on one that is not among the cases, are left out; so are notes, bots, automatic replies and
 * replies that failed or bounced, and of replies at one instant all but one.
 *
 * - Until the next reply: without the time for which `statusHistory` has the case resolved or canceled; all of it
 *   where there is no history that reaches back to the creation.
 * - Pausable: the part of it in statuses in which the case waits for an agent or a third party.
 *
 * @throws InvalidRecordError on an instant that is none, and on a case that a business clock has no hours for.
 * @throws RangeError on an instant outside the horizon of a business clock's calendar.
 */
export function agentUpdateFacts(
  records: ConversationRecords,
  options: AgentUpdateFactsOptions = {},
): AgentUpdateFact[] {
  const { waitingOn = {} } = options;
  const asOf = instantMs("agentUpdateFacts", "asOf", options.asOf) ?? Infinity;
  return caseConversations("agentUpdateFacts", records, options).flatMap((conversation) => {
    const { case: one, created, between } = conversation;
    const spans = statusSpans(one, created, asOf);
    const replies = repliesAmong(conversation.messages);
    return replies.map((reply, index) => {
      const next = replies[index + 1] ?? null;
      return {
        updateId: `${one.id}/${index + 1}`,
        ...conversation.about,
        number: index + 1,
        agentId: reply.authorId,
        repliedAt: instantOf(reply.at),
        nextReplyAt: instantOf(next?.at ?? null),
        untilNextReplyMs: next === null ? null : unresolvedMs(spans, reply.at, next.at, between),
        pausableUntilNextReplyMs:
          next === null ? null : waitingOnCompanyMs(spans, reply.at, next.at, waitingOn, between),
      };
    });
  });
}

/** Two replies at one instant are one update. */
const repliesAmong = (messages: readonly PublicMessage[]): readonly PublicMessage[] =>
  messages
    .filter(({ by }) => by === "agent")
    .filter(({ at }, index, replies) => replies[index - 1]?.at !== at);
