import type { Dialect } from "../dialect.ts";
import { quoteName, standard, zoneName } from "./standard.ts";

/** A backslash has a meaning there, and a quote is doubled. */
const quoteText = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

export const snowflake: Dialect = {
  ...standard,
  name: "snowflake",
  types: { int: "BIGINT", real: "DOUBLE", boolean: "BOOLEAN", text: "VARCHAR", instant: "TIMESTAMP_TZ" },
  quoteName,
  quoteText,
  // Of a NUMBER it would be a NUMBER, with fewer digits.
  quantile: (p, of) => `PERCENTILE_CONT(${p}) WITHIN GROUP (ORDER BY CAST(${of} AS DOUBLE))`,
  narrow: (whole) => `CAST(${whole} AS BIGINT)`,
  calendar: {
    local: (instant, timeZone) =>
      `CAST(CONVERT_TIMEZONE(${quoteText(zoneName(timeZone))}, ${instant}) AS DATE)`,
    // On which day DATE_TRUNC begins a week is a setting of the session.
    start: (unit, day) =>
      unit === "week" ? `DATEADD(day, 1 - DAYOFWEEKISO(${day}), ${day})` : `DATE_TRUNC('${unit}', ${day})`,
    later: (day, count, unit) => `DATEADD(${unit}, ${count}, ${day})`,
    text: (day) => `TO_CHAR(${day}, 'YYYY-MM-DD')`,
  },
};
