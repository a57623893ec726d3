import type * as z from "zod";
import { type AgentStatusChangedEvent, agentStatusChanged } from "./catalogue/agent.ts";
import {
  type BotAnsweredEvent,
  type BotHandedOffEvent,
  type BotResolvedEvent,
  botAnswered,
  botHandedOff,
  botResolved,
} from "./catalogue/bot.ts";
import {
  type CaseAssignedEvent,
  type CaseClosedEvent,
  type CaseCreatedEvent,
  type CaseDeletedEvent,
  type CaseMarkedSpamEvent,
  type CaseMergedEvent,
  type CasePriorityChangedEvent,
  type CaseReopenedEvent,
  type CaseResolvedEvent,
  type CaseStatusChangedEvent,
  caseAssigned,
  caseClosed,
  caseCreated,
  caseDeleted,
  caseMarkedSpam,
  caseMerged,
  casePriorityChanged,
  caseReopened,
  caseResolved,
  caseStatusChanged,
} from "./catalogue/case.ts";
import {
  type InteractionAbandonedEvent,
  type InteractionConnectedEvent,
  type InteractionEndedEvent,
  type InteractionHeldEvent,
  type InteractionOfferedEvent,
  type InteractionQueuedEvent,
  type InteractionResumedEvent,
  type InteractionStartedEvent,
  type InteractionTransferredEvent,
  type InteractionWrappedUpEvent,
  interactionAbandoned,
  interactionConnected,
  interactionEnded,
  interactionHeld,
  interactionOffered,
  interactionQueued,
  interactionResumed,
  interactionStarted,
  interactionTransferred,
  interactionWrappedUp,
} from "./catalogue/interaction.ts";
import {
  type JourneyAbandonedEvent,
  type JourneyCompletedEvent,
  type JourneyFailedEvent,
  type JourneyStartedEvent,
  type JourneyTimedOutEvent,
  journeyAbandoned,
  journeyCompleted,
  journeyFailed,
  journeyStarted,
  journeyTimedOut,
} from "./catalogue/journey.ts";
import {
  type MessageDeliveredEvent,
  type MessageFailedEvent,
  type MessageReadEvent,
  type MessageSentEvent,
  messageDelivered,
  messageFailed,
  messageRead,
  messageSent,
} from "./catalogue/message.ts";
import {
  type OrderCanceledEvent,
  type OrderDeliveredEvent,
  type OrderFulfilledEvent,
  type OrderPaidEvent,
  type OrderPlacedEvent,
  type OrderRefundedEvent,
  type OrderReturnedEvent,
  orderCanceled,
  orderDelivered,
  orderFulfilled,
  orderPaid,
  orderPlaced,
  orderRefunded,
  orderReturned,
} from "./catalogue/order.ts";
import {
  type SlaAppliedEvent,
  type SlaBreachedEvent,
  type SlaFulfilledEvent,
  type SlaPausedEvent,
  type SlaRemovedEvent,
  type SlaResumedEvent,
  slaApplied,
  slaBreached,
  slaFulfilled,
  slaPaused,
  slaRemoved,
  slaResumed,
} from "./catalogue/sla.ts";
import {
  type SubscriptionActivatedEvent,
  type SubscriptionCanceledEvent,
  type SubscriptionCreatedEvent,
  type SubscriptionEndedEvent,
  type SubscriptionPastDueEvent,
  type SubscriptionPausedEvent,
  type SubscriptionPlanChangedEvent,
  type SubscriptionReactivatedEvent,
  subscriptionActivated,
  subscriptionCanceled,
  subscriptionCreated,
  subscriptionEnded,
  subscriptionPastDue,
  subscriptionPaused,
  subscriptionPlanChanged,
  subscriptionReactivated,
} from "./catalogue/subscription.ts";
import {
  type SurveyBouncedEvent,
  type SurveyDeliveredEvent,
  type SurveyExpiredEvent,
  type SurveyInvitedEvent,
  type SurveyOpenedEvent,
  type SurveyRespondedEvent,
  type SurveyUpdatedEvent,
  surveyBounced,
  surveyDelivered,
  surveyExpired,
  surveyInvited,
  surveyOpened,
  surveyResponded,
  surveyUpdated,
} from "./catalogue/survey.ts";
import { type TouchpointExperiencedEvent, touchpointExperienced } from "./catalogue/touchpoint.ts";

/** Every type of event, by its name. */
export const eventTypes = {
  "cx.case.created": caseCreated,
  "cx.case.assigned": caseAssigned,
  "cx.case.status-changed": caseStatusChanged,
  "cx.case.priority-changed": casePriorityChanged,
  "cx.case.resolved": caseResolved,
  "cx.case.reopened": caseReopened,
  "cx.case.closed": caseClosed,
  "cx.case.merged": caseMerged,
  "cx.case.deleted": caseDeleted,
  "cx.case.marked-spam": caseMarkedSpam,
  "cx.message.sent": messageSent,
  "cx.message.delivered": messageDelivered,
  "cx.message.failed": messageFailed,
  "cx.message.read": messageRead,
  "cx.interaction.started": interactionStarted,
  "cx.interaction.queued": interactionQueued,
  "cx.interaction.offered": interactionOffered,
  "cx.interaction.connected": interactionConnected,
  "cx.interaction.held": interactionHeld,
  "cx.interaction.resumed": interactionResumed,
  "cx.interaction.transferred": interactionTransferred,
  "cx.interaction.abandoned": interactionAbandoned,
  "cx.interaction.ended": interactionEnded,
  "cx.interaction.wrapped-up": interactionWrappedUp,
  "cx.bot.answered": botAnswered,
  "cx.bot.handed-off": botHandedOff,
  "cx.bot.resolved": botResolved,
  "cx.sla.applied": slaApplied,
  "cx.sla.paused": slaPaused,
  "cx.sla.resumed": slaResumed,
  "cx.sla.fulfilled": slaFulfilled,
  "cx.sla.breached": slaBreached,
  "cx.sla.removed": slaRemoved,
  "cx.survey.invited": surveyInvited,
  "cx.survey.delivered": surveyDelivered,
  "cx.survey.bounced": surveyBounced,
  "cx.survey.opened": surveyOpened,
  "cx.survey.responded": surveyResponded,
  "cx.survey.updated": surveyUpdated,
  "cx.survey.expired": surveyExpired,
  "cx.agent.status-changed": agentStatusChanged,
  "cx.subscription.created": subscriptionCreated,
  "cx.subscription.activated": subscriptionActivated,
  "cx.subscription.plan-changed": subscriptionPlanChanged,
  "cx.subscription.paused": subscriptionPaused,
  "cx.subscription.past-due": subscriptionPastDue,
  "cx.subscription.canceled": subscriptionCanceled,
  "cx.subscription.ended": subscriptionEnded,
  "cx.subscription.reactivated": subscriptionReactivated,
  "cx.order.placed": orderPlaced,
  "cx.order.paid": orderPaid,
  "cx.order.fulfilled": orderFulfilled,
  "cx.order.delivered": orderDelivered,
  "cx.order.canceled": orderCanceled,
  "cx.order.refunded": orderRefunded,
  "cx.order.returned": orderReturned,
  "cx.touchpoint.experienced": touchpointExperienced,
  "cx.journey.started": journeyStarted,
  "cx.journey.completed": journeyCompleted,
  "cx.journey.abandoned": journeyAbandoned,
  "cx.journey.failed": journeyFailed,
  "cx.journey.timed-out": journeyTimedOut,
};

/** The event of each type, by the name of the type. */
export interface CxEvents {
  "cx.case.created": CaseCreatedEvent;
  "cx.case.assigned": CaseAssignedEvent;
  "cx.case.status-changed": CaseStatusChangedEvent;
  "cx.case.priority-changed": CasePriorityChangedEvent;
  "cx.case.resolved": CaseResolvedEvent;
  "cx.case.reopened": CaseReopenedEvent;
  "cx.case.closed": CaseClosedEvent;
  "cx.case.merged": CaseMergedEvent;
  "cx.case.deleted": CaseDeletedEvent;
  "cx.case.marked-spam": CaseMarkedSpamEvent;
  "cx.message.sent": MessageSentEvent;
  "cx.message.delivered": MessageDeliveredEvent;
  "cx.message.failed": MessageFailedEvent;
  "cx.message.read": MessageReadEvent;
  "cx.interaction.started": InteractionStartedEvent;
  "cx.interaction.queued": InteractionQueuedEvent;
  "cx.interaction.offered": InteractionOfferedEvent;
  "cx.interaction.connected": InteractionConnectedEvent;
  "cx.interaction.held": InteractionHeldEvent;
  "cx.interaction.resumed": InteractionResumedEvent;
  "cx.interaction.transferred": InteractionTransferredEvent;
  "cx.interaction.abandoned": InteractionAbandonedEvent;
  "cx.interaction.ended": InteractionEndedEvent;
  "cx.interaction.wrapped-up": InteractionWrappedUpEvent;
  "cx.bot.answered": BotAnsweredEvent;
  "cx.bot.handed-off": BotHandedOffEvent;
  "cx.bot.resolved": BotResolvedEvent;
  "cx.sla.applied": SlaAppliedEvent;
  "cx.sla.paused": SlaPausedEvent;
  "cx.sla.resumed": SlaResumedEvent;
  "cx.sla.fulfilled": SlaFulfilledEvent;
  "cx.sla.breached": SlaBreachedEvent;
  "cx.sla.removed": SlaRemovedEvent;
  "cx.survey.invited": SurveyInvitedEvent;
  "cx.survey.delivered": SurveyDeliveredEvent;
  "cx.survey.bounced": SurveyBouncedEvent;
  "cx.survey.opened": SurveyOpenedEvent;
  "cx.survey.responded": SurveyRespondedEvent;
  "cx.survey.updated": SurveyUpdatedEvent;
  "cx.survey.expired": SurveyExpiredEvent;
  "cx.agent.status-changed": AgentStatusChangedEvent;
  "cx.subscription.created": SubscriptionCreatedEvent;
  "cx.subscription.activated": SubscriptionActivatedEvent;
  "cx.subscription.plan-changed": SubscriptionPlanChangedEvent;
  "cx.subscription.paused": SubscriptionPausedEvent;
  "cx.subscription.past-due": SubscriptionPastDueEvent;
  "cx.subscription.canceled": SubscriptionCanceledEvent;
  "cx.subscription.ended": SubscriptionEndedEvent;
  "cx.subscription.reactivated": SubscriptionReactivatedEvent;
  "cx.order.placed": OrderPlacedEvent;
  "cx.order.paid": OrderPaidEvent;
  "cx.order.fulfilled": OrderFulfilledEvent;
  "cx.order.delivered": OrderDeliveredEvent;
  "cx.order.canceled": OrderCanceledEvent;
  "cx.order.refunded": OrderRefundedEvent;
  "cx.order.returned": OrderReturnedEvent;
  "cx.touchpoint.experienced": TouchpointExperiencedEvent;
  "cx.journey.started": JourneyStartedEvent;
  "cx.journey.completed": JourneyCompletedEvent;
  "cx.journey.abandoned": JourneyAbandonedEvent;
  "cx.journey.failed": JourneyFailedEvent;
  "cx.journey.timed-out": JourneyTimedOutEvent;
}

/** Name of a type of event. */
export type CxEventType = keyof CxEvents;

/**
 * Something that happened, of one of the types of the catalogue: a valid CloudEvents 1.0 object, told apart by `type`.
 * An event never changes; what exists is a record.
 */
export type CxEvent<Type extends CxEventType = CxEventType> = CxEvents[Type];

/** {@link CxEvent} as it is handed in: its ids are plain text. */
export type CxEventInput<Type extends CxEventType = CxEventType> = {
  [One in Type]: z.input<(typeof eventTypes)[One]["schema"]>;
}[Type];
