import { dialects, quoteName } from "../sql/dialect.ts";
import { sidesSql } from "../sql/sides.ts";
import { missing } from "../sql/statement.ts";
import { derivers } from "./derive.ts";
import type { DuckdbDatabase, DuckdbRow } from "./duckdb-database.ts";
import { readRowsInto } from "./duckdb-rows.ts";
import type { Findings } from "./findings.ts";
import { type AnyFact, derivationOf } from "./measurable.ts";
import { watchReading } from "./progress.ts";
import { columnsOf, type Placing } from "./read-rows.ts";
import type { Place } from "./rows.ts";
import type { RowsRequest } from "./rows-request.ts";
import { type FactFile, isMade, type RecordFile } from "./sources.ts";

/** What the table of the rows that are measured is called. */
export const ROWS = "fact_rows";

/** The rows of the fact that is measured, in the table {@link ROWS}. */
export interface RowsInDuckdb {
  /** Rows that were read, bad ones included. */
  readonly read: number;
  /** Where some of the rows come from. */
  readonly placesOf: (rows: readonly DuckdbRow[]) => Promise<readonly Place[]>;
}

/** A table of rows of a fact. */
interface FactTable {
  readonly table: string;
  readonly columns: ReadonlySet<string>;
  /** Columns that hold the id of a record that a row is of; `null` of rows that were read as they are. */
  readonly idIn: readonly string[] | null;
  /** The file that a row comes from where its record is not known. */
  readonly file: string;
}

/** Reads all files of a request into DuckDB and makes of them the rows of the fact that is measured. */
export async function fillRows(
  database: DuckdbDatabase,
  request: RowsRequest,
  placing: Placing,
  findings: Findings,
): Promise<RowsInDuckdb> {
  const { fact, sides, sources, columns, format } = request;
  const nameOfTable = ({ name }: AnyFact) => (sides.length === 0 ? ROWS : quoteName(`${name} rows`));
  const tables = new Map<string, FactTable>();
  let read = 0;
  for (const [first, ...others] of filesByFact(sources)) {
    const wanted = columnsOf(first, request, placing);
    const table = nameOfTable(first.fact);
    const paths = [first, ...others].map(({ path }) => path);
    read += await readRowsInto(database, paths, { ...wanted, format }, table);
    const { measured, by, at } = wanted;
    const held = new Set([...measured, ...by, ...(at === null ? [] : [at])]);
    tables.set(first.fact.name, { table, columns: held, idIn: null, file: first.path });
  }
  const names = [...new Set([...columns, ...placing.by, ...(placing.at === null ? [] : [placing.at])])];
  const made = (sides.length === 0 ? [fact] : sides.map(([, side]) => side)).flatMap((one) => {
    const derivation = derivationOf(one);
    return derivation !== undefined && isMade(derivation, sources) ? [derivation] : [];
  });
  const files = sources.filter((source): source is RecordFile => source.holds !== "facts");
  const records = await (async () => {
    if (files.length === 0) return null;
    // Only records need the schemas, and the schemas need zod.
    const { recordsInDuckdb } = await import("./duckdb-derive.ts");
    const paths = files.map(({ path }) => path);
    return await watchReading(paths, (onBytes) =>
      recordsInDuckdb(database, files, made, request, { format, findings, onBytes }),
    );
  })();
  read += records?.read ?? 0;
  for (const { fact: one } of made) {
    const { idIn = [] } = derivers[one.name] ?? {};
    const inner = names.map((name) => (sides.length === 0 ? name : innerName(one, name)));
    const held = new Set([...inner.filter((name) => Object.hasOwn(one.columns, name)), ...idIn, one.key]);
    const table = nameOfTable(one);
    await records?.make(one, table, held);
    tables.set(one.name, { table, columns: held, idIn, file: sources[0].path });
  }
  if (sides.length > 0) await laySideBySide(database, request, names, tables);
  const sideTables = new Map(sides.map(([side, { name }]) => [side, tables.get(name)]));
  const tableOfRow = (row: DuckdbRow) =>
    sides.length === 0 ? tables.get(fact.name) : sideTables.get(String(row["side"]));
  return {
    read,
    placesOf: async (rows) => {
      const idsOf = (row: DuckdbRow) =>
        (tableOfRow(row)?.idIn ?? []).flatMap((name) => {
          const id = row[name];
          return typeof id === "string" ? [id] : [];
        });
      const places = (await records?.placesOf(new Set(rows.flatMap(idsOf)))) ?? new Map<string, Place>();
      return rows.map((row) => {
        const [place] = idsOf(row).flatMap((id) => places.get(id) ?? []);
        return place ?? { file: tableOfRow(row)?.file ?? sources[0].path, line: null };
      });
    },
  };
}

function filesByFact(sources: RowsRequest["sources"]): readonly (readonly [FactFile, ...FactFile[]])[] {
  const groups = new Map<string, [FactFile, ...FactFile[]]>();
  for (const source of sources) {
    if (source.holds !== "facts") continue;
    const group = groups.get(source.fact.name);
    if (group === undefined) groups.set(source.fact.name, [source]);
    else group.push(source);
  }
  return [...groups.values()];
}

/** What a side calls a column of the fact that lays sides side by side. */
function innerName(own: AnyFact, name: string): string {
  if (name === "key") return own.key;
  return name === "at" ? own.at : name;
}

/** Makes the rows of all sides, one below the other. */
async function laySideBySide(
  database: DuckdbDatabase,
  { fact, sides }: RowsRequest,
  names: readonly string[],
  tables: ReadonlyMap<string, FactTable>,
): Promise<void> {
  const there = sides.flatMap(([side, { name }]) => {
    const table = tables.get(name);
    return table === undefined ? [] : [{ side, ...table }];
  });
  const ids = there.flatMap(({ idIn }) => idIn ?? []);
  const rows = sidesSql(
    fact,
    Object.fromEntries(there.map(({ side, table }) => [side, table])),
    [...new Set(["side", ...names, ...ids])],
    (alias, name, type) => {
      const own = there.find(({ side }) => quoteName(side) === alias);
      return own?.columns.has(name) === true ? `${alias}.${quoteName(name)}` : missing(type, dialects.duckdb);
    },
    dialects.duckdb,
  );
  await database.run(`CREATE TEMP TABLE ${ROWS} AS SELECT * FROM ${rows} AS sides`);
}
