import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJsonValues } from "../../src/cli/json-values.ts";
import { readNdjson } from "../../src/cli/ndjson.ts";
import type { OnRow } from "../../src/cli/read-file.ts";

/** A text in pieces of arbitrary length, as a file comes. */
const inPieces = (text: string, cuts: readonly number[]): AsyncIterable<string> => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  return (async function* () {
    for (const [index, place] of places.slice(0, -1).entries()) yield text.slice(place, places[index + 1]);
  })();
};

type Read = (file: string, texts: AsyncIterable<string>, onRow: OnRow) => Promise<void>;

async function rowsOf(read: Read, text: string, cuts: readonly number[]) {
  const rows: unknown[] = [];
  const lines: number[] = [];
  await read("file", inPieces(text, cuts), (row, line) => {
    rows.push(row);
    lines.push(line);
  });
  return { rows, lines };
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });
const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }), {
  maxLength: 6,
});
/** What `JSON.stringify` keeps of values: −0 becomes 0. */
const asWritten = (values: unknown): unknown => JSON.parse(JSON.stringify(values));

describe("however a text comes in pieces, what is read is what JSON.parse reads", () => {
  it("of an array", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 }),
        fc.nat(3),
        cuts,
        async (values, indent, cut) => {
          const { rows } = await rowsOf(readJsonValues, JSON.stringify(values, null, indent), cut);
          expect(rows).toEqual(asWritten(values));
        },
      ),
      { numRuns: 500 },
    ));

  it("of objects one after the other", () =>
    fc.assert(
      fc.asyncProperty(objects, fc.nat(3), cuts, async (values, indent, cut) => {
        const text = values.map((value) => JSON.stringify(value, null, indent)).join("\n");
        const { rows } = await rowsOf(readJsonValues, text, cut);
        expect(rows).toEqual(asWritten(values));
      }),
      { numRuns: 500 },
    ));

  it("of a value a line, with the line of each", () =>
    fc.assert(
      fc.asyncProperty(objects, cuts, async (values, cut) => {
        const text = values.map((value) => `${JSON.stringify(value)}\n\r\n`).join("");
        const { rows, lines } = await rowsOf(readNdjson, text, cut);
        expect(rows).toEqual(asWritten(values));
        expect(lines).toEqual(values.map((_, index) => 2 * index + 1));
      }),
      { numRuns: 500 },
    ));
});

it("knows the line on which each element of an array begins", async () => {
  const { lines } = await rowsOf(readJsonValues, '[\n{"a":\n1},{"b":2},\n\n  3, [\n4]]', [5, 9]);
  expect(lines).toEqual([2, 3, 5, 5]);
});
