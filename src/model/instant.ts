import * as z from "zod";
import { formatInstant, parseInstant } from "../time/instant.ts";

/**
 * A point in time: RFC 3339 in UTC, ending in `Z`, such as `2026-03-01T09:30:00.000Z`. Fractions finer than a
 * millisecond are accepted, and dropped when the instant is computed with.
 *
 * A fault carries the integrity rule it breaks as `params.ruleId`: `TS-01` no such date and time, `TS-02` no
 * offset from UTC.
 */
export const InstantSchema: z.ZodString = z
  .string()
  .check(({ value, issues }) => {
    const fault = instantFault(value);
    if (fault !== null) issues.push({ code: "custom", input: value, ...fault });
  })
  .meta({ format: "date-time" });

interface InstantFault {
  readonly message: string;
  readonly params?: { readonly ruleId: "TS-01" | "TS-02" };
}

function instantFault(text: string): InstantFault | null {
  const ms = parseInstant(text);
  if (ms !== null) {
    if (text.endsWith("Z")) return null;
    return { message: `"${text}" is not in UTC. Write it as ${formatInstant(ms)}` };
  }
  if (parseInstant(`${text}Z`) !== null) {
    return { message: `"${text}" does not say its offset from UTC.`, params: { ruleId: "TS-02" } };
  }
  return {
    message: `"${text}" is not an instant such as 2026-03-01T09:30:00.000Z`,
    params: { ruleId: "TS-01" },
  };
}
