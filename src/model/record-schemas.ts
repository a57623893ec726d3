import { AgentSchema } from "./agent.ts";
import { AgentStatusIntervalSchema } from "./agent-status-interval.ts";
import { CaseSchema } from "./case.ts";
import { CustomerSchema } from "./customer.ts";
import { InteractionSchema } from "./interaction.ts";
import { JourneyBlueprintSchema } from "./journey-blueprint.ts";
import { JourneyInstanceSchema } from "./journey-instance.ts";
import { MessageSchema } from "./message.ts";
import { OrderSchema } from "./order.ts";
import { QueueSchema } from "./queue.ts";
import { ScheduleSchema } from "./schedule.ts";
import { SlaInstanceSchema } from "./sla-instance.ts";
import { SlaPolicySchema } from "./sla-policy.ts";
import { SubscriptionSchema } from "./subscription.ts";
import { SurveySchema } from "./survey.ts";
import { SurveyInvitationSchema } from "./survey-invitation.ts";
import { SurveyResponseSchema } from "./survey-response.ts";
import { TeamSchema } from "./team.ts";
import { TouchpointSchema } from "./touchpoint.ts";

/**
 * The schema of every type of record, by its name. Each drops fields it does not know and refuses none for
 * having them.
 */
export const recordSchemas = {
  agent: AgentSchema,
  agentStatusInterval: AgentStatusIntervalSchema,
  case: CaseSchema,
  customer: CustomerSchema,
  interaction: InteractionSchema,
  journeyBlueprint: JourneyBlueprintSchema,
  journeyInstance: JourneyInstanceSchema,
  message: MessageSchema,
  order: OrderSchema,
  queue: QueueSchema,
  schedule: ScheduleSchema,
  slaInstance: SlaInstanceSchema,
  slaPolicy: SlaPolicySchema,
  subscription: SubscriptionSchema,
  survey: SurveySchema,
  surveyInvitation: SurveyInvitationSchema,
  surveyResponse: SurveyResponseSchema,
  team: TeamSchema,
  touchpoint: TouchpointSchema,
};

/** Name of a type of record. */
export type RecordType = keyof typeof recordSchemas;
