import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";

/**
 * How a bot's work ended. `confirmed` the customer said it helped, `assumed` the customer left after an answer,
 * `none` no answer was delivered (some count such contacts in the denominator of resolution, some do not).
 */
export const botResolutions = [
  "confirmed",
  "assumed",
  "escalated",
  "abandoned",
  "negative-feedback",
  "handed-off",
  "none",
] as const;

/** How a bot's work ended. Open. */
export type BotResolution = OpenEnum<(typeof botResolutions)[number]>;
/** Type of the schema of {@link BotResolution}. */
export interface BotResolutionSchema extends OpenEnumSchema<(typeof botResolutions)[number]> {}
/** Schema of {@link BotResolution}. */
export const BotResolutionSchema: BotResolutionSchema = openEnum(botResolutions);
