import * as z from "zod";

/** An id as vendors send it: text, or a whole number that has kept all its digits. */
export const VendorId: z.ZodUnion<readonly [z.ZodString, z.ZodInt]> = z.union([z.string().min(1), z.int()]);

/** Text that may be missing; empty is none. */
export const OptionalText: z.ZodOptional<z.ZodNullable<z.ZodString>> = z.string().nullish();
