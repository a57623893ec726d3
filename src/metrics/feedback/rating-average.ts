import { ratingFact } from "../../facts/rating.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { type Expression, literal, when } from "../../language/expression.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";

interface RatingColumns {
  readonly test: Expression<"test", "boolean">;
  readonly superseded: Expression<"superseded", "boolean">;
  readonly scaleMin: Expression<"scaleMin", "int">;
  readonly scaleMax: Expression<"scaleMax", "int">;
  readonly stars: Expression<"stars", "int">;
}
type Threshold = Expression<never, "int">;

const notRated = (
  { test, superseded, scaleMin, scaleMax, stars }: RatingColumns,
  least: Threshold,
  greatest: Threshold,
) => ({
  test,
  superseded,
  otherScale: scaleMin.equals(least).not().or(scaleMax.equals(greatest).not()),
  withoutStars: stars.isMissing(),
  offScale: invalid(stars, stars.lessThan(least).or(stars.moreThan(greatest))),
});

/** Average rating: mean stars of reviews, from 1 to 5. */
export const ratingAverage = metric({
  id: "ratingAverage",
  unit: "stars",
  better: "higher",
  domain: "customer-experience",
  range: [1, 5],
  of: ratingFact,
  given: { scaleMin: 1, scaleMax: 5 },
  excluded: (rating, { scaleMin, scaleMax }) => notRated(rating, scaleMin, scaleMax),
  parts: ({ stars }) => ({ total: sum(stars), ratings: count(), variance: variance(stars) }),
  value: ({ total, ratings }) => total.over(ratings),
  interval: studentMean({ sum: "total", variance: "variance" }, 1),
  variants: (vary) => ({
    bayesian: vary({
      given: { scaleMin: 1, scaleMax: 5, priorMean: 3, priorRatings: 10 },
      parts: ({ stars }) => ({ total: sum(stars), ratings: count() }),
      value: ({ total, ratings }, { priorMean, priorRatings }) =>
        total
          .plus(priorMean.times(priorRatings))
          .over(when(ratings.atLeast(1), ratings.plus(priorRatings), literal(0))),
    }),
    wilsonLowerBound: vary({
      unit: "ratio",
      range: [0, 1],
      given: { scaleMin: 1, scaleMax: 5, positiveFrom: 4, z: 1.959963984540054 },
      parts: ({ stars }, { positiveFrom }) => ({
        positive: count(stars.atLeast(positiveFrom)),
        ratings: count(),
      }),
      value: ({ positive, ratings }, { z }) => {
        const square = z.times(z);
        const negative = ratings.minus(positive);
        const spread = positive.times(negative).over(ratings).plus(square.over(4)).power(0.5);
        const bound = positive.plus(square.over(2)).minus(z.times(spread)).over(ratings.plus(square));
        // Of nothing positive the bound is exactly 0, which rounding would miss.
        return when(positive.atLeast(1), bound, positive.over(ratings));
      },
    }),
  }),
});

const imdb = {
  by: "Cross Validated, quoting IMDb's Top 250",
  title: "What are good resources on Bayesian rating?",
  url: "https://stats.stackexchange.com/questions/189658/what-are-good-resources-on-bayesian-rating",
};

export const ratingAverageEntry = entry(ratingAverage, {
  name: "Average rating",
  aliases: ["star rating", "review rating", "average stars"],
  says: "Mean number of stars that reviews give, from 1 to 5.",
  population:
    "Ratings with stars on the 1–5 scale. Reviews without stars, other scales, tests and ratings that a later one replaced are left out and counted. One product a group, or all ratings pooled.",
  recommended:
    "The arithmetic mean with its count beside it: everybody can check it. Shops weight by undisclosed rules, which no formula reproduces.",
  variants: {
    bayesian: {
      says: "Mean drawn towards a prior mean as if priorRatings more people had given it, so that few ratings do not decide: (C × m + Σ stars) ÷ (C + ratings). Set m to the mean of all products and C to how many ratings it takes to be believed.",
      usedBy: [imdb],
    },
    wilsonLowerBound: {
      says: "Lower end of the Wilson interval of the share with 4 stars or more, for ordering: high only where many agree.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [{ stars: 5 }, { stars: 4 }, { stars: 1 }],
      gives: 10 / 3,
      because: "5 + 4 + 1 is 10, over 3 ratings.",
    },
    {
      rows: [{ stars: 5 }, { stars: 5 }, { stars: 4 }, { stars: 4 }],
      gives: 4.5,
      because: "5 + 5 + 4 + 4 is 18, over 4 ratings; no half star is rounded.",
    },
    { rows: [], gives: null, because: "Nobody rated it, which is neither 0 stars nor 5." },
    {
      rows: [
        { stars: 5 },
        { stars: null },
        { stars: 1, superseded: true },
        { stars: 1, test: true },
        { stars: 9, scaleMax: 10 },
      ],
      gives: 5,
      excluded: { withoutStars: 1, superseded: 1, test: 1, otherScale: 1 },
      because: "One rating of five stars stands; a review in words alone gives none.",
    },
    {
      variant: "bayesian",
      rows: [{ stars: 5 }, { stars: 5 }],
      given: { priorMean: 4 },
      gives: 25 / 6,
      because: "Ten ratings of 4 and two of 5: 50 ÷ 12, well below the mean of 5.",
    },
    {
      variant: "bayesian",
      rows: [],
      gives: null,
      because: "Without any rating there is only the prior, and that is no rating.",
    },
    {
      variant: "wilsonLowerBound",
      rows: [{ stars: 5 }, { stars: 4 }, { stars: 5 }, { stars: 1 }],
      given: { z: 2 },
      gives: (3 + 2 - 2 * Math.sqrt(3 / 4 + 1)) / 8,
      because: "3 of 4 are positive; with z = 2 it is (3 + 2 − 2 × √(¾ + 1)) ÷ (4 + 4).",
    },
    {
      variant: "wilsonLowerBound",
      rows: [{ stars: 1 }, { stars: 2 }],
      gives: 0,
      because: "Nobody is positive, and no share lies below 0.",
    },
  ],
  beware: [
    "Never average the averages of products; pool the ratings.",
    "Two ratings of 5 do not beat a thousand with a mean of 4.8; order by the Bayesian mean or the Wilson bound, not by the mean.",
    "The bound at 5 stars alone differs from one at 4 or more; name positiveFrom.",
    "Who writes reviews is not who buys: extremes write more often.",
    "The number that a shop displays may be weighted by age, purchase or helpfulness, and rounded to half a star.",
  ],
  sources: [
    imdb,
    {
      by: "Wilson",
      title: "Probable inference, the law of succession, and statistical inference, JASA 22",
      url: "https://doi.org/10.1080/01621459.1927.10502953",
      year: 1927,
    },
    {
      by: "NumberVibe",
      title: "Average Rating: Weighted Avg, Bayesian Avg, Wilson Score",
      url: "https://numbervibe.com/calculators/statistics/average-rating-calculator",
    },
  ],
  since: "0.1.0",
});
