import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, gitlabOnZendesk, zendeskDurations } from "../case-sources.ts";
import { notWaited, notWaitedInHours, notWaitedSoFar } from "../cases.ts";
import { entry } from "../entry.ts";
import { waitExamples } from "../example-waits.ts";
import { metric } from "../metric.ts";

/** Agent work time: median time for which a case was new or open, and an agent could work on it, in seconds. */
export const agentWorkTime = metric({
  id: "agentWorkTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: (one) => notWaited(one, one.waitingOnAgentMs),
  parts: ({ waitingOnAgentMs }) => ({ medianMs: quantile(0.5, waitingOnAgentMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ waitingOnAgentMs }) => ({
        totalMs: sum(waitingOnAgentMs),
        counted: count(),
        variance: variance(waitingOnAgentMs),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ waitingOnAgentMs }) => ({ p90Ms: quantile(0.9, waitingOnAgentMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({ excluded: (one) => notWaitedInHours(one, one.waitingOnAgentMs) }),
    businessHoursMean: vary({
      excluded: (one) => notWaitedInHours(one, one.waitingOnAgentMs),
      parts: ({ waitingOnAgentMs }) => ({
        totalMs: sum(waitingOnAgentMs),
        counted: count(),
        variance: variance(waitingOnAgentMs),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    soFar: vary({ excluded: (one) => notWaitedSoFar(one, one.waitingOnAgentMs) }),
  }),
});

export const agentWorkTimeEntry = entry(agentWorkTime, {
  name: "Agent work time",
  aliases: ["time in new and open"],
  says: "Median time for which a case was new or open, and waited for an agent.",
  population:
    "Cases that are resolved at the end of observation and whose history of statuses reaches back to their creation; after a reopening their time goes on. Spam, tests, merged and deleted cases, open and canceled cases, cases without such a history and rows on the business clock are left out and counted; the variants for business hours count the latter and leave out the others.",
  recommended:
    "New and open alone: neither the customer nor a third party is waited for, so the case is in the hands of the team. Resolved cases, because the time of an open one still grows.",
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
      usedBy: [{ ...zendeskDurations, by: "Zendesk, in SLA policies" }],
    },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "Agent work time",
      variant: null,
      differs: "Time in new and open, of each ticket, as an SLA metric that runs live.",
      source: gitlabOnZendesk,
    },
    {
      tool: "dbt_zendesk",
      calls: "agent_work_time_in_calendar_minutes",
      variant: null,
      differs: "Time in new and open, minutes of each ticket and no aggregate; business minutes beside them.",
      source: dbtZendesk,
    },
  ],
  examples: [
    ...waitExamples(
      (waitingOnAgentMs) => ({ waitingOnAgentMs }),
      "Most cases were resolved as they were opened, so the middle one is a real zero.",
    ),
  ],
  beware: [
    "It is not handling time: a case that lies open over night is not worked on.",
    "It is part of the requester's wait; the rest of that is time on hold.",
    "Pending and on hold stop it, so it rewards parking a case.",
  ],
  sources: [zendeskDurations, dbtZendesk, gitlabOnZendesk],
  since: "0.1.0",
});
