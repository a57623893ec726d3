import * as z from "zod";
import { ScheduleIdSchema } from "./ids.ts";
import { LocalDateSchema, ValidityBoundSchema } from "./local-date.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";
import { TimeZoneSchema } from "./time-zone.ts";

const startTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as HH:mm, from 00:00 to 23:59");
const endTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "Write the time as HH:mm, from 00:00 to 24:00");

const openHoursShape = {
  /** Local time of opening, `HH:mm`. */
  start: startTime,
  /** Local time of closing, `HH:mm`; `24:00` is the end of the day. */
  end: endTime,
};
type OpenHoursFields = typeof openHoursShape;
/** Fields of {@link OpenHoursSchema}. */
export interface OpenHoursShape extends OpenHoursFields {}

/** Schema of {@link OpenHours}. */
export const OpenHoursSchema: z.ZodObject<OpenHoursShape> = z.object(openHoursShape);

/** Hours of one day during which the company is open. */
export interface OpenHours extends z.infer<typeof OpenHoursSchema> {}

const weeklyHoursShape = {
  /** Day of the week, ISO 8601: 1 Monday to 7 Sunday. */
  dayOfWeek: z.int().min(1).max(7),
};
type WeeklyHoursFields = OpenHoursFields & typeof weeklyHoursShape;
/** Fields of {@link WeeklyHoursSchema}. */
export interface WeeklyHoursShape extends WeeklyHoursFields {}

/** Schema of {@link WeeklyHours}. */
export const WeeklyHoursSchema: z.ZodObject<WeeklyHoursShape> = z.object({
  ...openHoursShape,
  ...weeklyHoursShape,
});

/** Hours that repeat every week. Hours past midnight are two entries. After schema.org OpeningHoursSpecification. */
export interface WeeklyHours extends z.infer<typeof WeeklyHoursSchema> {}

const holidayShape = {
  /** Id of the holiday, where the source gives one. */
  id: maybe(TextSchema),
  /** Name to show. */
  name: maybe(TextSchema),
  /** First day. */
  startOn: LocalDateSchema,
  /** Last day, itself a holiday. */
  endOn: LocalDateSchema,
  /** Zone whose midnights bound the holiday. Absent or null: the schedule's. */
  timeZone: maybe(TimeZoneSchema),
  /** Hours that are open all the same, on each of its days. Absent, null or empty: closed. */
  openIntervals: maybe(z.array(OpenHoursSchema)),
};
type HolidayFields = typeof holidayShape;
/** Fields of {@link HolidaySchema}. */
export interface HolidayShape extends HolidayFields {}

/** Schema of {@link Holiday}. */
export const HolidaySchema: z.ZodObject<HolidayShape> = z.object(holidayShape);

/** Days on which the weekly hours do not hold. */
export interface Holiday extends z.infer<typeof HolidaySchema> {}

const scheduleShape = {
  /** Id of the schedule. */
  id: ScheduleIdSchema,
  /** Name to show. */
  name: maybe(TextSchema),
  /** Zone in which the hours are written, IANA. Its changes of clock are followed. */
  timeZone: TimeZoneSchema,
  /** Open hours of a week. Empty: never open but on holidays with hours of their own. */
  intervals: z.array(WeeklyHoursSchema),
  /** Days on which the weekly hours do not hold. */
  holidays: maybe(z.array(HolidaySchema)),
  /** When the schedule takes effect. Null: always did. */
  validFrom: maybe(ValidityBoundSchema),
  /** Last day, or instant, on which it holds. Null: no end known. */
  validThrough: maybe(ValidityBoundSchema),
  /** Whether it holds where no other schedule is named. */
  isDefault: maybe(z.boolean()),
};
type ScheduleFields = RecordFields & typeof scheduleShape;
/** Fields of {@link ScheduleSchema}. */
export interface ScheduleShape extends ScheduleFields {}

/** Schema of {@link Schedule}. */
export const ScheduleSchema: z.ZodObject<ScheduleShape> = z.object({ ...recordShape, ...scheduleShape });

/** Business hours: a week of open hours in one time zone, and the days that differ from it. */
export interface Schedule extends z.infer<typeof ScheduleSchema> {}
/** {@link Schedule} as it is handed in: its ids are plain text. */
export interface ScheduleInput extends z.input<typeof ScheduleSchema> {}
