import { type ActivityRow, InvalidActivityRowError, rowMs } from "./activity-row.ts";
import { numbering } from "./numbering.ts";

/**
 * An activity log in columns, made once by {@link activityLog} and read by every view. Events lie case by case, in each
 * case in the order in which they happened; cases and activities are numbered in the order in which they first came.
 */
export interface ActivityLog {
  /** Ids of the cases, by their numbers. */
  readonly caseIds: readonly string[];
  /** Names of the activities, by their numbers. */
  readonly activities: readonly string[];
  /** Where the events of each case begin, and behind the last case where they end. */
  readonly starts: Uint32Array;
  /** The activity of each event, by its number. */
  readonly activityOf: Uint32Array;
  /** When each event happened, in epoch milliseconds. */
  readonly at: Float64Array;
  /** The place that each event had among the rows given, from 0. */
  readonly rowOf: Uint32Array;
  /** Cases whose rows did not come in the order of time. */
  readonly outOfOrderCases: number;
}

/** How rows are read into a log. */
export interface ActivityLogOptions<Row extends ActivityRow> {
  /** What an event is called: its `activity` unless said. Two events of one name are the same activity. */
  readonly name?: (row: Row) => string;
}

/**
 * Reads rows into a log, in time linear in their number where the rows of each case come in the order of time.
 *
 * Within a case events stand in the order of time. What happened at one instant stands in the order of `sequence`, rows
 * without one first; of equal ones the row given first comes first. So the order in which rows arrive decides nothing
 * where instants differ, or where each row of a case has a sequence of its own.
 *
 * @throws InvalidActivityRowError on an id or a name that is no text or empty, and on an instant that is none.
 * @example
 * ```ts
 * const log = activityLog([
 *   { caseId: "c-1", activity: "opened", at: "2026-03-02T09:00:00Z" },
 *   { caseId: "c-2", activity: "opened", at: "2026-03-02T09:05:00Z" },
 *   { caseId: "c-1", activity: "solved", at: "2026-03-02T11:00:00Z" },
 * ]);
 * log.caseIds; // => ["c-1", "c-2"]
 * log.activities; // => ["opened", "solved"]
 * ```
 */
export function activityLog<Row extends ActivityRow>(
  rows: Iterable<Row>,
  { name = ({ activity }) => activity }: ActivityLogOptions<Row> = {},
): ActivityLog {
  const given: readonly Row[] = Array.isArray(rows) ? rows : Array.from(rows);
  const count = given.length;
  const cases = numbering();
  const activities = numbering();
  const caseOf = new Uint32Array(count);
  const activityOf = new Uint32Array(count);
  const at = new Float64Array(count);
  let isGrouped = true;
  for (let row = 0; row < count; row += 1) {
    const one = given[row];
    if (one === undefined) throw new InvalidActivityRowError(row, "row", one, "a row of an activity log");
    const known = cases.names.length;
    const number = cases.numberOf(text(one.caseId, "caseId", row));
    if (number < known && number !== caseOf[row - 1]) isGrouped = false;
    caseOf[row] = number;
    activityOf[row] = activities.numberOf(text(name(one), "activity", row));
    at[row] = rowMs(one, row);
  }
  const starts = startsOf(caseOf, cases.names.length);
  const rowOf = isGrouped ? identity(count) : rowsByCase(caseOf, starts);
  const outOfOrderCases = sortCases(rowOf, starts, at, (row) => given[row]?.sequence ?? "");
  const columns =
    isGrouped && outOfOrderCases === 0 && isIdentity(rowOf)
      ? { activityOf, at }
      : {
          activityOf: activityOf.map((_, place) => activityOf[rowOf[place] ?? 0] ?? 0),
          at: at.map((_, place) => at[rowOf[place] ?? 0] ?? 0),
        };
  return { caseIds: cases.names, activities: activities.names, starts, ...columns, rowOf, outOfOrderCases };
}

function text(value: unknown, field: string, row: number): string {
  if (typeof value === "string" && value !== "") return value;
  throw new InvalidActivityRowError(row, field, value, "a text that is not empty");
}

/** Where each case begins once rows lie case by case. */
function startsOf(caseOf: Uint32Array, cases: number): Uint32Array {
  const starts = new Uint32Array(cases + 1);
  for (const number of caseOf) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 1; number <= cases; number += 1) {
    starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  }
  return starts;
}

function identity(count: number): Uint32Array {
  const places = new Uint32Array(count);
  for (let place = 1; place < count; place += 1) places[place] = place;
  return places;
}

const isIdentity = (places: Uint32Array): boolean => places.every((row, place) => row === place);

function rowsByCase(caseOf: Uint32Array, starts: Uint32Array): Uint32Array {
  const rows = new Uint32Array(caseOf.length);
  const next = starts.slice();
  for (let row = 0; row < caseOf.length; row += 1) {
    const number = caseOf[row] ?? 0;
    const place = next[number] ?? 0;
    rows[place] = row;
    next[number] = place + 1;
  }
  return rows;
}

/** Sorts the rows of each case that are not in order; gives the number of cases that did not come in that of time. */
function sortCases(
  rows: Uint32Array,
  starts: Uint32Array,
  at: Float64Array,
  sequenceOf: (row: number) => string,
): number {
  const ms = (row: number) => at[row] ?? 0;
  let outOfOrder = 0;
  for (let number = 0; number + 1 < starts.length; number += 1) {
    const from = starts[number] ?? 0;
    const to = starts[number + 1] ?? 0;
    let isLate = false;
    let isTied = false;
    for (let place = from + 1; place < to; place += 1) {
      const before = ms(rows[place - 1] ?? 0);
      const now = ms(rows[place] ?? 0);
      if (now < before) isLate = true;
      else if (now === before) isTied = true;
    }
    if (isLate) outOfOrder += 1;
    if (!isLate && !isTied) continue;
    rows.subarray(from, to).sort((one, other) => {
      const apart = ms(one) - ms(other);
      if (apart !== 0) return apart;
      const [first, second] = [sequenceOf(one), sequenceOf(other)];
      return first < second ? -1 : first > second ? 1 : one - other;
    });
  }
  return outOfOrder;
}
