import * as z from "zod";
import { ActorRefSchema } from "./actor-ref.ts";
import { QueueIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { TextSchema } from "./text.ts";

/** What can go on during a part of an interaction. After the segment types of Genesys. */
export const segmentTypes = [
  "ivr",
  "queue",
  "alert",
  "dialing",
  "interact",
  "hold",
  "wrap-up",
  "conference",
  "coaching",
  "monitoring",
  "barging",
  "voicemail",
  "callback",
  "parked",
  "delay",
  "system",
  "other",
] as const;
/** What goes on during a part of an interaction. Open. */
export type SegmentType = OpenEnum<(typeof segmentTypes)[number]>;

const segmentShape = {
  /** Id, where the source gives one. */
  id: maybe(TextSchema),
  /** What went on. Open. */
  type: openEnum(segmentTypes),
  /** When it began. */
  startAt: InstantSchema,
  /** When it ended. Null: it has not ended. */
  endAt: maybe(InstantSchema),
  /** Whose segment it is. */
  actor: maybe(ActorRefSchema),
  /** Queue the contact waited in. */
  queueId: maybe(QueueIdSchema),
  /** How it ended, in the source's own word. Read it with the actor: Genesys `peer` means the other side. */
  disconnectType: maybe(TextSchema),
};
type SegmentFields = typeof segmentShape;
/** Fields of {@link SegmentSchema}. */
export interface SegmentShape extends SegmentFields {}

/** Schema of {@link Segment}. */
export const SegmentSchema: z.ZodObject<SegmentShape> = z.object(segmentShape);

/** A part of an interaction during which one thing went on for one participant. */
export interface Segment extends z.infer<typeof SegmentSchema> {}
