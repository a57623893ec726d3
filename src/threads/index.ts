/**
 * Judging large files of events in several threads of one process, each event by itself. For Node.
 * @module
 */
export type { EventFold } from "./event-fold.ts";
export {
  type EventThreads,
  type EventThreadsOptions,
  eventThreads,
  type OnFindings,
  type ThreadedVerdict,
  validateInThreads,
} from "./event-threads.ts";
