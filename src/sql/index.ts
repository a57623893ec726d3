/**
 * The metrics as SQL, and the facts that they are measured over as views.
 * @module
 */
export type { Dialect, DialectName } from "./dialect.ts";
export type { SqlOptions } from "./sql-options.ts";
export { toSql } from "./to-sql.ts";
export { type MergeSqlOptions, mergeSql, partsSql } from "./two-level.ts";
export { type CalendarRow, calendarRows, calendarTable } from "./views/calendar-table.ts";
export type { ViewClock } from "./views/clock.ts";
export {
  createTables,
  factsWithoutView,
  factView,
  factViews,
  type ViewName,
  type ViewOptions,
  type ViewPlace,
} from "./views/fact-view.ts";
export { type RecordRow, recordRows } from "./views/record-rows.ts";
export { type RecordTable, recordTables, type TableColumns } from "./views/record-tables.ts";
export type { AsOf } from "./views/view.ts";
