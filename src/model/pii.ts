import type * as z from "zod";

/**
 * How far a field tells who someone is: `none` not at all, `pseudonymous` by an id that only its system can resolve,
 * `direct` by name or address, `sensitive` in a way that law protects further, `content` by whatever was said or
 * written in it.
 */
export const piiClasses = ["none", "pseudonymous", "direct", "sensitive", "content"] as const;
/** How far a field tells who someone is. */
export type PiiClass = (typeof piiClasses)[number];

/** Says of a schema how personal its value is; it stands as `pii` in the schema's metadata. */
export function personal<Schema extends z.ZodType>(pii: PiiClass, schema: Schema): Schema {
  return schema.meta({ pii });
}
