import { type FiscalYear, weeksBefore } from "../time/fiscal-weeks.ts";
import { checkPeriodRule, type PeriodRule } from "../time/period.ts";
import { type Dialect, quoteText } from "./dialect.ts";

/** Local date on which the period of an instant starts, as `YYYY-MM-DD`. */
export function periodStartSql(
  rule: PeriodRule,
  instant: string,
  timeZone: string,
  { dateText }: Dialect,
): string {
  checkPeriodRule(rule);
  const local = `${instant} AT TIME ZONE ${quoteText(timeZone)}`;
  if (typeof rule === "string") return dateText(truncated(rule, local));
  if ("fiscalYear" in rule) {
    const { fiscalYear, every } = rule;
    const starts = every === "year" ? [0] : weeksBefore(fiscalYear.months, every);
    return `(${fiscalSql(fiscalYear, starts, local, dateText)})`;
  }
  const after = rule.every === "quarter" ? (rule.from - 1) % 3 : rule.from - 1;
  return dateText(shifted(rule.every, local, after, rule.every === "week" ? "days" : "months"));
}

const truncated = (unit: string, local: string): string => `DATE_TRUNC(${quoteText(unit)}, ${local})`;

/** The start of a unit that begins so long after the calendar's own. */
function shifted(unit: string, local: string, after: number, step: "days" | "months"): string {
  if (after === 0) return truncated(unit, local);
  const shift = interval(after, step);
  return `${truncated(unit, `${local} - ${shift}`)} + ${shift}`;
}

const interval = (count: number, step: string): string => `INTERVAL '${count} ${step}'`;

/** The fiscal year begins on the last of its days of the week by a day of the calendar: this year's, or one before. */
function fiscalSql(
  { endsOn, endsWith, end }: FiscalYear,
  starts: readonly number[],
  local: string,
  dateText: Dialect["dateText"],
): string {
  const year = truncated("year", "reading.moment");
  const latest = end === "lastInMonth" ? "" : ` + ${interval(3, "days")}`;
  const begun = (yearsBack: number) =>
    shifted(
      "week",
      `${year} + ${interval(endsWith - 12 * yearsBack, "months")}${latest}`,
      endsOn % 7,
      "days",
    );
  const since = (weeks: number) =>
    weeks === 0 ? "fiscal.start" : `fiscal.start + ${interval(weeks, "weeks")}`;
  const later = starts
    .filter((weeks) => weeks > 0)
    .toReversed()
    .map((weeks) => `WHEN fiscal.moment >= ${since(weeks)} THEN ${since(weeks)}`);
  const period = later.length === 0 ? since(0) : `CASE ${later.join(" ")} ELSE ${since(0)} END`;
  return [
    `SELECT ${dateText(period)} FROM (SELECT reading.moment, CASE`,
    ...[0, 1].map((back) => `WHEN ${begun(back)} <= reading.moment THEN ${begun(back)}`),
    `ELSE ${begun(2)} END AS start FROM (SELECT ${local} AS moment) AS reading) AS fiscal`,
  ].join(" ");
}
