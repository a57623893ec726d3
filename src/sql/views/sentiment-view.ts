import type { SentimentColumns } from "../../facts/sentiment.ts";
import type { SentimentFactsOptions } from "../../facts/sentiment-facts.ts";
import type { ViewText, Writing } from "./view.ts";

/** One row for each interaction, as `sentimentFacts` makes them. */
export function sentimentView(
  { table, milliseconds, types }: Writing,
  { neutralWithin = 0 }: SentimentFactsOptions,
): ViewText<SentimentColumns> {
  if (!(neutralWithin >= 0 && neutralWithin <= 1))
    throw new RangeError(`neutralWithin is from 0 to 1, not ${neutralWithin}.`);
  const bound = `CAST(${neutralWithin} AS ${types.real})`;
  return {
    stages: [],
    from: table("interaction"),
    columns: {
      sentimentId: `fact."id"`,
      interactionId: `fact."id"`,
      customerId: `fact."customerId"`,
      teamId: `fact."teamId"`,
      channel: `fact."channel"`,
      topic: `fact."topic"`,
      sentiment: `CASE
    WHEN ABS(fact."sentiment_value") <= ${bound} THEN 'neutral'
    WHEN fact."sentiment_value" > 0 THEN 'positive'
    WHEN fact."sentiment_value" < 0 THEN 'negative'
  END`,
      polarityThousandths: `FLOOR(fact."sentiment_value" * 1000 + 0.5)`,
      judgedBy: `fact."sentiment_source"`,
      discarded: `CASE WHEN fact."isSpam" THEN 'spam' WHEN fact."isTest" THEN 'test' END`,
      saidAt: milliseconds(`fact."startAt"`),
    },
  };
}
