import type { WeeklyHours } from "../model/schedule.ts";

const DAY_MINUTES = 1440;
/** Minutes of a week. */
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * Open hours from one minute of the week to another, counted from Monday 00:00, cut at every midnight. `to` may lie
 * in the week after.
 */
export function weeklyHours(from: number, to: number): WeeklyHours[] {
  const hours: WeeklyHours[] = [];
  for (let start = from; start < to; ) {
    const midnight = Math.floor(start / DAY_MINUTES) * DAY_MINUTES;
    const end = Math.min(to, midnight + DAY_MINUTES);
    hours.push({
      dayOfWeek: ((midnight / DAY_MINUTES) % 7) + 1,
      start: clock(start - midnight),
      end: clock(end - midnight),
    });
    start = end;
  }
  return hours;
}

/** Hours of one day in minutes from its midnight; an end at or before the start is on the next day. */
export function hoursOfDay(dayOfWeek: number, start: number, end: number): WeeklyHours[] {
  const midnight = (dayOfWeek - 1) * DAY_MINUTES;
  return weeklyHours(midnight + start, midnight + (end > start ? end : end + DAY_MINUTES));
}

function clock(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
