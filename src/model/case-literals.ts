import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";

/** Kinds of case. `complaint` as ISO 10002 has it; `conversation` where the source knows no other. */
export const caseKinds = [
  "question",
  "incident",
  "problem",
  "request",
  "complaint",
  "task",
  "feedback",
  "conversation",
  "other",
] as const;
/** Kind of case. Open. */
export type CaseKind = OpenEnum<(typeof caseKinds)[number]>;

/**
 * States of a case, which keep apart who is waited for: `pending-customer` or `pending-internal` (on hold, a third
 * party). That a case was merged, deleted or spam is said by fields of its own: these end it without resolving it.
 */
export const caseStatuses = [
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
  "resolved",
  "closed",
  "canceled",
] as const;
/** State of a case. Open. */
export type CaseStatus = OpenEnum<(typeof caseStatuses)[number]>;
/** Type of the schema of {@link CaseStatus}. */
export interface CaseStatusSchema extends OpenEnumSchema<(typeof caseStatuses)[number]> {}
/** Schema of {@link CaseStatus}. */
export const CaseStatusSchema: CaseStatusSchema = openEnum(caseStatuses);
