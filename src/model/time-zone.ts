import * as z from "zod";
import { isTimeZone } from "../time/zone.ts";

/** Name of a time zone of the IANA database, such as `Europe/Oslo`. A fault carries `params.ruleId` `SCH-01`. */
export const TimeZoneSchema: z.ZodString = z.string().refine(isTimeZone, {
  error: ({ input }) => `"${input}" is not a time zone of the IANA database such as Europe/Oslo`,
  params: { ruleId: "SCH-01" },
});
