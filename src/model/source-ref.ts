import * as z from "zod";
import { maybe } from "./optional.ts";
import { TextSchema } from "./text.ts";

const sourceRefShape = {
  /** System the record came from, such as `zendesk`. */
  system: TextSchema,
  /** Version of that system's interface or payload. */
  version: maybe(TextSchema),
  /** What the source calls this kind of thing, in its own word: `ticket`, `conversation`. */
  rawType: maybe(TextSchema),
  /** The id in the source, as text. */
  rawId: maybe(TextSchema),
};
type SourceRefFields = typeof sourceRefShape;
/** Fields of {@link SourceRefSchema}. */
export interface SourceRefShape extends SourceRefFields {}

/** Schema of {@link SourceRef}. */
export const SourceRefSchema: z.ZodObject<SourceRefShape, z.core.$loose> = z.looseObject(sourceRefShape);

/**
 * Where a record came from. The vendor's own literals are kept beside these fields, each named `raw` and then
 * the field it became (`rawChannel`, `rawPriority`): what is not listed here is kept as it is.
 */
export interface SourceRef extends z.infer<typeof SourceRefSchema> {}
