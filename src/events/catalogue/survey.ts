import type * as z from "zod";
import {
  CustomerIdSchema,
  SurveyIdSchema,
  SurveyInvitationIdSchema,
  SurveyResponseIdSchema,
} from "../../model/ids.ts";
import { maybe } from "../../model/optional.ts";
import { ScoreSchema } from "../../model/score.ts";
import { SurveyInvitationSchema } from "../../model/survey-invitation.ts";
import { SurveyResponseSchema } from "../../model/survey-response.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const surveyOwn = {
  /** The survey. */
  surveyId: maybe(SurveyIdSchema),
  /** The customer asked. Null: anonymous. */
  customerId: maybe(CustomerIdSchema),
};
type SurveyEventFields = EventDataFields & typeof surveyOwn;
/** Fields that the data of every event of this family has. */
export interface SurveyEventShape extends SurveyEventFields {}
const surveyEventShape: SurveyEventShape = { ...eventDataShape, ...surveyOwn };

const surveyInvitedTold = pick(SurveyInvitationSchema.shape, [
  "caseId",
  "interactionId",
  "orderId",
  "channel",
  "scheduledAt",
  "expiresAt",
]);
const surveyInvitedOwn = {
  /** The invitation. */
  invitationId: SurveyInvitationIdSchema,
};
type SurveyInvitedFields = SurveyEventFields & typeof surveyInvitedTold & typeof surveyInvitedOwn;
/** Fields of the data of {@link SurveyInvitedEvent}. */
export interface SurveyInvitedShape extends SurveyInvitedFields {}
/** Data of {@link SurveyInvitedEvent}. */
export interface SurveyInvitedData extends z.infer<z.ZodObject<SurveyInvitedShape>> {}
/** A customer was asked to answer a survey. */
export interface SurveyInvitedEvent extends EventOf<"cx.survey.invited", SurveyInvitedData> {}
/** {@link SurveyInvitedEvent} */
export const surveyInvited: EventType<"cx.survey.invited", SurveyInvitedShape> = eventType(
  {
    type: "cx.survey.invited",
    version: "1-0-0",
    says: "A customer was asked to answer a survey.",
    entity: "surveyInvitation",
    entityId: "invitationId",
  },
  { ...surveyEventShape, ...surveyInvitedTold, ...surveyInvitedOwn },
);

const surveyInvitationEventOwn = {
  /** The invitation. */
  invitationId: SurveyInvitationIdSchema,
};
type SurveyInvitationEventFields = SurveyEventFields & typeof surveyInvitationEventOwn;
/** Fields of the data of an event that tells only of an invitation. */
export interface SurveyInvitationEventShape extends SurveyInvitationEventFields {}
/** Data of an event that tells only of an invitation. */
export interface SurveyInvitationEventData extends z.infer<z.ZodObject<SurveyInvitationEventShape>> {}
/** An invitation arrived. */
export interface SurveyDeliveredEvent extends EventOf<"cx.survey.delivered", SurveyInvitationEventData> {}
/** {@link SurveyDeliveredEvent} */
export const surveyDelivered: EventType<"cx.survey.delivered", SurveyInvitationEventShape> = eventType(
  {
    type: "cx.survey.delivered",
    version: "1-0-0",
    says: "An invitation arrived.",
    entity: "surveyInvitation",
    entityId: "invitationId",
  },
  { ...surveyEventShape, ...surveyInvitationEventOwn },
);

/** An invitation came back: its address does not exist, or takes nothing. */
export interface SurveyBouncedEvent extends EventOf<"cx.survey.bounced", SurveyInvitationEventData> {}
/** {@link SurveyBouncedEvent} */
export const surveyBounced: EventType<"cx.survey.bounced", SurveyInvitationEventShape> = eventType(
  {
    type: "cx.survey.bounced",
    version: "1-0-0",
    says: "An invitation came back: its address does not exist, or takes nothing.",
    entity: "surveyInvitation",
    entityId: "invitationId",
  },
  { ...surveyEventShape, ...surveyInvitationEventOwn },
);

/** A customer opened an invitation. */
export interface SurveyOpenedEvent extends EventOf<"cx.survey.opened", SurveyInvitationEventData> {}
/** {@link SurveyOpenedEvent} */
export const surveyOpened: EventType<"cx.survey.opened", SurveyInvitationEventShape> = eventType(
  {
    type: "cx.survey.opened",
    version: "1-0-0",
    says: "A customer opened an invitation.",
    entity: "surveyInvitation",
    entityId: "invitationId",
  },
  { ...surveyEventShape, ...surveyInvitationEventOwn },
);

const surveyRespondedTold = pick(SurveyResponseSchema.shape, [
  "invitationId",
  "agentId",
  "teamId",
  "caseId",
  "interactionId",
  "orderId",
  "touchpointId",
  "journeyInstanceId",
  "metric",
  "score",
  "answers",
  "comment",
  "completion",
  "durationSeconds",
  "language",
  "channel",
  "isTest",
  "supersedesId",
]);
const surveyRespondedOwn = {
  /** The response. */
  responseId: SurveyResponseIdSchema,
};
type SurveyRespondedFields = SurveyEventFields & typeof surveyRespondedTold & typeof surveyRespondedOwn;
/** Fields of the data of {@link SurveyRespondedEvent}. */
export interface SurveyRespondedShape extends SurveyRespondedFields {}
/** Data of {@link SurveyRespondedEvent}. */
export interface SurveyRespondedData extends z.infer<z.ZodObject<SurveyRespondedShape>> {}
/** A customer answered a survey. */
export interface SurveyRespondedEvent extends EventOf<"cx.survey.responded", SurveyRespondedData> {}
/** {@link SurveyRespondedEvent} */
export const surveyResponded: EventType<"cx.survey.responded", SurveyRespondedShape> = eventType(
  {
    type: "cx.survey.responded",
    version: "1-0-0",
    says: "A customer answered a survey.",
    entity: "surveyResponse",
    entityId: "responseId",
  },
  { ...surveyEventShape, ...surveyRespondedTold, ...surveyRespondedOwn },
);

const surveyUpdatedTold = pick(SurveyResponseSchema.shape, [
  "answers",
  "comment",
  "completion",
  "durationSeconds",
]);
const surveyUpdatedOwn = {
  /** The response. */
  responseId: SurveyResponseIdSchema,
  /** The score as it is now. Null: taken back. */
  score: maybe(ScoreSchema),
};
type SurveyUpdatedFields = SurveyEventFields & typeof surveyUpdatedTold & typeof surveyUpdatedOwn;
/** Fields of the data of {@link SurveyUpdatedEvent}. */
export interface SurveyUpdatedShape extends SurveyUpdatedFields {}
/** Data of {@link SurveyUpdatedEvent}. */
export interface SurveyUpdatedData extends z.infer<z.ZodObject<SurveyUpdatedShape>> {}
/** A response was changed, for example by a comment given later. What is absent stays as it was. */
export interface SurveyUpdatedEvent extends EventOf<"cx.survey.updated", SurveyUpdatedData> {}
/** {@link SurveyUpdatedEvent} */
export const surveyUpdated: EventType<"cx.survey.updated", SurveyUpdatedShape> = eventType(
  {
    type: "cx.survey.updated",
    version: "1-0-0",
    says: "A response was changed, for example by a comment given later. What is absent stays as it was.",
    entity: "surveyResponse",
    entityId: "responseId",
  },
  { ...surveyEventShape, ...surveyUpdatedTold, ...surveyUpdatedOwn },
);

/** An invitation stopped taking answers. */
export interface SurveyExpiredEvent extends EventOf<"cx.survey.expired", SurveyInvitationEventData> {}
/** {@link SurveyExpiredEvent} */
export const surveyExpired: EventType<"cx.survey.expired", SurveyInvitationEventShape> = eventType(
  {
    type: "cx.survey.expired",
    version: "1-0-0",
    says: "An invitation stopped taking answers.",
    entity: "surveyInvitation",
    entityId: "invitationId",
  },
  { ...surveyEventShape, ...surveyInvitationEventOwn },
);
