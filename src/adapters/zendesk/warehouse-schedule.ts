import * as z from "zod";
import type { ScheduleInput } from "../../model/schedule.ts";
import { VendorId } from "../fields.ts";
import { below, type Issue } from "../issue.ts";
import { type ReadSchedules, scheduleOf, shaped } from "../schedules.ts";
import { holidayOf, ZendeskHoliday, zendeskHours } from "./hours.ts";

// Warehouses hand out typed values, their exports text.
const Minutes = z.union(
  [z.int(), z.string().regex(/^\d+$/).transform(Number)],
  "Invalid input: expected minutes since Sunday 00:00",
);
const Deleted = z
  .union([z.boolean(), z.literal(""), z.stringbool()])
  .nullish()
  .transform((deleted) => deleted === true);

const Row = z.looseObject({
  id: VendorId,
  name: z.string().nullish(),
  time_zone: z.string(),
  start_time: Minutes,
  end_time: Minutes,
  _fivetran_deleted: Deleted,
});
const HolidayRow = z.looseObject({
  ...ZendeskHoliday.shape,
  schedule_id: VendorId,
  _fivetran_deleted: Deleted,
});
const FrozenRow = z.looseObject({
  start_time: z.null().optional(),
  start_time_utc: z.union([z.number(), z.string()]),
});

/** Rows of the warehouse tables that hold schedules. */
export interface ZendeskWarehouseRows {
  /** Rows of the table `schedule`: one row, one interval of one schedule. */
  readonly schedules: readonly unknown[];
  /** Rows of the table `schedule_holiday`. */
  readonly holidays?: readonly unknown[];
}

/**
 * Reads Zendesk's schedules from the tables that Fivetran's connector writes, `schedule` and `schedule_holiday`.
 * Rows marked as deleted are left out.
 *
 * The hours are `start_time` and `end_time`, minutes since Sunday 00:00 of the schedule's zone. The columns
 * `start_time_utc` and `end_time_utc` are never read, and rows that have nothing else are refused: they hold the
 * offset of the day they were written, and are an hour off after the clocks change.
 *
 * Never throws on data: what cannot be read is left out and stands in `issues`.
 */
export function zendeskWarehouseSchedules({
  schedules: rows,
  holidays = [],
}: ZendeskWarehouseRows): ReadSchedules {
  const issues: Issue[] = [];
  const schedules = new Map<string, ScheduleInput>();
  for (const [at, raw] of rows.entries()) {
    const path = below("", "schedules", at);
    if (FrozenRow.safeParse(raw).success) {
      issues.push(frozen(path));
      continue;
    }
    const row = shaped(Row, raw, path, issues);
    if (row === null || row._fivetran_deleted) continue;
    const rawId = String(row.id);
    const schedule = schedules.get(rawId) ?? opened(row, path, issues);
    if (schedule === null) continue;
    schedules.set(rawId, schedule);
    const entityRef = { type: "schedule", id: schedule.id };
    schedule.intervals.push(...zendeskHours(row.start_time, row.end_time, path, entityRef, issues));
  }
  for (const [at, raw] of holidays.entries()) {
    const path = below("", "holidays", at);
    const row = shaped(HolidayRow, raw, path, issues);
    if (row === null || row._fivetran_deleted) continue;
    const schedule = schedules.get(String(row.schedule_id));
    if (schedule === undefined) issues.push(orphan(String(row.schedule_id), path));
    else {
      const entityRef = { type: "schedule", id: schedule.id };
      schedule.holidays = [...(schedule.holidays ?? []), ...holidayOf(row, path, entityRef, issues)];
    }
  }
  return { schedules: [...schedules.values()], issues };
}

function opened(row: z.output<typeof Row>, path: string, issues: Issue[]): ScheduleInput | null {
  const schedule = scheduleOf(
    {
      system: "zendesk",
      rawType: "schedule",
      rawId: String(row.id),
      name: row.name || null,
      rawTimeZone: row.time_zone,
    },
    below(path, "time_zone"),
    issues,
  );
  return schedule && { ...schedule, intervals: [] };
}

const frozen = (path: string): Issue => ({
  ruleId: "TS-11",
  severity: "error",
  path,
  message:
    "start_time_utc holds the offset from UTC of one day and is wrong after the next change of clocks; give start_time and end_time. The row was left out.",
  entityRef: null,
});

const orphan = (rawId: string, path: string): Issue => ({
  ruleId: "REF-01",
  severity: "error",
  path: below(path, "schedule_id"),
  message: `There is no schedule ${rawId} among the rows; the holiday was left out.`,
  raw: rawId,
  entityRef: { type: "schedule", id: `zendesk:schedule:${rawId}` },
});
