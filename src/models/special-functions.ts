import betaln from "@stdlib/math-base-special-betaln";
import gammaln from "@stdlib/math-base-special-gammaln";

/** ln Γ(x) of x > 0. */
export const logGamma = (x: number): number => gammaln(x);

/** ln B(a, b) of a, b > 0. */
export const logBeta = (a: number, b: number): number => betaln(a, b);

/** ln(1 + eᵘ), without overflow. */
export const logOnePlusExp = (u: number): number =>
  u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));

/** ln(eᵘ + eᵛ), without overflow. */
export const logAdd = (u: number, v: number): number => {
  const larger = Math.max(u, v);
  return larger === Number.NEGATIVE_INFINITY
    ? larger
    : larger + Math.log1p(Math.exp(Math.min(u, v) - larger));
};

/**
 * Gauss's hypergeometric function ₂F₁(1, b; c; z) of 0 < b < c, c > 1 and 0 ≤ z < 1, the one that remains of those
 * in the models once each is transformed so that its first parameter is 1. The continued fraction needs about 10 ÷
 * √(1 − z) steps where the series would need 40 ÷ (1 − z).
 *
 * Source: NIST Digital Library of Mathematical Functions, §15.7, https://dlmf.nist.gov/15.7
 */
export function hypergeometric(b: number, c: number, z: number): number {
  const first = c - 1;
  const fraction = continuedFraction(first, (step) => {
    const n = Math.floor(step / 2);
    const numerator = step % 2 === 1 ? (b + n) * (first + n) : n * (first - b + n);
    return [-numerator * z, first + step];
  });
  return first / fraction;
}

/**
 * Tricomi's function U(1, 2 − s; z) = ∫₀^∞ e^(−zu) (1 + u)^(−s) du of s, z > 0.
 *
 * Source: NIST Digital Library of Mathematical Functions, §8.9 and §13.6, https://dlmf.nist.gov/8.9
 */
export function tricomi(s: number, z: number): number {
  return 1 / continuedFraction(z + s, (step) => [-step * (s + step - 1), z + s + 2 * step]);
}

const TINY = 1e-300;

/**
 * b₀ + a₁ ÷ (b₁ + a₂ ÷ (b₂ + …)), where `terms(n)` gives aₙ and bₙ.
 *
 * Source: Thompson and Barnett (1986), Coulomb and Bessel functions of complex arguments and order, Journal of
 * Computational Physics 64(2), https://doi.org/10.1016/0021-9991(86)90046-X (the modified Lentz method)
 */
function continuedFraction(b0: number, terms: (n: number) => readonly [a: number, b: number]): number {
  let value = b0 || TINY;
  let numerator = value;
  let denominator = 0;
  for (let n = 1; n <= MOST_STEPS; n++) {
    const [a, b] = terms(n);
    denominator = 1 / (b + a * denominator || TINY);
    numerator = b + a / numerator || TINY;
    const change = numerator * denominator;
    value *= change;
    if (Math.abs(change - 1) < Number.EPSILON) return value;
  }
  throw unsettled();
}

/**
 * ln ∫ from 0 to z of v^start (1 − v)^(power − 1) f(v) dv of power > 0 and 0 < z < 1, where f is a power series
 * with f(0) = 1 whose coefficients are not below 0 and grow by `ratio(n)` from the n-th to the next.
 *
 * The integral is z^start (1 − z)^power g(z), and its derivative gives the coefficients of g one from the other.
 * None is below 0, so nothing cancels, and the sum is scaled down before it gets too large.
 */
export function logIntegral(start: number, power: number, z: number, ratio: (n: number) => number): number {
  let [coefficient, term, sum, scale] = [1, 0, 0, 0];
  for (let n = 0; n <= MOST_STEPS; n++) {
    const next = (z * ((start + n + power) * term + coefficient)) / (start + n + 1);
    coefficient *= z * ratio(n);
    sum += next;
    const growth = Math.max(next / term, z);
    if (growth < 1 && next * growth <= Number.EPSILON * sum * (1 - growth))
      return scale + Math.log(sum) + start * Math.log(z) + power * Math.log1p(-z);
    term = next;
    if (sum > LARGE) {
      coefficient /= LARGE;
      term /= LARGE;
      sum /= LARGE;
      scale += Math.log(LARGE);
    }
  }
  throw unsettled();
}
const LARGE = 1e200;

/** A fraction of a second's work. What needs more is beyond anything a model can mean. */
const MOST_STEPS = 1e7;

const unsettled = (): RangeError =>
  new RangeError("The parameters or the time are too extreme for this model to be computed.");
