import { positive, probability } from "./checks.ts";

/**
 * A customer whose margin, retention and discount rate stay the same for good. Rates are of one period, all of the
 * same length.
 */
export interface SteadyCustomer {
  /** Probability that a customer of one period is one in the next, from 0 to 1. */
  readonly retention: number;
  /** Discount rate, above −1: 0.1 for 10 %. */
  readonly discount: number;
  /** Growth of the margin from one payment to the next, above −1; 0 if absent. The first margin has not grown. */
  readonly growth?: number;
  /**
   * When the first margin is earned:
   * - `now`: at once and for certain, as with a customer just won. The sum of rᵗ ÷ (1 + i)ᵗ from t = 0.
   * - `afterOnePeriod`: at the end of the first period and for certain. The sum of rᵗ⁻¹ ÷ (1 + i)ᵗ from t = 1.
   * - `afterFirstRenewal`: at the end of the first period, if the customer is retained until then. The sum of rᵗ ÷
   *   (1 + i)ᵗ from t = 1.
   */
  readonly firstMargin: "now" | "afterOnePeriod" | "afterFirstRenewal";
}

/**
 * How many times its margin of one period a customer is worth. With retention r, discount rate i and growth g it is
 * (1 + i), 1 or r, for a first margin `now`, `afterOnePeriod` or `afterFirstRenewal`, divided by 1 + i − r (1 + g).
 * `afterFirstRenewal` is the multiple r ÷ (1 + i − r) of Gupta and Lehmann. `null` where r (1 + g) ≥ 1 + i, as the
 * sum then has no end. Times revenue instead of margin it is not a value; with an annual retention and a monthly
 * rate it is nothing.
 * @throws RangeError for a number out of its range.
 *
 * Source: Gupta and Lehmann (2003), Customers as assets, Journal of Interactive Marketing 17(1),
 * https://doi.org/10.1002/dir.10045; the timings are told apart in Fader and Hardie (2012), Reconciling and
 * clarifying CLV formulas, http://brucehardie.com/notes/024/
 *
 * @example
 * ```ts
 * marginMultiple({ retention: 0.8, discount: 0.1, firstMargin: "afterFirstRenewal" })?.toFixed(2); // => "2.67"
 * ```
 */
export function marginMultiple({
  retention,
  discount,
  growth = 0,
  firstMargin,
}: SteadyCustomer): number | null {
  probability({ retention });
  positive({ "1 + discount": 1 + discount, "1 + growth": 1 + growth });
  const remaining = 1 + discount - retention * (1 + growth);
  if (remaining <= 0) return null;
  return { now: 1 + discount, afterOnePeriod: 1, afterFirstRenewal: retention }[firstMargin] / remaining;
}
