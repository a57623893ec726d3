import { replyFact } from "../../facts/reply.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { gitlabOnZendesk, intercomApi, intercomResponsiveness, plainNextResponse } from "../case-sources.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { notRepliedAgain, notRepliedAgainInHours } from "../replies.ts";

/** Next reply time: median time from a customer's first unanswered message to the next public reply of a person, after the first response, in seconds. */
export const nextReplyTime = metric({
  id: "nextReplyTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: replyFact,
  excluded: notRepliedAgain,
  parts: ({ replyMs }) => ({ medianMs: quantile(0.5, replyMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ replyMs }) => ({ totalMs: sum(replyMs), replies: count(), variance: variance(replyMs) }),
      value: ({ totalMs, replies }) => totalMs.over(replies.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ replyMs }) => ({ p90Ms: quantile(0.9, replyMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({ excluded: notRepliedAgainInHours }),
    businessHoursMean: vary({
      excluded: notRepliedAgainInHours,
      parts: ({ replyMs }) => ({ totalMs: sum(replyMs), replies: count(), variance: variance(replyMs) }),
      value: ({ totalMs, replies }) => totalMs.over(replies.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
  }),
});

export const nextReplyTimeEntry = entry(nextReplyTime, {
  name: "Next reply time",
  abbreviation: "NRT",
  aliases: ["next response time", "subsequent response time"],
  says: "Median time from a customer's first unanswered message to the next public reply of a person, after the first response.",
  population:
    "Blocks of a customer's messages after the first of the case, which a person has answered in public; a case has as many as the customer wrote again. Notes, bots and automatic replies answer nothing. The first block of a case, unanswered ones and those on spam, tests, merged and deleted cases are left out and counted. So are rows whose durations run on the business clock; the variants for business hours count those, and leave out the others.",
  recommended:
    "From the first message of the block, because that is when the wait began: writing again does not make the wait any shorter. The median in calendar time, as for the first response. On a case that the company opened, the first block is the customer's first answer and belongs to neither.",
  variants: {
    mean: { says: "Mean over the blocks; a few long waits move it.", usedBy: [] },
    p90: { says: "Time within which nine in ten of the blocks were answered.", usedBy: [] },
    businessHours: {
      says: "Median within open hours, over facts derived with a business clock.",
      usedBy: [],
    },
    businessHoursMean: { says: "Mean within open hours.", usedBy: [] },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "Next reply time",
      variant: null,
      differs:
        "An SLA metric, one target each time round: from a public reply of the customer to the next of an agent. Which of several the clock starts at, the source does not say.",
      source: gitlabOnZendesk,
    },
    {
      tool: "Intercom",
      calls: "Response time",
      differs:
        "Replies at any point of the conversation, the first one with them: that is the median of the reply time here.",
      source: intercomResponsiveness,
    },
    {
      tool: "Intercom (API)",
      calls: "median_time_to_reply",
      differs: "Median of the replies of admins after a reply of the contact, within one conversation.",
      source: intercomApi,
    },
    {
      tool: "Plain",
      calls: "Next response time",
      differs:
        "From each reply of a person to the next, whether the customer wrote between them or not: that is the periodic update here.",
      source: plainNextResponse,
    },
  ],
  examples: [
    {
      rows: [
        { block: 2, replyMs: 3_600_000 },
        { block: 2, replyMs: 7_200_000 },
        { block: 2, replyMs: 864_000_000 },
      ],
      gives: 7_200,
      because: "Of 1 hour, 2 hours and 10 days the middle one is 2 hours.",
    },
    {
      rows: [
        { block: 2, replyMs: 0 },
        { block: 2, replyMs: 0 },
        { block: 2, replyMs: 30_000 },
      ],
      gives: 0,
      because: "At once is a real zero, and the middle one here.",
    },
    { rows: [], gives: null, because: "Nobody wrote again, so there is nothing to say." },
    {
      rows: [
        { block: 2, replyMs: 600_000 },
        { block: 2, replyMs: null },
        { block: 2, replyMs: 1_000, clock: "business" },
        { block: 2, replyMs: 1_000, discarded: "merged" },
      ],
      gives: 600,
      excluded: { unanswered: 1, businessClock: 1, merged: 1 },
      because: "One block was answered; who waits still is not waiting 0 seconds but an unknown time.",
    },
    {
      variant: "mean",
      rows: [
        { block: 2, replyMs: 3_600_000 },
        { block: 2, replyMs: 7_200_000 },
        { block: 2, replyMs: 864_000_000 },
      ],
      gives: 291_600,
      because: "874,800 seconds over 3: more than 3 days, though two of three took at most 2 hours.",
    },
    {
      variant: "p90",
      rows: [
        { block: 2, replyMs: 100_000 },
        { block: 2, replyMs: 200_000 },
        { block: 2, replyMs: 300_000 },
      ],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { block: 2, replyMs: 28_800_000, clock: "business" },
        { block: 2, replyMs: 14_400_000, clock: "business" },
        { block: 2, replyMs: null, clock: "business", repliedAt: "2026-03-07T12:00:00Z" },
        { block: 2, replyMs: 259_200_000 },
      ],
      gives: 21_600,
      excluded: { outsideHours: 1, calendarClock: 1 },
      because: "Eight and four open hours, six midway; three days by the calendar are another measure.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { block: 2, replyMs: 3_600_000, clock: "business" },
        { block: 2, replyMs: 10_800_000, clock: "business" },
      ],
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
    {
      rows: [
        { block: 1, replyMs: 86_400_000 },
        { block: 2, replyMs: 60_000 },
        { block: 3, replyMs: 180_000 },
      ],
      gives: 120,
      excluded: { firstResponse: 1 },
      because:
        "A day until the first response is that metric's business; one and three minutes after it, two midway.",
    },
  ],
  beware: [
    "It counts replies, not cases: one talkative case has as much weight as ten others. Look at both.",
    "Measured from the last message of a block, impatient customers make it look better.",
    "A case that is resolved without an answer leaves its last block unanswered; look at `unanswered`.",
    "In chats a reply takes seconds and in letters hours; do not mix the channels.",
  ],
  sources: [gitlabOnZendesk, intercomResponsiveness],
  since: "0.1.0",
});
