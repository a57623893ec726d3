import { type Dialect, type DialectName, dialects } from "../dialect.ts";

/** Where databases differ in what views need, beside what a dialect says of statements. */
interface ViewDifferences {
  /** Epoch milliseconds of an instant, cut and not rounded, as a whole number. */
  milliseconds(instant: string): string;
  /** The instant of epoch milliseconds. */
  instant(milliseconds: string): string;
  /** The canonical text of epoch milliseconds, RFC 3339 in UTC with three decimals. */
  instantText(milliseconds: string): string;
  /**
   * A text by which rows are ordered by its characters, not by a language's rules. JavaScript does the same but for those
   * above U+FFFF (emoji), which it has before U+E000; ids decide only between what happened at one instant.
   */
  ordered(text: string): string;
  /** A decimal text as an exact number; what lies beyond its 18th decimal may be cut. */
  decimal(text: string): string;
  /** An exact number, not below 0, times a whole number and over another, rounded once with halves up. */
  roundedQuotient(number: string, times: string, over: string): string;
  /** Epoch milliseconds so many months later in UTC, on the last day of a month that lacks the day. */
  addMonths(milliseconds: string, months: string): string;
  /**
   * What the stretch of a table of business hours says that an instant lies in, as SQL over its columns; NULL outside of
   * them all.
   */
  inStretch(hours: string, at: string, value: (column: (name: string) => string) => string): string;
  /** Days from 1970-01-01 until the local day of a local time. */
  dayNumber(local: string): string;
  /** Months of the calendar in UTC from the year 0 until an instant. */
  utcMonth(milliseconds: string): string;
}

/** The time in UTC of epoch milliseconds; a constant of them near 1970 would be multiplied in 32 bits. */
const utcInDuckdb = (milliseconds: string): string =>
  `MAKE_TIMESTAMP(${milliseconds} * CAST(1000 AS BIGINT))`;

/** Milliseconds from the year 0 to 1970. */
const BEFORE_1970_MS = 62_167_219_200_000;

const duckdb: ViewDifferences = {
  // EPOCH_MS would cut towards 1970, and so move what lies before it onward.
  milliseconds: (instant) => `((EPOCH_US(${instant}) + ${BEFORE_1970_MS}000) // 1000 - ${BEFORE_1970_MS})`,
  instant: (milliseconds) => `(${utcInDuckdb(milliseconds)} AT TIME ZONE 'UTC')`,
  instantText: (milliseconds) => `STRFTIME(${utcInDuckdb(milliseconds)}, '%Y-%m-%dT%H:%M:%S.%gZ')`,
  ordered: (text) => text,
  decimal: (text) => `CAST(REGEXP_EXTRACT(${text}, '^-?[0-9]+([.][0-9]{1,18})?') AS DECIMAL(38, 18))`,
  // A decimal divided by a whole number would be a double, so whole numbers of a unit below it are.
  roundedQuotient: (number, times, over) => {
    const one = `CAST(1${"0".repeat(18)} AS HUGEINT)`;
    const units = `(CAST(TRUNC(${number}) AS HUGEINT) * ${one} + CAST((${number}) % 1 * 1${"0".repeat(18)} AS HUGEINT))`;
    return `CAST((2 * ${units} * ${times} + ${one} * ${over}) // (2 * ${one} * ${over}) AS BIGINT)`;
  },
  addMonths: (milliseconds, months) =>
    `EPOCH_MS(${utcInDuckdb(milliseconds)} + TO_MONTHS(CAST(${months} AS INTEGER)))`,
  inStretch: (hours, at, value) =>
    `(SELECT ${value((name) => `hours."${name}"`)} FROM ${hours} AS hours
      WHERE hours."fromMs" <= ${at} AND ${at} < hours."toMs")`,
  dayNumber: (local) => `(CAST(${local} AS DATE) - DATE '1970-01-01')`,
  utcMonth: (milliseconds) =>
    `(12 * YEAR(${utcInDuckdb(milliseconds)}) + MONTH(${utcInDuckdb(milliseconds)}))`,
};

/** Epoch milliseconds as an interval; multiplied, it would be a double, and not exact after the year 4253. */
const sinceEpoch = (milliseconds: string): string => `CAST(${milliseconds} || ' ms' AS INTERVAL)`;
const utc = (milliseconds: string): string =>
  `(TIMESTAMP '1970-01-01 00:00:00' + ${sinceEpoch(milliseconds)})`;

const postgresql: ViewDifferences = {
  milliseconds: (instant) => `CAST(FLOOR(EXTRACT(EPOCH FROM ${instant}) * 1000) AS BIGINT)`,
  instant: (milliseconds) =>
    `(TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' + ${sinceEpoch(milliseconds)})`,
  instantText: (milliseconds) => `TO_CHAR(${utc(milliseconds)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  ordered: (text) => `${text} COLLATE "C"`,
  decimal: (text) => `CAST(${text} AS NUMERIC)`,
  roundedQuotient: (number, times, over) => `CAST(ROUND(${number} * ${times} / ${over}) AS BIGINT)`,
  addMonths: (milliseconds, months) =>
    `CAST(EXTRACT(EPOCH FROM ${utc(milliseconds)} + (${months}) * INTERVAL '1 month') * 1000 AS BIGINT)`,
  // A join would go through all stretches for every instant; arrays made once are searched by halves.
  inStretch: (hours, at, value) => {
    const all = (name: string) =>
      `(SELECT ARRAY_AGG(hours."${name}" ORDER BY hours."fromMs") FROM ${hours} AS hours)`;
    const column = (name: string) => `(${all(name)})[WIDTH_BUCKET(CAST(${at} AS BIGINT), ${all("fromMs")})]`;
    return `CASE WHEN ${at} < ${column("toMs")} THEN ${value(column)} END`;
  },
  dayNumber: (local) => `(CAST(${local} AS DATE) - DATE '1970-01-01')`,
  utcMonth: (milliseconds) =>
    `CAST(12 * EXTRACT(YEAR FROM ${utc(milliseconds)}) + EXTRACT(MONTH FROM ${utc(milliseconds)}) AS BIGINT)`,
};

/** The dialects that views can be written in. */
const differences: Partial<Record<DialectName, ViewDifferences>> = { duckdb, postgresql };

/** What views are written with. */
export interface ViewDialect extends ViewDifferences, Pick<Dialect, "types" | "calendar"> {}

/** @throws RangeError on a dialect that views cannot be written in. */
export function viewDialect(name: DialectName): ViewDialect {
  const own = Object.hasOwn(differences, name) ? differences[name] : undefined;
  if (own !== undefined) return { ...own, types: dialects[name].types, calendar: dialects[name].calendar };
  const known = Object.keys(differences).join(" and ");
  throw new RangeError(
    `Facts cannot be views in "${name}" yet, since nothing has run them there; they can in ${known}. Make the facts in one of these, or in TypeScript, and load them as tables.`,
  );
}
