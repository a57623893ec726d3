/**
 * Zendesk payloads as records of the model.
 * @module
 */
export type { Issue } from "../issue.ts";
export type { ReadSchedules } from "../schedules.ts";
export { type ZendeskSchedulesOptions, zendeskSchedules } from "./schedule.ts";
export { type ZendeskWarehouseRows, zendeskWarehouseSchedules } from "./warehouse-schedule.ts";
