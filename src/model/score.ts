import * as z from "zod";
import { maybe } from "./optional.ts";

/** Whether more is better (satisfaction) or worse (effort, as asked in 2010). */
export const scaleDirections = ["higher-is-better", "lower-is-better"] as const;

const codeOrValue = z.union([z.string(), z.number()], { error: "Expected a code as text, or a number." });

const scaleShape = {
  /** Lowest value that can be given (schema.org `worstRating`, when higher is better). */
  min: z.number(),
  /** Highest value that can be given. */
  max: z.number(),
  /** Distance between neighbouring values; 1 for whole numbers. Null: any value between. */
  step: maybe(z.number().positive()),
  /** Which end is good. */
  direction: z.enum(scaleDirections),
  /** Word shown for each code or value, by its text: `{ "1": "Very poor" }`. */
  labels: maybe(z.record(z.string(), z.string())),
  /** Place on the scale of each code the source uses instead of a value: `{ "103": 3, "-103": 1 }`. */
  codes: maybe(z.record(z.string(), z.number())),
  /** Values, or codes as the source writes them, that count as satisfied. */
  topBox: maybe(z.array(codeOrValue)),
  /** Values, or codes as the source writes them, that count as dissatisfied. */
  bottomBox: maybe(z.array(codeOrValue)),
};
type ScaleFields = typeof scaleShape;
/** Fields of {@link ScaleSchema}. */
export interface ScaleShape extends ScaleFields {}

/** Schema of {@link Scale}. */
export const ScaleSchema: z.ZodObject<ScaleShape> = z.object(scaleShape);

/** The scale a question was asked on. */
export interface Scale extends z.infer<typeof ScaleSchema> {}

const scoreShape = {
  /** The answer as a place on the scale. Never rescaled, never turned round. */
  value: z.number(),
  /** The answer as the source gave it: a code (`103`), a word (`good`), a number or a yes or no. */
  raw: maybe(
    z.union([z.string(), z.number(), z.boolean()], { error: "Expected text, a number, or true or false." }),
  ),
  /** The scale the answer was given on. */
  scale: ScaleSchema,
};
type ScoreFields = typeof scoreShape;
/** Fields of {@link ScoreSchema}. */
export interface ScoreShape extends ScoreFields {}

/** Schema of {@link Score}. */
export const ScoreSchema: z.ZodObject<ScoreShape> = z.object(scoreShape);

/**
 * An answer kept raw, with the scale it was given on: 8 is a promoter of nothing until it is known to be 8 of 10.
 * Whether the value lies on its scale is an integrity rule (SUR-01), not a matter of shape.
 */
export interface Score extends z.infer<typeof ScoreSchema> {}
