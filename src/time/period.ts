import { civilFromDays, DAY_MS, dayOfWeek, daysFromCivil } from "./civil.ts";
import {
  checkFiscalYear,
  type DayOfWeek,
  type FiscalYear,
  fiscalPeriodStart,
  isWholeUpTo,
  type Month,
} from "./fiscal-weeks.ts";
import { formatLocalDate, type LocalDate } from "./local-date.ts";
import { zoneOffset } from "./zone.ts";

/** The lengths of period by which measurements can be grouped, shortest first. Weeks are ISO 8601: they start on Monday. */
export const periodUnits = ["day", "week", "month", "quarter", "year"] as const;

/** A length of period of the calendar. Weeks are ISO 8601: they start on Monday. */
export type PeriodUnit = (typeof periodUnits)[number];

/**
 * Periods other than those of the calendar year from January and of weeks from Monday: weeks from another day,
 * quarters and years from another month, or the months, quarters and years of a fiscal year of whole weeks.
 */
export type PeriodRule =
  | PeriodUnit
  | { readonly every: "week"; readonly from: DayOfWeek }
  | { readonly every: "quarter" | "year"; readonly from: Month }
  | { readonly every: "month" | "quarter" | "year"; readonly fiscalYear: FiscalYear };

/** The length of a rule's periods. */
export const unitOf = (rule: PeriodRule): PeriodUnit => (typeof rule === "object" ? rule.every : rule);

/**
 * A function giving the local date on which the period that contains an instant starts, as the calendar of
 * the named zone has it. Make it once and call it for every row: it remembers the days it has seen.
 *
 * @example
 * ```ts
 * const monthIn = periodStarts("month", "Europe/Oslo");
 * monthIn(Date.UTC(2026, 1, 28, 23)); // => "2026-03-01"
 * ```
 * @throws RangeError when the zone is unknown, which the message names, or the rule is none.
 */
export function periodStarts(rule: PeriodRule, timeZone: string): (epochMs: number) => LocalDate {
  checkPeriodRule(rule);
  const offsetAt = zoneOffset(timeZone);
  const starts = new Map<number, LocalDate>();
  return (epochMs) => {
    const localDay = Math.floor((epochMs + offsetAt(epochMs)) / DAY_MS);
    let start = starts.get(localDay);
    if (start === undefined) {
      start = formatLocalDate(periodStartDay(rule, localDay));
      starts.set(localDay, start);
    }
    return start;
  };
}

/** @throws RangeError on a rule that is none. */
export function checkPeriodRule(rule: PeriodRule): void {
  const fault = (expected: string) =>
    new RangeError(`${JSON.stringify(rule)} is no rule of periods: ${expected}.`);
  const among = (units: readonly PeriodUnit[]) => {
    if (!units.includes(unitOf(rule))) throw fault(`every is one of ${units.join(", ")}`);
  };
  if (typeof rule === "string") among(periodUnits);
  else if ("fiscalYear" in rule) {
    among(["month", "quarter", "year"]);
    checkFiscalYear(rule.fiscalYear, fault);
  } else {
    among(["week", "quarter", "year"]);
    if (rule.every === "week") {
      if (!isWholeUpTo(7, rule.from)) throw fault("weeks begin on 1, Monday, to 7, Sunday");
    } else if (!isWholeUpTo(12, rule.from)) throw fault("years begin with month 1, January, to 12, December");
  }
}

/** The first day of the period that contains a day; both count from 1970-01-01. */
export function periodStartDay(rule: PeriodRule, day: number): number {
  if (typeof rule === "object" && "fiscalYear" in rule) {
    return fiscalPeriodStart(rule.fiscalYear, rule.every, day);
  }
  const { every, from } = typeof rule === "object" ? rule : { every: rule, from: 1 };
  if (every === "day") return day;
  if (every === "week") return day - ((dayOfWeek(day) - from + 7) % 7);
  const { year, month } = civilFromDays(day);
  if (every === "month") return daysFromCivil(year, month, 1);
  const sinceStart = (month - from + 12) % (every === "quarter" ? 3 : 12);
  const first = month - sinceStart;
  return first < 1 ? daysFromCivil(year - 1, first + 12, 1) : daysFromCivil(year, first, 1);
}
