import fc from "fast-check";
import { type Case, CaseSchema } from "../../src/model/case.ts";
import { caseStatuses } from "../../src/model/case-literals.ts";
import { type Interaction, InteractionSchema } from "../../src/model/interaction.ts";
import {
  initiationMethods,
  interactionOutcomes,
  interactionStatuses,
} from "../../src/model/interaction-literals.ts";
import { type Message, MessageSchema, messageKinds, visibilities } from "../../src/model/message.ts";
import { type SurveyInvitation, SurveyInvitationSchema } from "../../src/model/survey-invitation.ts";
import { type SurveyResponse, SurveyResponseSchema } from "../../src/model/survey-response.ts";

const START_MS = Date.UTC(2026, 2, 2);
const HOUR_MS = 3_600_000;
export const instant = (ms: number) => new Date(START_MS + ms).toISOString();
/** What the end of observation may be; most records begin before it. */
export const endsOfObservation = fc.integer({ min: 0, max: 40 * 24 * HOUR_MS }).map(instant);

/** A value, or that the source says there is none, or nothing at all. */
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: value }, fc.constant(null), fc.constant(undefined));
const openEnum = (known: readonly string[]) => fc.constantFrom(...known, "some-new-literal");
/** Hours, so that some begin together. */
const beginnings = fc.integer({ min: 0, max: 30 * 24 }).map((hours) => hours * HOUR_MS);
const lengths = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 }));
/** As a record has it: what is undefined is left out. */
const withoutUndefined = (record: object): unknown => JSON.parse(JSON.stringify(record));
const numbered = <T extends object>(prefix: string, records: readonly T[]) =>
  records.map((record, index) => ({ ...record, id: `${prefix}-${index}` }));

const actors = fc.constantFrom(
  { type: "customer", id: "ada" },
  { type: "agent", id: "a-1" },
  { type: "agent", id: "a-2", isAutomated: true },
  { type: "bot", id: "bot" },
  { type: "system" },
);

const anyInteraction = fc
  .record({
    channel: fc.constantFrom("voice", "chat", "email"),
    direction: fc.constantFrom("inbound", "inbound", "inbound", "outbound", "internal"),
    initiationMethod: maybe(openEnum(initiationMethods)),
    status: openEnum(interactionStatuses),
    outcome: maybe(openEnum(interactionOutcomes)),
    participants: maybe(
      fc.array(
        actors.map((actor) => ({ actor })),
        { maxLength: 3 },
      ),
    ),
    customerId: maybe(fc.constantFrom("ada", "bob")),
    agentIds: maybe(fc.subarray(["a-1", "a-2", "bot"])),
    queueId: maybe(fc.constant("queue")),
    rootId: maybe(fc.constantFrom("interaction-0", "elsewhere")),
    previousId: fc.constantFrom(undefined, undefined, null, "elsewhere"),
    nextId: fc.constantFrom(undefined, undefined, null, "elsewhere"),
    selfServed: fc.constantFrom(undefined, false, true),
    topic: maybe(fc.constantFrom("bill", "parcel")),
    isSpam: fc.constantFrom(undefined, false, false, true),
    isTest: fc.constantFrom(undefined, false, false, true),
    start: beginnings,
    steps: fc.tuple(maybe(lengths), maybe(lengths), maybe(lengths), maybe(lengths)),
    endsAfter: maybe(lengths),
    wrapUp: maybe(lengths),
    reported: fc.record({ queue: maybe(lengths), ring: maybe(lengths), ivr: maybe(lengths) }),
    hold: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    handle: maybe(lengths),
    clock: fc.constantFrom("calendar", "calendar", "business"),
  })
  .map(({ start, steps, endsAfter, wrapUp, reported, hold, handle, clock, ...fields }) => {
    const later = (from: number, step: number | null | undefined) =>
      typeof step === "number" ? from + step : from;
    const said = (step: number | null | undefined, ms: number) =>
      typeof step === "number" ? instant(ms) : step;
    const [queue, ring, answer, reply] = steps;
    const queued = later(start, queue);
    const offered = later(queued, ring);
    const answered = later(offered, answer);
    const replied = later(answered, reply);
    const end = later(replied, endsAfter);
    const took = (ms: number | null | undefined) =>
      typeof ms === "number" ? { seconds: ms / 1000, clock, source: "reported" } : ms;
    const held = typeof hold === "number" ? Math.floor(hold * (end - answered)) : hold;
    return {
      ...fields,
      startAt: instant(start),
      queuedAt: said(queue, queued),
      offeredAt: said(ring, offered),
      answeredAt: said(answer, answered),
      firstResponseAt: said(reply, replied),
      endAt: said(endsAfter, end),
      wrapUpStartAt: said(wrapUp, end),
      wrapUpEndAt: said(wrapUp, later(end, wrapUp)),
      durations: {
        queue: took(reported.queue),
        ring: took(reported.ring),
        ivr: took(reported.ivr),
        hold: took(held),
        wrapUp: took(wrapUp),
        handle: took(typeof handle === "number" ? handle + (held ?? 0) + (wrapUp ?? 0) : handle),
      },
    };
  });

/** Interactions with every combination of what a source may tell, in an order of time that makes sense. */
export const interactions: fc.Arbitrary<Interaction[]> = fc
  .array(anyInteraction, { maxLength: 12 })
  .map((all) => numbered("interaction", all).map((one) => InteractionSchema.parse(withoutUndefined(one))));

const anyCase = fc
  .record({
    status: openEnum(caseStatuses),
    channel: maybe(fc.constantFrom("email", "chat")),
    caseKind: maybe(fc.constant("question")),
    priority: maybe(fc.constantFrom("low", "high")),
    direction: maybe(fc.constantFrom("inbound", "outbound")),
    initiative: maybe(fc.constantFrom("reactive", "proactive")),
    requesterId: maybe(fc.constantFrom("ada", "bob")),
    topic: maybe(fc.constantFrom("bill", "parcel")),
    reopenCount: maybe(fc.nat({ max: 3 })),
    replyCount: maybe(fc.nat({ max: 5 })),
    mergedIntoId: fc.constantFrom(undefined, undefined, null, "elsewhere"),
    isSpam: fc.constantFrom(undefined, false, false, true),
    isTest: fc.constantFrom(undefined, false, false, true),
    start: beginnings,
    after: fc.record({
      firstAssignedAt: maybe(lengths),
      firstRespondedAt: maybe(lengths),
      firstAgentReplyAt: maybe(lengths),
      firstResolvedAt: maybe(lengths),
      resolvedAt: maybe(lengths),
      closedAt: maybe(lengths),
      reopenedAt: maybe(lengths),
      deletedAt: maybe(lengths),
    }),
    states: maybe(fc.array(fc.tuple(openEnum(caseStatuses), lengths), { maxLength: 5 })),
  })
  .map(({ start, after, states, ...fields }) => ({
    ...fields,
    createdAt: instant(start),
    ...Object.fromEntries(
      Object.entries(after).map(([field, ms]) => [field, typeof ms === "number" ? instant(start + ms) : ms]),
    ),
    statusHistory: states?.map(([status, ms]) => ({ status, startAt: instant(start + ms) })),
  }));

/** Cases with every combination of what a source may tell, nothing of it before they were opened. */
export const cases: fc.Arbitrary<Case[]> = fc
  .array(anyCase, { maxLength: 12 })
  .map((all) => numbered("case", all).map((one) => CaseSchema.parse(withoutUndefined(one))));

const anyMessage = fc
  .record({
    caseId: maybe(fc.constantFrom("case-0", "case-1", "case-2", "elsewhere")),
    author: fc.oneof({ weight: 3, arbitrary: fc.constant({ type: "customer" }) }, actors),
    direction: fc.constantFrom("inbound", "outbound", "internal"),
    visibility: fc.constantFrom("public", "public", "public", ...visibilities),
    kind: fc.oneof({ weight: 4, arbitrary: fc.constant("message") }, openEnum(messageKinds)),
    deliveryStatus: fc.constantFrom(undefined, null, "sent", "bounced"),
    isAutomated: fc.constantFrom(undefined, false, false, true),
    start: beginnings,
    sentAfter: maybe(lengths),
  })
  .map(({ start, sentAfter, ...fields }) => ({
    ...fields,
    createdAt: instant(start),
    sentAt: typeof sentAfter === "number" ? instant(start + sentAfter) : sentAfter,
  }));

/** Cases and messages on them and elsewhere, with every combination of what a source may tell. */
export const conversations: fc.Arbitrary<{ cases: Case[]; messages: Message[] }> = fc.record({
  cases,
  messages: fc
    .array(anyMessage, { maxLength: 20 })
    .map((all) => numbered("message", all).map((one) => MessageSchema.parse(withoutUndefined(one)))),
});

const questions = fc.constantFrom(
  { metric: "nps", min: 0, max: 10 },
  { metric: "csat", min: 1, max: 5 },
  { metric: "csat", min: 1, max: 10 },
  { metric: "ces", min: 1, max: 7 },
  { metric: "ces1", min: 1, max: 5 },
  { metric: "some-new-metric", min: 0, max: 1 },
);
const anyResponse = fc
  .record({
    question: questions,
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    direction: fc.constantFrom("higher-is-better", "higher-is-better", "lower-is-better"),
    isBlank: fc.constantFrom(false, false, true),
    surveyId: maybe(fc.constant("survey")),
    invitationId: maybe(fc.constantFrom("invitation-0", "invitation-1", "elsewhere")),
    customerId: maybe(fc.constantFrom("ada", "bob")),
    caseId: maybe(fc.constantFrom("case-0", "case-1")),
    completion: maybe(fc.constantFrom("complete", "partial", "disqualified")),
    respondedAt: beginnings.map(instant),
    updatedAt: maybe(beginnings.map(instant)),
    isTest: fc.constantFrom(undefined, false, true),
  })
  .map(({ question: { metric, min, max }, place, direction, isBlank, ...fields }) => ({
    ...fields,
    metric,
    score: isBlank
      ? null
      : { value: min + Math.round(place * (max - min)), scale: { min, max, step: 1, direction } },
  }));
const invitationStatuses = ["scheduled", "sent", "delivered", "opened", "responded", "expired", "bounced"];
const anyInvitation = fc.record({
  surveyId: maybe(fc.constant("survey")),
  customerId: maybe(fc.constantFrom("ada", "bob")),
  caseId: maybe(fc.constantFrom("case-0", "case-1")),
  status: openEnum(invitationStatuses),
  sentAt: maybe(beginnings.map(instant)),
  openedAt: maybe(beginnings.map(instant)),
});

/** Survey records with every combination of what a source may tell, on their scales. */
export const surveys: fc.Arbitrary<{ responses: SurveyResponse[]; invitations: SurveyInvitation[] }> =
  fc.record({
    responses: fc
      .array(anyResponse, { maxLength: 10 })
      .map((all) =>
        numbered("response", all).map((one) => SurveyResponseSchema.parse(withoutUndefined(one))),
      ),
    invitations: fc
      .array(anyInvitation, { maxLength: 5 })
      .map((all) =>
        numbered("invitation", all).map((one) => SurveyInvitationSchema.parse(withoutUndefined(one))),
      ),
  });
