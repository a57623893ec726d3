import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { ContentError } from "./errors.ts";
import type { CellType, CsvColumns, OnRow } from "./read-file.ts";

/** Takes a line that does not fit its header, and why. It may throw to stop the reading. */
type OnBadLine = (reason: string, line: number) => void;

/** Reads CSV whose first line names the columns. An empty cell is a missing value. */
export async function readCsv(
  file: string,
  beginning: string,
  texts: AsyncIterable<string>,
  csv: CsvColumns,
  onRow: OnRow,
  onBadLine: OnBadLine = (reason, at) => {
    throw new ContentError(file, { line: at }, reason);
  },
): Promise<void> {
  let columns: readonly Column[] | undefined;
  let line = 1;
  let emptyLines = 0;
  const take = (cells: string[], { empty_lines }: { readonly empty_lines: number }) => {
    line += empty_lines - emptyLines;
    emptyLines = empty_lines;
    const at = line;
    // The parser counts a line break of Windows inside of a cell twice.
    line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
    // Spreadsheets write out rows below the last one.
    if (cells.every((cell) => cell === "")) return null;
    if (columns === undefined) columns = columnsOf(file, cells, csv);
    else if (cells.length === columns.length) onRow(rowOf(columns, cells), at);
    else {
      const found = `${cells.length} ${cells.length === 1 ? "cell" : "cells"}`;
      onBadLine(`${found} where the header has ${columns.length}`, at);
    }
    return null;
  };
  const parser = parse({
    delimiter: delimiterOf(beginning),
    record_delimiter: ["\r\n", "\n", "\r"],
    skip_empty_lines: true,
    relax_column_count: true,
    on_record: take,
  });
  try {
    await pipeline(Readable.from(texts), parser);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ContentError(file, { line }, `not CSV: ${faults[error.code] ?? error.message}`);
  }
}

const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote that is not closed",
  CSV_INVALID_CLOSING_QUOTE: "a quote inside of a quoted cell; double it",
  INVALID_OPENING_QUOTE: "a quote inside of a cell; quote the whole cell and double it",
};

/** The names of the columns, read off the beginning of a text without regard to quotes around a comma. */
export const namesIn = (beginning: string): readonly string[] =>
  headerIn(beginning)
    .split(delimiterOf(beginning))
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));

const headerIn = (beginning: string): string => beginning.trimStart().split(/[\r\n]/, 1)[0] ?? "";

/** Spreadsheets write `;` where the comma is a decimal comma. The header tells. */
export function delimiterOf(beginning: string): string {
  const header = headerIn(beginning);
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

interface Column {
  readonly path: readonly string[];
  readonly type: CellType;
}

function columnsOf(
  file: string,
  names: readonly string[],
  { typeOf, nested }: CsvColumns,
): readonly Column[] {
  const seen = new Set<string>();
  return names.map((cell, index) => {
    const name = cell.trim();
    const refuse = (reason: string) => new ContentError(file, { line: 1 }, reason);
    if (name === "") throw refuse(`column ${index + 1} has no name`);
    if (seen.has(name)) throw refuse(`there are two columns "${name}"`);
    seen.add(name);
    return { path: nested ? name.split(".") : [name], type: typeOf(name) };
  });
}

function rowOf(columns: readonly Column[], cells: readonly string[]): object {
  return objectOf(columns.map(({ path, type }, index) => [path, cellValue(cells[index] ?? "", type)]));
}

type Leaf = readonly [path: readonly string[], value: unknown];

/** A column named `__proto__` is left out: it would be none of the row's own. */
function objectOf(leaves: readonly Leaf[]): object {
  const fields: Record<string, unknown> = {};
  const branches = new Map<string, Leaf[]>();
  for (const [path, value] of leaves) {
    const name = path[0] ?? "";
    if (name === "__proto__") continue;
    if (path.length === 1) fields[name] = value;
    else if (value !== null) branches.set(name, [...(branches.get(name) ?? []), [path.slice(1), value]]);
  }
  for (const [name, inner] of branches) fields[name] = objectOf(inner);
  return fields;
}

/** A cell that does not hold what its column should stays a text, for the reader's checks to refuse. */
function cellValue(cell: string, type: CellType): unknown {
  if (cell === "") return null;
  switch (type) {
    case "text":
      return cell;
    case "number":
      return /^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(cell) ? Number(cell) : cell;
    case "boolean":
      return truths.get(cell.trim().toLowerCase()) ?? cell;
    case "json":
      try {
        return JSON.parse(cell);
      } catch {
        return cell;
      }
  }
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["t", true],
  ["1", true],
  ["false", false],
  ["f", false],
  ["0", false],
]);

const breaksIn = (cell: string): number => (cell.includes("\n") ? cell.split("\n").length - 1 : 0);
