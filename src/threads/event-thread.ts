/** What runs in each thread: it judges the bytes it is sent, and folds the events that are valid. */
import { parentPort, workerData } from "node:worker_threads";
import { EventReader, type JudgedEvent } from "../events/event-reader.ts";
import type { EventFold } from "./event-fold.ts";
import type { BytesAnswer, BytesTask, Task, ThreadStart } from "./messages.ts";

/** Judges the part of one source that comes to this thread. */
function judging({ options, buffers }: ThreadStart, fold: EventFold | null) {
  let told: JudgedEvent[] = [];
  let valid = 0;
  let invalid = 0;
  /** Lines and events before those of the bytes that are judged now. */
  let lines = 0;
  let events = 0;
  let isFresh = true;

  const reader = new EventReader((judged) => {
    if (judged.valid) {
      valid += 1;
      fold?.add(judged.event);
    } else invalid += 1;
    if (judged.findings.length > 0) told.push(placed(judged));
  }, options);

  const placed = (judged: JudgedEvent): JudgedEvent => ({
    ...judged,
    line: judged.line === null ? null : judged.line - lines,
    index: judged.index - events,
  });

  function answer(): BytesAnswer {
    const all: BytesAnswer = { lines: reader.lines - lines, valid, invalid, told };
    lines = reader.lines;
    events = reader.events;
    [told, valid, invalid] = [[], 0, 0];
    return all;
  }

  return {
    judge({ buffer, length, isFirst }: BytesTask): BytesAnswer {
      if (isFresh && !isFirst) {
        // Only what begins a source may be marked as UTF-16: two empty lines stand before all else.
        reader.add(Uint8Array.of(0x0a, 0x0a));
        lines = reader.lines;
      }
      isFresh = false;
      const shared = buffers[buffer];
      if (shared !== undefined) reader.add(new Uint8Array(shared, 0, length));
      return answer();
    },
    end(): BytesAnswer {
      reader.end();
      return answer();
    },
    result: (): unknown => fold?.result(),
  };
}

/** @throws TypeError on a module that exports no `eventFold`. */
async function foldsOf(url: string): Promise<() => EventFold> {
  const { eventFold }: { eventFold?: unknown } = await import(url);
  if (typeof eventFold !== "function") throw new TypeError(`${url} exports no function named eventFold.`);
  return () => eventFold();
}

async function answerTasks(): Promise<void> {
  const start: ThreadStart = workerData;
  const makeFold = start.fold === null ? () => null : await foldsOf(start.fold);
  let part = judging(start, makeFold());
  parentPort?.on("message", (task: Task) => {
    if (task === "end") parentPort?.postMessage(part.end());
    else if (task === "result") {
      parentPort?.postMessage(part.result());
      part = judging(start, makeFold());
    } else parentPort?.postMessage(part.judge(task));
  });
}

await answerTasks();
