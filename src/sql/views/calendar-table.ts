import type { BusinessCalendar } from "../../time/calendar.ts";
import type { DialectName } from "../dialect.ts";
import { viewDialect } from "./view-dialect.ts";

/** A stretch of time that is open or closed throughout. Instants are epoch milliseconds. */
export interface CalendarRow {
  readonly fromMs: number;
  /** Its end, not included. */
  readonly toMs: number;
  /** Open milliseconds of the calendar before it. */
  readonly openBeforeMs: number;
  readonly isOpen: boolean;
}

/** The stretches of a calendar in order, one after the other from its first instant to its last, that one included. */
export function calendarRows({
  from,
  to,
  opens,
  closes,
  openBefore,
}: BusinessCalendar): readonly CalendarRow[] {
  const rows: CalendarRow[] = [];
  const add = (fromMs: number, toMs: number, openBeforeMs: number, isOpen: boolean) => {
    if (fromMs < toMs) rows.push({ fromMs, toMs, openBeforeMs, isOpen });
  };
  let reached = from;
  for (const [index, opening] of opens.entries()) {
    const before = openBefore[index] ?? 0;
    // Business time can be asked for at the end of the horizon, so that instant has a stretch too.
    add(reached, Math.min(opening, to + 1), before, false);
    const closing = closes[index] ?? Infinity;
    if (closing === Infinity) break;
    add(opening, closing, before, true);
    reached = closing;
  }
  return rows;
}

/**
 * The statement that makes a table of business hours: a compiled calendar as stretches of open and closed time, each
 * with the open milliseconds before it, so that the business time between two instants is the difference of two rows.
 * Views that count by open hours read it; compile a new one before its horizon ends.
 *
 * @param as name of the table, as SQL writes it
 * @throws RangeError on a dialect that views cannot be written in.
 *
 * @example
 * ```ts
 * import { compileSchedule } from "../../time/compile-schedule.ts";
 *
 * const mondays = { timeZone: "Europe/Oslo", intervals: [{ dayOfWeek: 1, start: "09:00", end: "17:00" }] };
 * const horizon = { from: Date.UTC(2026, 2, 2), to: Date.UTC(2026, 2, 3) };
 *
 * const calendar = compileSchedule(mondays, horizon);
 *
 * calendarRows(calendar).map(({ openBeforeMs, isOpen }) => [openBeforeMs, isOpen]); // => [[0, false], [0, true], [28_800_000, false]]
 * calendarTable(calendar, { dialect: "duckdb", as: "office_hours" }).split("\n")[0]; // => "CREATE TABLE office_hours AS"
 * ```
 */
export function calendarTable(
  calendar: BusinessCalendar,
  { dialect, as }: { readonly dialect: DialectName; readonly as: string },
): string {
  const { int } = viewDialect(dialect).types;
  const rows = calendarRows(calendar).map(
    ({ fromMs, toMs, openBeforeMs, isOpen }) =>
      `  (${fromMs}, ${toMs}, ${openBeforeMs}, ${isOpen ? "TRUE" : "FALSE"})`,
  );
  const whole = ["fromMs", "toMs", "openBeforeMs"].map(
    (name) => `CAST(hours."${name}" AS ${int}) AS "${name}"`,
  );
  return `CREATE TABLE ${as} AS
SELECT ${whole.join(", ")}, hours."isOpen"
FROM (VALUES
${rows.join(",\n")}
) AS hours("fromMs", "toMs", "openBeforeMs", "isOpen")`;
}
