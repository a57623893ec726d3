import type { Instant } from "../time/instant.ts";
import { formatLocalDate, parseLocalDate } from "../time/local-date.ts";
import { periodStarts } from "../time/period.ts";
import type { ActivityDayFact } from "./activity-day.ts";
import type { CustomerActivity } from "./cohort-activity-facts.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";

/** The window of days, and where days begin. */
export interface ActivityDayFactsOptions {
  /** End of observation: later activity has not happened. */
  readonly asOf: Instant;
  /** IANA zone whose days they are. */
  readonly timeZone: string;
  /**
   * A number of days that end with the last whole day before `asOf`, 28 or 30 for example; or `month`, each month of
   * the calendar in which there was activity.
   */
  readonly window: number | "month";
}

/**
 * One fact for each local day on which a user was active. What the user did, and whether that makes active, is decided
 * by what is handed in; activity of tests and of the company's own people is left out beforehand, as it does not tell
 * them apart.
 *
 * A window of so many days is over by its making; activity before and after it leaves no row. A month that was not
 * over at `asOf` has its rows, marked as open.
 *
 * @throws InvalidRecordError on an instant that is none. RangeError on an unknown time zone, or a number of days that is
 * no whole number above 0.
 */
export function activityDayFacts(
  activity: Iterable<CustomerActivity>,
  { asOf, timeZone, window }: ActivityDayFactsOptions,
): ActivityDayFact[] {
  const end = requiredInstantMs("activityDayFacts", "asOf", asOf);
  const startOf = periodStarts("day", timeZone);
  const dayOf = (ms: number): number => parseLocalDate(startOf(ms)) ?? Number.NaN;
  const today = dayOf(end);
  const windowOf = window === "month" ? monthOf : lastDays(window, today);

  const first = new Map<string, { readonly customerId: string; readonly day: number; readonly ms: number }>();
  for (const { customerId, at } of activity) {
    const ms = requiredInstantMs(`activity of ${customerId}`, "at", at);
    if (ms > end) continue;
    const day = dayOf(ms);
    const key = JSON.stringify([customerId, day]);
    if (ms < (first.get(key)?.ms ?? Infinity)) first.set(key, { customerId, day, ms });
  }
  return Array.from(first.values()).flatMap(({ customerId, day, ms }) => {
    const { from, to } = windowOf(day);
    if (day < from || day >= to) return [];
    return {
      customerId,
      day: formatLocalDate(day),
      activeAt: instantOf(ms),
      window: formatLocalDate(from),
      windowDays: to - from,
      windowOpen: today < to,
      lastDay: day === to - 1,
    };
  });
}

/** Days from 1970-01-01; the second is not part of it. */
interface Days {
  readonly from: number;
  readonly to: number;
}

function lastDays(count: number, today: number): () => Days {
  if (!(Number.isInteger(count) && count > 0))
    throw new RangeError(`A window has 1 day or more, not ${count}.`);
  return () => ({ from: today - count, to: today });
}

function monthOf(day: number): Days {
  const firstOf = (one: number): number =>
    parseLocalDate(`${formatLocalDate(one).slice(0, 8)}01`) ?? Number.NaN;
  const from = firstOf(day);
  return { from, to: firstOf(from + 31) };
}
