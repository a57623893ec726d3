import { type FiscalYear, weeksBefore } from "../time/fiscal-weeks.ts";
import { checkPeriodRule, type PeriodRule } from "../time/period.ts";
import type { CalendarSql, CalendarUnit, Dialect } from "./dialect.ts";

/** A column that is made of those that steps before it made, by their names. */
export interface PeriodStep {
  readonly makes: "fiscal_year" | "period";
  readonly sql: (made: (name: string) => string) => string;
}

/** How the local date on which the period of an instant starts is worked out, as `YYYY-MM-DD`. */
export interface PeriodSteps {
  /** What is made of the instant: the date, or what further steps need. */
  readonly makes: "local_day" | "period";
  readonly sql: (instant: string) => string;
  /** Steps that follow, where one expression would say the same thing many times over. */
  readonly further: readonly PeriodStep[];
}

/** @throws RangeError on a rule of periods that is none, and on a time zone that is none. */
export function periodSteps(rule: PeriodRule, timeZone: string, { calendar }: Dialect): PeriodSteps {
  checkPeriodRule(rule);
  const local = (instant: string) => calendar.local(instant, timeZone);
  const inOne = (start: (day: string) => string): PeriodSteps => ({
    makes: "period",
    sql: (instant) => calendar.text(start(local(instant))),
    further: [],
  });
  if (typeof rule === "string") return inOne((day) => calendar.start(rule, day));
  if ("fiscalYear" in rule) {
    const { fiscalYear, every } = rule;
    const starts = every === "year" ? [0] : weeksBefore(fiscalYear.months, every);
    return {
      makes: "local_day",
      sql: local,
      further: [
        { makes: "fiscal_year", sql: (made) => fiscalYearSql(fiscalYear, made("local_day"), calendar) },
        {
          makes: "period",
          sql: (made) =>
            calendar.text(fiscalPeriodSql(starts, made("fiscal_year"), made("local_day"), calendar)),
        },
      ],
    };
  }
  const after = rule.every === "quarter" ? (rule.from - 1) % 3 : rule.from - 1;
  const unit = rule.every === "week" ? "day" : "month";
  return inOne((day) => shifted(rule.every, day, after, unit, calendar));
}

/** The start of a unit that begins so long after the calendar's own. */
function shifted(
  unit: CalendarUnit,
  day: string,
  after: number,
  step: "day" | "month",
  { start, later }: CalendarSql,
): string {
  return after === 0 ? start(unit, day) : later(start(unit, later(day, -after, step)), after, step);
}

/** It begins after the last of its days of the week by a day of the calendar: this year's, or one before. */
function fiscalYearSql({ endsOn, endsWith, end }: FiscalYear, day: string, calendar: CalendarSql): string {
  const year = calendar.start("year", day);
  const begun = (yearsBack: number) => {
    const months = endsWith - 12 * yearsBack;
    const monthEnd = months === 0 ? year : calendar.later(year, months, "month");
    const latest = end === "lastInMonth" ? monthEnd : calendar.later(monthEnd, 3, "day");
    return shifted("week", latest, endsOn % 7, "day", calendar);
  };
  const whens = [0, 1].map((back) => `WHEN ${begun(back)} <= ${day} THEN ${begun(back)}`);
  return `CASE ${whens.join(" ")} ELSE ${begun(2)} END`;
}

function fiscalPeriodSql(
  starts: readonly number[],
  year: string,
  day: string,
  { later }: CalendarSql,
): string {
  const since = (weeks: number) => (weeks === 0 ? year : later(year, 7 * weeks, "day"));
  const passed = starts
    .filter((weeks) => weeks > 0)
    .toReversed()
    .map((weeks) => `WHEN ${day} >= ${since(weeks)} THEN ${since(weeks)}`);
  return passed.length === 0 ? since(0) : `CASE ${passed.join(" ")} ELSE ${since(0)} END`;
}
