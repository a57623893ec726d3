import { readCsv } from "./csv.ts";
import { type Format, formatOf } from "./format.ts";
import { readJsonValues } from "./json-values.ts";
import { readNdjson } from "./ndjson.ts";
import { nameOf, type OnBytes, openText } from "./open-text.ts";

/** Takes one row of a file and the line on which it begins, from 1. It may throw to stop the reading. */
export type OnRow = (row: unknown, line: number) => void;

/** What the cells of a CSV column are to be read as: `json` for a list or an object written in a cell. */
export type CellType = "text" | "number" | "boolean" | "json";

/** How the columns of a CSV become fields. */
export interface CsvColumns {
  readonly typeOf: (column: string) => CellType;
  /** Whether a dot in a column's name leads into an object (`score.value`). */
  readonly nested: boolean;
}

export interface Reading {
  /** Recognised by name and content unless said. */
  readonly format: Format | undefined;
  readonly csv: CsvColumns;
  readonly onRow: OnRow;
  readonly onBytes: OnBytes;
}

/**
 * Reads the rows of a file, or of standard input for `-`, without ever holding its text.
 *
 * @throws CommandError on a file that cannot be read, or that is not in its format.
 */
export async function readFile(path: string, { format, csv, onRow, onBytes }: Reading): Promise<void> {
  const file = nameOf(path);
  const { beginning, texts } = await openText(path, onBytes);
  if (beginning.trim() === "") return;
  switch (format ?? formatOf(path, beginning)) {
    case "ndjson":
      return readNdjson(file, texts, onRow);
    case "json":
      return readJsonValues(file, texts, onRow);
    case "csv":
      return readCsv(file, beginning, texts, csv, onRow);
  }
}
