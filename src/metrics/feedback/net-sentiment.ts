import { sentimentFact } from "../../facts/sentiment.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { adjustedWald } from "../../statistics/adjusted-wald.ts";
import { studentMean } from "../../statistics/student.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

interface SentimentColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly sentiment: Expression<"sentiment", "text">;
}

const notJudged = ({ discarded, sentiment }: SentimentColumns) => ({
  discarded: discarded.isKnown(),
  notJudged: sentiment.isMissing(),
  otherSentiment: sentiment.isOneOf("positive", "neutral", "negative").not(),
});
const neutralOrNotJudged = (said: SentimentColumns) => ({
  ...notJudged(said),
  neutral: said.sentiment.equals("neutral"),
});

/** Net sentiment: share of what was said that is positive less share that is negative, in points from −100 to 100. */
export const netSentiment = metric({
  id: "netSentiment",
  unit: "points",
  better: "higher",
  domain: "customer-experience",
  range: [-100, 100],
  of: sentimentFact,
  excluded: notJudged,
  parts: ({ sentiment }) => ({
    positive: count(sentiment.equals("positive")),
    neutral: count(sentiment.equals("neutral")),
    negative: count(sentiment.equals("negative")),
  }),
  value: ({ positive, neutral, negative }) =>
    positive.minus(negative).times(100).over(positive.plus(neutral).plus(negative)),
  interval: adjustedWald("positive", "negative"),
  variants: (vary) => ({
    withoutNeutral: vary({ excluded: neutralOrNotJudged }),
    positiveShare: vary({
      unit: "ratio",
      range: [0, 1],
      excluded: neutralOrNotJudged,
      parts: ({ sentiment }) => ({ positive: count(sentiment.equals("positive")), judged: count() }),
      value: ({ positive, judged }) => positive.over(judged),
      interval: wilson("positive", "judged"),
    }),
    meanPolarity: vary({
      unit: "scale",
      range: [-1, 1],
      excluded: ({ discarded, polarityThousandths }) => ({
        discarded: discarded.isKnown(),
        polarityUnknown: polarityThousandths.isMissing(),
      }),
      parts: ({ polarityThousandths }) => ({
        polarity: sum(polarityThousandths),
        judged: count(),
        variance: variance(polarityThousandths),
      }),
      value: ({ polarity, judged }) => polarity.over(judged.times(1000)),
      interval: studentMean({ sum: "polarity", variance: "variance" }, 1000),
    }),
  }),
});

const blackBox = {
  by: "Black Box Intelligence",
  title: "What is Net Sentiment and what are the other sentiment options?",
  url: "https://help.blackboxintelligence.com/hc/en-us/articles/360003715274",
};
const symanto = {
  by: "Symanto",
  title: "What is Net Sentiment?",
  url: "https://help.symanto.com/knowledge/what-is-net-sentiment",
};
const polarity = {
  by: "R package SentimentAnalysis",
  title: "ruleSentimentPolarity",
  url: "https://rdocumentation.org/packages/SentimentAnalysis/versions/1.3-4/topics/ruleSentimentPolarity",
};

export const netSentimentEntry = entry(netSentiment, {
  name: "Net sentiment",
  abbreviation: "NSS",
  aliases: ["net sentiment score", "sentiment score"],
  says: "Share of what customers said that is positive less share that is negative, in points.",
  population:
    "Things that customers said whose tone was judged positive, neutral or negative. What was not judged, what has another label (mixed), spam and tests are left out and counted.",
  recommended:
    "Neutral ones stay in the denominator: most of what is said is neutral, and without it a few complaints swing the score from end to end.",
  variants: {
    withoutNeutral: {
      says: "Positive less negative over those two alone; neutral ones are left out.",
      usedBy: [polarity],
    },
    positiveShare: {
      says: "Share that is positive of what is positive or negative, from 0 to 1.",
      usedBy: [blackBox],
    },
    meanPolarity: {
      says: "Mean of the values that a model gave, from −1 to 1. Comparable only within one version of one model: group by judgedBy.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Black Box Intelligence",
      calls: "Net Sentiment Score",
      variant: null,
      differs: "The same: 80 positive, 20 negative and 100 neutral mentions make 30.",
      source: blackBox,
    },
    {
      tool: "Black Box Intelligence",
      calls: "% Positive, excluding neutral",
      variant: "positiveShare",
      differs: "Neutral mentions are left out and nothing is subtracted: the same mentions make 80 %.",
      source: blackBox,
    },
    {
      tool: "Symanto",
      calls: "Net Sentiment",
      variant: null,
      differs:
        "Counts terms instead of texts; the formula is the same, and the neutral terms that it does not show are in the denominator.",
      source: symanto,
    },
  ],
  examples: [
    {
      rows: [
        { sentiment: "positive" },
        { sentiment: "positive" },
        { sentiment: "neutral" },
        { sentiment: "negative" },
      ],
      gives: 25,
      because: "2 of 4 are positive and 1 negative: 50 − 25.",
    },
    {
      rows: [{ sentiment: "neutral" }, { sentiment: "neutral" }],
      gives: 0,
      because: "Nothing for and nothing against is a real 0.",
    },
    { rows: [], gives: null, because: "Nothing was said, so there is nothing to say." },
    {
      rows: [
        { sentiment: "negative" },
        { sentiment: null },
        { sentiment: "mixed" },
        { sentiment: "positive", discarded: "spam" },
      ],
      gives: -100,
      excluded: { notJudged: 1, otherSentiment: 1, discarded: 1 },
      because: "Only the first was judged as one of the three; what was not judged is not neutral.",
    },
    {
      variant: "withoutNeutral",
      rows: [
        { sentiment: "positive" },
        { sentiment: "positive" },
        { sentiment: "neutral" },
        { sentiment: "negative" },
      ],
      gives: 100 / 3,
      excluded: { neutral: 1 },
      because: "2 positive and 1 negative of 3: 66⅔ − 33⅓.",
    },
    {
      variant: "positiveShare",
      rows: [
        { sentiment: "positive" },
        { sentiment: "positive" },
        { sentiment: "neutral" },
        { sentiment: "negative" },
      ],
      gives: 2 / 3,
      excluded: { neutral: 1 },
      because: "2 positive of 3 that are not neutral.",
    },
    {
      variant: "meanPolarity",
      rows: [
        { polarityThousandths: 800 },
        { polarityThousandths: -300 },
        { polarityThousandths: 100 },
        { polarityThousandths: null },
      ],
      gives: 0.2,
      excluded: { polarityUnknown: 1 },
      because: "0.8 − 0.3 + 0.1 is 0.6, over 3.",
    },
  ],
  beware: [
    "Say whether neutral counts: the same mentions give 30 with it and 60 without.",
    "Another model, or another version of it, is another scale; a jump on the day of an update is not the customers'.",
    "It is not a satisfaction score and is never averaged with one.",
    "What customers say in public is not what those who stay silent think.",
    "Where neutral ends is the model's choice; tell sentimentFacts by neutralWithin.",
  ],
  sources: [symanto, blackBox, polarity],
  since: "0.1.0",
});
