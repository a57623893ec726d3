import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";

/** How badly something hurts, least first. After TMF621 `severity`. */
export const severities = ["minor", "major", "critical"] as const;

/** How badly something hurts. Open. */
export type Severity = OpenEnum<(typeof severities)[number]>;
/** Type of the schema of {@link Severity}. */
export interface SeveritySchema extends OpenEnumSchema<(typeof severities)[number]> {}
/** Schema of {@link Severity}. */
export const SeveritySchema: SeveritySchema = openEnum(severities);
