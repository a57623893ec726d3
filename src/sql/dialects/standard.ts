import { isTimeZone } from "../../time/zone.ts";
import type { Dialect } from "../dialect.ts";

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Text where a backslash has a meaning of its own, quoted by another one; BigQuery ends a text at the end of a line. */
export const escapeText = (text: string): string =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;

/**
 * A time zone by a name that means the same everywhere. PostgreSQL counts an offset the other way round (`+05:30`,
 * `UTC+3`) and takes `CET` for one hour all year.
 *
 * @throws RangeError on an offset, an abbreviation, and what this runtime does not know.
 */
export function zoneName(timeZone: string): string {
  const isAbbreviation = /^[A-Z]{3}$/i.test(timeZone) && !/^(UTC|GMT)$/i.test(timeZone);
  if (isTimeZone(timeZone) && !isAbbreviation) return timeZone;
  const fault = isAbbreviation
    ? `"${timeZone}" is an abbreviation, which a database may read as an offset without summer time`
    : `Unknown time zone "${timeZone}"`;
  throw new RangeError(`${fault}: use an IANA name such as Europe/Oslo.`);
}

/** What most databases have in common. */
export const standard = {
  quoteName,
  quoteText,
  answerName: (name) => name,
  variance: (of) => `VAR_SAMP(${of})`,
  distinct: (of) => `COUNT(DISTINCT ${of})`,
  wide: (whole) => whole,
} as const satisfies Partial<Dialect>;
