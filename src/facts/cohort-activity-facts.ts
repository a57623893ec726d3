import type { Instant } from "../time/instant.ts";
import { type LocalDate, parseLocalDate } from "../time/local-date.ts";
import { periodStarts } from "../time/period.ts";
import type { CohortActivityFact } from "./cohort-activity.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";

/** Something a customer did, of the kind that counts: an order, a visit, a use of the product. */
export interface CustomerActivity {
  readonly customerId: string;
  readonly at: Instant;
}

/** What customers did, and when they were born into the cohort if that is not the first thing they did. */
export interface CohortRecords {
  readonly activity: Iterable<CustomerActivity>;
  /**
   * When each member was born: signed up, first bought. The first one of a customer counts. Whoever has none is no
   * member; without births, everyone is born by their first activity.
   */
  readonly births?: Iterable<CustomerActivity>;
}

/** How time since birth is counted. */
export interface CohortActivityFactsOptions {
  /** End of observation: later activity has not happened. It decides whose day n is over. */
  readonly asOf: Instant;
  /** IANA zone whose days, weeks and months they are. */
  readonly timeZone: string;
  /**
   * What is counted since birth: `day`, `week` (from Monday) and `month` of the calendar, or `24-hours`, which start with
   * the birth itself. Days unless said.
   */
  readonly periods?: "day" | "week" | "month" | "24-hours";
}

/**
 * One fact for each period in which a member was active, the period of the birth included whatever they did in it.
 * Activity before the birth and after `asOf` does not count, nor do births after it.
 *
 * @throws InvalidRecordError on an instant that is none. RangeError on an unknown time zone.
 */
export function cohortActivityFacts(
  { activity, births }: CohortRecords,
  { asOf, timeZone, periods = "day" }: CohortActivityFactsOptions,
): CohortActivityFact[] {
  const end = requiredInstantMs("cohortActivityFacts", "asOf", asOf);
  const sinceBirth = periodsSince(periods, timeZone);
  const startOf = periodStarts(periods === "24-hours" ? "day" : periods, timeZone);
  const did = byCustomer(activity, end);
  return Array.from(births === undefined ? did : byCustomer(births, end)).flatMap(
    ([customerId, instants]) => {
      const born = instants.reduce((first, ms) => Math.min(first, ms), Infinity);
      const firstIn = new Map([[0, born]]);
      for (const ms of did.get(customerId) ?? []) {
        if (ms < born) continue;
        const period = sinceBirth(born, ms);
        firstIn.set(period, Math.min(ms, firstIn.get(period) ?? ms));
      }
      const active = Array.from(firstIn).sort(([a], [b]) => a - b);
      return active.map(([period, ms], index) => ({
        customerId,
        cohort: startOf(born),
        bornAt: instantOf(born),
        activeAt: instantOf(ms),
        period,
        nextPeriod: active[index + 1]?.[0] ?? null,
        activePeriods: index + 1,
        elapsedPeriods: sinceBirth(born, end),
      }));
    },
  );
}

function byCustomer(activity: Iterable<CustomerActivity>, end: number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { customerId, at } of activity) {
    const ms = requiredInstantMs(`activity of ${customerId}`, "at", at);
    if (ms > end) continue;
    const known = found.get(customerId);
    if (known === undefined) found.set(customerId, [ms]);
    else known.push(ms);
  }
  return found;
}

const DAY_MS = 86_400_000;

/** A function giving in which period after one instant another one lies, 0 for the same. */
function periodsSince(
  periods: NonNullable<CohortActivityFactsOptions["periods"]>,
  timeZone: string,
): (born: number, ms: number) => number {
  if (periods === "24-hours") return (born, ms) => Math.floor((ms - born) / DAY_MS);
  const startOf = periodStarts(periods, timeZone);
  const indexes = new Map<LocalDate, number>();
  const indexOf = (ms: number) => {
    const start = startOf(ms);
    const index = indexes.get(start) ?? indexOfStart(periods, start);
    indexes.set(start, index);
    return index;
  };
  return (born, ms) => indexOf(ms) - indexOf(born);
}

function indexOfStart(periods: "day" | "week" | "month", start: LocalDate): number {
  if (periods === "month") return 12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7));
  return Math.floor((parseLocalDate(start) ?? 0) / (periods === "week" ? 7 : 1));
}
