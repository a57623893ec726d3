import { InvalidRecordError } from "../facts/record-fields.ts";
import type { RecordType } from "../model/record-schemas.ts";
import type { RecordOf } from "../model/records.ts";
import { quoteName } from "../sql/dialect.ts";
import { factView, type ViewName, type ViewOptions, type ViewPlace } from "../sql/views/fact-view.ts";
import type { DerivationValues } from "./derivation-values.ts";
import { derivers, type RecordSets } from "./derive.ts";
import type { DuckdbDatabase } from "./duckdb-database.ts";
import { type LoadedRecords, loadRecords, type OnRecords } from "./duckdb-records.ts";
import { CommandError, FINDINGS } from "./errors.ts";
import type { AnyFact, Derivation } from "./measurable.ts";
import { nameOf } from "./open-text.ts";
import type { RecordReading } from "./record-file.ts";
import type { RowsRequest } from "./rows-request.ts";
import type { RecordFile } from "./sources.ts";

/** Records in DuckDB, of which facts can be made there. */
export interface RecordsInDuckdb extends Pick<LoadedRecords, "read" | "placesOf"> {
  /** Makes a table of the columns of a fact by its view. */
  readonly make: (fact: AnyFact, table: string, columns: Iterable<string>) => Promise<void>;
}

/**
 * Loads records, and makes facts of them by their views.
 *
 * @param made how each fact that is asked for comes of them
 * @throws CommandError on what the derivation in TypeScript refuses, and on a value that a view cannot hold.
 */
export async function recordsInDuckdb(
  database: DuckdbDatabase,
  files: readonly RecordFile[],
  made: readonly Derivation[],
  request: RowsRequest,
  reading: RecordReading,
): Promise<RecordsInDuckdb> {
  const trial = trialOf(made, request);
  const records = await loadRecords(database, files, reading, trial.look);
  trial.end();
  return {
    read: records.read,
    placesOf: records.placesOf,
    make: async (fact, table, columns) => {
      const derivation = made.find((one) => one.fact === fact);
      if (derivation === undefined) throw new TypeError(`No record makes ${fact.name} facts.`);
      if (fact.name === "slaInstance") await keepPromisesOnTheirOwn(database);
      const options = viewOptions(derivation, request.values, records);
      const place: ViewPlace = { dialect: "duckdb" };
      // The derivation has what its fact needs, and `factView` refuses what it does not take.
      const view = factView(
        fact.name as ViewName,
        { ...options, ...place } as ViewPlace & ViewOptions<ViewName>,
      );
      await database.run(view);
      const list = Array.from(new Set(columns), quoteName).join(", ");
      await database.run(
        `CREATE TEMP TABLE ${table} AS SELECT ${list} FROM ${quoteName(`${fact.name}Fact`)}`,
      );
    },
  };
}

/** What a view is told: what the derivation is, by the names that the view has for it. */
function viewOptions(
  { fact, options = [] }: Derivation,
  values: DerivationValues,
  { has }: Pick<LoadedRecords, "has">,
): object {
  const told = options.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  const { window, items, ...others } = Object.fromEntries(told);
  switch (fact.name) {
    case "case":
      return { ...Object.fromEntries(told), messages: has("message") };
    case "customerPeriod":
      return { ...others, ...values.window, subscriptions: has("subscription"), orders: has("order") };
    case "questionnaire":
      return { ...values.items };
    default:
      return Object.fromEntries(told);
  }
}

/** Promises stand on their own or within cases, as the derivation takes them. */
async function keepPromisesOnTheirOwn(database: DuckdbDatabase): Promise<void> {
  await database.run('DELETE FROM "case_sla" WHERE EXISTS (SELECT 1 FROM "slaInstance")');
}

/**
 * Derives each batch of records by itself, and lets go of what comes of it: a view cannot refuse a record, and holds no
 * value that its column cannot.
 */
function trialOf(
  made: readonly Derivation[],
  { sources: [first], values, columns }: RowsRequest,
): { readonly look: OnRecords; readonly end: () => void } {
  const file = nameOf(first.path);
  /** What a derivation has against all records so far. */
  const refusals = new Map<string, CommandError | null>();
  const derive = ({ fact }: Derivation, records: RecordSets): readonly object[] => {
    try {
      const rows = derivers[fact.name]?.rows(records, values) ?? [];
      refusals.set(fact.name, null);
      return rows;
    } catch (error) {
      if (error instanceof InvalidRecordError || error instanceof RangeError)
        throw new CommandError(`${file}: ${error.message}`);
      if (!(error instanceof CommandError)) throw error;
      if (!refusals.has(fact.name)) refusals.set(fact.name, error);
      return [];
    }
  };
  return {
    look: (type, records, places) => {
      for (const derivation of made) {
        const { fact, from, needs = [], also = [] } = derivation;
        if (![...from, ...needs, ...also].includes(type)) continue;
        const whole = columns.filter((name) => fact.columns[name]?.type === "int");
        for (const row of derive(derivation, onlyOf(type, records))) {
          const name = whole.find((one) => isBroken(Reflect.get(row, one)));
          if (name === undefined) continue;
          const { idIn = [] } = derivers[fact.name] ?? {};
          const ids = idIn.map((column): unknown => Reflect.get(row, column));
          const at = records.findIndex((one) => ids.includes(Reflect.get(one, "id")));
          const { file: path = first.path, line = null } = places[at] ?? {};
          const where = `${nameOf(path)}${line === null ? "" : ` line ${line}`}`;
          throw new CommandError(
            `${where}: ${name}: is ${String(Reflect.get(row, name))}; expected a whole number. Without --engine duckdb such rows are left out, each with its line`,
            FINDINGS,
          );
        }
      }
    },
    end: () => {
      for (const refusal of refusals.values())
        if (refusal !== null) throw new CommandError(`${file}: ${refusal.message}`);
    },
  };
}

const isBroken = (value: unknown): boolean => typeof value === "number" && !Number.isSafeInteger(value);

/** Records of one type as all that there are. */
const onlyOf = (only: RecordType, records: readonly object[]): RecordSets => ({
  has: (type) => type === only,
  // They were read by the schema of their type.
  of: <Type extends RecordType>(type: Type) => (type === only ? records : []) as readonly RecordOf<Type>[],
});
