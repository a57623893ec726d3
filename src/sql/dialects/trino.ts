import type { Dialect } from "../dialect.ts";
import { quoteText, standard, zoneName } from "./standard.ts";

export const trino: Dialect = {
  ...standard,
  name: "trino",
  types: {
    int: "BIGINT",
    real: "DOUBLE",
    boolean: "BOOLEAN",
    text: "VARCHAR",
    instant: "TIMESTAMP(3) WITH TIME ZONE",
  },
  // There is only an approximate one. Places are counted from 1, and 0 is refused.
  quantile: (p, of) => {
    const value = `CAST(${of} AS DOUBLE)`;
    const place = `(CAST(${p} AS DOUBLE) * (COUNT(${of}) - 1))`;
    const at = (round: string) =>
      `ELEMENT_AT(ARRAY_AGG(${value} ORDER BY ${value}) FILTER (WHERE ${of} IS NOT NULL), CAST(${round}(${place}) AS BIGINT) + 1)`;
    return `(${at("FLOOR")} + (${at("CEIL")} - ${at("FLOOR")}) * (${place} - FLOOR(${place})))`;
  },
  narrow: (whole) => `CAST(${whole} AS BIGINT)`,
  calendar: {
    local: (instant, timeZone) => `CAST(${instant} AT TIME ZONE ${quoteText(zoneName(timeZone))} AS DATE)`,
    start: (unit, day) => `DATE_TRUNC('${unit}', ${day})`,
    later: (day, count, unit) => `DATE_ADD('${unit}', ${count}, ${day})`,
    text: (day) => `CAST(${day} AS VARCHAR)`,
  },
};
