import { describe, expect, it } from "vitest";
import { addBusinessMs, businessMs } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import type { BusinessSchedule, WeeklyOpenHours } from "../../src/time/schedule.ts";
import { minuteScan, scannedMs } from "./minute-scan.ts";

const weekly = (start: string, end: string, ...days: readonly number[]): WeeklyOpenHours[] =>
  days.map((dayOfWeek) => ({ dayOfWeek, start, end }));
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const office = (timeZone: string): BusinessSchedule => ({
  timeZone,
  intervals: weekly("09:00", "17:00", 1, 2, 3, 4, 5),
});
const israel = { timeZone: "Asia/Jerusalem", intervals: weekly("09:00", "17:00", 7, 1, 2, 3, 4) };
const newYorkShop = { timeZone: "America/New_York", intervals: weekly("09:00", "17:00", ...everyDay) };
const newYorkAlways = { timeZone: "America/New_York", intervals: weekly("00:00", "24:00", ...everyDay) };
const nights = { timeZone: "UTC", intervals: weekly("22:00", "06:00", ...everyDay) };

interface Case {
  readonly says: string;
  readonly schedule: BusinessSchedule;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  /** What the peer was measured to answer, or how. */
  readonly peer: string;
}

/** fivetran/dbt_zendesk 1.7.0 (d4a8aa3), its models for the first reply run in DuckDB 1.5.6. */
const warehousePackage: readonly Case[] = [
  {
    says: "Jerusalem in spring, clocks change on a Friday",
    schedule: israel,
    from: "2026-03-23T09:00+02:00",
    to: "2026-03-30T10:00+03:00",
    minutes: 2460,
    peer: "4320",
  },
  {
    says: "Jerusalem in autumn, the change is a Saturday in UTC",
    schedule: israel,
    from: "2026-10-19T09:00+03:00",
    to: "2026-10-26T09:00+02:00",
    minutes: 2400,
    peer: "4320",
  },
  {
    says: "Sydney in spring",
    schedule: office("Australia/Sydney"),
    from: "2026-09-30T09:00+10:00",
    to: "2026-10-06T10:00+11:00",
    minutes: 1980,
    peer: "3300",
  },
  {
    says: "Sydney in autumn",
    schedule: office("Australia/Sydney"),
    from: "2026-04-01T10:00+11:00",
    to: "2026-04-07T09:00+10:00",
    minutes: 1860,
    peer: "3300",
  },
  {
    says: "Auckland in spring",
    schedule: office("Pacific/Auckland"),
    from: "2026-09-23T09:00+12:00",
    to: "2026-09-29T10:00+13:00",
    minutes: 1980,
    peer: "3300",
  },
  {
    says: "New York around the clock on the day of 23 hours",
    schedule: newYorkAlways,
    from: "2026-03-08T00:00-05:00",
    to: "2026-03-09T00:00-04:00",
    minutes: 1380,
    peer: "420",
  },
  {
    says: "New York, answered on the Sunday of the change",
    schedule: newYorkShop,
    from: "2026-03-08T10:00-04:00",
    to: "2026-03-08T12:30-04:00",
    minutes: 150,
    peer: "0",
  },
  {
    says: "a ticket of 56 weeks",
    schedule: office("Europe/London"),
    from: "2025-01-06T09:00+00:00",
    to: "2026-02-02T09:00+00:00",
    minutes: 134_400,
    peer: "124800, a documented limit of 52 weeks",
  },
  {
    says: "London in a week without a change",
    schedule: office("Europe/London"),
    from: "2026-02-03T16:00+00:00",
    to: "2026-02-05T10:30+00:00",
    minutes: 630,
    peer: "right",
  },
];

/** dayjs-business-time 1.0.4, moment-business-time 2.0.0 and opening_hours 3.15.0, run; and reports on Zammad. */
const packages: readonly Case[] = [
  {
    says: "Friday afternoon to Monday morning in New York, over the change",
    schedule: office("America/New_York"),
    from: "2026-03-06T16:00-05:00",
    to: "2026-03-09T10:00-04:00",
    minutes: 120,
    peer: "dayjs-business-time: 300, 120 or 480 on hosts in UTC, New York and Sydney",
  },
  {
    says: "around the clock on the day of 23 hours",
    schedule: newYorkAlways,
    from: "2026-03-08T00:00-05:00",
    to: "2026-03-09T00:00-04:00",
    minutes: 1380,
    peer: "dayjs-business-time: 1439 or 1379, by the host's zone",
  },
  {
    says: "four nights",
    schedule: nights,
    from: "2026-05-04T22:00Z",
    to: "2026-05-08T06:00Z",
    minutes: 1920,
    peer: "dayjs-business-time: −1920",
  },
  {
    says: "over Christmas",
    schedule: { ...office("America/New_York"), holidays: [{ startOn: "2026-12-25", endOn: "2026-12-25" }] },
    from: "2026-12-24T09:00-05:00",
    to: "2026-12-28T17:00-05:00",
    minutes: 960,
    peer: "opening_hours: right, in the host's zone",
  },
  {
    says: "around the clock over two midnights",
    schedule: newYorkAlways,
    from: "2026-05-04T12:00-04:00",
    to: "2026-05-06T12:00-04:00",
    minutes: 2880,
    peer: "Zammad #3180: a minute less for every midnight",
  },
];

describe.each([
  ["a warehouse package", warehousePackage],
  ["packages and products", packages],
])("where %s went wrong", (_, cases) => {
  it.each(cases)("$says: $minutes minutes (there: $peer)", ({ schedule, from, to, minutes }) => {
    const [start, end] = [Date.parse(from), Date.parse(to)];
    const calendar = compileSchedule(schedule, { from: start, to: end });
    expect(businessMs(calendar, start, end) / 60_000).toBe(minutes);
    // Counted by hand, and by the minute.
    expect(scannedMs(minuteScan([schedule], start, end), start, end) / 60_000).toBe(minutes);
  });
});

// zendesk/biz, spec/calculation/duration_within_spec.rb and for_duration_spec.rb: its schedule and its answers.
describe("the examples of a Ruby library", () => {
  const schedule = {
    timeZone: "UTC",
    intervals: [
      ...weekly("09:00", "17:00", 1, 3, 5),
      ...weekly("10:00", "16:00", 2, 4),
      ...weekly("11:00", "14:30", 6),
    ],
  };
  const calendar = compileSchedule(schedule, { from: Date.UTC(2006, 0, 1), to: Date.UTC(2006, 0, 8) });
  const hour = 3_600_000;

  it("39.5 hours in the week", () => {
    expect(businessMs(calendar, Date.UTC(2006, 0, 1), Date.UTC(2006, 0, 8))).toBe(39.5 * hour);
  });

  it("19 hours after Monday 11:00 it is Wednesday 16:00, and 19 hours before that Monday 11:00", () => {
    const [monday, wednesday] = [Date.UTC(2006, 0, 2, 11), Date.UTC(2006, 0, 4, 16)];
    expect(addBusinessMs(calendar, monday, 19 * hour)).toBe(wednesday);
    expect(addBusinessMs(calendar, wednesday, -19 * hour)).toBe(monday);
  });
});
