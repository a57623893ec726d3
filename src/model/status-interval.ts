import * as z from "zod";
import { ActorRefSchema } from "./actor-ref.ts";
import { CaseStatusSchema } from "./case-literals.ts";
import { InstantSchema } from "./instant.ts";
import { maybe } from "./optional.ts";
import { TextSchema } from "./text.ts";

const statusIntervalShape = {
  /** The status. Open. */
  status: CaseStatusSchema,
  /** The status in the source's own word. */
  rawStatus: maybe(TextSchema),
  /** When the case took it. */
  startAt: InstantSchema,
  /** When the case left it. Null: it has not. */
  endAt: maybe(InstantSchema),
  /** Who set it. */
  actor: maybe(ActorRefSchema),
  /** Why, in the source's own word (TMF `statusChangeReason`). */
  reason: maybe(TextSchema),
};
type StatusIntervalFields = typeof statusIntervalShape;
/** Fields of {@link StatusIntervalSchema}. */
export interface StatusIntervalShape extends StatusIntervalFields {}

/** Schema of {@link StatusInterval}. */
export const StatusIntervalSchema: z.ZodObject<StatusIntervalShape> = z.object(statusIntervalShape);

/** A time during which a case kept one status. After TMF621 `statusChangeHistory`. */
export interface StatusInterval extends z.infer<typeof StatusIntervalSchema> {}
