import type { StreamBreach } from "./rule.ts";

/** Keys and values in two flat arrays: sixteen bytes an entry, and half as many places as entries to spare. */
class Table {
  count = 0;
  /** Times of the events whose keys it took: the earliest, and the latest. */
  from = "";
  through = "";
  private keys = new Float64Array(1024);
  private values = new Float64Array(1024);

  /** Zero marks a free place. */
  private place(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let at = (key | 0) & mask;
    while (keys[at] !== key && keys[at] !== 0) at = (at + 1) & mask;
    return at;
  }

  get(key: number): number | undefined {
    const at = this.place(key);
    return this.keys[at] === 0 ? undefined : this.values[at];
  }

  set(key: number, value: number): void {
    let at = this.place(key);
    if (this.keys[at] === 0) {
      this.count += 1;
      if (this.count > this.keys.length * 0.75) {
        this.grow();
        at = this.place(key);
      }
    }
    this.keys[at] = key;
    this.values[at] = value;
  }

  countOutside(other: Table): number {
    let count = 0;
    for (const key of this.keys) if (key !== 0 && other.get(key) === undefined) count += 1;
    return count;
  }

  /** Forgets all, and keeps its places for what comes. */
  clear(): void {
    this.keys.fill(0);
    this.count = 0;
    this.from = "";
    this.through = "";
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.values = new Float64Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? 0;
      if (key === 0) continue;
      const place = this.place(key);
      this.keys[place] = key;
      this.values[place] = values[at] ?? 0;
    }
  }
}

/**
 * What a rule remembers of a stream: a number for each key, a key being a hash. It holds at most so many keys; when it
 * is full, the older half is forgotten. A key that is set again counts as new.
 */
export class CompactMemory {
  private young = new Table();
  private old = new Table();
  private readonly most: number;
  /** How many keys were forgotten. */
  forgotten = 0;
  private from = "";
  private through = "";

  constructor(most: number) {
    this.most = most;
  }

  get(key: number): number | undefined {
    return this.young.get(key || 1) ?? this.old.get(key || 1);
  }

  /** Takes a number in for a key; `time` is that of the event it comes from. */
  set(key: number, value: number, time: string): void {
    if (this.young.count >= this.most / 2 && this.young.get(key || 1) === undefined) this.forgetOlderHalf();
    const { young } = this;
    young.set(key || 1, value);
    if (young.from === "" || time < young.from) young.from = time;
    if (time > young.through) young.through = time;
  }

  /** What is to be said at the end of a stream when something was forgotten. */
  notChecked(what: string): readonly StreamBreach[] {
    if (this.forgotten === 0) return [];
    const message = `Not all of the stream was compared: of its ${what}, ${this.forgotten} of events between ${this.from} and ${this.through} were forgotten before the end (maxRemembered is ${this.most}).`;
    return [{ path: "", message, severity: "info", entity: null, line: null }];
  }

  private forgetOlderHalf(): void {
    const { old, young } = this;
    const forgotten = old.countOutside(young);
    if (forgotten > 0) {
      this.forgotten += forgotten;
      if (this.from === "" || old.from < this.from) this.from = old.from;
      if (old.through > this.through) this.through = old.through;
    }
    this.old = young;
    // The places of the older half are taken again: memory of this size is given back late.
    old.clear();
    this.young = old;
  }
}
