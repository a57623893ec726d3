import type { Limits } from "./plain-json.ts";
import { defaultLimits, type RuleLimits } from "./rules/rule-limits.ts";

/** How input is judged. */
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
  /** Thresholds of the rules of integrity. Those left out have their default. */
  readonly limits?: Partial<RuleLimits>;
  /**
   * Whether `validateEvents` looks after the rules that concern several events: duplicates, orphans, order. Default true.
   * Their memory is bounded by `limits.maxRemembered`.
   */
  readonly streamRules?: boolean;
}

/** Options of which none is left out. */
export interface CompleteOptions extends Limits {
  readonly maxLineLength: number;
  readonly limits: RuleLimits;
  readonly streamRules: boolean;
}

export const withDefaults = ({
  maxDepth = 64,
  maxValues = 1_000_000,
  maxLineLength = 1_048_576,
  limits,
  streamRules = true,
}: ValidationOptions): CompleteOptions => ({
  maxDepth,
  maxValues,
  maxLineLength,
  limits: limits === undefined ? defaultLimits : completeLimits(limits),
  streamRules,
});

let last = defaultLimits;

/** Limits of which none is left out. What is asked with the same limits as before gets the same object: code was made for it. */
function completeLimits(limits: Partial<RuleLimits>): RuleLimits {
  const complete: RuleLimits = { ...defaultLimits, ...limits };
  const before = new Map<string, unknown>(Object.entries(last));
  const isSame = Object.entries(complete).every(([name, limit]) => before.get(name) === limit);
  if (!isSame) last = complete;
  return last;
}
