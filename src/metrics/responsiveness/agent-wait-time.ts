import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, freshdeskStatuses, gitlabOnZendesk, zendeskDurations } from "../case-sources.ts";
import { notWaited, notWaitedInHours, notWaitedSoFar } from "../cases.ts";
import { entry } from "../entry.ts";
import { waitExamples } from "../example-waits.ts";
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
      says: "Median over open cases too, with the time they have waited so far: a live figure, which still grows. Canceled cases wait no more.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "Agent wait time",
      variant: null,
      differs:
        "Time in pending alone, of each ticket; it is recorded when the status changes, so it does not grow while a ticket waits.",
      source: zendeskDurations,
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
    ...waitExamples(
      (waitingOnCustomerMs) => ({ waitingOnCustomerMs }),
      "Most cases never waited for the customer, so the middle one is a real zero.",
    ),
  ],
  beware: [
    "It is not the time that agents work, and not the time that customers wait: it is the time the customer took.",
    "Neither long nor short is good by itself: questions that were worth asking take time, and parked cases hide in it.",
    "Where most cases never wait for the customer the median is 0; the mean shows what there is.",
  ],
  sources: [zendeskDurations, dbtZendesk, gitlabOnZendesk],
  since: "0.1.0",
});
