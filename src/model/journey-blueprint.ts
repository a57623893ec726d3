import * as z from "zod";
import { TargetDurationSchema } from "./duration.ts";
import { EventMatcherSchema } from "./event-matcher.ts";
import { JourneyBlueprintIdSchema, PersonaIdSchema } from "./ids.ts";
import { JourneyStageSchema, JourneyStepSchema } from "./journey-step.ts";
import { ValidityBoundSchema } from "./local-date.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

/** Whether a blueprint draws what is, or what is meant to be. */
export const blueprintStates = ["as-is", "to-be"] as const;
/** Whether a blueprint draws what is, or what is meant to be. Open. */
export type BlueprintState = OpenEnum<(typeof blueprintStates)[number]>;

const journeyExitShape = {
  /** Events any one of which ends the journey well. */
  success: z.array(EventMatcherSchema),
  /** Events any one of which ends it badly. */
  failure: maybe(z.array(EventMatcherSchema)),
};
type JourneyExitFields = typeof journeyExitShape;
/** Fields of {@link JourneyExitSchema}. */
export interface JourneyExitShape extends JourneyExitFields {}

/** Schema of {@link JourneyExit}. */
export const JourneyExitSchema: z.ZodObject<JourneyExitShape> = z.object(journeyExitShape);

/** What ends a journey. */
export interface JourneyExit extends z.infer<typeof JourneyExitSchema> {}

const journeyBlueprintShape = {
  /** Id of the blueprint; all its versions share it. */
  id: JourneyBlueprintIdSchema,
  /** Name to show. */
  name: TextSchema,
  /** Version. A journey as lived is compared with the version it began under. */
  version: maybe(TextSchema),
  /** When the version takes effect. Null: always did. */
  validFrom: maybe(ValidityBoundSchema),
  /** Last day, or instant, on which journeys begin under it. Null: no end known. */
  validThrough: maybe(ValidityBoundSchema),
  /** Whether it draws what is, or what is meant to be. Open. */
  state: maybe(openEnum(blueprintStates)),
  /** The persona it is planned for. Null: every customer. */
  personaId: maybe(PersonaIdSchema),
  /** What the customer wants to get done. */
  goal: maybe(TextSchema),
  /** The event that begins a journey. */
  entry: maybe(EventMatcherSchema),
  /** The events that end one. */
  exit: maybe(JourneyExitSchema),
  /** How long after its last touchpoint a journey counts as timed out. Null: never. */
  timeout: maybe(TargetDurationSchema),
  /** Its phases. */
  stages: maybe(z.array(JourneyStageSchema)),
  /** Its touchpoints, and what must come before what. */
  steps: z.array(JourneyStepSchema),
  /** Ids of the metrics it is judged by. */
  metrics: maybe(z.array(TextSchema)),
  /** What is known to go wrong. */
  painPoints: maybe(z.array(TextSchema)),
  /** What could be made better. */
  opportunities: maybe(z.array(TextSchema)),
  /** How the customer should feel at the end, from −2 to 2. */
  expectedEmotion: maybe(z.number().min(-2).max(2)),
};
type JourneyBlueprintFields = RecordFields & typeof journeyBlueprintShape;
/** Fields of {@link JourneyBlueprintSchema}. */
export interface JourneyBlueprintShape extends JourneyBlueprintFields {}

/** Schema of {@link JourneyBlueprint}. */
export const JourneyBlueprintSchema: z.ZodObject<JourneyBlueprintShape> = z.object({
  ...recordShape,
  ...journeyBlueprintShape,
});

/** A journey as planned. After CJML's *planned journey*; the order of its steps is partial. */
export interface JourneyBlueprint extends z.infer<typeof JourneyBlueprintSchema> {}
/** {@link JourneyBlueprint} as it is handed in: its ids are plain text. */
export interface JourneyBlueprintInput extends z.input<typeof JourneyBlueprintSchema> {}
