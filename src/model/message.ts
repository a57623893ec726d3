import * as z from "zod";
import { ActorRefSchema } from "./actor-ref.ts";
import { DirectionSchema } from "./direction.ts";
import { CaseIdSchema, InteractionIdSchema, MessageIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { personal } from "./pii.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";

/** Who may read a message: the customer too, or the company's people only. */
export const visibilities = ["public", "internal"] as const;

/** Kinds of message. Only `message` is a reply; an `auto-reply` and `survey-feedback` look like one and are not. */
export const messageKinds = [
  "message",
  "note",
  "auto-reply",
  "survey-feedback",
  "system",
  "status-change",
  "call-summary",
] as const;
/** Kind of message. Open. */
export type MessageKind = OpenEnum<(typeof messageKinds)[number]>;

/** How far a message can have got. */
export const deliveryStatuses = ["queued", "sent", "delivered", "read", "failed", "bounced"] as const;
/** How far a message has got. Open. */
export type DeliveryStatus = OpenEnum<(typeof deliveryStatuses)[number]>;

/** How the body of a message can be written. */
export const bodyFormats = ["text", "html"] as const;
/** How the body of a message is written. Open. */
export type BodyFormat = OpenEnum<(typeof bodyFormats)[number]>;

const attachmentShape = {
  /** Id, where the source gives one. */
  id: maybe(TextSchema),
  /** File name. Personal data. */
  name: maybe(personal("content", TextSchema)),
  /** Media type, such as `image/png`. */
  mediaType: maybe(TextSchema),
  /** Size in bytes. */
  sizeBytes: maybe(z.int().nonnegative()),
  /** Where the file lies. Personal data. */
  url: maybe(personal("content", TextSchema)),
};
type AttachmentFields = typeof attachmentShape;
/** Fields of {@link AttachmentSchema}. */
export interface AttachmentShape extends AttachmentFields {}

/** Schema of {@link Attachment}. */
export const AttachmentSchema: z.ZodObject<AttachmentShape> = z.object(attachmentShape);

/** A file sent with a message. */
export interface Attachment extends z.infer<typeof AttachmentSchema> {}

const messageShape = {
  /** Id of the message. */
  id: MessageIdSchema,
  /** The interaction it is part of. Null: it stands on a case alone. */
  interactionId: maybe(InteractionIdSchema),
  /** The case it belongs to. Null: none. */
  caseId: maybe(CaseIdSchema),
  /** Who wrote it. */
  author: ActorRefSchema,
  /** Which way it went, seen from the company: `internal` is a note. */
  direction: DirectionSchema,
  /** Who may read it. Closed: an internal note is never a reply. */
  visibility: z.enum(visibilities),
  /** What kind of message it is. Open. */
  kind: openEnum(messageKinds),
  /** When it was written. */
  createdAt: InstantSchema,
  /** When it left. Null: it has not. */
  sentAt: maybe(InstantSchema),
  /** When it arrived (schema.org `dateReceived`). Null: it has not. */
  deliveredAt: maybe(InstantSchema),
  /** When it was read (schema.org `dateRead`). Null: it has not been. */
  readAt: maybe(InstantSchema),
  /** When sending failed. Null: it has not. */
  failedAt: maybe(InstantSchema),
  /** How far it has got. Open. */
  deliveryStatus: maybe(openEnum(deliveryStatuses)),
  /** The message it answers (RFC 5322 `In-Reply-To`, ActivityStreams `inReplyTo`). Null: none. */
  inReplyToId: maybe(MessageIdSchema),
  /** What it says. Personal data; never needed to compute a metric. Null: it has no body. */
  body: maybe(personal("content", z.string())),
  /** How the body is written. Open. */
  bodyFormat: maybe(openEnum(bodyFormats)),
  /** Files sent with it. */
  attachments: maybe(z.array(AttachmentSchema)),
  /** Whether a machine sent it, under whosever name. */
  isAutomated: maybe(z.boolean()),
  /** The rule or campaign that sent it. Null: a person did. */
  automationId: maybe(TextSchema),
  /** Whether its content was taken out. */
  redacted: maybe(z.boolean()),
};
type MessageFields = RecordFields & typeof messageShape;
/** Fields of {@link MessageSchema}. */
export interface MessageShape extends MessageFields {}

/** Schema of {@link Message}. */
export const MessageSchema: z.ZodObject<MessageShape> = z.object({ ...recordShape, ...messageShape });

/** One thing said or noted, on an interaction or a case. */
export interface Message extends z.infer<typeof MessageSchema> {}
/** {@link Message} as it is handed in: its ids are plain text. */
export interface MessageInput extends z.input<typeof MessageSchema> {}
