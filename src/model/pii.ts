import * as z from "zod";

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

/** How personal the value of a field is, by its schema. Of an object or a list each part says so for itself. */
export function piiClassOf(schema: z.core.$ZodType): PiiClass {
  const told = z.globalRegistry.get(schema)?.["pii"];
  const { def } = schema._zod;
  const inner: unknown = "innerType" in def ? def.innerType : undefined;
  const isInner = (value: unknown): value is z.core.$ZodType => value instanceof z.core.$ZodType;
  return piiClasses.find((one) => one === told) ?? (isInner(inner) ? piiClassOf(inner) : "none");
}
