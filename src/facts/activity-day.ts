import { boolean, type Fact, type FactTexts, instant, int, optional, type RowOf, text } from "./fact.ts";

const columns = {
  customerId: text,
  day: optional(text),
  activeAt: optional(instant),
  discarded: optional(text),
  window: optional(text),
  windowDays: optional(int({ atLeast: 1 })),
  windowOpen: optional(boolean),
  lastDay: optional(boolean),
};
type Columns = typeof columns;

/** The columns of the activity day fact. */
export interface ActivityDayColumns extends Columns {}

/** What a row is and what its columns hold. */
export const activityDayTexts: FactTexts<ActivityDayColumns> = {
  grain:
    "One row: one local day on which one user was active, once however often, in the window of days that is looked at.",
  columns: {
    customerId: "Identifies the user.",
    day: "The day, `2026-03-01`, as the calendar of the chosen zone has it.",
    activeAt: "When the user was first active on that day.",
    discarded: "Why it is no user to measure: `test` or `internal`; `null` if it is one.",
    window: "First day of the window, `2026-03-01`: windows are told apart by it.",
    windowDays:
      "How many days the window has, those without any activity included: 28, 30, or those of the month; `null` if unknown.",
    windowOpen: "Whether the window goes on at the end of observation; `null` counts as over.",
    lastDay: "Whether the day is the last one of the window; `null` if unknown.",
  },
};

/** One local day on which one user was active. */
export interface ActivityDayFact extends RowOf<ActivityDayColumns> {}

/** One row: one local day on which one user was active. In periods it counts when the user was first active on it. */
export const activityDayFact: Fact<ActivityDayFact, ActivityDayColumns> = {
  name: "activityDay",
  columns,
  key: "customerId",
  at: "activeAt",
};
