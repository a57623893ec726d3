import { HashTable } from "./hash-table.ts";
import type { Reference, Told } from "./references.ts";

/** A reference to what no event has told of so far. */
export interface Orphan extends Told {
  /** JSON Pointer to it in the data of its event. */
  readonly path: string;
  /** What its event tells of. */
  readonly by: Told | null;
  /** Line of its event. */
  readonly line: number | null;
  /** JSON Pointer from the line to the event. */
  readonly place: string;
}

/** References to what no event has told of so far, the first to each thing, in their order; no more than so many. */
export class Orphans {
  private readonly most: number;
  /** Places in the order, by the keys of what is referred to. */
  private readonly places: HashTable;
  private readonly inOrder = new Map<number, Orphan>();
  private next = 0;
  /** How many there was no room for. */
  passedOver = 0;

  constructor(most: number) {
    this.most = most;
    this.places = new HashTable(most);
  }

  add({ type, id, path, key }: Reference, by: Told | null, line: number | null, place: string): void {
    if (this.places.get(key) !== undefined) return;
    if (this.inOrder.size >= this.most) {
      this.passedOver += 1;
      return;
    }
    this.places.set(key, this.next);
    this.inOrder.set(this.next, { type, id, path, by, line, place });
    this.next += 1;
  }

  /** What was referred to is told of. */
  settle(key: number): void {
    if (this.inOrder.size === 0) return;
    const place = this.places.get(key);
    if (place === undefined) return;
    this.places.delete(key);
    this.inOrder.delete(place);
  }

  all(): readonly Orphan[] {
    return Array.from(this.inOrder.values());
  }
}
