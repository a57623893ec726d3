import { jsonFault } from "../events/json-fault.ts";
import { CommandError } from "./errors.ts";
import type { OnRow } from "./read-file.ts";

/** Reads one JSON value a line; empty lines are passed over. */
export async function readNdjson(file: string, texts: AsyncIterable<string>, onRow: OnRow): Promise<void> {
  let line = 0;
  let begun: string[] = [];
  const take = (text: string) => {
    line += 1;
    if (text.trim() !== "") onRow(parseLine(file, text, line), line);
  };
  for await (const text of texts) {
    let from = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
      begun.push(text.slice(from, end));
      take(begun.join(""));
      begun = [];
      from = end + 1;
    }
    if (from < text.length) begun.push(text.slice(from));
  }
  if (begun.length > 0) take(begun.join(""));
}

function parseLine(file: string, text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { offset, reason } = jsonFault(text);
    throw new CommandError(`${file} line ${line}, column ${offset + 1}: not JSON: ${reason}`);
  }
}
