import * as z from "zod";
import { parseInstant } from "../time/instant.ts";
import { parseLocalDate } from "../time/local-date.ts";

/** A calendar date without a time or a zone, `YYYY-MM-DD` (RFC 3339 full-date). */
export const LocalDateSchema: z.ZodString = z
  .string()
  .refine((text) => parseLocalDate(text) !== null, {
    error: ({ input }) => `"${input}" is not a date such as 2026-03-01`,
    params: { ruleId: "TS-01" },
  })
  .meta({ format: "date" });

/**
 * Where the validity of a definition starts or ends: a local date, counted from its midnight where the
 * definition applies, or an instant in UTC.
 */
export const ValidityBoundSchema: z.ZodString = z
  .string()
  .refine((text) => parseLocalDate(text) !== null || (text.endsWith("Z") && parseInstant(text) !== null), {
    error: ({ input }) =>
      `"${input}" is neither a date such as 2026-03-01 nor an instant such as 2026-03-01T09:30:00.000Z`,
    params: { ruleId: "TS-01" },
  });
