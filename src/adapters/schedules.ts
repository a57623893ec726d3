import type * as z from "zod";
import type { ScheduleInput } from "../model/schedule.ts";
import { below, type Issue } from "./issue.ts";
import { ianaTimeZone, timeZoneIssue } from "./time-zone.ts";

/** Schedules read from a vendor's payload, and what was found wrong with it. */
export interface ReadSchedules {
  readonly schedules: ScheduleInput[];
  readonly issues: Issue[];
}

/** The part of a payload that has the shape asked for; otherwise null, and an issue for each fault. */
export function shaped<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: string,
  issues: Issue[],
): z.output<Schema> | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { path: keys, message } of result.error.issues) {
    issues.push({
      ruleId: "SHP-01",
      severity: "error",
      path: below(path, ...keys),
      message: `${message}; the whole was left out.`,
      entityRef: null,
    });
  }
  return null;
}

/** What every vendor says of a schedule, in the model's form. Null and an issue when its zone is unknown. */
export function scheduleOf(
  { system, rawType, rawId, name, rawTimeZone }: ScheduleSource,
  path: string,
  issues: Issue[],
): Omit<ScheduleInput, "intervals"> | null {
  const id = `${system}:schedule:${rawId}`;
  const issue = timeZoneIssue(rawTimeZone, path, { type: "schedule", id });
  if (issue !== null) issues.push(issue);
  const timeZone = ianaTimeZone(rawTimeZone);
  if (timeZone === null) return null;
  return {
    id,
    name,
    timeZone,
    externalIds: [{ system, type: rawType, id: rawId }],
    source: { system, rawType, rawId, ...(timeZone !== rawTimeZone && { rawTimeZone }) },
  };
}

export interface ScheduleSource {
  readonly system: string;
  readonly rawType: string;
  readonly rawId: string;
  readonly name: string | null;
  readonly rawTimeZone: string;
}
