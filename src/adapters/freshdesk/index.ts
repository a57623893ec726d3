/**
 * Freshdesk payloads as records of the model.
 * @module
 */
export type { Issue } from "../issue.ts";
export type { ReadSchedules } from "../schedules.ts";
export { freshdeskSchedules } from "./schedule.ts";
