import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { type JudgedEvent, type ValidationOptions, validateEvents } from "../../src/events/index.ts";
import type { EventThreads, OnFindings, ThreadedVerdict } from "../../src/threads/index.ts";
import { corpus } from "../events/fuzzing.ts";
import { allTypes, sample } from "../events/samples.ts";
import { builtThreads } from "./built-threads.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { directory, module: threads } = await builtThreads();

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const lineOf = (id: number, more = ""): string =>
  JSON.stringify({
    ...sample(allTypes[id % allTypes.length] ?? "cx.case.created", "full"),
    id: `${id}${more}`,
  });

/** Lines of which some are wrong, over several buffers. */
const manyLines = Array.from({ length: 3000 }, (_, id) =>
  id % 97 === 0
    ? `{"id":"${id}"`
    : id % 89 === 0
      ? lineOf(id).replace('"specversion":"1.0"', '"specversion":"2"')
      : id % 83 === 0
        ? ""
        : lineOf(id),
);

function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, from + size);
}

/** What one thread says of the same bytes. */
function inOneThread(bytes: Uint8Array, options: ValidationOptions = {}) {
  const judged = [...validateEvents(bytes, { ...options, streamRules: false })];
  return {
    valid: judged.filter(({ valid }) => valid).length,
    invalid: judged.filter(({ valid }) => !valid).length,
    told: judged.filter(({ findings }) => findings.length > 0),
  };
}

const pools = new Map<number, EventThreads>();
afterAll(() => Promise.all(Array.from(pools.values(), (pool) => pool.stop())));

/** Threads that judge as is said nowhere else; started once, since that takes longer than the judging. */
function poolOf(count: number): EventThreads {
  const pool = pools.get(count) ?? threads.eventThreads({ threads: count });
  pools.set(count, pool);
  return pool;
}

async function told(judging: (onFindings: OnFindings) => Promise<ThreadedVerdict>) {
  const all: JudgedEvent[] = [];
  const { valid, invalid } = await judging((judged) => all.push(judged));
  return { valid, invalid, told: all };
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));

const long = (spaces: number): Uint8Array =>
  bytesOf([...manyLines, lineOf(1, " ".repeat(spaces)), ...manyLines].join("\n"));

/** Bytes of which something is odd beside what is wrong in their lines. */
const sources: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(0),
  "one byte": bytesOf("{"),
  "many lines": bytesOf(manyLines.join("\n")),
  "lines that end in CR and LF, empty ones first": bytesOf(`\r\n\r\n${manyLines.join("\r\n")}`),
  "byte order marks": bytesOf(
    manyLines.map((line, at) => (at % 500 === 0 ? `\uFEFF${line}` : line)).join("\n"),
  ),
  "UTF-16": utf16(manyLines.slice(0, 700).join("\n")),
  "lines that are not UTF-8, and begin as UTF-16 does": Buffer.concat(
    manyLines.map((line, at) =>
      Buffer.concat([Buffer.from(at % 100 === 1 ? "fffe" : "", "hex"), bytesOf(`${line}\n`)]),
    ),
  ),
  "a line longer than a buffer": long(700_000),
  "a line longer than is allowed": long(2_100_000),
  ...Object.fromEntries(corpus(`${root}test/events/corpus`)),
};

describe("what several threads say is what one says, in the same order", () => {
  it.each(Object.entries(sources))("%s", async (_, bytes) => {
    const expected = inOneThread(bytes);
    for (const count of [1, 2, 3]) {
      const found = await told((onFindings) => poolOf(count).validate(inPieces(bytes, 65_536), onFindings));
      expect(found).toEqual(expected);
    }
  });

  it.each<ValidationOptions>([
    { maxLineLength: 400 },
    { limits: { now: 0, internalDomains: ["example.org"] } },
  ])("with %o", async (options) => {
    const bytes = bytesOf(manyLines.join("\n"));
    const found = await told((onFindings) =>
      threads.validateInThreads([bytes], { ...options, threads: 2, onFindings }),
    );
    expect(found).toEqual(inOneThread(bytes, options));
    expect(found).not.toEqual(inOneThread(bytes));
  });

  it("in whatever pieces the bytes come", async () => {
    const bytes = bytesOf(manyLines.slice(0, 300).join("\n"));
    for (const size of [1, 1000, bytes.length]) {
      const found = await told((onFindings) => poolOf(2).validate(inPieces(bytes, size), onFindings));
      expect(found).toEqual(inOneThread(bytes));
    }
  });
});

describe("a fold", () => {
  const fold = async (code: string): Promise<string> => {
    const file = join(directory, `fold-${code.length}.js`);
    await writeFile(file, code);
    return pathToFileURL(file).href;
  };
  const counting =
    "export function eventFold() { let events = 0; return { add() { events += 1; }, result: () => events }; }";
  const sum = (folded: readonly unknown[]): number =>
    folded.reduce<number>((all, one) => all + (typeof one === "number" ? one : Number.NaN), 0);
  const bytes = bytesOf(manyLines.join("\n"));

  it("takes each valid event once, and begins anew with each source", async () => {
    const pool = threads.eventThreads({ threads: 2, fold: await fold(counting) });
    const both = await Promise.all([pool.validate([bytes]), pool.validate([bytes, bytes])]);
    await pool.stop();
    const { valid } = inOneThread(bytes);
    expect(both.map(({ folded }) => folded.length)).toEqual([2, 2]);
    // The last line of the first piece has no end, and goes on with the second.
    expect(both.map(({ folded }) => sum(folded))).toEqual([
      valid,
      inOneThread(Buffer.concat([bytes, bytes])).valid,
    ]);
    expect(both[0].valid).toBe(valid);
  });

  it("that throws is told of", async () => {
    const url = await fold(
      'export const eventFold = () => ({ add() { throw new Error("broken fold"); }, result() {} });',
    );
    await expect(threads.validateInThreads([bytes], { fold: url, threads: 2 })).rejects.toThrow(
      "broken fold",
    );
  });

  it("has to be there", async () => {
    const url = await fold("export const another = 1;");
    await expect(threads.validateInThreads([bytes], { fold: url, threads: 1 })).rejects.toThrow("eventFold");
    await expect(
      threads.validateInThreads([bytes], { fold: "file:///nowhere/fold.js", threads: 1 }),
    ).rejects.toThrow("nowhere");
  });

  it("is not asked for where there is none", async () => {
    expect((await threads.validateInThreads([bytes], { threads: 2 })).folded).toEqual([]);
  });

  it("of a source that fails is forgotten", async () => {
    const pool = threads.eventThreads({ threads: 2, fold: await fold(counting) });
    function* failing() {
      yield bytes;
      throw new Error("no more");
    }
    await expect(pool.validate(failing())).rejects.toThrow("no more");
    await expect(
      pool.validate([bytes], () => {
        throw new Error("told enough");
      }),
    ).rejects.toThrow("told enough");
    const { folded, valid } = await pool.validate([bytes]);
    await pool.stop();
    expect(sum(folded)).toBe(valid);
    expect(valid).toBe(inOneThread(bytes).valid);
  });
});

it.each([0, -1, 1.5, Number.NaN])("%s is no number of threads", (count) => {
  expect(() => threads.eventThreads({ threads: count })).toThrow(RangeError);
});

it("stopped threads say so", async () => {
  const pool = threads.eventThreads({ threads: 1 });
  await pool.stop();
  await expect(pool.validate([bytesOf("{}\n")])).rejects.toThrow("ended");
});
