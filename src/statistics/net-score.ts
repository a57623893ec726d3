/** Variance of one answer that counts 1, 0 or −1, from the shares of the two ends: at most 1, when all are there. */
export const netVariance = (positive: number, negative: number): number =>
  positive + negative - (positive - negative) ** 2;

/** Wald interval of 100 × (positive − negative) from the two shares, within −100…100; `z` as in `normalQuantile`. */
export function netBounds(
  positive: number,
  negative: number,
  all: number,
  z: number,
): readonly [lower: number, upper: number] {
  const margin = z * Math.sqrt(netVariance(positive, negative) / all);
  return [100 * Math.max(-1, positive - negative - margin), 100 * Math.min(1, positive - negative + margin)];
}

/** The same from counts, after three more answers: three quarters of one at each end, one and a half between. */
export function adjustedNetBounds(
  positive: number,
  negative: number,
  all: number,
  z: number,
): readonly [lower: number, upper: number] {
  const size = all + 3;
  return netBounds((positive + 0.75) / size, (negative + 0.75) / size, size, z);
}
