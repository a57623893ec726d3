import type { AnyMetric, GivenOf, RowFor } from "../metrics/metric.ts";
import type { PeriodRule } from "../time/period.ts";
import type { DialectName } from "./dialect.ts";

/** What a statement is written for. */
export interface SqlOptions<M extends AnyMetric> {
  readonly dialect: DialectName;
  /**
   * Table or view that holds the metric's fact, one column for each column of the fact. It is written as it is: a
   * name with capitals or spaces comes in quotes, and a query in parentheses will do. For a fact of several sides it is
   * one table with a column `side`, or the table of each side by its name; a side that is left out has no rows.
   */
  readonly from: string | Readonly<Record<string, string>>;
  readonly by?: readonly string[];
  readonly given?: Partial<GivenOf<M>>;
  /**
   * Columns of the table that are named otherwise than in the fact; `null` for one that the table does not have,
   * which counts as unknown in every row.
   */
  readonly columns?: { readonly [Column in keyof RowFor<M> & string]?: string | null };
  /** Periods, as `measureAll` takes them; weeks, years and fiscal calendars by any rule. */
  readonly every?: PeriodRule;
  /** IANA time zone in which days begin, by its name: databases read offsets and abbreviations in ways of their own. */
  readonly timeZone?: string;
  /** Instant that places a row in a period; the fact's own unless said. */
  readonly at?: string;
}
