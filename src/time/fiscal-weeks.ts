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

/** The ways to divide a fiscal quarter's weeks, with the week of it in which each month begins. */
const firstWeeks = { "4-4-5": [0, 4, 8], "4-5-4": [0, 4, 9], "5-4-4": [0, 5, 9] } as const;
export const fiscalMonths = ["4-4-5", "4-5-4", "5-4-4"] as const satisfies readonly FiscalYear["months"][];
export const fiscalYearEnds = [
  "lastInMonth",
  "nearestMonthEnd",
] as const satisfies readonly FiscalYear["end"][];

export const isWholeUpTo = (most: number, value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;

/** @throws what `fault` makes of what was expected. */
export function checkFiscalYear(
  { months, endsOn, endsWith, end }: FiscalYear,
  fault: (expected: string) => Error,
): void {
  if (!fiscalMonths.includes(months)) throw fault(`months are ${fiscalMonths.join(", ")}`);
  if (!isWholeUpTo(7, endsOn)) throw fault("a year ends on 1, Monday, to 7, Sunday");
  if (!isWholeUpTo(12, endsWith)) throw fault("a year ends with month 1, January, to 12, December");
  if (!fiscalYearEnds.includes(end)) throw fault(`end is ${fiscalYearEnds.join(" or ")}`);
}

/** Weeks of the fiscal year before each of its months, or quarters, in order. */
export const weeksBefore = (months: FiscalYear["months"], every: "month" | "quarter"): readonly number[] =>
  [0, 13, 26, 39].flatMap((quarter) =>
    every === "quarter" ? [quarter] : firstWeeks[months].map((weeks) => quarter + weeks),
  );

/** The first day of the fiscal month, quarter or year that contains a day; both count from 1970-01-01. */
export function fiscalPeriodStart(
  { months, ...year }: FiscalYear,
  every: "month" | "quarter" | "year",
  day: number,
): number {
  const start = fiscalYearStart(year, day);
  if (every === "year") return start;
  const week = Math.floor((day - start) / 7);
  const before = weeksBefore(months, every).findLast((weeks) => weeks <= week) ?? 0;
  return start + before * 7;
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
