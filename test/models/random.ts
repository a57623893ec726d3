/** Random numbers that are the same in every run, for simulations of the models as they are told, not as they are solved. */
export function randomNumbers(seed: number) {
  let state = seed >>> 0;
  /** Between 0 and 1, both excluded (splitmix32). */
  const uniform = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    bits ^= bits >>> 15;
    return ((bits >>> 0) + 0.5) / 2 ** 32;
  };
  const exponential = (rate: number): number => -Math.log(uniform()) / rate;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  /** Marsaglia and Tsang (2000). */
  const gamma = (shape: number, rate: number): number => {
    if (shape < 1) return gamma(shape + 1, rate) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  };
  const beta = (a: number, b: number): number => {
    const x = gamma(a, 1);
    return x / (x + gamma(b, 1));
  };
  return { uniform, exponential, gamma, beta };
}

/** Composite Simpson rule over so many pairs of steps. */
export function integral(f: (x: number) => number, from: number, to: number, pairs = 2000): number {
  const step = (to - from) / (2 * pairs);
  let sum = f(from) + f(to);
  for (let index = 1; index < 2 * pairs; index++) sum += f(from + index * step) * (index % 2 === 1 ? 4 : 2);
  return (sum * step) / 3;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far off, as a share of what was expected. */
export const relativeError = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
