import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";

/** A record that cannot be made into a fact: it names the record, the field and the value. */
export class InvalidRecordError extends Error {
  override readonly name = "InvalidRecordError";
  readonly record: string;
  readonly field: string;
  readonly value: unknown;

  constructor(record: string, field: string, value: unknown, expected: string) {
    super(`${record}: "${field}" is ${JSON.stringify(value) ?? "missing"}; expected ${expected}.`);
    this.record = record;
    this.field = field;
    this.value = value;
  }
}

const anInstant = "an RFC 3339 instant such as 2026-03-01T09:30:00Z";

/** Epoch milliseconds of an instant of a record; `null` where the record has none. */
export function instantMs(record: string, field: string, value: Instant | null | undefined): number | null {
  return value === undefined || value === null ? null : requiredInstantMs(record, field, value);
}

/** Epoch milliseconds of an instant that a record must have. */
export function requiredInstantMs(record: string, field: string, value: unknown): number {
  const ms = typeof value === "string" ? parseInstant(value) : null;
  if (ms === null) throw new InvalidRecordError(record, field, value, anInstant);
  return ms;
}

/** An instant as facts write it; `text` is what it was read from, to be taken where it is in that form already. */
export function instantOf(ms: number | null, text?: string | null): Instant | null {
  if (ms === null) return null;
  return text && canonical.test(text) ? text : formatInstant(ms);
}

/** Leap seconds are written as the last millisecond before them. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d\.\d{3}Z$/;

/** `to − from`; `null` where one is missing. */
export const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from;
