import { civilFromDays, daysFromCivil, daysInMonth } from "./civil.ts";
import { twoDigits } from "./digits.ts";

/**
 * A calendar date, `YYYY-MM-DD` (RFC 3339 full-date), with no time and no zone: the day as the people who
 * live it call it. Years 0000 to 9999.
 */
export type LocalDate = string;

const HYPHEN = 45;

/** Days from 1970-01-01 to the date written at the start of `text`; null when no real date stands there. */
export function leadingDate(text: string): number | null {
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (century < 0 || yearOfCentury < 0 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) {
    return null;
  }
  const year = century * 100 + yearOfCentury;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return daysFromCivil(year, month, day);
}

/** Days from 1970-01-01 to a local date; null when `text` is not a real date written `YYYY-MM-DD`. */
export function parseLocalDate(text: string): number | null {
  return text.length === 10 ? leadingDate(text) : null;
}

/**
 * The local date that lies a whole number of days after 1970-01-01.
 * @throws RangeError when the date lies outside the years 0000 to 9999.
 */
export function formatLocalDate(days: number): LocalDate {
  const { year, month, day } = civilFromDays(days);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`Day ${days} lies outside the years 0000 to 9999.`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
