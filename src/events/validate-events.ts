import { EventReader, type JudgedEvent } from "./event-reader.ts";
import { type SourceFindings, StreamJudge } from "./stream-judge.ts";
import { type ValidationOptions, withDefaults } from "./validation-options.ts";

/** What is said of a source, one after the other: a verdict on each event, and at the end of what shows only then. */
export type Judged = JudgedEvent | SourceFindings;

/** Options by which each event is judged by itself. */
export interface EachByItself extends ValidationOptions {
  readonly streamRules: false;
}

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
 * Each valid event is then looked at beside those before it (the rules of `integrityRules` that have a `stream`): what
 * shows as it comes is added to its verdict, and an error makes it invalid, such as an event that comes a second time.
 * What shows only at the end (orphans, times that pile up, what could not be compared within the limit of memory) comes
 * as one last element, `{ valid: null, findings }`, if there is any. With `streamRules: false` there is none of this.
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
  options: EachByItself,
): Generator<JudgedEvent, void, undefined>;
export function validateEvents(
  source: AsyncIterable<unknown>,
  options: EachByItself,
): AsyncGenerator<JudgedEvent, void, undefined>;
export function validateEvents(
  source: Iterable<unknown> | Uint8Array | string,
  options?: ValidationOptions,
): Generator<Judged, void, undefined>;
export function validateEvents(
  source: AsyncIterable<unknown>,
  options?: ValidationOptions,
): AsyncGenerator<Judged, void, undefined>;
export function validateEvents(
  source: Iterable<unknown> | AsyncIterable<unknown> | Uint8Array | string,
  options?: ValidationOptions,
): Generator<Judged, void, undefined> | AsyncGenerator<Judged, void, undefined> {
  if (typeof source === "string" || source instanceof Uint8Array) return fromIterable([source], options);
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source) return fromAsyncIterable(source, options);
    if (Symbol.iterator in source) return fromIterable(source, options);
  }
  throw new TypeError("Events come from an iterable, an async iterable, a text or bytes.");
}

function* fromIterable(source: Iterable<unknown>, options: ValidationOptions | undefined) {
  const judging = new Judging(options);
  for (const piece of source) yield* judging.add(piece);
  yield* judging.end();
}

async function* fromAsyncIterable(source: AsyncIterable<unknown>, options: ValidationOptions | undefined) {
  const judging = new Judging(options);
  for await (const piece of source) yield* judging.add(piece);
  yield* judging.end();
}

/** Piece by piece, what is said of a source. */
class Judging {
  private judged: Judged[] = [];
  private readonly reader: EventReader;
  private readonly stream: StreamJudge | null;

  constructor(options: ValidationOptions = {}) {
    const { limits, streamRules } = withDefaults(options);
    const stream = streamRules ? new StreamJudge(limits) : null;
    this.stream = stream;
    this.reader = new EventReader((one) => this.judged.push(stream?.add(one) ?? one), options);
  }

  add(piece: unknown): readonly Judged[] {
    this.reader.add(piece);
    return this.take();
  }

  end(): readonly Judged[] {
    this.reader.end();
    const last = this.stream?.end() ?? null;
    return last === null ? this.take() : [...this.take(), last];
  }

  private take(): readonly Judged[] {
    const { judged } = this;
    this.judged = [];
    return judged;
  }
}
