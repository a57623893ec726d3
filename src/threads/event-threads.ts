import { availableParallelism } from "node:os";
import type { JudgedEvent } from "../events/event-reader.ts";
import type { ValidationOptions } from "../events/validation-options.ts";
import { cutBuffers } from "./cut-buffers.ts";
import { JoinedAnswers } from "./joined-answers.ts";
import type { BytesAnswer, BytesTask } from "./messages.ts";
import { startThread, type Thread } from "./thread.ts";

/** Threads that judge events, and how. */
export interface EventThreadsOptions extends Omit<ValidationOptions, "streamRules"> {
  /** Threads that judge, beside the one that reads. Default: as many as the machine can run at once. */
  readonly threads?: number;
  /** URL of a module that exports a function named `eventFold`, which makes an {@link EventFold}. Default: none. */
  readonly fold?: string;
  /** Megabytes that what a thread holds may grow to; one that needs more, as a fold may, ends with an error. Default 1024. */
  readonly maxMegabytes?: number;
}

/** Told of an event of which there is something to say. */
export type OnFindings = (judged: JudgedEvent) => void;

/** What came of one source. */
export interface ThreadedVerdict {
  /** Events that can be used. */
  readonly valid: number;
  /** Events that cannot. */
  readonly invalid: number;
  /** What the fold of each thread came to, in no order that says anything; to be merged. Empty without a fold. */
  readonly folded: readonly unknown[];
}

/** Threads that wait for sources of events. */
export interface EventThreads {
  /**
   * Judges the events of NDJSON bytes. `onFindings` is told of each of which there is something to say, in the order of
   * the source. A source waits for the one before it.
   *
   * @throws what the source or the fold throws. After an error of the fold the threads are of no more use.
   */
  readonly validate: (
    source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    onFindings?: OnFindings,
  ) => Promise<ThreadedVerdict>;
  /** Ends the threads, which keep a process alive until then. */
  readonly stop: () => Promise<void>;
}

/** Bytes that are judged at once: enough that handing them over costs nothing beside it. */
const BUFFER = 1 << 19;
/** So many for each thread, so that none waits for what another has not done. */
const BUFFERS = 3;

/**
 * Starts threads that judge events, each event by itself: what `validateEvents` says with `streamRules: false`, in the
 * same order, in less time. Rules among events and records need all of them in one place, and are not asked. For Node
 * alone.
 *
 * Events stay in the thread that read them. What is to be computed of the valid ones is computed there, by a module that
 * `fold` names; only findings and what was folded come back. A thread takes some tenths of a second to start and to
 * become fast, so that threads pay for large files, and those that are kept for many.
 *
 * @throws RangeError on a number of threads that is not a whole number from 1.
 */
export function eventThreads({
  threads: count = availableParallelism(),
  fold,
  maxMegabytes = 1024,
  ...options
}: EventThreadsOptions = {}): EventThreads {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`${count} is no number of threads.`);
  const buffers = Array.from({ length: BUFFERS * count }, () => new SharedArrayBuffer(BUFFER));
  const start = { options, fold: fold ?? null, buffers };
  const threads = Array.from({ length: count }, () => startThread(start, maxMegabytes));
  let before: Promise<unknown> = Promise.resolve();
  return {
    validate(source, onFindings) {
      const judged = before.then(() => validateIn(threads, buffers, source, onFindings));
      before = judged.catch(() => {});
      return judged.then(({ folded, ...counts }) => ({
        ...counts,
        folded: fold === undefined ? [] : folded,
      }));
    },
    async stop() {
      await Promise.all(threads.map((one) => one.stop()));
    },
  };
}

/**
 * Judges the events of NDJSON bytes in several threads that are started for it, each event by itself, as
 * {@link eventThreads} does.
 *
 * @throws RangeError on a number of threads that is not a whole number from 1.
 * @throws what the source or the fold throws, and on a module that cannot be loaded.
 *
 * @example
 * ```ts
 * const source = [new TextEncoder().encode('{"specversion":"1.0"}\n')];
 * const { valid, invalid } = await validateInThreads(source, { threads: 2 });
 * [valid, invalid]; // => [0, 1]
 * ```
 */
export async function validateInThreads(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { onFindings, ...options }: EventThreadsOptions & { readonly onFindings?: OnFindings } = {},
): Promise<ThreadedVerdict> {
  const threads = eventThreads(options);
  try {
    return await threads.validate(source, onFindings);
  } finally {
    await threads.stop();
  }
}

interface Asked {
  readonly answer: Promise<BytesAnswer>;
  /** The buffer that is free again when the answer has come; null where there is none. */
  readonly buffer: number | null;
}

async function validateIn(
  threads: readonly Thread[],
  buffers: readonly SharedArrayBuffer[],
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  onFindings: OnFindings | undefined,
): Promise<ThreadedVerdict> {
  const free = buffers.map((_, buffer) => buffer);
  const joined = new JoinedAnswers(onFindings);
  const asked: Asked[] = [];
  /** The one that holds a line that has not ended. */
  let holding: Thread | null = null;
  const ask = (thread: Thread, task: BytesTask | "end") => {
    const answer = thread.judge(task);
    // Whoever waits for it is told; until then it is nobody's business that it failed.
    answer.catch(() => {});
    asked.push({ answer, buffer: task === "end" ? null : task.buffer });
  };
  const join = async ({ answer, buffer }: Asked) => {
    joined.add(await answer);
    if (buffer !== null) free.push(buffer);
  };
  const take = async (): Promise<number> => {
    for (;;) {
      const buffer = free.pop();
      if (buffer !== undefined) return buffer;
      const oldest = asked.shift();
      if (oldest !== undefined) await join(oldest);
    }
  };
  const results = () => threads.map((one) => one.result());
  try {
    const all = buffers.map((one) => new Uint8Array(one));
    await cutBuffers(source, { all, take }, ({ buffer, length, endsLine, isFirst }) => {
      const thread = holding ?? leastBusy(threads);
      holding = endsLine ? null : thread;
      ask(thread, { buffer, length, isFirst });
    });
    if (holding !== null) ask(holding, "end");
    for (const one of asked) await join(one);
  } catch (error) {
    // What the threads still do reads the buffers of the next source, and what they hold is none of its business.
    await Promise.allSettled(results());
    throw error;
  }
  const folded = await Promise.all(results());
  return { valid: joined.valid, invalid: joined.invalid, folded };
}

const leastBusy = (threads: readonly Thread[]): Thread =>
  threads.reduce((least, one) => (one.pending() < least.pending() ? one : least));
