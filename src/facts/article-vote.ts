import { boolean, type Fact, type FactTexts, instant, nullable, optional, type RowOf, text } from "./fact.ts";

const columns = {
  voteId: optional(text),
  articleId: optional(text),
  voterId: optional(text),
  language: optional(text),
  discarded: optional(text),
  votedAt: optional(instant),
  helpful: nullable(boolean),
};
type Columns = typeof columns;

/** The columns of the article vote fact. */
export interface ArticleVoteColumns extends Columns {}

/** What a row is and what its columns hold. */
export const articleVoteTexts: FactTexts<ArticleVoteColumns> = {
  grain:
    "One row: one reader's vote on one article of the knowledge base, the last one where a reader changed it. The model has no record of it: rows come from the knowledge base.",
  columns: {
    voteId: "Identifies the vote.",
    articleId: "The article.",
    voterId: "Who voted; `null` if unknown.",
    language: "Language of the article, BCP 47.",
    discarded: "Why it is no vote to measure: `test`, `internal`; `null` if it is one.",
    votedAt: "When.",
    helpful:
      "Whether the reader found the article helpful; `null` if the vote was taken back or says neither.",
  },
};

/** One reader's vote on one article. */
export interface ArticleVoteFact extends RowOf<ArticleVoteColumns> {}

/** One row: one reader's vote on one article. In periods it counts when it was cast. */
export const articleVoteFact: Fact<ArticleVoteFact, ArticleVoteColumns> = {
  name: "articleVote",
  columns,
  key: "voteId",
  at: "votedAt",
};
