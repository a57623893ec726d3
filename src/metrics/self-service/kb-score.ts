import { selfServiceFact } from "../../facts/self-service.ts";
import { count, sum } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notOfSides } from "../demands.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";

/** Knowledge base score: share of votes on articles that call them helpful, from 0 to 1. */
export const kbScore = metric({
  id: "kbScore",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: selfServiceFact,
  excluded: (row) => ({
    ...notOfSides(row, "articleVote"),
    discarded: row.discarded.isKnown(),
    voteUnknown: row.helpful.isMissing(),
  }),
  parts: ({ helpful }) => ({ helpful: count(helpful), notHelpful: count(helpful.not()), votes: count() }),
  value: ({ helpful, votes }) => helpful.over(votes),
  interval: wilson("helpful", "votes"),
  variants: (vary) => ({
    searchSuccess: vary({
      excluded: (row) => ({
        ...notOfSides(row, "helpCentreSession"),
        discarded: row.discarded.isKnown(),
        searchesUnknown: row.searches.isMissing().or(row.searchesOpened.isMissing()),
        moreOpenedThanMade: invalid(row.searchesOpened, row.searchesOpened.moreThan(row.searches)),
      }),
      parts: ({ searches, searchesOpened }) => ({
        searchesOpened: sum(searchesOpened),
        searches: sum(searches),
      }),
      value: ({ searchesOpened, searches }) => searchesOpened.over(searches),
      interval: wilson("searchesOpened", "searches"),
    }),
    casesPerArticleView: vary({
      better: "lower",
      range: [0, null],
      excluded: (row) => ({
        ...notOfSides(row, "helpCentreSession", "case"),
        discarded: row.discarded.isKnown(),
        viewsUnknown: row.side.equals("helpCentreSession").and(row.articleViews.isMissing()),
      }),
      parts: ({ side, articleViews }) => ({
        cases: count(side.equals("case")),
        articleViews: sum(articleViews, side.equals("helpCentreSession")),
      }),
      value: ({ cases, articleViews }) => cases.over(articleViews),
    }),
  }),
});

const helpful = { side: "articleVote", helpful: true };
const notHelpful = { side: "articleVote", helpful: false };

export const kbScoreEntry = entry(kbScore, {
  name: "Knowledge base score",
  aliases: ["article helpfulness", "knowledge base helpfulness", "content score"],
  says: "Share of readers' votes on articles that call them helpful.",
  population:
    "Votes for or against, one a reader and article. Votes that were taken back, tests, the company's own and rows of other sides are left out and counted. Group by `articleId` for one article.",
  recommended:
    "Helpful over helpful and not helpful, pooled over articles by adding votes and never by averaging the scores of articles. The interval is Wilson's, which an article with three votes needs.",
  variants: {
    searchSuccess: {
      says: "Of the searches in the help centre, the share of which a result was opened.",
      usedBy: [],
    },
    casesPerArticleView: {
      says: "Cases for each article opened: less is better, and it is no share.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [helpful, helpful, helpful, notHelpful],
      gives: 0.75,
      because: "3 of 4 votes say helpful.",
    },
    { rows: [notHelpful], gives: 0, because: "One vote, and it is no." },
    { rows: [], gives: null, because: "Nobody voted." },
    {
      rows: [
        helpful,
        notHelpful,
        { side: "articleVote", helpful: null },
        { ...helpful, discarded: "internal" },
        { side: "case" },
      ],
      gives: 0.5,
      excluded: { voteUnknown: 1, discarded: 1, otherSide: 1 },
      because: "1 of 2: a vote that was taken back is neither, and authors do not vote for themselves.",
    },
    {
      variant: "searchSuccess",
      rows: [
        { side: "helpCentreSession", searches: 3, searchesOpened: 1 },
        { side: "helpCentreSession", searches: 1, searchesOpened: 1 },
        { side: "helpCentreSession", searches: 0, searchesOpened: 0 },
        { side: "helpCentreSession", searches: 5, searchesOpened: null },
      ],
      gives: 0.5,
      excluded: { searchesUnknown: 1 },
      because: "Of 4 searches 2 led to something that was opened.",
    },
    {
      variant: "casesPerArticleView",
      rows: [
        { side: "helpCentreSession", articleViews: 7 },
        { side: "helpCentreSession", articleViews: 3 },
        { side: "helpCentreSession", articleViews: null },
        { side: "case" },
        { side: "case", discarded: "spam" },
      ],
      gives: 0.1,
      excluded: { viewsUnknown: 1, discarded: 1 },
      because: "1 case for 10 articles opened.",
    },
  ],
  beware: [
    "Few readers vote, and the annoyed vote more; compare articles with each other rather than with 100 %.",
    "Do not average the scores of articles: one vote would weigh as much as a thousand.",
    "An opened result is not an answer that was found.",
    "A rule that has no solution in it gets bad votes however well it is written.",
  ],
  sources: [
    {
      by: "Geckoboard",
      title: "Percentage of positive votes",
      url: "https://www.geckoboard.com/best-practice/kpi-examples/percentage-of-positive-votes/",
    },
  ],
  since: "0.1.0",
});
