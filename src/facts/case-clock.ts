import type { CaseInput } from "../model/case.ts";
import type { BusinessCalendar } from "../time/calendar.ts";
import {
  type CalendarInForce,
  chosenHours,
  elapsedMs,
  isOutsideHours,
  type ScheduleChoice,
} from "../time/elapsed.ts";
import { between, InvalidRecordError } from "./record-fields.ts";

/** Open hours that durations are counted by. */
export interface BusinessClock {
  /** The open hours of every case, or those that a case was under, one after the other. */
  readonly business: BusinessCalendar | ((one: CaseInput) => readonly CalendarInForce[]);
  /**
   * Which of them count for a duration that begins under one and ends under another. Those of each moment unless
   * said.
   */
  readonly schedule?: ScheduleChoice;
  /**
   * Leaves out a duration that begins and ends outside of open hours without any between, as Deskie does; the case
   * and its instants stay. It counts as 0 unless said.
   */
  readonly dropFullyOutsideHours?: boolean;
}

/** What the durations of a case are counted by: every hour, or open hours alone. */
export type CaseClock = "calendar" | BusinessClock;

/**
 * A function giving the time from one instant of a case to another; `null` where one is missing.
 * @throws InvalidRecordError where a business clock has no hours for the case.
 */
export function durationsOn(
  clock: CaseClock,
  one: CaseInput,
): (from: number | null, to: number | null) => number | null {
  if (clock === "calendar") return between;
  const { business, schedule = "at-each-moment", dropFullyOutsideHours = false } = clock;
  const inForce = typeof business === "function" ? business(one) : [{ from: -Infinity, calendar: business }];
  if (inForce.length === 0) {
    throw new InvalidRecordError(`case ${one.id}`, "clock", inForce, "the open hours of a schedule");
  }
  return (from, to) => {
    // No open hours lie between instants in the wrong order either, and 0 would hide that.
    if (from === null || to === null || to < from) return between(from, to);
    const hours = chosenHours(inForce, schedule, from, to);
    const ms = elapsedMs(hours, from, to);
    const isOutside = ms === 0 && isOutsideHours(hours, from) && isOutsideHours(hours, to);
    return dropFullyOutsideHours && isOutside ? null : ms;
  };
}
