import fc from "fast-check";
import { expect, test } from "vitest";
import { type JudgedEvent, validateEvent, validateEvents } from "../../src/events/index.ts";
import { runs, timeLimit } from "../language/random.ts";
import { allTypes, sample } from "./samples.ts";

const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
const events = allTypes.map((type) => sample(type));
const lines = events.map((event) => JSON.stringify(event));

function check(judged: readonly JudgedEvent[]): void {
  judged.forEach(({ valid, findings, index }, at) => {
    expect(index).toBe(at);
    expect(findings.some(({ severity }) => severity === "error")).toBe(!valid);
  });
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototype);
}

/** A value in whose place anything may stand. */
const replaced = fc
  .record({
    at: fc.nat(),
    name: fc.nat(),
    value: fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }),
  })
  .map(({ at, name, value }) => {
    const event: Record<string, unknown> = { ...events[at % events.length] };
    const data: Record<string, unknown> = { ...Object(event["data"]) };
    const inData = name % 2 === 0;
    const names = Object.keys(inData ? data : event);
    const chosen = names[name % names.length] ?? "id";
    if (!inData) return { ...event, [chosen]: value };
    return { ...event, data: { ...data, [chosen]: value } };
  });

test(
  "any value is judged, and its verdict follows from its findings",
  () => {
    fc.assert(
      fc.property(fc.oneof(replaced, fc.anything()), (value) => {
        const { valid, findings } = validateEvent(value);
        expect(findings.some(({ severity }) => severity === "error")).toBe(!valid);
        check([...validateEvents([value])]);
      }),
      runs(2000),
    );
  },
  timeLimit,
);

const edit = fc.record({ at: fc.nat(), drop: fc.nat({ max: 8 }), put: fc.uint8Array({ maxLength: 6 }) });

test(
  "lines with bytes changed: one verdict a line, the same however the bytes are cut, and no good line is lost",
  () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ line: fc.nat(), edits: fc.array(edit, { maxLength: 3 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 900 }),
        (chosen, size) => {
          const damaged = chosen.map(({ line, edits }) => {
            let all = [...new TextEncoder().encode(lines[line % lines.length])];
            for (const { at, drop, put } of edits) {
              const start = at % all.length;
              const kept = [...put].filter((byte) => byte !== 0x0a);
              all = [...all.slice(0, start), ...kept, ...all.slice(start + drop), 0x20];
            }
            return all;
          });
          // A good line first, so that no damage is taken for the mark of UTF-16.
          const whole = Uint8Array.from(
            [lines.slice(0, 1).flatMap((line) => [...new TextEncoder().encode(line)]), ...damaged].flatMap(
              (line) => [...line, 0x0a],
            ),
          );
          const judged = [...validateEvents(whole)];
          check(judged);
          const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
            whole.subarray(at * size, (at + 1) * size),
          );
          expect([...validateEvents(pieces)]).toEqual(judged);
          const first = new Map<number | null, boolean>();
          for (const { line, valid } of judged) first.set(line, valid && first.get(line) !== false);
          chosen.forEach(({ edits }, at) => {
            if (edits.length === 0) expect(first.get(at + 2)).toBe(true);
          });
          expect(first.get(1)).toBe(true);
        },
      ),
      runs(1000),
    );
  },
  timeLimit,
);
