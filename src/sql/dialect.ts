import type { ScalarType } from "../language/expression.ts";
import { bigquery } from "./dialects/bigquery.ts";
import { clickhouse } from "./dialects/clickhouse.ts";
import { duckdb } from "./dialects/duckdb.ts";
import { postgresql } from "./dialects/postgresql.ts";
import { snowflake } from "./dialects/snowflake.ts";
import { spark } from "./dialects/spark.ts";
import { trino } from "./dialects/trino.ts";

/** A unit of the calendar; weeks begin on Monday. */
export type CalendarUnit = "day" | "week" | "month" | "quarter" | "year";

/** How an engine reckons with local days. */
export interface CalendarSql {
  /**
   * The local day of an instant, of the engine's own type; it may still carry the time of day.
   * @throws RangeError on a time zone that is none, an offset or an abbreviation.
   */
  local(instant: string, timeZone: string): string;
  /** The first day of the unit that a local day is in. */
  start(unit: CalendarUnit, day: string): string;
  /** A local day so many days or months later; earlier if the count is negative. */
  later(day: string, count: number, unit: "day" | "month"): string;
  /** A local day as `YYYY-MM-DD`. */
  text(day: string): string;
}

/** Where a database really differs; everything else is written the same for all. */
export interface Dialect {
  readonly name: string;
  /** The type of a column of each kind that may be unknown. */
  readonly types: Readonly<Record<ScalarType, string>>;
  readonly calendar: CalendarSql;
  /** The name of a table or a column, as a statement gives it. */
  quoteName(name: string): string;
  /** A text, as a statement gives it. */
  quoteText(text: string): string;
  /** A column of the answer as it may be named there. */
  answerName(name: string): string;
  /** Exact quantile by linear interpolation (Hyndman–Fan type 7) of a numeric expression, unknown left out. */
  quantile(p: number, of: string): string;
  /** Sample variance of an expression of doubles; unknown for fewer than two values. */
  variance(of: string): string;
  /** Number of different known values. */
  distinct(of: string, type: "real" | "other"): string;
  /** A whole number that arithmetic with whole numbers can be done on without wrapping around. */
  wide(whole: string): string;
  /** A whole number of any width as one of 64 bits, or an error. */
  narrow(whole: string): string;
}

/** The dialects that statements can be written in. */
export const dialects = { duckdb, postgresql, clickhouse, bigquery, snowflake, spark, trino } as const;
/** Name of a dialect. */
export type DialectName = keyof typeof dialects;

export { quoteName, quoteText } from "./dialects/standard.ts";
