import type * as z from "zod";
import { CaseIdSchema, InteractionIdSchema, MessageIdSchema } from "../../model/ids.ts";
import { InstantSchema } from "../../model/instant.ts";
import { MessageSchema } from "../../model/message.ts";
import { maybe } from "../../model/optional.ts";
import { TextSchema } from "../../model/text.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const messageOwn = {
  /** The message. */
  messageId: MessageIdSchema,
  /** The interaction it is part of. Null: it stands on a case alone. */
  interactionId: maybe(InteractionIdSchema),
  /** The case it belongs to. Null: none. */
  caseId: maybe(CaseIdSchema),
};
type MessageEventFields = EventDataFields & typeof messageOwn;
/** Fields that the data of every event of this family has. */
export interface MessageEventShape extends MessageEventFields {}
const messageEventShape: MessageEventShape = { ...eventDataShape, ...messageOwn };

/** What happens to a message. The data of events that tell no more than what they happened to. */
export interface MessageEventData extends z.infer<z.ZodObject<MessageEventShape>> {}

const messageSentTold = pick(MessageSchema.shape, [
  "author",
  "direction",
  "visibility",
  "kind",
  "deliveryStatus",
  "inReplyToId",
  "body",
  "bodyFormat",
  "attachments",
  "isAutomated",
  "automationId",
  "redacted",
]);
const messageSentOwn = {
  /** When it was written. Absent or null: when it was sent. */
  createdAt: maybe(InstantSchema),
};
type MessageSentFields = MessageEventFields & typeof messageSentTold & typeof messageSentOwn;
/** Fields of the data of {@link MessageSentEvent}. */
export interface MessageSentShape extends MessageSentFields {}
/** Data of {@link MessageSentEvent}. */
export interface MessageSentData extends z.infer<z.ZodObject<MessageSentShape>> {}
/** A message left its author, or a note was written down. */
export interface MessageSentEvent extends EventOf<"cx.message.sent", MessageSentData> {}
/** {@link MessageSentEvent} */
export const messageSent: EventType<"cx.message.sent", MessageSentShape> = eventType(
  {
    type: "cx.message.sent",
    version: "1-0-0",
    says: "A message left its author, or a note was written down.",
    entity: "message",
    entityId: "messageId",
  },
  { ...messageEventShape, ...messageSentTold, ...messageSentOwn },
);

/** A message arrived. */
export interface MessageDeliveredEvent extends EventOf<"cx.message.delivered", MessageEventData> {}
/** {@link MessageDeliveredEvent} */
export const messageDelivered: EventType<"cx.message.delivered", MessageEventShape> = eventType(
  {
    type: "cx.message.delivered",
    version: "1-0-0",
    says: "A message arrived.",
    entity: "message",
    entityId: "messageId",
  },
  messageEventShape,
);

const messageFailedTold = pick(MessageSchema.shape, ["deliveryStatus"]);
const messageFailedOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type MessageFailedFields = MessageEventFields & typeof messageFailedTold & typeof messageFailedOwn;
/** Fields of the data of {@link MessageFailedEvent}. */
export interface MessageFailedShape extends MessageFailedFields {}
/** Data of {@link MessageFailedEvent}. */
export interface MessageFailedData extends z.infer<z.ZodObject<MessageFailedShape>> {}
/** A message could not be sent or delivered. */
export interface MessageFailedEvent extends EventOf<"cx.message.failed", MessageFailedData> {}
/** {@link MessageFailedEvent} */
export const messageFailed: EventType<"cx.message.failed", MessageFailedShape> = eventType(
  {
    type: "cx.message.failed",
    version: "1-0-0",
    says: "A message could not be sent or delivered.",
    entity: "message",
    entityId: "messageId",
  },
  { ...messageEventShape, ...messageFailedTold, ...messageFailedOwn },
);

/** A message was read. */
export interface MessageReadEvent extends EventOf<"cx.message.read", MessageEventData> {}
/** {@link MessageReadEvent} */
export const messageRead: EventType<"cx.message.read", MessageEventShape> = eventType(
  {
    type: "cx.message.read",
    version: "1-0-0",
    says: "A message was read.",
    entity: "message",
    entityId: "messageId",
  },
  messageEventShape,
);
