import type { Writing } from "./view.ts";

/** What a view counts durations by: every hour, or the open hours of a table that {@link calendarTable} made. */
export type ViewClock =
  | "calendar"
  | {
      /** Table of open hours, as SQL writes its name. */
      readonly hours: string;
      /** Leaves out what begins and ends outside of open hours without any between. It counts as 0 unless said. */
      readonly dropFullyOutsideHours?: boolean;
    };

/** Gives the time from one instant to another, in milliseconds, as SQL: NULL where one is missing. */
export type Elapsed = (from: string, to: string) => string;

/**
 * The time between two columns of epoch milliseconds on a clock. NULL where an instant lies outside the table's horizon,
 * since a query cannot refuse a row.
 */
export function elapsedOn(writing: Writing, clock: ViewClock): Elapsed {
  if (clock === "calendar") return (from, to) => `(${to} - ${from})`;
  const { hours, dropFullyOutsideHours = false, ...others } = clock;
  const [other] = Object.keys(others);
  if (other !== undefined || typeof hours !== "string")
    throw new RangeError(
      `The clock of a view has "hours", a table of open hours, and "dropFullyOutsideHours"${other === undefined ? "" : `, not "${other}"`}.`,
    );
  const elapsed = openBetween(writing, hours);
  if (!dropFullyOutsideHours) return elapsed;
  const isClosed = (at: string) => writing.inStretch(hours, at, (column) => `NOT ${column("isOpen")}`);
  return (from, to) =>
    `CASE WHEN ${from} <= ${to} AND ${isClosed(from)} AND ${isClosed(to)}
    THEN NULLIF(${elapsed(from, to)}, 0) ELSE ${elapsed(from, to)} END`;
}

/** The same for spans of a sum, to which those outside of hours add nothing, left out or not. */
export const summedOn = (writing: Writing, clock: ViewClock): Elapsed =>
  clock === "calendar" ? elapsedOn(writing, clock) : openBetween(writing, clock.hours);

/** No open hours lie between instants in the wrong order either, and 0 would hide that. */
function openBetween({ inStretch }: Writing, hours: string): Elapsed {
  const openBefore = (at: string) =>
    inStretch(
      hours,
      at,
      (column) =>
        `${column("openBeforeMs")} + CASE WHEN ${column("isOpen")} THEN ${at} - ${column("fromMs")} ELSE 0 END`,
    );
  return (from, to) =>
    `CASE WHEN ${to} < ${from} THEN ${to} - ${from} ELSE ${openBefore(to)} - ${openBefore(from)} END`;
}
