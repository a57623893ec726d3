import { addBusinessMs, businessMs, nextOpening } from "./business-time.ts";
import type { BusinessCalendar } from "./calendar.ts";

/**
 * Which schedule counts where the one in force changes while time runs.
 * - `at-each-moment`: each part by the schedule then in force, as dbt_zendesk adds up.
 * - `at-start`: the whole by the schedule in force when it began: what was promised then.
 * - `at-end`: the whole by the schedule in force when it ended, or now: Zendesk's metrics of a single event (first
 *   reply, first and full resolution) and its SLA minutes.
 */
export type ScheduleChoice = "at-start" | "at-end" | "at-each-moment";

/** The open hours in force from an instant until the next one's. */
export interface CalendarInForce {
  /** Epoch milliseconds. The first of several also holds before it, so it may be −Infinity. */
  readonly from: number;
  readonly calendar: BusinessCalendar;
}

/** What a duration is counted by: open hours one after the other, ascending, or `null` for every hour. */
export type Hours = readonly CalendarInForce[] | null;

/**
 * The open hours that count for time from `start` to `end`.
 * @throws RangeError when there are none to choose from.
 */
export function chosenHours(
  inForce: readonly CalendarInForce[],
  choice: ScheduleChoice,
  start: number,
  end: number,
): readonly CalendarInForce[] {
  const ordered = inForce.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const [first] = ordered;
  if (first === undefined) throw new RangeError("Business time takes at least one calendar.");
  if (choice === "at-each-moment") return ordered;
  const at = choice === "at-start" ? start : end;
  return [ordered.findLast(({ from }) => from <= at) ?? first];
}

/** Milliseconds that count from an instant to one not before it, both in epoch milliseconds. */
export function elapsedMs(hours: Hours, from: number, to: number): number {
  if (hours === null) return to - from;
  let ms = 0;
  for (const [index, { calendar }] of hours.entries()) {
    const begins = Math.max(from, beginOf(hours, index));
    const ends = Math.min(to, beginOf(hours, index + 1));
    if (begins < ends) ms += businessMs(calendar, begins, ends);
  }
  return ms;
}

/**
 * The first instant, not before `from`, by which `ms` have counted; `null` where the calendars end before that.
 * Zero is `from` itself, and the end of a working day comes before the start of the next.
 */
export function addElapsedMs(hours: Hours, from: number, ms: number): number | null {
  if (hours === null || ms === 0) return from + ms;
  let left = ms;
  for (const [index, { calendar }] of hours.entries()) {
    const begins = Math.max(from, beginOf(hours, index));
    const ends = Math.min(calendar.to, beginOf(hours, index + 1));
    if (begins >= ends) continue;
    const open = businessMs(calendar, begins, ends);
    if (open >= left) return addBusinessMs(calendar, begins, left);
    left -= open;
  }
  return null;
}

/** Whether an instant lies outside the open hours; opening is inside, closing outside. */
export function isOutsideHours(hours: Hours, at: number): boolean {
  const inForce = hours?.findLast((_, index) => beginOf(hours, index) <= at);
  return inForce !== undefined && nextOpening(inForce.calendar, at) !== at;
}

const beginOf = (hours: readonly CalendarInForce[], index: number): number =>
  index === 0 ? -Infinity : (hours[index]?.from ?? Infinity);
