import { hasFields } from "./for-types.ts";

const TWO_32 = 2 ** 32;

/** The two halves of the hash in hand: whole numbers of 32 bits, which the engine adds up without making objects of them. */
let high = 0;
let low = 0;

function begin(before: number): void {
  high = Math.floor(before / TWO_32) | 0;
  low = before | 0;
}

const inHand = (): number => (high >>> 11) * TWO_32 + (low >>> 0);

/** Mixes a text into the hash in hand. */
function addText(text: string): void {
  let [one, other] = [high ^ 0x2c1b3c6d, low ^ 0x297a2d39];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e3779b1);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  finish(one, other, text.length);
}

function finish(one: number, other: number, length: number): void {
  high = Math.imul(one ^ (one >>> 16) ^ length, 0x85ebca6b);
  low = Math.imul(other ^ (other >>> 15) ^ high, 0xc2b2ae35);
  high ^= (high >>> 13) ^ low;
  low ^= low >>> 16;
}

/**
 * A number of 53 bits for a text, the same on every machine; `before` is the hash of what goes before it. Two texts of a
 * million share one with a probability of about 1 in 18,000.
 */
export function textHash(text: string, before = 0): number {
  begin(before);
  addText(text);
  return inHand();
}

/** A number of 53 bits for a JSON value, whatever the order of the fields of its objects; `without` one of its own. */
export function valueHash(value: unknown, without: string | null = null): number {
  addValue(value, without);
  return inHand();
}

const bits = new DataView(new ArrayBuffer(8));

/** Makes the hash of a value the one in hand. */
function addValue(value: unknown, without: string | null = null): void {
  if (typeof value === "string") {
    begin(1);
    addText(value);
  } else if (typeof value === "number") {
    bits.setFloat64(0, value === 0 ? 0 : value);
    finish(bits.getInt32(0) ^ 0x2c1b3c6d, bits.getInt32(4) ^ 0x297a2d39, 2);
  } else if (typeof value !== "object" || value === null) {
    begin(2);
    addText(String(value));
  } else if (Array.isArray(value)) addList(value);
  else if (hasFields(value)) addFields(value, without);
}

function addList(list: readonly unknown[]): void {
  let [one, other] = [3, list.length];
  for (let at = 0; at < list.length; at++) {
    addValue(list[at]);
    finish((one + high) | 0, (other + low) | 0, at);
    one = high;
    other = low;
  }
  high = one;
  low = other;
}

/** The hashes of the fields are added up, so that no order of them is another. */
function addFields(held: Readonly<Record<string, unknown>>, without: string | null): void {
  let [one, other] = [4, 4];
  for (const name in held) {
    if (name === without) continue;
    const seed = nameSeed(name);
    addValue(held[name]);
    finish(high ^ seed, Math.imul(low, 0x5f356495) ^ seed, name.length);
    one = (one + high) | 0;
    other = (other + low) | 0;
  }
  high = one;
  low = other;
}

/** Names of fields come again and again. */
const seeds = new Map<string, number>();
const MOST_SEEDS = 4096;

/** A number of 32 bits for the name of a field. It leaves the hash in hand another. */
function nameSeed(name: string): number {
  let seed = seeds.get(name);
  if (seed === undefined) {
    seed = textHash(name) | 0;
    if (seeds.size < MOST_SEEDS) seeds.set(name, seed);
  }
  return seed;
}
