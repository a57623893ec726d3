import type { Dialect } from "../dialect.ts";
import { escapeText, standard, zoneName } from "./standard.ts";

/** Spark 4 and Databricks, with ANSI mode on: without it sums wrap around. */
export const spark: Dialect = {
  ...standard,
  name: "spark",
  types: { int: "BIGINT", real: "DOUBLE", boolean: "BOOLEAN", text: "STRING", instant: "TIMESTAMP" },
  quoteName: (name) => `\`${name.replaceAll("`", "``")}\``,
  quoteText: escapeText,
  quantile: (p, of) => `PERCENTILE(CAST(${of} AS DOUBLE), ${p})`,
  narrow: (whole) => `CAST(${whole} AS BIGINT)`,
  calendar: {
    // From the milliseconds since 1970, since a cast would read the instant in the time zone of the session.
    local: (instant, timeZone) =>
      `CAST(CONVERT_TIMEZONE('UTC', ${escapeText(zoneName(timeZone))}, TIMESTAMP_NTZ '1970-01-01 00:00:00' + MAKE_DT_INTERVAL(0, 0, 0, CAST(UNIX_MILLIS(${instant}) AS DECIMAL(18, 3)) / 1000)) AS DATE)`,
    start: (unit, day) => (unit === "day" ? day : `TRUNC(${day}, '${unit.toUpperCase()}')`),
    later: (day, count, unit) => `${unit === "day" ? "DATE_ADD" : "ADD_MONTHS"}(${day}, ${count})`,
    text: (day) => `DATE_FORMAT(${day}, 'yyyy-MM-dd')`,
  },
};
