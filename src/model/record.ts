import * as z from "zod";
import { ExternalIdSchema } from "./external-id.ts";
import { maybe } from "./optional.ts";
import { SourceRefSchema } from "./source-ref.ts";

/** Fields that every record may carry. Spread into each noun's shape. */
export const recordShape = {
  /** Ids of the same thing in other systems. */
  externalIds: maybe(z.array(ExternalIdSchema)),
  /** Where the record came from, with the vendor's own literals. */
  source: maybe(SourceRefSchema),
};
/** Schemas of the fields that every record may carry. */
export type RecordFields = typeof recordShape;
