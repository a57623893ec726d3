import type { InteractionInput } from "../model/interaction.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";
import type { SentimentFact } from "./sentiment.ts";

/** Where tones begin. */
export interface SentimentFactsOptions {
  /**
   * How far from 0 a value of −1…1 may be and still be neutral, the bound included; 0 unless said. Models differ in
   * it, so it belongs to the model whose values are read.
   */
  readonly neutralWithin?: number;
}

/**
 * One sentiment fact for each interaction, judged or not, so that it shows how many were not. The tone is the sign of
 * the value that the record has, near 0 neutral; the value is kept in whole thousandths.
 *
 * @throws InvalidRecordError on an instant that is none.
 * @throws RangeError where `neutralWithin` is not from 0 to 1.
 */
export function sentimentFacts(
  interactions: Iterable<InteractionInput>,
  { neutralWithin = 0 }: SentimentFactsOptions = {},
): SentimentFact[] {
  if (!(neutralWithin >= 0 && neutralWithin <= 1))
    throw new RangeError(`neutralWithin is from 0 to 1, not ${neutralWithin}.`);
  return Array.from(interactions, (interaction) => {
    const { id, customerId, teamId, channel, topic, sentiment, isSpam, isTest, startAt } = interaction;
    const value = sentiment?.value ?? null;
    return {
      sentimentId: id,
      interactionId: id,
      customerId: customerId ?? null,
      teamId: teamId ?? null,
      channel,
      topic: topic ?? null,
      sentiment: value === null ? null : toneOf(value, neutralWithin),
      polarityThousandths: value === null ? null : Math.round(value * 1000),
      judgedBy: sentiment?.source ?? null,
      discarded: isSpam === true ? "spam" : isTest === true ? "test" : null,
      saidAt: instantOf(requiredInstantMs(`interaction ${id}`, "startAt", startAt)),
    };
  });
}

function toneOf(value: number, neutralWithin: number): "positive" | "neutral" | "negative" {
  if (Math.abs(value) <= neutralWithin) return "neutral";
  return value > 0 ? "positive" : "negative";
}
