/** Where a database really differs; everything else is written the same for all. */
export interface Dialect {
  readonly name: string;
  /** Types that arithmetic is done in. */
  readonly double: string;
  readonly bigint: string;
  /** Exact quantile by linear interpolation (Hyndman–Fan type 7) of a numeric expression, unknown left out. */
  quantile(p: number, of: string): string;
  /** The date of a local time, as `YYYY-MM-DD`. */
  dateText(local: string): string;
}

export const duckdb: Dialect = {
  name: "duckdb",
  double: "DOUBLE",
  bigint: "BIGINT",
  quantile: (p, of) => `QUANTILE_CONT(CAST(${of} AS DOUBLE), ${p})`,
  dateText: (local) => `STRFTIME(${local}, '%Y-%m-%d')`,
};

export const postgresql: Dialect = {
  name: "postgresql",
  double: "DOUBLE PRECISION",
  bigint: "BIGINT",
  quantile: (p, of) => `PERCENTILE_CONT(${p}) WITHIN GROUP (ORDER BY CAST(${of} AS DOUBLE PRECISION))`,
  dateText: (local) => `TO_CHAR(${local}, 'YYYY-MM-DD')`,
};

/** The dialects that statements can be written in. */
export const dialects = { duckdb, postgresql } as const;
/** Name of a dialect. */
export type DialectName = keyof typeof dialects;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
