import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import {
  dbtZendesk,
  deskie,
  freshdeskDefinitions,
  freshdeskMetrics,
  intercomApi,
  intercomResponsiveness,
  redo,
  zendeskDurations,
  zohoAgents,
} from "../case-sources.ts";
import { notACase, onBusinessClock, onCalendarClock, startedByCompany } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** First response time: median time from opening a case to the first public answer by a person, in seconds. */
export const firstResponseTime = metric({
  id: "firstResponseTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: ({ discarded, clock, direction, initiative, firstResponseMs }) => ({
    ...notACase({ discarded }),
    ...onBusinessClock({ clock }),
    agentStarted: startedByCompany({ direction, initiative }),
    unanswered: firstResponseMs.isMissing(),
  }),
  parts: ({ firstResponseMs }) => ({ medianMs: quantile(0.5, firstResponseMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ firstResponseMs }) => ({
        totalMs: sum(firstResponseMs),
        answered: count(),
        variance: variance(firstResponseMs),
      }),
      value: ({ totalMs, answered }) => totalMs.over(answered.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ firstResponseMs }) => ({ p90Ms: quantile(0.9, firstResponseMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({
      excluded: notAnsweredInHours,
    }),
    businessHoursMean: vary({
      excluded: notAnsweredInHours,
      parts: ({ firstResponseMs }) => ({
        totalMs: sum(firstResponseMs),
        answered: count(),
        variance: variance(firstResponseMs),
      }),
      value: ({ totalMs, answered }) => totalMs.over(answered.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    includeBot: vary({
      excluded: ({ discarded, clock, direction, initiative, firstAnyResponseMs }) => ({
        ...notACase({ discarded }),
        ...onBusinessClock({ clock }),
        agentStarted: startedByCompany({ direction, initiative }),
        unanswered: firstAnyResponseMs.isMissing(),
      }),
      parts: ({ firstAnyResponseMs }) => ({ medianMs: quantile(0.5, firstAnyResponseMs) }),
      value: ({ medianMs }) => medianMs.over(1000),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
    fromFirstMessage: vary({
      excluded: ({ discarded, clock, direction, initiative, firstResponseMs, firstMessageToResponseMs }) => ({
        ...notACase({ discarded }),
        ...onBusinessClock({ clock }),
        agentStarted: startedByCompany({ direction, initiative }),
        messageUnknown: firstMessageToResponseMs.isMissing().and(firstResponseMs.isKnown()),
        unanswered: firstMessageToResponseMs.isMissing(),
      }),
      parts: ({ firstMessageToResponseMs }) => ({ medianMs: quantile(0.5, firstMessageToResponseMs) }),
      value: ({ medianMs }) => medianMs.over(1000),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
    fromAssignment: vary({
      excluded: ({ discarded, clock, direction, initiative, firstResponseMs, assignmentToResponseMs }) => ({
        ...notACase({ discarded }),
        ...onBusinessClock({ clock }),
        agentStarted: startedByCompany({ direction, initiative }),
        unanswered: firstResponseMs.isMissing(),
        notAssigned: assignmentToResponseMs.isMissing(),
      }),
      parts: ({ assignmentToResponseMs }) => ({ medianMs: quantile(0.5, assignmentToResponseMs) }),
      value: ({ medianMs }) => medianMs.over(1000),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
  }),
});

/** Cases without an answer whose time is counted in open hours. */
function notAnsweredInHours(one: {
  readonly discarded: Expression<"discarded", "text">;
  readonly clock: Expression<"clock", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly initiative: Expression<"initiative", "text">;
  readonly firstRespondedAt: Expression<"firstRespondedAt", "instant">;
  readonly firstResponseMs: Expression<"firstResponseMs", "int">;
}) {
  return {
    ...notACase(one),
    ...onCalendarClock(one),
    agentStarted: startedByCompany(one),
    outsideHours: one.firstResponseMs.isMissing().and(one.firstRespondedAt.isKnown()),
    unanswered: one.firstResponseMs.isMissing(),
  };
}

const plain = {
  by: "Plain",
  title: "First response time",
  url: "https://www.plain.com/docs/product/platform/first-response-time.md",
};

export const firstResponseTimeEntry = entry(firstResponseTime, {
  name: "First response time",
  abbreviation: "FRT",
  aliases: ["first reply time", "time to first response", "TTFR"],
  says: "Median time from opening a case to the first public answer by a person.",
  population:
    "Cases that a customer opened and a person answered in public. Spam, tests, merged and deleted cases, cases that the company opened, and cases without an answer yet are left out and counted. So are rows whose durations run on the business clock; the variants for business hours count those, and leave out the others.",
  recommended:
    "The median in calendar time: it is the wait of the customer in the middle, and one forgotten case or one weekend does not move it. Time within business hours is another clock, for agreements on service levels.",
  variants: {
    mean: {
      says: "Mean time to the first answer; a few long waits move it.",
      usedBy: [
        { ...freshdeskDefinitions, by: "Freshdesk" },
        zohoAgents,
        {
          by: "Help Scout",
          title: "Productivity: first response time",
          url: "https://developer.helpscout.com/mailbox-api/endpoints/reports/productivity/reports-productivity-first-response-time",
        },
      ],
    },
    p90: {
      says: "Time within which nine in ten of the answered cases had their first answer.",
      usedBy: [{ ...plain, by: "Plain, from the first message" }],
    },
    businessHours: {
      says: "Median time to the first answer within open hours, over facts derived with a business clock. Answered outside of hours what was opened outside of hours counts as 0, unless the facts leave such times out.",
      usedBy: [{ ...intercomResponsiveness, by: "Intercom, with office hours chosen" }],
    },
    businessHoursMean: {
      says: "Mean time to the first answer within open hours.",
      usedBy: [{ ...freshdeskDefinitions, by: "Freshdesk, by the hours of the SLA policy" }],
    },
    includeBot: {
      says: "Median time to the first public answer of any kind: a bot's or an automatic one stops the clock too.",
      usedBy: [{ by: "Keloa", title: "Response time", url: "https://docs.keloa.ai/analytics/response-time" }],
    },
    fromFirstMessage: {
      says: "Median time from the customer's first message, where a case can be opened before it was written or after. Cases whose messages are not known are left out and counted.",
      usedBy: [plain],
    },
    fromAssignment: {
      says: "Median time from the first assignment to the first public answer by a person: the agent's part of the wait. Cases answered before they were assigned are left out and counted.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "First reply time",
      variant: null,
      differs:
        "From creation to the first public comment by any agent, calendar and business minutes of each ticket; of a ticket that an agent created in public it is the second comment.",
      source: zendeskDurations,
    },
    {
      tool: "Intercom",
      calls: "First response time",
      variant: null,
      differs:
        "The median in all hours, by the start of the conversation; office hours can be chosen chart by chart, which is businessHours.",
      source: intercomResponsiveness,
    },
    {
      tool: "Intercom (API)",
      calls: "time_to_admin_reply",
      variant: "businessHours",
      differs:
        "Of each conversation, with time outside of office hours taken off: the same vendor counts two ways.",
      source: intercomApi,
    },
    {
      tool: "Freshdesk",
      calls: "Average first response time",
      variant: "businessHoursMean",
      differs: "The mean, within the business hours of the SLA policy.",
      source: freshdeskDefinitions,
    },
    {
      tool: "Freshdesk Analytics",
      calls: "First response",
      differs: "Public notes count as responses besides replies, which no variant here does.",
      source: freshdeskMetrics,
    },
    {
      tool: "Zoho Desk",
      calls: "First response time",
      variant: "mean",
      differs: "The mean from creation to the first public response.",
      source: zohoAgents,
    },
    {
      tool: "Redo",
      calls: "First response time",
      variant: null,
      differs:
        "Automatic replies and conversations that an agent started are left out; time outside of hours is counted.",
      source: redo,
    },
    {
      tool: "Plain",
      calls: "First response time",
      variant: "fromFirstMessage",
      differs:
        "Median and 90th percentile from the first message of the customer; replies of machines do not count, threads that the company opened are left out, and a thread belongs to the period of the reply.",
      source: plain,
    },
    {
      tool: "Deskie",
      calls: "Speed metrics",
      variant: "businessHours",
      differs:
        "Replies to what came in outside of hours and was answered outside of hours are left out, not counted as 0: facts derived with dropFullyOutsideHours.",
      source: deskie,
    },
    {
      tool: "dbt_zendesk",
      calls: "first_reply_time_calendar_minutes",
      variant: null,
      differs: "Minutes of each ticket and no aggregate; business minutes beside them.",
      source: dbtZendesk,
    },
  ],
  examples: [
    {
      rows: [{ firstResponseMs: 60_000 }, { firstResponseMs: 120_000 }, { firstResponseMs: 86_400_000 }],
      gives: 120,
      because: "Of 1 minute, 2 minutes and a day the middle one is 2 minutes.",
    },
    {
      rows: [
        { firstResponseMs: 1_000 },
        { firstResponseMs: 2_000 },
        { firstResponseMs: 3_000 },
        { firstResponseMs: 10_000 },
      ],
      gives: 2.5,
      because: "With an even number of cases it lies midway between the middle two, 2 and 3 seconds.",
    },
    { rows: [], gives: null, because: "Nothing was answered, so there is nothing to say." },
    {
      rows: [
        { firstResponseMs: 5_400_000 },
        { firstResponseMs: null },
        { firstResponseMs: 1_000, discarded: "spam" },
        { firstResponseMs: 1_000, discarded: "test" },
        { firstResponseMs: 1_000, discarded: "merged" },
        { firstResponseMs: null, discarded: "deleted" },
        { firstResponseMs: 1_000, discarded: "duplicate" },
        { firstResponseMs: 0, direction: "outbound" },
        { firstResponseMs: 0, initiative: "proactive" },
      ],
      gives: 5_400,
      excluded: {
        spam: 1,
        test: 1,
        merged: 1,
        deleted: 1,
        discarded: 1,
        agentStarted: 2,
        unanswered: 1,
      },
      because:
        "One customer waited for one answer, an hour and a half. Who has none yet is not waiting 0 seconds but an unknown time.",
    },
    {
      rows: [{ firstResponseMs: 0 }, { firstResponseMs: 0 }, { firstResponseMs: 30_000 }],
      gives: 0,
      because: "An answer at once is a real zero, and the middle one here.",
    },
    {
      variant: "mean",
      rows: [{ firstResponseMs: 60_000 }, { firstResponseMs: 120_000 }, { firstResponseMs: 86_400_000 }],
      gives: 28_860,
      because: "86,580 seconds over 3 cases: 8 hours, though two of three waited at most 2 minutes.",
    },
    {
      variant: "p90",
      rows: [
        { firstResponseMs: 10_000 },
        { firstResponseMs: 20_000 },
        { firstResponseMs: 30_000 },
        { firstResponseMs: 40_000 },
        { firstResponseMs: 50_000 },
        { firstResponseMs: 60_000 },
      ],
      gives: 55,
      because: "Nine tenths of the way from the first to the sixth is 4.5 steps: halfway from 50 to 60.",
    },
    {
      rows: [{ firstResponseMs: 7_200_000 }, { firstResponseMs: 900_000, clock: "business" }],
      gives: 7_200,
      excluded: { businessClock: 1 },
      because: "Two hours by the calendar; a quarter of an hour within open hours is another measure.",
    },
    {
      variant: "businessHours",
      rows: [
        { firstResponseMs: 900_000, clock: "business" },
        { firstResponseMs: 0, clock: "business" },
        { firstResponseMs: 7_200_000, clock: "business" },
        { firstResponseMs: null, clock: "business", firstRespondedAt: "2026-03-07T12:00:00Z" },
        { firstResponseMs: null, clock: "business", firstRespondedAt: null },
        { firstResponseMs: 2_700_000, clock: "calendar" },
        { firstResponseMs: 2_700_000 },
      ],
      gives: 900,
      excluded: { outsideHours: 1, unanswered: 1, calendarClock: 2 },
      because:
        "Of 0, 15 minutes and 2 hours within open hours the middle one. One was answered on a Saturday, and its time was left out.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { firstResponseMs: 900_000, clock: "business" },
        { firstResponseMs: 2_700_000, clock: "business" },
        { firstResponseMs: 86_400_000, clock: "calendar" },
      ],
      gives: 1_800,
      excluded: { calendarClock: 1 },
      because: "15 and 45 minutes within open hours, half an hour on average; the day is on another clock.",
    },
    {
      variant: "includeBot",
      rows: [
        { firstAnyResponseMs: 1_000 },
        { firstAnyResponseMs: 2_000 },
        { firstAnyResponseMs: 600_000 },
        { firstAnyResponseMs: null },
      ],
      gives: 2,
      excluded: { unanswered: 1 },
      because: "Two of the three were met by a bot within 2 seconds.",
    },
    {
      variant: "fromFirstMessage",
      rows: [
        { firstResponseMs: 3_600_000, firstMessageToResponseMs: 600_000 },
        { firstResponseMs: 60_000, firstMessageToResponseMs: 60_000 },
        { firstResponseMs: 60_000, firstMessageToResponseMs: null },
        { firstResponseMs: null, firstMessageToResponseMs: null },
      ],
      gives: 330,
      excluded: { messageUnknown: 1, unanswered: 1 },
      because:
        "10 minutes and 1 after the first message; the first case was opened by a form 50 minutes before its customer wrote.",
    },
    {
      variant: "fromAssignment",
      rows: [
        { firstResponseMs: 3_600_000, assignmentToResponseMs: 600_000 },
        { firstResponseMs: 7_200_000, assignmentToResponseMs: 300_000 },
        { firstResponseMs: 60_000, assignmentToResponseMs: null },
        { firstResponseMs: null },
      ],
      gives: 450,
      excluded: { notAssigned: 1, unanswered: 1 },
      because: "10 and 5 minutes after assignment; the third was answered before anyone was assigned.",
    },
  ],
  beware: [
    "An automatic acknowledgement is no answer: counted as one, the time falls to seconds and nobody is served sooner.",
    "Cases without an answer are not in it; the worst waits appear late. Read it with the number left out as unanswered.",
    "Calendar and business time differ by nights and weekends; two tools that do not say which cannot be compared.",
    "Medians and percentiles of teams or days cannot be averaged; measure the cases together.",
    "A case that the company opened has no first response; counted, it adds zeros.",
    "Cases opened in a month and answers given in that month are two populations; say which.",
  ],
  sources: [
    zendeskDurations,
    intercomResponsiveness,
    plain,
    redo,
    {
      by: "Hyndman and Fan",
      title: "Sample quantiles in statistical packages, The American Statistician 50(4)",
      url: "https://doi.org/10.1080/00031305.1996.10473566",
      year: 1996,
    },
  ],
  since: "0.1.0",
});
