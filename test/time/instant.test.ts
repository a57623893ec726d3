import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant, parseInstant } from "../../src/time/instant.ts";

const FIRST_MS = Date.UTC(2000, 0, 1) - 730_485 * 86_400_000;
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe("parseInstant accepts RFC 3339", () => {
  it.each([
    ["1970-01-01T00:00:00Z", 0],
    ["2020-03-31T16:20:01Z", Date.UTC(2020, 2, 31, 16, 20, 1)],
    ["2021-08-04T17:17:53.000Z", Date.UTC(2021, 7, 4, 17, 17, 53)],
    ["2019-05-25T01:23:45.465719851Z", Date.UTC(2019, 4, 25, 1, 23, 45, 465)],
    ["2024-02-14T21:31:12.367230+00:00", Date.UTC(2024, 1, 14, 21, 31, 12, 367)],
    ["2008-01-10T11:00:00-05:00", Date.UTC(2008, 0, 10, 16)],
    ["2024-01-01T00:00:00+05:30", Date.UTC(2023, 11, 31, 18, 30)],
    ["2024-01-01T00:00:00-00:00", Date.UTC(2024, 0, 1)],
    ["2024-01-01t00:00:00z", Date.UTC(2024, 0, 1)],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["2000-02-29T00:00:00Z", Date.UTC(2000, 1, 29)],
    ["1969-12-31T23:59:59.999Z", -1],
    ["0000-01-01T00:00:00Z", FIRST_MS],
    ["9999-12-31T23:59:59.999Z", LAST_MS],
  ])("%s", (text, ms) => {
    expect(parseInstant(text)).toBe(ms);
  });

  it("cuts a fraction to milliseconds, never rounds it", () => {
    expect(parseInstant("2024-01-01T00:00:00.9999Z")).toBe(Date.UTC(2024, 0, 1, 0, 0, 0, 999));
    expect(parseInstant("2024-01-01T00:00:00.5Z")).toBe(Date.UTC(2024, 0, 1, 0, 0, 0, 500));
    expect(parseInstant("2024-01-01T00:00:00.07Z")).toBe(Date.UTC(2024, 0, 1, 0, 0, 0, 70));
  });

  it("clamps a leap second to the last millisecond of its minute", () => {
    expect(parseInstant("2016-12-31T23:59:60Z")).toBe(Date.UTC(2016, 11, 31, 23, 59, 59, 999));
    expect(parseInstant("2016-12-31T23:59:60.5Z")).toBe(Date.UTC(2016, 11, 31, 23, 59, 59, 999));
    expect(parseInstant("2025-01-01T00:00:60Z")).toBe(Date.UTC(2025, 0, 1, 0, 0, 59, 999));
  });
});

describe("parseInstant refuses", () => {
  it.each([
    ["an offset without a colon", "2026-01-20T10:15:00.000+0000"],
    ["an offset of hours only", "2022-01-27T15:31:40+01"],
    ["a day of one digit", "2021-04-2T15:30:51.418Z"],
    ["a missing zone", "2024-03-16T16:09:20.701906"],
    ["a space for T, and no zone", "2020-08-28 11:01:27"],
    ["a space for T", "2020-08-28 11:01:27Z"],
    ["a date in words", "28 Jan, 2026 03:00:53 PM EST"],
    ["epoch seconds", "1663597223"],
    ["a zone in brackets", "2025-01-01T00:00:00+01:00[Europe/London]"],
    ["ISO basic form", "20240216T000000Z"],
    ["30 February", "2024-02-30T00:00:00Z"],
    ["29 February of a common year", "2023-02-29T00:00:00Z"],
    ["29 February 1900", "1900-02-29T00:00:00Z"],
    ["31 April", "2024-04-31T00:00:00Z"],
    ["month 0", "2024-00-10T00:00:00Z"],
    ["month 13", "2024-13-10T00:00:00Z"],
    ["day 0", "2024-01-00T00:00:00Z"],
    ["the year of an empty column", "0000-00-00T00:00:00Z"],
    ["24:00", "2024-01-01T24:00:00Z"],
    ["minute 60", "2024-01-01T00:60:00Z"],
    ["second 61", "2024-01-01T00:00:61Z"],
    ["minute precision", "2024-01-01T00:00Z"],
    ["a point without digits", "2024-01-01T00:00:00.Z"],
    ["a decimal comma", "2024-01-01T00:00:00,5Z"],
    ["an offset of 24 hours", "2024-01-01T00:00:00+24:00"],
    ["an offset of 60 minutes", "2024-01-01T00:00:00+01:60"],
    ["an offset without a sign", "2024-01-01T00:00:0001:00"],
    ["a true minus sign", "2024-01-01T00:00:00\u221205:00"],
    ["a space before", " 2024-01-01T00:00:00Z"],
    ["a line end after", "2024-01-01T00:00:00Z\n"],
    ["signs among the digits", "2024-01-01T00:00:+1Z"],
    ["digits of another script", "\u0662\u0660\u0662\u0664-01-01T00:00:00Z"],
    ["an expanded year", "+002024-01-01T00:00:00Z"],
    ["a date", "2024-01-01"],
    ["nothing", ""],
    ["an instant before the year 0000 in UTC", "0000-01-01T00:00:00+01:00"],
    ["an instant after the year 9999 in UTC", "9999-12-31T23:59:59-01:00"],
  ])("%s", (_why, text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("any one-character change that RFC 3339 does not allow", () => {
    const text = "2024-02-29T12:34:56.789Z";
    for (let at = 0; at < text.length; at += 1) {
      for (const wrong of [" ", "x", "/", ";", "\u0000"]) {
        expect(parseInstant(text.slice(0, at) + wrong + text.slice(at + 1))).toBeNull();
      }
    }
  });
});

describe("formatInstant", () => {
  it("writes UTC with three decimals", () => {
    expect(formatInstant(0)).toBe("1970-01-01T00:00:00.000Z");
    expect(formatInstant(FIRST_MS)).toBe("0000-01-01T00:00:00.000Z");
  });

  it("drops what lies below a millisecond, before 1970 too", () => {
    expect(formatInstant(0.9)).toBe("1970-01-01T00:00:00.000Z");
    expect(formatInstant(-0.1)).toBe("1969-12-31T23:59:59.999Z");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, FIRST_MS - 1, LAST_MS + 1])("refuses %d", (ms) => {
    expect(() => formatInstant(ms)).toThrow(RangeError);
  });

  it("is undone by parseInstant, over the whole range", () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_MS, max: LAST_MS }), (ms) => {
        expect(parseInstant(formatInstant(ms))).toBe(ms);
      }),
    );
  });
});

it("an offset moves the instant by exactly what it says", () => {
  const offset = fc.record({
    sign: fc.constantFrom(1, -1),
    hours: fc.integer({ min: 0, max: 23 }),
    minutes: fc.integer({ min: 0, max: 59 }),
  });
  const ms = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9998, 0, 1) });
  fc.assert(
    fc.property(ms, offset, (at, { sign, hours, minutes }) => {
      const written = `${sign === 1 ? "+" : "-"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
      const text = formatInstant(at).replace("Z", written);
      expect(parseInstant(text)).toBe(at - sign * (hours * 60 + minutes) * 60_000);
    }),
  );
});

it("never throws, and what it accepts Date agrees with", () => {
  const alphabet = fc.constantFrom(..."0123456789-+:.TZtz ");
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 32 }), (text) => {
      const ms = parseInstant(text);
      if (ms !== null && !text.includes(":60")) expect(ms).toBe(new Date(text.toUpperCase()).getTime());
    }),
  );
});
