import { civilFromDays, DAY_MS, daysFromCivil } from "./civil.ts";
import { formatLocalDate, type LocalDate } from "./local-date.ts";
import { zoneOffset } from "./zone.ts";

/** The lengths of period by which measurements can be grouped, shortest first. Weeks are ISO 8601: they start on Monday. */
export const periodUnits = ["day", "week", "month", "quarter", "year"] as const;

/** A length of period of the calendar. Weeks are ISO 8601: they start on Monday. */
export type PeriodUnit = (typeof periodUnits)[number];

/**
 * A function giving the local date on which the period that contains an instant starts, as the calendar of
 * the named zone has it. Make it once and call it for every row: it remembers the days it has seen.
 *
 * @example
 * ```ts
 * const monthIn = periodStarts("month", "Europe/Oslo");
 * monthIn(Date.UTC(2026, 1, 28, 23)); // => "2026-03-01"
 * ```
 * @throws RangeError when the zone is unknown; the message names it.
 */
export function periodStarts(unit: PeriodUnit, timeZone: string): (epochMs: number) => LocalDate {
  const offsetAt = zoneOffset(timeZone);
  const starts = new Map<number, LocalDate>();
  return (epochMs) => {
    const localDay = Math.floor((epochMs + offsetAt(epochMs)) / DAY_MS);
    let start = starts.get(localDay);
    if (start === undefined) {
      start = formatLocalDate(periodStartDay(unit, localDay));
      starts.set(localDay, start);
    }
    return start;
  };
}

/** The first day of the period that contains a day; both count from 1970-01-01, which was a Thursday. */
function periodStartDay(unit: PeriodUnit, day: number): number {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const { year, month } = civilFromDays(day);
  if (unit === "month") return daysFromCivil(year, month, 1);
  if (unit === "quarter") return daysFromCivil(year, month - ((month - 1) % 3), 1);
  return daysFromCivil(year, 1, 1);
}
