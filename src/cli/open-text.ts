import { constants, createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { CommandError, ContentError } from "./errors.ts";

/** What a file is called in messages; `-` is standard input. */
export const nameOf = (path: string): string => (path === "-" ? "standard input" : path);

/** Told how many bytes of the file were read since it was last told. */
export type OnBytes = (bytes: number) => void;

/** A text as it comes: its beginning, and all of it once. */
export interface OpenText {
  /** Up to and with the first chunk that holds more than space; empty if there is none. */
  readonly beginning: string;
  readonly texts: AsyncIterable<string>;
}

/** The bytes of a file, out of their gzip where they are in one; no bytes of an empty one. */
export const openBytes = (path: string, onBytes: OnBytes): AsyncGenerator<Buffer> =>
  unpacked(nameOf(path), bytesOf(path, onBytes));

/** Opens a file as text: gunzipped where it is gzip, decoded as UTF-8 (or UTF-16 by its mark), the mark left out. */
export async function openText(path: string, onBytes: OnBytes): Promise<OpenText> {
  const texts = decoded(nameOf(path), openBytes(path, onBytes));
  let beginning = "";
  while (beginning.trim() === "") {
    const next = await texts.next();
    if (next.done === true) break;
    beginning += next.value;
  }
  const all = async function* () {
    yield beginning;
    yield* texts;
  };
  return { beginning, texts: all() };
}

/**
 * Looks whether a file is there to be read, without opening it: a pipe can be opened only once.
 *
 * @throws CommandError where it is not.
 */
export async function refuseUnreadable(path: string): Promise<void> {
  if (path === "-") return;
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    throw unreadable(path, error);
  }
  if ((await stat(path)).isDirectory()) throw new CommandError(`${path}: ${sentences["EISDIR"]}`);
}

async function* bytesOf(path: string, onBytes: OnBytes): AsyncGenerator<Buffer> {
  const stream = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  try {
    for await (const chunk of stream) {
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

const unreadable = (path: string, error: unknown): CommandError =>
  new CommandError(`${nameOf(path)}: ${sentences[codeOf(error)] ?? messageOf(error)}`);

const sentences: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "this is a directory, not a file",
  EACCES: "no permission to read it",
};

/** Passes bytes on, out of their gzip where they are in one. */
async function* unpacked(file: string, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await chunks.next();
  if (first.done === true) return;
  const start = first.value;
  const all = async function* () {
    yield start;
    yield* chunks;
  };
  const kind = binaries.find(({ magic }) => start.subarray(0, 4).toString("latin1").startsWith(magic));
  if (kind !== undefined) throw new CommandError(`${file}: this is ${kind.name}; ${kind.remedy}`);
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* all();
    return;
  }
  const gunzip = createGunzip();
  const feeding = pipeline(all, gunzip);
  // Its error comes through the reading below; here it would be unhandled.
  feeding.catch(() => {});
  try {
    yield* gunzip;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file}: the gzip is damaged (${messageOf(error)})`);
  }
}

const binaries = [
  { magic: "PAR1", name: "a Parquet file", remedy: "measure it with --engine duckdb" },
  { magic: "PK\u0003\u0004", name: "a zip archive or a workbook", remedy: "unpack it, or save it as CSV" },
  { magic: "\u0028\u00b5\u002f\u00fd", name: "Zstandard", remedy: "unpack it first" },
];

/** Bytes as text, their mark left out. */
export async function* decoded(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  const decode = (chunk?: Buffer): string => {
    decoder ??= new TextDecoder(chunk === undefined ? "utf-8" : encodingOf(chunk), { fatal: true });
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new ContentError(file, null, "this is not UTF-8 text; save it as UTF-8");
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

/** By the byte order mark; a spreadsheet's “Unicode text” is UTF-16. */
export function encodingOf(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
  return chunk[0] === 0xfe && chunk[1] === 0xff ? "utf-16be" : "utf-8";
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
