import { replyFact } from "../../facts/reply.ts";
import { count, distinct, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, intercomResponsiveness } from "../case-sources.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { notReplied, notRepliedInHours } from "../replies.ts";

/** Average reply time: mean time from a customer's first unanswered message to the next public reply of a person, in seconds. */
export const averageReplyTime = metric({
  id: "averageReplyTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: replyFact,
  excluded: notReplied,
  parts: ({ replyMs }) => ({ totalMs: sum(replyMs), replies: count(), variance: variance(replyMs) }),
  value: ({ totalMs, replies }) => totalMs.over(replies.times(1000)),
  interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
  variants: (vary) => ({
    median: vary({
      parts: ({ replyMs }) => ({ medianMs: quantile(0.5, replyMs) }),
      value: ({ medianMs }) => medianMs.over(1000),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
    p90: vary({
      parts: ({ replyMs }) => ({ p90Ms: quantile(0.9, replyMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({ excluded: notRepliedInHours }),
    totalPerCase: vary({
      excluded: (reply) => ({ ...notReplied(reply), withoutCase: reply.caseId.isMissing() }),
      parts: ({ replyMs, caseId }) => ({ totalMs: sum(replyMs), cases: distinct(caseId) }),
      value: ({ totalMs, cases }) => totalMs.over(cases.times(1000)),
    }),
  }),
});

export const averageReplyTimeEntry = entry(averageReplyTime, {
  name: "Average reply time",
  abbreviation: "ART",
  aliases: ["average response time", "mean reply time"],
  says: "Mean time from a customer's first unanswered message to the next public reply of a person, first responses included.",
  population:
    "Blocks of a customer's messages on a case that a person has answered in public, the first of each case and the later ones alike. Notes, bots and automatic replies answer nothing. Unanswered blocks and those on spam, tests, merged and deleted cases are left out and counted. So are rows whose durations run on the business clock; `businessHours` counts those, and leaves out the others.",
  recommended:
    "The mean, as the name says, over all replies: with their number it gives the whole time that customers waited. The median is the better figure for the wait of one customer.",
  variants: {
    median: { says: "Median over all replies, the first of each case included.", usedBy: [] },
    p90: { says: "Time within which nine in ten of the blocks were answered.", usedBy: [] },
    businessHours: { says: "Mean within open hours, over facts derived with a business clock.", usedBy: [] },
    totalPerCase: {
      says: "Whole time that the customer of a case waited for replies, on average over cases with a reply.",
      usedBy: [dbtZendesk],
    },
  },
  tools: [
    {
      tool: "dbt_zendesk",
      calls: "total_reply_time_calendar_minutes",
      variant: "totalPerCase",
      differs:
        "The sum over a ticket of the time from a comment of the customer to the next response of an agent; of each ticket and no aggregate.",
      source: dbtZendesk,
    },
    {
      tool: "Intercom",
      calls: "Response time",
      variant: "median",
      differs:
        "The median of responses at any point of the conversation, in all hours unless office hours are chosen.",
      source: intercomResponsiveness,
    },
  ],
  examples: [
    {
      rows: [{ replyMs: 3_600_000 }, { replyMs: 7_200_000 }, { replyMs: 864_000_000 }],
      gives: 291_600,
      because: "874,800 seconds over 3 replies: more than 3 days, though two of three came within 2 hours.",
    },
    {
      rows: [{ replyMs: 0 }],
      gives: 0,
      because: "Answered at once: a real zero.",
    },
    { rows: [], gives: null, because: "Nobody was answered, so there is nothing to say." },
    {
      rows: [
        { replyMs: 600_000 },
        { replyMs: 1_200_000 },
        { replyMs: null },
        { replyMs: 1_000, clock: "business" },
        { replyMs: 1_000, discarded: "merged" },
      ],
      gives: 900,
      excluded: { unanswered: 1, businessClock: 1, merged: 1 },
      because: "10 and 20 minutes; who waits still is not waiting 0 seconds but an unknown time.",
    },
    {
      variant: "median",
      rows: [{ replyMs: 3_600_000 }, { replyMs: 7_200_000 }, { replyMs: 864_000_000 }],
      gives: 7_200,
      because: "Of 1 hour, 2 hours and 10 days the middle one is 2 hours.",
    },
    {
      variant: "p90",
      rows: [{ replyMs: 100_000 }, { replyMs: 200_000 }, { replyMs: 300_000 }],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { replyMs: 3_600_000, clock: "business" },
        { replyMs: 10_800_000, clock: "business" },
        { replyMs: null, clock: "business", repliedAt: "2026-03-07T12:00:00Z" },
        { replyMs: 259_200_000 },
      ],
      gives: 7_200,
      excluded: { outsideHours: 1, calendarClock: 1 },
      because:
        "One and three open hours, two on average. One was answered on a Saturday, and its time was left out.",
    },
    {
      variant: "totalPerCase",
      rows: [
        { caseId: "a", replyMs: 600_000 },
        { caseId: "a", replyMs: 1_200_000 },
        { caseId: "b", replyMs: 600_000 },
        { caseId: "b", replyMs: null },
        { caseId: null, replyMs: 600_000 },
      ],
      gives: 1_200,
      excluded: { unanswered: 1, withoutCase: 1 },
      because: "Half an hour of waiting on case a and 10 minutes on b, 20 on average.",
    },
  ],
  beware: [
    "A few replies after a weekend move it: report the median beside it.",
    "Averages of cases averaged again weigh a case with one reply as one with ten; add the waits and the replies.",
    "It says nothing of blocks that were never answered; look at `unanswered`.",
    "Measured from the last message of a block, impatient customers make it look better.",
  ],
  sources: [dbtZendesk, intercomResponsiveness],
  since: "0.1.0",
});
