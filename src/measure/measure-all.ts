import type { AnyMetric, GivenOf, PartOf, RowFor, ValueOf } from "../metrics/metric.ts";
import type { Confidence } from "../statistics/interval.ts";
import { parseInstant } from "../time/instant.ts";
import { type PeriodRule, periodStarts } from "../time/period.ts";
import { type GroupKey, grouping } from "./grouping.ts";
import { InvalidRowError } from "./invalid-row-error.ts";
import type { Measurement } from "./measurement.ts";
import { type OnInvalid, passFor } from "./pass.ts";

/** A period of local time in which a group's rows lie. */
export interface Period {
  /** The rule that periods were asked for by. */
  readonly every: PeriodRule;
  /** Local date on which the period starts, `YYYY-MM-DD`. */
  readonly start: string;
  readonly timeZone: string;
  /** The column that places a row in a period. */
  readonly at: string;
}

/** The measurements of one group of rows. */
export interface GroupMeasurements<Metrics extends Readonly<Record<string, AnyMetric>>> {
  /** Value of each `by` column; a missing value is `null`, a group of its own. */
  readonly group: Readonly<Record<string, GroupKey>>;
  /** `null` without `every`, and for rows whose instant is missing. */
  readonly period: Period | null;
  readonly measurements: {
    readonly [Name in keyof Metrics]: Measurement<PartOf<Metrics[Name]>, ValueOf<Metrics[Name]>>;
  };
}

/** Periods need a time zone, and it is never the host's. */
export type Periods<Column extends string> =
  | {
      /** A unit of the calendar with ISO weeks, or a rule: weeks from Sunday, years from April, fiscal 4-4-5. */
      readonly every: PeriodRule;
      /** IANA time zone in which days begin. */
      readonly timeZone: string;
      /**
       * The instant that places a row: a case counts in the period of its creation, answer or close. The fact's own
       * (`fact.at`) unless said; the answer says which it was.
       */
      readonly at?: Column;
    }
  | { readonly every?: never; readonly timeZone?: never; readonly at?: never };

/** How several metrics are measured, and by what. */
export type MeasureAllOptions<Metrics extends Readonly<Record<string, AnyMetric>>, Column extends string> = {
  /** Columns to group by; any column of the rows will do. */
  readonly by?: readonly Column[];
  /** Thresholds by metric. */
  readonly given?: { readonly [Name in keyof Metrics]?: Partial<GivenOf<Metrics[Name]>> };
  readonly confidence?: Confidence;
  readonly onInvalid?: OnInvalid;
} & Periods<Column>;

type Intersection<Union> = (Union extends unknown ? (of: Union) => void : never) extends (
  of: infer All,
) => void
  ? All
  : never;
/** Rows that all the metrics accept. */
export type RowForAll<Metrics extends Readonly<Record<string, AnyMetric>>> = Intersection<
  RowFor<Metrics[keyof Metrics]>
>;

/**
 * Measures several metrics in one pass, by group and period. Groups come in order of period, then of their values,
 * missing last. Without `by` and `every` there is exactly one group, even over no rows.
 *
 * @throws InvalidRowError on a value that a metric cannot use, unless `onInvalid` is `"exclude"`.
 * @throws TypeError on an unknown threshold, and on periods without a time zone or of metrics whose facts are placed by
 * different instants without `at`.
 * @throws RangeError on an unknown time zone and on a rule of periods that is none.
 */
export function measureAll<
  const Metrics extends Readonly<Record<string, AnyMetric>>,
  Row extends RowForAll<Metrics> & object,
>(
  metrics: Metrics,
  rows: Iterable<Row>,
  options: MeasureAllOptions<Metrics, keyof Row & string> = {},
): readonly GroupMeasurements<Metrics>[] {
  const { by = [], given = {}, confidence = 0.95, onInvalid = "throw" } = options;
  const names = Object.keys(metrics);
  const uses = Object.entries<AnyMetric>(metrics).map(([name, metric]) => ({
    metric,
    given: Object.entries<object | undefined>(given).find(([one]) => one === name)?.[1],
  }));
  const compiled = passFor(uses, onInvalid);
  const state = compiled.create();
  const keys = by.map((column) => (row: object, index: number) => groupKey(row, column, index));
  const periods = periodsAsked(options, uses);
  if (periods !== null) {
    const start = periodStarts(periods.every, periods.timeZone);
    keys.unshift((row, index) => periodOf(row, periods.at, index, start, names));
  }
  const groups = grouping(keys, () => compiled.addGroup(state));
  compiled.add(state, rows, keys.length === 0 ? null : groups.of);

  return groups.sorted().map(({ key, number }) => {
    const [start, ...values] = periods === null ? [null, ...key] : key;
    const measured = names.map((name, index) => [
      name,
      compiled.measurement(state, index, number, confidence),
    ]);
    return {
      group: Object.fromEntries(by.map((column, index) => [column, values[index] ?? null])),
      period: periods === null || typeof start !== "string" ? null : periodFrom(periods, start),
      measurements: Object.fromEntries(measured),
    };
  });
}

type AskedPeriods = Omit<Period, "start">;

function periodsAsked(
  { every, timeZone, at }: Periods<string>,
  uses: readonly { readonly metric: AnyMetric }[],
): AskedPeriods | null {
  if (every === undefined) return null;
  const asked = `{ every: ${JSON.stringify(every)}, `;
  if (timeZone === undefined) throw new TypeError(`Periods need a time zone: ${asked}timeZone: … }.`);
  const own = new Set(uses.map(({ metric }) => metric.fact.at));
  const [first] = own;
  if (at === undefined && (first === undefined || own.size > 1)) {
    const instants = [...own].join(", ") || "none";
    throw new TypeError(
      `Say which instant places a row: ${asked}at: … }; the metrics' facts have ${instants}.`,
    );
  }
  return { every, timeZone, at: at ?? first ?? "" };
}

const periodFrom = ({ every, timeZone, at }: AskedPeriods, start: string): Period => ({
  every,
  start,
  timeZone,
  at,
});

function groupKey(row: object, column: string, index: number): GroupKey {
  const value = read(row, column);
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new InvalidRowError(["by"], index, column, value, "a text, number or truth to group by");
}

function periodOf(
  row: object,
  at: string,
  index: number,
  start: (ms: number) => string,
  metrics: readonly string[],
): string | null {
  const value = read(row, at);
  if (value === undefined || value === null) return null;
  const ms = typeof value === "string" ? parseInstant(value) : null;
  if (ms === null) {
    throw new InvalidRowError(metrics, index, at, value, "an RFC 3339 instant such as 2026-03-01T09:30:00Z");
  }
  return start(ms);
}

/** A third of the time of `Reflect.get`. */
const read = (row: object, column: string) => (row as Readonly<Record<string, unknown>>)[column];
