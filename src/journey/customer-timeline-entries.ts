import type { CaseInput } from "../model/case.ts";
import type { InteractionInput } from "../model/interaction.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { MessageInput } from "../model/message.ts";
import type { OrderInput } from "../model/order.ts";
import type { SubscriptionInput } from "../model/subscription.ts";
import type { SurveyInvitationInput } from "../model/survey-invitation.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import { caseEntries } from "./customer-timeline-cases.ts";
import {
  about,
  type EntryContext,
  entryAt,
  msOf,
  type PlacedEntry,
  type TimelineKind,
  waitOf,
} from "./customer-timeline-entry.ts";
import { messageEntries } from "./customer-timeline-messages.ts";
import { requiredMs } from "./journey-instants.ts";

/** A record that a timeline tells of, with the type of record it is. */
export type LivedRecord =
  | { readonly type: "case"; readonly record: CaseInput }
  | { readonly type: "interaction"; readonly record: InteractionInput }
  | { readonly type: "journeyInstance"; readonly record: JourneyInstanceInput }
  | { readonly type: "message"; readonly record: MessageInput }
  | { readonly type: "order"; readonly record: OrderInput }
  | { readonly type: "subscription"; readonly record: SubscriptionInput }
  | { readonly type: "surveyInvitation"; readonly record: SurveyInvitationInput }
  | { readonly type: "surveyResponse"; readonly record: SurveyResponseInput };

/** What a record tells of, up to the end of observation. */
export function entriesOf(lived: LivedRecord, context: EntryContext): readonly PlacedEntry[] {
  switch (lived.type) {
    case "case":
      return caseEntries(lived.record, context);
    case "interaction":
      return contactEntries(lived.record, context);
    case "journeyInstance":
      return journeyEntries(lived.record, context);
    case "message":
      return messageEntries(lived.record, context);
    case "order":
      return orderEntries(lived.record, context);
    case "subscription":
      return subscriptionEntries(lived.record, context);
    case "surveyInvitation":
      return invitationEntries(lived.record, context);
    case "surveyResponse":
      return responseEntries(lived.record, context);
  }
}

const overStatuses: ReadonlySet<string> = new Set([
  "wrap-up",
  "completed",
  "abandoned",
  "missed",
  "failed",
  "canceled",
]);

function contactEntries(one: InteractionInput, { asOf }: EntryContext): PlacedEntry[] {
  if (one.isTest === true || one.isSpam === true || one.status === "scheduled") return [];
  const subject = `interaction ${one.id}`;
  const start = requiredMs(subject, "startAt", one.startAt);
  const end = msOf(subject, "endAt", one.endAt);
  const answered =
    msOf(subject, "answeredAt", one.answeredAt) ?? msOf(subject, "firstResponseAt", one.firstResponseAt);
  const waitedFrom =
    msOf(subject, "queuedAt", one.queuedAt) ?? msOf(subject, "offeredAt", one.offeredAt) ?? start;
  const isOver = end === null ? overStatuses.has(one.status) : end <= asOf;
  const other = one.participants?.find(({ actor }) => actor.type !== "customer")?.actor.type;
  const outcome = one.outcome === "answered" || !isOver ? null : one.outcome;
  return entryAt(
    start,
    asOf,
    {
      kind: "contact",
      channel: one.channel,
      title: about(`${one.direction} contact`, one.topic, outcome),
      recordType: "interaction",
      recordId: one.id,
      caseId: one.caseIds?.[0] ?? null,
      orderId: one.orderIds?.[0] ?? null,
      actorType:
        one.direction === "inbound" ? "customer" : (other ?? (one.agentIds?.length ? "agent" : null)),
      waitMs: one.direction === "inbound" ? waitOf(waitedFrom, answered, asOf) : null,
      holdMs: isOver ? holdOf(one, subject) : null,
    },
    end ?? (isOver ? null : Infinity),
  );
}

/** On the calendar's clock alone: business time is no time on the phone. */
function holdOf({ durations, segments, holdCount }: InteractionInput, subject: string): number | null {
  const hold = durations?.hold;
  if (hold?.clock === "calendar") return Math.round(hold.seconds * 1000);
  let held: number | null = null;
  for (const [index, { type, startAt, endAt }] of (segments ?? []).entries()) {
    if (type !== "hold") continue;
    const end = msOf(subject, `segments[${index}].endAt`, endAt);
    if (end === null) return null;
    held = (held ?? 0) + end - requiredMs(subject, `segments[${index}].startAt`, startAt);
  }
  return held ?? (holdCount === 0 ? 0 : null);
}

function orderEntries(one: OrderInput, { asOf }: EntryContext): PlacedEntry[] {
  if (one.isTest === true || one.placedAt === null) return [];
  const subject = `order ${one.id}`;
  const told = { recordType: "order", recordId: one.id, orderId: one.id };
  const step = (kind: TimelineKind, title: string, field: "fulfilledAt" | "deliveredAt" | "canceledAt") =>
    entryAt(msOf(subject, field, one[field]), asOf, { ...told, kind, title });
  return [
    ...entryAt(requiredMs(subject, "placedAt", one.placedAt), asOf, {
      ...told,
      kind: "order-placed",
      title: about("order placed", one.sourceChannel),
      actorType: "customer",
    }),
    ...step("order-fulfilled", "order sent out", "fulfilledAt"),
    ...step("order-delivered", "order delivered", "deliveredAt"),
    ...step("order-canceled", "order canceled", "canceledAt"),
    ...(one.refunds ?? []).flatMap(({ at, reason }, index) =>
      entryAt(requiredMs(subject, `refunds[${index}].at`, at), asOf, {
        ...told,
        kind: "refund",
        title: about("money paid back", reason),
      }),
    ),
  ];
}

function subscriptionEntries(one: SubscriptionInput, { asOf }: EntryContext): PlacedEntry[] {
  const subject = `subscription ${one.id}`;
  const told = { recordType: "subscription", recordId: one.id };
  return [
    ...entryAt(requiredMs(subject, "startedAt", one.startedAt), asOf, {
      ...told,
      kind: "subscription-started",
      title: about("subscription started", one.planId),
    }),
    ...entryAt(msOf(subject, "canceledAt", one.canceledAt), asOf, {
      ...told,
      kind: "subscription-canceled",
      title: about("subscription canceled", one.cancelReason),
    }),
    ...entryAt(msOf(subject, "endedAt", one.endedAt), asOf, {
      ...told,
      kind: "subscription-ended",
      title: "subscription ended",
    }),
  ];
}

function invitationEntries(one: SurveyInvitationInput, { asOf }: EntryContext): PlacedEntry[] {
  return entryAt(msOf(`survey invitation ${one.id}`, "sentAt", one.sentAt), asOf, {
    kind: "survey-invited",
    channel: one.channel ?? null,
    title: "survey sent",
    recordType: "surveyInvitation",
    recordId: one.id,
    caseId: one.caseId ?? null,
    orderId: one.orderId ?? null,
  });
}

function responseEntries(one: SurveyResponseInput, { asOf }: EntryContext): PlacedEntry[] {
  if (one.isTest === true) return [];
  const { score, metric } = one;
  return entryAt(requiredMs(`survey response ${one.id}`, "respondedAt", one.respondedAt), asOf, {
    kind: "survey-answered",
    channel: one.channel ?? null,
    title: about("survey answered", metric),
    recordType: "surveyResponse",
    recordId: one.id,
    caseId: one.caseId ?? null,
    orderId: one.orderId ?? null,
    journeyId: one.journeyInstanceId ?? null,
    actorType: "customer",
    score:
      score === null
        ? null
        : {
            metric,
            value: score.value,
            scale: { min: score.scale.min, max: score.scale.max, direction: score.scale.direction },
          },
  });
}

function journeyEntries(one: JourneyInstanceInput, { asOf, touchpoints }: EntryContext): PlacedEntry[] {
  const subject = `journey ${one.id}`;
  const told = { recordType: "journeyInstance", recordId: one.id, journeyId: one.id };
  const ended = msOf(subject, "endedAt", one.endedAt);
  return [
    ...entryAt(requiredMs(subject, "startedAt", one.startedAt), asOf, {
      ...told,
      kind: "journey-started",
      title: about("journey started", one.blueprintId),
    }),
    ...(one.touchpoints ?? []).flatMap((lived, index) => {
      if (lived.status !== "occurred" && lived.status !== "failed") return [];
      const touchpoint = touchpoints.get(lived.touchpointId ?? "");
      return entryAt(
        msOf(subject, `touchpoints[${index}].at`, lived.at),
        asOf,
        {
          ...told,
          kind: "touchpoint",
          channel: lived.channel ?? touchpoint?.channel ?? null,
          title: about(
            "touchpoint",
            touchpoint?.name ?? lived.touchpointId,
            lived.status === "failed" ? "failed" : null,
          ),
          actorType: lived.actor?.type ?? null,
        },
        msOf(subject, `touchpoints[${index}].endAt`, lived.endAt),
      );
    }),
    ...entryAt(ended, asOf, { ...told, kind: "journey-ended", title: about("journey ended", one.status) }),
  ];
}
