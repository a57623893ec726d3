import * as z from "zod";
import { CountSchema } from "./count.ts";
import { AgentIdSchema, TeamIdSchema } from "./ids.ts";
import { LanguageSchema } from "./language.ts";
import { LocalDateSchema } from "./local-date.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { personal } from "./pii.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";
import { TimeZoneSchema } from "./time-zone.ts";

/** Types of agent. `bot` follows a script; `ai` composes its own answers. */
export const agentTypes = ["human", "bot", "ai"] as const;
/** Type of agent. Open. */
export type AgentType = OpenEnum<(typeof agentTypes)[number]>;

const agentShape = {
  /** Id of the agent. */
  id: AgentIdSchema,
  /** Name to show. Personal data. */
  name: maybe(personal("direct", TextSchema)),
  /** Address at work. Personal data. */
  email: maybe(personal("direct", TextSchema)),
  /** Teams the agent belongs to. */
  teamIds: maybe(z.array(TeamIdSchema)),
  /** Skills by which work is routed, in the company's own words. */
  skills: maybe(z.array(TextSchema)),
  /** Roles in the source system: `agent`, `admin`. */
  roles: maybe(z.array(TextSchema)),
  /** Whether a person, a script or a model answers. Open. */
  type: maybe(openEnum(agentTypes)),
  /** Whether the agent still works here. */
  isActive: maybe(z.boolean()),
  /** Time zone the agent works in, IANA. */
  timeZone: maybe(TimeZoneSchema),
  /** Languages the agent serves in, BCP 47. */
  language: maybe(z.array(LanguageSchema)),
  /** Day the agent was hired. */
  hiredOn: maybe(LocalDateSchema),
  /** How many contacts at once, by channel (Connect `MaximumSlots`). */
  capacity: maybe(z.record(z.string(), CountSchema)),
};
type AgentFields = RecordFields & typeof agentShape;
/** Fields of {@link AgentSchema}. */
export interface AgentShape extends AgentFields {}

/** Schema of {@link Agent}. */
export const AgentSchema: z.ZodObject<AgentShape> = z.object({ ...recordShape, ...agentShape });

/** Someone or something that serves customers for the company. */
export interface Agent extends z.infer<typeof AgentSchema> {}
/** {@link Agent} as it is handed in: its ids are plain text. */
export interface AgentInput extends z.input<typeof AgentSchema> {}
