import fc from "fast-check";
import { formatInstant } from "../../src/time/instant.ts";
import { formatLocalDate } from "../../src/time/local-date.ts";
import type { BusinessSchedule } from "../../src/time/schedule.ts";

const DAY_MS = 86_400_000;
/** Five days: the change of clocks in the third, the nights and holidays around it in the others. */
export const SPAN_MS = 5 * DAY_MS;

/** Makes a schedule, or several, for the days from midnight UTC of `day`. */
export type ForSpan<Made> = (zones: Zones, day: number) => Made;

export interface Zones {
  readonly own: string;
  /** Zone of some exceptions and some versions. */
  readonly other: string;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

// Clocks mostly change between midnight and four; other errors like round hours.
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 240 }),
  fc.integer({ min: 0, max: 1439 }),
  fc.constantFrom(0, 60, 120, 150, 180, 540, 1020, 1320, 1439),
);
const hours = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1440)))
  .map(([start, end]) => ({ start: clock(start), end: clock(end) }));
const dayOfWeek = fc.integer({ min: 1, max: 7 });

const weekly = fc.oneof(
  fc.array(
    fc.tuple(dayOfWeek, hours).map(([day, open]) => ({ dayOfWeek: day, ...open })),
    { maxLength: 8 },
  ),
  // The same hours, with their breaks, on several days.
  fc
    .tuple(fc.uniqueArray(dayOfWeek, { minLength: 1 }), fc.array(hours, { minLength: 1, maxLength: 3 }))
    .map(([days, open]) => days.flatMap((day) => open.map((one) => ({ dayOfWeek: day, ...one })))),
);

const exception = fc.record({
  first: fc.integer({ min: -1, max: 5 }),
  further: fc.integer({ min: 0, max: 2 }),
  open: fc.array(hours, { maxLength: 2 }),
  elsewhere: fc.boolean(),
});

const hoursAndExceptions: fc.Arbitrary<ForSpan<BusinessSchedule>> = fc
  .record({ weekly, exceptions: fc.array(exception, { maxLength: 3 }), elsewhere: fc.nat(7) })
  .map(({ weekly: intervals, exceptions, elsewhere }) => (zones, day) => ({
    timeZone: elsewhere === 0 ? zones.other : zones.own,
    intervals,
    holidays: exceptions.map(({ first, further, open, elsewhere: away }) => ({
      startOn: formatLocalDate(day + first),
      endOn: formatLocalDate(day + first + further),
      openIntervals: open,
      timeZone: away ? zones.other : null,
    })),
  }));

/** A day, as a date or as an instant of it. */
const bound = fc.tuple(fc.boolean(), fc.nat(DAY_MS - 1)).map(
  ([asDate, ms]) =>
    (day: number) =>
      asDate ? formatLocalDate(day) : formatInstant(day * DAY_MS + ms),
);

/** One schedule that always holds. */
export const schedules = hoursAndExceptions;

/** One to three schedules of which the first always holds, or from one day to another. */
export const histories: fc.Arbitrary<ForSpan<readonly BusinessSchedule[]>> = fc
  .tuple(
    fc.record({
      made: hoursAndExceptions,
      from: fc.option(bound),
      through: fc.option(bound),
      days: fc.nat(3),
    }),
    // Days apart, so that no two take effect at one instant in whatever zones.
    fc.uniqueArray(
      fc.record({
        made: hoursAndExceptions,
        first: fc.constantFrom(1, 3),
        from: bound,
        through: fc.option(bound),
        days: fc.nat(3),
      }),
      { maxLength: 2, selector: ({ first }) => first },
    ),
  )
  .map(([base, later]) => (zones, day) => [
    {
      ...base.made(zones, day),
      validFrom: base.from === null ? null : base.from(day),
      validThrough: base.through === null ? null : base.through(day + 1 + base.days),
    },
    ...later.map(({ made, first, from, through, days }) => ({
      ...made(zones, day),
      validFrom: from(day + first),
      validThrough: through === null ? null : through(day + first + 1 + days),
    })),
  ]);

/** An instant of the span, often a whole minute. */
export const momentOfSpan = fc.oneof(
  fc.integer({ min: 0, max: SPAN_MS }),
  fc.integer({ min: 0, max: 5 * 1440 }).map((minute) => minute * 60_000),
);
