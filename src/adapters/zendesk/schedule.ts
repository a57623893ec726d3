import * as z from "zod";
import type { ScheduleInput } from "../../model/schedule.ts";
import { VendorId } from "../fields.ts";
import { below, type Issue } from "../issue.ts";
import { type ReadSchedules, scheduleOf, shaped } from "../schedules.ts";
import { holidayOf, ZendeskHoliday, zendeskHours } from "./hours.ts";

const Schedule = z.looseObject({
  id: VendorId,
  name: z.string().nullish(),
  time_zone: z.string(),
  intervals: z.array(z.looseObject({ start_time: z.int(), end_time: z.int() })),
});
const Page = z.looseObject({ schedules: z.array(z.unknown()) });
const One = z.looseObject({ schedule: z.unknown() });
const Holidays = z.union([
  z.looseObject({ holidays: z.array(ZendeskHoliday) }),
  z.array(ZendeskHoliday).transform((holidays) => ({ holidays })),
]);

/** What a page of schedules does not hold itself. */
export interface ZendeskSchedulesOptions {
  /** What `/business_hours/schedules/{id}/holidays` answered, by the schedule's id there. */
  readonly holidays?: Readonly<Record<string, unknown>>;
}

/**
 * Reads Zendesk's schedules: a list page (`{ schedules: [...] }`), one answer (`{ schedule: {...} }`), an array or a
 * schedule alone. Zendesk keeps holidays apart; without them none is known.
 *
 * Never throws on data: what cannot be read is left out and stands in `issues`. The zone may be a Rails name.
 * Source: developer.zendesk.com/api-reference/ticketing/ticket-management/schedules.
 */
export function zendeskSchedules(payload: unknown, options: ZendeskSchedulesOptions = {}): ReadSchedules {
  const issues: Issue[] = [];
  const schedules = found(payload).flatMap(([path, raw]): ScheduleInput[] => {
    const wire = shaped(Schedule, raw, path, issues);
    if (wire === null) return [];
    const schedule = scheduleOf(
      {
        system: "zendesk",
        rawType: "schedule",
        rawId: String(wire.id),
        name: wire.name || null,
        rawTimeZone: wire.time_zone,
      },
      below(path, "time_zone"),
      issues,
    );
    if (schedule === null) return [];
    const entityRef = { type: "schedule", id: schedule.id };
    const intervals = wire.intervals.flatMap(({ start_time, end_time }, at) =>
      zendeskHours(start_time, end_time, below(path, "intervals", at), entityRef, issues),
    );
    return [{ ...schedule, intervals, ...holidaysOf(String(wire.id), options, entityRef, issues) }];
  });
  return { schedules, issues };
}

function found(payload: unknown): readonly (readonly [path: string, schedule: unknown])[] {
  const page = Page.safeParse(payload);
  if (page.success) return page.data.schedules.map((one, at) => [below("", "schedules", at), one]);
  if (Array.isArray(payload)) return payload.map((one: unknown, at) => [below("", at), one]);
  const one = One.safeParse(payload);
  return one.success && one.data.schedule !== undefined
    ? [["/schedule", one.data.schedule]]
    : [["", payload]];
}

function holidaysOf(
  rawId: string,
  { holidays = {} }: ZendeskSchedulesOptions,
  entityRef: Issue["entityRef"],
  issues: Issue[],
): Pick<ScheduleInput, "holidays"> {
  if (!Object.hasOwn(holidays, rawId)) return {};
  const path = below("", "holidays", rawId);
  const wire = shaped(Holidays, holidays[rawId], path, issues);
  if (wire === null) return {};
  return {
    holidays: wire.holidays.flatMap((holiday, at) =>
      holidayOf(holiday, below(path, "holidays", at), entityRef, issues),
    ),
  };
}
