import * as z from "zod";
import { AgentIdSchema, TeamIdSchema } from "./ids.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

const teamShape = {
  /** Id of the team. */
  id: TeamIdSchema,
  /** Name to show. */
  name: maybe(TextSchema),
  /** Agents of the team. */
  agentIds: maybe(z.array(AgentIdSchema)),
  /** The team this one is part of. Null: none. */
  parentId: maybe(TeamIdSchema),
};
type TeamFields = RecordFields & typeof teamShape;
/** Fields of {@link TeamSchema}. */
export interface TeamShape extends TeamFields {}

/** Schema of {@link Team}. */
export const TeamSchema: z.ZodObject<TeamShape> = z.object({ ...recordShape, ...teamShape });

/** Agents who work together; a vendor's group or department. */
export interface Team extends z.infer<typeof TeamSchema> {}
/** {@link Team} as it is handed in: its ids are plain text. */
export interface TeamInput extends z.input<typeof TeamSchema> {}
