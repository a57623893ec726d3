import { caseFact } from "../../facts/case.ts";
import { count, most, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { dbtZendesk } from "../case-sources.ts";
import { neverInBacklog, onBusinessClock, onCalendarClock } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Backlog age: median time for which the open cases have been open at the end of observation, in seconds. */
export const backlogAge = metric({
  id: "backlogAge",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: ({ discarded, canceled, clock, resolved, ageMs }) => ({
    ...neverInBacklog({ discarded, canceled }),
    ...onBusinessClock({ clock }),
    resolved,
    ageUnknown: ageMs.isMissing(),
  }),
  parts: ({ ageMs }) => ({ medianMs: quantile(0.5, ageMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ ageMs }) => ({ totalMs: sum(ageMs), open: count(), variance: variance(ageMs) }),
      value: ({ totalMs, open }) => totalMs.over(open.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ ageMs }) => ({ p90Ms: quantile(0.9, ageMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({
      excluded: ({ discarded, canceled, clock, resolved, ageMs }) => ({
        ...neverInBacklog({ discarded, canceled }),
        ...onCalendarClock({ clock }),
        resolved,
        ageUnknown: ageMs.isMissing(),
      }),
    }),
    businessHoursMean: vary({
      excluded: ({ discarded, canceled, clock, resolved, ageMs }) => ({
        ...neverInBacklog({ discarded, canceled }),
        ...onCalendarClock({ clock }),
        resolved,
        ageUnknown: ageMs.isMissing(),
      }),
      parts: ({ ageMs }) => ({ totalMs: sum(ageMs), open: count(), variance: variance(ageMs) }),
      value: ({ totalMs, open }) => totalMs.over(open.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    oldest: vary({
      parts: ({ ageMs }) => ({ oldestMs: most(ageMs) }),
      value: ({ oldestMs }) => oldestMs.over(1000),
    }),
  }),
});

export const backlogAgeEntry = entry(backlogAge, {
  name: "Backlog age",
  aliases: ["age of open cases", "unresolved ticket age"],
  says: "Median time since opening of the cases that are open at the end of observation.",
  population:
    "Cases that are not resolved at the end of observation, whoever is waited for; one that was reopened is as old as it was. Spam, tests, merged, deleted and canceled cases, resolved ones, and those observed without an end are left out and counted. So are rows whose durations run on the business clock; the variants for business hours count those, and leave out the others.",
  recommended:
    "From the opening, because that is how long the customer has had the problem. The median with the 90th percentile beside it: a backlog is mostly young cases and a few that nobody touches.",
  variants: {
    mean: { says: "Mean age; it grows by a day each day that nothing is done.", usedBy: [] },
    p90: { says: "Age that nine in ten of the open cases do not exceed.", usedBy: [] },
    businessHours: {
      says: "Median within open hours, over facts derived with a business clock.",
      usedBy: [],
    },
    businessHoursMean: { says: "Mean within open hours.", usedBy: [] },
    oldest: { says: "Age of the oldest open case.", usedBy: [] },
  },
  tools: [
    {
      tool: "dbt_zendesk",
      calls: "unsolved_ticket_age_minutes",
      variant: null,
      differs:
        "Minutes since the creation of each ticket that is neither solved nor closed at the moment of the query, and no aggregate; deleted tickets are among them.",
      source: dbtZendesk,
    },
  ],
  examples: [
    {
      rows: [
        { resolved: false, ageMs: 3_600_000 },
        { resolved: false, ageMs: 7_200_000 },
        { resolved: false, ageMs: 864_000_000 },
      ],
      gives: 7_200,
      because: "Of 1 hour, 2 hours and 10 days the middle one is 2 hours.",
    },
    {
      rows: [
        { resolved: false, ageMs: 0 },
        { resolved: false, ageMs: 0 },
        { resolved: false, ageMs: 30_000 },
      ],
      gives: 0,
      because: "Opened at the very end of observation: a real zero, and the middle one here.",
    },
    { rows: [], gives: null, because: "Nothing is open, so there is no age." },
    {
      rows: [
        { resolved: false, ageMs: 600_000 },
        { resolved: false, ageMs: null },
        { resolved: false, ageMs: 1_000, clock: "business" },
        { resolved: false, ageMs: 1_000, discarded: "merged" },
        { resolved: true, ageMs: 900_000 },
        { resolved: false, ageMs: 900_000, canceled: true },
      ],
      gives: 600,
      excluded: { ageUnknown: 1, businessClock: 1, merged: 1, resolved: 1, canceled: 1 },
      because:
        "One open case has a known age; of another it was not said until when it was observed, and that is not an age of 0.",
    },
    {
      variant: "mean",
      rows: [
        { resolved: false, ageMs: 3_600_000 },
        { resolved: false, ageMs: 7_200_000 },
        { resolved: false, ageMs: 864_000_000 },
      ],
      gives: 291_600,
      because: "874,800 seconds over 3: more than 3 days, though two of three took at most 2 hours.",
    },
    {
      variant: "p90",
      rows: [
        { resolved: false, ageMs: 100_000 },
        { resolved: false, ageMs: 200_000 },
        { resolved: false, ageMs: 300_000 },
      ],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { resolved: false, ageMs: 28_800_000, clock: "business" },
        { resolved: false, ageMs: 14_400_000, clock: "business" },
        { resolved: false, ageMs: 259_200_000 },
      ],
      gives: 21_600,
      excluded: { calendarClock: 1 },
      because: "Eight and four open hours, six midway; three days by the calendar are another measure.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { resolved: false, ageMs: 3_600_000, clock: "business" },
        { resolved: false, ageMs: 10_800_000, clock: "business" },
      ],
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
    {
      variant: "oldest",
      rows: [
        { resolved: false, ageMs: 60_000 },
        { resolved: false, ageMs: 86_400_000 },
        { resolved: true, ageMs: 864_000_000 },
      ],
      gives: 86_400,
      excluded: { resolved: 1 },
      because: "Of the two that are open the older one is a day old.",
    },
  ],
  beware: [
    "It is the age of what is left, not the time that cases take: those resolved quickly are never in it.",
    "Resolving the youngest makes it worse, and closing the oldest unread makes it better.",
    "A growing backlog of new cases is a young one; read it with the backlog.",
    "Medians of days or teams cannot be averaged.",
  ],
  sources: [dbtZendesk],
  since: "0.1.0",
});
