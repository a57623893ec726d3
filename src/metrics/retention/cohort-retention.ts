import { cohortActivityFact } from "../../facts/cohort-activity.ts";
import { count } from "../../language/aggregate.ts";
import type { Expression, Quantity } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

interface ActivityColumns {
  readonly period: Expression<"period", "int">;
  readonly nextPeriod: Expression<"nextPeriod", "int">;
  readonly elapsedPeriods: Expression<"elapsedPeriods", "int">;
}

/**
 * Keeps one row of each member: of the last activity before a day, whose next activity then says all about that day
 * and what follows. Members for whom the days up to `last` are not over are immature.
 */
const outsideCohort = (
  { period, nextPeriod, elapsedPeriods }: ActivityColumns,
  first: Quantity<never>,
  last: Quantity<never>,
) => ({
  otherActivity: period
    .lessThan(first)
    .and(nextPeriod.isMissing().or(nextPeriod.atLeast(first)))
    .not(),
  ageUnknown: elapsedPeriods.isMissing(),
  immature: elapsedPeriods.atMost(last),
});

const mixpanel = {
  by: "Mixpanel",
  title: "Retention",
  url: "https://docs.mixpanel.com/docs/reports/retention",
};
const amplitude = {
  by: "Amplitude",
  title: "3 ways to measure user retention",
  url: "https://amplitude.com/blog/3-ways-measure-user-retention",
  year: 2016,
};
const gameOfWhales = {
  by: "Game of Whales",
  title: "Bracket retention",
  url: "https://www.gameofwhales.com/documentation/bracket-retention",
};

/** Cohort retention: share of a cohort that was active on exactly day n after its birth. */
export const cohortRetention = metric({
  id: "cohortRetention",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: cohortActivityFact,
  given: { on: 7 },
  excluded: (activity, { on }) => outsideCohort(activity, on, on),
  parts: ({ nextPeriod }, { on }) => ({ active: count(nextPeriod.equals(on)), members: count() }),
  value: ({ active, members }) => active.over(members),
  interval: wilson("active", "members"),
  variants: (vary) => ({
    unbounded: vary({
      parts: ({ nextPeriod }) => ({ active: count(nextPeriod.isKnown()), members: count() }),
      value: ({ active, members }) => active.over(members),
      interval: wilson("active", "members"),
    }),
    bracket: vary({
      given: { from: 1, to: 7 },
      excluded: (activity, { from, to }) => outsideCohort(activity, from, to),
      parts: ({ nextPeriod }, { to }) => ({ active: count(nextPeriod.atMost(to)), members: count() }),
      value: ({ active, members }) => active.over(members),
      interval: wilson("active", "members"),
    }),
    streak: vary({
      parts: ({ nextPeriod, activePeriods }, { on }) => ({
        active: count(nextPeriod.equals(on).and(activePeriods.equals(on))),
        members: count(),
      }),
      value: ({ active, members }) => active.over(members),
      interval: wilson("active", "members"),
    }),
  }),
});

export const cohortRetentionEntry = entry(cohortRetention, {
  name: "Cohort retention",
  aliases: ["N-day retention", "day n retention", "user retention", "D1, D7, D30"],
  says: "Share of a cohort that was active on exactly day n after the day it was born: signed up, first bought.",
  population:
    "Members of the cohort for whom day n is over. Those for whom it is not are left out and counted as immature, by their number; the rows of activity that do not lead up to day n are counted as otherActivity.",
  recommended:
    "Active on day n itself, of the calendar in the project's zone: the figure of a cohort stays what it is once the day is over, while that of on or after grows for as long as people come back. The day is yours to set; weeks and months are chosen where the facts are derived.",
  variants: {
    unbounded: {
      says: "Active on day n or on any later one (rolling retention). It never rises with n, and it is not final: a member counts as soon as they come back, however late, so that recent cohorts look worse than old ones.",
      usedBy: [mixpanel],
    },
    bracket: {
      says: "Active on any of the days from n to m, counted once. From day 1 it is on or before day m, without the day of the birth.",
      usedBy: [gameOfWhales, amplitude, { ...mixpanel, by: "Mixpanel, custom brackets" }],
    },
    streak: {
      says: "Active on every single day from the birth to day n.",
      usedBy: [{ ...mixpanel, by: "Mixpanel, streak mode" }],
    },
  },
  tools: [
    {
      tool: "Mixpanel",
      calls: "Retention, on or after",
      variant: "unbounded",
      differs:
        "Its default counts whoever comes back on day n or later; days are of 24 hours since the birth unless calendar days are chosen.",
      source: mixpanel,
    },
    {
      tool: "Mixpanel",
      calls: "Retention, on",
      variant: null,
      differs: "The same, where calendar days are chosen; else its days are of 24 hours since the birth.",
      source: mixpanel,
    },
    {
      tool: "Amplitude",
      calls: "N-day retention",
      variant: null,
      differs:
        "The same; its days may be of 24 hours since the birth, which facts derived with 24-hours reproduce.",
      source: amplitude,
    },
    {
      tool: "Game of Whales",
      calls: "Bracket retention",
      variant: "bracket",
      differs:
        "Whoever comes back on any day of the bracket counts once, so that it is higher than any one of its days.",
      source: gameOfWhales,
    },
  ],
  examples: [
    {
      rows: [
        { period: 0, nextPeriod: 7, elapsedPeriods: 30 },
        { period: 7, nextPeriod: null, elapsedPeriods: 30 },
        { period: 0, nextPeriod: 3, elapsedPeriods: 30 },
        { period: 3, nextPeriod: null, elapsedPeriods: 30 },
      ],
      gives: 0.5,
      excluded: { otherActivity: 2 },
      because: "Two members. One came on day 7, the other was last seen on day 3.",
    },
    {
      rows: [
        { period: 0, nextPeriod: 1, elapsedPeriods: 2 },
        { period: 1, nextPeriod: null, elapsedPeriods: 2 },
        { period: 0, nextPeriod: null, elapsedPeriods: 2 },
        { period: 0, nextPeriod: null, elapsedPeriods: 1 },
      ],
      given: { on: 1 },
      gives: 0.5,
      excluded: { otherActivity: 1, immature: 1 },
      because: "Day 1 of the third member is not over, so 1 of the other 2.",
    },
    { rows: [], gives: null, because: "A cohort of nobody." },
    {
      rows: [
        { period: 0, nextPeriod: 7, elapsedPeriods: 8 },
        { period: 0, nextPeriod: 7, elapsedPeriods: 7 },
        { period: 0, nextPeriod: null, elapsedPeriods: null },
      ],
      gives: 1,
      excluded: { immature: 1, ageUnknown: 1 },
      because:
        "The second came on day 7 too, but the day is not over: the others of that age have time left.",
    },
    {
      variant: "unbounded",
      rows: [
        { period: 0, nextPeriod: 3, elapsedPeriods: 30 },
        { period: 3, nextPeriod: 20, elapsedPeriods: 30 },
        { period: 20, nextPeriod: null, elapsedPeriods: 30 },
        { period: 0, nextPeriod: 3, elapsedPeriods: 30 },
        { period: 3, nextPeriod: null, elapsedPeriods: 30 },
      ],
      gives: 0.5,
      excluded: { otherActivity: 3 },
      because: "Of two members, one was seen on day 20, which is day 7 or later.",
    },
    {
      variant: "bracket",
      rows: [
        { period: 0, nextPeriod: 2, elapsedPeriods: 30 },
        { period: 2, nextPeriod: 5, elapsedPeriods: 30 },
        { period: 5, nextPeriod: null, elapsedPeriods: 30 },
        { period: 0, nextPeriod: 8, elapsedPeriods: 30 },
        { period: 8, nextPeriod: null, elapsedPeriods: 30 },
      ],
      gives: 0.5,
      excluded: { otherActivity: 3 },
      because: "One came on days 2 and 5 and counts once; the other came on day 8.",
    },
    {
      variant: "bracket",
      rows: [
        { period: 0, nextPeriod: 2, elapsedPeriods: 15 },
        { period: 2, nextPeriod: 8, elapsedPeriods: 15 },
        { period: 0, nextPeriod: 9, elapsedPeriods: 14 },
      ],
      given: { from: 8, to: 14 },
      gives: 1,
      excluded: { otherActivity: 1, immature: 1 },
      because: "One member is old enough and came on day 8; the other still has day 14 before them.",
    },
    {
      variant: "streak",
      rows: [
        { period: 0, nextPeriod: 1, activePeriods: 1, elapsedPeriods: 9 },
        { period: 1, nextPeriod: 2, activePeriods: 2, elapsedPeriods: 9 },
        { period: 0, nextPeriod: 2, activePeriods: 1, elapsedPeriods: 9 },
      ],
      given: { on: 2 },
      gives: 0.5,
      excluded: { otherActivity: 1 },
      because: "Both came on day 2, but only one on day 1 as well.",
    },
  ],
  beware: [
    "A cohort that is not old enough has no figure for day n; 0 would be wrong.",
    "Day 1 is the day after the birth. Whoever counts the birth as day 1 has another curve.",
    "Calendar days and 24 hours since the birth differ: one who signs up at 23:00 and returns at 7:00 is back on day 1 or still in day 0.",
    "On or after is higher than on day n, always; never set the one beside the other.",
    "Averaging the rates of cohorts gives small ones as much weight as large ones; pool their members.",
    "Days before 1 have no retention: everyone is active on the day of their birth.",
  ],
  sources: [mixpanel, amplitude, gameOfWhales],
  since: "0.1.0",
});
