import * as z from "zod";
import { TextSchema } from "./text.ts";

const externalIdShape = {
  /** System that issued the id, such as `zendesk` (TMF `owner`). */
  system: TextSchema,
  /** Kind of id within that system, such as `ticket` (TMF `externalIdentifierType`). */
  type: TextSchema,
  /** The id there, as text. */
  id: TextSchema,
};
type ExternalIdFields = typeof externalIdShape;
/** Fields of {@link ExternalIdSchema}. */
export interface ExternalIdShape extends ExternalIdFields {}

/** Schema of {@link ExternalId}. */
export const ExternalIdSchema: z.ZodObject<ExternalIdShape> = z.object(externalIdShape);

/** The id that another system gave to the same thing. After TMF *ExternalIdentifier*. */
export interface ExternalId extends z.infer<typeof ExternalIdSchema> {}
