import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";

/** A message while its events are told. */
export interface MessageState {
  readonly record: Draft<"message">;
}

const tell = tellerOf("message");

function change({ record }: MessageState, event: EventOfFamily<"message">): void {
  tell(record, event);
  record.id = event.data.messageId;
}

/** What the events of a message do to it. A note is written down, and nowhere sent. */
export const messageKind: Kind<MessageState> = {
  begin: () => ({ record: {} }),
  effects: {
    "cx.message.sent": (one, event) => {
      change(one, event);
      const { record } = one;
      record.createdAt = event.data.createdAt ?? event.time;
      if (event.data.direction === "internal") return;
      record.deliveryStatus = event.data.deliveryStatus ?? "sent";
      record.sentAt = record.deliveryStatus === "queued" ? null : event.time;
      if (record.failedAt) record.failedAt = null;
    },
    "cx.message.delivered": (one, event) => {
      change(one, event);
      one.record.deliveredAt ??= event.time;
      if (one.record.deliveryStatus !== "read") one.record.deliveryStatus = "delivered";
      arrive(one.record);
    },
    "cx.message.failed": (one, event) => {
      change(one, event);
      one.record.failedAt = event.time;
      one.record.deliveryStatus = event.data.deliveryStatus ?? "failed";
    },
    "cx.message.read": (one, event) => {
      change(one, event);
      one.record.readAt ??= event.time;
      one.record.deliveryStatus = "read";
      arrive(one.record);
    },
  },
};

/** What arrives after all has not failed, and has left, whenever that was. */
function arrive(record: Draft<"message">): void {
  if (record.failedAt) record.failedAt = null;
  if (record.sentAt === null) delete record.sentAt;
}
