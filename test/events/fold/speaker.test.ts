import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldEvents } from "../../../src/events/index.ts";
import { caseFacts } from "../../../src/index.ts";
import { histories } from "./histories.ts";

const types = [
  "cx.case.created",
  "cx.message.sent",
  "cx.message.sent",
  "cx.message.sent",
  "cx.message.delivered",
  "cx.message.failed",
] as const;

describe("who replied on a case", () => {
  it("is the same by its record as by the messages themselves", () => {
    let replied = 0;
    fc.assert(
      fc.property(histories(40, 20, types), (events) => {
        const { cases = [], messages = [] } = foldEvents(events).records;
        const bare = cases.map(
          ({ firstRespondedAt: _, firstAgentReplyAt: __, replyCount: ___, ...one }) => one,
        );
        const byMessages = caseFacts(bare, { messages });
        for (const [index, fact] of caseFacts(cases, { messages }).entries()) {
          const { firstRespondedAt, firstAnyResponseMs, agentReplies } = fact;
          expect({ firstRespondedAt, firstAnyResponseMs, agentReplies }).toEqual({
            firstRespondedAt: byMessages[index]?.firstRespondedAt,
            firstAnyResponseMs: byMessages[index]?.firstAnyResponseMs,
            agentReplies: byMessages[index]?.agentReplies,
          });
          // The fact looks at the messages for the first reply of all, whatever the record says.
          const { createdAt = "", firstRespondedAt: firstOfAll } = cases[index] ?? {};
          const anyMs = firstOfAll ? Date.parse(firstOfAll) - Date.parse(createdAt) : null;
          expect(anyMs).toBe(byMessages[index]?.firstAnyResponseMs);
          if (firstRespondedAt !== null) replied += 1;
        }
      }),
      { numRuns: 300, seed: 11 },
    );
    expect(replied).toBeGreaterThan(100);
  });
});
