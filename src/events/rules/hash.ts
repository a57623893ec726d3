import { hasFields } from "./for-types.ts";

const TWO_32 = 2 ** 32;

/**
 * A number of 53 bits for a text, the same on every machine; `before` is the hash of what goes before it. Two texts of a
 * million share one with a probability of about 1 in 18,000.
 */
export function textHash(text: string, before = 0): number {
  let high = Math.floor(before / TWO_32) ^ 0x2c1b3c6d;
  let low = (before | 0) ^ 0x297a2d39;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16) ^ text.length, 0x85ebca6b);
  low = Math.imul(low ^ (low >>> 15) ^ high, 0xc2b2ae35);
  high ^= (high >>> 13) ^ low;
  low ^= low >>> 16;
  return (high >>> 11) * TWO_32 + (low >>> 0);
}

/** A number of 53 bits for a JSON value, whatever the order of the fields of its objects. */
export function valueHash(value: unknown): number {
  if (typeof value === "string") return textHash(value, 1);
  if (typeof value !== "object" || value === null) return textHash(String(value), 2);
  if (Array.isArray(value)) {
    return value.reduce<number>((before, element) => textHash("", sum(before, valueHash(element))), 3);
  }
  let all = 4;
  if (!hasFields(value)) return all;
  for (const name in value) all = sum(all, textHash(name, valueHash(value[name])));
  return all;
}

const sum = (one: number, other: number): number =>
  ((Math.floor(one / TWO_32) + Math.floor(other / TWO_32)) & 0x1fffff) * TWO_32 + ((one + other) >>> 0);
