import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, freshdeskStatuses, gitlabOnZendesk, zendeskDurations } from "../case-sources.ts";
import { notWaited, notWaitedInHours, notWaitedSoFar } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Agent wait time: median time for which a case waited for the customer, in seconds. */
export const agentWaitTime = metric({
  id: "agentWaitTime",
  unit: "seconds",
  better: "context",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: (one) => notWaited(one, one.waitingOnCustomerMs),
  parts: ({ waitingOnCustomerMs }) => ({ medianMs: quantile(0.5, waitingOnCustomerMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ waitingOnCustomerMs }) => ({
        totalMs: sum(waitingOnCustomerMs),
        counted: count(),
        variance: variance(waitingOnCustomerMs),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ waitingOnCustomerMs }) => ({ p90Ms: quantile(0.9, waitingOnCustomerMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({ excluded: (one) => notWaitedInHours(one, one.waitingOnCustomerMs) }),
    businessHoursMean: vary({
      excluded: (one) => notWaitedInHours(one, one.waitingOnCustomerMs),
      parts: ({ waitingOnCustomerMs }) => ({
        totalMs: sum(waitingOnCustomerMs),
        counted: count(),
        variance: variance(waitingOnCustomerMs),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    soFar: vary({ excluded: (one) => notWaitedSoFar(one, one.waitingOnCustomerMs) }),
  }),
});

export const agentWaitTimeEntry = entry(agentWaitTime, {
  name: "Agent wait time",
  aliases: ["time in pending", "customer response time"],
  says: "Median time for which a case was pending, and the agent waited for the customer.",
  population:
    "Cases that are resolved at the end of observation and whose history of statuses reaches back to their creation; after a reopening their time goes on. Spam, tests, merged and deleted cases, open and canceled cases, cases without such a history and rows on the business clock are left out and counted; the variants for business hours count the latter and leave out the others.",
  recommended:
    "It is the agent who waits, as the name says, though reports often read it the other way. Resolved cases, because the wait of an open one still grows; those that never waited count as 0.",
  variants: {
    mean: { says: "Mean over the resolved cases; a few long ones move it.", usedBy: [] },
    p90: { says: "Time that nine in ten of the resolved cases did not exceed.", usedBy: [] },
    businessHours: {
      says: "Median of the time within open hours, over facts derived with a business clock.",
      usedBy: [],
    },
    businessHoursMean: { says: "Mean of the time within open hours.", usedBy: [] },
    soFar: {
      says: "Median over open cases too, with the time they have waited so far: a live figure, which still grows.",
      usedBy: [zendeskDurations],
    },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "Agent wait time",
      variant: null,
      differs:
        "Time in pending alone, of each ticket; recorded after the event in the native metric, and live in the SLA metric of the same name.",
      source: gitlabOnZendesk,
    },
    {
      tool: "dbt_zendesk",
      calls: "agent_wait_time_in_calendar_minutes",
      variant: null,
      differs:
        "Time in pending alone, minutes of each ticket and no aggregate; business minutes beside them.",
      source: dbtZendesk,
    },
    {
      tool: "Freshdesk",
      calls: "Pending",
      differs:
        "Pending may mean the customer or a third party, so part of it belongs to the requester's wait until its statuses are mapped.",
      source: freshdeskStatuses,
    },
  ],
  examples: [
    {
      rows: [
        { resolved: true, waitingOnCustomerMs: 600_000 },
        { resolved: true, waitingOnCustomerMs: 7_200_000 },
        { resolved: true, waitingOnCustomerMs: 172_800_000 },
      ],
      gives: 7_200,
      because: "Of 10 minutes, 2 hours and 2 days the middle one is 2 hours.",
    },
    {
      rows: [
        { resolved: true, waitingOnCustomerMs: 0 },
        { resolved: true, waitingOnCustomerMs: 0 },
        { resolved: true, waitingOnCustomerMs: 60_000 },
      ],
      gives: 0,
      because: "Most cases never waited for the customer, so the middle one is a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was resolved, so there is nothing to say." },
    {
      rows: [
        { resolved: true, waitingOnCustomerMs: 120_000 },
        { resolved: true, waitingOnCustomerMs: null },
        { resolved: false, waitingOnCustomerMs: 900_000 },
        { resolved: true, waitingOnCustomerMs: 1_000, clock: "business" },
        { resolved: true, waitingOnCustomerMs: 1_000, discarded: "test" },
      ],
      gives: 120,
      excluded: { timeUnknown: 1, unresolved: 1, businessClock: 1, test: 1 },
      because:
        "One resolved case has a known time; an unknown one is not a time of 0, and that of an open case still grows.",
    },
    {
      variant: "mean",
      rows: [
        { resolved: true, waitingOnCustomerMs: 60_000 },
        { resolved: true, waitingOnCustomerMs: 180_000 },
      ],
      gives: 120,
      because: "One and three minutes, two on average.",
    },
    {
      variant: "p90",
      rows: [
        { resolved: true, waitingOnCustomerMs: 100_000 },
        { resolved: true, waitingOnCustomerMs: 200_000 },
        { resolved: true, waitingOnCustomerMs: 300_000 },
      ],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { resolved: true, waitingOnCustomerMs: 3_600_000, clock: "business" },
        { resolved: true, waitingOnCustomerMs: 7_200_000 },
      ],
      gives: 3_600,
      excluded: { calendarClock: 1 },
      because: "One open hour; the other row is on the calendar.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { resolved: true, waitingOnCustomerMs: 3_600_000, clock: "business" },
        { resolved: true, waitingOnCustomerMs: 10_800_000, clock: "business" },
      ],
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
    {
      variant: "soFar",
      rows: [
        { waitingOnCustomerMs: 60_000 },
        { waitingOnCustomerMs: 900_000 },
        { waitingOnCustomerMs: 600_000 },
      ],
      gives: 600,
      because: "Of 1, 10 and 15 minutes the middle one; open or resolved.",
    },
  ],
  beware: [
    "It is not the time that agents work, and not the time that customers wait: it is the time the customer took.",
    "Neither long nor short is good by itself: questions that were worth asking take time, and parked cases hide in it.",
    "Where most cases never wait for the customer the median is 0; the mean shows what there is.",
  ],
  sources: [zendeskDurations, dbtZendesk, gitlabOnZendesk],
  since: "0.1.0",
});
