import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freshdeskSchedules } from "../../src/adapters/freshdesk/schedule.ts";
import { frontSchedules } from "../../src/adapters/front/schedule.ts";
import { railsTimeZones } from "../../src/adapters/rails-time-zones.ts";
import type { ReadSchedules } from "../../src/adapters/schedules.ts";
import { ianaTimeZone } from "../../src/adapters/time-zone.ts";
import { zendeskSchedules } from "../../src/adapters/zendesk/schedule.ts";
import { zendeskWarehouseSchedules } from "../../src/adapters/zendesk/warehouse-schedule.ts";
import { ScheduleSchema } from "../../src/model/schedule.ts";
import { businessMs, isOpen } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { isTimeZone } from "../../src/time/zone.ts";

const year = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };

/** Schedules that the model accepts. */
function valid({ schedules }: ReadSchedules) {
  for (const schedule of schedules) expect(ScheduleSchema.safeParse(schedule).error).toBeUndefined();
  return schedules;
}
const hoursOf = (read: ReadSchedules) =>
  valid(read).map(({ intervals }) =>
    intervals.map(({ dayOfWeek, start, end }) => `${dayOfWeek} ${start}-${end}`),
  );
const faults = ({ issues }: ReadSchedules) =>
  issues.map(({ ruleId, severity, path }) => `${ruleId} ${severity} ${path}`);

describe("Zendesk", () => {
  const schedule = (intervals: readonly (readonly [number, number])[], rest: object = {}) => ({
    id: 360000310393,
    name: "Support",
    time_zone: "Pacific Time (US & Canada)",
    intervals: intervals.map(([start_time, end_time]) => ({ start_time, end_time })),
    created_at: "2024-01-01T00:00:00Z",
    updated_at: "2024-01-01T00:00:00Z",
    ...rest,
  });

  it("counts minutes from Sunday, in the schedule's zone", () => {
    const read = zendeskSchedules({
      schedules: [
        schedule([
          [1980, 2460],
          [0, 60],
        ]),
      ],
      next_page: null,
      count: 1,
    });
    expect(read.issues).toEqual([]);
    expect(valid(read)).toEqual([
      {
        id: "zendesk:schedule:360000310393",
        name: "Support",
        timeZone: "America/Los_Angeles",
        intervals: [
          { dayOfWeek: 1, start: "09:00", end: "17:00" },
          { dayOfWeek: 7, start: "00:00", end: "01:00" },
        ],
        externalIds: [{ system: "zendesk", type: "schedule", id: "360000310393" }],
        source: {
          system: "zendesk",
          rawType: "schedule",
          rawId: "360000310393",
          rawTimeZone: "Pacific Time (US & Canada)",
        },
      },
    ]);
  });

  it("cuts intervals at midnight, and takes those that run past the week either way they are written", () => {
    expect(hoursOf(zendeskSchedules(schedule([[2760, 3240]])))).toEqual([["1 22:00-24:00", "2 00:00-06:00"]]);
    expect(hoursOf(zendeskSchedules(schedule([[9960, 10140]])))).toEqual([
      ["6 22:00-24:00", "7 00:00-01:00"],
    ]);
    expect(hoursOf(zendeskSchedules(schedule([[9960, 60]])))).toEqual([["6 22:00-24:00", "7 00:00-01:00"]]);
    expect(hoursOf(zendeskSchedules(schedule([[0, 10080]])))).toEqual([
      ["7", "1", "2", "3", "4", "5", "6"].map((day) => `${day} 00:00-24:00`),
    ]);
  });

  it("leaves out intervals that are none", () => {
    const read = zendeskSchedules(
      schedule([
        [60, 60],
        [10080, 10140],
        [-60, 60],
        [0, 10081],
        [0, 60],
      ]),
    );
    expect(hoursOf(read)).toEqual([["7 00:00-01:00"]]);
    expect(faults(read)).toEqual([0, 1, 2, 3].map((at) => `SCH-02 error /intervals/${at}`));
    expect(faults(zendeskSchedules({ schedule: schedule([[0.5, 60]]) }))).toEqual([
      "SHP-01 error /schedule/intervals/0/start_time",
    ]);
  });

  it("knows the holidays it is given, with both their days", () => {
    const holidays = {
      "360000310393": {
        holidays: [
          { id: 7, name: "New Year", start_date: "2026-12-31", end_date: "2027-01-01" },
          { id: 8, name: "Never", start_date: "2026-02-29", end_date: "2026-03-01" },
          { id: 9, name: "Reversed", start_date: "2026-03-02", end_date: "2026-03-01" },
        ],
      },
    };
    const read = zendeskSchedules([schedule([[1980, 2460]])], { holidays });
    expect(valid(read)[0]?.holidays).toEqual([
      { id: "7", name: "New Year", startOn: "2026-12-31", endOn: "2027-01-01" },
    ]);
    expect(faults(read)).toEqual([
      "TS-01 error /holidays/360000310393/holidays/1",
      "SCH-02 error /holidays/360000310393/holidays/2",
    ]);
    expect(valid(zendeskSchedules(schedule([])))[0]).not.toHaveProperty("holidays");
  });

  it("leaves out a schedule whose zone it does not know", () => {
    const read = zendeskSchedules({ schedules: [schedule([], { time_zone: "Mars" }), schedule([])] });
    expect(read.schedules).toHaveLength(1);
    expect(read.issues).toEqual([
      {
        ruleId: "SCH-01",
        severity: "error",
        path: "/schedules/0/time_zone",
        message: '"Mars" is neither an IANA nor a Rails time zone; the schedule was left out.',
        raw: "Mars",
        entityRef: { type: "schedule", id: "zendesk:schedule:360000310393" },
      },
    ]);
    const doubtful = zendeskSchedules(schedule([], { time_zone: "EST" }));
    expect(doubtful.schedules).toHaveLength(1);
    expect(faults(doubtful)).toEqual(["SCH-01 warning /time_zone"]);
  });

  it("refuses an id that has lost digits", () => {
    expect(faults(zendeskSchedules(schedule([], { id: 2 ** 53 })))).toEqual(["SHP-01 error /id"]);
  });

  it("is open in the minutes it names, whatever they are", () => {
    const minute = fc.integer({ min: 0, max: 10079 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, minute), { maxLength: 5 }), minute, (pairs, at) => {
        const kept = pairs.filter(([start, end]) => start !== end);
        const read = zendeskSchedules(schedule(kept, { time_zone: "UTC" }));
        const calendar = compileSchedule(valid(read)[0] ?? { timeZone: "", intervals: [] }, year);
        // 3 May 2026 is a Sunday.
        const open = kept.some(([start, end]) =>
          start < end ? at >= start && at < end : at >= start || at < end,
        );
        expect(isOpen(calendar, Date.UTC(2026, 4, 3, 0, at))).toBe(open);
      }),
    );
  });
});

describe("Fivetran's tables of Zendesk", () => {
  const row = (start_time: unknown, end_time: unknown, rest: object = {}) => ({
    id: "3600",
    name: "SupportCA",
    time_zone: "Pacific Time (US & Canada)",
    start_time,
    end_time,
    start_time_utc: 8100,
    end_time_utc: 8820,
    _fivetran_deleted: "FALSE",
    ...rest,
  });

  it("gathers the rows of a schedule and counts from Sunday in its own zone", () => {
    const read = zendeskWarehouseSchedules({
      schedules: [row("7680", "8400"), row(1920, 2640), row(0, 60, { _fivetran_deleted: true })],
      holidays: [
        {
          id: 1,
          schedule_id: 3600,
          name: "Test",
          start_date: "2022-12-26",
          end_date: "2022-12-27",
          _fivetran_deleted: false,
        },
        {
          id: 2,
          schedule_id: 3600,
          name: "Gone",
          start_date: "2022-12-29",
          end_date: "2022-12-29",
          _fivetran_deleted: "TRUE",
        },
        { id: 3, schedule_id: 99, name: "Whose", start_date: "2022-12-29", end_date: "2022-12-29" },
      ],
    });
    expect(hoursOf(read)).toEqual([["5 08:00-20:00", "1 08:00-20:00"]]);
    expect(read.schedules[0]?.timeZone).toBe("America/Los_Angeles");
    expect(read.schedules[0]?.holidays).toEqual([
      { id: "1", name: "Test", startOn: "2022-12-26", endOn: "2022-12-27" },
    ]);
    expect(faults(read)).toEqual(["REF-01 error /holidays/2/schedule_id"]);
  });

  it("refuses minutes of UTC, and says why", () => {
    const { start_time: _, end_time: __, ...frozen } = row(0, 0);
    const read = zendeskWarehouseSchedules({ schedules: [frozen] });
    expect(read.schedules).toEqual([]);
    expect(read.issues).toEqual([
      {
        ruleId: "TS-11",
        severity: "error",
        path: "/schedules/0",
        message:
          "start_time_utc holds the offset from UTC of one day and is wrong after the next change of clocks; give start_time and end_time. The row was left out.",
        entityRef: null,
      },
    ]);
  });

  it("and right it is: the frozen minutes are an hour off in winter", () => {
    const [schedule] = valid(zendeskWarehouseSchedules({ schedules: [row(1920, 2640)] }));
    const calendar = compileSchedule(schedule ?? { timeZone: "", intervals: [] }, year);
    const frozen = compileSchedule(
      { timeZone: "UTC", intervals: [{ dayOfWeek: 1, start: "15:00", end: "24:00" }] },
      year,
    );
    expect(isOpen(calendar, Date.UTC(2026, 6, 6, 15))).toBe(true);
    expect(isOpen(calendar, Date.UTC(2026, 0, 5, 15))).toBe(false);
    expect(isOpen(frozen, Date.UTC(2026, 0, 5, 15))).toBe(true);
  });
});

describe("Front", () => {
  const shift = (times: object, rest: object = {}) => ({
    id: "shf_1bri",
    name: "Scranton",
    timezone: "America/New_York",
    times,
    ...rest,
  });

  it("has hours by day, in an IANA zone; a day without is closed", () => {
    const read = frontSchedules({
      _results: [
        shift({ mon: { start: "09:00", end: "17:00" }, tue: null, sun: { start: "10:00", end: "24:00" } }),
      ],
    });
    expect(read.issues).toEqual([]);
    expect(hoursOf(read)).toEqual([["1 09:00-17:00", "7 10:00-24:00"]]);
    expect(read.schedules[0]).toMatchObject({ id: "front:schedule:shf_1bri", timeZone: "America/New_York" });
  });

  it("may work past midnight, and around the clock", () => {
    const times = { sun: { start: "22:00", end: "06:00" }, wed: { start: "00:00", end: "00:00" } };
    expect(hoursOf(frontSchedules(shift(times)))).toEqual([
      ["3 00:00-24:00", "7 22:00-24:00", "1 00:00-06:00"],
    ]);
  });

  it("leaves out hours that are none", () => {
    const times = {
      mon: { start: "9:00", end: "17:00" },
      tue: { start: "24:00", end: "06:00" },
      wed: { start: "09:00", end: "24:30" },
    };
    const read = frontSchedules([shift(times)]);
    expect(hoursOf(read)).toEqual([[]]);
    expect(faults(read)).toEqual(["mon", "tue", "wed"].map((day) => `SCH-02 error /0/times/${day}`));
  });
});

describe("Freshdesk", () => {
  const hours = (business_hours: object, rest: object = {}) => ({
    id: 35000006727,
    name: "Default",
    description: "Default Business Calendar",
    time_zone: "Eastern Time (US & Canada)",
    is_default: true,
    business_hours,
    ...rest,
  });
  const monday = (start_time: string, end_time: string) => hours({ monday: { start_time, end_time } });

  it("writes 12-hour times with Rails zones", () => {
    const read = freshdeskSchedules([
      hours({
        monday: { start_time: "8:00 am", end_time: "5:30 pm" },
        sunday: { start_time: "08:00:00 am", end_time: "12:00:00 pm" },
      }),
    ]);
    expect(read.issues).toEqual([]);
    expect(hoursOf(read)).toEqual([["1 08:00-17:30", "7 08:00-12:00"]]);
    expect(read.schedules[0]).toMatchObject({ timeZone: "America/New_York", isDefault: true });
  });

  it.each([
    ["12:00 am", "12:00 pm", ["1 00:00-12:00"]],
    ["12:00 PM", "11:30 pm", ["1 12:00-23:30"]],
    ["12:30 am", "12:00 am", ["1 00:30-24:00"]],
    ["10:00 pm", "6:00 am", ["1 22:00-24:00", "2 00:00-06:00"]],
  ])("from %s to %s", (start, end, expected) => {
    expect(hoursOf(freshdeskSchedules(monday(start, end)))).toEqual([expected]);
  });

  it.each(["11:59 pm", "11:59:59 pm"])("ends the day at %s without losing a minute of it", (end) => {
    const always = Object.fromEntries(
      ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [
        day,
        { start_time: "12:00 am", end_time: end },
      ]),
    );
    const read = freshdeskSchedules(hours(always));
    expect(faults(read)[0]).toBe("SCH-02 info /business_hours/monday");
    const calendar = compileSchedule(valid(read)[0] ?? { timeZone: "", intervals: [] }, year);
    expect(businessMs(calendar, year.from, year.to)).toBe(year.to - year.from);
  });

  it.each([
    ["13:00 pm", "5:00 pm"],
    ["0:30 am", "5:00 pm"],
    ["8:00", "17:00"],
    ["8:60 am", "5:00 pm"],
    ["8:00:30 am", "5:00 pm"],
    ["8:00 am", "5:00:30 pm"],
  ])("leaves out %s to %s", (start, end) => {
    const read = freshdeskSchedules(monday(start, end));
    expect(hoursOf(read)).toEqual([[]]);
    expect(faults(read)).toEqual(["SCH-02 error /business_hours/monday"]);
  });
});

describe("zone names", () => {
  it("of Rails all lead to zones of the database", () => {
    expect(Object.keys(railsTimeZones)).toHaveLength(152);
    expect(Object.values(railsTimeZones).filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it.each([
    ["Magadan", "Asia/Magadan"],
    ["Pacific Time (US & Canada)", "America/Los_Angeles"],
    ["Europe/Oslo", "Europe/Oslo"],
    ["UTC", "Etc/UTC"],
    ["constructor", null],
    ["__proto__", null],
    ["+05:30", null],
  ])("%s is %s", (name, expected) => {
    expect(ianaTimeZone(name)).toBe(expected);
  });
});

describe("whatever is handed in", () => {
  const readers: [string, (payload: unknown) => ReadSchedules][] = [
    ["zendeskSchedules", (payload) => zendeskSchedules(payload, { holidays: { "1": payload } })],
    [
      "zendeskWarehouseSchedules",
      (payload) => zendeskWarehouseSchedules({ schedules: [payload], holidays: [payload] }),
    ],
    ["frontSchedules", frontSchedules],
    ["freshdeskSchedules", freshdeskSchedules],
  ];
  const odd = fc.anything({
    withNullPrototype: true,
    withSparseArray: true,
    withBigInt: true,
    withDate: true,
  });
  const nearly = fc.record(
    {
      id: fc.oneof(fc.constant(1), fc.string(), odd),
      name: fc.oneof(fc.string(), odd),
      time_zone: fc.oneof(fc.constantFrom("UTC", "Magadan", "Nowhere"), odd),
      timezone: fc.oneof(fc.constantFrom("UTC", "Nowhere"), odd),
      start_time: fc.oneof(fc.integer(), odd),
      end_time: fc.oneof(fc.integer(), odd),
      intervals: fc.oneof(
        fc.array(fc.record({ start_time: fc.integer(), end_time: fc.integer({ min: -10, max: 20_000 }) })),
        odd,
      ),
      times: fc.oneof(
        fc.dictionary(
          fc.constantFrom("mon", "tue", "__proto__"),
          fc.record({ start: fc.string(), end: fc.string() }),
        ),
        odd,
      ),
      business_hours: fc.oneof(fc.dictionary(fc.constantFrom("monday", "sunday"), odd), odd),
    },
    { requiredKeys: [] },
  );

  it.each(readers)("%s does not throw, and says so when it reads nothing", (_, reader) => {
    fc.assert(
      fc.property(fc.oneof(odd, nearly, fc.array(nearly, { maxLength: 3 })), (payload) => {
        const read = reader(payload);
        valid(read);
        if (read.schedules.length === 0 && !Array.isArray(payload))
          expect(read.issues.length).toBeGreaterThan(0);
        for (const { path } of read.issues) expect(path === "" || path.startsWith("/")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
