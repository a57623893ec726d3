import { open, stat } from "node:fs/promises";
import { CommandError } from "./errors.ts";
import { refuseUnreadable } from "./open-text.ts";

/** Whether a file is Parquet, by its name or by how it begins. */
export async function isParquet(path: string): Promise<boolean> {
  if (path === "-") return false;
  if (/\.parquet$/i.test(path)) return true;
  await refuseUnreadable(path);
  // A pipe can be read only once.
  if (!(await stat(path)).isFile()) return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1", 0, bytesRead) === "PAR1";
  } finally {
    await file.close();
  }
}

/** @throws CommandError on a name that DuckDB would take for those of several files. */
export function refusePattern(file: string): void {
  if (/[*?[\]]/.test(file))
    throw new CommandError(`${file}: DuckDB takes * ? [ and ] in a name for a pattern; rename the file`);
}
