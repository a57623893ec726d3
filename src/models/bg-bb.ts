import { positive, wholeNumber } from "./checks.ts";
import { counted, customersOf, type Fit, maximiseLikelihood } from "./fit.ts";
import { hypergeometric, logAdd, logBeta, logGamma } from "./special-functions.ts";

/**
 * Parameters of BG/BB, all above 0, for purchases that can only happen at set occasions, such as a yearly appeal.
 * At each occasion a customer who is alive buys with a probability that differs as a beta distribution (`alpha`,
 * `beta`); before each occasion the customer leaves for good with a probability that differs as another (`gamma`,
 * `delta`).
 *
 * Source of the model: Fader, Hardie and Shang (2010), Customer-base analysis in a discrete-time noncontractual
 * setting, Marketing Science 29(6), https://doi.org/10.1287/mksc.1100.0580
 */
export interface BgBbParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
}

/**
 * The history of a customer, or of as many alike, over occasions that count from the one after the first purchase.
 */
export interface OccasionHistory {
  /** Occasions at which the customer bought again. A whole number from 0. */
  readonly x: number;
  /** The last of these occasions, 0 if there was none. From `x` to `n`. */
  readonly tx: number;
  /** Occasions so far. A whole number from 0. */
  readonly n: number;
  /** How many customers have this history. A number from 0; 1 if absent. */
  readonly customers?: number;
}

/**
 * BG/BB: fits the parameters to customers by maximum likelihood. `null` if there are no customers or none of them
 * has bought again.
 * @throws RangeError for a history that contradicts itself.
 */
export function fitBgBb(histories: readonly OccasionHistory[]): Fit<BgBbParameters> | null {
  let [customers, purchases] = [0, 0];
  const distinct = counted(histories, ({ x, tx, n }) => `${x} ${tx} ${n}`);
  for (const history of distinct) {
    checkHistory(history);
    customers += history.customers;
    purchases += history.customers * history.x;
  }
  if (purchases === 0) return null;
  return maximiseLikelihood(
    { alpha: 1, beta: 1, gamma: 1, delta: 1 },
    (parameters) => bgBbLogLikelihood(parameters, distinct),
    customers,
  );
}

/**
 * BG/BB: natural logarithm of the likelihood of the customers' histories.
 * @throws RangeError for parameters out of range or a history that contradicts itself.
 */
export function bgBbLogLikelihood(parameters: BgBbParameters, histories: readonly OccasionHistory[]): number {
  positive({ ...parameters });
  let sum = 0;
  for (const history of histories) {
    checkHistory(history);
    sum += customersOf(history) * logLikelihood(parameters, history);
  }
  return sum;
}

function logLikelihood(parameters: BgBbParameters, { x, tx, n }: OccasionHistory): number {
  let log = logBuying(parameters, x, n) + logStaying(parameters, n);
  for (let last = tx; last < n; last++)
    log = logAdd(log, logBuying(parameters, x, last) + logLeaving(parameters, last));
  return log;
}

/** ln of the probability of buying at `x` given ones of `occasions` occasions while alive. */
const logBuying = ({ alpha, beta }: BgBbParameters, x: number, occasions: number): number =>
  logBeta(alpha + x, beta + occasions - x) - logBeta(alpha, beta);

/** ln of the probability of being alive at `occasion`. */
const logStaying = ({ gamma, delta }: BgBbParameters, occasion: number): number =>
  logBeta(gamma, delta + occasion) - logBeta(gamma, delta);

/** ln of the probability of leaving right after `occasion`. */
const logLeaving = ({ gamma, delta }: BgBbParameters, occasion: number): number =>
  logBeta(gamma + 1, delta + occasion) - logBeta(gamma, delta);

/**
 * BG/BB: probability that a customer will still be alive at the next occasion, from 0 to 1.
 * @throws RangeError for parameters out of range or a history that contradicts itself.
 */
export function bgBbProbabilityAlive(parameters: BgBbParameters, history: OccasionHistory): number {
  return probabilityAliveAt(parameters, history, 1);
}

/** Probability of being alive so many occasions after the last one seen. */
function probabilityAliveAt(parameters: BgBbParameters, history: OccasionHistory, ahead: number): number {
  positive({ ...parameters });
  checkHistory(history);
  const { x, n } = history;
  return Math.exp(
    logBuying(parameters, x, n) + logStaying(parameters, n + ahead) - logLikelihood(parameters, history),
  );
}

/**
 * BG/BB: expected number of purchases of a new customer at the `n` occasions after the first purchase. From 0.
 * @throws RangeError for a number out of its range.
 */
export const bgBbExpectedPurchases = (parameters: BgBbParameters, n: number): number =>
  bgBbConditionalExpectedPurchases(parameters, { x: 0, tx: 0, n: 0 }, n);

/**
 * BG/BB: expected number of purchases of a known customer at the next `ahead` occasions. From 0.
 * @throws RangeError for a number out of its range or a history that contradicts itself.
 */
export function bgBbConditionalExpectedPurchases(
  parameters: BgBbParameters,
  history: OccasionHistory,
  ahead: number,
): number {
  wholeNumber({ ahead });
  const next = probabilityAliveAt(parameters, history, 1);
  const { gamma, delta } = parameters;
  let [alive, occasions] = [next, 0];
  for (let occasion = history.n + 1; occasion <= history.n + ahead; occasion++) {
    occasions += alive;
    alive *= (delta + occasion) / (gamma + delta + occasion);
  }
  return occasions * buyingRate(parameters, history);
}

/** Probability that the customer buys at an occasion while alive. */
const buyingRate = ({ alpha, beta }: BgBbParameters, { x, n }: OccasionHistory): number =>
  (alpha + x) / (alpha + beta + n);

/**
 * BG/BB: discounted expected number of all purchases still to come of a known customer (DERT). From 0. The purchase
 * at the next occasion is discounted by one period. Times the expected value of a purchase it is the expected
 * residual lifetime value.
 * @param rate Discount rate from one occasion to the next, above 0.
 * @throws RangeError for a number out of its range or a history that contradicts itself.
 */
export function bgBbResidualPurchases(
  parameters: BgBbParameters,
  history: OccasionHistory,
  rate: number,
): number {
  positive({ rate });
  const { gamma, delta } = parameters;
  const from = delta + history.n + 1;
  const occasions =
    (probabilityAliveAt(parameters, history, 1) * hypergeometric(from, gamma + from, 1 / (1 + rate))) /
    (1 + rate);
  return occasions * buyingRate(parameters, history);
}

/**
 * BG/BB: probability that a new customer buys at exactly `x` of the `n` occasions after the first purchase, from 0
 * to 1.
 * @throws RangeError for a number out of its range.
 */
export function bgBbProbabilityOfPurchases(parameters: BgBbParameters, x: number, n: number): number {
  positive({ ...parameters });
  wholeNumber({ x, n });
  if (x > n) return 0;
  const logWays = (occasions: number) =>
    logGamma(occasions + 1) - logGamma(x + 1) - logGamma(occasions - x + 1);
  let sum = Math.exp(logWays(n) + logBuying(parameters, x, n) + logStaying(parameters, n));
  for (let last = x; last < n; last++)
    sum += Math.exp(logWays(last) + logBuying(parameters, x, last) + logLeaving(parameters, last));
  return sum;
}

function checkHistory({ x, tx, n }: OccasionHistory): void {
  const sound = [x, tx, n].every(Number.isInteger) && (x === 0 ? tx === 0 : x > 0 && x <= tx) && tx <= n;
  if (!sound)
    throw new RangeError(
      `A history has x repeat purchases in n occasions, the last at tx, and x ≤ tx ≤ n, or tx = 0 without one; not x = ${x}, tx = ${tx}, n = ${n}.`,
    );
}
