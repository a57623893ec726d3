/**
 * The metrics as SQL, and the facts that they are measured over as views.
 * @module
 */
export type { CalendarSql, CalendarUnit, Dialect, DialectName } from "./dialect.ts";
export type { SqlOptions } from "./sql-options.ts";
export { toSql } from "./to-sql.ts";
export { type MergeSqlOptions, mergeSql, partsSql } from "./two-level.ts";
export type { ActivityDayViewOptions } from "./views/activity-day-view.ts";
export type { AgentDayViewOptions } from "./views/agent-day-view.ts";
export type { AgentStatusIntervalViewOptions } from "./views/agent-status-interval-view.ts";
export type { AgentUpdateViewOptions } from "./views/agent-update-view.ts";
export type { AutomatedSessionViewOptions } from "./views/automated-session-view.ts";
export { type CalendarRow, calendarRows, calendarTable } from "./views/calendar-table.ts";
export type { CartViewOptions } from "./views/cart-view.ts";
export type { CaseViewOptions } from "./views/case-view.ts";
export type { ViewClock } from "./views/clock.ts";
export type { CohortActivityViewOptions } from "./views/cohort-activity-view.ts";
export type { ContactAttemptViewOptions } from "./views/contact-attempt-view.ts";
export type { ContactViewOptions } from "./views/contact-view.ts";
export type { ConversationViewOptions } from "./views/conversation-stages.ts";
export type { CustomerPeriodViewOptions } from "./views/customer-period-view.ts";
export {
  createTables,
  factView,
  factViews,
  type ViewName,
  type ViewOptions,
  type ViewPlace,
} from "./views/fact-view.ts";
export type { FeatureUseViewOptions } from "./views/feature-use-view.ts";
export type { HealthSignalViewOptions } from "./views/health-signal-view.ts";
export type { HelpCentreSessionViewOptions } from "./views/help-centre-session-view.ts";
export type { JourneyViewOptions } from "./views/journey-stages.ts";
export type { NewUserViewOptions } from "./views/new-user-view.ts";
export type { OrderViewOptions } from "./views/order-view.ts";
export { type RecordRow, recordRows } from "./views/record-rows.ts";
export { type RecordTable, recordTables, type TableColumns } from "./views/record-tables.ts";
export type { SessionViewOptions } from "./views/session-view.ts";
export type { SlaInstanceViewOptions } from "./views/sla-instance-view.ts";
export type { AsOf } from "./views/view.ts";
