import * as z from "zod";
import { AgentIdSchema, AgentStatusIntervalIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

/** What an agent can be doing. `available` waits for work, `wrap-up` finishes a contact that has ended. */
export const agentStatuses = [
  "available",
  "busy",
  "on-contact",
  "wrap-up",
  "break",
  "meal",
  "training",
  "offline",
  "other",
] as const;
/** What an agent is doing. Open. */
export type AgentStatus = OpenEnum<(typeof agentStatuses)[number]>;

const agentStatusIntervalShape = {
  /** Id of the interval, where the source gives one. */
  id: maybe(AgentStatusIntervalIdSchema),
  /** The agent. */
  agentId: AgentIdSchema,
  /** What the agent was doing. Open. */
  status: openEnum(agentStatuses),
  /** The status in the source's own word. */
  rawStatus: maybe(TextSchema),
  /** When it began. */
  startAt: InstantSchema,
  /** When it ended. Null: it has not ended. */
  endAt: maybe(InstantSchema),
  /** Whether the company counts this time as productive, where it says so itself. */
  isProductive: maybe(z.boolean()),
};
type AgentStatusIntervalFields = RecordFields & typeof agentStatusIntervalShape;
/** Fields of {@link AgentStatusIntervalSchema}. */
export interface AgentStatusIntervalShape extends AgentStatusIntervalFields {}

/** Schema of {@link AgentStatusInterval}. */
export const AgentStatusIntervalSchema: z.ZodObject<AgentStatusIntervalShape> = z.object({
  ...recordShape,
  ...agentStatusIntervalShape,
});

/** A time during which an agent kept one status. A heartbeat that repeats the status starts no new interval. */
export interface AgentStatusInterval extends z.infer<typeof AgentStatusIntervalSchema> {}
/** {@link AgentStatusInterval} as it is handed in: its ids are plain text. */
export interface AgentStatusIntervalInput extends z.input<typeof AgentStatusIntervalSchema> {}
