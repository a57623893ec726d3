import { type Instant, parseInstant } from "../time/instant.ts";

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

/** Epoch milliseconds of an instant of a record; `null` where the record has none. */
export function instantMs(record: string, field: string, value: Instant | null | undefined): number | null {
  if (value === undefined || value === null) return null;
  const ms = parseInstant(value);
  if (ms === null) {
    throw new InvalidRecordError(record, field, value, "an RFC 3339 instant such as 2026-03-01T09:30:00Z");
  }
  return ms;
}

/** `to − from`; `null` where one is missing. */
export const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from;
