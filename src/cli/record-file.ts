import type * as z from "zod";
import { type RecordType, recordSchemas } from "../model/record-schemas.ts";
import type { Findings } from "./findings.ts";
import type { Format } from "./format.ts";
import { eventKind, FirstLook, factKinds, refuseOtherKind } from "./look-alike.ts";
import type { OnBytes } from "./open-text.ts";
import { type OnRow, readFile } from "./read-file.ts";
import { recordColumns } from "./record-csv.ts";
import { recordKind, recordKinds } from "./record-kinds.ts";

/** How files of records are to be read. */
export interface RecordReading {
  readonly format: Format | undefined;
  readonly findings: Findings;
  readonly onBytes: OnBytes;
}

/** Takes a sound record and the line on which it begins. */
export type OnRecord = (record: object, line: number) => void;

/** Reads the records of a file. Returns how many there are, bad ones included. */
export function readRecords(
  file: string,
  type: RecordType,
  { format, findings, onBytes }: RecordReading,
  onRecord: OnRecord,
): Promise<number> {
  const csv = recordColumns(recordSchemas[type]);
  return judgeRecords(file, type, findings, onRecord, (onRow) =>
    readFile(file, { format, csv, onRow, onBytes }),
  );
}

/** Judges the rows that are read as records: what their schema refuses is bad input and left out. */
export async function judgeRecords(
  file: string,
  type: RecordType,
  findings: Findings,
  onRecord: OnRecord,
  read: (onRow: OnRow) => Promise<void>,
): Promise<number> {
  const schema: z.ZodType<object> = recordSchemas[type];
  let count = 0;
  const take = (row: unknown, line: number) => {
    count += 1;
    const { success, data, error } = schema.safeParse(row);
    if (success) onRecord(data, line);
    else {
      findings.add(file, () =>
        error.issues.map(({ path, message }) => ({ line, path: path.map(String).join("."), message })),
      );
    }
  };
  const said = recordKind(type);
  const others = [eventKind, ...recordKinds, ...factKinds()].filter(({ name }) => name !== said.name);
  const first = new FirstLook((rows) => refuseOtherKind(file, rows, said, others), take);
  await read((row, line) => first.add(row, line));
  first.end();
  return count;
}
