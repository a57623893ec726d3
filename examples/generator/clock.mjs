/** The Oslo clock, by rule and not by the host's time zone data, and the opening hours on it. */

/** @import { Instant } from "./types.ts" */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Calendar days are numbered from Thursday 1 January 2026; the quarter is days 0 to 89. */
const FIRST_DAY = Date.UTC(2026, 0, 1);
export const DAYS = 90;
export const NEW_YEAR = 0;

/** Norway moves to summer time on Sunday 29 March 2026 at 01:00 UTC. */
const SUMMER_TIME_FROM = Date.UTC(2026, 2, 29, 1);

/** Opening hours in local minutes, by ISO day of the week (Monday is 1). Sunday is closed. */
const WEEKDAY = { from: 8 * 60, to: 20 * 60 };
const SATURDAY = { from: 10 * 60, to: 16 * 60 };
export const OPENING = new Map([
  [1, WEEKDAY],
  [2, WEEKDAY],
  [3, WEEKDAY],
  [4, WEEKDAY],
  [5, WEEKDAY],
  [6, SATURDAY],
]);

/** @param {number} day @param {number} minute of the local day @returns {Instant} */
export function oslo(day, minute) {
  const winter = FIRST_DAY + day * DAY + minute * MINUTE - HOUR;
  return winter < SUMMER_TIME_FROM ? winter : winter - HOUR;
}

/** @param {Instant} at @returns {number} the Oslo calendar day that it falls on */
export function dayOf(at) {
  const offset = at < SUMMER_TIME_FROM ? HOUR : 2 * HOUR;
  return Math.floor((at + offset - FIRST_DAY) / DAY);
}

/** @param {number} day @returns {number} 1 Monday … 7 Sunday */
export const weekdayOf = (day) => ((day + 3) % 7) + 1;

/** @param {number} day */
export function openingOf(day) {
  const hours = day === NEW_YEAR ? undefined : OPENING.get(weekdayOf(day));
  return hours && { from: oslo(day, hours.from), to: oslo(day, hours.to) };
}

/** @param {Instant} at */
export function isOpen(at) {
  const opening = openingOf(dayOf(at));
  return opening !== undefined && opening.from <= at && at < opening.to;
}

/** @param {Instant} at @param {number} duration @returns {Instant} after that much opening time */
export function afterOpenTime(at, duration) {
  let left = duration;
  for (let day = dayOf(at); ; day += 1) {
    const opening = openingOf(day);
    if (!opening) continue;
    const from = Math.max(at, opening.from);
    if (from + left < opening.to) return from + left;
    left -= Math.max(0, opening.to - from);
  }
}
