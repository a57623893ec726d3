import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type PeriodUnit, periodStarts, periodUnits } from "../../src/time/period.ts";

/** The local date as Intl prints it: slow, and shares no code with what it checks. */
function localDate(epochMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(epochMs);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

function expectedStart(unit: PeriodUnit, date: string): string {
  if (unit === "year") return `${date.slice(0, 4)}-01-01`;
  if (unit === "month") return `${date.slice(0, 7)}-01`;
  if (unit === "quarter") {
    const firstMonth = ["01", "04", "07", "10"][Math.floor((Number(date.slice(5, 7)) - 1) / 3)];
    return `${date.slice(0, 4)}-${firstMonth}-01`;
  }
  const day = new Date(`${date}T00:00:00Z`);
  while (unit === "week" && day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

const zones = Intl.supportedValuesOf("timeZone");

describe("periodStarts", () => {
  it.each<[PeriodUnit, string, string, string]>([
    ["day", "Europe/Oslo", "2026-02-28T22:59:59.999Z", "2026-02-28"],
    ["day", "Europe/Oslo", "2026-02-28T23:00:00Z", "2026-03-01"],
    ["month", "Europe/Oslo", "2026-02-28T23:00:00Z", "2026-03-01"],
    ["month", "UTC", "2026-02-28T23:00:00Z", "2026-02-01"],
    ["week", "UTC", "2026-03-01T12:00:00Z", "2026-02-23"],
    ["week", "UTC", "2026-03-02T00:00:00Z", "2026-03-02"],
    ["week", "UTC", "2027-01-01T00:00:00Z", "2026-12-28"],
    ["week", "UTC", "1969-12-31T00:00:00Z", "1969-12-29"],
    ["quarter", "America/New_York", "2026-04-01T03:59:59Z", "2026-01-01"],
    ["quarter", "America/New_York", "2026-04-01T04:00:00Z", "2026-04-01"],
    ["quarter", "UTC", "2026-12-31T23:59:59Z", "2026-10-01"],
    ["year", "Pacific/Kiritimati", "2025-12-31T10:00:00Z", "2026-01-01"],
    ["year", "Pacific/Pago_Pago", "2026-01-01T10:59:59Z", "2025-01-01"],
    // Samoa went from 29 to 31 December 2011 overnight.
    ["day", "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29"],
    ["day", "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"],
    // At one minute past midnight Newfoundland's clocks went back into the day before.
    ["day", "America/St_Johns", "2010-11-07T02:30:30Z", "2010-11-07"],
    ["day", "America/St_Johns", "2010-11-07T02:31:00Z", "2010-11-06"],
    ["day", "America/St_Johns", "2010-11-07T03:30:00Z", "2010-11-07"],
    // An offset of −00:44:30.
    ["day", "Africa/Monrovia", "1971-01-02T00:44:29Z", "1971-01-01"],
    ["day", "Africa/Monrovia", "1971-01-02T00:44:30Z", "1971-01-02"],
  ])("the %s in %s of %s starts on %s", (unit, timeZone, instant, start) => {
    expect(periodStarts(unit, timeZone)(new Date(instant).getTime())).toBe(start);
  });

  it("agrees with Intl in every zone", () => {
    const instants = fc.array(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2030, 0, 1) }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...periodUnits),
        instants,
        (timeZone, unit, times) => {
          const start = periodStarts(unit, timeZone);
          for (const at of times) expect(start(at)).toBe(expectedStart(unit, localDate(at, timeZone)));
        },
      ),
      { numRuns: 500 },
    );
    for (const timeZone of zones) {
      const start = periodStarts("day", timeZone);
      for (const at of [Date.UTC(1999, 5, 30, 23, 59, 59), Date.UTC(2020, 11, 31, 11)]) {
        expect(start(at)).toBe(localDate(at, timeZone));
      }
    }
  }, 30_000);

  it("agrees with Intl through whole days on which clocks change", () => {
    const changes: [string, number][] = [
      ["America/St_Johns", Date.UTC(2010, 10, 7)],
      ["America/Sao_Paulo", Date.UTC(2018, 1, 18)],
      ["Australia/Lord_Howe", Date.UTC(2024, 3, 6)],
      ["Pacific/Apia", Date.UTC(2011, 11, 30)],
      ["Africa/Monrovia", Date.UTC(1972, 0, 7)],
    ];
    for (const [timeZone, midnight] of changes) {
      const start = periodStarts("day", timeZone);
      for (let minute = 0; minute < 1440; minute += 5) {
        const at = midnight + minute * 60_000;
        expect(start(at)).toBe(localDate(at, timeZone));
      }
    }
  });

  it("gives the same answer whatever it was asked before", () => {
    const warm = periodStarts("week", "America/New_York");
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const at = Date.UTC(2024, 11, 31) - hour * 3_600_000;
      expect(warm(at)).toBe(periodStarts("week", "America/New_York")(at));
    }
  });

  it("names a zone it does not know", () => {
    expect(() => periodStarts("day", "Magadan")).toThrow(/"Magadan"/);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (ms) => {
    expect(() => periodStarts("day", "UTC")(ms)).toThrow(RangeError);
  });
});

it("the list of units is the type", () => {
  expectTypeOf<PeriodUnit>().toEqualTypeOf<"day" | "week" | "month" | "quarter" | "year">();
  expect(periodUnits).toHaveLength(5);
});
