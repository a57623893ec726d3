import type { JudgedEvent } from "../events/event-reader.ts";
import type { ValidationOptions } from "../events/validation-options.ts";

/** What a thread is started with. */
export interface ThreadStart {
  readonly options: ValidationOptions;
  /** URL of the module with an `eventFold`; null where nothing is folded. */
  readonly fold: string | null;
  /** Where the bytes come to lie; all threads read the same. Sent to and fro, they would wake the collector each time. */
  readonly buffers: readonly SharedArrayBuffer[];
}

/** Bytes to be judged. They stay as they are until the answer comes. */
export interface BytesTask {
  /** The buffer that holds them, by its place. */
  readonly buffer: number;
  readonly length: number;
  /** Whether they begin the source; else they begin a line, or go on with the one that the thread holds. */
  readonly isFirst: boolean;
}

/** What a thread is asked: to judge bytes, to end the line that it holds, or to tell what it folded and begin anew. */
export type Task = BytesTask | "end" | "result";

/** What came of bytes, or of the end. */
export interface BytesAnswer {
  readonly lines: number;
  readonly valid: number;
  readonly invalid: number;
  /** The events of which there is something to say; lines and indices from the beginning of the bytes. */
  readonly told: readonly JudgedEvent[];
}
