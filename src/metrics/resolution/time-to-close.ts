import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { freshdeskReopening, zendeskClosing, zendeskDurations } from "../case-sources.ts";
import { neverInBacklog, onBusinessClock, timedInHours } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Time to close: median time from opening a case until it was closed for good, in seconds. */
export const timeToClose = metric({
  id: "timeToClose",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: ({ discarded, canceled, clock, timeToCloseMs }) => ({
    ...neverInBacklog({ discarded, canceled }),
    ...onBusinessClock({ clock }),
    notClosed: timeToCloseMs.isMissing(),
  }),
  parts: ({ timeToCloseMs }) => ({ medianMs: quantile(0.5, timeToCloseMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ timeToCloseMs }) => ({
        totalMs: sum(timeToCloseMs),
        closed: count(),
        variance: variance(timeToCloseMs),
      }),
      value: ({ totalMs, closed }) => totalMs.over(closed.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ timeToCloseMs }) => ({ p90Ms: quantile(0.9, timeToCloseMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({
      excluded: notClosedInHours,
    }),
    businessHoursMean: vary({
      excluded: notClosedInHours,
      parts: ({ timeToCloseMs }) => ({
        totalMs: sum(timeToCloseMs),
        closed: count(),
        variance: variance(timeToCloseMs),
      }),
      value: ({ totalMs, closed }) => totalMs.over(closed.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
  }),
});

/** Cases without a closing whose time is counted in open hours. */
function notClosedInHours(one: {
  readonly discarded: Expression<"discarded", "text">;
  readonly canceled: Expression<"canceled", "boolean">;
  readonly clock: Expression<"clock", "text">;
  readonly closedAt: Expression<"closedAt", "instant">;
  readonly timeToCloseMs: Expression<"timeToCloseMs", "int">;
}) {
  return {
    ...neverInBacklog(one),
    ...timedInHours(one, one.timeToCloseMs, one.closedAt),
    notClosed: one.timeToCloseMs.isMissing(),
  };
}

export const timeToCloseEntry = entry(timeToClose, {
  name: "Time to close",
  abbreviation: "TTC",
  aliases: ["closing time", "age at closure"],
  says: "Median time from opening a case until it was closed for good.",
  population:
    "Cases that are closed at the end of observation. Spam, tests, merged, deleted and canceled cases and cases that are open or resolved and not closed yet are left out and counted. So are rows whose durations run on the business clock; the variants for business hours count those, and leave out the others.",
  recommended:
    "The median in calendar time. It is a figure of record keeping where a tool closes cases by itself some days after they were resolved; there the full resolution time says more.",
  variants: {
    mean: { says: "Mean time until closed; a few old cases move it.", usedBy: [] },
    p90: { says: "Time within which nine in ten were closed.", usedBy: [] },
    businessHours: {
      says: "Median within open hours, over facts derived with a business clock.",
      usedBy: [],
    },
    businessHoursMean: { says: "Mean within open hours.", usedBy: [] },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "Closed",
      differs:
        "Tickets close by themselves days after they were solved, and never reopen: a reply makes a follow-up ticket with a time of its own.",
      source: zendeskClosing,
    },
    {
      tool: "Freshdesk",
      calls: "Closed",
      differs: "A closed ticket opens again when the customer replies, so its time of closing can move.",
      source: freshdeskReopening,
    },
  ],
  examples: [
    {
      rows: [{ timeToCloseMs: 3_600_000 }, { timeToCloseMs: 7_200_000 }, { timeToCloseMs: 864_000_000 }],
      gives: 7_200,
      because: "Of 1 hour, 2 hours and 10 days the middle one is 2 hours.",
    },
    {
      rows: [{ timeToCloseMs: 0 }, { timeToCloseMs: 0 }, { timeToCloseMs: 30_000 }],
      gives: 0,
      because: "At once is a real zero, and the middle one here.",
    },
    { rows: [], gives: null, because: "Nothing was closed, so there is nothing to say." },
    {
      rows: [
        { timeToCloseMs: 600_000 },
        { timeToCloseMs: null },
        { timeToCloseMs: 1_000, clock: "business" },
        { timeToCloseMs: 1_000, discarded: "merged" },
      ],
      gives: 600,
      excluded: { notClosed: 1, businessClock: 1, merged: 1 },
      because: "One case is closed; another is not, and its time is not known yet.",
    },
    {
      variant: "mean",
      rows: [{ timeToCloseMs: 3_600_000 }, { timeToCloseMs: 7_200_000 }, { timeToCloseMs: 864_000_000 }],
      gives: 291_600,
      because: "874,800 seconds over 3: more than 3 days, though two of three took at most 2 hours.",
    },
    {
      variant: "p90",
      rows: [{ timeToCloseMs: 100_000 }, { timeToCloseMs: 200_000 }, { timeToCloseMs: 300_000 }],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { timeToCloseMs: 28_800_000, clock: "business" },
        { timeToCloseMs: 14_400_000, clock: "business" },
        { timeToCloseMs: null, clock: "business", closedAt: "2026-03-07T12:00:00Z" },
        { timeToCloseMs: 259_200_000 },
      ],
      gives: 21_600,
      excluded: { outsideHours: 1, calendarClock: 1 },
      because: "Eight and four open hours, six midway; three days by the calendar are another measure.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { timeToCloseMs: 3_600_000, clock: "business" },
        { timeToCloseMs: 10_800_000, clock: "business" },
      ],
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
  ],
  beware: [
    "It is not the resolution time: an automatic closing adds the same days to every case.",
    "Sources that know closing alone, as registers of public requests do, have it as their only resolution time; say so.",
    "Where closed cases can be reopened, a past month may change.",
    "Medians and percentiles of teams or months cannot be averaged; measure the cases together.",
  ],
  sources: [zendeskDurations, zendeskClosing],
  since: "0.1.0",
});
