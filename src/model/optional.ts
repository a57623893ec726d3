import * as z from "zod";

/**
 * A field that a record may leave out (its source does not supply it) or set to null (its source says there
 * is none). `undefined` is neither, and is refused.
 */
export interface Maybe<Schema extends z.core.SomeType> extends z.ZodExactOptional<z.ZodNullable<Schema>> {}

/** Makes a field a {@link Maybe}. */
export function maybe<Schema extends z.core.SomeType>(schema: Schema): Maybe<Schema> {
  return z.exactOptional(z.nullable(schema));
}
