import * as z from "zod";
import { personal } from "./pii.ts";

/** Schema of an id that cannot be mistaken for the id of another kind of thing. Takes any text but the empty one. */
export interface IdSchema<Name extends string> extends z.core.$ZodBranded<z.ZodString, Name> {}

const explainId: z.core.$ZodErrorMap = ({ input }) =>
  typeof input === "number" ? "An id is text: as a number it may lose digits. Quote it." : undefined;

/** Ids are opaque text, even where the source uses numbers: some are too large for a number to hold. */
const id = z.string({ error: explainId }).min(1, "An id must not be empty.");

/** Id of a customer: a person, an organization or an anonymous visitor. */
export const CustomerIdSchema: IdSchema<"CustomerId"> = personal("pseudonymous", id).brand<"CustomerId">();
/** Id of a customer: a person, an organization or an anonymous visitor. */
export type CustomerId = z.infer<typeof CustomerIdSchema>;

/** Id of an interaction. */
export const InteractionIdSchema: IdSchema<"InteractionId"> = id.brand<"InteractionId">();
/** Id of an interaction. */
export type InteractionId = z.infer<typeof InteractionIdSchema>;

/** Id of a message. */
export const MessageIdSchema: IdSchema<"MessageId"> = id.brand<"MessageId">();
/** Id of a message. */
export type MessageId = z.infer<typeof MessageIdSchema>;

/** Id of a case. */
export const CaseIdSchema: IdSchema<"CaseId"> = id.brand<"CaseId">();
/** Id of a case. */
export type CaseId = z.infer<typeof CaseIdSchema>;

/** Id of an agent, human or not. */
export const AgentIdSchema: IdSchema<"AgentId"> = personal("pseudonymous", id).brand<"AgentId">();
/** Id of an agent, human or not. */
export type AgentId = z.infer<typeof AgentIdSchema>;

/** Id of an interval of an agent's status. */
export const AgentStatusIntervalIdSchema: IdSchema<"AgentStatusIntervalId"> =
  id.brand<"AgentStatusIntervalId">();
/** Id of an interval of an agent's status. */
export type AgentStatusIntervalId = z.infer<typeof AgentStatusIntervalIdSchema>;

/** Id of a team of agents. */
export const TeamIdSchema: IdSchema<"TeamId"> = id.brand<"TeamId">();
/** Id of a team of agents. */
export type TeamId = z.infer<typeof TeamIdSchema>;

/** Id of a queue. */
export const QueueIdSchema: IdSchema<"QueueId"> = id.brand<"QueueId">();
/** Id of a queue. */
export type QueueId = z.infer<typeof QueueIdSchema>;

/** Id of a schedule of business hours. */
export const ScheduleIdSchema: IdSchema<"ScheduleId"> = id.brand<"ScheduleId">();
/** Id of a schedule of business hours. */
export type ScheduleId = z.infer<typeof ScheduleIdSchema>;

/** Id of an SLA policy. */
export const SlaPolicyIdSchema: IdSchema<"SlaPolicyId"> = id.brand<"SlaPolicyId">();
/** Id of an SLA policy. */
export type SlaPolicyId = z.infer<typeof SlaPolicyIdSchema>;

/** Id of an SLA applied to a case or interaction. */
export const SlaInstanceIdSchema: IdSchema<"SlaInstanceId"> = id.brand<"SlaInstanceId">();
/** Id of an SLA applied to a case or interaction. */
export type SlaInstanceId = z.infer<typeof SlaInstanceIdSchema>;

/** Id of a survey. */
export const SurveyIdSchema: IdSchema<"SurveyId"> = id.brand<"SurveyId">();
/** Id of a survey. */
export type SurveyId = z.infer<typeof SurveyIdSchema>;

/** Id of an invitation to a survey. */
export const SurveyInvitationIdSchema: IdSchema<"SurveyInvitationId"> = id.brand<"SurveyInvitationId">();
/** Id of an invitation to a survey. */
export type SurveyInvitationId = z.infer<typeof SurveyInvitationIdSchema>;

/** Id of a response to a survey. */
export const SurveyResponseIdSchema: IdSchema<"SurveyResponseId"> = id.brand<"SurveyResponseId">();
/** Id of a response to a survey. */
export type SurveyResponseId = z.infer<typeof SurveyResponseIdSchema>;

/** Id of an order. */
export const OrderIdSchema: IdSchema<"OrderId"> = id.brand<"OrderId">();
/** Id of an order. */
export type OrderId = z.infer<typeof OrderIdSchema>;

/** Id of a subscription. */
export const SubscriptionIdSchema: IdSchema<"SubscriptionId"> = id.brand<"SubscriptionId">();
/** Id of a subscription. */
export type SubscriptionId = z.infer<typeof SubscriptionIdSchema>;

/** Id of a plan that can be subscribed to. */
export const PlanIdSchema: IdSchema<"PlanId"> = id.brand<"PlanId">();
/** Id of a plan that can be subscribed to. */
export type PlanId = z.infer<typeof PlanIdSchema>;

/** Id of a product. */
export const ProductIdSchema: IdSchema<"ProductId"> = id.brand<"ProductId">();
/** Id of a product. */
export type ProductId = z.infer<typeof ProductIdSchema>;

/** Id of a touchpoint, as defined. */
export const TouchpointIdSchema: IdSchema<"TouchpointId"> = id.brand<"TouchpointId">();
/** Id of a touchpoint, as defined. */
export type TouchpointId = z.infer<typeof TouchpointIdSchema>;

/** Id of a journey as planned. */
export const JourneyBlueprintIdSchema: IdSchema<"JourneyBlueprintId"> = id.brand<"JourneyBlueprintId">();
/** Id of a journey as planned. */
export type JourneyBlueprintId = z.infer<typeof JourneyBlueprintIdSchema>;

/** Id of a stage of a journey as planned. */
export const JourneyStageIdSchema: IdSchema<"JourneyStageId"> = id.brand<"JourneyStageId">();
/** Id of a stage of a journey as planned. */
export type JourneyStageId = z.infer<typeof JourneyStageIdSchema>;

/** Id of a step of a journey as planned. */
export const JourneyStepIdSchema: IdSchema<"JourneyStepId"> = id.brand<"JourneyStepId">();
/** Id of a step of a journey as planned. */
export type JourneyStepId = z.infer<typeof JourneyStepIdSchema>;

/** Id of a journey as lived. */
export const JourneyInstanceIdSchema: IdSchema<"JourneyInstanceId"> = id.brand<"JourneyInstanceId">();
/** Id of a journey as lived. */
export type JourneyInstanceId = z.infer<typeof JourneyInstanceIdSchema>;

/** Id of a touchpoint of a journey as lived. */
export const InstanceTouchpointIdSchema: IdSchema<"InstanceTouchpointId"> =
  id.brand<"InstanceTouchpointId">();
/** Id of a touchpoint of a journey as lived. */
export type InstanceTouchpointId = z.infer<typeof InstanceTouchpointIdSchema>;

/** Id of a persona that a journey is planned for. */
export const PersonaIdSchema: IdSchema<"PersonaId"> = id.brand<"PersonaId">();
/** Id of a persona that a journey is planned for. */
export type PersonaId = z.infer<typeof PersonaIdSchema>;

/** Id of an event. */
export const EventIdSchema: IdSchema<"EventId"> = id.brand<"EventId">();
/** Id of an event. */
export type EventId = z.infer<typeof EventIdSchema>;
