import { type Fact, type FactTexts, instant, int, nullable, optional, type RowOf, text } from "./fact.ts";

const columns = {
  sentimentId: optional(text),
  interactionId: optional(text),
  customerId: optional(text),
  teamId: optional(text),
  channel: optional(text),
  topic: optional(text),
  sentiment: nullable(text),
  polarityThousandths: optional(int({ atLeast: -1000, atMost: 1000 })),
  judgedBy: optional(text),
  discarded: optional(text),
  saidAt: optional(instant),
};
type Columns = typeof columns;

/** The columns of the sentiment fact. */
export interface SentimentColumns extends Columns {}

/** What a row is and what its columns hold. */
export const sentimentTexts: FactTexts<SentimentColumns> = {
  grain:
    "One row: one thing that a customer said or wrote (a contact, a review, a mention), with its tone if judged.",
  columns: {
    sentimentId: "Identifies what was said.",
    interactionId: "Interaction it was said in; `null` for a mention elsewhere.",
    customerId: "Who said it.",
    teamId: "Team it was said to.",
    channel: "Channel it was said on.",
    topic: "What it was about.",
    sentiment: "Its tone: `positive`, `neutral` or `negative`; `null` if it was not judged.",
    polarityThousandths:
      "How positive, from −1000 to 1000 thousandths, by the scale of whoever judged it; `null` if only the tone is known or nothing is.",
    judgedBy: "Who judged: `self-report`, `agent`, `model`, or the name of the model.",
    discarded: "Why it is not to be measured: `spam` or `test`; `null` if it is.",
    saidAt: "When it was said.",
  },
};

/** One thing that a customer said, with its tone. */
export interface SentimentFact extends RowOf<SentimentColumns> {}

/** One row: one thing that a customer said or wrote, with its tone if judged. */
export const sentimentFact: Fact<SentimentFact, SentimentColumns> = {
  name: "sentiment",
  columns,
  key: "sentimentId",
  at: "saidAt",
};
