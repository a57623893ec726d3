import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, intercomApi, redo, zendeskDurations } from "../case-sources.ts";
import { notACase, onBusinessClock, timedInHours } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Full resolution time: median time from opening a case until it was last resolved, in seconds. */
export const fullResolutionTime = metric({
  id: "fullResolutionTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: ({ discarded, clock, fullResolutionMs }) => ({
    ...notACase({ discarded }),
    ...onBusinessClock({ clock }),
    unresolved: fullResolutionMs.isMissing(),
  }),
  parts: ({ fullResolutionMs }) => ({ medianMs: quantile(0.5, fullResolutionMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ fullResolutionMs }) => ({
        totalMs: sum(fullResolutionMs),
        resolved: count(),
        variance: variance(fullResolutionMs),
      }),
      value: ({ totalMs, resolved }) => totalMs.over(resolved.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ fullResolutionMs }) => ({ p90Ms: quantile(0.9, fullResolutionMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({
      excluded: notResolvedInHours,
    }),
    businessHoursMean: vary({
      excluded: notResolvedInHours,
      parts: ({ fullResolutionMs }) => ({
        totalMs: sum(fullResolutionMs),
        resolved: count(),
        variance: variance(fullResolutionMs),
      }),
      value: ({ totalMs, resolved }) => totalMs.over(resolved.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
  }),
});

/** Cases without a last resolution whose time is counted in open hours. */
function notResolvedInHours(one: {
  readonly discarded: Expression<"discarded", "text">;
  readonly clock: Expression<"clock", "text">;
  readonly resolvedAt: Expression<"resolvedAt", "instant">;
  readonly fullResolutionMs: Expression<"fullResolutionMs", "int">;
}) {
  return {
    ...notACase(one),
    ...timedInHours(one, one.fullResolutionMs, one.resolvedAt),
    unresolved: one.fullResolutionMs.isMissing(),
  };
}

export const fullResolutionTimeEntry = entry(fullResolutionTime, {
  name: "Full resolution time",
  abbreviation: "TTR",
  aliases: ["resolution time", "time to resolution", "time to last close"],
  says: "Median time from opening a case until it was resolved for the last time.",
  population:
    "Cases that are resolved at the end of observation, whoever opened them. Spam, tests, merged and deleted cases and cases that are still or again open are left out and counted. So are rows whose durations run on the business clock; the variants for business hours count those, and leave out the others. The time a case waits for the customer is part of it.",
  recommended:
    "Full, because a reopened case was not resolved the first time; the median, because a few old cases would drag the mean; calendar time, because that is how long the customer had the problem.",
  variants: {
    mean: {
      says: "Mean time until last resolved; a few old cases move it.",
      usedBy: [
        {
          by: "Geckoboard",
          title: "Average resolution time",
          url: "https://www.geckoboard.com/best-practice/kpi-examples/average-resolution-time/",
        },
      ],
    },
    p90: {
      says: "Time within which nine in ten of the resolved cases were resolved.",
      usedBy: [
        {
          by: "KPI Tree",
          title: "Resolution time",
          url: "https://kpitree.co/glossary/operations-metrics/resolution-time",
        },
      ],
    },
    businessHours: {
      says: "Median time until last resolved within open hours, over facts derived with a business clock.",
      usedBy: [
        {
          by: "Zendesk, beside calendar hours",
          title: "How does Zendesk record its business hour metrics?",
          url: "https://support.zendesk.com/hc/en-us/articles/5654110765338-How-does-Zendesk-record-its-business-hour-metrics",
        },
      ],
    },
    businessHoursMean: {
      says: "Mean time until last resolved within open hours.",
      usedBy: [
        {
          by: "Zoho Desk",
          title: "Response and resolution times: glossary",
          url: "https://help.zoho.com/portal/en/kb/desk/reports-and-dashboards/response-and-resolution-times/articles/response-and-resolution-times-glossary",
        },
      ],
    },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "Full resolution time",
      variant: null,
      differs:
        "From creation to the last time the ticket was solved, calendar and business minutes of each ticket; a ticket set from an unsolved status straight to closed counts as resolved, as it does here.",
      source: zendeskDurations,
    },
    {
      tool: "Intercom (API)",
      calls: "time_to_last_close",
      variant: "businessHours",
      differs: "From the conversation to its last close, with time outside of office hours taken off.",
      source: intercomApi,
    },
    {
      tool: "Redo",
      calls: "Resolution time",
      variant: null,
      differs: "To the last closure of the conversation.",
      source: redo,
    },
    {
      tool: "dbt_zendesk",
      calls: "final_resolution_calendar_minutes",
      variant: null,
      differs: "Minutes of each ticket and no aggregate; business minutes beside them.",
      source: dbtZendesk,
    },
  ],
  examples: [
    {
      rows: [
        { fullResolutionMs: 3_600_000 },
        { fullResolutionMs: 7_200_000 },
        { fullResolutionMs: 864_000_000 },
      ],
      gives: 7_200,
      because: "Of 1 hour, 2 hours and 10 days the middle one is 2 hours.",
    },
    {
      rows: [{ fullResolutionMs: 60_000 }, { fullResolutionMs: 160_000 }],
      gives: 110,
      because: "Two cases: halfway between 60 and 160 seconds.",
    },
    { rows: [], gives: null, because: "Nothing was resolved, so there is nothing to say." },
    {
      rows: [
        { fullResolutionMs: 600_000 },
        { fullResolutionMs: null },
        { fullResolutionMs: null },
        { fullResolutionMs: 1_000, discarded: "merged" },
        { fullResolutionMs: 1_000, discarded: "spam" },
      ],
      gives: 600,
      excluded: { unresolved: 2, merged: 1, spam: 1 },
      because:
        "One case is resolved. Two are open, be it again, and their time is not known yet; merging and marking as spam resolve nothing.",
    },
    {
      variant: "mean",
      rows: [
        { fullResolutionMs: 3_600_000 },
        { fullResolutionMs: 7_200_000 },
        { fullResolutionMs: 864_000_000 },
      ],
      gives: 291_600,
      because: "874,800 seconds over 3 cases: more than 3 days, though two of three took at most 2 hours.",
    },
    {
      variant: "p90",
      rows: [{ fullResolutionMs: 100_000 }, { fullResolutionMs: 200_000 }, { fullResolutionMs: 300_000 }],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { fullResolutionMs: 28_800_000, clock: "business" },
        { fullResolutionMs: 14_400_000, clock: "business" },
        { fullResolutionMs: null, clock: "business", resolvedAt: "2026-03-07T12:00:00Z" },
        { fullResolutionMs: null, clock: "business", resolvedAt: null },
        { fullResolutionMs: 259_200_000, clock: "calendar" },
      ],
      gives: 21_600,
      excluded: { outsideHours: 1, unresolved: 1, calendarClock: 1 },
      because:
        "A working day of eight hours and half of one: six hours midway. Three days by the calendar are another measure.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { fullResolutionMs: 3_600_000, clock: "business" },
        { fullResolutionMs: 10_800_000, clock: "business" },
        { fullResolutionMs: 259_200_000 },
      ],
      gives: 7_200,
      excluded: { calendarClock: 1 },
      because: "One and three open hours, two on average; a row that does not say is on the calendar.",
    },
  ],
  beware: [
    "It grows when cases are reopened, so a past month may change; the time until first resolved does not.",
    "It is not the time to close: many tools close a case by themselves days after it was resolved.",
    "Open cases are not in it: clearing an old backlog makes it worse in the month of the clearing.",
    "Time that a case waits for the customer is part of it; the requester's waiting time is another metric.",
    "Medians and percentiles of teams or months cannot be averaged; measure the cases together.",
  ],
  sources: [zendeskDurations, dbtZendesk, redo],
  since: "0.1.0",
});
