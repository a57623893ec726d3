import { notNegative, positive, wholeNumber } from "./checks.ts";
import { type Discounting, discounted } from "./discounting.ts";
import { customersOf, type Fit, maximiseLikelihood } from "./fit.ts";
import { type CountedHistory, checkHistory, type PurchaseHistory, summarise } from "./purchase-history.ts";
import { hypergeometric, logAdd, logGamma, logIntegral, tricomi } from "./special-functions.ts";

/**
 * Parameters of Pareto/NBD, all above 0. While a customer is alive, purchases come at a rate that differs between
 * customers as a gamma distribution (`r`, `alpha`); the customer leaves for good at a rate that differs as another
 * (`s`, `beta`).
 *
 * Source of the model: Schmittlein, Morrison and Colombo (1987), Counting your customers: who are they and what
 * will they do next?, Management Science 33(1), https://doi.org/10.1287/mnsc.33.1.1
 */
export interface ParetoNbdParameters {
  readonly r: number;
  /** In the unit of time of the histories. */
  readonly alpha: number;
  readonly s: number;
  /** In the unit of time of the histories. */
  readonly beta: number;
}

/**
 * Pareto/NBD: fits the parameters to customers by maximum likelihood. `null` if there are no customers or none of
 * them has bought again.
 * @throws RangeError for a history that contradicts itself.
 */
export function fitParetoNbd(histories: readonly CountedHistory[]): Fit<ParetoNbdParameters> | null {
  const { distinct, customers, purchases, time } = summarise(histories);
  if (purchases === 0) return null;
  return maximiseLikelihood(
    { r: 1, alpha: time / purchases, s: 1, beta: time / customers },
    (parameters) => paretoNbdLogLikelihood(parameters, distinct),
    customers,
  );
}

/**
 * Pareto/NBD: natural logarithm of the likelihood of the customers' histories.
 * @throws RangeError for parameters out of range or a history that contradicts itself.
 *
 * Source of the form: Fader and Hardie (2005), A note on deriving the Pareto/NBD model and related expressions,
 * http://brucehardie.com/notes/009/
 */
export function paretoNbdLogLikelihood(
  parameters: ParetoNbdParameters,
  histories: readonly CountedHistory[],
): number {
  positive({ ...parameters });
  const { r, alpha } = parameters;
  const logGammaOfRate = logGamma(r);
  let sum = 0;
  for (const history of histories) {
    checkHistory(history);
    const { x, T } = history;
    // The likelihood of the purchases had the customer stayed, then the factor that the chance of having left adds.
    const purchases = logGamma(r + x) - logGammaOfRate - r * Math.log1p(T / alpha) - x * Math.log(alpha + T);
    sum +=
      customersOf(history) * (purchases + logAdd(logStayed(parameters, T), logLeft(parameters, history)));
  }
  return sum;
}

/**
 * Pareto/NBD: probability that a customer is still alive at the end of the observation, from 0 to 1.
 * @throws RangeError for parameters out of range or a history that contradicts itself.
 */
export function paretoNbdProbabilityAlive(parameters: ParetoNbdParameters, history: PurchaseHistory): number {
  positive({ ...parameters });
  checkHistory(history);
  return 1 / (1 + Math.exp(logLeft(parameters, history) - logStayed(parameters, history.T)));
}

/** ln of the probability of not having left until `T`. */
const logStayed = ({ s, beta }: ParetoNbdParameters, T: number): number => -s * Math.log1p(T / beta);

/**
 * ln of the probability of having left since the last purchase, weighed with how much likelier that makes the
 * silence: s beta^s ∫ from tx to T of ((alpha + T) ÷ (alpha + y))^(r + x) (beta + y)^(−s − 1) dy.
 */
function logLeft(parameters: ParetoNbdParameters, { x, tx, T }: PurchaseHistory): number {
  const { r, alpha, s, beta } = parameters;
  if (tx === T) return Number.NEGATIVE_INFINITY;
  const size = r + x + s;
  // ln of the same integral from y to infinity, times size, after Euler's transformation of the published ₂F₁.
  const logFrom = (y: number) => {
    const [toAlpha, toBeta] = [Math.log((alpha + T) / (alpha + y)), Math.log(beta + y)];
    return alpha >= beta
      ? (r + x) * toAlpha -
          s * toBeta +
          Math.log(hypergeometric(r + x, size + 1, (alpha - beta) / (alpha + y)))
      : (r + x) * toAlpha +
          Math.log(alpha + y) -
          (s + 1) * toBeta +
          Math.log(hypergeometric(s + 1, size + 1, (beta - alpha) / (beta + y)));
  };
  const [fromLast, fromEnd] = [logFrom(tx), logFrom(T)];
  const share = -Math.expm1(Math.min(0, fromEnd - fromLast));
  return Math.log(s / size) + s * Math.log(beta) + fromLast + Math.log(share);
}

/**
 * Pareto/NBD: probability that a new customer makes exactly `x` repeat purchases in the time `t` after the first
 * purchase, from 0 to 1.
 * @throws RangeError for a number out of its range.
 *
 * The value is that of Fader and Hardie (2006), Deriving an expression for P(X(t) = x) under the Pareto/NBD model,
 * http://brucehardie.com/notes/012/, computed without its differences of nearly equal numbers.
 */
export function paretoNbdProbabilityOfPurchases(
  parameters: ParetoNbdParameters,
  x: number,
  t: number,
): number {
  positive({ ...parameters });
  wholeNumber({ x });
  notNegative({ t });
  if (t === 0) return x === 0 ? 1 : 0;
  const { r, alpha, s, beta } = parameters;
  const logCount = logGamma(r + x) - logGamma(r) - logGamma(x + 1);
  const ratioOf = (power: number, z: number) => (n: number) => (z * (power + n)) / (n + 1);
  // The integral over the time of leaving y, over y ÷ (alpha + y) or y ÷ (beta + y), whichever has positive coefficients.
  const logLeaving =
    alpha <= beta
      ? Math.log(alpha / beta) + logIntegral(x, r + s, t / (alpha + t), ratioOf(s + 1, (beta - alpha) / beta))
      : x * Math.log(beta / alpha) +
        logIntegral(x, r + s, t / (beta + t), ratioOf(r + x, (alpha - beta) / alpha));
  const staying = x * Math.log(t / (alpha + t)) - r * Math.log1p(t / alpha) + logStayed(parameters, t);
  return Math.exp(logCount + staying) + s * Math.exp(logCount + logLeaving);
}

/**
 * Pareto/NBD: expected number of repeat purchases of a new customer in the time `t` after the first purchase. From
 * 0.
 * @throws RangeError for a number out of its range.
 */
export function paretoNbdExpectedPurchases(parameters: ParetoNbdParameters, t: number): number {
  positive({ ...parameters });
  notNegative({ t });
  const { r, alpha, s, beta } = parameters;
  return (r / alpha) * expectedTimeAlive(s, beta, t);
}

/**
 * Pareto/NBD: expected number of purchases of a known customer in the time `t` after the end of the observation.
 * From 0.
 * @throws RangeError for a number out of its range or a history that contradicts itself.
 */
export function paretoNbdConditionalExpectedPurchases(
  parameters: ParetoNbdParameters,
  history: PurchaseHistory,
  t: number,
): number {
  notNegative({ t });
  const { s, beta } = parameters;
  return purchaseRateNow(parameters, history) * expectedTimeAlive(s, beta + history.T, t);
}

/** Expected purchases a unit of time at the end of the observation, of someone who may have left. */
function purchaseRateNow(parameters: ParetoNbdParameters, history: PurchaseHistory): number {
  const { r, alpha } = parameters;
  return (paretoNbdProbabilityAlive(parameters, history) * (r + history.x)) / (alpha + history.T);
}

/** ∫ from 0 to t of (beta ÷ (beta + y))^s dy, also at s = 1. */
function expectedTimeAlive(s: number, beta: number, t: number): number {
  const growth = Math.log1p(t / beta);
  return s === 1 ? beta * growth : (beta * Math.expm1((1 - s) * growth)) / (1 - s);
}

/**
 * Pareto/NBD: discounted expected number of all purchases still to come of a known customer (DERT), discounted
 * continuously. From 0. Times the expected value of a purchase it is the expected residual lifetime value.
 * @param rate Continuous discount rate of one unit of time, above 0: ln(1.15) ÷ 52 for 15 % a year with times in
 * weeks.
 * @throws RangeError for a number out of its range or a history that contradicts itself.
 *
 * Source: Fader, Hardie and Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, Journal of
 * Marketing Research 42(4), https://doi.org/10.1509/jmkr.2005.42.4.415
 */
export function paretoNbdResidualPurchases(
  parameters: ParetoNbdParameters,
  history: PurchaseHistory,
  rate: number,
): number {
  positive({ rate });
  const { s, beta } = parameters;
  const age = beta + history.T;
  return purchaseRateNow(parameters, history) * age * tricomi(s, rate * age);
}

/**
 * Pareto/NBD: discounted expected number of purchases of a known customer, as a sum over periods. From 0.
 * @throws RangeError for a number out of its range or a history that contradicts itself.
 */
export const paretoNbdDiscountedPurchases = (
  parameters: ParetoNbdParameters,
  history: PurchaseHistory,
  discounting: Discounting,
): number =>
  discounted((time) => paretoNbdConditionalExpectedPurchases(parameters, history, time), discounting);
