import * as z from "zod";
import { openEnum } from "./open-enum.ts";

/** Who says what the customer feels: the customer, an agent, or a model's guess. */
export const feelingSources = ["self-report", "agent", "model"] as const;

const sentimentShape = {
  /** From −1, negative, to 1, positive. */
  value: z.number().min(-1).max(1),
  /** Who says so. Open. */
  source: openEnum(feelingSources),
};
type SentimentFields = typeof sentimentShape;
/** Fields of {@link SentimentSchema}. */
export interface SentimentShape extends SentimentFields {}

/** Schema of {@link Sentiment}. */
export const SentimentSchema: z.ZodObject<SentimentShape> = z.object(sentimentShape);

/** The tone of what a customer said. Not a satisfaction score, and never averaged with one. */
export interface Sentiment extends z.infer<typeof SentimentSchema> {}

const emotionShape = {
  /** From −2, very negative, to 2, very positive. */
  value: z.number().min(-2).max(2),
  /** Who says so. Open. */
  source: openEnum(feelingSources),
};
type EmotionFields = typeof emotionShape;
/** Fields of {@link EmotionSchema}. */
export interface EmotionShape extends EmotionFields {}

/** Schema of {@link Emotion}. */
export const EmotionSchema: z.ZodObject<EmotionShape> = z.object(emotionShape);

/** How a customer felt at a touchpoint: reported by them, or labelled as someone else's reading (CJML). */
export interface Emotion extends z.infer<typeof EmotionSchema> {}
