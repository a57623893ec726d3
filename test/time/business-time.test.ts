import { describe, expect, expectTypeOf, it } from "vitest";
import type { Schedule, ScheduleInput } from "../../src/model/schedule.ts";
import {
  addBusinessMs,
  businessMs,
  isOpen,
  nextOpening,
  openIntervals,
} from "../../src/time/business-time.ts";
import { type BusinessCalendar, intersectCalendars, unionCalendars } from "../../src/time/calendar.ts";
import {
  compileSchedule,
  compileScheduleHistory,
  schedulesInForce,
} from "../../src/time/compile-schedule.ts";
import type { BusinessSchedule, WeeklyOpenHours } from "../../src/time/schedule.ts";

const MINUTE = 60_000;
const HOUR = 3_600_000;
const at = Date.parse;
const year = { from: at("2026-01-01T00:00:00Z"), to: at("2027-01-01T00:00:00Z") };

const daily = (start: string, end: string, days = [1, 2, 3, 4, 5, 6, 7]): WeeklyOpenHours[] =>
  days.map((dayOfWeek) => ({ dayOfWeek, start, end }));
const office = (timeZone: string, rest: Partial<BusinessSchedule> = {}): BusinessSchedule => ({
  timeZone,
  intervals: daily("09:00", "17:00", [1, 2, 3, 4, 5]),
  ...rest,
});
const minutesOpen = (calendar: BusinessCalendar, from: string, to: string) =>
  businessMs(calendar, at(from), at(to)) / MINUTE;
const openOn = (schedule: BusinessSchedule, from: string, to: string) =>
  openIntervals(compileSchedule(schedule, { from: at(from), to: at(to) }), at(from), at(to)).map((open) => [
    new Date(open.from).toISOString().slice(5, 16),
    new Date(open.to).toISOString().slice(5, 16),
  ]);

it("takes the model's schedules", () => {
  expectTypeOf<Schedule>().toExtend<BusinessSchedule>();
  expectTypeOf<ScheduleInput>().toExtend<BusinessSchedule>();
});

describe("hours", () => {
  it("have several intervals a day, and breaks", () => {
    const schedule = { timeZone: "UTC", intervals: [...daily("08:00", "12:00"), ...daily("13:00", "17:30")] };
    expect(openOn(schedule, "2026-05-04T00:00Z", "2026-05-05T00:00Z")).toEqual([
      ["05-04T08:00", "05-04T12:00"],
      ["05-04T13:00", "05-04T17:30"],
    ]);
  });

  it("that overlap or touch count once", () => {
    const intervals = [...daily("09:00", "12:00"), ...daily("11:00", "15:00"), ...daily("15:00", "17:00")];
    expect(openOn({ timeZone: "UTC", intervals }, "2026-05-04T00:00Z", "2026-05-05T00:00Z")).toEqual([
      ["05-04T09:00", "05-04T17:00"],
    ]);
  });

  it("run past midnight when they end at or before their start", () => {
    const nights = { timeZone: "UTC", intervals: daily("22:00", "06:00", [7]) };
    const calendar = compileSchedule(nights, year);
    expect(minutesOpen(calendar, "2026-05-03T00:00Z", "2026-05-05T00:00Z")).toBe(480);
    expect(minutesOpen(calendar, "2026-05-04T05:00Z", "2026-05-04T07:00Z")).toBe(60);
    const wholeDay = compileSchedule({ timeZone: "UTC", intervals: daily("09:00", "09:00", [1]) }, year);
    expect(minutesOpen(wholeDay, "2026-05-04T00:00Z", "2026-05-06T00:00Z")).toBe(1440);
  });

  it("reach midnight with 24:00, so that around the clock is one interval without a hole", () => {
    const always = { timeZone: "America/New_York", intervals: daily("00:00", "24:00") };
    expect(openIntervals(compileSchedule(always, year), year.from, year.to)).toEqual([year]);
  });

  it("are the hours of their zone's week, not of UTC's", () => {
    const calendar = compileSchedule(
      { timeZone: "Pacific/Auckland", intervals: daily("08:00", "09:00", [1]) },
      year,
    );
    expect(isOpen(calendar, at("2026-05-03T20:30Z"))).toBe(true);
    expect(isOpen(calendar, at("2026-05-04T20:30Z"))).toBe(false);
  });
});

describe("local times that do not exist", () => {
  const spring = ["2026-03-29T00:00Z", "2026-03-29T04:00Z"] as const;
  const opening = (start: string, end: string) => ({
    timeZone: "Europe/Oslo",
    intervals: daily(start, end, [7]),
  });

  it("an opening in the gap is the end of the gap", () => {
    expect(openOn(opening("02:30", "04:00"), ...spring)).toEqual([["03-29T01:00", "03-29T02:00"]]);
  });

  it("a closing in the gap is its start", () => {
    expect(openOn(opening("01:30", "02:30"), ...spring)).toEqual([["03-29T00:30", "03-29T01:00"]]);
  });

  it("hours within the gap are none", () => {
    expect(openOn(opening("02:00", "03:00"), ...spring)).toEqual([]);
  });

  it("a skipped day is never open", () => {
    // Samoa had no 30 December 2011, a Friday.
    const fridays = { timeZone: "Pacific/Apia", intervals: daily("00:00", "24:00", [5]) };
    expect(openOn(fridays, "2011-12-28T00:00Z", "2012-01-03T00:00Z")).toEqual([]);
  });
});

describe("local times that come twice", () => {
  const autumn = ["2026-10-24T22:00Z", "2026-10-25T04:00Z"] as const;
  const opening = (start: string, end: string) => ({
    timeZone: "Europe/Oslo",
    intervals: daily(start, end, [7]),
  });

  it("hours within the repeated hour come twice", () => {
    expect(openOn(opening("02:00", "03:00"), ...autumn)).toEqual([["10-25T00:00", "10-25T02:00"]]);
    expect(openOn(opening("02:15", "02:45"), ...autumn)).toEqual([
      ["10-25T00:15", "10-25T00:45"],
      ["10-25T01:15", "10-25T01:45"],
    ]);
  });

  it("an opening in the repeated hour closes with it and opens again", () => {
    expect(openOn(opening("02:30", "04:00"), ...autumn)).toEqual([
      ["10-25T00:30", "10-25T01:00"],
      ["10-25T01:30", "10-25T03:00"],
    ]);
  });

  it("the night of the change is an hour longer in autumn and shorter in spring", () => {
    const nights = compileSchedule({ timeZone: "Europe/Oslo", intervals: daily("22:00", "06:00") }, year);
    expect(minutesOpen(nights, "2026-10-24T18:00Z", "2026-10-25T18:00Z")).toBe(540);
    expect(minutesOpen(nights, "2026-03-28T18:00Z", "2026-03-29T18:00Z")).toBe(420);
  });

  it("a midnight may be one of them", () => {
    // At one minute past midnight Newfoundland's clocks went back to 23:01 of Saturday.
    const sundays = { timeZone: "America/St_Johns", intervals: daily("00:00", "24:00", [7]) };
    expect(openOn(sundays, "2010-11-07T00:00Z", "2010-11-07T12:00Z")).toEqual([
      ["11-07T02:30", "11-07T02:31"],
      ["11-07T03:30", "11-07T12:00"],
    ]);
  });
});

describe("exceptions", () => {
  const week = ["2026-12-21T00:00Z", "2026-12-28T00:00Z"] as const;

  it("close from the first day to the last, both included", () => {
    const holidays = [{ startOn: "2026-12-24", endOn: "2026-12-25" }];
    expect(openOn(office("UTC", { holidays }), ...week)).toEqual([
      ["12-21T09:00", "12-21T17:00"],
      ["12-22T09:00", "12-22T17:00"],
      ["12-23T09:00", "12-23T17:00"],
    ]);
  });

  it("open the hours they name instead, on any day of the week", () => {
    const holidays = [
      { startOn: "2026-12-24", endOn: "2026-12-24", openIntervals: [{ start: "09:00", end: "12:00" }] },
      { startOn: "2026-12-25", endOn: "2026-12-25", openIntervals: [] },
      { startOn: "2026-12-26", endOn: "2026-12-27", openIntervals: [{ start: "10:00", end: "14:00" }] },
    ];
    expect(openOn(office("UTC", { holidays }), ...week).slice(3)).toEqual([
      ["12-24T09:00", "12-24T12:00"],
      ["12-26T10:00", "12-26T14:00"],
      ["12-27T10:00", "12-27T14:00"],
    ]);
  });

  it("may be days of another zone than the schedule's", () => {
    const support: BusinessSchedule = { timeZone: "Asia/Manila", intervals: daily("21:00", "05:00") };
    const holidays = [{ startOn: "2026-07-04", endOn: "2026-07-04", timeZone: "America/New_York" }];
    expect(openOn({ ...support, holidays }, "2026-07-03T00:00Z", "2026-07-06T00:00Z")).toEqual([
      ["07-03T13:00", "07-03T21:00"],
      ["07-05T13:00", "07-05T21:00"],
    ]);
  });

  it("end a night at their midnight or start it at the next, and their own nights go on", () => {
    const nights: BusinessSchedule = { timeZone: "UTC", intervals: daily("22:00", "06:00") };
    const span = ["2026-12-24T12:00Z", "2026-12-26T12:00Z"] as const;
    expect(
      openOn({ ...nights, holidays: [{ startOn: "2026-12-25", endOn: "2026-12-25" }] }, ...span),
    ).toEqual([
      ["12-24T22:00", "12-25T00:00"],
      ["12-26T00:00", "12-26T06:00"],
    ]);
    const open = [{ start: "20:00", end: "02:00" }];
    const holidays = [{ startOn: "2026-12-25", endOn: "2026-12-25", openIntervals: open }];
    expect(openOn({ ...nights, holidays }, ...span)).toEqual([
      ["12-24T22:00", "12-25T00:00"],
      ["12-25T20:00", "12-26T06:00"],
    ]);
  });

  it("that overlap open what any of them opens", () => {
    const holidays = [
      { startOn: "2026-12-21", endOn: "2026-12-27" },
      { startOn: "2026-12-24", endOn: "2026-12-24", openIntervals: [{ start: "09:00", end: "12:00" }] },
    ];
    expect(openOn(office("UTC", { holidays }), ...week)).toEqual([["12-24T09:00", "12-24T12:00"]]);
    expect(openOn(office("UTC", { holidays: holidays.toReversed() }), ...week)).toEqual([
      ["12-24T09:00", "12-24T12:00"],
    ]);
  });

  it("may be all there is to open", () => {
    const open = [{ start: "10:00", end: "12:00" }];
    const schedule = {
      timeZone: "UTC",
      intervals: [],
      holidays: [{ startOn: "2026-05-09", endOn: "2026-05-09", openIntervals: open }],
    };
    expect(minutesOpen(compileSchedule(schedule, year), "2026-01-01T00:00Z", "2027-01-01T00:00Z")).toBe(120);
  });
});

describe("validity", () => {
  const always = (rest: Partial<BusinessSchedule>): BusinessSchedule => ({
    timeZone: "Europe/Oslo",
    intervals: daily("00:00", "24:00"),
    ...rest,
  });

  it("in dates counts from the first midnight to the last, of the schedule's zone", () => {
    const schedule = always({ validFrom: "2026-05-04", validThrough: "2026-05-05" });
    expect(openOn(schedule, "2026-05-01T00:00Z", "2026-05-10T00:00Z")).toEqual([
      ["05-03T22:00", "05-05T22:00"],
    ]);
  });

  it("in instants counts from the one, up to the other", () => {
    const schedule = always({ validFrom: "2026-05-04T10:00:00.001Z", validThrough: "2026-05-05T10:00:00Z" });
    const calendar = compileSchedule(schedule, year);
    expect(openIntervals(calendar, year.from, year.to)).toEqual([
      { from: at("2026-05-04T10:00:00.001Z"), to: at("2026-05-05T10:00:00Z") },
    ]);
  });

  it("of one date is a day, from an instant up to the same never", () => {
    const day = always({ validFrom: "2026-05-04", validThrough: "2026-05-04" });
    expect(openOn(day, "2026-05-01T00:00Z", "2026-05-10T00:00Z")).toEqual([["05-03T22:00", "05-04T22:00"]]);
    const never = always({ validFrom: "2026-05-04T10:00:00Z", validThrough: "2026-05-04T10:00:00Z" });
    expect(openOn(never, "2026-05-01T00:00Z", "2026-05-10T00:00Z")).toEqual([]);
  });

  it("of several versions: at each moment the one that took effect last", () => {
    const versions = [
      {
        ...office("Europe/Oslo"),
        id: "summer",
        intervals: daily("09:00", "15:00", [1]),
        validFrom: "2026-06-01",
        validThrough: "2026-08-31",
      },
      { ...office("Europe/Oslo"), id: "base", intervals: daily("09:00", "17:00", [1]) },
    ];
    const calendar = compileScheduleHistory(versions, year);
    expect(minutesOpen(calendar, "2026-05-25T00:00Z", "2026-05-26T00:00Z")).toBe(480);
    expect(minutesOpen(calendar, "2026-06-01T00:00Z", "2026-06-02T00:00Z")).toBe(360);
    expect(minutesOpen(calendar, "2026-08-31T00:00Z", "2026-09-01T00:00Z")).toBe(360);
    expect(minutesOpen(calendar, "2026-09-07T00:00Z", "2026-09-08T00:00Z")).toBe(480);
    const inForce = schedulesInForce(versions);
    expect(inForce(at("2026-05-31T21:59:59.999Z"))?.id).toBe("base");
    expect(inForce(at("2026-05-31T22:00:00Z"))?.id).toBe("summer");
    expect(inForce(at("2026-08-31T22:00:00Z"))?.id).toBe("base");
  });

  it("between versions nothing is open, and none is in force", () => {
    const versions = [
      always({ validFrom: "2026-02-01", validThrough: "2026-02-28" }),
      always({ validFrom: "2026-04-01" }),
    ];
    expect(
      minutesOpen(compileScheduleHistory(versions, year), "2026-03-05T00:00Z", "2026-03-06T00:00Z"),
    ).toBe(0);
    const inForce = schedulesInForce(versions);
    expect([inForce(at("2026-01-15T00:00Z")), inForce(at("2026-03-15T00:00Z"))]).toEqual([null, null]);
  });

  it("the two policies differ for a span over a change", () => {
    const versions = [
      { ...office("UTC"), validThrough: "2026-05-06" },
      { ...office("UTC"), intervals: daily("09:00", "13:00", [1, 2, 3, 4, 5]), validFrom: "2026-05-07" },
    ];
    const span = ["2026-05-04T09:00Z", "2026-05-09T00:00Z"] as const;
    expect(minutesOpen(compileScheduleHistory(versions, year), ...span)).toBe(3 * 480 + 2 * 240);
    const atEvent = schedulesInForce(versions)(at(span[0]));
    const whole = compileSchedule({ ...office("UTC"), ...atEvent, validThrough: null }, year);
    expect(minutesOpen(whole, ...span)).toBe(5 * 480);
  });
});

describe("union and intersection", () => {
  const morning = compileSchedule({ timeZone: "Europe/London", intervals: daily("08:00", "16:00") }, year);
  const evening = compileSchedule({ timeZone: "America/New_York", intervals: daily("09:00", "17:00") }, year);

  it("of teams in two zones follow both their clocks", () => {
    // London 08–16 is 07–15 Z in summer; New York 09–17 is 13–21 Z.
    const day = ["2026-07-01T00:00Z", "2026-07-02T00:00Z"] as const;
    expect(minutesOpen(unionCalendars(morning, evening), ...day)).toBe(14 * 60);
    expect(minutesOpen(intersectCalendars(morning, evening), ...day)).toBe(2 * 60);
    // Between the changes of clocks in March they are an hour nearer.
    const march = ["2026-03-16T00:00Z", "2026-03-17T00:00Z"] as const;
    expect(minutesOpen(intersectCalendars(morning, evening), ...march)).toBe(3 * 60);
  });

  it("answer where all of them do", () => {
    const spring = compileSchedule(office("UTC"), {
      from: at("2026-04-01T00:00Z"),
      to: at("2026-07-01T00:00Z"),
    });
    const both = unionCalendars(morning, spring);
    expect([both.from, both.to]).toEqual([spring.from, spring.to]);
    expect(openIntervals(both, both.from, both.to)[0]?.from).toBe(at("2026-04-01T07:00Z"));
    const later = compileSchedule(office("UTC"), { from: year.to, to: year.to + HOUR });
    expect(() => unionCalendars(morning, later)).toThrow(RangeError);
  });
});

describe("answers", () => {
  const calendar = compileSchedule(office("UTC"), year);
  const monday = at("2026-05-04T00:00Z");

  it("hours include their opening and not their closing", () => {
    expect(
      [9 * HOUR - 1, 9 * HOUR, 17 * HOUR - 1, 17 * HOUR].map((ms) => isOpen(calendar, monday + ms)),
    ).toEqual([false, true, true, false]);
  });

  it("are exact to the millisecond", () => {
    expect(businessMs(calendar, monday + 17 * HOUR - 1, monday + 33 * HOUR + 1)).toBe(2);
  });

  it("are 0 within closed hours, and for no span", () => {
    expect(businessMs(calendar, monday, monday + HOUR)).toBe(0);
    expect(businessMs(calendar, monday + 10 * HOUR, monday + 10 * HOUR)).toBe(0);
  });

  it("of a reversed span are negative, and no intervals", () => {
    expect(businessMs(calendar, monday + 12 * HOUR, monday + 10 * HOUR)).toBe(-2 * HOUR);
    expect(openIntervals(calendar, monday + 12 * HOUR, monday + 10 * HOUR)).toEqual([]);
    expect(openIntervals(calendar, monday + 12 * HOUR, monday + 12 * HOUR)).toEqual([]);
  });

  it("end a working day before the next begins", () => {
    expect(addBusinessMs(calendar, monday + 9 * HOUR, 8 * HOUR)).toBe(monday + 17 * HOUR);
    expect(addBusinessMs(calendar, monday + 9 * HOUR, 8 * HOUR + 1)).toBe(monday + 33 * HOUR + 1);
    expect(addBusinessMs(calendar, monday, 0)).toBe(monday);
    expect(addBusinessMs(calendar, monday + 33 * HOUR, -8 * HOUR)).toBe(monday + 9 * HOUR);
    expect(addBusinessMs(calendar, monday + 33 * HOUR, -8 * HOUR - 1)).toBe(monday - 55 * HOUR - 1);
  });

  it("name the next opening, now while open", () => {
    expect(nextOpening(calendar, monday + 10 * HOUR)).toBe(monday + 10 * HOUR);
    expect(nextOpening(calendar, monday + 17 * HOUR)).toBe(monday + 33 * HOUR);
    expect(nextOpening(calendar, at("2026-12-31T17:00Z"))).toBeNull();
  });

  it("of a schedule without hours are never and nothing", () => {
    const never = compileSchedule({ timeZone: "UTC", intervals: [] }, year);
    expect(businessMs(never, year.from, year.to)).toBe(0);
    expect(isOpen(never, monday)).toBe(false);
    expect(nextOpening(never, monday)).toBeNull();
    expect(openIntervals(never, year.from, year.to)).toEqual([]);
    expect(() => addBusinessMs(never, monday, 1)).toThrow(
      "1 ms of open time cannot be added: within its horizon, 2026-01-01T00:00:00.000Z to 2027-01-01T00:00:00.000Z, the calendar has 0 ms left.",
    );
  });

  it("survive being sent to a worker", () => {
    const copy = structuredClone(calendar);
    expect(businessMs(copy, monday, monday + 48 * HOUR)).toBe(16 * HOUR);
  });

  it("do not depend on the host's zone or locale", () => {
    const host = process.env["TZ"];
    const schedule = office("Australia/Sydney", {
      holidays: [{ startOn: "2026-10-05", endOn: "2026-10-05" }],
    });
    const answers = ["UTC", "America/New_York", "Australia/Sydney", "Pacific/Apia"].map((timeZone) => {
      process.env["TZ"] = timeZone;
      expect(new Date(monday).getTimezoneOffset() === 0).toBe(timeZone === "UTC");
      return openIntervals(compileSchedule(schedule, year), year.from, year.to);
    });
    if (host === undefined) delete process.env["TZ"];
    else process.env["TZ"] = host;
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[3]).toEqual(answers[0]);
  });
});

describe("what cannot be answered is refused", () => {
  const calendar = compileSchedule(office("UTC"), year);

  it.each([year.from - 1, year.to + 1, Number.NaN, Number.POSITIVE_INFINITY, 9e15])(
    "the instant %d",
    (ms) => {
      expect(() => businessMs(calendar, year.from, ms)).toThrow(/outside the calendar's horizon/);
      expect(() => businessMs(calendar, ms, year.from)).toThrow(RangeError);
      expect(() => addBusinessMs(calendar, ms, 0)).toThrow(RangeError);
      expect(() => isOpen(calendar, ms)).toThrow(RangeError);
      expect(() => nextOpening(calendar, ms)).toThrow(RangeError);
      expect(() => openIntervals(calendar, year.from, ms)).toThrow(RangeError);
    },
  );

  it("whether the end of the horizon is open", () => {
    expect(() => isOpen(calendar, year.to)).toThrow(RangeError);
    expect(businessMs(calendar, year.to, year.to)).toBe(0);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15, -9e15])("adding %d ms", (ms) => {
    expect(() => addBusinessMs(calendar, at("2026-05-04T00:00Z"), ms)).toThrow(RangeError);
  });

  it.each<[string, BusinessSchedule, string]>([
    [
      "an unknown zone",
      office("Pacific Time (US & Canada)"),
      'Unknown time zone "Pacific Time (US & Canada)": use an IANA name such as Europe/Oslo.',
    ],
    [
      "an unknown zone of an exception",
      office("UTC", { holidays: [{ startOn: "2026-05-01", endOn: "2026-05-01", timeZone: "Magadan" }] }),
      'Unknown time zone "Magadan": use an IANA name such as Europe/Oslo.',
    ],
    [
      "an opening that is no time",
      { id: "oslo", timeZone: "UTC", intervals: daily("9:00", "17:00", [1]) },
      'Schedule "oslo": intervals[0].start is "9:00"; expected a time from 00:00 to 23:59.',
    ],
    [
      "an opening at 24:00",
      { timeZone: "UTC", intervals: daily("24:00", "17:00", [1]) },
      'The schedule: intervals[0].start is "24:00"; expected a time from 00:00 to 23:59.',
    ],
    [
      "a closing after the end of the day",
      { timeZone: "UTC", intervals: daily("09:00", "24:30", [1]) },
      'The schedule: intervals[0].end is "24:30"; expected a time from 00:00 to 24:00.',
    ],
    [
      "a day of the week that starts at Sunday 0",
      { timeZone: "UTC", intervals: daily("09:00", "17:00", [1, 0]) },
      "The schedule: intervals[1].dayOfWeek is 0; expected 1 for Monday to 7 for Sunday.",
    ],
    [
      "a date that is none",
      office("UTC", { holidays: [{ startOn: "2026-02-29", endOn: "2026-03-01" }] }),
      'The schedule: holidays[0].startOn is "2026-02-29"; expected a date such as 2026-03-01.',
    ],
    [
      "an exception that ends before it starts",
      office("UTC", { holidays: [{ startOn: "2026-05-02", endOn: "2026-05-01" }] }),
      'The schedule: holidays[0].endOn is "2026-05-01"; expected a date not before 2026-05-02.',
    ],
    [
      "hours of an exception that are none",
      office("UTC", {
        holidays: [
          { startOn: "2026-05-02", endOn: "2026-05-02", openIntervals: [{ start: "09:00", end: "" }] },
        ],
      }),
      'The schedule: holidays[0].openIntervals[0].end is ""; expected a time from 00:00 to 24:00.',
    ],
    [
      "a validity that is neither date nor instant",
      office("UTC", { validFrom: "May 2026" }),
      'The schedule: validFrom is "May 2026"; expected a date such as 2026-03-01 or an instant such as 2026-03-01T09:30:00Z.',
    ],
    [
      "a validity that ends before it starts",
      office("UTC", { validFrom: "2026-05-01", validThrough: "2026-04-29" }),
      'The schedule: validThrough is "2026-04-29"; expected one that does not lie before 2026-05-01.',
    ],
  ])("%s", (_, schedule, message) => {
    expect(() => compileSchedule(schedule, year)).toThrow(new RangeError(message));
    expect(() => compileScheduleHistory([schedule], year)).toThrow(new RangeError(message));
  });

  it("versions of which neither can be preferred, and none at all", () => {
    const versions = [
      { ...office("Europe/Oslo"), id: "a", validFrom: "2026-05-01" },
      { ...office("UTC"), id: "b", validFrom: "2026-04-30T22:00:00Z" },
    ];
    const message =
      'Schedule "a" and Schedule "b" take effect at the same instant; give one another validFrom.';
    expect(() => compileScheduleHistory(versions, year)).toThrow(new RangeError(message));
    expect(() => schedulesInForce(versions)).toThrow(new RangeError(message));
    expect(() => compileScheduleHistory([office("UTC"), office("Europe/Oslo")], year)).toThrow(RangeError);
    expect(() => compileScheduleHistory([], year)).toThrow(new RangeError("There is no schedule."));
  });

  it.each([
    [year.to, year.from],
    [year.from, year.from],
    [Number.NaN, year.to],
    [year.from, Number.POSITIVE_INFINITY],
  ])("a horizon from %d to %d", (from, to) => {
    expect(() => compileSchedule(office("UTC"), { from, to })).toThrow(
      new RangeError(`A calendar reaches from one instant to a later one, not from ${from} to ${to}.`),
    );
  });
});
