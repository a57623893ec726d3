/**
 * Front payloads as records of the model.
 * @module
 */
export type { Issue } from "../issue.ts";
export type { ReadSchedules } from "../schedules.ts";
export { frontSchedules } from "./schedule.ts";
