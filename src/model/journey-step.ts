import * as z from "zod";
import { CountSchema } from "./count.ts";
import { TargetDurationSchema } from "./duration.ts";
import { JourneyStageIdSchema, JourneyStepIdSchema, TouchpointIdSchema } from "./ids.ts";
import { maybe } from "./optional.ts";
import { JourneyStageNameSchema } from "./stage.ts";
import { TextSchema } from "./text.ts";

const journeyStageShape = {
  /** Id of the stage within the blueprint. */
  id: JourneyStageIdSchema,
  /** Name to show. */
  name: TextSchema,
  /** Place among the stages, lowest first. */
  order: z.number(),
  /** Stage of the customer's life it belongs to. Open. */
  stage: maybe(JourneyStageNameSchema),
};
type JourneyStageFields = typeof journeyStageShape;
/** Fields of {@link JourneyStageSchema}. */
export interface JourneyStageShape extends JourneyStageFields {}

/** Schema of {@link JourneyStage}. */
export const JourneyStageSchema: z.ZodObject<JourneyStageShape> = z.object(journeyStageShape);

/** A phase of a journey as planned. */
export interface JourneyStage extends z.infer<typeof JourneyStageSchema> {}

const repeatableShape = {
  /** Fewest times. */
  min: CountSchema,
  /** Most times. Null: no limit. */
  max: CountSchema.nullable(),
};
type RepeatableFields = typeof repeatableShape;
/** Fields of {@link RepeatableSchema}. */
export interface RepeatableShape extends RepeatableFields {}

/** Schema of {@link Repeatable}. */
export const RepeatableSchema: z.ZodObject<RepeatableShape> = z.object(repeatableShape);

/** How often a step may happen. */
export interface Repeatable extends z.infer<typeof RepeatableSchema> {}

const journeyBranchShape = {
  /** Name of the fork; steps that share it are its branches. */
  group: TextSchema,
  /** Whether only one branch of the fork may be taken. */
  exclusive: z.boolean(),
};
type JourneyBranchFields = typeof journeyBranchShape;
/** Fields of {@link JourneyBranchSchema}. */
export interface JourneyBranchShape extends JourneyBranchFields {}

/** Schema of {@link JourneyBranch}. */
export const JourneyBranchSchema: z.ZodObject<JourneyBranchShape> = z.object(journeyBranchShape);

/** The fork of a journey that a step stands on. */
export interface JourneyBranch extends z.infer<typeof JourneyBranchSchema> {}

const journeyStepShape = {
  /** Id of the step within the blueprint. */
  id: JourneyStepIdSchema,
  /** The touchpoint that should happen. */
  touchpointId: TouchpointIdSchema,
  /** Stage it belongs to. Null: none. */
  stageId: maybe(JourneyStageIdSchema),
  /** Place to show it at. What must come before what is said by `after`. */
  order: maybe(z.number()),
  /** Whether a journey without it is missing something. */
  required: z.boolean(),
  /** How often it may happen. Absent or null: once. */
  repeatable: maybe(RepeatableSchema),
  /** Steps that must have happened before. Steps not so related may come in any order. */
  after: maybe(z.array(JourneyStepIdSchema)),
  /** Longest wait since the last of the steps in `after`, or since the start. Null: no limit. */
  maxDelay: maybe(TargetDurationSchema),
  /** The fork it stands on. Null: every journey comes by. */
  branch: maybe(JourneyBranchSchema),
  /** How the customer should feel, from −2 to 2. */
  expectedEmotion: maybe(z.number().min(-2).max(2)),
};
type JourneyStepFields = typeof journeyStepShape;
/** Fields of {@link JourneyStepSchema}. */
export interface JourneyStepShape extends JourneyStepFields {}

/** Schema of {@link JourneyStep}. */
export const JourneyStepSchema: z.ZodObject<JourneyStepShape> = z.object(journeyStepShape);

/** One touchpoint's place in a journey as planned. */
export interface JourneyStep extends z.infer<typeof JourneyStepSchema> {}
