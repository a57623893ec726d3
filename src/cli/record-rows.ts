import type * as z from "zod";
import { InvalidRecordError } from "../facts/record-fields.ts";
import { type RecordType, recordSchemas } from "../model/record-schemas.ts";
import type { RecordOf } from "../model/records.ts";
import { derivers, type RecordSets } from "./derive.ts";
import { CommandError } from "./errors.ts";
import type { Findings } from "./findings.ts";
import type { Format } from "./format.ts";
import { FirstLook, factKinds, refuseOtherKind } from "./look-alike.ts";
import type { AnyFact } from "./measurable.ts";
import { nameOf, type OnBytes } from "./open-text.ts";
import { readFile } from "./read-file.ts";
import { recordColumns } from "./record-csv.ts";
import { recordKind, recordKinds } from "./record-kinds.ts";
import type { Place, Rows } from "./rows.ts";
import type { DerivationValues } from "./rows-request.ts";

/** How files of records are to be read. */
interface Reading {
  readonly format: Format | undefined;
  readonly findings: Findings;
  readonly onBytes: OnBytes;
}

/** A file of records of one type. */
interface RecordFile {
  readonly path: string;
  readonly record: RecordType;
}

/** The sound records of some files. */
export interface ReadRecords extends RecordSets {
  /** Records that were read, bad ones included. */
  readonly read: number;
  /** Where the record with this id stands, the first file first. */
  readonly placeOf: (id: string) => Place | null;
}

/** Reads records and leaves out those that their schema refuses. */
export async function readRecordFiles(files: readonly RecordFile[], reading: Reading): Promise<ReadRecords> {
  const sets = new Map<RecordType, unknown[]>();
  const places: {
    readonly file: string;
    readonly ids: readonly unknown[];
    readonly lines: readonly number[];
  }[] = [];
  let read = 0;
  for (const { path, record } of files) {
    const found = await readRecords(path, record, reading);
    sets.set(record, [...(sets.get(record) ?? []), ...found.all]);
    // The ids alone, so that the records themselves can be let go.
    places.push({ file: path, ids: found.all.map(idOf), lines: found.lines });
    read += found.read;
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

async function readRecords(file: string, type: RecordType, { format, findings, onBytes }: Reading) {
  const schema: z.ZodType = recordSchemas[type];
  const all: unknown[] = [];
  const lines: number[] = [];
  let read = 0;
  const take = (row: unknown, line: number) => {
    read += 1;
    const { success, data, error } = schema.safeParse(row);
    if (success) {
      all.push(data);
      lines.push(line);
    } else {
      findings.add(file, () =>
        error.issues.map(({ path, message }) => ({ line, path: path.map(String).join("."), message })),
      );
    }
  };
  const said = recordKind(type);
  const others = [...recordKinds, ...factKinds()].filter(({ name }) => name !== said.name);
  const first = new FirstLook((rows) => refuseOtherKind(file, rows, said, others), take);
  await readFile(file, {
    format,
    csv: recordColumns(schema),
    onRow: (row, line) => first.add(row, line),
    onBytes,
  });
  first.end();
  return { all, lines, read };
}
