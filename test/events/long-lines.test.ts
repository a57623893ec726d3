import { expect, it } from "vitest";
import { EventReader, type JudgedEvent } from "../../src/events/index.ts";
import { sample } from "./samples.ts";

const good = JSON.stringify(sample("cx.case.resolved"));
const told = ({ valid, line, findings }: JudgedEvent) => [
  valid,
  line,
  ...findings.map(({ ruleId }) => ruleId),
];
const MB = 1_000_000;

/** What is held outside of the heap and, as far as it was not collected yet, in it. */
function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

it.each<[string, (text: string) => Uint8Array]>([
  ["UTF-8", (text) => new Uint8Array(Buffer.from(text))],
  ["UTF-16", (text) => new Uint8Array(Buffer.from(text, "utf16le"))],
])(
  "a line of 100 MB in %s is passed over in little memory, and the lines around it are read",
  (name, encoded) => {
    const judged: JudgedEvent[] = [];
    const reader = new EventReader((one) => judged.push(one));
    const mark = name === "UTF-16" ? "\uFEFF" : "";
    reader.add(encoded(`${mark}${good}\n{"id":"`));
    const piece = encoded("x".repeat(50_000));
    const before = held();
    let most = 0;
    for (let length = 0; length < 100 * MB; length += piece.length) {
      reader.add(piece);
      most = Math.max(most, held() - before);
    }
    reader.add(encoded(`"}\n${good}`));
    reader.end();
    const first = name === "UTF-16" ? [true, 1, "ENC-03"] : [true, 1];
    expect(judged.map(told)).toEqual([first, [false, 2, "JSON-03"], [true, 3]]);
    expect(most).toBeLessThan(50 * MB);
  },
);

it("a line of 100 MB that never ends is told of at the end", () => {
  const judged: JudgedEvent[] = [];
  const reader = new EventReader((one) => judged.push(one));
  reader.add(`${good}\n`);
  for (let at = 0; at < 100; at++) reader.add(new Uint8Array(MB).fill(0x5b));
  reader.end();
  expect(judged.map(told)).toEqual([
    [true, 1],
    [false, 2, "JSON-03"],
  ]);
});

it("a line of 100 MB as text is refused unread", () => {
  const judged: JudgedEvent[] = [];
  const reader = new EventReader((one) => judged.push(one));
  reader.add(`${good}\n${"[".repeat(100 * MB)}\n${good}`);
  expect(judged.map(told)).toEqual([
    [true, 1],
    [false, 2, "JSON-03"],
    [true, 3],
  ]);
});

it("a million values in one line that is short enough are judged, and a line of brackets is refused in good time", () => {
  const judged: JudgedEvent[] = [];
  const reader = new EventReader((one) => judged.push(one));
  reader.add(good.replace('"caseId":', `"more":[${"0,".repeat(400_000)}0],"caseId":`));
  reader.add("[".repeat(500_000) + "]".repeat(500_000));
  reader.add(good.replace('"caseId":', `"more":${'{"a":'.repeat(60)}0${"}".repeat(60)},"caseId":`));
  expect(judged.map(told)).toEqual([
    [true, 1],
    [false, 2, "JSON-04"],
    [true, 3],
  ]);
});

it("a reader keeps nothing of the bytes it was handed, which may be overwritten", () => {
  const judged: JudgedEvent[] = [];
  const reader = new EventReader((one) => judged.push(one));
  const all = Buffer.from(`${good}\n${good}\n${good}`);
  const piece = Buffer.alloc(100);
  for (let at = 0; at < all.length; at += piece.length) {
    const length = all.copy(piece, 0, at, at + piece.length);
    reader.add(piece.subarray(0, length));
  }
  reader.end();
  expect(judged.map(told)).toEqual([
    [true, 1],
    [true, 2],
    [true, 3],
  ]);
});
