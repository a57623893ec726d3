import * as z from "zod";
import type { Holiday, WeeklyHours } from "../../model/schedule.ts";
import { parseLocalDate } from "../../time/local-date.ts";
import { VendorId } from "../fields.ts";
import type { Issue } from "../issue.ts";
import { WEEK_MINUTES, weeklyHours } from "../weekly-hours.ts";

/** From Zendesk's first minute of the week, Sunday 00:00, to ours, Monday 00:00. */
const SUNDAY_TO_MONDAY = WEEK_MINUTES - 1440;

/**
 * Zendesk's interval of minutes since Sunday 00:00 of its zone. It may run past midnight, and past the end of the
 * week, written on (10140) or begun again (60).
 */
export function zendeskHours(
  start: number,
  end: number,
  path: string,
  entityRef: Issue["entityRef"],
  issues: Issue[],
): WeeklyHours[] {
  const length = end < start ? end + WEEK_MINUTES - start : end - start;
  if (start < 0 || start >= WEEK_MINUTES || end < 0 || length === 0 || length > WEEK_MINUTES) {
    issues.push({
      ruleId: "SCH-02",
      severity: "error",
      path,
      message: `Minutes ${start} to ${end} are no interval of a week of ${WEEK_MINUTES}; it was left out.`,
      raw: { start_time: start, end_time: end },
      entityRef,
    });
    return [];
  }
  const from = (start + SUNDAY_TO_MONDAY) % WEEK_MINUTES;
  return weeklyHours(from, from + length);
}

const holidayShape = {
  id: VendorId.nullish(),
  name: z.string().nullish(),
  start_date: z.string(),
  end_date: z.string(),
};
/** A holiday as Zendesk writes it; both its dates are part of it. */
export const ZendeskHoliday: z.ZodObject<typeof holidayShape, z.core.$loose> = z.looseObject(holidayShape);

export function holidayOf(
  { id, name, start_date, end_date }: z.infer<typeof ZendeskHoliday>,
  path: string,
  entityRef: Issue["entityRef"],
  issues: Issue[],
): Holiday[] {
  const first = parseLocalDate(start_date);
  const last = parseLocalDate(end_date);
  if (first === null || last === null || last < first) {
    const reason = first === null || last === null ? "are not two dates" : "end before they start";
    issues.push({
      ruleId: first === null || last === null ? "TS-01" : "SCH-02",
      severity: "error",
      path,
      message: `The days "${start_date}" to "${end_date}" ${reason}; the holiday was left out.`,
      raw: { start_date, end_date },
      entityRef,
    });
    return [];
  }
  return [
    {
      ...(id !== undefined && id !== null && { id: String(id) }),
      name: name || null,
      startOn: start_date,
      endOn: end_date,
    },
  ];
}
