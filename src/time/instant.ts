import { DAY_MS } from "./civil.ts";
import { twoDigits } from "./digits.ts";
import { leadingDate } from "./local-date.ts";

/**
 * A point in time, written as RFC 3339. The canonical form is UTC, ends in `Z` and has three decimals:
 * `2026-03-01T09:30:00.000Z`. Whatever lies below a millisecond is dropped, never rounded up.
 */
export type Instant = string;

/** 0000-01-01T00:00:00.000Z, the first instant RFC 3339 can write. */
const FIRST_MS = -62_167_219_200_000;
/** 9999-12-31T23:59:59.999Z, the last. */
const LAST_MS = 253_402_300_799_999;

/**
 * Epoch milliseconds of an RFC 3339 date-time, or null when `text` is not one.
 *
 * Strict where `Date.parse` guesses: the date must exist, seconds and an offset (`Z` or `±hh:mm`) must be
 * written, and nothing may follow. Fractions are cut to milliseconds. A leap second (`:60`) becomes `:59.999`
 * of the same minute. Independent of the host's time zone.
 *
 * @example
 * ```ts
 * parseInstant("2008-01-10T11:00:00-05:00"); // => 1199980800000
 * parseInstant("2024-02-30T00:00:00Z"); // => null
 * ```
 */
export function parseInstant(text: string): number | null {
  const days = leadingDate(text);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (days === null || !isLetter(text, 10, "T") || text[13] !== ":" || text[16] !== ":") return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return null;

  const fractionEnd = endOfFraction(text);
  const offset = offsetMinutes(text, fractionEnd);
  if (offset === null) return null;

  const secondMs = second === 60 ? 59_999 : second * 1000 + fractionMs(text, fractionEnd);
  const ms = days * DAY_MS + (hour * 60 + minute - offset) * 60_000 + secondMs;
  return ms >= FIRST_MS && ms <= LAST_MS ? ms : null;
}

/**
 * The canonical text of an instant given in epoch milliseconds.
 * @throws RangeError when `ms` is not finite or lies outside the years 0000 to 9999.
 */
export function formatInstant(ms: number): Instant {
  const whole = Math.floor(ms);
  if (!(whole >= FIRST_MS && whole <= LAST_MS)) {
    throw new RangeError(`${ms} ms lies outside the years 0000 to 9999.`);
  }
  return new Date(whole).toISOString();
}

/** RFC 3339 allows `t` and `z` too. */
function isLetter(text: string, at: number, upper: "T" | "Z"): boolean {
  return text[at] === upper || text[at] === upper.toLowerCase();
}

/** Where the fraction of a second that may start at 19 ends; a point without digits ends nowhere valid. */
function endOfFraction(text: string): number {
  if (text[19] !== ".") return 19;
  let at = 20;
  for (let digit = text.charCodeAt(at); digit >= 48 && digit <= 57; digit = text.charCodeAt(at)) at += 1;
  return at === 20 ? text.length : at;
}

function fractionMs(text: string, end: number): number {
  let ms = 0;
  for (let at = 20; at < 23; at += 1) ms = ms * 10 + (at < end ? text.charCodeAt(at) - 48 : 0);
  return ms;
}

/** The offset from UTC that fills the text from `at` to its end; null when there is none. */
function offsetMinutes(text: string, at: number): number | null {
  if (text.length === at + 1) return isLetter(text, at, "Z") ? 0 : null;
  if (text.length !== at + 6 || text[at + 3] !== ":") return null;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null;
  if (text[at] === "+") return hours * 60 + minutes;
  return text[at] === "-" ? -(hours * 60 + minutes) : null;
}
