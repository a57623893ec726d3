/**
 * A set of names that keeps a hash of 64 bits of each, for names too many to be kept. It never says of a name in it that
 * it is not. That it takes one for another has a chance of about n² in 2⁶⁵, 1 in 370,000 for ten million names, as far
 * as its hashes are as good as random numbers.
 */
export class NameSet {
  private slots = new Uint32Array(2 * 1024);
  private size = 0;

  add(name: string): void {
    // At most seven tenths of the places are taken, so that searches stay short.
    if (20 * (this.size + 1) > 7 * this.slots.length) this.grow();
    const [one, other] = fingerprint(name);
    const at = placeIn(this.slots, one, other);
    if (this.slots[at] === 0) this.size += 1;
    this.slots[at] = one;
    this.slots[at + 1] = other;
  }

  has(name: string): boolean {
    const [one, other] = fingerprint(name);
    return this.slots[placeIn(this.slots, one, other)] !== 0;
  }

  private grow(): void {
    const slots = new Uint32Array(2 * this.slots.length);
    for (let from = 0; from < this.slots.length; from += 2) {
      const one = this.slots[from] ?? 0;
      const other = this.slots[from + 1] ?? 0;
      if (one === 0) continue;
      const at = placeIn(slots, one, other);
      slots[at] = one;
      slots[at + 1] = other;
    }
    this.slots = slots;
  }
}

/** Where a fingerprint stands, or the free slot where it would. */
function placeIn(slots: Uint32Array, one: number, other: number): number {
  const mask = slots.length - 1;
  let at = (2 * one) & mask;
  while (slots[at] !== 0 && (slots[at] !== one || slots[at + 1] !== other)) at = (at + 2) & mask;
  return at;
}

/** Two hashes of 32 bits (FNV-1a, and a second one over the same characters), of which the first is never 0. */
function fingerprint(name: string): readonly [one: number, other: number] {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
    other ^= other >>> 15;
  }
  return [mixed(one) || 1, mixed(other)];
}

function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 13)) >>> 0;
}
