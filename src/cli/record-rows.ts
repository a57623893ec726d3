import { InvalidRecordError } from "../facts/record-fields.ts";
import type { RecordType } from "../model/record-schemas.ts";
import { type RecordOf, type Records, recordLists } from "../model/records.ts";
import type { DerivationValues } from "./derivation-values.ts";
import { derivers, type RecordSets } from "./derive.ts";
import { CommandError } from "./errors.ts";
import { readEventFile } from "./event-rows.ts";
import { type AnyFact, foldedRecords } from "./measurable.ts";
import { nameOf } from "./open-text.ts";
import { type RecordReading, readRecords } from "./record-file.ts";
import type { Place, Rows } from "./rows.ts";
import type { RecordFile } from "./sources.ts";

/** The sound records of some files. */
export interface ReadRecords extends RecordSets {
  /** Records that were read, bad ones included. */
  readonly read: number;
  /** Where the record with this id stands, the first file first. */
  readonly placeOf: (id: string) => Place | null;
}

/** Reads records, and folds events into them; what their schema refuses is left out. */
export async function readRecordFiles(
  files: readonly RecordFile[],
  reading: RecordReading,
): Promise<ReadRecords> {
  const sets = new Map<RecordType, unknown[]>();
  const places: {
    readonly file: string;
    readonly ids: readonly unknown[];
    readonly lines: readonly number[];
  }[] = [];
  let read = 0;
  const add = (type: RecordType, all: readonly unknown[]) =>
    sets.set(type, [...(sets.get(type) ?? []), ...all]);
  const folded: Records[] = [];
  for (const file of files) {
    if (file.holds === "events") {
      const found = await readEventFile(file.path, { ...reading, isSaid: file.isSaid });
      folded.push(found.records);
      read += found.read;
      continue;
    }
    const { path, record } = file;
    const all: object[] = [];
    const lines: number[] = [];
    read += await readRecords(path, record, reading, (one, line) => {
      all.push(one);
      lines.push(line);
    });
    add(record, all);
    // The ids alone, so that the records themselves can be let go.
    places.push({ file: path, ids: all.map(idOf), lines });
  }
  for (const records of folded) {
    for (const type of foldedRecords) {
      // A record that was given says more of itself than the events do.
      const given = new Set((sets.get(type) ?? []).map(idOf));
      const all = records[recordLists[type]];
      if (all !== undefined)
        add(
          type,
          all.filter((one) => !given.has(one.id)),
        );
    }
  }
  let placeById: Map<unknown, Place> | undefined;
  return {
    read,
    has: (type) => sets.has(type),
    // Each list was read by the schema of its type.
    of: <Type extends RecordType>(type: Type) => (sets.get(type) ?? []) as readonly RecordOf<Type>[],
    placeOf: (id) => {
      if (placeById === undefined) {
        placeById = new Map();
        for (const { file, ids, lines } of places.toReversed()) {
          for (const [index, one] of ids.entries()) placeById.set(one, { file, line: lines[index] ?? null });
        }
      }
      return placeById.get(id) ?? null;
    },
  };
}

/**
 * Derives a fact from records.
 *
 * @param file the file that is measured
 * @throws CommandError on a record that the derivation refuses, which the schema does not.
 */
export function derivedRows(
  { name }: AnyFact,
  records: ReadRecords,
  values: DerivationValues,
  file: string,
): Omit<Rows, "read"> {
  const deriver = Object.hasOwn(derivers, name) ? derivers[name] : undefined;
  if (deriver === undefined) throw new TypeError(`No record makes ${name} facts.`);
  const rows = refusing(file, () => deriver.rows(records, values));
  const nowhere = { file, line: null };
  return {
    rows,
    placeOf: (index) => {
      const row = rows[index] ?? {};
      const ids = (deriver.idIn ?? []).map((column): unknown => Reflect.get(row, column));
      const known = ids.flatMap((id) => (typeof id === "string" ? (records.placeOf(id) ?? []) : []));
      return known[0] ?? nowhere;
    },
  };
}

function refusing<Result>(file: string, derive: () => Result): Result {
  try {
    return derive();
  } catch (error) {
    if (error instanceof CommandError || error instanceof InvalidRecordError || error instanceof RangeError) {
      throw new CommandError(`${nameOf(file)}: ${error.message}`);
    }
    throw error;
  }
}

const idOf = (record: unknown): unknown =>
  typeof record === "object" && record !== null ? Reflect.get(record, "id") : undefined;
