import * as z from "zod";
import { ActorRefSchema } from "../model/actor-ref.ts";
import { type OpenEnum, openEnum } from "../model/open-enum.ts";
import { maybe } from "../model/optional.ts";
import { recordShape } from "../model/record.ts";
import { TextSchema } from "../model/text.ts";

/** Transitions of the lifecycle extension of XES. */
export const lifecycleTransitions = [
  "schedule",
  "assign",
  "withdraw",
  "reassign",
  "start",
  "suspend",
  "resume",
  "pi_abort",
  "ate_abort",
  "complete",
  "autoskip",
  "manualskip",
  "unknown",
] as const;
/** Transition of the lifecycle extension of XES. Open. */
export type LifecycleTransition = OpenEnum<(typeof lifecycleTransitions)[number]>;

const relationShape = {
  /** Type of the other object: `customer`, `order`. */
  objectType: TextSchema,
  /** Its id. */
  objectId: TextSchema,
  /** Its part in the event: `channel`, `cause`. */
  qualifier: maybe(TextSchema),
};
type RelationFields = typeof relationShape;
/** Fields of {@link RelationSchema}. */
export interface RelationShape extends RelationFields {}

/** Schema of {@link Relation}. */
export const RelationSchema: z.ZodObject<RelationShape> = z.object(relationShape);

/** Another object that the event concerns. After the event-to-object relations of OCEL 2.0. */
export interface Relation extends z.infer<typeof RelationSchema> {}

/** Fields that the data of every event may carry, and records do not. */
export const commonDataShape = {
  /** Who did it. Null: nobody did, or nobody knows. */
  actor: maybe(ActorRefSchema),
  /** Further objects it concerns, for what has no field of its own. */
  relations: maybe(z.array(RelationSchema)),
  /** What it means to the activity it is part of (XES). Open. */
  lifecycle: maybe(openEnum(lifecycleTransitions)),
};

/** Fields that the data of every event may carry. */
export const eventDataShape: EventDataFields = { ...recordShape, ...commonDataShape };
/** Schemas of the fields that the data of every event may carry. */
export type EventDataFields = typeof recordShape & typeof commonDataShape;
