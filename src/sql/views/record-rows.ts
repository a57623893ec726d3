import type { ScalarType } from "../../language/expression.ts";
import type { Records } from "../../model/records.ts";
import { formatInstant, parseInstant } from "../../time/instant.ts";
import { type RecordTable, recordTables, type TableColumns } from "./record-tables.ts";

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
 * @throws TypeError on a value that its column cannot hold, naming table, column and value.
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
    for (const record of (list === null ? null : records[list]) ?? []) {
      const recordId = recordIdOf(table, record);
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

/** What a row has beside the fields of its record or element. */
interface Place {
  readonly recordId?: string;
  readonly parentPosition?: number;
  readonly position?: number;
}

/** The row of a record or of an element of its list, and those of the lists in it. */
function addRows(rows: Rows, table: RecordTable, of: unknown, place: Place): void {
  rows[table].push(rowOf(table, of, place));
  for (const inner of tableNames) {
    const field = inner.startsWith(`${table}_`) ? inner.slice(table.length + 1) : "_";
    const elements = field.includes("_") ? null : fieldOf(of, field);
    if (!Array.isArray(elements)) continue;
    const { position, ...record } = place;
    const within = position === undefined ? record : { ...record, parentPosition: position };
    for (const [index, element] of elements.entries())
      addRows(rows, inner, element, { ...within, position: index + 1 });
  }
}

function rowOf(table: RecordTable, of: unknown, place: Place): RecordRow {
  const columns: TableColumns = recordTables[table];
  const names = Object.keys(columns).filter((name) => !Object.hasOwn(place, name));
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => {
      if (name === "saysNone") return [name, saysNone(of, names)];
      const value: unknown = Object.hasOwn(place, name) ? Reflect.get(place, name) : valueAt(of, name);
      return [name, held(table, name, type, value)];
    }),
  );
}

/** The fields that a record says there is none of, between commas; `null` if none. */
function saysNone(of: unknown, names: readonly string[]): string | null {
  const none = new Set<string>();
  for (const name of names) {
    const path = name.split("_");
    const end = path.findIndex((_, index) => at(of, path.slice(0, index + 1)) === null);
    if (end >= 0) none.add(path.slice(0, end + 1).join("_"));
  }
  return none.size === 0 ? null : `,${Array.from(none).join(",")},`;
}

/** What a column holds: the element itself, a field by its path, or how long a list is. */
function valueAt(of: unknown, name: string): unknown {
  if (name === "value") return of;
  const path = name.split("_");
  const list = path.at(-1) === "count" ? at(of, path.slice(0, -1)) : undefined;
  return Array.isArray(list) ? list.length : at(of, path);
}

const at = (of: unknown, path: readonly string[]): unknown => path.reduce(fieldOf, of);

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
