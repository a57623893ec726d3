import * as z from "zod";
import { ChannelSchema } from "./channel.ts";
import { QueueIdSchema, ScheduleIdSchema, SlaPolicyIdSchema, TeamIdSchema } from "./ids.ts";
import { maybe } from "./optional.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

const queueShape = {
  /** Id of the queue. */
  id: QueueIdSchema,
  /** Name to show. Null: it has none, as the queue of a single agent has in Connect. */
  name: maybe(TextSchema),
  /** Channels whose contacts wait here. */
  channels: maybe(z.array(ChannelSchema)),
  /** Teams that serve the queue. */
  teamIds: maybe(z.array(TeamIdSchema)),
  /** Skills an agent needs to serve it. */
  skillIds: maybe(z.array(TextSchema)),
  /** The SLA policy that applies. Null: none. */
  slaPolicyId: maybe(SlaPolicyIdSchema),
  /** The schedule on which the queue is open. Null: always open. */
  scheduleId: maybe(ScheduleIdSchema),
  /** Seconds within which a caller who hangs up is not counted as abandoned. Null: every one is counted. */
  shortAbandonThreshold: maybe(z.number().nonnegative("A duration is never negative.")),
};
type QueueFields = RecordFields & typeof queueShape;
/** Fields of {@link QueueSchema}. */
export interface QueueShape extends QueueFields {}

/** Schema of {@link Queue}. */
export const QueueSchema: z.ZodObject<QueueShape> = z.object({ ...recordShape, ...queueShape });

/** Where contacts wait for an agent. */
export interface Queue extends z.infer<typeof QueueSchema> {}
/** {@link Queue} as it is handed in: its ids are plain text. */
export interface QueueInput extends z.input<typeof QueueSchema> {}
