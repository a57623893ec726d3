/**
 * A generator of numbers from 0 to below 1 that gives the same ones for the same seed everywhere, in place of
 * `Math.random`: xoshiro128**, 32 bits a number. Not for secrets.
 * Source: Blackman and Vigna (2021), Scrambled linear pseudorandom number generators, ACM Transactions on
 * Mathematical Software 47(4), https://doi.org/10.1145/3460772
 * @throws RangeError on a seed that is not a whole number.
 */
export function seededRandom(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a whole number, not ${seed}.`);
  const next = xoshiro128(spread(seed));
  return () => next() / 2 ** 32;
}

/** The generator itself, from its four words of state, not all 0: whole numbers below 2^32. */
export function xoshiro128([s0, s1, s2, s3]: readonly [number, number, number, number]): () => number {
  return () => {
    const result = Math.imul(rotated(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotated(s3, 11);
    return result;
  };
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Four words of state from one seed, such that neighbouring seeds have nothing in common. */
function spread(seed: number): readonly [number, number, number, number] {
  let word = (seed | 0) ^ Math.trunc(seed / 2 ** 32);
  const next = () => {
    word = (word + 0x9e3779b9) | 0;
    let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return [next(), next(), next(), next()];
}
