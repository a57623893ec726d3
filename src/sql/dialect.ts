import type { PeriodUnit } from "../time/period.ts";

/** Where a database really differs; everything else is written the same for all. */
export interface Dialect {
  readonly name: string;
  /** Types that arithmetic is done in. */
  readonly double: string;
  readonly bigint: string;
  /** Exact quantile by linear interpolation (Hyndman–Fan type 7) of a numeric expression, unknown left out. */
  quantile(p: number, of: string): string;
  /** Local date on which the period of an instant starts, as `YYYY-MM-DD`. */
  periodStart(every: PeriodUnit, instant: string, timeZone: string): string;
}

export const duckdb: Dialect = {
  name: "duckdb",
  double: "DOUBLE",
  bigint: "BIGINT",
  quantile: (p, of) => `QUANTILE_CONT(CAST(${of} AS DOUBLE), ${p})`,
  periodStart: (every, instant, timeZone) =>
    `STRFTIME(DATE_TRUNC(${quoteText(every)}, ${instant} AT TIME ZONE ${quoteText(timeZone)}), '%Y-%m-%d')`,
};

export const postgresql: Dialect = {
  name: "postgresql",
  double: "DOUBLE PRECISION",
  bigint: "BIGINT",
  quantile: (p, of) => `PERCENTILE_CONT(${p}) WITHIN GROUP (ORDER BY CAST(${of} AS DOUBLE PRECISION))`,
  periodStart: (every, instant, timeZone) =>
    `TO_CHAR(DATE_TRUNC(${quoteText(every)}, ${instant} AT TIME ZONE ${quoteText(timeZone)}), 'YYYY-MM-DD')`,
};

/** The dialects that statements can be written in. */
export const dialects = { duckdb, postgresql } as const;
/** Name of a dialect. */
export type DialectName = keyof typeof dialects;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
