import * as z from "zod";

/** One of the known literals, or any other text: sources grow new literals, and a new one is no error. */
export type OpenEnum<Known extends string> = Known | (string & {});

/** Schema of an {@link OpenEnum}. Its `meta().examples` are the known literals. */
export interface OpenEnumSchema<Known extends string> extends z.ZodType<OpenEnum<Known>, OpenEnum<Known>> {}

/** A schema that knows some literals and accepts any other text that is not empty. */
export function openEnum<Known extends string>(known: readonly Known[]): OpenEnumSchema<Known> {
  return z
    .string()
    .min(1, "Must not be empty.")
    .meta({ examples: [...known] });
}
