import { type Instant, parseInstant } from "../time/instant.ts";

/**
 * One thing that happened in one case: a row of an activity log. What a case is, the log decides: a customer, a case of
 * the helpdesk, a journey, a session.
 */
export interface ActivityRow {
  /** Id of the case. */
  readonly caseId: string;
  /** What happened. */
  readonly activity: string;
  /** When: an RFC 3339 instant, or whole epoch milliseconds of the years 0000 to 9999. */
  readonly at: Instant | number;
  /** Place among what happened in the case at one instant, in the order of text. Absent or null: the order given. */
  readonly sequence?: string | null | undefined;
  /** What it means to the activity: a transition of the lifecycle extension of XES. Null: nothing is said. */
  readonly lifecycle?: string | null | undefined;
  /** Who did it. Null: nobody, or nobody knows. */
  readonly resource?: string | null | undefined;
}

/** A row that cannot stand in a log: it names the row, the field and the value. */
export class InvalidActivityRowError extends Error {
  override readonly name = "InvalidActivityRowError";
  /** Place of the row among those given, from 0. */
  readonly row: number;
  /** The field that is wrong. */
  readonly field: string;
  /** What it holds. */
  readonly value: unknown;

  constructor(row: number, field: string, value: unknown, expected: string) {
    const shown = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "missing");
    super(`Row ${row} of the log: "${field}" is ${shown}; expected ${expected}.`);
    this.row = row;
    this.field = field;
    this.value = value;
  }
}

/** Epoch milliseconds of a row. */
export function rowMs({ at }: ActivityRow, row: number): number {
  const ms = typeof at === "string" ? parseInstant(at) : at;
  if (typeof ms === "number" && Number.isInteger(ms) && ms >= FIRST_MS && ms <= LAST_MS) return ms;
  throw new InvalidActivityRowError(row, "at", at, "an RFC 3339 instant or whole epoch milliseconds");
}

/** The instants that RFC 3339 can write. Times between them stay whole numbers that are held exactly. */
const FIRST_MS = -62_167_219_200_000;
const LAST_MS = 253_402_300_799_999;
