import type { RecordType } from "../model/record-schemas.ts";
import { type Records, recordLists } from "../model/records.ts";
import { quoteName, quoteText } from "../sql/dialect.ts";
import { createTables } from "../sql/views/fact-view.ts";
import { recordRows } from "../sql/views/record-rows.ts";
import { type RecordTable, recordTables } from "../sql/views/record-tables.ts";
import type { DuckdbDatabase, DuckdbWriter } from "./duckdb-database.ts";
import { isParquet } from "./duckdb-files.ts";
import { readParquetRows } from "./duckdb-parquet.ts";
import { CommandError, FINDINGS } from "./errors.ts";
import { readEventFile } from "./event-rows.ts";
import { foldedRecords } from "./measurable.ts";
import { nameOf } from "./open-text.ts";
import { judgeRecords, type OnRecord, type RecordReading, readRecords } from "./record-file.ts";
import type { Place } from "./rows.ts";
import type { RecordFile } from "./sources.ts";

/** Looks at some records of a type before they are written, with the line of each; it may throw. */
export type OnRecords = (type: RecordType, records: readonly object[], places: readonly Place[]) => void;

/** The records that tables hold. */
export interface LoadedRecords {
  /** Records that were read, bad ones included. */
  readonly read: number;
  /** Whether records of a type were given, be it none. */
  readonly has: (type: RecordType) => boolean;
  /** Where the records with these ids stand, the first file first; those that were folded stand nowhere. */
  readonly placesOf: (ids: ReadonlySet<string>) => Promise<ReadonlyMap<string, Place>>;
}

/** Records turned into rows at a time. */
const BATCH = 2048;

/** Where each record stands. */
const PLACES = "record_place";

/**
 * Reads records into the tables that views read, a batch at a time, and folds events into them. What the schema of a
 * record refuses is bad input and left out.
 *
 * @throws CommandError on two records of one type with one id, which the tables of their lists could not tell apart.
 */
export async function loadRecords(
  database: DuckdbDatabase,
  files: readonly RecordFile[],
  reading: RecordReading,
  onRecords: OnRecords,
): Promise<LoadedRecords> {
  for (const statement of createTables("duckdb")) await database.run(statement);
  await database.run(`CREATE TABLE ${PLACES} (id VARCHAR, file BIGINT, line BIGINT)`);
  const given = new Set<RecordType>();
  const folded: { readonly path: string; readonly records: Records }[] = [];
  let read = 0;
  for (const [index, file] of files.entries()) {
    if (file.holds === "events") {
      const found = await readEventFile(file.path, { ...reading, isSaid: file.isSaid });
      folded.push({ path: file.path, records: found.records });
      read += found.read;
      continue;
    }
    const { path, record } = file;
    given.add(record);
    const batches = await batchesOf(database, record, onRecords, { path, index });
    read +=
      reading.format === undefined && (await isParquet(path))
        ? await judgeRecords(path, record, reading.findings, batches.add, (onRow) =>
            readParquetRows(database, path, record, onRow),
          )
        : await readRecords(path, record, reading, batches.add);
    batches.end();
  }
  for (const { path, records } of folded) {
    for (const type of foldedRecords) {
      const all = records[recordLists[type]];
      if (all === undefined) continue;
      // A record that was given says more of itself than the events do.
      const known = await idsOf(database, type);
      given.add(type);
      const batches = await batchesOf(database, type, onRecords, { path, index: null });
      for (const one of all) if (!known.has(one.id)) batches.add(one, 0);
      batches.end();
    }
  }
  for (const type of given) await refuseTwins(database, type, files);
  return {
    read,
    has: (type) => given.has(type),
    placesOf: (ids) => placesOf(database, ids, files),
  };
}

const isTable = (name: string): name is RecordTable => Object.hasOwn(recordTables, name);

/** Writes the records of one file, or those folded of its events, which have no place of their own, a batch at a time. */
async function batchesOf(
  database: DuckdbDatabase,
  type: RecordType,
  onRecords: OnRecords,
  { path, index }: { readonly path: string; readonly index: number | null },
): Promise<{ readonly add: OnRecord; readonly end: () => void }> {
  const writers = new Map<RecordTable, DuckdbWriter>();
  for (const name of Object.keys(recordTables).filter(isTable)) {
    if (name === type || name.startsWith(`${type}_`))
      writers.set(name, await database.writer(name, Object.keys(recordTables[name])));
  }
  const places = await database.writer(PLACES, ["id", "file", "line"]);
  const records: object[] = [];
  const lines: number[] = [];
  const flush = () => {
    const own = lines.map((line) => ({ file: path, line: index === null ? null : line }));
    const firsts = new Map<string, number>();
    for (const [at, one] of records.entries()) {
      const key = keyOf(type, one);
      const first = key === null ? undefined : firsts.get(key);
      if (first !== undefined) throw twin(type, String(idOf(one)), own[first]);
      if (key !== null) firsts.set(key, at);
    }
    onRecords(type, records, own);
    // Each was read by the schema of its type, or folded into it.
    const rows = recordRows({ [recordLists[type]]: records } as Records);
    for (const [name, writer] of writers) writer.write(rows[name]);
    if (index !== null)
      places.write(records.map((one, at) => ({ id: idOf(one), file: index, line: lines[at] ?? null })));
    records.length = 0;
    lines.length = 0;
  };
  return {
    add: (record, line) => {
      records.push(record);
      if (lines.push(line) === BATCH) flush();
    },
    end: () => {
      if (records.length > 0) flush();
      for (const writer of [...writers.values(), places]) writer.close();
    },
  };
}

const idOf = (record: object): string | null => {
  const id: unknown = Reflect.get(record, "id");
  return typeof id === "string" ? id : null;
};

async function idsOf(database: DuckdbDatabase, type: RecordType): Promise<ReadonlySet<unknown>> {
  const rows = await database.query(`SELECT id FROM ${quoteName(type)}`);
  return new Set(rows.map(({ id }) => id));
}

/** What tells a record from others of its type: versions of a plan share its id. */
const keysOf = (type: RecordType): readonly string[] =>
  type === "journeyBlueprint" ? ["id", "version"] : ["id"];

const keyOf = (type: RecordType, record: object): string | null =>
  idOf(record) === null
    ? null
    : JSON.stringify(keysOf(type).map((name): unknown => Reflect.get(record, name)));

async function refuseTwins(
  database: DuckdbDatabase,
  type: RecordType,
  files: readonly RecordFile[],
): Promise<void> {
  const [found] = await database.query(
    `SELECT id FROM ${quoteName(type)} WHERE id IS NOT NULL GROUP BY ${keysOf(type).join(", ")} HAVING COUNT(*) > 1 ORDER BY id LIMIT 1`,
  );
  if (found === undefined) return;
  const id = String(found["id"]);
  throw twin(type, id, (await placesOf(database, new Set([id]), files)).get(id));
}

function twin(type: RecordType, id: string, place: Place | undefined): CommandError {
  const where = (place?.line ?? null) === null ? "" : `${nameOf(place?.file ?? "")} line ${place?.line}: `;
  return new CommandError(
    `${where}${type} ${JSON.stringify(id)} is there twice, and a table could not tell what belongs to which; give the records of each source ids of their own, or measure without --engine duckdb, which counts each`,
    FINDINGS,
  );
}

async function placesOf(
  database: DuckdbDatabase,
  ids: ReadonlySet<string>,
  files: readonly RecordFile[],
): Promise<ReadonlyMap<string, Place>> {
  if (ids.size === 0) return new Map();
  const rows = await database.query(
    `SELECT id, file, line FROM ${PLACES} WHERE id IN (${Array.from(ids, quoteText).join(", ")}) ORDER BY file DESC, line DESC`,
  );
  return new Map(
    rows.map(({ id, file, line }) => [
      String(id),
      { file: files[Number(file)]?.path ?? "-", line: Number(line) },
    ]),
  );
}
