import type { Case } from "../../model/case.ts";
import { caseStatuses } from "../../model/case-literals.ts";
import type { InteractionId } from "../../model/ids.ts";
import type { Message } from "../../model/message.ts";
import type { Records } from "../../model/records.ts";
import { speakerOf } from "../fold/speaker.ts";
import { isBefore, noBreach } from "./instants.ts";
import { neighbours, oldestFirst } from "./intervals.ts";
import type { IntegrityRule, RecordsBreach } from "./rule.ts";

export const countDisagrees: IntegrityRule = {
  id: "MET-06",
  severity: "warning",
  says: "What a record counts is as often there.",
  record: {
    case: (one) => {
      const reopened = reopeningsOf(one);
      const { reopenCount } = one;
      if (reopened === null || typeof reopenCount !== "number") return noBreach;
      const { least, most, isComplete } = reopened;
      const isWrong = reopenCount < least || (isComplete && reopenCount > most);
      const message = `reopenCount is ${reopenCount}, and its states tell of ${least}.`;
      return isWrong ? [{ path: "/reopenCount", message }] : noBreach;
    },
    interaction: ({ holdCount, segments }) => {
      if (typeof holdCount !== "number" || !segments || segments.length === 0) return noBreach;
      const held = segments.filter(({ type }) => type === "hold").length;
      if (held === holdCount) return noBreach;
      return [
        { path: "/holdCount", message: `holdCount is ${holdCount}, and there are ${held} segments of hold.` },
      ];
    },
  },
  records: ({ records }) => {
    if (records.messages === undefined) return [];
    const conversations = conversationsOf(records);
    return (records.cases ?? []).flatMap((one): readonly RecordsBreach[] => {
      const { messages = [], calls = 0 } = conversations.get(one.id) ?? {};
      const replies = messages.filter((message) => speakerOf(message) === "agent").length;
      const asked = messages.filter((message) => speakerOf(message) === "customer").length;
      const written = messages.filter(isByAgent).length;
      const { id, replyCount, customerReplyCount } = one;
      const entity = `case/${id}`;
      return [
        // Sources differ in whether what did not arrive is a reply, and a call in which nobody wrote.
        ...(typeof replyCount === "number" && (replyCount < replies || replyCount > written + calls)
          ? [
              {
                entity,
                path: "/replyCount",
                message: `replyCount is ${replyCount}, and there are ${replies} replies.`,
              },
            ]
          : []),
        // The first may stand as the description of the case, and not among its messages.
        ...(typeof customerReplyCount === "number" &&
        customerReplyCount !== asked &&
        customerReplyCount !== Math.max(0, asked - 1)
          ? [
              {
                entity,
                path: "/customerReplyCount",
                message: `customerReplyCount is ${customerReplyCount}, and there are ${asked} messages of the customer.`,
              },
            ]
          : []),
      ];
    });
  },
};

/** Whether an agent wrote a reply, whatever became of it. */
const isByAgent = (message: Message): boolean =>
  speakerOf({ ...message, sentAt: message.createdAt, failedAt: null, deliveryStatus: "sent" }) === "agent";

/** What was said on a case. */
interface Conversation {
  readonly messages: Message[];
  /** Calls and chats about it in which an agent may have answered. */
  calls: number;
}

/** By case; a message that names none is about the cases of its interaction. */
function conversationsOf({
  cases = [],
  messages = [],
  interactions = [],
}: Records): ReadonlyMap<string, Conversation> {
  const conversations = new Map<string, Conversation>(
    cases.map(({ id }) => [id, { messages: [], calls: 0 }]),
  );
  const unanswered = new Set(interactions.filter(({ answeredAt }) => !answeredAt).map(({ id }) => id));
  const about = new Map<string, Set<string>>();
  const add = (interactionId: InteractionId, caseId: string): void => {
    const known = about.get(interactionId) ?? new Set();
    const conversation = conversations.get(caseId);
    if (conversation !== undefined && !known.has(caseId) && !unanswered.has(interactionId)) {
      conversation.calls += 1;
    }
    about.set(interactionId, known.add(caseId));
  };
  for (const { id, interactionIds } of cases) for (const one of interactionIds ?? []) add(one, id);
  for (const { id, caseIds } of interactions) for (const one of caseIds ?? []) add(id, one);
  for (const message of messages) {
    const caseIds = message.caseId ? [message.caseId] : (about.get(message.interactionId ?? "") ?? []);
    for (const id of caseIds) conversations.get(id)?.messages.push(message);
  }
  return conversations;
}

const resolved: ReadonlySet<string> = new Set(["resolved", "closed"]);
const over: ReadonlySet<string> = new Set([...resolved, "canceled"]);
const open: ReadonlySet<string> = new Set(caseStatuses.filter((status) => !over.has(status)));

interface Reopenings {
  /** From being resolved to being open. */
  readonly least: number;
  /** Those after it was called off as well, or into a state of the source's own, which not every source counts. */
  readonly most: number;
  /** Whether its states are known from its opening on. */
  readonly isComplete: boolean;
}

/** How often a case was taken up again by its states; null where it has none. */
function reopeningsOf({ statusHistory, createdAt }: Case): Reopenings | null {
  const states = oldestFirst(statusHistory);
  const [first] = states;
  if (first === undefined) return null;
  const takenUp = neighbours(states).filter(
    ([before, next]) => over.has(before.one.status) && !over.has(next.one.status),
  );
  return {
    least: takenUp.filter(([before, next]) => resolved.has(before.one.status) && open.has(next.one.status))
      .length,
    most: takenUp.length,
    isComplete: !isBefore(createdAt, first.one.startAt),
  };
}
