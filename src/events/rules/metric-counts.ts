import type { Case } from "../../model/case.ts";
import type { Message } from "../../model/message.ts";
import { groupsOf } from "./groups.ts";
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
      const isWrong = reopened.isComplete ? reopenCount !== reopened.count : reopenCount < reopened.count;
      const message = `reopenCount is ${reopenCount}, and its states tell of ${reopened.count}.`;
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
  records: ({ records: { cases = [], messages } }) => {
    if (messages === undefined) return [];
    const byCase = groupsOf(messages, ({ caseId }) => caseId);
    return cases.flatMap((one): readonly RecordsBreach[] => {
      const visible = (byCase.get(one.id) ?? []).filter(isWritten);
      const replies = visible.filter(({ author }) => author.type === "agent").length;
      const asked = visible.filter(({ author }) => author.type === "customer").length;
      const { id, replyCount, customerReplyCount } = one;
      const entity = `case/${id}`;
      return [
        ...(typeof replyCount === "number" && replyCount !== replies
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

const isWritten = ({ visibility, kind, isAutomated }: Message): boolean =>
  visibility === "public" && kind === "message" && isAutomated !== true;

const ends: ReadonlySet<string> = new Set(["resolved", "closed", "canceled"]);

/** How often a case was taken up again by its states; null where it has none. All are known from its opening on. */
function reopeningsOf({
  statusHistory,
  createdAt,
}: Case): { readonly count: number; readonly isComplete: boolean } | null {
  const states = oldestFirst(statusHistory);
  const [first] = states;
  if (first === undefined) return null;
  const reopenings = neighbours(states).filter(
    ([before, next]) => ends.has(before.one.status) && !ends.has(next.one.status),
  );
  return { count: reopenings.length, isComplete: !isBefore(createdAt, first.one.startAt) };
}
