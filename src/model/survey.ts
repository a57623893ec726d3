import * as z from "zod";
import { ChannelSchema } from "./channel.ts";
import { SurveyIdSchema } from "./ids.ts";
import { ValidityBoundSchema } from "./local-date.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { ScaleSchema } from "./score.ts";
import { SurveyMetricSchema } from "./survey-metric.ts";
import { TextSchema } from "./text.ts";

/** Kinds of question. */
export const questionKinds = ["scale", "choice", "multiple-choice", "yes-no", "text"] as const;
/** Kind of question. Open. */
export type QuestionKind = OpenEnum<(typeof questionKinds)[number]>;

const questionShape = {
  /** Id of the question within the survey. */
  id: TextSchema,
  /** Kind of question. Open. */
  kind: openEnum(questionKinds),
  /** The question as asked. */
  text: maybe(z.string()),
  /** The scale it is answered on. Null: it has none. */
  scale: maybe(ScaleSchema),
  /** Whether its answer is the survey's score. One question of a survey is. */
  isPrimary: maybe(z.boolean()),
};
type QuestionFields = typeof questionShape;
/** Fields of {@link QuestionSchema}. */
export interface QuestionShape extends QuestionFields {}

/** Schema of {@link Question}. */
export const QuestionSchema: z.ZodObject<QuestionShape> = z.object(questionShape);

/** A question of a survey. */
export interface Question extends z.infer<typeof QuestionSchema> {}

const surveyShape = {
  /** Id of the survey. */
  id: SurveyIdSchema,
  /** Name to show. */
  name: maybe(TextSchema),
  /** What its primary question measures. Open; `ces` alone is version 2: seven points, higher is easier. */
  metric: SurveyMetricSchema,
  /** Its questions, in the order in which they are asked. */
  questions: maybe(z.array(QuestionSchema)),
  /** What sends it, in the company's own word: `case-resolved`, `90-days-after-order`. */
  trigger: maybe(TextSchema),
  /** Channel it is asked on. Open. Null: several. */
  channel: maybe(ChannelSchema),
  /** When this version takes effect. Null: always did. */
  validFrom: maybe(ValidityBoundSchema),
  /** Last day, or instant, on which it is asked. Null: no end known. */
  validThrough: maybe(ValidityBoundSchema),
};
type SurveyFields = RecordFields & typeof surveyShape;
/** Fields of {@link SurveySchema}. */
export interface SurveyShape extends SurveyFields {}

/** Schema of {@link Survey}. */
export const SurveySchema: z.ZodObject<SurveyShape> = z.object({ ...recordShape, ...surveyShape });

/** What customers are asked, as defined. */
export interface Survey extends z.infer<typeof SurveySchema> {}
/** {@link Survey} as it is handed in: its ids are plain text. */
export interface SurveyInput extends z.input<typeof SurveySchema> {}
