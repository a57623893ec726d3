import * as z from "zod";
import { ChannelSchema } from "./channel.ts";
import {
  CaseIdSchema,
  CustomerIdSchema,
  InteractionIdSchema,
  OrderIdSchema,
  SurveyIdSchema,
  SurveyInvitationIdSchema,
} from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";

/** How far an invitation can have got. `suppressed`: held back, because the customer was asked a short while ago. */
export const invitationStatuses = [
  "scheduled",
  "sent",
  "delivered",
  "opened",
  "responded",
  "expired",
  "bounced",
  "suppressed",
] as const;
/** How far an invitation has got. Open. */
export type InvitationStatus = OpenEnum<(typeof invitationStatuses)[number]>;

const surveyInvitationShape = {
  /** Id of the invitation. */
  id: SurveyInvitationIdSchema,
  /** The survey asked. */
  surveyId: maybe(SurveyIdSchema),
  /** The customer asked. Null: anonymous. */
  customerId: maybe(CustomerIdSchema),
  /** The case asked about. Null: none. */
  caseId: maybe(CaseIdSchema),
  /** The interaction asked about. Null: none. */
  interactionId: maybe(InteractionIdSchema),
  /** The order asked about. Null: none. */
  orderId: maybe(OrderIdSchema),
  /** Channel on which the customer was asked. Open. */
  channel: maybe(ChannelSchema),
  /** When it is due to be sent. Null: it was sent at once. */
  scheduledAt: maybe(InstantSchema),
  /** When it was sent. Null: it has not been. */
  sentAt: maybe(InstantSchema),
  /** When it arrived. Null: it has not. */
  deliveredAt: maybe(InstantSchema),
  /** When it was opened. Null: it has not been. */
  openedAt: maybe(InstantSchema),
  /** When it stops taking an answer. Null: never. */
  expiresAt: maybe(InstantSchema),
  /** How far it has got. Open. */
  status: openEnum(invitationStatuses),
};
type SurveyInvitationFields = RecordFields & typeof surveyInvitationShape;
/** Fields of {@link SurveyInvitationSchema}. */
export interface SurveyInvitationShape extends SurveyInvitationFields {}

/** Schema of {@link SurveyInvitation}. */
export const SurveyInvitationSchema: z.ZodObject<SurveyInvitationShape> = z.object({
  ...recordShape,
  ...surveyInvitationShape,
});

/** One customer asked once. Kept apart from the response, for without it there is no response rate. */
export interface SurveyInvitation extends z.infer<typeof SurveyInvitationSchema> {}
/** {@link SurveyInvitation} as it is handed in: its ids are plain text. */
export interface SurveyInvitationInput extends z.input<typeof SurveyInvitationSchema> {}
