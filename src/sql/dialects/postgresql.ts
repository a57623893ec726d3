import type { Dialect } from "../dialect.ts";
import { quoteText, standard, zoneName } from "./standard.ts";

export const postgresql: Dialect = {
  ...standard,
  name: "postgresql",
  types: {
    int: "BIGINT",
    real: "DOUBLE PRECISION",
    boolean: "BOOLEAN",
    text: "TEXT",
    instant: "TIMESTAMP WITH TIME ZONE",
  },
  quantile: (p, of) => `PERCENTILE_CONT(${p}) WITHIN GROUP (ORDER BY CAST(${of} AS DOUBLE PRECISION))`,
  narrow: (whole) => `CAST(${whole} AS BIGINT)`,
  calendar: {
    // It stays a TIMESTAMP: a DATE would be truncated in the time zone of the session.
    local: (instant, timeZone) => `${instant} AT TIME ZONE ${quoteText(zoneName(timeZone))}`,
    start: (unit, day) => `DATE_TRUNC('${unit}', ${day})`,
    later: (day, count, unit) => `${day} + INTERVAL '${count} ${unit}'`,
    text: (day) => `TO_CHAR(${day}, 'YYYY-MM-DD')`,
  },
};
