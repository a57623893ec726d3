import type { CohortActivityColumns } from "../../facts/cohort-activity.ts";
import { activityUntil } from "./activity-stages.ts";
import type { AsOf, ViewText, Writing } from "./view.ts";

/** What a view of cohorts is told, as `cohortActivityFacts` is. */
export interface CohortActivityViewOptions {
  /** Table or view of what customers did, as SQL writes its name: columns `customerId` and `at`. */
  readonly activity: string;
  /** The same of when they were born, where that is not the first thing they did. */
  readonly births?: string;
  readonly asOf: AsOf;
  readonly timeZone: string;
  readonly periods?: "day" | "week" | "month" | "24-hours";
}

const DAY_MS = 86_400_000;

/** One row for each period in which a member was active, as `cohortActivityFacts` makes them. */
export function cohortActivityView(
  writing: Writing,
  { activity, births, asOf, timeZone, periods = "day" }: CohortActivityViewOptions,
): ViewText<CohortActivityColumns> {
  const { instant, calendar, types } = writing;
  const unit = periods === "24-hours" ? "day" : periods;
  const place = periodIndex(writing, periods, timeZone);
  const since = (born: string, ms: string) =>
    periods === "24-hours" ? `FLOOR((${ms} - ${born}) / ${DAY_MS}.0)` : `${place(ms)} - ${place(born)}`;
  const stages = activityUntil(writing, asOf, { did: activity, ...(births !== undefined && { births }) });
  return {
    stages: [
      ...stages,
      [
        "members",
        `SELECT birth."customerId", MIN(birth."at") AS "born"
FROM ${births === undefined ? "did" : "births"} AS birth
GROUP BY birth."customerId"`,
      ],
      [
        "counted",
        `SELECT members."customerId", members."born", members."born" AS "at", CAST(0 AS ${types.int}) AS "period"
FROM members
UNION ALL
SELECT members."customerId", members."born", did."at", CAST(${since('members."born"', 'did."at"')} AS ${types.int})
FROM members
JOIN did ON did."customerId" = members."customerId" AND did."at" >= members."born"`,
      ],
      [
        "active",
        `SELECT counted."customerId", counted."born", counted."period", MIN(counted."at") AS "at"
FROM counted
GROUP BY counted."customerId", counted."born", counted."period"`,
      ],
      [
        "followed",
        `SELECT
  active.*,
  LEAD(active."period") OVER (PARTITION BY active."customerId" ORDER BY active."period") AS "next",
  ROW_NUMBER() OVER (PARTITION BY active."customerId" ORDER BY active."period") AS "number",
  observation."asOf"
FROM active
CROSS JOIN observation`,
      ],
    ],
    from: "followed",
    columns: {
      customerId: `fact."customerId"`,
      cohort: calendar.text(calendar.start(unit, calendar.local(instant(`fact."born"`), timeZone))),
      bornAt: `fact."born"`,
      activeAt: `fact."at"`,
      period: `fact."period"`,
      nextPeriod: `fact."next"`,
      activePeriods: `fact."number"`,
      elapsedPeriods: since(`fact."born"`, `fact."asOf"`),
    },
  };
}

/** Numbers the periods of local time one after the other. */
function periodIndex(
  { instant, calendar, dayNumber }: Writing,
  periods: "day" | "week" | "month" | "24-hours",
  timeZone: string,
): (ms: string) => string {
  const local = (ms: string) => calendar.local(instant(ms), timeZone);
  // 1970-01-01 was a Thursday.
  if (periods === "week") return (ms) => `FLOOR((${dayNumber(local(ms))} + 3) / 7.0)`;
  if (periods === "month")
    return (ms) => `(12 * EXTRACT(YEAR FROM ${local(ms)}) + EXTRACT(MONTH FROM ${local(ms)}))`;
  return (ms) => dayNumber(local(ms));
}
