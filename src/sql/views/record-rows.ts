import type { ScalarType } from "../../language/expression.ts";
import type { Records } from "../../model/records.ts";
import { formatInstant, parseInstant } from "../../time/instant.ts";
import { type RecordTable, recordTables } from "./record-tables.ts";

/** A row of a table of records, complete: what the record does not say is `null`. */
export type RecordRow = Readonly<Record<string, string | number | boolean | null>>;

/** Names of the lists of records by their table. */
const lists = {
  agentStatusInterval: "agentStatusIntervals",
  case: "cases",
  customer: "customers",
  interaction: "interactions",
  journeyBlueprint: "journeyBlueprints",
  journeyInstance: "journeyInstances",
  message: "messages",
  order: "orders",
  slaInstance: "slaInstances",
  subscription: "subscriptions",
  surveyInvitation: "surveyInvitations",
  surveyResponse: "surveyResponses",
  touchpoint: "touchpoints",
} as const satisfies Partial<Record<RecordTable, keyof Records>>;

/**
 * Records as rows of the tables that views read, every table there, empty ones too.
 *
 * @throws TypeError on a value that its column cannot hold, naming table, column and value, and on two records of one
 * type and id, since a record's lists are found by its id.
 *
 * @example
 * ```ts
 * import { InteractionSchema } from "../../model/interaction.ts";
 *
 * const call = InteractionSchema.parse({
 *   id: "1",
 *   channel: "voice",
 *   direction: "inbound",
 *   status: "completed",
 *   startAt: "2026-03-02T09:00:00Z",
 *   queuedAt: null,
 *   agentIds: ["ada"],
 * });
 * const { interaction, interaction_agentIds } = recordRows({ interactions: [call] });
 *
 * interaction.map(({ startAt, saysNone }) => [startAt, saysNone]); // => [["2026-03-02T09:00:00.000Z", ",queuedAt,"]]
 * interaction_agentIds; // => [{ recordId: "1", value: "ada", position: 1 }]
 * ```
 */
export function recordRows(records: Records): Record<RecordTable, RecordRow[]> {
  const rows = emptyTables();
  for (const table of tableNames) {
    const list = table in lists ? lists[table as keyof typeof lists] : null;
    const known = new Set<string>();
    for (const record of (list === null ? null : records[list]) ?? []) {
      const recordId = recordIdOf(table, record);
      if (recordId !== null && known.size === known.add(recordId).size)
        throw new TypeError(
          `${table} ${JSON.stringify(recordId)} is there twice: give the records of each source ids of their own.`,
        );
      addRows(rows, table, record, recordId === null ? {} : { recordId });
    }
  }
  return rows;
}

/** What the lists of a record are known by; versions of a plan share its id. */
function recordIdOf(table: RecordTable, record: object): string | null {
  const id = fieldOf(record, "id");
  if (typeof id !== "string") return null;
  return table === "journeyBlueprint" ? `${id}@${fieldOf(record, "version") ?? ""}` : id;
}

type Rows = Record<RecordTable, RecordRow[]>;

const isTable = (name: string): name is RecordTable => Object.hasOwn(recordTables, name);
const tableNames = Object.keys(recordTables).filter(isTable);

const emptyTables = (): Rows => {
  const rows: Partial<Rows> = {};
  for (const name of tableNames) rows[name] = [];
  return rows as Rows;
};

/** Where what a column holds is found. */
interface ColumnPlan {
  readonly name: string;
  readonly type: ScalarType;
  readonly path: readonly string[];
}

/** The columns of each table, and the lists in its records or elements by their fields. */
const plans = new Map(
  tableNames.map((table) => {
    const columns = Object.entries<ScalarType>(recordTables[table]).map(
      ([name, type]): ColumnPlan => ({ name, type, path: name.split("_") }),
    );
    const lists = tableNames.flatMap((inner) => {
      const field = inner.startsWith(`${table}_`) ? inner.slice(table.length + 1) : "_";
      return field.includes("_") ? [] : [{ inner, field }];
    });
    return [table, { columns, lists }];
  }),
);

/** What a row has beside the fields of its record or element. */
interface Place {
  readonly recordId?: string;
  readonly parentPosition?: number;
  readonly position?: number;
}

/** The row of a record or of an element of its list, and those of the lists in it. */
function addRows(rows: Rows, table: RecordTable, of: unknown, place: Place): void {
  const { columns = [], lists = [] } = plans.get(table) ?? {};
  rows[table].push(rowOf(table, columns, of, place));
  for (const { inner, field } of lists) {
    const elements = fieldOf(of, field);
    if (!Array.isArray(elements)) continue;
    const { position, ...record } = place;
    const within = position === undefined ? record : { ...record, parentPosition: position };
    for (const [index, element] of elements.entries())
      addRows(rows, inner, element, { ...within, position: index + 1 });
  }
}

function rowOf(table: string, columns: readonly ColumnPlan[], of: unknown, place: Place): RecordRow {
  const row: Record<string, RecordRow[string]> = {};
  for (const { name, type, path } of columns) {
    if (name === "saysNone") row[name] = saysNone(of, columns, place);
    else {
      const value: unknown = Object.hasOwn(place, name) ? Reflect.get(place, name) : valueAt(of, name, path);
      row[name] = held(table, name, type, value);
    }
  }
  return row;
}

/** The fields that a record says there is none of, between commas; `null` if none. */
function saysNone(of: unknown, columns: readonly ColumnPlan[], place: Place): string | null {
  const none = new Set<string>();
  for (const { name, path } of columns) {
    if (Object.hasOwn(place, name)) continue;
    let value = of;
    for (let step = 0; step < path.length && value !== undefined; step++) {
      value = fieldOf(value, path[step] ?? "");
      if (value !== null) continue;
      none.add(path.slice(0, step + 1).join("_"));
      break;
    }
  }
  return none.size === 0 ? null : `,${Array.from(none).join(",")},`;
}

/** What a column holds: the element itself, a field by its path, or how long a list is. */
function valueAt(of: unknown, name: string, path: readonly string[]): unknown {
  if (name === "value") return of;
  let value = of;
  for (const [step, field] of path.entries()) {
    if (field === "count" && step === path.length - 1 && Array.isArray(value)) return value.length;
    value = fieldOf(value, field);
  }
  return value;
}

const fieldOf = (of: unknown, name: string): unknown =>
  typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;

function held(table: string, name: string, type: ScalarType, value: unknown): RecordRow[string] {
  if (value === undefined || value === null) return null;
  if (type === "instant") {
    const ms = typeof value === "string" ? parseInstant(value) : null;
    if (ms !== null) return formatInstant(ms);
  } else if (type === "int" || type === "real") {
    if (typeof value === "number" && (type === "int" ? Number.isSafeInteger(value) : Number.isFinite(value)))
      return value;
  } else if (type === "boolean") {
    if (typeof value === "boolean") return value;
  } else if (typeof value === "string") return value;
  throw new TypeError(
    `${table}."${name}" holds ${nouns[type]}, not ${JSON.stringify(value) ?? typeof value}.`,
  );
}

const nouns = {
  text: "a text",
  instant: "an RFC 3339 instant",
  int: "a whole number",
  real: "a number",
  boolean: "true or false",
} as const satisfies Record<ScalarType, string>;
