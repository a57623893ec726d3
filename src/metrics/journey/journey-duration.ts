import { journeyFact } from "../../facts/journey.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { processMining } from "../journey-sources.ts";
import { goalNotReached, goesOn } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Journey duration: median time from the beginning of a journey to its goal, in seconds. */
export const journeyDuration = metric({
  id: "journeyDuration",
  unit: "seconds",
  better: "lower",
  domain: "journey",
  range: [0, null],
  of: journeyFact,
  excluded: (journey) => ({
    ...goalNotReached(journey),
    durationUnknown: journey.durationMs.isMissing(),
  }),
  parts: ({ durationMs }) => ({ medianMs: quantile(0.5, durationMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ durationMs }) => ({
        totalMs: sum(durationMs),
        journeys: count(),
        variance: variance(durationMs),
      }),
      value: ({ totalMs, journeys }) => totalMs.over(journeys.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ durationMs }) => ({ p90Ms: quantile(0.9, durationMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    allEnded: vary({
      excluded: (journey) => ({ ...goesOn(journey), durationUnknown: journey.durationMs.isMissing() }),
    }),
  }),
});

const DAY_MS = 86_400_000;
/** A journey that reached its goal after so many days. */
const took = (days: number) => ({ ended: true, completed: true, durationMs: days * DAY_MS });
const givenUp = { ended: true, completed: false, durationMs: 60 * DAY_MS };
const open = { ended: false, completed: false, durationMs: null };

export const journeyDurationEntry = entry(journeyDuration, {
  name: "Journey duration",
  aliases: ["throughput time", "cycle time", "time to goal"],
  says: "Median time from the beginning of a journey to its goal.",
  population:
    "Journeys that reached their goal. Those that go on, that ended otherwise, or of which an end is not known are left out and counted.",
  recommended:
    "The median over completed journeys: durations are skewed, and one that was given up did not take its time, it stopped. Report it with the completion rate: where only the quick ones get through, the duration falls and nothing is better.",
  variants: {
    mean: { says: "Mean instead of median; a few long journeys move it.", usedBy: [] },
    p90: { says: "Time that nine in ten completed journeys did not exceed.", usedBy: [] },
    allEnded: {
      says: "Median over all journeys that have ended, well or badly: the throughput time of a log of closed cases.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [took(1), took(3), took(30)],
      gives: 259_200,
      because: "Of 1, 3 and 30 days the middle one is 3 days.",
    },
    { rows: [took(0), took(2)], gives: 86_400, because: "Half-way between none and two days." },
    { rows: [], gives: null, because: "No journey reached its goal." },
    {
      rows: [
        took(2),
        givenUp,
        open,
        { ended: null, completed: null, durationMs: DAY_MS },
        { ended: true, completed: true, durationMs: null },
      ],
      gives: 172_800,
      excluded: { notCompleted: 1, open: 1, outcomeUnknown: 1, durationUnknown: 1 },
      because: "One journey reached its goal in a known time.",
    },
    {
      variant: "mean",
      rows: [took(1), took(3), took(8)],
      gives: 345_600,
      because: "12 days in three journeys.",
    },
    {
      variant: "p90",
      rows: [took(1), took(2), took(3)],
      gives: 241_920,
      because: "0.8 of the way from the second to the third: 2.8 days.",
    },
    {
      variant: "allEnded",
      rows: [took(2), givenUp, took(4), open, { ended: null, durationMs: DAY_MS }],
      gives: 345_600,
      excluded: { open: 1, endUnknown: 1 },
      because: "Of 2, 4 and 60 days the middle one.",
    },
  ],
  beware: [
    "Completed journeys alone are the quick ones as long as slow ones still go on: compare periods only when both are old enough.",
    "Read it with the completion rate; a process that turns the difficult customers away is quick.",
    "The beginning is what the journey's entry says it is. Moved from the first visit to the sign-up, it is another number.",
    "Medians of segments cannot be averaged or added up.",
  ],
  sources: [processMining],
  since: "0.1.0",
});
