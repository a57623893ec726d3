import * as z from "zod";
import { ActorRefSchema } from "./actor-ref.ts";
import { InstantSchema } from "./instant.ts";
import { maybe } from "./optional.ts";
import { TextSchema } from "./text.ts";

const participantShape = {
  /** Who takes part. */
  actor: ActorRefSchema,
  /** When they joined. Null: not known. */
  joinedAt: maybe(InstantSchema),
  /** When they left. Null: they have not. */
  leftAt: maybe(InstantSchema),
  /** What they are there for, in the source's own word (Genesys `purpose`: `acd`, `ivr`, `agent`). */
  purpose: maybe(TextSchema),
};
type ParticipantFields = typeof participantShape;
/** Fields of {@link ParticipantSchema}. */
export interface ParticipantShape extends ParticipantFields {}

/** Schema of {@link Participant}. */
export const ParticipantSchema: z.ZodObject<ParticipantShape> = z.object(participantShape);

/** Someone's part in an interaction. After vCon `party_history`. */
export interface Participant extends z.infer<typeof ParticipantSchema> {}
