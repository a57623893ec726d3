import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import {
  type CxEventType,
  EventReader,
  eventTypes,
  type JudgedEvent,
  validateEvent,
} from "../../src/events/index.ts";
import { allTypes, sample } from "./samples.ts";

/** Small files of input that once mattered, or that show one kind of bad input each, by name. */
export function corpus(folder: string): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => [name, new Uint8Array(readFileSync(`${folder}/${name}`))]);
}

/** What was found over many inputs. */
export interface Fuzzed {
  readonly inputs: number;
  readonly valid: number;
  readonly invalid: number;
  /** Findings by rule. */
  readonly findings: ReadonlyMap<string, number>;
}

/** @throws Error with the input, when a verdict is wrong or there is none. */
export function fuzz(
  inputs: number,
  seed: number,
  folder: string,
  onProgress: (done: number) => void = () => {},
): Fuzzed {
  const total = { inputs: 0, valid: 0, invalid: 0, findings: new Map<string, number>() };
  const take = (judged: readonly Pick<JudgedEvent, "valid" | "findings">[]) => {
    total.inputs += 1;
    if (total.inputs % 10_000 === 0) onProgress(total.inputs);
    for (const { valid, findings } of judged) {
      if (valid) total.valid += 1;
      else total.invalid += 1;
      for (const { ruleId } of findings) total.findings.set(ruleId, (total.findings.get(ruleId) ?? 0) + 1);
    }
  };
  const values = Math.floor(inputs / 10);
  fc.assert(
    fc.property(anyValue, (value) => {
      take([judgedValue(value)]);
    }),
    { numRuns: values, seed },
  );
  const random = randomFrom(seed);
  const mutate = mutator(random, folder);
  while (total.inputs < inputs) take(judgedLine(mutate(), random));
  return total;
}

const events = allTypes.map((type) => sample(type));
const good = sample("cx.case.resolved", "minimal");
const goodLine = new TextEncoder().encode(`${JSON.stringify(good)}\n`);
const prototype = Object.getOwnPropertyNames(Object.prototype).join();

/** Any value, or an event in which anything stands in place of one field. */
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .record({
      at: fc.nat(),
      name: fc.nat(),
      value: fc.oneof(fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }), fc.string()),
    })
    .map(({ at, name, value }) => {
      const event: Record<string, unknown> = { ...events[at % events.length] };
      const data: Record<string, unknown> = { ...Object(event["data"]) };
      const inData = name % 2 === 0;
      const names = Object.keys(inData ? data : event);
      const chosen = names[name % names.length] ?? "id";
      return inData ? { ...event, data: { ...data, [chosen]: value } } : { ...event, [chosen]: value };
    }),
  fc.anything({
    withBigInt: true,
    withMap: true,
    withDate: true,
    withTypedArray: true,
    withSparseArray: true,
  }),
);

function judgedValue(value: unknown) {
  const judged = validateEvent(value);
  checkVerdict(judged);
  return judged;
}

/** Judges a line between two good ones, the bytes cut anywhere. */
function judgedLine(line: Uint8Array, random: () => number): readonly JudgedEvent[] {
  const all = new Uint8Array(2 * goodLine.length + line.length + 1);
  all.set(goodLine);
  all.set(line, goodLine.length);
  all[goodLine.length + line.length] = 0x0a;
  all.set(goodLine, goodLine.length + line.length + 1);
  try {
    const whole = read(all, all.length);
    if (random() < 0.2) {
      const size = 1 + Math.floor(random() * all.length);
      if (JSON.stringify(read(all, size)) !== JSON.stringify(whole)) {
        throw new Error(`cut into pieces of ${size} bytes, it is judged otherwise`);
      }
    }
    const last = whole.at(-1);
    if (whole[0]?.valid !== true || last?.valid !== true) throw new Error("a good line beside it is lost");
    const lines = line.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 3);
    if (last.line !== lines) throw new Error(`the last line is told as line ${last.line}, not ${lines}`);
    for (const one of whole) checkVerdict(one);
    return whole;
  } catch (error) {
    throw new Error(
      `Of the bytes ${Array.from(line).join()}: ${JSON.stringify(new TextDecoder().decode(line))}`,
      {
        cause: error,
      },
    );
  }
}

function read(bytes: Uint8Array, size: number): JudgedEvent[] {
  const judged: JudgedEvent[] = [];
  const reader = new EventReader((one) => judged.push(one));
  for (let at = 0; at < bytes.length; at += size) reader.add(bytes.subarray(at, at + size));
  reader.end();
  return judged;
}

function checkVerdict(judged: ReturnType<typeof validateEvent>): void {
  const { valid, findings } = judged;
  if (findings.some(({ severity }) => severity === "error") === valid) {
    throw new Error(`valid is ${valid}, which does not follow from ${JSON.stringify(findings)}`);
  }
  if (judged.valid && !isOfSchema(judged.event))
    throw new Error("its schema refuses what was found to be valid");
  if (Object.getOwnPropertyNames(Object.prototype).join() !== prototype) {
    throw new Error("the prototype of all objects was changed");
  }
}

const isOfSchema = (event: { readonly type: CxEventType }): boolean =>
  eventTypes[event.type].schema.safeParse(event).success;

/** Pieces that readers of JSON stumble over. */
const tokens = [
  "NaN",
  "Infinity",
  "-0",
  "1e400",
  "1E5",
  "0.1e-9",
  "9007199254740993",
  "1e21",
  "00",
  "null",
  "true",
  "{}",
  "[]",
  "[[[[",
  '"',
  "\\",
  "\\u",
  "\\ud800",
  "\\udc00\\ud800",
  "\\u0000",
  "\\u005f_proto__",
  '"__proto__":1,',
  '"constructor":1,',
  '"type":"cx.case.closed",',
  '"id":"x",',
  ",",
  ":",
  "}",
  "{",
  "]",
  " ",
  "\t",
  "\r",
  "\n",
  "\0",
  "\uFEFF",
  "ø",
  "例",
  "😀",
  "2026-02-30T00:00:00Z",
  "2026-03-02T12:00:00",
  '"":0,',
  "/",
  "é",
].map((text) => new TextEncoder().encode(text));

/** Changes lines of all types, and those of the corpus, byte by byte and piece by piece. */
function mutator(random: () => number, folder: string): () => Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit);
  const sizes = ["full", "minimal"] as const;
  const lines = [
    ...allTypes.flatMap((type) => sizes.map((size) => JSON.stringify(sample(type, size)))),
    ...allTypes.map((type) => JSON.stringify(sample(type, "minimal"), null, 1).replaceAll("\n", "")),
  ].map((text) => new TextEncoder().encode(text));
  const seeds = [...lines, ...corpus(folder).map(([, bytes]) => bytes)];
  const any = <Value>(list: readonly Value[]): Value => list[below(list.length)] as Value;
  const replace = (bytes: Uint8Array, from: number, to: number, put: Uint8Array): Uint8Array => {
    const all = new Uint8Array(from + put.length + Math.max(0, bytes.length - to));
    all.set(bytes.subarray(0, from));
    all.set(put, from);
    all.set(bytes.subarray(to), from + put.length);
    return all;
  };
  const changes: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
    (bytes) => replace(bytes, below(bytes.length), bytes.length, new Uint8Array(0)),
    (bytes) => {
      const at = below(bytes.length);
      return replace(bytes, at, at + 1, Uint8Array.of(below(256)));
    },
    (bytes) => {
      const at = below(bytes.length);
      return replace(bytes, at, at + 1 + below(8), new Uint8Array(0));
    },
    (bytes) => {
      const at = below(bytes.length + 1);
      return replace(bytes, at, at + below(2) * below(6), any(tokens));
    },
    (bytes) => {
      const at = below(bytes.length);
      const piece = bytes.subarray(at, at + 1 + below(40));
      const to = below(bytes.length);
      return replace(bytes, to, to, piece);
    },
    (bytes) => {
      const other = any(seeds);
      return replace(bytes, below(bytes.length), bytes.length, other.subarray(below(other.length)));
    },
  ];
  return () => {
    let bytes = any(seeds);
    for (let left = 1 + below(3); left > 0 && bytes.length > 0; left--) bytes = any(changes)(bytes);
    return bytes;
  };
}

/** Mulberry32: uniform in [0, 1). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
