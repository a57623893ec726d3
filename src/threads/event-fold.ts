import type { CxEvent } from "../events/event-types.ts";

/**
 * Folds events where they are judged, so that they need not be sent from one thread to another. A module exports a
 * function named `eventFold` that makes one; each thread has its own, over a part of the events.
 */
export interface EventFold {
  /** Takes a valid event. Which events come to which thread, and so in which order, is not said. */
  readonly add: (event: CxEvent) => void;
  /** What was folded, of values that can be sent between threads: plain data, such as the states of accumulators. */
  readonly result: () => unknown;
}
