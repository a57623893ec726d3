import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  ratingId: optional(text),
  subjectId: optional(text),
  customerId: optional(text),
  site: optional(text),
  stars: nullable(int()),
  scaleMin: optional(int()),
  scaleMax: optional(int()),
  verified: optional(boolean),
  test: optional(boolean),
  superseded: optional(boolean),
  ratedAt: optional(instant),
};
type Columns = typeof columns;

/** The columns of the rating fact. */
export interface RatingColumns extends Columns {}

/** What a row is and what its columns hold. */
export const ratingTexts: FactTexts<RatingColumns> = {
  grain: "One row: one review or star rating that one person gave to one product, place, app or agent.",
  columns: {
    ratingId: "Identifies the rating.",
    subjectId: "What is rated.",
    customerId: "Who rated it; `null` if anonymous.",
    site: "Where it was published.",
    stars: "Whole stars as given; `null` for a review without stars.",
    scaleMin: "Fewest stars that can be given; `null` means the usual 1.",
    scaleMax: "Most stars that can be given; `null` means the usual 5.",
    verified: "Whether the rater is known to have bought or used it; `null` if unknown.",
    test: "Whether it is a test.",
    superseded: "Whether a later rating of the same thing by the same person stands in its place.",
    ratedAt: "When it was rated.",
  },
};

/** One review or star rating. */
export interface RatingFact extends RowOf<RatingColumns> {}

/** One row: one review or star rating. The model has no record of reviews, so the rows are made by the caller. */
export const ratingFact: Fact<RatingFact, RatingColumns> = {
  name: "rating",
  columns,
  key: "ratingId",
  at: "ratedAt",
};
