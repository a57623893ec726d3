import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilFromDays, daysFromCivil } from "../../src/time/civil.ts";
import { formatLocalDate, parseLocalDate } from "../../src/time/local-date.ts";

const FIRST_DAY = daysFromCivil(0, 1, 1);
const LAST_DAY = daysFromCivil(9999, 12, 31);

describe("parseLocalDate", () => {
  it("counts days from 1970-01-01", () => {
    expect(parseLocalDate("1970-01-01")).toBe(0);
    expect(parseLocalDate("2024-02-29")).toBe(Date.UTC(2024, 1, 29) / 86_400_000);
    expect(parseLocalDate("1969-12-31")).toBe(-1);
  });

  it.each(["2023-02-29", "2024-2-29", "2024-02-29T00:00:00Z", "24-02-29", "2024/02/29", "0000-00-00", ""])(
    "refuses %s",
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
    },
  );
});

describe("formatLocalDate", () => {
  it("is undone by parseLocalDate", () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
        expect(parseLocalDate(formatLocalDate(day))).toBe(day);
      }),
    );
  });

  it.each([FIRST_DAY - 1, LAST_DAY + 1, Number.NaN])(
    "refuses day %d, outside the years 0000 to 9999",
    (day) => {
      expect(() => formatLocalDate(day)).toThrow(RangeError);
    },
  );
});

it("civil dates and day numbers agree with Date in UTC", () => {
  fc.assert(
    fc.property(fc.integer({ min: -50_000_000, max: 50_000_000 }), (day) => {
      const { year, month, day: dayOfMonth } = civilFromDays(day);
      const date = new Date(day * 86_400_000);
      expect([year, month, dayOfMonth]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
      ]);
      expect(daysFromCivil(year, month, dayOfMonth)).toBe(day);
    }),
  );
});
