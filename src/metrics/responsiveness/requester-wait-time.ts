import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, freshdeskStatuses, gitlabOnZendesk, zendeskDurations } from "../case-sources.ts";
import { notWaited, notWaitedInHours, notWaitedSoFar, waitingOnCompany } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Requester wait time: median time for which a case waited for the company, agents and third parties, in seconds. */
export const requesterWaitTime = metric({
  id: "requesterWaitTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: (one) => notWaited(one, waitingOnCompany(one)),
  parts: (one) => ({ medianMs: quantile(0.5, waitingOnCompany(one)) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: (one) => ({
        totalMs: sum(waitingOnCompany(one)),
        counted: count(),
        variance: variance(waitingOnCompany(one)),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: (one) => ({ p90Ms: quantile(0.9, waitingOnCompany(one)) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({ excluded: (one) => notWaitedInHours(one, waitingOnCompany(one)) }),
    businessHoursMean: vary({
      excluded: (one) => notWaitedInHours(one, waitingOnCompany(one)),
      parts: (one) => ({
        totalMs: sum(waitingOnCompany(one)),
        counted: count(),
        variance: variance(waitingOnCompany(one)),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    soFar: vary({ excluded: (one) => notWaitedSoFar(one, waitingOnCompany(one)) }),
  }),
});

export const requesterWaitTimeEntry = entry(requesterWaitTime, {
  name: "Requester wait time",
  abbreviation: "RWT",
  aliases: ["customer wait time", "time in new, open and on hold"],
  says: "Median time for which a case was new, open or on hold, and the customer waited.",
  population:
    "Cases that are resolved at the end of observation and whose history of statuses reaches back to their creation; after a reopening their time goes on. Spam, tests, merged and deleted cases, open and canceled cases, cases without such a history and rows on the business clock are left out and counted; the variants for business hours count the latter and leave out the others.",
  recommended:
    "By who is waited for, not by the name of a status: helpdesks have other names, and some have one for two. On hold is in it, because the customer waits whoever is to blame. Resolved cases, because the wait of an open one still grows; the median, because one forgotten case would drag the mean.",
  variants: {
    mean: { says: "Mean over the resolved cases; a few long waits move it.", usedBy: [] },
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
      calls: "Requester wait time",
      variant: null,
      differs:
        "Its native metric is recorded when the status changes and covers new, open and on hold, in calendar and business minutes of each ticket; the SLA metric of the same name runs live.",
      source: zendeskDurations,
    },
    {
      tool: "dbt_zendesk",
      calls: "requester_wait_time_in_calendar_minutes",
      variant: null,
      differs:
        "The same statuses, minutes of each ticket and no aggregate; it exposes business minutes beside them.",
      source: dbtZendesk,
    },
    {
      tool: "Freshdesk",
      calls: "Pending",
      differs:
        "It has no status for on hold, and pending may mean a third party, so its statuses must be mapped one by one before the figures compare.",
      source: freshdeskStatuses,
    },
  ],
  examples: [
    {
      rows: [
        { resolved: true, waitingOnAgentMs: 5_400_000, waitingOnThirdPartyMs: 1_800_000 },
        { resolved: true, waitingOnAgentMs: 600_000, waitingOnThirdPartyMs: 0 },
        { resolved: true, waitingOnAgentMs: 86_400_000, waitingOnThirdPartyMs: 86_400_000 },
      ],
      gives: 7_200,
      because:
        "Of 10 minutes, 2 hours (an hour and a half, and half an hour on hold) and 2 days the middle one is 2 hours.",
    },
    {
      rows: [{ resolved: true, waitingOnAgentMs: 0, waitingOnThirdPartyMs: 0 }],
      gives: 0,
      because: "Opened and resolved at one instant: nobody waited, a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was resolved, so there is nothing to say." },
    {
      rows: [
        { resolved: true, waitingOnAgentMs: 60_000, waitingOnThirdPartyMs: 60_000 },
        { resolved: true, waitingOnAgentMs: 60_000, waitingOnThirdPartyMs: null },
        { resolved: false, waitingOnAgentMs: 900_000, waitingOnThirdPartyMs: 0 },
        { resolved: true, waitingOnAgentMs: 1_000, waitingOnThirdPartyMs: 0, clock: "business" },
        { resolved: true, waitingOnAgentMs: 1_000, waitingOnThirdPartyMs: 0, discarded: "spam" },
      ],
      gives: 120,
      excluded: { timeUnknown: 1, unresolved: 1, businessClock: 1, spam: 1 },
      because:
        "Two minutes in the one case of which all is known; an unknown time on hold is not a time of 0.",
    },
    {
      variant: "mean",
      rows: [
        { resolved: true, waitingOnAgentMs: 60_000, waitingOnThirdPartyMs: 0 },
        { resolved: true, waitingOnAgentMs: 120_000, waitingOnThirdPartyMs: 60_000 },
      ],
      gives: 120,
      because: "One and three minutes, two on average.",
    },
    {
      variant: "p90",
      rows: [
        { resolved: true, waitingOnAgentMs: 100_000, waitingOnThirdPartyMs: 0 },
        { resolved: true, waitingOnAgentMs: 200_000, waitingOnThirdPartyMs: 0 },
        { resolved: true, waitingOnAgentMs: 200_000, waitingOnThirdPartyMs: 100_000 },
      ],
      gives: 280,
      because: "Nine tenths of the way from the first to the third of 100, 200 and 300 is 1.8 steps.",
    },
    {
      variant: "businessHours",
      rows: [
        { resolved: true, waitingOnAgentMs: 3_600_000, waitingOnThirdPartyMs: 0, clock: "business" },
        { resolved: true, waitingOnAgentMs: 7_200_000, waitingOnThirdPartyMs: 0 },
      ],
      gives: 3_600,
      excluded: { calendarClock: 1 },
      because: "One open hour; the other row is on the calendar.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { resolved: true, waitingOnAgentMs: 3_600_000, waitingOnThirdPartyMs: 0, clock: "business" },
        { resolved: true, waitingOnAgentMs: 0, waitingOnThirdPartyMs: 10_800_000, clock: "business" },
      ],
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
    {
      variant: "soFar",
      rows: [
        { waitingOnAgentMs: 60_000, waitingOnThirdPartyMs: 0 },
        { waitingOnAgentMs: 900_000, waitingOnThirdPartyMs: 0 },
        { waitingOnAgentMs: 300_000, waitingOnThirdPartyMs: 300_000 },
        { waitingOnAgentMs: 900_000, waitingOnThirdPartyMs: 0, canceled: true },
      ],
      gives: 600,
      excluded: { canceled: 1 },
      because:
        "Of 1, 10 and 15 minutes the middle one; open or resolved. One that was called off waits no more.",
    },
  ],
  beware: [
    "With the agent's wait it makes the whole time that a case was not resolved, but for time put aside; a report in which it does not has lost a status.",
    "Parking a case as pending stops it. Read it with the agent's wait.",
    "Two tools with one name for it differ by what their statuses mean; map statuses by who is waited for.",
    "Medians of parts do not add up to the median of the whole; the totals of the means do.",
  ],
  sources: [zendeskDurations, dbtZendesk, gitlabOnZendesk],
  since: "0.1.0",
});
