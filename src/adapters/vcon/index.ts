/**
 * Conversations in the format vCon of the IETF, judged.
 * @module
 */
export type { Issue } from "../issue.ts";
export { type JudgedVcon, validateVcon } from "./validate-vcon.ts";
