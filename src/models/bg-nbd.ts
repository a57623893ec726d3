import { notNegative, positive, wholeNumber } from "./checks.ts";
import { type Discounting, discounted } from "./discounting.ts";
import { customersOf, type Fit, maximiseLikelihood } from "./fit.ts";
import { type CountedHistory, checkHistory, type PurchaseHistory, summarise } from "./purchase-history.ts";
import { logBeta, logGamma, logIntegral, logOnePlusExp } from "./special-functions.ts";

/**
 * Parameters of BG/NBD, all above 0. While a customer is alive, purchases come at a rate that differs between
 * customers as a gamma distribution (`r`, `alpha`); after each purchase the customer leaves for good with a
 * probability that differs as a beta distribution (`a`, `b`).
 *
 * Source of the model: Fader, Hardie and Lee (2005), “Counting your customers” the easy way: an alternative to the
 * Pareto/NBD model, Marketing Science 24(2), http://brucehardie.com/papers/018/
 */
export interface BgNbdParameters {
  readonly r: number;
  /** In the unit of time of the histories. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/**
 * BG/NBD: fits the parameters to customers by maximum likelihood. `null` if there are no customers or none of them
 * has bought again, as then every likelihood grows towards a rate of 0.
 * @throws RangeError for a history that contradicts itself.
 */
export function fitBgNbd(histories: readonly CountedHistory[]): Fit<BgNbdParameters> | null {
  const { distinct, customers, purchases, time } = summarise(histories);
  if (purchases === 0) return null;
  return maximiseLikelihood(
    { r: 1, alpha: time / purchases, a: 1, b: 1 },
    (parameters) => bgNbdLogLikelihood(parameters, distinct),
    customers,
  );
}

/**
 * BG/NBD: natural logarithm of the likelihood of the customers' histories.
 * @throws RangeError for parameters out of range or a history that contradicts itself.
 */
export function bgNbdLogLikelihood(
  parameters: BgNbdParameters,
  histories: readonly CountedHistory[],
): number {
  positive({ ...parameters });
  const { r, alpha, a, b } = parameters;
  const ofPurchases = new Map<number, number>();
  let sum = 0;
  for (const history of histories) {
    checkHistory(history);
    const { x, T } = history;
    let constant = ofPurchases.get(x);
    if (constant === undefined) {
      constant = logBeta(a, b + x) - logBeta(a, b) + logGamma(r + x) - logGamma(r);
      ofPurchases.set(x, constant);
    }
    const purchases = constant - r * Math.log1p(T / alpha) - x * Math.log(alpha + T);
    sum += customersOf(history) * (purchases + logOnePlusExp(logOddsOfHavingLeft(parameters, history)));
  }
  return sum;
}

/**
 * BG/NBD: probability that a customer is still alive at the end of the observation, from 0 to 1. It is 1 for every
 * customer without a repeat purchase, because in this model one can only leave after one.
 * @throws RangeError for parameters out of range or a history that contradicts itself.
 */
export function bgNbdProbabilityAlive(parameters: BgNbdParameters, history: PurchaseHistory): number {
  positive({ ...parameters });
  checkHistory(history);
  return 1 / (1 + Math.exp(logOddsOfHavingLeft(parameters, history)));
}

function logOddsOfHavingLeft({ r, alpha, a, b }: BgNbdParameters, { x, tx, T }: PurchaseHistory): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx));
}

/**
 * BG/NBD: expected number of repeat purchases of a new customer in the time `t` after the first purchase. From 0.
 * @throws RangeError for a number out of its range.
 */
export function bgNbdExpectedPurchases(parameters: BgNbdParameters, t: number): number {
  positive({ ...parameters });
  notNegative({ t });
  return expectedPurchases(parameters, t);
}

/**
 * BG/NBD: expected number of purchases of a known customer in the time `t` after the end of the observation. From
 * 0.
 * @throws RangeError for a number out of its range or a history that contradicts itself.
 *
 * @example
 * ```ts
 * const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
 * bgNbdConditionalExpectedPurchases(cdnow, { x: 2, tx: 30.43, T: 38.86 }, 39).toFixed(3); // => "1.226"
 * ```
 */
export function bgNbdConditionalExpectedPurchases(
  parameters: BgNbdParameters,
  history: PurchaseHistory,
  t: number,
): number {
  const alive = bgNbdProbabilityAlive(parameters, history);
  notNegative({ t });
  return alive === 0 ? 0 : alive * expectedPurchases(afterwards(parameters, history), t);
}

/** Whoever is still alive is a customer drawn from the same model with these parameters. */
const afterwards = ({ r, alpha, a, b }: BgNbdParameters, { x, T }: PurchaseHistory): BgNbdParameters => ({
  r: r + x,
  alpha: alpha + T,
  a,
  b: b + x,
});

/**
 * The published form, with ₂F₁(r, b; a + b − 1; z), has no value at a = 1 and takes the difference of large numbers
 * near it. The same function is r ∫ from 0 to z = t ÷ (alpha + t) of (1 − v)^(r − 1) ₂F₁(r + 1, b; a + b; v) dv.
 */
function expectedPurchases({ r, alpha, a, b }: BgNbdParameters, t: number): number {
  if (t === 0) return 0;
  const ratio = (n: number) => ((r + 1 + n) * (b + n)) / ((a + b + n) * (n + 1));
  return r * Math.exp(logIntegral(0, r, t / (alpha + t), ratio));
}

/**
 * BG/NBD: probability that a new customer makes exactly `x` repeat purchases in the time `t` after the first
 * purchase, from 0 to 1.
 * @throws RangeError for a number out of its range.
 */
export function bgNbdProbabilityOfPurchases(parameters: BgNbdParameters, x: number, t: number): number {
  positive({ ...parameters });
  wholeNumber({ x });
  notNegative({ t });
  const { r, alpha, a, b } = parameters;
  if (t === 0) return x === 0 ? 1 : 0;
  const z = t / (alpha + t);
  // Of a customer who never leaves: exactly x purchases, and x or more, which is an incomplete beta function.
  const logExactly = logGamma(r + x) - logGamma(r) - logGamma(x + 1) + x * Math.log(z) + r * Math.log1p(-z);
  const staying = Math.exp(logExactly + logBeta(a, b + x) - logBeta(a, b));
  if (x === 0) return staying;
  const logAtLeast = logIntegral(x - 1, r, z, () => 0) - logBeta(x, r);
  return staying + Math.exp(logAtLeast + logBeta(a + 1, b + x - 1) - logBeta(a, b));
}

/**
 * BG/NBD: discounted expected number of purchases of a known customer after the end of the observation, as a sum
 * over periods. From 0. Times the expected value of a purchase it is the expected residual lifetime value.
 * @throws RangeError for a number out of its range or a history that contradicts itself.
 */
export const bgNbdDiscountedPurchases = (
  parameters: BgNbdParameters,
  history: PurchaseHistory,
  discounting: Discounting,
): number => discounted((time) => bgNbdConditionalExpectedPurchases(parameters, history, time), discounting);
