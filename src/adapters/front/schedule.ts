import * as z from "zod";
import type { ScheduleInput, WeeklyHours } from "../../model/schedule.ts";
import { below, type Issue } from "../issue.ts";
import { type ReadSchedules, scheduleOf, shaped } from "../schedules.ts";
import { hoursOfDay } from "../weekly-hours.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const Hours = z.looseObject({ start: z.string(), end: z.string() });
const Shift = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  timezone: z.string(),
  times: z.partialRecord(z.string(), Hours.nullish()),
});
const Page = z.looseObject({ _results: z.array(z.unknown()) });

/**
 * Reads Front's shifts: a list page (`{ _results: [...] }`), an array or a shift alone. A day without hours is closed.
 * Front has no holidays.
 *
 * Never throws on data: what cannot be read is left out and stands in `issues`.
 * Source: github.com/frontapp/front-api-specs, core-api, `ShiftResponse`.
 */
export function frontSchedules(payload: unknown): ReadSchedules {
  const issues: Issue[] = [];
  const schedules = found(payload).flatMap(([path, raw]): ScheduleInput[] => {
    const wire = shaped(Shift, raw, path, issues);
    if (wire === null) return [];
    const schedule = scheduleOf(
      {
        system: "front",
        rawType: "shift",
        rawId: wire.id,
        name: wire.name || null,
        rawTimeZone: wire.timezone,
      },
      below(path, "timezone"),
      issues,
    );
    if (schedule === null) return [];
    const entityRef = { type: "schedule", id: schedule.id };
    const intervals = days.flatMap((day, index) => {
      const hours = wire.times[day];
      return hours ? hoursOn(index + 1, hours, below(path, "times", day), entityRef, issues) : [];
    });
    return [{ ...schedule, intervals }];
  });
  return { schedules, issues };
}

function found(payload: unknown): readonly (readonly [path: string, shift: unknown])[] {
  const page = Page.safeParse(payload);
  if (page.success) return page.data._results.map((one, at) => [below("", "_results", at), one]);
  if (Array.isArray(payload)) return payload.map((one: unknown, at) => [below("", at), one]);
  return [["", payload]];
}

function hoursOn(
  dayOfWeek: number,
  { start, end }: z.infer<typeof Hours>,
  path: string,
  entityRef: Issue["entityRef"],
  issues: Issue[],
): WeeklyHours[] {
  const from = minuteOf(start);
  const to = minuteOf(end);
  if (from !== null && to !== null && from < 1440) return hoursOfDay(dayOfWeek, from, to);
  const message = `"${start}" to "${end}" are not hours such as 09:00 to 17:00; they were left out.`;
  issues.push({ ruleId: "SCH-02", severity: "error", path, message, raw: { start, end }, entityRef });
  return [];
}

function minuteOf(text: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= 1440 ? minutes : null;
}
