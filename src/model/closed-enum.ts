import type * as z from "zod";

/** Schema of a list of literals that admits no others. */
export interface ClosedEnumSchema<Known extends string> extends z.ZodEnum<{ [Literal in Known]: Literal }> {}
