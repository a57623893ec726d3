import type * as z from "zod";
import { AgentIdSchema, InteractionIdSchema, QueueIdSchema, TeamIdSchema } from "../../model/ids.ts";
import { InteractionSchema } from "../../model/interaction.ts";
import { maybe } from "../../model/optional.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const interactionOwn = {
  /** The interaction. */
  interactionId: InteractionIdSchema,
};
type InteractionEventFields = EventDataFields & typeof interactionOwn;
/** Fields that the data of every event of this family has. */
export interface InteractionEventShape extends InteractionEventFields {}
const interactionEventShape: InteractionEventShape = { ...eventDataShape, ...interactionOwn };

const interactionStartedTold = pick(InteractionSchema.shape, [
  "channel",
  "provider",
  "synchronous",
  "direction",
  "initiative",
  "initiationMethod",
  "participants",
  "customerId",
  "teamId",
  "queueId",
  "caseIds",
  "orderIds",
  "subscriptionIds",
  "parentId",
  "previousId",
  "rootId",
  "topic",
  "intent",
  "tags",
  "language",
  "isTest",
  "isSpam",
]);
type InteractionStartedFields = InteractionEventFields & typeof interactionStartedTold;
/** Fields of the data of {@link InteractionStartedEvent}. */
export interface InteractionStartedShape extends InteractionStartedFields {}
/** Data of {@link InteractionStartedEvent}. */
export interface InteractionStartedData extends z.infer<z.ZodObject<InteractionStartedShape>> {}
/** An interaction began. */
export interface InteractionStartedEvent extends EventOf<"cx.interaction.started", InteractionStartedData> {}
/** {@link InteractionStartedEvent} */
export const interactionStarted: EventType<"cx.interaction.started", InteractionStartedShape> = eventType(
  {
    type: "cx.interaction.started",
    version: "1-0-0",
    says: "An interaction began.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...interactionEventShape, ...interactionStartedTold },
);

const interactionQueuedTold = pick(InteractionSchema.shape, ["queueId", "teamId"]);
type InteractionQueuedFields = InteractionEventFields & typeof interactionQueuedTold;
/** Fields of the data of {@link InteractionQueuedEvent}. */
export interface InteractionQueuedShape extends InteractionQueuedFields {}
/** Data of {@link InteractionQueuedEvent}. */
export interface InteractionQueuedData extends z.infer<z.ZodObject<InteractionQueuedShape>> {}
/** An interaction entered a queue. */
export interface InteractionQueuedEvent extends EventOf<"cx.interaction.queued", InteractionQueuedData> {}
/** {@link InteractionQueuedEvent} */
export const interactionQueued: EventType<"cx.interaction.queued", InteractionQueuedShape> = eventType(
  {
    type: "cx.interaction.queued",
    version: "1-0-0",
    says: "An interaction entered a queue.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...interactionEventShape, ...interactionQueuedTold },
);

const interactionOfferedOwn = {
  /** The agent. Null: not known. */
  agentId: maybe(AgentIdSchema),
  /** The queue it comes from. Null: none. */
  queueId: maybe(QueueIdSchema),
};
type InteractionOfferedFields = InteractionEventFields & typeof interactionOfferedOwn;
/** Fields of the data of {@link InteractionOfferedEvent}. */
export interface InteractionOfferedShape extends InteractionOfferedFields {}
/** Data of {@link InteractionOfferedEvent}. */
export interface InteractionOfferedData extends z.infer<z.ZodObject<InteractionOfferedShape>> {}
/** An interaction was offered to an agent, by ringing for example. */
export interface InteractionOfferedEvent extends EventOf<"cx.interaction.offered", InteractionOfferedData> {}
/** {@link InteractionOfferedEvent} */
export const interactionOffered: EventType<"cx.interaction.offered", InteractionOfferedShape> = eventType(
  {
    type: "cx.interaction.offered",
    version: "1-0-0",
    says: "An interaction was offered to an agent, by ringing for example.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...interactionEventShape, ...interactionOfferedOwn },
);

const interactionConnectedOwn = {
  /** The agent. Null: not known. */
  agentId: maybe(AgentIdSchema),
};
type InteractionConnectedFields = InteractionEventFields & typeof interactionConnectedOwn;
/** Fields of the data of {@link InteractionConnectedEvent}. */
export interface InteractionConnectedShape extends InteractionConnectedFields {}
/** Data of {@link InteractionConnectedEvent}. */
export interface InteractionConnectedData extends z.infer<z.ZodObject<InteractionConnectedShape>> {}
/** An agent and the customer were connected. */
export interface InteractionConnectedEvent
  extends EventOf<"cx.interaction.connected", InteractionConnectedData> {}
/** {@link InteractionConnectedEvent} */
export const interactionConnected: EventType<"cx.interaction.connected", InteractionConnectedShape> =
  eventType(
    {
      type: "cx.interaction.connected",
      version: "1-0-0",
      says: "An agent and the customer were connected.",
      entity: "interaction",
      entityId: "interactionId",
    },
    { ...interactionEventShape, ...interactionConnectedOwn },
  );

const interactionHeldOwn = {
  /** The agent. Null: not known. */
  agentId: maybe(AgentIdSchema),
};
type InteractionHeldFields = InteractionEventFields & typeof interactionHeldOwn;
/** Fields of the data of {@link InteractionHeldEvent}. */
export interface InteractionHeldShape extends InteractionHeldFields {}
/** Data of {@link InteractionHeldEvent}. */
export interface InteractionHeldData extends z.infer<z.ZodObject<InteractionHeldShape>> {}
/** The customer was put on hold. */
export interface InteractionHeldEvent extends EventOf<"cx.interaction.held", InteractionHeldData> {}
/** {@link InteractionHeldEvent} */
export const interactionHeld: EventType<"cx.interaction.held", InteractionHeldShape> = eventType(
  {
    type: "cx.interaction.held",
    version: "1-0-0",
    says: "The customer was put on hold.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...interactionEventShape, ...interactionHeldOwn },
);

const interactionResumedOwn = {
  /** The agent. Null: not known. */
  agentId: maybe(AgentIdSchema),
};
type InteractionResumedFields = InteractionEventFields & typeof interactionResumedOwn;
/** Fields of the data of {@link InteractionResumedEvent}. */
export interface InteractionResumedShape extends InteractionResumedFields {}
/** Data of {@link InteractionResumedEvent}. */
export interface InteractionResumedData extends z.infer<z.ZodObject<InteractionResumedShape>> {}
/** The customer was taken off hold. */
export interface InteractionResumedEvent extends EventOf<"cx.interaction.resumed", InteractionResumedData> {}
/** {@link InteractionResumedEvent} */
export const interactionResumed: EventType<"cx.interaction.resumed", InteractionResumedShape> = eventType(
  {
    type: "cx.interaction.resumed",
    version: "1-0-0",
    says: "The customer was taken off hold.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...interactionEventShape, ...interactionResumedOwn },
);

const interactionTransferredTold = pick(InteractionSchema.shape, ["nextId"]);
const interactionTransferredOwn = {
  /** The agent who handed it on. Null: not known. */
  agentId: maybe(AgentIdSchema),
  /** The agent it goes to. Null: none yet. */
  toAgentId: maybe(AgentIdSchema),
  /** The queue it goes to. Null: none. */
  toQueueId: maybe(QueueIdSchema),
  /** The team it goes to. Null: none. */
  toTeamId: maybe(TeamIdSchema),
};
type InteractionTransferredFields = InteractionEventFields &
  typeof interactionTransferredTold &
  typeof interactionTransferredOwn;
/** Fields of the data of {@link InteractionTransferredEvent}. */
export interface InteractionTransferredShape extends InteractionTransferredFields {}
/** Data of {@link InteractionTransferredEvent}. */
export interface InteractionTransferredData extends z.infer<z.ZodObject<InteractionTransferredShape>> {}
/** An interaction was handed on. */
export interface InteractionTransferredEvent
  extends EventOf<"cx.interaction.transferred", InteractionTransferredData> {}
/** {@link InteractionTransferredEvent} */
export const interactionTransferred: EventType<"cx.interaction.transferred", InteractionTransferredShape> =
  eventType(
    {
      type: "cx.interaction.transferred",
      version: "1-0-0",
      says: "An interaction was handed on.",
      entity: "interaction",
      entityId: "interactionId",
    },
    { ...interactionEventShape, ...interactionTransferredTold, ...interactionTransferredOwn },
  );

const interactionAbandonedTold = pick(InteractionSchema.shape, ["outcome", "queueId"]);
type InteractionAbandonedFields = InteractionEventFields & typeof interactionAbandonedTold;
/** Fields of the data of {@link InteractionAbandonedEvent}. */
export interface InteractionAbandonedShape extends InteractionAbandonedFields {}
/** Data of {@link InteractionAbandonedEvent}. */
export interface InteractionAbandonedData extends z.infer<z.ZodObject<InteractionAbandonedShape>> {}
/** The customer left before anyone answered. */
export interface InteractionAbandonedEvent
  extends EventOf<"cx.interaction.abandoned", InteractionAbandonedData> {}
/** {@link InteractionAbandonedEvent} */
export const interactionAbandoned: EventType<"cx.interaction.abandoned", InteractionAbandonedShape> =
  eventType(
    {
      type: "cx.interaction.abandoned",
      version: "1-0-0",
      says: "The customer left before anyone answered.",
      entity: "interaction",
      entityId: "interactionId",
    },
    { ...interactionEventShape, ...interactionAbandonedTold },
  );

const interactionEndedTold = pick(InteractionSchema.shape, [
  "outcome",
  "disconnectedBy",
  "durations",
  "holdCount",
  "transferCount",
  "attemptCount",
  "selfServed",
  "botInvolved",
  "botResolution",
  "caseIds",
  "topic",
  "intent",
  "tags",
  "sentiment",
  "recordingUrl",
  "transcriptRef",
  "contentRef",
  "isSpam",
  "reportedMetrics",
]);
type InteractionEndedFields = InteractionEventFields & typeof interactionEndedTold;
/** Fields of the data of {@link InteractionEndedEvent}. */
export interface InteractionEndedShape extends InteractionEndedFields {}
/** Data of {@link InteractionEndedEvent}. */
export interface InteractionEndedData extends z.infer<z.ZodObject<InteractionEndedShape>> {}
/** An interaction ended for the customer. */
export interface InteractionEndedEvent extends EventOf<"cx.interaction.ended", InteractionEndedData> {}
/** {@link InteractionEndedEvent} */
export const interactionEnded: EventType<"cx.interaction.ended", InteractionEndedShape> = eventType(
  {
    type: "cx.interaction.ended",
    version: "1-0-0",
    says: "An interaction ended for the customer.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...interactionEventShape, ...interactionEndedTold },
);

const interactionWrappedUpTold = pick(InteractionSchema.shape, [
  "wrapUpStartAt",
  "wrapUpCode",
  "caseIds",
  "topic",
  "tags",
]);
const interactionWrappedUpOwn = {
  /** The agent. Null: not known. */
  agentId: maybe(AgentIdSchema),
};
type InteractionWrappedUpFields = InteractionEventFields &
  typeof interactionWrappedUpTold &
  typeof interactionWrappedUpOwn;
/** Fields of the data of {@link InteractionWrappedUpEvent}. */
export interface InteractionWrappedUpShape extends InteractionWrappedUpFields {}
/** Data of {@link InteractionWrappedUpEvent}. */
export interface InteractionWrappedUpData extends z.infer<z.ZodObject<InteractionWrappedUpShape>> {}
/** An agent finished the work after an interaction. */
export interface InteractionWrappedUpEvent
  extends EventOf<"cx.interaction.wrapped-up", InteractionWrappedUpData> {}
/** {@link InteractionWrappedUpEvent} */
export const interactionWrappedUp: EventType<"cx.interaction.wrapped-up", InteractionWrappedUpShape> =
  eventType(
    {
      type: "cx.interaction.wrapped-up",
      version: "1-0-0",
      says: "An agent finished the work after an interaction.",
      entity: "interaction",
      entityId: "interactionId",
    },
    { ...interactionEventShape, ...interactionWrappedUpTold, ...interactionWrappedUpOwn },
  );
