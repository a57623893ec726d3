import { describe, expect, it } from "vitest";
import { isTimeZone, zoneOffset } from "../../src/time/zone.ts";

const HOUR_MS = 3_600_000;

describe("isTimeZone", () => {
  it("accepts every zone the runtime lists", () => {
    expect(Intl.supportedValuesOf("timeZone").filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it.each(["UTC", "Europe/Oslo", "US/Eastern", "EST", "Etc/GMT+5"])("accepts %s", (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(["", "Magadan", "Pacific Time (US & Canada)", "+05:30", "-03:00", "Europe/Olso", "Europe/Oslo "])(
    "refuses %j",
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe("zoneOffset", () => {
  it("changes at the very millisecond the clocks change", () => {
    const offset = zoneOffset("Europe/Oslo");
    const spring = Date.UTC(2026, 2, 29, 1);
    const autumn = Date.UTC(2026, 9, 25, 1);
    expect([offset(spring - 1), offset(spring)]).toEqual([HOUR_MS, 2 * HOUR_MS]);
    expect([offset(autumn - 1), offset(autumn)]).toEqual([2 * HOUR_MS, HOUR_MS]);
  });

  it("knows offsets with seconds", () => {
    expect(zoneOffset("Africa/Monrovia")(Date.UTC(1971, 0, 1))).toBe(-(44 * 60 + 30) * 1000);
  });

  it("is zero, not minus zero, at Greenwich", () => {
    expect(zoneOffset("UTC")(0)).toBe(0);
  });

  it("names a zone it does not know", () => {
    expect(() => zoneOffset("Mars/Olympus")).toThrow(
      new RangeError('Unknown time zone "Mars/Olympus": use an IANA name such as Europe/Oslo.'),
    );
  });
});
