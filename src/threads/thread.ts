import { Worker } from "node:worker_threads";
import type { BytesAnswer, Task, ThreadStart } from "./messages.ts";

/** A thread that judges, seen from outside. */
export interface Thread {
  /** How many tasks it has not answered. */
  readonly pending: () => number;
  readonly judge: (task: Exclude<Task, "result">) => Promise<BytesAnswer>;
  /** What its fold came to, undefined where it has none; the next source begins. */
  readonly result: () => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Megabytes for what was made last: events are let go at once, and with more a thread takes more and is no faster. */
const YOUNG_GENERATION = 12;

/** Starts a thread. Its answers come in the order of its tasks; where it fails, each of them tells the error. */
export function startThread(start: ThreadStart, maxMegabytes: number): Thread {
  const worker = new Worker(new URL("./event-thread.js", import.meta.url), {
    workerData: start,
    // Left to itself, a thread collects what is old only when there is much of it.
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION, maxOldGenerationSizeMb: maxMegabytes },
  });
  const waiting: Waiting[] = [];
  let failure: Error | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on("message", (answer: unknown) => waiting.shift()?.resolve(answer));
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A thread that judges events ended before its work did.")));
  const ask = <Answer>(task: Task): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      if (failure !== null) {
        reject(failure);
        return;
      }
      // Each task has one kind of answer, as the thread's own code says.
      waiting.push({ resolve: (answer) => resolve(answer as Answer), reject });
      worker.postMessage(task);
    });
  return {
    pending: () => waiting.length,
    judge: (task) => ask<BytesAnswer>(task),
    result: () => ask<unknown>("result"),
    stop: () => worker.terminate(),
  };
}
