import type { TargetDurationInput } from "../model/duration.ts";
import { addBusinessMs, businessMs } from "../time/business-time.ts";
import type { BusinessCalendar } from "../time/calendar.ts";
import { InvalidJourneyError } from "./invalid-journey-error.ts";

/** When a duration that began at an instant is over, in epoch milliseconds; Infinity where no calendar reaches that far. */
export type Clock = (from: number) => number;

/** The clock of a duration of a blueprint; `null` where there is no limit. */
export function clockOf(
  duration: TargetDurationInput | null | undefined,
  calendars: ReadonlyMap<string, BusinessCalendar> | undefined,
  subject: string,
  path: string,
): Clock | null {
  if (duration === undefined || duration === null) return null;
  const ms = duration.seconds * 1000;
  if (duration.clock === "calendar") return (from) => from + ms;
  const calendar = calendars?.get(duration.scheduleId ?? "");
  if (calendar === undefined) {
    const hours = duration.scheduleId ? `of the schedule "${duration.scheduleId}"` : "of no schedule";
    throw new InvalidJourneyError(
      subject,
      path,
      `counts the open hours ${hours}; give them among the calendars.`,
    );
  }
  return (from) =>
    businessMs(calendar, from, calendar.to) < ms ? Infinity : addBusinessMs(calendar, from, ms);
}
