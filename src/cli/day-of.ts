import { formatInstant, parseInstant } from "../time/instant.ts";

/** Fields that tell when an event or a record was, the first of them that is there. */
const instants = ["time", "createdAt", "startAt", "startedAt", "placedAt", "respondedAt", "sentAt"] as const;

/** The day (UTC) of an event or a record, as `2026-03-31`; `null` where it does not say. */
export function dayOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const name of instants) {
    const text: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    const ms = typeof text === "string" ? parseInstant(text) : null;
    if (ms !== null) return formatInstant(ms).slice(0, 10);
  }
  return null;
}
