import type { CaseInput } from "../model/case.ts";
import type { InteractionInput } from "../model/interaction.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { MessageInput } from "../model/message.ts";
import type { OrderInput } from "../model/order.ts";
import type { SubscriptionInput } from "../model/subscription.ts";
import type { SurveyInvitationInput } from "../model/survey-invitation.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import { requiredMs } from "./journey-instants.ts";

/** What an entry of a timeline can tell, in the order in which entries of one instant stand. */
export const timelineKinds = [
  "subscription-started",
  "journey-started",
  "order-placed",
  "contact",
  "case-opened",
  "case-reopened",
  "message",
  "touchpoint",
  "order-fulfilled",
  "order-delivered",
  "order-canceled",
  "refund",
  "case-resolved",
  "case-canceled",
  "survey-invited",
  "survey-answered",
  "subscription-canceled",
  "subscription-ended",
  "journey-ended",
] as const;
/** What an entry of a timeline tells. */
export type TimelineKind = (typeof timelineKinds)[number];

/** A score that a customer gave, as it was given. */
export interface TimelineScore {
  /** What it measures: `csat`, `nps`. */
  readonly metric: string;
  /** The answer as a place on the scale. */
  readonly value: number;
  /** The scale it was given on. */
  readonly scale: {
    readonly min: number;
    readonly max: number;
    readonly direction: "higher-is-better" | "lower-is-better";
  };
}

/** One thing that a customer lived. What is not known is `null`. */
export interface TimelineEntry {
  /** When it happened, or began. */
  readonly at: Instant;
  /** When it ended; `null` where it took no time, has not ended by the end of observation, or nobody knows. */
  readonly endAt: Instant | null;
  /** What it is. */
  readonly kind: TimelineKind;
  /** Channel it took place on; `null` where it has none. */
  readonly channel: string | null;
  /** What it is in a few words: literals of the model and the company's own codes, and nothing that anybody wrote. */
  readonly title: string;
  /** Type of the record that tells of it: `interaction`, `case`. */
  readonly recordType: string;
  /** Id of that record. */
  readonly recordId: string;
  /** The case it belongs to, the first of several. */
  readonly caseId: string | null;
  /** The order it belongs to, the first of several. */
  readonly orderId: string | null;
  /** The journey as lived that it belongs to. */
  readonly journeyId: string | null;
  /** Who did it. */
  readonly actorType: string | null;
  /**
   * Milliseconds until the company answered: for an inbound contact from the queue (else from ringing, else from the
   * start) until it was answered, else first responded to; for a message until the next reply of a person on the same
   * case or interaction; for a case until an agent's first reply, else the first of any kind. Not negative: instants
   * that contradict each other give `null`, as no answer does.
   */
  readonly waitMs: number | null;
  /** Milliseconds that a contact was on hold: as reported, else by its segments; 0 where the record counts no hold. */
  readonly holdMs: number | null;
  /** The score given; `null` where the survey was left unanswered, and where it was none. */
  readonly score: TimelineScore | null;
}

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

/** What else the entries of one customer need to know. */
export interface EntryContext {
  /** End of observation, in epoch milliseconds. */
  readonly asOf: number;
  readonly interactions: ReadonlyMap<string, InteractionInput>;
  readonly cases: ReadonlyMap<string, CaseInput>;
  readonly touchpoints: ReadonlyMap<string, TouchpointInput>;
  /** Milliseconds until a customer's message was answered. */
  readonly replyWait: (message: MessageInput) => number | null;
}

/** An entry with the time it takes: until `until`, in epoch milliseconds, which is endless for what is still going on. */
export interface PlacedEntry {
  readonly entry: TimelineEntry;
  readonly from: number;
  readonly until: number;
}

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

type Told = Pick<TimelineEntry, "kind" | "title" | "recordType" | "recordId"> & Partial<TimelineEntry>;

/** An entry at an instant; none where there is no such instant, or not yet. */
function entryAt(at: number | null, asOf: number, told: Told, until: number | null = null): PlacedEntry[] {
  if (at === null || at > asOf) return [];
  const end = until !== null && until < Infinity && until <= asOf ? until : null;
  const entry = {
    at: formatInstant(at),
    endAt: end === null ? null : formatInstant(end),
    kind: told.kind,
    channel: told.channel ?? null,
    title: told.title,
    recordType: told.recordType,
    recordId: told.recordId,
    caseId: told.caseId ?? null,
    orderId: told.orderId ?? null,
    journeyId: told.journeyId ?? null,
    actorType: told.actorType ?? null,
    waitMs: told.waitMs ?? null,
    holdMs: told.holdMs ?? null,
    score: told.score ?? null,
  };
  return [{ entry, from: at, until: Math.max(at, until ?? at) }];
}

/** Epoch milliseconds of an instant of a record; `null` where it has none. */
const msOf = (subject: string, field: string, text: Instant | null | undefined): number | null =>
  text === null || text === undefined ? null : requiredMs(subject, field, text);

/** From one instant to another that is known by the end of observation. */
const waitOf = (from: number, to: number | null, asOf: number): number | null =>
  to === null || to > asOf || to < from ? null : to - from;

const about = (name: string, ...more: readonly (string | null | undefined)[]): string => {
  const known = more.filter((one) => one !== null && one !== undefined && one !== "");
  return known.length === 0 ? name : `${name}: ${known.join(", ")}`;
};

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

function messageEntries(one: MessageInput, context: EntryContext): PlacedEntry[] {
  if (!isLivedMessage(one)) return [];
  const { asOf, interactions, cases, replyWait } = context;
  const interaction = interactions.get(one.interactionId ?? "");
  const caseId = one.caseId ?? interaction?.caseIds?.[0] ?? null;
  const name = one.direction === "inbound" ? "message from the customer" : "message to the customer";
  return entryAt(messageMs(one), asOf, {
    kind: "message",
    channel: interaction?.channel ?? cases.get(caseId ?? "")?.channel ?? null,
    title: about(name, isAutomatic(one) ? "automatic" : null),
    recordType: "message",
    recordId: one.id,
    caseId,
    orderId: interaction?.orderIds?.[0] ?? cases.get(caseId ?? "")?.orderIds?.[0] ?? null,
    actorType: one.author.type,
    waitMs: replyWait(one),
  });
}

const undelivered: ReadonlySet<string> = new Set(["queued", "failed", "bounced"]);
const writtenKinds: ReadonlySet<string> = new Set(["message", "auto-reply"]);

/** Whether the customer wrote it or could read it. */
function isLivedMessage(one: MessageInput): boolean {
  if (one.visibility !== "public" || one.direction === "internal" || !writtenKinds.has(one.kind))
    return false;
  if (one.direction === "inbound") return true;
  return (
    one.sentAt !== null && typeof one.failedAt !== "string" && !undelivered.has(one.deliveryStatus ?? "")
  );
}

const isAutomatic = (one: MessageInput): boolean =>
  one.author.isAutomated === true ||
  one.isAutomated === true ||
  typeof one.automationId === "string" ||
  one.author.type === "bot" ||
  one.author.type === "system" ||
  one.kind === "auto-reply";

/** When a customer's message was written and another was sent. */
function messageMs(one: MessageInput): number {
  const subject = `message ${one.id}`;
  const sent = one.direction === "outbound" ? msOf(subject, "sentAt", one.sentAt) : null;
  return sent ?? requiredMs(subject, "createdAt", one.createdAt);
}

/** A function giving how long a customer's message waited for the next reply of a person in its conversation. */
export function replyWaits(
  messages: readonly MessageInput[],
  interactions: ReadonlyMap<string, InteractionInput>,
  asOf: number,
): (message: MessageInput) => number | null {
  const conversationOf = ({ caseId, interactionId, id }: MessageInput): string => {
    const found = caseId ?? interactions.get(interactionId ?? "")?.caseIds?.[0];
    if (found) return `case/${found}`;
    return interactionId ? `interaction/${interactionId}` : `message/${id}`;
  };
  const replies = new Map<string, number[]>();
  for (const one of messages) {
    if (one.direction !== "outbound" || !isLivedMessage(one) || isAutomatic(one)) continue;
    const conversation = conversationOf(one);
    const known = replies.get(conversation);
    if (known === undefined) replies.set(conversation, [messageMs(one)]);
    else known.push(messageMs(one));
  }
  for (const all of replies.values()) all.sort((a, b) => a - b);
  return (one) => {
    if (one.direction !== "inbound" || isAutomatic(one)) return null;
    const at = messageMs(one);
    return waitOf(at, firstFrom(replies.get(conversationOf(one)) ?? [], at), asOf);
  };
}

/** The first of sorted numbers that is not below `from`. */
function firstFrom(sorted: readonly number[], from: number): number | null {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return sorted[low] ?? null;
}

function caseEntries(one: CaseInput, { asOf }: EntryContext): PlacedEntry[] {
  if (one.isTest === true || one.isSpam === true) return [];
  const subject = `case ${one.id}`;
  const opened = requiredMs(subject, "createdAt", one.createdAt);
  const answered =
    msOf(subject, "firstAgentReplyAt", one.firstAgentReplyAt) ??
    msOf(subject, "firstRespondedAt", one.firstRespondedAt);
  const told = {
    channel: one.channel ?? null,
    recordType: "case",
    recordId: one.id,
    caseId: one.id,
    orderId: one.orderIds?.[0] ?? null,
  };
  return [
    ...entryAt(opened, asOf, {
      ...told,
      kind: "case-opened",
      title: about("case opened", one.caseKind, one.reason ?? one.topic),
      actorType: one.submitterActor?.type ?? null,
      waitMs: waitOf(opened, answered, asOf),
    }),
    ...turnsOf(one, subject).flatMap(({ kind, at }) =>
      entryAt(at, asOf, { ...told, kind, title: kind.replace("-", " ") }),
    ),
  ];
}

interface CaseTurn {
  readonly kind: "case-resolved" | "case-reopened" | "case-canceled";
  readonly at: number;
}

const openStatuses: ReadonlySet<string> = new Set([
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
]);

/** When a case was resolved, reopened and called off: by its history, else, where that tells of none, by its instants. */
function turnsOf(one: CaseInput, subject: string): readonly CaseTurn[] {
  const states = (one.statusHistory ?? []).map(({ status, startAt }, index) => ({
    status,
    at: requiredMs(subject, `statusHistory[${index}].startAt`, startAt),
  }));
  if ((states[0]?.at ?? 0) > (states.at(-1)?.at ?? 0)) states.reverse();
  states.sort((a, b) => a.at - b.at);
  const turns: CaseTurn[] = [];
  let last: "open" | "resolved" | "canceled" = "open";
  for (const { status, at } of states) {
    const isResolved = status === "resolved" || status === "closed";
    // To be closed ends nothing that was over before.
    if (isResolved && last === "open") turns.push({ kind: "case-resolved", at });
    else if (status === "canceled" && last !== "canceled") turns.push({ kind: "case-canceled", at });
    else if (openStatuses.has(status) && last !== "open") turns.push({ kind: "case-reopened", at });
    else continue;
    last = isResolved ? "resolved" : status === "canceled" ? "canceled" : "open";
  }
  return turns.length > 0 ? turns : turnsByInstants(one, subject);
}

function turnsByInstants(one: CaseInput, subject: string): readonly CaseTurn[] {
  const at = (
    field: "firstResolvedAt" | "resolvedAt" | "closedAt" | "reopenedAt" | "deletedAt",
  ): number | null => msOf(subject, field, one[field]);
  const isCanceled = one.status === "canceled" || typeof one.mergedIntoId === "string";
  const resolved = new Set([at("firstResolvedAt"), at("resolvedAt")].flatMap((ms) => ms ?? []));
  const [closed, reopened] = [at("closedAt") ?? (isCanceled ? at("deletedAt") : null), at("reopenedAt")];
  if (closed !== null && resolved.size === 0 && !isCanceled) resolved.add(closed);
  const turns: CaseTurn[] = [...resolved].map((ms) => ({ kind: "case-resolved", at: ms }));
  if (reopened !== null) turns.push({ kind: "case-reopened", at: reopened });
  if (closed !== null && isCanceled) turns.push({ kind: "case-canceled", at: closed });
  return turns;
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
