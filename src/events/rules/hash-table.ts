/** Places of a table that holds few keys. */
const FEWEST_PLACES = 256;
/** Keys for each place: in fuller tables it takes long to find that a key is not there. */
const FULLEST = 0.75;
const TWO_32 = 2 ** 32;

/**
 * A number for each key, which may be marked, in one flat array of sixteen bytes a place. A key is a whole number above
 * zero whose lower 32 bits are spread evenly.
 */
export class HashTable {
  count = 0;
  /** Keys, those below zero being marked, each before its number. Zero: the place is free. */
  private entries = new Float64Array(2 * FEWEST_PLACES);
  private places = FEWEST_PLACES;
  private readonly mostPlaces: number;
  /** The key that was looked for last, and where it is: who looks for a key often sets it next. */
  private lastKey = 0;
  private lastAt = 0;

  /** `most`: so many keys are expected. When there are more, it doubles. */
  constructor(most: number) {
    this.mostPlaces = Math.ceil(most / FULLEST) + 1;
  }

  /** The number of a key; undefined where it is not there. */
  get(key: number): number | undefined {
    const at = this.find(key);
    return this.entries[at] === 0 ? undefined : this.entries[at + 1];
  }

  /** Whether a key is there with this mark. */
  has(key: number, isMarked: boolean): boolean {
    return this.entries[this.find(key)] === (isMarked ? -key : key);
  }

  set(key: number, value: number, isMarked = false): void {
    let at = this.find(key);
    if (this.entries[at] === 0) {
      this.count += 1;
      if (this.count > FULLEST * this.places) {
        this.grow();
        at = this.find(key);
      }
    }
    this.entries[at] = isMarked ? -key : key;
    this.entries[at + 1] = value;
  }

  delete(key: number): void {
    const { entries } = this;
    let empty = this.find(key);
    if (entries[empty] === 0) return;
    this.count -= 1;
    this.lastKey = 0;
    // Those that follow move up, unless they stand where they are looked for first or after it.
    for (let at = this.after(empty); entries[at] !== 0; at = this.after(at)) {
      const held = entries[at] ?? 0;
      if (this.steps(this.home(held), at) < this.steps(empty, at)) continue;
      entries[empty] = held;
      entries[empty + 1] = entries[at + 1] ?? 0;
      empty = at;
    }
    entries[empty] = 0;
  }

  /** Deletes the keys that have this mark, tells of their numbers and counts them. */
  deleteAll(isMarked: boolean, onDelete: (value: number) => void): number {
    const { entries } = this;
    const before = this.count;
    this.lastKey = 0;
    // No key stands beyond a free place, so that from there on each is put where those left before it allow.
    let at = 0;
    while (entries[at] !== 0) at += 2;
    for (let left = this.places; left > 0; left--) {
      at = this.after(at);
      const held = entries[at] ?? 0;
      if (held === 0) continue;
      entries[at] = 0;
      const value = entries[at + 1] ?? 0;
      if (held < 0 === isMarked) {
        this.count -= 1;
        onDelete(value);
      } else this.put(held, value);
    }
    this.lastKey = 0;
    return before - this.count;
  }

  /** The place where a key is looked for first. */
  private home(key: number): number {
    return 2 * Math.floor((Math.abs(key) >>> 0) * (this.places / TWO_32));
  }

  private after(at: number): number {
    return at + 2 === this.entries.length ? 0 : at + 2;
  }

  private steps(from: number, to: number): number {
    return to >= from ? to - from : to - from + this.entries.length;
  }

  /** Where a key is, or the free place where it would be. */
  private find(key: number): number {
    if (key === this.lastKey) return this.lastAt;
    const { entries } = this;
    let at = this.home(key);
    for (let held = entries[at]; held !== 0 && held !== key && held !== -key; held = entries[at]) {
      at = this.after(at);
    }
    this.lastKey = key;
    this.lastAt = at;
    return at;
  }

  private put(held: number, value: number): void {
    const at = this.find(Math.abs(held));
    this.entries[at] = held;
    this.entries[at + 1] = value;
  }

  private grow(): void {
    const { entries } = this;
    const most = this.mostPlaces > this.places ? this.mostPlaces : 2 * this.places;
    this.places = 8 * this.places > most ? most : 4 * this.places;
    this.entries = new Float64Array(2 * this.places);
    this.lastKey = 0;
    for (let from = 0; from < entries.length; from += 2) {
      const held = entries[from] ?? 0;
      if (held !== 0) this.put(held, entries[from + 1] ?? 0);
    }
    this.lastKey = 0;
  }
}
