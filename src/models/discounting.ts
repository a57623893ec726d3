import { notNegative, positive, probability, wholeNumber } from "./checks.ts";

/** How future purchases are discounted. */
export interface Discounting {
  /** Periods looked ahead, a whole number from 1. */
  readonly periods: number;
  /** Length of a period in the unit of time of the model. Above 0. */
  readonly periodLength: number;
  /** Discount rate of one period, such as 0.01 a month. Above −1. */
  readonly rate: number;
  /** When the purchases of a period are taken to happen. The values differ by up to one period's discount. */
  readonly timing: "start" | "middle" | "end";
}

/** Discounted value of one purchase a time, from how many are expected up to each time. */
export function discounted(
  expectedUntil: (time: number) => number,
  { periods, periodLength, rate, timing }: Discounting,
): number {
  wholeNumber({ periods }, 1);
  positive({ periodLength, "1 + rate": 1 + rate });
  const early = { start: 1, middle: 0.5, end: 0 }[timing];
  let [sum, before] = [0, 0];
  for (let period = 1; period <= periods; period++) {
    const until = expectedUntil(period * periodLength);
    sum += (until - before) / (1 + rate) ** (period - early);
    before = until;
  }
  return sum;
}

/** What a customer is still worth. */
export interface ResidualValue {
  /** Discounted number of purchases still expected, such as {@link bgNbdDiscountedPurchases}. From 0. */
  readonly discountedPurchases: number;
  /** Expected mean value of a purchase, such as {@link gammaGammaExpectedValue}. */
  readonly averageValue: number;
  /** Share of the value that is margin, from 0 to 1. With 1 the answer is discounted revenue, not profit. */
  readonly margin: number;
}

/**
 * Expected residual lifetime value: discounted purchases × mean value × margin, in the currency of the mean value.
 * How often a customer buys and for how much are taken to be independent, which the Gamma-Gamma model asks for.
 * What the customer has already spent, and what it cost to win the customer, are not in it.
 * @throws RangeError for a number out of its range.
 *
 * Source: Fader, Hardie and Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, Journal of
 * Marketing Research 42(4), https://doi.org/10.1509/jmkr.2005.42.4.415
 */
export function residualLifetimeValue({ discountedPurchases, averageValue, margin }: ResidualValue): number {
  notNegative({ discountedPurchases });
  probability({ margin });
  return discountedPurchases * averageValue * margin;
}
