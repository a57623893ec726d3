import type { BillingInterval } from "../model/subscription.ts";

const DAY_MS = 86_400_000;

/**
 * The first end of a term that is not before a moment, where one term ends at `anchor`, in UTC; a month that lacks the
 * day of the anchor ends with its last one. `null` for a unit of time that is not known.
 */
export function termEndFrom(ms: number, anchor: number, { unit, count }: BillingInterval): number | null {
  const termEnd = termEnds(anchor, unit, count);
  if (termEnd === null) return null;
  let term = termEnd.countUntil(ms);
  while (termEnd.at(term) >= ms) term -= 1;
  while (termEnd.at(term) < ms) term += 1;
  return termEnd.at(term);
}

/** The ends of terms by number, 0 for the anchor, and about how many there are until a moment. */
interface TermEnds {
  readonly at: (term: number) => number;
  readonly countUntil: (ms: number) => number;
}

function termEnds(anchor: number, unit: string, count: number): TermEnds | null {
  const days = { day: count, week: 7 * count }[unit];
  if (days !== undefined) {
    const length = days * DAY_MS;
    return { at: (term) => anchor + term * length, countUntil: (ms) => Math.ceil((ms - anchor) / length) };
  }
  const months = { month: count, year: 12 * count }[unit];
  if (months === undefined) return null;
  return {
    at: (term) => addMonths(anchor, term * months),
    countUntil: (ms) => Math.ceil((ms - anchor) / (months * 31 * DAY_MS)),
  };
}

function addMonths(ms: number, months: number): number {
  const date = new Date(ms);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
  return midnight + (ms - Math.floor(ms / DAY_MS) * DAY_MS);
}
