import * as z from "zod";
import type { ClosedEnumSchema } from "./closed-enum.ts";
import { maybe } from "./optional.ts";
import { personal } from "./pii.ts";
import { TextSchema } from "./text.ts";

/**
 * Who can act. One list for what someone is and the part they play: `bot` answers, `system` only moves things
 * along, `third-party` is neither the company nor the customer.
 */
export const actorTypes = [
  "customer",
  "agent",
  "bot",
  "system",
  "supervisor",
  "third-party",
  "unknown",
] as const;

/** Type of the schema of {@link ActorType}. */
export interface ActorTypeSchema extends ClosedEnumSchema<(typeof actorTypes)[number]> {}

/** Schema of {@link ActorType}. */
export const ActorTypeSchema: ActorTypeSchema = z.enum(actorTypes);

/**
 * Type of an actor. Closed, because first response, containment and reply counts all rest on it; what a source
 * does not tell is `unknown`.
 */
export type ActorType = z.infer<typeof ActorTypeSchema>;

const actorRefShape = {
  /** What the actor is. Mandatory on everything that has an author. */
  type: ActorTypeSchema,
  /** Id of the customer or agent; of the rule or integration where it is a system. Null: not known. */
  id: maybe(personal("pseudonymous", TextSchema)),
  /** Name to show. Personal data. */
  name: maybe(personal("direct", TextSchema)),
  /** Part played here, in the source's word: vCon party `role` (`sme`), Genesys `purpose`. */
  role: maybe(TextSchema),
  /** Whether a machine acted, whatever the type: an agent's automatic reply is automated. */
  isAutomated: maybe(z.boolean()),
};
type ActorRefFields = typeof actorRefShape;
/** Fields of {@link ActorRefSchema}. */
export interface ActorRefShape extends ActorRefFields {}

/** Schema of {@link ActorRef}. */
export const ActorRefSchema: z.ZodObject<ActorRefShape> = z.object(actorRefShape);

/** Who did something. After ActivityStreams `actor` and the parties of vCon. */
export interface ActorRef extends z.infer<typeof ActorRefSchema> {}
