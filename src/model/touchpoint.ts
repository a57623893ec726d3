import * as z from "zod";
import { ActorTypeSchema } from "./actor-ref.ts";
import { ChannelSchema } from "./channel.ts";
import { EventMatcherSchema } from "./event-matcher.ts";
import { JourneyStageIdSchema, TouchpointIdSchema } from "./ids.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { JourneyStageNameSchema } from "./stage.ts";
import { TextSchema } from "./text.ts";

/** Kinds of touchpoint (CJML): a `communication` has a channel and a receiver, an `action` one actor only. */
export const touchpointKinds = ["communication", "action", "system"] as const;
/** Kind of touchpoint. Open. */
export type TouchpointKind = OpenEnum<(typeof touchpointKinds)[number]>;

/** Departments that can answer for a touchpoint. */
export const touchpointOwners = [
  "marketing",
  "product",
  "sales",
  "support",
  "success",
  "finance",
  "operations",
  "logistics",
  "partner",
] as const;
/** Who answers for a touchpoint. Open. */
export type TouchpointOwner = OpenEnum<(typeof touchpointOwners)[number]>;

/** Who can control a touchpoint. After Lemon & Verhoef (2016). */
export const touchpointOwnerships = [
  "brand-owned",
  "partner-owned",
  "customer-owned",
  "social-external",
] as const;
/** Who controls a touchpoint. Open. */
export type TouchpointOwnership = OpenEnum<(typeof touchpointOwnerships)[number]>;

const touchpointShape = {
  /** Id of the touchpoint. */
  id: TouchpointIdSchema,
  /** Name to show. */
  name: TextSchema,
  /** Kind of touchpoint. Open. */
  kind: openEnum(touchpointKinds),
  /** Stage of the journey it belongs to. Null: several. */
  stageId: maybe(JourneyStageIdSchema),
  /** Stage of the customer's life it belongs to, whatever the journey. Open. */
  stage: maybe(JourneyStageNameSchema),
  /** Channel it takes place on. Open. Null: none, as for an action. */
  channel: maybe(ChannelSchema),
  /** Who starts it. */
  initiator: maybe(ActorTypeSchema),
  /** Who it is addressed to. Null: nobody, as for an action. */
  receiver: maybe(ActorTypeSchema),
  /** Whether it decides what the customer thinks of the company (Carlzon 1987). */
  isMomentOfTruth: maybe(z.boolean()),
  /** Whether the customer sees it: which side of a service blueprint's line of visibility it lies on. */
  isCustomerFacing: maybe(z.boolean()),
  /** Effort it should cost the customer, in points of the scale effort is asked on. */
  expectedEffort: maybe(z.number()),
  /** Department that answers for it. Open. */
  owner: maybe(openEnum(touchpointOwners)),
  /** Who controls it. Open. */
  ownership: maybe(openEnum(touchpointOwnerships)),
  /** Events by which it is seen to happen; any one of them does. */
  matchers: maybe(z.array(EventMatcherSchema)),
};
type TouchpointFields = RecordFields & typeof touchpointShape;
/** Fields of {@link TouchpointSchema}. */
export interface TouchpointShape extends TouchpointFields {}

/** Schema of {@link Touchpoint}. */
export const TouchpointSchema: z.ZodObject<TouchpointShape> = z.object({
  ...recordShape,
  ...touchpointShape,
});

/** A point at which customer and company can meet, as defined. That it happened is part of a journey as lived. */
export interface Touchpoint extends z.infer<typeof TouchpointSchema> {}
/** {@link Touchpoint} as it is handed in: its ids are plain text. */
export interface TouchpointInput extends z.input<typeof TouchpointSchema> {}
