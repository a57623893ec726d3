import type { Dialect } from "../dialect.ts";
import { escapeText, standard, zoneName } from "./standard.ts";

const units = { day: "DAY", week: "ISOWEEK", month: "MONTH", quarter: "QUARTER", year: "YEAR" };

/** GoogleSQL. */
export const bigquery: Dialect = {
  ...standard,
  name: "bigquery",
  types: { int: "INT64", real: "FLOAT64", boolean: "BOOL", text: "STRING", instant: "TIMESTAMP" },
  quoteName: (name) => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``,
  quoteText: escapeText,
  // Letters, digits and underscores are what every name of a column may have.
  answerName: (name) => name.replaceAll(".", "__").replaceAll(/\W/g, "_"),
  // PERCENTILE_CONT is a window function only, and the other one approximate.
  quantile: (p, of) => {
    const value = `CAST(${of} AS FLOAT64)`;
    const place = `(${p} * (COUNT(${of}) - 1))`;
    const at = (round: string) =>
      `ARRAY_AGG(${value} IGNORE NULLS ORDER BY ${value})[SAFE_OFFSET(CAST(${round}(${place}) AS INT64))]`;
    return `(${at("FLOOR")} + (${at("CEIL")} - ${at("FLOOR")}) * (${place} - FLOOR(${place})))`;
  },
  narrow: (whole) => `CAST(${whole} AS INT64)`,
  calendar: {
    local: (instant, timeZone) => `DATE(${instant}, ${escapeText(zoneName(timeZone))})`,
    start: (unit, day) => `DATE_TRUNC(${day}, ${units[unit]})`,
    later: (day, count, unit) => `DATE_ADD(${day}, INTERVAL ${count} ${units[unit]})`,
    text: (day) => `FORMAT_DATE('%F', ${day})`,
  },
};
