import type * as z from "zod";
import { AgentStatusIntervalSchema } from "../../model/agent-status-interval.ts";
import { AgentIdSchema } from "../../model/ids.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const agentOwn = {
  /** The agent. */
  agentId: AgentIdSchema,
};
type AgentEventFields = EventDataFields & typeof agentOwn;
/** Fields that the data of every event of this family has. */
export interface AgentEventShape extends AgentEventFields {}
const agentEventShape: AgentEventShape = { ...eventDataShape, ...agentOwn };

const agentStatusChangedTold = pick(AgentStatusIntervalSchema.shape, ["status", "rawStatus", "isProductive"]);
type AgentStatusChangedFields = AgentEventFields & typeof agentStatusChangedTold;
/** Fields of the data of {@link AgentStatusChangedEvent}. */
export interface AgentStatusChangedShape extends AgentStatusChangedFields {}
/** Data of {@link AgentStatusChangedEvent}. */
export interface AgentStatusChangedData extends z.infer<z.ZodObject<AgentStatusChangedShape>> {}
/** An agent began to do something else. A heartbeat that repeats the status is no event. */
export interface AgentStatusChangedEvent extends EventOf<"cx.agent.status-changed", AgentStatusChangedData> {}
/** {@link AgentStatusChangedEvent} */
export const agentStatusChanged: EventType<"cx.agent.status-changed", AgentStatusChangedShape> = eventType(
  {
    type: "cx.agent.status-changed",
    version: "1-0-0",
    says: "An agent began to do something else. A heartbeat that repeats the status is no event.",
    entity: "agent",
    entityId: "agentId",
  },
  { ...agentEventShape, ...agentStatusChangedTold },
);
