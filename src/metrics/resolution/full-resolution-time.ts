import { caseFact } from "../../facts/case.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { notACase } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Full resolution time: median time from opening a case until it was last resolved, in seconds. */
export const fullResolutionTime = /* @__PURE__ */ metric({
  id: "fullResolutionTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: ({ discarded, fullResolutionMs }) => ({
    ...notACase({ discarded }),
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
  }),
});

export const fullResolutionTimeEntry = /* @__PURE__ */ entry(fullResolutionTime, {
  name: "Full resolution time",
  abbreviation: "TTR",
  aliases: ["resolution time", "time to resolution", "time to last close"],
  says: "Median time from opening a case until it was resolved for the last time.",
  population:
    "Cases that are resolved at the end of observation, whoever opened them. Spam, tests, merged and deleted cases and cases that are still or again open are left out and counted. The time is that of the clock by which the fact was derived: calendar time unless a schedule was given, and the time a case waits for the customer is part of it.",
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
  },
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
  ],
  beware: [
    "It grows when cases are reopened, so a past month may change; the time until first resolved does not.",
    "It is not the time to close: many tools close a case by themselves days after it was resolved.",
    "Open cases are not in it: clearing an old backlog makes it worse in the month of the clearing.",
    "Time that a case waits for the customer is part of it; the requester's waiting time is another metric.",
    "Medians and percentiles of teams or months cannot be averaged; measure the cases together.",
  ],
  sources: [
    {
      by: "Zendesk",
      title: "About native Support time duration metrics",
      url: "https://support.zendesk.com/hc/en-us/articles/4408834848154",
    },
    {
      by: "Fivetran",
      title: "dbt_zendesk, the models that tell first from full resolution",
      url: "https://github.com/fivetran/dbt_zendesk",
    },
    {
      by: "Redo",
      title: "Explanation of analytics",
      url: "https://help.getredo.com/en/articles/12218475",
    },
  ],
  since: "0.1.0",
});
