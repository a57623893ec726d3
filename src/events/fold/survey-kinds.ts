import { compareInstants } from "./event-order.ts";
import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";

/** An invitation while its events are told. */
export interface InvitationState {
  readonly record: Draft<"surveyInvitation">;
}

const tellInvitation = tellerOf("surveyInvitation");

function changeInvitation(
  { record }: InvitationState,
  event: EventOfFamily<"survey", "invited" | "delivered" | "bounced" | "opened" | "expired">,
): void {
  tellInvitation(record, event);
  record.id = event.data.invitationId;
}

/** What the events of an invitation do to it. That it was answered is told by the response. */
export const invitationKind: Kind<InvitationState> = {
  begin: () => ({ record: {} }),
  effects: {
    "cx.survey.invited": (one, event) => {
      changeInvitation(one, event);
      const { scheduledAt } = event.data;
      const isDue = !scheduledAt || compareInstants(scheduledAt, event.time) <= 0;
      one.record.sentAt ??= isDue ? event.time : null;
      // To be reminded takes back nothing that was reached.
      if (!one.record.deliveredAt && !one.record.openedAt) one.record.status = isDue ? "sent" : "scheduled";
    },
    "cx.survey.delivered": (one, event) => {
      changeInvitation(one, event);
      leave(one.record);
      one.record.deliveredAt ??= event.time;
      if (one.record.status !== "opened") one.record.status = "delivered";
    },
    "cx.survey.bounced": (one, event) => {
      changeInvitation(one, event);
      leave(one.record);
      if (one.record.status !== "opened") one.record.status = "bounced";
    },
    "cx.survey.opened": (one, event) => {
      changeInvitation(one, event);
      leave(one.record);
      one.record.openedAt ??= event.time;
      one.record.status = "opened";
    },
    "cx.survey.expired": (one, event) => {
      changeInvitation(one, event);
      one.record.expiresAt = event.time;
      one.record.status = "expired";
    },
  },
};

/** What was scheduled and arrived, or came back, was sent when it was due. */
function leave(record: Draft<"surveyInvitation">): void {
  if (record.sentAt === null && record.scheduledAt) record.sentAt = record.scheduledAt;
}

/** A response while its events are told. */
export interface ResponseState {
  readonly record: Draft<"surveyResponse">;
}

const tellResponse = tellerOf("surveyResponse");

function changeResponse(
  { record }: ResponseState,
  event: EventOfFamily<"survey", "responded" | "updated">,
): void {
  tellResponse(record, event);
  record.id = event.data.responseId;
}

/** What the events of a response do to it. */
export const responseKind: Kind<ResponseState> = {
  begin: () => ({ record: {} }),
  effects: {
    "cx.survey.responded": (one, event) => {
      changeResponse(one, event);
      one.record.respondedAt ??= event.time;
    },
    "cx.survey.updated": (one, event) => {
      changeResponse(one, event);
      one.record.updatedAt = event.time;
    },
  },
};
