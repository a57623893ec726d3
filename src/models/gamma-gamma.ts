import { positive, wholeNumber } from "./checks.ts";
import { counted, customersOf, type Fit, maximiseLikelihood } from "./fit.ts";
import { logGamma } from "./special-functions.ts";

/**
 * Parameters of the Gamma-Gamma model of what purchases are worth, all above 0. The value of a purchase varies
 * around the customer's own mean as a gamma distribution of shape `p`; that mean differs between customers as set
 * by `q` and `gamma`. It takes the value of a purchase to have nothing to do with how often a customer buys.
 *
 * Source of the model: Fader and Hardie (2013), The Gamma-Gamma model of monetary value,
 * http://brucehardie.com/notes/025/
 */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  /** In the currency of the values; written v in some papers. */
  readonly gamma: number;
}

/** What the repeat purchases of a customer, or of as many alike, were worth. */
export interface SpendHistory {
  /** Repeat purchases. A whole number from 0. */
  readonly x: number;
  /** Mean value of the repeat purchases, above 0; not looked at where `x` is 0. */
  readonly averageValue: number | null;
  /** How many customers have this history; 1 if absent. */
  readonly customers?: number;
}

/**
 * Gamma-Gamma: fits the parameters by maximum likelihood to the customers who have bought again; `customers` of the
 * answer says how many those are. `null` if there are none.
 * @throws RangeError for a history with repeat purchases whose mean value is not above 0: leave out what was given
 * for nothing.
 */
export function fitGammaGamma(histories: readonly SpendHistory[]): Fit<GammaGammaParameters> | null {
  const repeating = counted(
    histories.filter(({ x }) => x > 0),
    ({ x, averageValue }) => `${x} ${averageValue}`,
  );
  const customers = repeating.reduce((sum, history) => sum + history.customers, 0);
  if (customers === 0) return null;
  const value = repeating.reduce((sum, history) => sum + history.customers * meanValue(history), 0);
  return maximiseLikelihood(
    { p: 1, q: 2, gamma: value / customers },
    (parameters) => gammaGammaLogLikelihood(parameters, repeating),
    customers,
  );
}

/**
 * Gamma-Gamma: natural logarithm of the likelihood of the mean values. Customers without a repeat purchase add
 * nothing.
 * @throws RangeError for parameters out of range or a mean value not above 0.
 */
export function gammaGammaLogLikelihood(
  parameters: GammaGammaParameters,
  histories: readonly SpendHistory[],
): number {
  positive({ ...parameters });
  const { p, q, gamma } = parameters;
  const ofPurchases = new Map<number, number>();
  let sum = 0;
  for (const history of histories) {
    const { x } = history;
    wholeNumber({ x });
    if (x === 0) continue;
    let constant = ofPurchases.get(x);
    if (constant === undefined) {
      constant = logGamma(p * x + q) - logGamma(p * x) - logGamma(q);
      ofPurchases.set(x, constant);
    }
    const mean = meanValue(history);
    const share = p * x * Math.log((x * mean) / (gamma + x * mean)) - q * Math.log1p((x * mean) / gamma);
    sum += customersOf(history) * (constant + share - Math.log(mean));
  }
  return sum;
}

/**
 * Gamma-Gamma: expected mean value of a customer's purchases, given those so far: a weighted mean of the customer's
 * own mean and that of all customers, p gamma ÷ (q − 1). `null` where p x + q ≤ 1, as the mean is then infinite.
 * @throws RangeError for parameters out of range or a mean value not above 0.
 */
export function gammaGammaExpectedValue(
  parameters: GammaGammaParameters,
  history: SpendHistory,
): number | null {
  positive({ ...parameters });
  const { p, q, gamma } = parameters;
  const { x } = history;
  wholeNumber({ x });
  const weight = p * x + q - 1;
  if (weight <= 0) return null;
  return (p * (gamma + (x === 0 ? 0 : x * meanValue(history)))) / weight;
}

function meanValue({ averageValue }: SpendHistory): number {
  if (averageValue === null)
    throw new RangeError(
      "averageValue must be a number above 0 for a customer with repeat purchases, not null.",
    );
  positive({ averageValue });
  return averageValue;
}
