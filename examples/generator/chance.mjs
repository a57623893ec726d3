/** Chance: one seeded generator for everything. */

/** @import { Curve } from "./types.ts" */

const SEED = 20260101;

/**
 * mulberry32: small, fast, the same everywhere.
 * @param {number} seed
 * @returns {() => number} the next number in [0, 1)
 */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const random = mulberry32(SEED);

/** @param {number} share */
export const chance = (share) => random() < share;

/** @param {number} least @param {number} most both included */
export const whole = (least, most) => least + Math.floor(random() * (most - least + 1));

/** @template T @param {readonly T[]} items @returns {T} */
export const pick = (items) => items[Math.floor(random() * items.length)];

/** @template T @param {readonly T[]} items @param {readonly number[]} weights @returns {T} */
export function weighted(items, weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random() * total;
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return items[index < 0 ? items.length - 1 : index];
}

/**
 * A distribution told by its percentiles: `{ 0: 2, 50: 9, 100: 480 }` never gives less than 2, and half of the time
 * no more than 9. Between two of them it is a straight line.
 * @param {Record<number, number>} percentiles
 * @returns {Curve}
 */
export function curve(percentiles) {
  return Object.entries(percentiles).map(([percent, value]) => ({ share: Number(percent) / 100, value }));
}

/** @param {Curve} points @returns {number} a whole number, drawn from the curve */
export function draw(points) {
  const share = random();
  const upper = points.findIndex((point) => share < point.share);
  const [from, to] = [points[upper - 1], points[upper]];
  return Math.round(from.value + ((share - from.share) / (to.share - from.share)) * (to.value - from.value));
}
