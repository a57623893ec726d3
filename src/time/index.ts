export {
  addBusinessMs,
  businessMs,
  isOpen,
  nextOpening,
  type OpenInterval,
  openIntervals,
} from "./business-time.ts";
export { type BusinessCalendar, type Horizon, intersectCalendars, unionCalendars } from "./calendar.ts";
export { compileSchedule, compileScheduleHistory, schedulesInForce } from "./compile-schedule.ts";
export type { DayOfWeek, FiscalYear, Month } from "./fiscal-weeks.ts";
export { formatInstant, type Instant, parseInstant } from "./instant.ts";
export { formatLocalDate, type LocalDate, parseLocalDate } from "./local-date.ts";
export { type PeriodRule, type PeriodUnit, periodStarts, periodUnits } from "./period.ts";
export type { BusinessSchedule, OpenHours, ScheduleException, WeeklyOpenHours } from "./schedule.ts";
export { periodWindow, type RollingDays, rollingWindow, type TimeWindow } from "./window.ts";
export { isTimeZone, zoneOffset } from "./zone.ts";
