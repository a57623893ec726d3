import type { Dialect } from "../dialect.ts";
import { quoteText, standard, zoneName } from "./standard.ts";

export const duckdb: Dialect = {
  ...standard,
  name: "duckdb",
  types: {
    int: "BIGINT",
    real: "DOUBLE",
    boolean: "BOOLEAN",
    text: "VARCHAR",
    instant: "TIMESTAMP WITH TIME ZONE",
  },
  quantile: (p, of) => `QUANTILE_CONT(CAST(${of} AS DOUBLE), ${p})`,
  narrow: (whole) => `CAST(${whole} AS BIGINT)`,
  calendar: {
    local: (instant, timeZone) => `${instant} AT TIME ZONE ${quoteText(zoneName(timeZone))}`,
    start: (unit, day) => `DATE_TRUNC('${unit}', ${day})`,
    later: (day, count, unit) => `${day} + INTERVAL '${count} ${unit}'`,
    text: (day) => `STRFTIME(${day}, '%Y-%m-%d')`,
  },
};
