import * as z from "zod";
import type { ScheduleInput, WeeklyHours } from "../../model/schedule.ts";
import { VendorId } from "../fields.ts";
import { below, type Issue } from "../issue.ts";
import { type ReadSchedules, scheduleOf, shaped } from "../schedules.ts";
import { hoursOfDay } from "../weekly-hours.ts";

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const Hours = z.looseObject({ start_time: z.string(), end_time: z.string() });
const BusinessHours = z.looseObject({
  id: VendorId,
  name: z.string().nullish(),
  time_zone: z.string(),
  is_default: z.boolean().nullish(),
  business_hours: z.partialRecord(z.string(), Hours.nullish()),
});

/**
 * Reads Freshdesk's business hours: the array of `/api/v2/business_hours`, or one of them. A day without hours is
 * closed. Hours are 12-hour strings, `8:00 am` or `08:00:00 am`; one that ends at 11:59 pm or 11:59:59 pm ends with
 * the day, or each midnight would lose a minute. The zone is a Rails name. Holidays are not in these answers.
 *
 * Never throws on data: what cannot be read is left out and stands in `issues`.
 */
export function freshdeskSchedules(payload: unknown): ReadSchedules {
  const issues: Issue[] = [];
  const schedules = found(payload).flatMap(([path, raw]): ScheduleInput[] => {
    const wire = shaped(BusinessHours, raw, path, issues);
    if (wire === null) return [];
    const schedule = scheduleOf(
      {
        system: "freshdesk",
        rawType: "business_hours",
        rawId: String(wire.id),
        name: wire.name || null,
        rawTimeZone: wire.time_zone,
      },
      below(path, "time_zone"),
      issues,
    );
    if (schedule === null) return [];
    const entityRef = { type: "schedule", id: schedule.id };
    const intervals = days.flatMap((day, index) => {
      const hours = wire.business_hours[day];
      return hours ? hoursOn(index + 1, hours, below(path, "business_hours", day), entityRef, issues) : [];
    });
    return [{ ...schedule, intervals, isDefault: wire.is_default ?? null }];
  });
  return { schedules, issues };
}

const found = (payload: unknown): readonly (readonly [path: string, hours: unknown])[] =>
  Array.isArray(payload) ? payload.map((one: unknown, at) => [below("", at), one]) : [["", payload]];

function hoursOn(
  dayOfWeek: number,
  { start_time: start, end_time: end }: z.infer<typeof Hours>,
  path: string,
  entityRef: Issue["entityRef"],
  issues: Issue[],
): WeeklyHours[] {
  const from = timeOf(start);
  const to = timeOf(end);
  if (from === null || to === null || from % 60 !== 0 || !(to % 60 === 0 || to === LAST_SECOND)) {
    const message = `"${start}" to "${end}" are not hours such as 8:00 am to 5:00 pm; they were left out.`;
    issues.push({ ruleId: "SCH-02", severity: "error", path, message, raw: { start, end }, entityRef });
    return [];
  }
  if (to < LAST_MINUTE) return hoursOfDay(dayOfWeek, from / 60, to / 60);
  issues.push({
    ruleId: "SCH-02",
    severity: "info",
    path,
    message: `"${end}" was read as the end of the day.`,
    raw: end,
    entityRef,
  });
  return hoursOfDay(dayOfWeek, from / 60, DAY_SECONDS / 60);
}

const DAY_SECONDS = 86_400;
const LAST_MINUTE = DAY_SECONDS - 60;
const LAST_SECOND = DAY_SECONDS - 1;

/** Seconds from midnight of a 12-hour time; null when it is none. */
function timeOf(text: string): number | null {
  const [, hour, minute, second = "0", half] =
    /^(0?[1-9]|1[0-2]):([0-5]\d)(?::([0-5]\d))? ?([ap]m)$/i.exec(text.trim()) ?? [];
  if (hour === undefined || minute === undefined || half === undefined) return null;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return hours * 3600 + Number(minute) * 60 + Number(second);
}
