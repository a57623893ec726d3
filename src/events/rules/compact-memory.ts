import { HashTable } from "./hash-table.ts";
import type { StreamBreach } from "./rule.ts";

const ignore = (): void => {};

/**
 * What rules remember of a stream: a number for each key, a key being a hash. It holds at most so many keys; when it
 * is full, the older half is forgotten. A key that is set again counts as new.
 */
export class CompactMemory {
  private readonly table: HashTable;
  private readonly most: number;
  private readonly onForget: (value: number) => void;
  /** So many keys make a half; one key alone has none. */
  private readonly half: number;
  private readonly isOfOne: boolean;
  /** Whether the younger half is marked, or the older, and how many keys are young. */
  private isYoungMarked = false;
  private youngCount = 0;
  /** Times of the events that the younger and the older half come from: the earliest, and the latest. */
  private youngFrom = "";
  private youngThrough = "";
  private oldFrom = "";
  private oldThrough = "";
  /** How many keys were forgotten, and the times of their events. */
  forgotten = 0;
  private from = "";
  private through = "";

  /** It holds `most` keys, or as many times that as there are `shares`; `onForget` is told the number of each that is forgotten. */
  constructor(most: number, shares = 1, onForget: (value: number) => void = ignore) {
    this.most = most;
    this.onForget = onForget;
    this.half = Math.max(1, Math.floor((most * shares) / 2));
    this.isOfOne = most * shares < 2;
    this.table = new HashTable(most * shares);
  }

  get(key: number): number | undefined {
    return this.table.get(key);
  }

  /** Takes a number in for a key; `time` is that of the event it comes from. */
  set(key: number, value: number, time: string): void {
    const { table } = this;
    if (!table.has(key, this.isYoungMarked)) {
      if (this.youngCount >= this.half) {
        // It is remembered, whichever half it was in.
        table.delete(key);
        this.forgetOlderHalf();
        if (this.isOfOne) this.forgetOlderHalf();
      }
      this.youngCount += 1;
    }
    table.set(key, value, this.isYoungMarked);
    if (this.youngFrom === "") this.youngFrom = time;
    // Mostly events come by time.
    if (time > this.youngThrough) this.youngThrough = time;
    else if (time < this.youngFrom) this.youngFrom = time;
  }

  /** What is to be said at the end of a stream when something was forgotten. */
  notChecked(what: string, forgotten = this.forgotten): readonly StreamBreach[] {
    if (forgotten === 0) return [];
    const message = `Not all of the stream was compared: of its ${what}, ${forgotten} of events between ${this.from} and ${this.through} were forgotten before the end (maxRemembered is ${this.most}).`;
    return [{ path: "", message, severity: "info", entity: null, line: null }];
  }

  private forgetOlderHalf(): void {
    const forgotten = this.table.deleteAll(!this.isYoungMarked, this.onForget);
    if (forgotten > 0) {
      this.forgotten += forgotten;
      if (this.from === "" || this.oldFrom < this.from) this.from = this.oldFrom;
      if (this.oldThrough > this.through) this.through = this.oldThrough;
    }
    this.oldFrom = this.youngFrom;
    this.oldThrough = this.youngThrough;
    this.youngFrom = "";
    this.youngThrough = "";
    this.isYoungMarked = !this.isYoungMarked;
    this.youngCount = 0;
  }
}
