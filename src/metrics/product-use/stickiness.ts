import { activityDayFact } from "../../facts/activity-day.ts";
import { count, distinct, least, most } from "../../language/aggregate.ts";
import { type Expression, literal, when } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { ofOne } from "../of-one.ts";

/** Stickiness: mean number of users active on a day over the number active in the window, from 0 to 1. */
export const stickiness = metric({
  id: "stickiness",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: activityDayFact,
  excluded: (row) => ({
    ...outsideWindow(row),
    windowUnknown: row.window.isMissing().or(row.windowDays.isMissing()),
  }),
  parts: ({ customerId, window, windowDays }) => ({
    activeDays: count(),
    activeUsers: distinct(customerId),
    windows: distinct(window),
    windowDays: most(windowDays),
    fewestWindowDays: least(windowDays),
  }),
  value: ({ activeDays, activeUsers, windows, windowDays, fewestWindowDays }) =>
    activeDays.over(
      ofOne(windows, when(windowDays.equals(fewestWindowDays), activeUsers.times(windowDays), literal(0))),
    ),
  variants: (vary) => ({
    singleDay: vary({
      excluded: (row) => ({
        ...outsideWindow(row),
        windowUnknown: row.window.isMissing(),
        dayUnknown: row.lastDay.isMissing(),
      }),
      parts: ({ customerId, window, lastDay }) => ({
        activeOnLastDay: distinct(customerId, lastDay),
        activeUsers: distinct(customerId),
        windows: distinct(window),
      }),
      value: ({ activeOnLastDay, activeUsers, windows }) => activeOnLastDay.over(ofOne(windows, activeUsers)),
      interval: wilson("activeOnLastDay", "activeUsers"),
    }),
  }),
});

interface WindowColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly windowOpen: Expression<"windowOpen", "boolean">;
}
const outsideWindow = ({ discarded, windowOpen }: WindowColumns) => ({
  ...notACustomer({ discarded }),
  windowOpen,
});

const pitchKit = {
  by: "PitchKit",
  title: "DAU/MAU",
  url: "https://pitchkit.net/resources/glossary/dau-mau",
};
const notesGarage = {
  by: "Notes Garage",
  title: "Stickiness",
  url: "https://notesgarage.com/Notes/Stickiness",
};

const march = { window: "2026-03-01", windowDays: 4 };
const active = (customerId: string, lastDay = false) => ({ customerId, ...march, lastDay });

export const stickinessEntry = entry(stickiness, {
  name: "Stickiness",
  abbreviation: "DAU/MAU",
  aliases: ["DAU/MAU ratio", "stickiness ratio", "user stickiness"],
  says: "Users active on a mean day of the window over the users active on any day of it: on what share of its days a user comes.",
  population:
    "Days on which users were active, in one window that is over. Windows that go on, tests and the company's own people are left out and counted. Over rows of several windows the value is null: group by `window`.",
  recommended:
    "The mean over all days of the window and not one of them, which may be a Sunday. The window is a choice: 28 days hold each weekday four times, 30 are the usual month, and a calendar month has as many as it has; `activityDayFacts` makes any of them, and `windowDays` says which.",
  variants: {
    singleDay: {
      says: "Users active on the last day of the window over those active in the window.",
      usedBy: [pitchKit],
    },
  },
  tools: [
    {
      tool: "PitchKit",
      calls: "DAU/MAU",
      variant: "singleDay",
      differs: "One day's users over a month's, 15,000 of 50,000 for example; which day is not said.",
      source: pitchKit,
    },
    {
      tool: "Notes Garage",
      calls: "Stickiness",
      variant: null,
      differs: "The same: average daily over monthly active users.",
      source: notesGarage,
    },
  ],
  examples: [
    {
      rows: [active("ada"), active("ada"), active("ada"), active("bob")],
      gives: 0.5,
      because: "4 active days in a window of 4 are 1 user a day, of 2 in all.",
    },
    {
      rows: [active("ada"), active("ada"), active("ada"), active("ada")],
      gives: 1,
      because: "The one user came every day.",
    },
    { rows: [], gives: null, because: "Nobody was active: there are no users to be sticky." },
    {
      rows: [active("ada"), { customerId: "ada", window: "2026-04-01", windowDays: 4 }],
      gives: null,
      because: "Two windows: one user in both of them is no user of either's days. Group by window.",
    },
    {
      rows: [
        active("ada"),
        { customerId: "bob", window: null, windowDays: 4 },
        { customerId: "bob", window: "2026-03-01", windowDays: null },
        { ...active("bob"), windowOpen: true },
        { ...active("bob"), discarded: "internal" },
        { ...active("bob"), discarded: "test" },
      ],
      gives: 0.25,
      excluded: { windowUnknown: 2, windowOpen: 1, internal: 1, test: 1 },
      because: "1 active day of 4 of the one user whose window is known and over.",
    },
    {
      variant: "singleDay",
      rows: [
        { customerId: "ada", window: "2026-03-01", lastDay: false },
        { customerId: "ada", window: "2026-03-01", lastDay: true },
        { customerId: "bob", window: "2026-03-01", lastDay: false },
        { customerId: "eve", window: "2026-03-01", lastDay: null },
      ],
      gives: 0.5,
      excluded: { dayUnknown: 1 },
      because: "1 of 2 users came on the last day.",
    },
  ],
  beware: [
    "A single day has the weekday in it; compare the same weekday, or take the mean.",
    "It can rise because the users who come seldom have left.",
    "What makes a user active is a choice: opening the app and doing something in it are two numbers.",
    "It is above 0 by its making: with 30 days nobody who counts is below 1⁄30.",
    "Users of several windows cannot be added: whoever is active in two months is one user of each.",
  ],
  sources: [notesGarage, pitchKit],
  since: "0.1.0",
});
