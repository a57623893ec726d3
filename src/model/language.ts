import * as z from "zod";

/** A language tag of BCP 47 whose language is an ISO 639 code of two or three letters: `en`, `pt-BR`, `zh-Hant-TW`. */
export const LanguageSchema: z.ZodString = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, "Write the language as BCP 47 does: en, pt-BR, zh-Hant-TW");
