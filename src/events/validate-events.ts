import { EventReader, type JudgedEvent } from "./event-reader.ts";
import type { ValidationOptions } from "./validation-options.ts";

/**
 * Judges every event of a source, one after the other, good ones and bad ones side by side: as many verdicts as there
 * are events, so that valid and invalid ones add up to all that came in. It throws on no data; what the source
 * itself throws, such as a file that cannot be read, comes through.
 *
 * A piece of a source is
 * - a `Uint8Array`: bytes of NDJSON, cut anywhere (a file as a stream). Lines are told by number; empty ones are passed
 *   over, being no events;
 * - a text: one whole line of NDJSON, or several;
 * - anything else: a parsed value. An array is a batch of CloudEvents, and each of its elements an event.
 *
 * An iterable gives verdicts at once, an async iterable as they come. A text or a `Uint8Array` by itself is a source of
 * one piece.
 *
 * @throws TypeError when the source is no source: this is a mistake of the program, not of the data.
 *
 * @example
 * ```ts
 * const verdicts = validateEvents('{"specversion":"1.0"}\n{"specversion":\n');
 * Array.from(verdicts, ({ findings }) => findings[0]?.ruleId); // => ["SHP-01", "JSON-01"]
 * ```
 */
export function validateEvents(
  source: Iterable<unknown> | Uint8Array | string,
  options?: ValidationOptions,
): Generator<JudgedEvent, void, undefined>;
export function validateEvents(
  source: AsyncIterable<unknown>,
  options?: ValidationOptions,
): AsyncGenerator<JudgedEvent, void, undefined>;
export function validateEvents(
  source: Iterable<unknown> | AsyncIterable<unknown> | Uint8Array | string,
  options?: ValidationOptions,
): Generator<JudgedEvent, void, undefined> | AsyncGenerator<JudgedEvent, void, undefined> {
  if (typeof source === "string" || source instanceof Uint8Array) return fromIterable([source], options);
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source) return fromAsyncIterable(source, options);
    if (Symbol.iterator in source) return fromIterable(source, options);
  }
  throw new TypeError("Events come from an iterable, an async iterable, a text or bytes.");
}

function* fromIterable(source: Iterable<unknown>, options: ValidationOptions | undefined) {
  let judged: JudgedEvent[] = [];
  const reader = new EventReader((one) => judged.push(one), options);
  for (const piece of source) {
    reader.add(piece);
    yield* judged;
    judged = [];
  }
  reader.end();
  yield* judged;
}

async function* fromAsyncIterable(source: AsyncIterable<unknown>, options: ValidationOptions | undefined) {
  let judged: JudgedEvent[] = [];
  const reader = new EventReader((one) => judged.push(one), options);
  for await (const piece of source) {
    reader.add(piece);
    yield* judged;
    judged = [];
  }
  reader.end();
  yield* judged;
}
