import type { Limits } from "./plain-json.ts";

/** How large input may be before it is refused instead of read. */
export interface ValidationOptions {
  /** Objects and arrays inside each other. Default 64. */
  readonly maxDepth?: number;
  /** Values in one event. Default 1,000,000. */
  readonly maxValues?: number;
  /**
   * Length of one line: of bytes where they are read, of characters where text is. Default 1,048,576, which is 16 times
   * what CloudEvents asks everyone to carry. A longer line is skipped as it is read, and takes no memory.
   */
  readonly maxLineLength?: number;
}

/** Options of which none is left out. */
export interface CompleteOptions extends Limits {
  readonly maxLineLength: number;
}

export const withDefaults = ({
  maxDepth = 64,
  maxValues = 1_000_000,
  maxLineLength = 1_048_576,
}: ValidationOptions): CompleteOptions => ({ maxDepth, maxValues, maxLineLength });
