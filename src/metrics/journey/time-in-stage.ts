import { journeyStageFact } from "../../facts/journey-stage.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { processMining } from "../journey-sources.ts";
import { metric } from "../metric.ts";

/** Time in stage: median time that a journey spends in a stage, in seconds. */
export const timeInStage = metric({
  id: "timeInStage",
  unit: "seconds",
  better: "context",
  domain: "journey",
  range: [0, null],
  of: journeyStageFact,
  excluded: ({ open, durationMs }) => ({
    openUnknown: open.isMissing(),
    open,
    durationUnknown: durationMs.isMissing(),
  }),
  parts: ({ durationMs }) => ({ medianMs: quantile(0.5, durationMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ durationMs }) => ({
        totalMs: sum(durationMs),
        stays: count(),
        variance: variance(durationMs),
      }),
      value: ({ totalMs, stays }) => totalMs.over(stays.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ durationMs }) => ({ p90Ms: quantile(0.9, durationMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
  }),
});

const HOUR_MS = 3_600_000;
/** A journey that has left the stage after so many hours in it. */
const left = (hours: number) => ({ open: false, durationMs: hours * HOUR_MS });

export const timeInStageEntry = entry(timeInStage, {
  name: "Time in stage",
  aliases: ["stage duration", "dwell time"],
  says: "Median time that a journey spends in a stage, all its visits of it together.",
  population:
    'Journeys that reached the stage and are in it no more. A stay that goes on is left out and counted as open: nobody knows yet how long it will be. A visit ends with the next touchpoint of another stage, or with the journey. Group by stage (`by: ["stage"]`): ungrouped it pools all stages.',
  recommended:
    "The median: few journeys stay very long, and they would decide a mean. `mean` is for adding up, as stages of which a journey takes all add up to its duration.",
  variants: {
    mean: { says: "Mean instead of median; a few long stays move it.", usedBy: [] },
    p90: { says: "Time that nine in ten stays did not exceed.", usedBy: [] },
  },
  examples: [
    {
      rows: [left(1), left(4), left(100)],
      gives: 4 * 3_600,
      because: "Of 1, 4 and 100 hours the middle one.",
    },
    {
      rows: [left(0), left(2)],
      gives: 3_600,
      because: "Between two stays the median is half-way; a stage passed in no time is a real 0.",
    },
    { rows: [], gives: null, because: "Nobody was in a stage." },
    {
      rows: [
        left(2),
        { open: true, durationMs: null },
        { open: false, durationMs: null },
        { open: null, durationMs: 5 * HOUR_MS },
      ],
      gives: 2 * 3_600,
      excluded: { open: 1, durationUnknown: 1, openUnknown: 1 },
      because: "One stay is over and known; an open one is not a stay until today.",
    },
    {
      variant: "mean",
      rows: [left(1), left(4), left(100)],
      gives: 35 * 3_600,
      because: "105 hours in three stays.",
    },
    {
      variant: "p90",
      rows: [left(1), left(2), left(3)],
      gives: 2.8 * 3_600,
      because: "Nine tenths of the way from the first to the third: 0.8 of the way from 2 to 3 hours.",
    },
  ],
  beware: [
    "Journeys that are stuck are open, and left out: a stage in which everybody is stuck looks quick. Read it with the drop-off.",
    "Long in evaluation may be care or doubt; there is no better way round that holds for every stage.",
    "Medians of stages do not add up to the median of the journey.",
    "The time includes nights and weekends.",
  ],
  sources: [processMining],
  since: "0.1.0",
});
