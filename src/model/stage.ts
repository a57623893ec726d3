import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";

/** The stages of a customer's life, in order. After Lemon & Verhoef (2016), with loyalty told apart. */
export const journeyStages = ["discovery", "evaluation", "purchase", "post-purchase", "loyalty"] as const;

/** Stage of a customer's life. Open: finer stages (`onboarding`, `renewal`) are kept as they are. */
export type JourneyStageName = OpenEnum<(typeof journeyStages)[number]>;
/** Type of the schema of {@link JourneyStageName}. */
export interface JourneyStageNameSchema extends OpenEnumSchema<(typeof journeyStages)[number]> {}
/** Schema of {@link JourneyStageName}. */
export const JourneyStageNameSchema: JourneyStageNameSchema = openEnum(journeyStages);
