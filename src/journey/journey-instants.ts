import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { InvalidJourneyError } from "./invalid-journey-error.ts";

/** Epoch milliseconds of an instant that must be there. */
export function requiredMs(subject: string, path: string, text: Instant | null | undefined): number {
  const ms = typeof text === "string" ? parseInstant(text) : null;
  if (ms !== null) return ms;
  const found = JSON.stringify(text) ?? "missing";
  throw new InvalidJourneyError(
    subject,
    path,
    `is ${found}; expected an RFC 3339 instant such as 2026-03-01T09:30:00Z.`,
  );
}

/** The canonical text of an instant: what it was read from where that is in this form already. */
export const canonicalInstant = (ms: number, text: Instant): Instant =>
  canonical.test(text) ? text : formatInstant(ms);

/** Leap seconds are written as the last millisecond before them. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d\.\d{3}Z$/;
