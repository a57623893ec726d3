import * as z from "zod";

/** A whole number of things, zero or more. */
export const CountSchema: z.ZodInt = z.int().nonnegative("A count is never negative.");
