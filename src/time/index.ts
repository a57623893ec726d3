export { formatInstant, type Instant, parseInstant } from "./instant.ts";
export { formatLocalDate, type LocalDate, parseLocalDate } from "./local-date.ts";
export { type PeriodUnit, periodStarts, periodUnits } from "./period.ts";
export { isTimeZone, zoneOffset } from "./zone.ts";
