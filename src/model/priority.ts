import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";

/** How soon a case should be worked on, least soon first. After Zendesk. */
export const priorities = ["low", "normal", "high", "urgent"] as const;

/** How soon a case should be worked on. Open. */
export type Priority = OpenEnum<(typeof priorities)[number]>;
/** Type of the schema of {@link Priority}. */
export interface PrioritySchema extends OpenEnumSchema<(typeof priorities)[number]> {}
/** Schema of {@link Priority}. */
export const PrioritySchema: PrioritySchema = openEnum(priorities);
