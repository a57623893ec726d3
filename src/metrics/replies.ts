import type { Expression } from "../language/expression.ts";
import { notACase, onBusinessClock, timedInHours } from "./cases.ts";

interface ReplyColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly clock: Expression<"clock", "text">;
  readonly repliedAt: Expression<"repliedAt", "instant">;
  readonly replyMs: Expression<"replyMs", "int">;
}
type Blocks = ReplyColumns & { readonly block: Expression<"block", "int"> };

/** Blocks of a customer's messages without a reply yet, and those on no case to measure. */
export const notReplied = ({ discarded, clock, replyMs }: Omit<ReplyColumns, "repliedAt">) => ({
  ...notACase({ discarded }),
  ...onBusinessClock({ clock }),
  unanswered: replyMs.isMissing(),
});
/** The same on the business clock. */
export const notRepliedInHours = ({ discarded, clock, repliedAt, replyMs }: ReplyColumns) => ({
  ...notACase({ discarded }),
  ...timedInHours({ clock }, replyMs, repliedAt),
  unanswered: replyMs.isMissing(),
});

/** The same without the first block of a case, whose wait is that for the first response. */
export const notRepliedAgain = (reply: Blocks) => ({
  firstResponse: reply.block.equals(1),
  ...notReplied(reply),
});
export const notRepliedAgainInHours = (reply: Blocks) => ({
  firstResponse: reply.block.equals(1),
  ...notRepliedInHours(reply),
});
