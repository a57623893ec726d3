import type { BusinessCalendar } from "./calendar.ts";

/**
 * Open time between two instants, in milliseconds: 0 when both lie in the same closed stretch, negative when `to`
 * lies before `from`. Hours include their opening and not their closing, so the times of adjoining spans add up.
 * Takes a fixed few steps for most calendars, `log n` for any, and allocates nothing.
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds
 * @throws RangeError when an instant lies outside the calendar's horizon.
 */
export function businessMs(calendar: BusinessCalendar, from: number, to: number): number {
  return openMsBefore(calendar, to) - openMsBefore(calendar, from);
}

/**
 * The instant at which `ms` of open time have passed since `from`; `from` itself for 0. The end of a working day
 * comes before the start of the next: eight hours from an opening at 09:00 end at 17:00. Negative `ms` go back,
 * and there the start of a day comes before the end of the one before it.
 *
 * @throws RangeError when the calendar ends before so much time is open, or when an argument is no finite number
 * within it.
 */
export function addBusinessMs(calendar: BusinessCalendar, from: number, ms: number): number {
  const { opens, openBefore } = calendar;
  const before = openMsBefore(calendar, from);
  if (ms === 0) return from;
  const target = before + ms;
  const total = openBefore[openBefore.length - 1] ?? 0;
  if (!(target >= 0 && target <= total)) {
    const left = ms > 0 ? total - before : before;
    throw new RangeError(
      `${ms} ms of open time cannot be added: within its horizon, ${horizon(calendar)}, the calendar has ${left} ms left.`,
    );
  }
  // Forward: the last interval with less open before it than the target. Back: with no more than it.
  let low = 0;
  let high = openBefore.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const openThen = openBefore[middle] ?? 0;
    if (ms > 0 ? openThen < target : openThen <= target) low = middle;
    else high = middle;
  }
  return (opens[low] ?? 0) + (target - (openBefore[low] ?? 0));
}

/**
 * Whether an instant lies in open hours. Opening counts as open, closing as closed.
 * @throws RangeError when the instant lies outside the calendar's horizon, or at its end.
 */
export function isOpen(calendar: BusinessCalendar, epochMs: number): boolean {
  if (epochMs === calendar.to) throw outside(calendar, epochMs);
  return epochMs >= (calendar.opens[intervalClosingAfter(calendar, epochMs)] ?? Infinity);
}

/**
 * The instant itself while open, otherwise the next opening; null when the calendar's horizon ends before one.
 * @throws RangeError when the instant lies outside the calendar's horizon.
 */
export function nextOpening(calendar: BusinessCalendar, epochMs: number): number | null {
  const opening = calendar.opens[intervalClosingAfter(calendar, epochMs)] ?? Infinity;
  if (opening === Infinity) return null;
  return Math.max(opening, epochMs);
}

/** A span of open time in epoch milliseconds; `to` is not part of it. */
export interface OpenInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * The open time between two instants, as intervals in order that neither overlap nor touch.
 * None when `to` does not lie after `from`.
 * @throws RangeError when an instant lies outside the calendar's horizon.
 */
export function openIntervals(calendar: BusinessCalendar, from: number, to: number): OpenInterval[] {
  const { opens, closes } = calendar;
  const found: OpenInterval[] = [];
  const last = intervalClosingAfter(calendar, to);
  for (let at = intervalClosingAfter(calendar, from); at <= last; at += 1) {
    const open = { from: Math.max(opens[at] ?? 0, from), to: Math.min(closes[at] ?? 0, to) };
    if (open.from < open.to) found.push(open);
  }
  return found;
}

function openMsBefore(calendar: BusinessCalendar, epochMs: number): number {
  const at = intervalClosingAfter(calendar, epochMs);
  const opening = calendar.opens[at] ?? Infinity;
  const before = calendar.openBefore[at] ?? 0;
  return epochMs > opening ? before + (epochMs - opening) : before;
}

/** More intervals in a slice than this are halved, fewer are walked. */
const WALK = 8;

/** The first interval that closes after an instant; after the last, the one that never opens. */
function intervalClosingAfter(calendar: BusinessCalendar, epochMs: number): number {
  const { from, to, closes, slices, slicesPerMs } = calendar;
  if (!(epochMs >= from && epochMs <= to)) throw outside(calendar, epochMs);
  const slice = ((epochMs - from) * slicesPerMs) | 0;
  let low = slices[slice] ?? 0;
  let high = slices[slice + 1] ?? low;
  while (high - low > WALK) {
    const middle = (low + high) >>> 1;
    if ((closes[middle] ?? Infinity) <= epochMs) low = middle + 1;
    else high = middle;
  }
  while ((closes[low] ?? Infinity) <= epochMs) low += 1;
  return low;
}

function outside(calendar: BusinessCalendar, epochMs: number): RangeError {
  return new RangeError(
    `${Number.isFinite(epochMs) ? text(epochMs) : epochMs} lies outside the calendar's horizon, ${horizon(calendar)}. Compile it for a longer one.`,
  );
}

const horizon = ({ from, to }: BusinessCalendar): string => `${text(from)} to ${text(to)}`;

function text(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? `${epochMs}` : date.toISOString();
}
