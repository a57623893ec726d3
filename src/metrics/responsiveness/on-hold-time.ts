import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, gitlabOnZendesk, zendeskDurations } from "../case-sources.ts";
import { notWaited, notWaitedInHours, notWaitedSoFar } from "../cases.ts";
import { entry } from "../entry.ts";
import { waitExamples } from "../example-waits.ts";
import { metric } from "../metric.ts";

/** On-hold time: median time for which a case waited for a third party, in seconds. */
export const onHoldTime = metric({
  id: "onHoldTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: (one) => notWaited(one, one.waitingOnThirdPartyMs),
  parts: ({ waitingOnThirdPartyMs }) => ({ medianMs: quantile(0.5, waitingOnThirdPartyMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ waitingOnThirdPartyMs }) => ({
        totalMs: sum(waitingOnThirdPartyMs),
        counted: count(),
        variance: variance(waitingOnThirdPartyMs),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ waitingOnThirdPartyMs }) => ({ p90Ms: quantile(0.9, waitingOnThirdPartyMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({ excluded: (one) => notWaitedInHours(one, one.waitingOnThirdPartyMs) }),
    businessHoursMean: vary({
      excluded: (one) => notWaitedInHours(one, one.waitingOnThirdPartyMs),
      parts: ({ waitingOnThirdPartyMs }) => ({
        totalMs: sum(waitingOnThirdPartyMs),
        counted: count(),
        variance: variance(waitingOnThirdPartyMs),
      }),
      value: ({ totalMs, counted }) => totalMs.over(counted.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    soFar: vary({ excluded: (one) => notWaitedSoFar(one, one.waitingOnThirdPartyMs) }),
    heldOnly: vary({
      excluded: (one) => ({
        ...notWaited(one, one.waitingOnThirdPartyMs),
        neverOnHold: one.waitingOnThirdPartyMs.equals(0),
      }),
    }),
  }),
});

export const onHoldTimeEntry = entry(onHoldTime, {
  name: "On-hold time",
  aliases: ["case hold time", "third-party wait time"],
  says: "Median time for which a case was on hold, and a third party was waited for.",
  population:
    "Cases that are resolved at the end of observation and whose history of statuses reaches back to their creation; after a reopening their time goes on. Spam, tests, merged and deleted cases, open and canceled cases, cases without such a history and rows on the business clock are left out and counted; the variants for business hours count the latter and leave out the others.",
  recommended:
    "Over all resolved cases, so that a lower figure means less waiting and not fewer long waits; those never on hold count as 0, and `heldOnly` leaves them out.",
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
    heldOnly: { says: "Median of the cases that were on hold at all.", usedBy: [] },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "On-hold time",
      variant: "heldOnly",
      differs:
        "Time in the status on-hold, of each ticket; the value is missing until the events that it lies between have happened.",
      source: zendeskDurations,
    },
    {
      tool: "dbt_zendesk",
      calls: "on_hold_time_in_calendar_minutes",
      variant: null,
      differs: "Time in on-hold, minutes of each ticket and no aggregate; business minutes beside them.",
      source: dbtZendesk,
    },
  ],
  examples: [
    ...waitExamples(
      (waitingOnThirdPartyMs) => ({ waitingOnThirdPartyMs }),
      "Most cases never were on hold, so the middle one is a real zero.",
    ),
    {
      variant: "heldOnly",
      rows: [
        { resolved: true, waitingOnThirdPartyMs: 0 },
        { resolved: true, waitingOnThirdPartyMs: 0 },
        { resolved: true, waitingOnThirdPartyMs: 3_600_000 },
      ],
      gives: 3_600,
      excluded: { neverOnHold: 2 },
      because: "One case was on hold, for an hour.",
    },
  ],
  beware: [
    "Not to be taken for a caller on hold: that is the average hold time of contacts.",
    "Where most cases never are on hold the median is 0; use `heldOnly` or the mean.",
    "A helpdesk without a status for it, or with one for customer and third party alike, cannot have it measured until its statuses are mapped.",
  ],
  sources: [zendeskDurations, dbtZendesk, gitlabOnZendesk],
  since: "0.1.0",
});
