import { journeyFact } from "../../facts/journey.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { customerJourneyAnalysis } from "../journey-sources.ts";
import { goesOn, MONTH_MS } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Journey completion rate: share of journeys begun that reached their goal within a window, from 0 to 1. */
export const journeyCompletionRate = metric({
  id: "journeyCompletionRate",
  unit: "ratio",
  better: "higher",
  domain: "journey",
  range: [0, 1],
  of: journeyFact,
  given: { windowMs: MONTH_MS },
  excluded: ({ observedMs, completed, durationMs }, { windowMs }) => ({
    observationUnknown: observedMs.isMissing(),
    immature: observedMs.lessThan(windowMs),
    outcomeUnknown: completed.isMissing(),
    durationUnknown: completed.and(durationMs.isMissing()),
  }),
  parts: ({ completed, durationMs }, { windowMs }) => ({
    completed: count(completed.and(durationMs.atMost(windowMs))),
    started: count(),
  }),
  value: ({ completed, started }) => completed.over(started),
  interval: wilson("completed", "started"),
  variants: (vary) => ({
    endedOnly: vary({
      given: {},
      excluded: (journey) => ({ ...goesOn(journey), outcomeUnknown: journey.completed.isMissing() }),
      parts: ({ completed }) => ({ completed: count(completed), ended: count() }),
      value: ({ completed, ended }) => completed.over(ended),
      interval: wilson("completed", "ended"),
    }),
    uncensored: vary({
      given: {},
      excluded: ({ completed }) => ({ outcomeUnknown: completed.isMissing() }),
      parts: ({ completed }) => ({ completed: count(completed), started: count() }),
      value: ({ completed, started }) => completed.over(started),
      interval: wilson("completed", "started"),
    }),
  }),
});

const DAY_MS = 86_400_000;
/** A journey that began so many days ago, and reached its goal so many days later. */
const begun = (daysAgo: number, completedAfterDays: number | null) => ({
  observedMs: daysAgo * DAY_MS,
  ended: completedAfterDays !== null,
  completed: completedAfterDays !== null,
  durationMs: completedAfterDays === null ? null : completedAfterDays * DAY_MS,
});

export const journeyCompletionRateEntry = entry(journeyCompletionRate, {
  name: "Journey completion rate",
  aliases: ["journey success rate", "goal completion rate"],
  says: "Share of journeys begun that reached their goal within a window.",
  population:
    "Journeys that were observed for the whole window since they began, whatever became of them. Younger ones are left out, those completed already included, and so are journeys whose outcome is unknown.",
  recommended:
    "Completed within the window, of all whose window has run out: each journey had the same time, so that months can be compared. The default window of 30 days is a convention; set `windowMs` to what the journey may take. The interval is Wilson's.",
  variants: {
    endedOnly: {
      says: "Of the journeys that have ended, well or badly; those that go on are left out, whatever their age.",
      usedBy: [],
    },
    uncensored: {
      says: "Completed so far over all begun, the youngest included. It rises by itself as time goes by.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [begun(60, 4), begun(60, 30), begun(60, 31), begun(60, null)],
      gives: 0.5,
      because: "30 days are within 30 days: two of four in time.",
    },
    {
      rows: [begun(60, 10), begun(60, 3)],
      given: { windowMs: 7 * DAY_MS },
      gives: 0.5,
      because: "Within a week one of two got there.",
    },
    { rows: [], gives: null, because: "No journey began, so there is nothing to say." },
    {
      rows: [
        begun(60, 4),
        begun(30, null),
        begun(29, 2),
        { observedMs: null, completed: true, durationMs: DAY_MS },
        { observedMs: 60 * DAY_MS, completed: null, durationMs: null },
        { observedMs: 60 * DAY_MS, completed: true, durationMs: null },
      ],
      gives: 0.5,
      excluded: { immature: 1, observationUnknown: 1, outcomeUnknown: 1, durationUnknown: 1 },
      because:
        "One of the two that were observed for 30 days. The third was quick, yet its slow peers are not to be seen so soon.",
    },
    {
      variant: "endedOnly",
      rows: [
        begun(60, 40),
        { ended: true, completed: false },
        begun(60, null),
        { ended: null, completed: null },
      ],
      gives: 0.5,
      excluded: { open: 1, endUnknown: 1 },
      because: "Of the two that have ended one reached its goal.",
    },
    {
      variant: "uncensored",
      rows: [begun(60, 4), begun(1, null), begun(1, null), begun(1, null)],
      gives: 0.25,
      because: "One of four, three of which began yesterday.",
    },
  ],
  beware: [
    "Young journeys counted in make every recent month look bad, and completed ones alone make it look good.",
    "What ends a journey badly must be recorded or timed out; without it a journey given up goes on for ever, and endedOnly is near 1.",
    "Read it with the duration: it can rise because the window was made longer.",
    "Never average the rates of segments or months; add the counts.",
  ],
  sources: [customerJourneyAnalysis],
  since: "0.1.0",
});
