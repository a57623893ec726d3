import { type BusinessCalendar, calendarOf, checkHorizon, type Horizon } from "./calendar.ts";
import { DAY_MS } from "./civil.ts";
import { difference, type Edges, edgesOf, intersection, union } from "./edges.ts";
import {
  type BusinessSchedule,
  type ExceptionReadings,
  exceptionReadings,
  WEEK_MS,
  WEEK_ORIGIN_MS,
  weeklyReadings,
} from "./schedule.ts";
import { inOrderOfEffect, instantsValid, type Validity, validityOf } from "./validity.ts";
import { instantsReading, instantsReadingEvery, type WallClock, wallClock } from "./wall-clock.ts";
import { zoneOffset } from "./zone.ts";

/**
 * Compiles business hours into the intervals of time in which they are open.
 *
 * One rule places every local time: it stands for the instants at which the clocks of its zone show it. So
 * - where clocks go forward, hours within the skipped hour do not exist: a shop that opens at 02:30 opens when the
 *   clocks first show a later time, a night from 22:00 to 06:00 is seven hours long, and a skipped day is never open;
 * - where clocks go back, hours within the repeated hour come twice: that night is nine hours long, and a shop that
 *   opens at 01:30 opens at the first 01:30, closes when the clocks fall back to 01:00 and opens again at 01:30;
 * - `24:00` is the end of the day; an `end` at or before `start` is on the next day (equal: 24 hours), and means the
 *   same as two entries that meet at midnight; hours that overlap or touch are one interval.
 *
 * While the clocks show a day of an exception (`holidays`) the weekly hours do not hold, so that a night shift before
 * it ends at its midnight and one begun on it starts at the next. Its own `openIntervals` hold on each of its days,
 * and those that run past midnight go on into the next day. Where exceptions overlap, what one of them opens is open.
 * Outside its validity a schedule is closed. One without hours is never open, and its business time is 0.
 *
 * @throws RangeError naming schedule, field and value on an unknown zone, a time or date that is none, a day of the
 * week out of 1 to 7, or an end before its start; and on an empty horizon.
 *
 * @example
 * ```ts
 * import { businessMs } from "./business-time.ts";
 *
 * const calendar = compileSchedule(
 *   { timeZone: "Asia/Jerusalem", intervals: [7, 1, 2, 3, 4].map((dayOfWeek) => ({ dayOfWeek, start: "09:00", end: "17:00" })) },
 *   { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) },
 * );
 * businessMs(calendar, Date.UTC(2026, 2, 23, 7), Date.UTC(2026, 2, 30, 7)) / 60_000; // => 2460
 * ```
 */
export function compileSchedule(schedule: BusinessSchedule, horizon: Horizon): BusinessCalendar {
  const clocks = clocksOver(horizon);
  return calendarOf(openIn(schedule, validityOf(schedule), clocks), horizon);
}

/**
 * Compiles the versions of a schedule, or the schedules a case had one after the other, into one calendar: at each
 * moment the schedule then in force decides. Where several are valid, the one that took effect last is in force;
 * where none is, nothing is open.
 *
 * @throws RangeError as `compileSchedule` does; also when there is no schedule, or when two take effect at once.
 */
export function compileScheduleHistory(
  schedules: readonly BusinessSchedule[],
  horizon: Horizon,
): BusinessCalendar {
  const clocks = clocksOver(horizon);
  let open: Edges = [];
  for (const { schedule, validity } of inOrderOfEffect(schedules)) {
    const inForce = instantsValid(validity, clocks(schedule.timeZone));
    open = union(difference(open, inForce), openIn(schedule, validity, clocks));
  }
  return calendarOf(open, horizon);
}

/**
 * A function giving the schedule in force at an instant, by the rule of `compileScheduleHistory`; null where none is.
 * For the other policy that tools use: the schedule in force at the event decides about the whole span.
 *
 * @throws RangeError when there is no schedule, when two take effect at once, on an unknown zone or an impossible
 * validity.
 */
export function schedulesInForce<S extends BusinessSchedule>(
  schedules: readonly S[],
): (epochMs: number) => S | null {
  const versions = inOrderOfEffect(schedules)
    .toReversed()
    .map(({ schedule, validity }) => ({ schedule, validity, offsetAt: zoneOffset(schedule.timeZone) }));
  return (epochMs) => {
    const found = versions.find(
      ({ validity: { instants, readings }, offsetAt }) =>
        within(instants, epochMs) && within(readings, epochMs + offsetAt(epochMs)),
    );
    return found === undefined ? null : found.schedule;
  };
}

const within = ([from, to]: readonly [number, number], at: number): boolean => at >= from && at < to;

type Clocks = (timeZone: string) => WallClock;

function clocksOver(horizon: Horizon): Clocks {
  checkHorizon(horizon);
  const { from, to } = horizon;
  const clocks = new Map<string, WallClock>();
  return (timeZone) => {
    let clock = clocks.get(timeZone);
    if (clock === undefined) {
      clock = wallClock(timeZone, from, to);
      clocks.set(timeZone, clock);
    }
    return clock;
  };
}

function openIn(schedule: BusinessSchedule, validity: Validity, clocks: Clocks): Edges {
  const clock = clocks(schedule.timeZone);
  const weekly = instantsReadingEvery(clock, weeklyReadings(schedule), WEEK_MS, WEEK_ORIGIN_MS);
  const exceptions = exceptionReadings(schedule);
  const days = exceptions.flatMap(({ timeZone, days: [from, to] }) =>
    pairs(instantsReading(clocks(timeZone), from, to)),
  );
  const open = exceptions.flatMap((exception) => openOn(exception, clocks(exception.timeZone)));
  return intersection(
    union(difference(weekly, edgesOf(days)), edgesOf(open)),
    instantsValid(validity, clock),
  );
}

/** The open hours of an exception, day by day. */
function openOn({ days, open }: ExceptionReadings, clock: WallClock): readonly Pair[] {
  const reach = reachOf(clock);
  const first = Math.max(days[0], reach[0]);
  const last = Math.min(days[1], reach[1]);
  const found: Pair[] = [];
  for (let midnight = first; midnight < last && open.length > 0; midnight += DAY_MS) {
    for (const [from, to] of open) {
      found.push(...pairs(instantsReading(clock, midnight + from, midnight + to)));
    }
  }
  return found;
}

/** From the midnight of the day before the clock's first reading to its last reading. */
function reachOf(clock: WallClock): Pair {
  const first = Math.min(...clock.map(({ from, offset }) => from + offset));
  const last = Math.max(...clock.map(({ to, offset }) => to + offset));
  return [Math.floor(first / DAY_MS - 1) * DAY_MS, last];
}

type Pair = readonly [from: number, to: number];

const pairs = (edges: Edges): readonly Pair[] =>
  Array.from({ length: edges.length / 2 }, (_, at) => [edges[2 * at] ?? 0, edges[2 * at + 1] ?? 0]);
