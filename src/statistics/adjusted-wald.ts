import { type IntervalRule, normalQuantile } from "./interval.ts";
import { adjustedNetBounds } from "./net-score.ts";

/**
 * Adjusted Wald interval of a net score: 100 × (positive − negative) ÷ all, −100…100. Three quarters of an answer
 * are added to each end and one and a half between them, so the interval's middle is not the score itself.
 * Source: Rocks (2016), Interval estimation for the Net Promoter Score, The American Statistician 70(4),
 * https://doi.org/10.1080/00031305.2016.1198279; compared in https://measuringu.com/nps-confidence-intervals/
 */
export const adjustedWald = <Part extends string>(positive: Part, negative: Part): IntervalRule<Part> => ({
  method: "adjusted Wald",
  // Counts are never null. Where nobody answered there is no score, and no interval is given with it.
  bounds: ({ n, value }, confidence) =>
    adjustedNetBounds(value(positive) as number, value(negative) as number, n, normalQuantile[confidence]),
});
