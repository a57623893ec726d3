import * as z from "zod";
import { ChannelSchema } from "./channel.ts";
import {
  AgentIdSchema,
  CaseIdSchema,
  CustomerIdSchema,
  InteractionIdSchema,
  JourneyInstanceIdSchema,
  OrderIdSchema,
  SurveyIdSchema,
  SurveyInvitationIdSchema,
  SurveyResponseIdSchema,
  TeamIdSchema,
  TouchpointIdSchema,
} from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { LanguageSchema } from "./language.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { personal } from "./pii.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { ScoreSchema } from "./score.ts";
import { SurveyMetricSchema } from "./survey-metric.ts";
import { TextSchema } from "./text.ts";

/** How much of a survey can have been answered. The last two were turned away by the survey itself. */
export const responseCompletions = ["complete", "partial", "disqualified", "overquota"] as const;
/** How much of a survey was answered. Open. */
export type ResponseCompletion = OpenEnum<(typeof responseCompletions)[number]>;

const answerShape = {
  /** The question answered. */
  questionId: TextSchema,
  /** The answer on the question's scale. Null: the question has none, or was skipped. */
  score: maybe(ScoreSchema),
  /** Choices made. */
  choices: maybe(z.array(z.string())),
  /** The answer in words. Personal data. */
  text: maybe(personal("content", z.string())),
};
type AnswerFields = typeof answerShape;
/** Fields of {@link AnswerSchema}. */
export interface AnswerShape extends AnswerFields {}

/** Schema of {@link Answer}. */
export const AnswerSchema: z.ZodObject<AnswerShape> = z.object(answerShape);

/** The answer to one question of a survey. */
export interface Answer extends z.infer<typeof AnswerSchema> {}

const surveyResponseShape = {
  /** Id of the response. */
  id: SurveyResponseIdSchema,
  /** The survey answered. */
  surveyId: maybe(SurveyIdSchema),
  /** The invitation answered. Null: answered unasked. */
  invitationId: maybe(SurveyInvitationIdSchema),
  /** The customer who answered. Null: anonymous. */
  customerId: maybe(CustomerIdSchema),
  /** The agent rated. Null: none. */
  agentId: maybe(AgentIdSchema),
  /** The team rated. Null: none. */
  teamId: maybe(TeamIdSchema),
  /** The case rated. Null: none. */
  caseId: maybe(CaseIdSchema),
  /** The interaction rated. Null: none. */
  interactionId: maybe(InteractionIdSchema),
  /** The order rated. Null: none. */
  orderId: maybe(OrderIdSchema),
  /** The touchpoint rated. Null: none. */
  touchpointId: maybe(TouchpointIdSchema),
  /** The journey rated, as lived. Null: none. */
  journeyInstanceId: maybe(JourneyInstanceIdSchema),
  /** What the score measures. Open; `ces` alone is version 2: seven points, higher is easier. */
  metric: SurveyMetricSchema,
  /** Answer to the primary question. Null: it was left unanswered, which is no score of zero. */
  score: ScoreSchema.nullable(),
  /** Answers to all questions. */
  answers: maybe(z.array(AnswerSchema)),
  /** What the customer added in words. Personal data. Null: nothing. */
  comment: maybe(personal("content", z.string())),
  /** When the customer answered. Neither when they were asked nor when a comment came later. */
  respondedAt: InstantSchema,
  /** When the record was made in its source, which may be when the survey was sent. */
  createdAt: maybe(InstantSchema),
  /** When the record last changed in its source. */
  updatedAt: maybe(InstantSchema),
  /** How much was answered. Open. */
  completion: maybe(openEnum(responseCompletions)),
  /** Seconds the customer took to answer. */
  durationSeconds: maybe(z.number().nonnegative("A duration is never negative.")),
  /** Language answered in, BCP 47. */
  language: maybe(LanguageSchema),
  /** Channel answered on. Open. */
  channel: maybe(ChannelSchema),
  /** Made for testing, and left out of every metric. */
  isTest: maybe(z.boolean()),
  /** The response that this one replaces and that is no longer counted. Null: none. */
  supersedesId: maybe(SurveyResponseIdSchema),
};
type SurveyResponseFields = RecordFields & typeof surveyResponseShape;
/** Fields of {@link SurveyResponseSchema}. */
export interface SurveyResponseShape extends SurveyResponseFields {}

/** Schema of {@link SurveyResponse}. */
export const SurveyResponseSchema: z.ZodObject<SurveyResponseShape> = z.object({
  ...recordShape,
  ...surveyResponseShape,
});

/** What one customer answered to one survey. */
export interface SurveyResponse extends z.infer<typeof SurveyResponseSchema> {}
/** {@link SurveyResponse} as it is handed in: its ids are plain text. */
export interface SurveyResponseInput extends z.input<typeof SurveyResponseSchema> {}
