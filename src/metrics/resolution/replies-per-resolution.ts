import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk } from "../case-sources.ts";
import { notResolvedWithReplies } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Replies per resolution: public replies of agents on the resolved cases, on average over these. */
export const repliesPerResolution = metric({
  id: "repliesPerResolution",
  unit: "replies",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: notResolvedWithReplies,
  parts: ({ agentReplies }) => ({
    replies: sum(agentReplies),
    resolved: count(),
    variance: variance(agentReplies),
  }),
  value: ({ replies, resolved }) => replies.over(resolved),
  interval: studentMean({ sum: "replies", variance: "variance" }, 1),
  variants: (vary) => ({
    median: vary({
      parts: ({ agentReplies }) => ({ medianReplies: quantile(0.5, agentReplies) }),
      value: ({ medianReplies }) => medianReplies,
      interval: orderStatistics("medianReplies", 0.5, 1),
    }),
  }),
});

export const repliesPerResolutionEntry = entry(repliesPerResolution, {
  name: "Replies per resolution",
  aliases: ["agent replies per ticket", "touches per resolution"],
  says: "Public replies of agents on the resolved cases, on average over these.",
  population:
    "Cases that are resolved at the end of observation and of which it is known how many public replies of people they took; those that took none count with 0. Spam, tests, merged and deleted cases, open and canceled ones and those with an unknown number of replies are left out and counted.",
  recommended:
    "Resolved cases alone, because an open one may take more replies yet. The mean, because replies are work and add up.",
  variants: { median: { says: "Median of the replies that a resolved case took.", usedBy: [] } },
  tools: [
    {
      tool: "dbt_zendesk",
      calls: "count_public_agent_comments",
      variant: null,
      differs: "A count on each ticket, solved or not; the average over solved ones is left to the reader.",
      source: dbtZendesk,
    },
  ],
  examples: [
    {
      rows: [0, 1, 1, 2, 6].map((agentReplies) => ({ resolved: true, agentReplies })),
      gives: 2,
      because: "10 replies on 5 cases.",
    },
    {
      rows: [{ resolved: true, agentReplies: 0 }],
      gives: 0,
      because: "Resolved without a reply: a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was resolved, so there is nothing to say." },
    {
      rows: [
        { resolved: true, agentReplies: 3 },
        { resolved: true, agentReplies: null },
        { resolved: false, agentReplies: 9 },
        { resolved: true, agentReplies: 1, discarded: "spam" },
      ],
      gives: 3,
      excluded: { repliesUnknown: 1, unresolved: 1, spam: 1 },
      because: "One case can be counted; the open one may take more, and an unknown number is not 0.",
    },
    {
      variant: "median",
      rows: [0, 1, 1, 2, 6].map((agentReplies) => ({ resolved: true, agentReplies })),
      gives: 1,
      because: "The middle one of five.",
    },
  ],
  beware: [
    "Notes, bots and automatic replies are no replies; a source that counts them inflates it.",
    "Bulk closings without a reply lower it.",
    "In chats one message is a sentence, in letters an answer; do not mix the channels.",
  ],
  sources: [dbtZendesk],
  since: "0.1.0",
});
