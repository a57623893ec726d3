import { civilFromDays, dayOfWeek, daysFromCivil, daysInMonth } from "./civil.ts";

/** Day of the week, ISO 8601: 1 Monday to 7 Sunday. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Month of the year: 1 January to 12 December. */
export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/**
 * A fiscal year of 52 or 53 whole weeks that always ends on the same day of the week, and the next begins the day
 * after. Its four quarters have thirteen weeks each; a 53rd week lengthens the last month.
 *
 * The two rules for its end are those of 26 CFR § 1.441-2. Years that end on the Sunday nearest 31 December are the
 * years of ISO 8601 weeks; retailers' 4-5-4 years end on the Saturday nearest 31 January.
 */
export interface FiscalYear {
  /** Weeks of the three months of each quarter. */
  readonly months: "4-4-5" | "4-5-4" | "5-4-4";
  /** Day of the week on which years, months and weeks end. */
  readonly endsOn: DayOfWeek;
  /** Calendar month with whose end the year ends. */
  readonly endsWith: Month;
  /** Whether it ends on the last such day in that month, or on the one nearest to the month's last day. */
  readonly end: "lastInMonth" | "nearestMonthEnd";
}

const firstWeeks = { "4-4-5": [0, 4, 8], "4-5-4": [0, 4, 9], "5-4-4": [0, 5, 9] } as const;

/** The first day of the fiscal month, quarter or year that contains a day; both count from 1970-01-01. */
export function fiscalPeriodStart(
  { months, ...year }: FiscalYear,
  every: "month" | "quarter" | "year",
  day: number,
): number {
  const start = fiscalYearStart(year, day);
  if (every === "year") return start;
  const week = Math.floor((day - start) / 7);
  const quarter = Math.min(Math.floor(week / 13), 3);
  const inQuarter = week - quarter * 13;
  const first = every === "quarter" ? 0 : firstWeeks[months].findLast((weeks) => weeks <= inQuarter);
  return start + (quarter * 13 + (first ?? 0)) * 7;
}

function fiscalYearStart(year: Omit<FiscalYear, "months">, day: number): number {
  const calendarYear = civilFromDays(day).year;
  // The year that ends with this calendar year's month may still run, or not have begun.
  for (let ended = calendarYear; ; ended -= 1) {
    const start = fiscalYearEnd(year, ended) + 1;
    if (start <= day) return start;
  }
}

function fiscalYearEnd({ endsOn, endsWith, end }: Omit<FiscalYear, "months">, calendarYear: number): number {
  const monthEnd = daysFromCivil(calendarYear, endsWith, daysInMonth(calendarYear, endsWith));
  const since = (dayOfWeek(monthEnd) - endsOn + 7) % 7;
  return end === "nearestMonthEnd" && since > 3 ? monthEnd - since + 7 : monthEnd - since;
}
