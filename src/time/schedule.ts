import { DAY_MS } from "./civil.ts";
import { twoDigits } from "./digits.ts";
import { type Edges, edgesOf } from "./edges.ts";
import { type LocalDate, parseLocalDate } from "./local-date.ts";

/** Hours of one day during which the company is open, in local time. */
export interface OpenHours {
  /** Opening, `HH:mm`. */
  readonly start: string;
  /** Closing, `HH:mm` or `24:00`. At or before `start` it lies on the next day. */
  readonly end: string;
}

/** Open hours that repeat every week. */
export interface WeeklyOpenHours extends OpenHours {
  /** Day of the week on which they start, ISO 8601: 1 Monday to 7 Sunday. */
  readonly dayOfWeek: number;
}

/** Days on which the weekly hours do not hold: a holiday, a short day, a day with hours of its own. */
export interface ScheduleException {
  /** First day. */
  readonly startOn: LocalDate;
  /** Last day, itself included. */
  readonly endOn: LocalDate;
  /** Zone in which the days and their hours are read. Absent or null: the schedule's. */
  readonly timeZone?: string | null;
  /** Hours that are open on each of the days instead of the weekly ones. Absent, null or empty: none. */
  readonly openIntervals?: readonly OpenHours[] | null;
}

/** Business hours as the model's `Schedule` has them; what it has besides is not needed to count time. */
export interface BusinessSchedule {
  /** Names the schedule in errors. */
  readonly id?: string;
  /** Zone in which the hours are written, IANA. */
  readonly timeZone: string;
  /** Open hours of a week. A break is the gap between two; hours that overlap count once. */
  readonly intervals: readonly WeeklyOpenHours[];
  /** Days on which the weekly hours do not hold. */
  readonly holidays?: readonly ScheduleException[] | null;
  /** First local date, or first instant, on which it holds. Absent or null: it always did. */
  readonly validFrom?: string | null;
  /** Last local date on which it holds, or the instant at which it stops. Absent or null: no end known. */
  readonly validThrough?: string | null;
}

export const WEEK_MS = 7 * DAY_MS;
/** Local Monday 00:00 of the week that 1970-01-01, a Thursday, was in. */
export const WEEK_ORIGIN_MS = -3 * DAY_MS;

/** How errors call a schedule. */
export const nameOf = ({ id }: BusinessSchedule): string =>
  id === undefined ? "The schedule" : `Schedule "${id}"`;

/** The readings of a local week, from Monday 00:00, that are open. */
export function weeklyReadings(schedule: BusinessSchedule): Edges {
  const pairs = schedule.intervals.flatMap((hours, index) => {
    const path = `intervals[${index}]`;
    const { dayOfWeek } = hours;
    if (!(Number.isInteger(dayOfWeek) && dayOfWeek >= 1 && dayOfWeek <= 7)) {
      throw fault(schedule, `${path}.dayOfWeek`, dayOfWeek, "1 for Monday to 7 for Sunday");
    }
    const [from, to] = hoursFrom(schedule, path, hours, (dayOfWeek - 1) * DAY_MS);
    // Sunday night goes on in the Monday that starts the week.
    return to > WEEK_MS
      ? ([
          [from, WEEK_MS],
          [0, to - WEEK_MS],
        ] as const)
      : ([[from, to]] as const);
  });
  return edgesOf(pairs);
}

/** One exception in local milliseconds of its own zone. */
export interface ExceptionReadings {
  readonly timeZone: string;
  /** The days as a whole. */
  readonly days: readonly [from: number, to: number];
  /** Hours open on a day, from its midnight; they may reach into the next. */
  readonly open: readonly (readonly [from: number, to: number])[];
}

/** The exceptions of a schedule, each in its own zone. */
export function exceptionReadings(schedule: BusinessSchedule): readonly ExceptionReadings[] {
  return (schedule.holidays ?? []).map((exception, index) => {
    const path = `holidays[${index}]`;
    const first = dayOf(schedule, `${path}.startOn`, exception.startOn);
    const last = dayOf(schedule, `${path}.endOn`, exception.endOn);
    if (last < first) {
      throw fault(schedule, `${path}.endOn`, exception.endOn, `a date not before ${exception.startOn}`);
    }
    return {
      timeZone: exception.timeZone ?? schedule.timeZone,
      days: [first * DAY_MS, (last + 1) * DAY_MS],
      open: (exception.openIntervals ?? []).map((hours, at) =>
        hoursFrom(schedule, `${path}.openIntervals[${at}]`, hours, 0),
      ),
    };
  });
}

function hoursFrom(
  schedule: BusinessSchedule,
  path: string,
  { start, end }: OpenHours,
  midnight: number,
): readonly [from: number, to: number] {
  const from = timeOfDay(start);
  const to = timeOfDay(end);
  if (from === null || from === DAY_MS) {
    throw fault(schedule, `${path}.start`, start, "a time from 00:00 to 23:59");
  }
  if (to === null) throw fault(schedule, `${path}.end`, end, "a time from 00:00 to 24:00");
  return [midnight + from, midnight + (to > from ? to : to + DAY_MS)];
}

/** Milliseconds from midnight of `HH:mm`; null when `text` is no such time. */
function timeOfDay(text: string): number | null {
  const hour = twoDigits(text, 0);
  const minute = twoDigits(text, 3);
  if (text.length !== 5 || text[2] !== ":" || hour < 0 || minute < 0 || minute > 59) return null;
  return hour < 24 || (hour === 24 && minute === 0) ? (hour * 60 + minute) * 60_000 : null;
}

function dayOf(schedule: BusinessSchedule, path: string, date: string): number {
  const day = parseLocalDate(date);
  if (day === null) throw fault(schedule, path, date, "a date such as 2026-03-01");
  return day;
}

export function fault(
  schedule: BusinessSchedule,
  path: string,
  value: unknown,
  expected: string,
): RangeError {
  return new RangeError(`${nameOf(schedule)}: ${path} is ${JSON.stringify(value)}; expected ${expected}.`);
}
