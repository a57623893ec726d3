import type { ActivityDayColumns } from "../../facts/activity-day.ts";
import { activityUntil } from "./activity-stages.ts";
import type { AsOf, ViewText, Writing } from "./view.ts";

/** What a view of active days is told, as `activityDayFacts` is. */
export interface ActivityDayViewOptions {
  /** Table or view of what users did, as SQL writes its name: columns `customerId` and `at`. */
  readonly activity: string;
  readonly asOf: AsOf;
  readonly timeZone: string;
  readonly window: number | "month";
}

/** One row for each local day on which a user was active, as `activityDayFacts` makes them. */
export function activityDayView(
  writing: Writing,
  { activity, asOf, timeZone, window }: ActivityDayViewOptions,
): ViewText<ActivityDayColumns> {
  if (window !== "month" && !(Number.isInteger(window) && window > 0))
    throw new RangeError(`A window has 1 day or more, not ${window}.`);
  const { instant, calendar, dayNumber } = writing;
  const day = (ms: string) => calendar.start("day", calendar.local(instant(ms), timeZone));
  const month = calendar.start("month", 'days."day"');
  const [from, to] =
    window === "month"
      ? [month, calendar.later(month, 1, "month")]
      : [calendar.later('days."today"', -window, "day"), 'days."today"'];
  return {
    stages: [
      ...activityUntil(writing, asOf, { did: activity }),
      [
        "days",
        `SELECT did."customerId", ${day('did."at"')} AS "day", MIN(did."at") AS "at", ${day('MAX(observation."asOf")')} AS "today"
FROM did
CROSS JOIN observation
GROUP BY did."customerId", ${day('did."at"')}`,
      ],
      ["windows", `SELECT days.*, ${from} AS "from", ${to} AS "to"\nFROM days`],
      [
        "within",
        `SELECT windows.* FROM windows WHERE windows."day" >= windows."from" AND windows."day" < windows."to"`,
      ],
    ],
    from: "within",
    columns: {
      customerId: `fact."customerId"`,
      day: calendar.text(`fact."day"`),
      activeAt: `fact."at"`,
      discarded: null,
      window: calendar.text(`fact."from"`),
      windowDays: `${dayNumber(`fact."to"`)} - ${dayNumber(`fact."from"`)}`,
      windowOpen: `fact."today" < fact."to"`,
      lastDay: `fact."day" = ${calendar.later(`fact."to"`, -1, "day")}`,
    },
  };
}
