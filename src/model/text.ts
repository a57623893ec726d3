import * as z from "zod";

/** Text that is not empty. */
export const TextSchema: z.ZodString = z.string().min(1, "Must not be empty.");
