import type { CaseInput } from "../model/case.ts";
import type { MessageInput } from "../model/message.ts";
import type { Instant } from "../time/instant.ts";
import type { CaseClock } from "./case-clock.ts";
import { type CaseConversation, caseConversations } from "./case-conversations.ts";
import { isOpenedByCompany } from "./case-opening.ts";
import type { PublicMessage } from "./public-messages.ts";
import { instantOf } from "./record-fields.ts";
import type { ReplyFact } from "./reply.ts";

/** Cases and the messages on them. */
export interface ConversationRecords {
  readonly cases: Iterable<CaseInput>;
  readonly messages: Iterable<MessageInput>;
}

/** What cannot be read off cases and messages themselves. */
export interface ReplyFactsOptions {
  /** End of observation: later cases are left out, later messages have not been written. As the records say unless given. */
  readonly asOf?: Instant;
  /** What durations are counted by, all of them. The calendar, nights and weekends included, unless said. */
  readonly clock?: CaseClock;
}

/**
 * One fact for each block of a customer's messages on a case, in the order of the cases and then of time. Messages on
 * no case, or on one that is not among the cases, are left out.
 *
 * - A block begins with the first message of the customer that is unanswered and ends with the next public message of
 *   a person. Notes, bots, automatic replies and replies that failed or bounced end none.
 * - A case that the customer opened begins one, at its creation or at its first message where that came earlier. One
 *   that the company opened begins with none.
 * - At one instant the customer's message comes before the agent's.
 *
 * @throws InvalidRecordError on an instant that is none, and on a case that a business clock has no hours for.
 * @throws RangeError on an instant outside the horizon of a business clock's calendar.
 */
export function replyFacts(records: ConversationRecords, options: ReplyFactsOptions = {}): ReplyFact[] {
  return caseConversations("replyFacts", records, options).flatMap((conversation) =>
    blocksOf(conversation).map((block, index) => ({
      replyId: `${conversation.case.id}/${index + 1}`,
      ...conversation.about,
      block: index + 1,
      agentId: block.reply?.authorId ?? null,
      customerMessages: block.messages,
      waitingSince: instantOf(block.since),
      repliedAt: instantOf(block.reply?.at ?? null),
      replyMs: conversation.between(block.since, block.reply?.at ?? null),
    })),
  );
}

interface Block {
  readonly since: number;
  readonly messages: number;
  readonly reply: PublicMessage | null;
}

function blocksOf({ case: one, created, messages }: CaseConversation): readonly Block[] {
  const first = messages.find(({ by }) => by === "customer");
  const opening = isOpenedByCompany(one) ? null : Math.min(created, first?.at ?? created);
  const blocks: Block[] = [];
  let since = opening;
  let count = 0;
  for (const message of messages) {
    if (message.by === "customer") {
      since ??= message.at;
      count += 1;
    } else if (since !== null && message.at >= since) {
      blocks.push({ since, messages: count, reply: message });
      since = null;
      count = 0;
    }
  }
  return since === null ? blocks : [...blocks, { since, messages: count, reply: null }];
}
