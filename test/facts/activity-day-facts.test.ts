import { describe, expect, it } from "vitest";
import { type ActivityDayFactsOptions, activityDayFacts } from "../../src/facts/activity-day-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { stickiness } from "../../src/metrics/product-use/stickiness.ts";

const of = (customerId: string, ...instants: readonly string[]) => instants.map((at) => ({ customerId, at }));
const options: ActivityDayFactsOptions = {
  asOf: "2026-03-11T06:00:00Z",
  timeZone: "Europe/Oslo",
  window: 4,
};

describe("a window of so many days", () => {
  it("ends with the last whole day, and has one row for each user and day", () => {
    const activity = of("ada", "2026-03-10T08:00:00Z", "2026-03-10T22:59:59Z", "2026-03-10T07:00:00Z");
    expect(activityDayFacts(activity, options)).toEqual([
      {
        customerId: "ada",
        day: "2026-03-10",
        activeAt: "2026-03-10T07:00:00.000Z",
        window: "2026-03-07",
        windowDays: 4,
        windowOpen: false,
        lastDay: true,
      },
    ]);
  });

  it("has the days of its zone, the first and the last included and today not", () => {
    const days = (...instants: readonly string[]) =>
      activityDayFacts(of("ada", ...instants), options).map((one) => one.day);
    expect(days("2026-03-06T22:59:59Z", "2026-03-06T23:00:00Z")).toEqual(["2026-03-07"]);
    expect(days("2026-03-10T22:59:59Z", "2026-03-10T23:00:00Z")).toEqual(["2026-03-10"]);
  });

  it("has a day or more, and whole ones", () => {
    expect(() => activityDayFacts([], { ...options, window: 0 })).toThrow(RangeError);
    expect(() => activityDayFacts([], { ...options, window: 1.5 })).toThrow(RangeError);
    expect(() => activityDayFacts([], { ...options, timeZone: "Mars" })).toThrow(RangeError);
    expect(() => activityDayFacts(of("ada", "noon"), options)).toThrow(InvalidRecordError);
  });
});

describe("months", () => {
  const monthly = (asOf: string, ...instants: readonly string[]) =>
    activityDayFacts(of("ada", ...instants), { ...options, asOf, window: "month" });

  it("have as many days as they have", () => {
    const rows = monthly(
      "2026-05-01T00:00:00Z",
      "2026-01-31T12:00:00Z",
      "2026-02-28T12:00:00Z",
      "2026-04-05T12:00:00Z",
    );
    expect(rows.map(({ window, windowDays, lastDay }) => [window, windowDays, lastDay])).toEqual([
      ["2026-01-01", 31, true],
      ["2026-02-01", 28, true],
      ["2026-04-01", 30, false],
    ]);
  });

  it("are open until their last midnight, and later activity has not happened", () => {
    const open = (asOf: string) => monthly(asOf, "2026-03-05T12:00:00Z").map((one) => one.windowOpen);
    expect(open("2026-03-31T21:59:59Z")).toEqual([true]);
    expect(open("2026-03-31T22:00:00Z")).toEqual([false]);
    expect(open("2026-03-05T11:59:59Z")).toEqual([]);
  });
});

describe("stickiness over them", () => {
  const march = [
    ...of(
      "ada",
      "2026-03-07T12:00:00Z",
      "2026-03-08T12:00:00Z",
      "2026-03-09T12:00:00Z",
      "2026-03-10T12:00:00Z",
    ),
    ...of("bob", "2026-03-08T12:00:00Z", "2026-03-08T15:00:00Z"),
    ...of("eve", "2026-02-08T12:00:00Z"),
  ];

  it("is the mean of the days' users over the window's", () => {
    const daily = [1, 2, 1, 1];
    const mean = daily.reduce((sum, users) => sum + users, 0) / daily.length;
    expect(measure(stickiness, activityDayFacts(march, options)).value).toBeCloseTo(mean / 2, 12);
    expect(measure(stickiness.variants.singleDay, activityDayFacts(march, options)).value).toBe(1 / 2);
  });

  it("is said of each window, and of several at once not", () => {
    const rows = activityDayFacts(march, { ...options, asOf: "2026-04-01T00:00:00Z", window: "month" });
    expect(measure(stickiness, rows).value).toBeNull();
    const byWindow = measureAll({ stickiness }, rows, { by: ["window"] });
    expect(
      Object.fromEntries(
        byWindow.map(({ group, measurements }) => [group["window"], measurements.stickiness.value]),
      ),
    ).toEqual({ "2026-02-01": 1 / 28, "2026-03-01": 5 / 62 });
  });
});
