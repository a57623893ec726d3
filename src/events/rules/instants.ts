import { DAY_MS } from "../../time/civil.ts";
import { twoDigits } from "../../time/digits.ts";
import { parseInstant } from "../../time/instant.ts";
import { below } from "../finding.ts";
import type { Breach } from "./rule.ts";

type MaybeText = string | null | undefined;

/** No breach. Shared, so that what is in order costs nothing. */
export const noBreach: readonly Breach[] = [];

/** Breaches of two checks; no new list where one of them found nothing. */
export const both = (some: readonly Breach[], others: readonly Breach[]): readonly Breach[] =>
  others.length === 0 ? some : some.length === 0 ? others : [...some, ...others];

/** Breaches of a part as those of the whole; `path` leads to the part. */
export const moved = (breaches: readonly Breach[], path: string): readonly Breach[] =>
  breaches.length === 0 ? breaches : breaches.map((one) => ({ ...one, path: path + one.path }));

/** The day that was read last: its first eight digits as a number, and when it began. Events mostly come by time. */
let lastDay = -1;
let lastDayMs = 0;

/** What `parseInstant` gives, sooner where the day is that of the instant before and milliseconds are written. */
export function instantMs(text: string): number | null {
  if (text.length !== 24 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d)
    return parseInstant(text);
  const [year, month, date] = [
    twoDigits(text, 0) * 100 + twoDigits(text, 2),
    twoDigits(text, 5),
    twoDigits(text, 8),
  ];
  const day = year < 0 || month < 0 || date < 0 ? -1 : year * 10_000 + month * 100 + date;
  const ms = day < 0 || day !== lastDay ? -1 : msOfDay(text);
  if (ms >= 0) return lastDayMs + ms;
  const parsed = parseInstant(text);
  if (parsed !== null && day >= 0 && text.endsWith("Z")) {
    lastDay = day;
    lastDayMs = Math.floor(parsed / DAY_MS) * DAY_MS;
  }
  return parsed;
}

/** Milliseconds since the day began, from `Thh:mm:ss.fffZ` after the date; −1 where it reads otherwise. */
function msOfDay(text: string): number {
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const hundredths = twoDigits(text, 20);
  const last = twoDigits(text, 21);
  const isWritten =
    text.charCodeAt(10) === 0x54 &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a &&
    text.charCodeAt(19) === 0x2e &&
    text.charCodeAt(23) === 0x5a &&
    hour >= 0 &&
    hour < 24 &&
    minute >= 0 &&
    minute < 60 &&
    second >= 0 &&
    second < 60 &&
    hundredths >= 0 &&
    last >= 0;
  return isWritten ? (hour * 60 + minute) * 60_000 + second * 1000 + hundredths * 10 + (last % 10) : -1;
}

/** Epoch milliseconds of an instant; null where none is told. */
export const msOf = (instant: MaybeText): number | null =>
  typeof instant === "string" ? instantMs(instant) : null;

/** Milliseconds from one instant to another; null where one is not told. */
export function msBetween(from: MaybeText, to: MaybeText): number | null {
  // Most are not told, and reading the other would be for nothing.
  if (typeof from !== "string" || typeof to !== "string") return null;
  const [start, end] = [instantMs(from), instantMs(to)];
  return start === null || end === null ? null : end - start;
}

/** Whether an instant is known to lie before another by more than the tolerance, which is not negative. */
export function isBefore(one: MaybeText, other: MaybeText, toleranceMs = 0): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  // As texts they lie as they lie in time, and most need not be read.
  if (isCanonical(one) && isCanonical(other)) {
    if (one >= other || (toleranceMs >= DAY_MS && isSameDay(one, other))) return false;
  }
  const ms = msBetween(one, other);
  return ms !== null && ms > toleranceMs;
}

/** Whether what is known to be an instant is written in UTC and to the millisecond. */
const isCanonical = (instant: string): boolean =>
  instant.length === 24 && instant.charCodeAt(10) === 0x54 && instant.charCodeAt(23) === 0x5a;

function isSameDay(one: string, other: string): boolean {
  for (let at = 9; at >= 0; at--) if (one.charCodeAt(at) !== other.charCodeAt(at)) return false;
  return true;
}

/** Breaches of instants that follow each other in time, in the order of their names. Those not told are passed over. */
export function outOfOrder<Holder extends object>(
  holder: Holder,
  names: readonly (keyof Holder & string)[],
): readonly Breach[] {
  let breaches = noBreach;
  let before: (keyof Holder & string) | null = null;
  let beforeMs = -Infinity;
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    const text = name === undefined ? null : holder[name];
    const ms = typeof text === "string" ? instantMs(text) : null;
    if (name === undefined || ms === null) continue;
    if (before !== null && ms < beforeMs) {
      const message = `${name} (${text}) lies before ${before} (${holder[before]}).`;
      breaches = [...breaches, { path: below("", name), message }];
    }
    before = name;
    beforeMs = ms;
  }
  return breaches;
}

/** The same for each element of the list that lies there. */
export function outOfOrderIn<Holder extends object>(
  list: readonly Holder[] | null | undefined,
  names: readonly (keyof Holder & string)[],
  path: string,
): readonly Breach[] {
  let breaches = noBreach;
  for (let at = 0; list && at < list.length; at++) {
    const holder = list[at];
    const found = holder === undefined ? noBreach : outOfOrder(holder, names);
    if (found.length > 0) breaches = both(breaches, moved(found, below(path, at)));
  }
  return breaches;
}

/** A length of time as a message gives it. */
export function lengthText(ms: number): string {
  const units = [
    [86_400_000, "d"],
    [3_600_000, "h"],
    [60_000, "min"],
  ] as const;
  const [unitMs, unit] = units.find(([length]) => Math.abs(ms) >= 2 * length) ?? [1000, "s"];
  return `${Number((ms / unitMs).toFixed(unit === "s" ? 3 : 1))} ${unit}`;
}
