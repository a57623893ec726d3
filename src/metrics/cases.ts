import type { Expression } from "../language/expression.ts";

interface DiscardedColumn {
  readonly discarded: Expression<"discarded", "text">;
}
interface ClockColumn {
  readonly clock: Expression<"clock", "text">;
}
interface StartColumns {
  readonly direction: Expression<"direction", "text">;
  readonly initiative: Expression<"initiative", "text">;
}

/** Rows that are no cases to measure, each kind counted for itself; `discarded` are those of any other kind. */
export const notACase = ({ discarded }: DiscardedColumn) => ({
  spam: discarded.equals("spam"),
  test: discarded.equals("test"),
  merged: discarded.equals("merged"),
  deleted: discarded.equals("deleted"),
  discarded: discarded.isKnown(),
});

/** A case that the company opened: nobody waits for its first response. */
export const startedByCompany = ({ direction, initiative }: StartColumns) =>
  direction.equals("outbound").or(initiative.equals("proactive"));

/**
 * Durations on the business clock have no place among those on the calendar, and the other way round: a row that
 * does not say is on the calendar.
 */
export const onBusinessClock = ({ clock }: ClockColumn) => ({ businessClock: clock.equals("business") });
export const onCalendarClock = ({ clock }: ClockColumn) => ({
  calendarClock: clock.equals("business").not().or(clock.isMissing()),
});
