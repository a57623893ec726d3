import { formatInstant, type Instant } from "./instant.ts";
import { type LocalDate, parseLocalDate } from "./local-date.ts";
import { checkPeriodRule, type PeriodRule, periodStartDay, unitOf } from "./period.ts";
import { startOfDay } from "./wall-clock.ts";

/** A span of time between two instants; the second is not part of it. */
export interface TimeWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The last `days` whole days that end with the day `endOn`, as the clocks of a zone have them. Days on which the
 * clocks change are days, though 23 or 25 hours long.
 *
 * @example
 * ```ts
 * rollingWindow({ days: 28, endOn: "2026-03-31", timeZone: "Europe/Oslo" });
 * // => { from: "2026-03-03T23:00:00.000Z", to: "2026-03-31T22:00:00.000Z" }
 * ```
 * @throws RangeError on an unknown zone, a date that is none, or `days` that are no whole number above 0.
 */
export function rollingWindow({ days, endOn, timeZone }: RollingDays): TimeWindow {
  if (!(Number.isInteger(days) && days > 0)) throw new RangeError(`A window has 1 day or more, not ${days}.`);
  const last = dayOf(endOn);
  return windowOf(last - days + 1, last + 1, timeZone);
}

/** The last days up to one of them. */
export interface RollingDays {
  readonly days: number;
  /** Last day of the window, itself included. */
  readonly endOn: LocalDate;
  readonly timeZone: string;
}

/**
 * The whole period that contains a day, from its first midnight to the next one's, as the clocks of a zone have them.
 *
 * @example
 * ```ts
 * periodWindow("quarter", { on: "2026-05-17", timeZone: "America/New_York" });
 * // => { from: "2026-04-01T04:00:00.000Z", to: "2026-07-01T04:00:00.000Z" }
 * ```
 * @throws RangeError on an unknown zone, a date that is none, or a rule that is none.
 */
export function periodWindow(
  rule: PeriodRule,
  { on, timeZone }: { readonly on: LocalDate; readonly timeZone: string },
): TimeWindow {
  checkPeriodRule(rule);
  const first = periodStartDay(rule, dayOf(on));
  return windowOf(first, periodStartDay(rule, first + longest[unitOf(rule)]), timeZone);
}

/** A step from the first day of a period that always ends in the next one, of fiscal weeks too. */
const longest = { day: 1, week: 7, month: 42, quarter: 98, year: 371 };

function windowOf(first: number, next: number, timeZone: string): TimeWindow {
  return {
    from: formatInstant(startOfDay(timeZone, first)),
    to: formatInstant(startOfDay(timeZone, next)),
  };
}

function dayOf(date: LocalDate): number {
  const day = parseLocalDate(date);
  if (day === null) throw new RangeError(`"${date}" is not a date such as 2026-03-01.`);
  return day;
}
