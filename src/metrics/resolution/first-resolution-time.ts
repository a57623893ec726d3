import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk, intercomApi, zendeskDurations } from "../case-sources.ts";
import { notACase, onBusinessClock, timedInHours } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** First resolution time: median time from opening a case until it was first resolved, in seconds. */
export const firstResolutionTime = metric({
  id: "firstResolutionTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: ({ discarded, clock, firstResolutionMs }) => ({
    ...notACase({ discarded }),
    ...onBusinessClock({ clock }),
    unresolved: firstResolutionMs.isMissing(),
  }),
  parts: ({ firstResolutionMs }) => ({ medianMs: quantile(0.5, firstResolutionMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ firstResolutionMs }) => ({
        totalMs: sum(firstResolutionMs),
        resolved: count(),
        variance: variance(firstResolutionMs),
      }),
      value: ({ totalMs, resolved }) => totalMs.over(resolved.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ firstResolutionMs }) => ({ p90Ms: quantile(0.9, firstResolutionMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({
      excluded: notFirstResolvedInHours,
    }),
    businessHoursMean: vary({
      excluded: notFirstResolvedInHours,
      parts: ({ firstResolutionMs }) => ({
        totalMs: sum(firstResolutionMs),
        resolved: count(),
        variance: variance(firstResolutionMs),
      }),
      value: ({ totalMs, resolved }) => totalMs.over(resolved.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
  }),
});

/** Cases without a first resolution whose time is counted in open hours. */
function notFirstResolvedInHours(one: {
  readonly discarded: Expression<"discarded", "text">;
  readonly clock: Expression<"clock", "text">;
  readonly firstResolvedAt: Expression<"firstResolvedAt", "instant">;
  readonly firstResolutionMs: Expression<"firstResolutionMs", "int">;
}) {
  return {
    ...notACase(one),
    ...timedInHours(one, one.firstResolutionMs, one.firstResolvedAt),
    unresolved: one.firstResolutionMs.isMissing(),
  };
}

export const firstResolutionTimeEntry = entry(firstResolutionTime, {
  name: "First resolution time",
  aliases: ["time to first resolution", "time to first close"],
  says: "Median time from opening a case until it was resolved for the first time.",
  population:
    "Cases that were resolved at least once, reopened since or not. Spam, tests, merged and deleted cases and cases never resolved, or of which it is not known when first, are left out and counted. So are rows whose durations run on the business clock; the variants for business hours count those, and leave out the others.",
  recommended:
    "The median in calendar time. It never changes once it is there; to ask how long the customer had the problem, take the full resolution time.",
  variants: {
    mean: { says: "Mean time until first resolved; a few old cases move it.", usedBy: [] },
    p90: { says: "Time within which nine in ten were first resolved.", usedBy: [] },
    businessHours: {
      says: "Median within open hours, over facts derived with a business clock.",
      usedBy: [],
    },
    businessHoursMean: { says: "Mean within open hours.", usedBy: [] },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "First resolution time",
      variant: null,
      differs:
        "From creation to the first time the ticket was solved, calendar and business minutes of each ticket; a ticket set from an unsolved status straight to closed counts as resolved, as it does here.",
      source: zendeskDurations,
    },
    {
      tool: "Intercom (API)",
      calls: "time_to_first_close",
      variant: "businessHours",
      differs: "From the conversation to its first close, with time outside of office hours taken off.",
      source: intercomApi,
    },
    {
      tool: "dbt_zendesk",
      calls: "first_resolution_calendar_minutes",
      variant: null,
      differs: "Minutes of each ticket and no aggregate; business minutes beside them.",
      source: dbtZendesk,
    },
  ],
  examples: [
    {
      rows: [
        { firstResolutionMs: 3_600_000 },
        { firstResolutionMs: 7_200_000 },
        { firstResolutionMs: 864_000_000 },
      ],
      gives: 7_200,
      because: "Of 1 hour, 2 hours and 10 days the middle one is 2 hours.",
    },
    {
      rows: [{ firstResolutionMs: 0 }, { firstResolutionMs: 0 }, { firstResolutionMs: 30_000 }],
      gives: 0,
      because: "At once is a real zero, and the middle one here.",
    },
    { rows: [], gives: null, because: "Nothing was resolved, so there is nothing to say." },
    {
      rows: [
        { firstResolutionMs: 600_000 },
        { firstResolutionMs: null },
        { firstResolutionMs: 1_000, clock: "business" },
        { firstResolutionMs: 1_000, discarded: "merged" },
      ],
      gives: 600,
      excluded: { unresolved: 1, businessClock: 1, merged: 1 },
      because: "One case has been resolved; another has not, and its time is not known yet.",
    },
    {
      variant: "mean",
      rows: [
        { firstResolutionMs: 3_600_000 },
        { firstResolutionMs: 7_200_000 },
        { firstResolutionMs: 864_000_000 },
      ],
      gives: 291_600,
      because: "874,800 seconds over 3: more than 3 days, though two of three took at most 2 hours.",
    },
    {
      variant: "p90",
      rows: [{ firstResolutionMs: 100_000 }, { firstResolutionMs: 200_000 }, { firstResolutionMs: 300_000 }],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { firstResolutionMs: 28_800_000, clock: "business" },
        { firstResolutionMs: 14_400_000, clock: "business" },
        { firstResolutionMs: null, clock: "business", firstResolvedAt: "2026-03-07T12:00:00Z" },
        { firstResolutionMs: 259_200_000 },
      ],
      gives: 21_600,
      excluded: { outsideHours: 1, calendarClock: 1 },
      because: "Eight and four open hours, six midway; three days by the calendar are another measure.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { firstResolutionMs: 3_600_000, clock: "business" },
        { firstResolutionMs: 10_800_000, clock: "business" },
      ],
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
  ],
  beware: [
    "It does not grow when a case is reopened, so it praises resolving too soon; read it with the reopen rate and the full resolution time.",
    "Cases never resolved are not in it: clearing an old backlog makes it worse in the month of the clearing.",
    "A source that keeps the last resolution alone cannot tell it for reopened cases; they are left out here, not taken for the last.",
    "Medians and percentiles of teams or months cannot be averaged; measure the cases together.",
  ],
  sources: [zendeskDurations, dbtZendesk],
  since: "0.1.0",
});
