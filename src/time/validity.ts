import { DAY_MS } from "./civil.ts";
import { append, type Edges, intersection } from "./edges.ts";
import { parseInstant } from "./instant.ts";
import { parseLocalDate } from "./local-date.ts";
import { type BusinessSchedule, fault, nameOf } from "./schedule.ts";
import { instantsReading, startOfDay, type WallClock } from "./wall-clock.ts";

/** When a schedule holds: `from ≤ x < to` of the instant and of the reading of its own zone's clocks. */
export interface Validity {
  readonly instants: readonly [from: number, to: number];
  readonly readings: readonly [from: number, to: number];
  /** When it takes effect; −Infinity when it always did. */
  readonly takesEffect: number;
}

export function validityOf(schedule: BusinessSchedule): Validity {
  const { timeZone, validFrom, validThrough } = schedule;
  const first = boundOf(schedule, "validFrom", validFrom);
  const last = boundOf(schedule, "validThrough", validThrough);
  const takesEffect = first.instant ?? (first.day === null ? -Infinity : startOfDay(timeZone, first.day));
  const stops = last.instant ?? (last.day === null ? Infinity : startOfDay(timeZone, last.day + 1));
  if (stops < takesEffect) {
    throw fault(schedule, "validThrough", validThrough, `one that does not lie before ${validFrom}`);
  }
  return {
    instants: [first.instant ?? -Infinity, last.instant ?? Infinity],
    readings: [
      first.day === null ? -Infinity : first.day * DAY_MS,
      last.day === null ? Infinity : (last.day + 1) * DAY_MS,
    ],
    takesEffect,
  };
}

interface Bound {
  readonly instant: number | null;
  readonly day: number | null;
}

function boundOf(schedule: BusinessSchedule, field: string, text: string | null | undefined): Bound {
  if (text === null || text === undefined) return { instant: null, day: null };
  const day = parseLocalDate(text);
  if (day !== null) return { instant: null, day };
  const instant = parseInstant(text);
  if (instant !== null) return { instant, day: null };
  throw fault(schedule, field, text, "a date such as 2026-03-01 or an instant such as 2026-03-01T09:30:00Z");
}

/** The instants within the clock's reach at which a schedule holds. */
export function instantsValid({ instants, readings }: Validity, clock: WallClock): Edges {
  const between: number[] = [];
  append(
    between,
    Math.max(instants[0], clock.at(0)?.from ?? Infinity),
    Math.min(instants[1], clock.at(-1)?.to ?? -Infinity),
  );
  return intersection(between, instantsReading(clock, readings[0], readings[1]));
}

/**
 * Schedules in the order in which they take effect, with their validity.
 * @throws RangeError when there are none, or when two take effect at one instant and neither can be preferred.
 */
export function inOrderOfEffect<S extends BusinessSchedule>(
  schedules: readonly S[],
): readonly { readonly schedule: S; readonly validity: Validity }[] {
  if (schedules.length === 0) throw new RangeError("There is no schedule.");
  const versions = schedules
    .map((schedule) => ({ schedule, validity: validityOf(schedule) }))
    .toSorted((a, b) => order(a.validity.takesEffect, b.validity.takesEffect));
  for (const [index, { schedule, validity }] of versions.entries()) {
    const before = versions[index - 1];
    if (before?.validity.takesEffect === validity.takesEffect) {
      throw new RangeError(
        `${nameOf(before.schedule)} and ${nameOf(schedule)} take effect at the same instant; give one another validFrom.`,
      );
    }
  }
  return versions;
}

// −Infinity − −Infinity is NaN.
const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
