import type { Dialect } from "../dialect.ts";
import { escapeText, standard, zoneName } from "./standard.ts";

/** Months before that of a day, by which the first month of its unit is reached. */
const monthsInto = {
  quarter: (day: string) => `(toMonth(${day}) - 1) % 3`,
  year: (day: string) => `toMonth(${day}) - 1`,
};
const firstOfMonth = (day: string): string => `addDays(${day}, 1 - toDayOfMonth(${day}))`;

/** ClickHouse 24 and later. Types say that a value may be unknown, or it would become 0. */
export const clickhouse: Dialect = {
  ...standard,
  name: "clickhouse",
  types: {
    int: "Nullable(Int64)",
    real: "Nullable(Float64)",
    boolean: "Nullable(Bool)",
    text: "Nullable(String)",
    instant: "Nullable(DateTime64(3, 'UTC'))",
  },
  quoteName: (name) => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``,
  quoteText: escapeText,
  quantile: (p, of) => `quantileExactInclusive(${p})(CAST(${of} AS Nullable(Float64)))`,
  // Of one value its variance is infinite.
  variance: (of) => `CASE WHEN COUNT(${of}) > 1 THEN varSampStable(${of}) END`,
  // 0 and −0 are two values there, until 0 is added.
  distinct: (of, type) => (type === "real" ? `COUNT(DISTINCT ${of} + 0)` : `COUNT(DISTINCT ${of})`),
  // 64 bits wrap around without a word.
  wide: (whole) => `CAST(${whole} AS Nullable(Int256))`,
  narrow: (whole) => `accurateCast(${whole}, 'Nullable(Int64)')`,
  calendar: {
    local: (instant, timeZone) => `toDate32(toTimeZone(${instant}, ${escapeText(zoneName(timeZone))}))`,
    // dateTrunc would give a Date, which begins with 1970.
    start: (unit, day) => {
      if (unit === "day") return day;
      if (unit === "week") return `addDays(${day}, 1 - toDayOfWeek(${day}))`;
      return unit === "month"
        ? firstOfMonth(day)
        : `addMonths(${firstOfMonth(day)}, -(${monthsInto[unit](day)}))`;
    },
    later: (day, count, unit) => `${unit === "day" ? "addDays" : "addMonths"}(${day}, ${count})`,
    text: (day) => `toString(${day})`,
  },
};
