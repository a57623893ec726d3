import { type IntervalRule, normalQuantile } from "./interval.ts";

/**
 * Adjusted Wald interval of a net score: 100 × (positive − negative) ÷ all, −100…100. Three quarters of an answer
 * are added to each end and one and a half between them, so the interval's middle is not the score itself.
 * Source: Rocks (2016), Interval estimation for the Net Promoter Score, The American Statistician 70(4),
 * https://doi.org/10.1080/00031305.2016.1198279; compared in https://measuringu.com/nps-confidence-intervals/
 */
export const adjustedWald = <Part extends string>(positive: Part, negative: Part): IntervalRule<Part> => ({
  method: "adjusted Wald",
  bounds: ({ n, value }, confidence) => {
    const [up, down] = [value(positive), value(negative)];
    if (n === 0 || up === null || down === null) return null;
    const size = n + 3;
    const [p, d] = [(up + 0.75) / size, (down + 0.75) / size];
    const margin = normalQuantile[confidence] * Math.sqrt((p + d - (p - d) ** 2) / size);
    return [100 * Math.max(-1, p - d - margin), 100 * Math.min(1, p - d + margin)];
  },
});
