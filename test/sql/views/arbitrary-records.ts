import fc from "fast-check";
import { AgentStatusIntervalSchema, agentStatuses } from "../../../src/model/agent-status-interval.ts";
import { CaseSchema } from "../../../src/model/case.ts";
import { CustomerSchema } from "../../../src/model/customer.ts";
import { InteractionSchema } from "../../../src/model/interaction.ts";
import { segmentTypes } from "../../../src/model/interaction-segment.ts";
import { JourneyBlueprintSchema } from "../../../src/model/journey-blueprint.ts";
import { JourneyInstanceSchema } from "../../../src/model/journey-instance.ts";
import { MessageSchema } from "../../../src/model/message.ts";
import { financialStatuses, OrderSchema, orderStatuses } from "../../../src/model/order.ts";
import { SlaInstanceSchema } from "../../../src/model/sla-instance.ts";
import { billingUnits, SubscriptionSchema, subscriptionStatuses } from "../../../src/model/subscription.ts";
import { SurveyInvitationSchema } from "../../../src/model/survey-invitation.ts";
import { SurveyResponseSchema } from "../../../src/model/survey-response.ts";
import { TouchpointSchema } from "../../../src/model/touchpoint.ts";
import {
  instant,
  conversations as plainConversations,
  interactions as plainInteractions,
  surveys as plainSurveys,
} from "../../facts/arbitrary-records.ts";

const HOUR_MS = 3_600_000;
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: value }, fc.constant(null), fc.constant(undefined));
const told = (record: object): unknown => JSON.parse(JSON.stringify(record));
const usually = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 8, arbitrary: value }, fc.constant(null));
/** An end of observation, for what happens just then. */
export const anEnd = instant(612 * HOUR_MS);
const oftenAtTheEnd = (at: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 7, arbitrary: at }, fc.constant(anEnd));
const hours = oftenAtTheEnd(fc.integer({ min: 0, max: 30 * 24 }).map((count) => instant(count * HOUR_MS)));
/** As many of these as there may be of those that they are laid over. */
const each = <T>(one: fc.Arbitrary<T>, count: number) =>
  fc.array(one, { minLength: count, maxLength: count });
const over = <T extends object>(all: readonly T[], more: readonly object[]) =>
  all.map((one, index) => told({ ...one, ...more[index] }));

const until = (from: number, lasts: number | null | undefined) =>
  typeof lasts === "number" ? instant(from + lasts) : lasts;
const segmentActor = maybe(
  fc.constantFrom(
    { type: "agent", id: "a-1" },
    { type: "agent", id: "a-2", isAutomated: false },
    { type: "agent", id: "a-1", isAutomated: true },
    { type: "agent", id: null },
    { type: "supervisor", id: "a-2" },
    { type: "bot", id: "bot" },
  ),
);
const segment = fc
  .record({
    type: fc.constantFrom("hold", "hold", "dialing", "alert", "conference", "interact", segmentTypes[0]),
    actor: segmentActor,
    // No end of an hour lies within, lest one that is drawn together with others ends before it begins.
    from: fc
      .tuple(fc.nat({ max: 40 * 24 }), fc.nat({ max: HOUR_MS - 5_001 }))
      .map(([hour, after]) => hour * HOUR_MS + after),
    lasts: maybe(fc.integer({ min: 0, max: 5_000 })),
  })
  .map(({ from, lasts, ...one }) => ({ ...one, startAt: instant(from), endAt: until(from, lasts) }));
const someInteraction = fc.constantFrom(
  ..."01234".split("").map((number) => `interaction-${number}`),
  "elsewhere",
);
const moreOfInteraction = fc.record({
  outcome: maybe(fc.constantFrom("answered", "answered", "abandoned", "no-answer", "voicemail", "new")),
  segments: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    fc.constant(null),
    fc.array(segment, { maxLength: 3 }),
  ),
  holdCount: maybe(fc.nat({ max: 2 })),
  transferCount: fc.constantFrom(undefined, undefined, undefined, null, 0, 2),
  previousId: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constant(null), someInteraction),
  nextId: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, fc.constant(null), someInteraction),
  rootId: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, fc.constant(null), someInteraction),
  initiative: maybe(fc.constantFrom("reactive", "proactive")),
  caseIds: maybe(fc.subarray(["case-0", "case-1", "case-2"])),
  orderIds: maybe(fc.subarray(["order-1", "order-2"])),
  teamId: maybe(fc.constant("team")),
  botInvolved: maybe(fc.boolean()),
  botResolution: fc.constantFrom(
    undefined,
    undefined,
    null,
    "confirmed",
    "escalated",
    "handed-off",
    "abandoned",
    "none",
    "new",
  ),
  sentiment: maybe(
    fc.record({
      value: fc.constantFrom(-1, -0.2, -0.0005, 0, 0.1, 0.1235, 1),
      source: fc.constantFrom("model", "agent"),
    }),
  ),
});

/** Interactions that name each other, with segments and all else that contacts are told by. */
export const interactions = fc
  .tuple(plainInteractions, each(moreOfInteraction, 12))
  .map(([all, more]) => over(all, more).map((one) => InteractionSchema.parse(one)));

/** When clocks change in Havana and in Oslo, and in Santiago and on Lord Howe Island. */
const changesOfClocks = [6, 27, 34].map((day) => day * 24 * HOUR_MS);
const quarters = (least: number, most: number) =>
  fc.integer({ min: least * 4, max: most * 4 }).map((count) => (count * HOUR_MS) / 4);
const chat = fc
  .record({
    change: fc.constantFrom(...changesOfClocks),
    before: quarters(-30, 30),
    answered: usually(fc.constantFrom(0, 60_000)),
    lasts: usually(fc.oneof(quarters(1, 3), quarters(0, 30))),
    agentIds: fc.subarray(["a-1", "a-2", "bot"]),
    participants: maybe(fc.constant([{ actor: { type: "agent", id: "a-2", isAutomated: true } }])),
    isSpam: fc.constantFrom(undefined, undefined, false, true),
    segments: maybe(
      fc.array(
        fc.record({
          type: fc.constantFrom("interact", "interact", "hold", "conference", "wrap-up"),
          actor: segmentActor,
          after: quarters(-1, 4),
          lasts: maybe(fc.oneof(fc.constant(0), quarters(0, 2), quarters(0, 30))),
        }),
        { maxLength: 4 },
      ),
    ),
  })
  .map(({ change, before, answered, lasts, segments, ...one }) => {
    const start = change + before;
    return {
      ...one,
      channel: "chat",
      direction: "inbound",
      status: lasts === null ? "active" : "completed",
      startAt: instant(start),
      answeredAt: until(start, answered),
      endAt: until(start + (answered ?? 0), lasts),
      segments: segments?.map(({ after, lasts, ...segment }) => ({
        ...segment,
        startAt: instant(start + after),
        endAt: until(start + after, lasts),
      })),
    };
  });

/** Chats that agents have side by side while the clocks change, some of them over a midnight or two. */
export const chats = fc
  .array(chat, { maxLength: 8 })
  .map((all) => all.map((one, index) => InteractionSchema.parse(told({ ...one, id: `chat-${index}` }))));

const quantity = fc.constantFrom(0, 1, 2, 3, 0.5, 1.25);
const currency = fc.constantFrom("EUR", "EUR", "EUR", "JPY", "KWD", "CLF");
const money = fc
  .tuple(
    fc.constantFrom("", "", "-"),
    fc.nat({ max: 99_999 }),
    fc.constantFrom("", ".5", ".05", ".005", ".995", ".12345678912345"),
    currency,
  )
  .map(([sign, whole, fraction, currency]) => ({ amount: `${sign}${whole}${fraction}`, currency }));
const euros = fc.nat({ max: 9_999 }).map((amount) => ({ amount: `${amount}.90`, currency: "EUR" }));
const lineId = fc.constantFrom("line-0", "line-1", "line-2");
const refund = fc.record({
  at: hours,
  amount: fc.oneof({ weight: 3, arbitrary: euros }, money),
  lines: usually(fc.array(fc.record({ lineId: maybe(lineId), quantity: maybe(quantity) }), { maxLength: 3 })),
});
const anyOrder = fc.record({
  customerId: maybe(fc.constantFrom("ada", "bob")),
  status: fc.constantFrom(...orderStatuses, "returned", "some-new-literal"),
  financialStatus: maybe(fc.constantFrom(...financialStatuses)),
  placedAt: fc.oneof({ weight: 6, arbitrary: hours }, fc.constant(null)),
  canceledAt: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constant(null), hours),
  total: maybe(fc.oneof(euros, money)),
  subtotal: maybe(fc.oneof(euros, money)),
  tax: maybe(euros),
  shipping: maybe(euros),
  refunded: maybe(fc.oneof(euros, money)),
  lines: maybe(
    fc.array(
      fc.record({
        id: maybe(lineId),
        quantity,
        total: maybe(fc.oneof({ weight: 3, arbitrary: euros }, money)),
      }),
      { maxLength: 3 },
    ),
  ),
  refunds: maybe(fc.array(refund, { maxLength: 3 })),
  sourceChannel: maybe(fc.constantFrom("web", "pos")),
  isTest: fc.constantFrom(undefined, false, false, true),
});

/** Orders with every combination of what a source may tell. */
export const orders = fc
  .array(anyOrder, { maxLength: 12 })
  .map((all) => all.map((one, index) => OrderSchema.parse(told({ ...one, id: `order-${index}` }))));

const someResponse = fc.constantFrom("response-0", "response-1", "response-2", "elsewhere");
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constant(null), value);
const answersAtOnce = { respondedAt: instant(HOUR_MS), metric: "csat", invitationId: "invitation-0" };
const moreOfResponse = fc
  .record({
    isAtOnce: fc.boolean(),
    supersedesId: rarely(someResponse),
    interactionId: rarely(someInteraction),
    journeyInstanceId: rarely(fc.constantFrom("journey-0", "journey-1")),
    touchpointId: rarely(fc.constantFrom("touchpoint-0", "touchpoint-1", "touchpoint-2")),
    orderId: rarely(fc.constantFrom("order-0", "order-1")),
    channel: maybe(fc.constantFrom("email", "sms")),
    createdAt: maybe(hours),
    teamId: maybe(fc.constant("team")),
    agentId: maybe(fc.constant("a-1")),
  })
  // Answers at one instant are told apart by when they were changed.
  .map(({ isAtOnce, ...one }) => ({ ...one, ...(isAtOnce && answersAtOnce) }));
const scale = fc.constantFrom(
  { min: 1, max: 5, step: 1, direction: "higher-is-better" },
  { min: 1, max: 5, step: 1, direction: "lower-is-better" },
);
const answersOf = scale.chain((scale) =>
  fc.array(
    fc.record({
      questionId: fc.constantFrom("q-1", "q-2", "q-3", "other"),
      score: maybe(fc.integer({ min: 1, max: 5 }).map((value) => ({ value, scale }))),
    }),
    { maxLength: 5 },
  ),
);
const moreOfInvitation = fc.record({
  deliveredAt: maybe(hours),
  channel: maybe(fc.constantFrom("email", "sms")),
  interactionId: rarely(someInteraction),
  orderId: rarely(fc.constant("order-0")),
  status: fc.constantFrom(
    "scheduled",
    "suppressed",
    "expired",
    "bounced",
    "responded",
    "sent",
    "opened",
    "new",
  ),
});
const anyCustomer = fc.record({
  kind: fc.constantFrom("person", "organization", "anonymous"),
  accountId: maybe(fc.constantFrom("ada", "acme")),
  mergedIntoId: rarely(fc.constantFrom("ada", "bob", "acme")),
  segment: maybe(fc.constantFrom("small", "large")),
  signedUpAt: maybe(hours),
  tier: maybe(fc.constant("gold")),
  country: maybe(fc.constant("NO")),
  isTest: fc.constantFrom(undefined, false, true),
  isInternal: fc.constantFrom(undefined, false, true),
});
const anyTouchpoint = fc.record({
  name: fc.constant("Touchpoint"),
  kind: fc.constant("interaction"),
  channel: maybe(fc.constantFrom("web", "store")),
  isMomentOfTruth: maybe(fc.boolean()),
});

/** Survey records, with what they are about and who was asked. */
export const surveys = fc
  .record({
    plain: plainSurveys,
    responses: each(moreOfResponse, 10),
    answers: each(maybe(answersOf), 10),
    invitations: each(moreOfInvitation, 5),
    customers: each(anyCustomer, 2),
    touchpoints: each(anyTouchpoint, 2),
    statuses: each(fc.constantFrom("completed", "in-progress"), 1),
  })
  .map(({ plain, responses, answers, invitations, customers, touchpoints, statuses }) => ({
    responses: over(
      over(plain.responses, responses) as object[],
      answers.map((one) => ({ answers: one })),
    ).map((one) => SurveyResponseSchema.parse(one)),
    invitations: over(plain.invitations, invitations).map((one) => SurveyInvitationSchema.parse(one)),
    customers: customers.map((one, index) =>
      CustomerSchema.parse(told({ ...one, id: ["ada", "bob"][index] })),
    ),
    touchpoints: touchpoints.map((one, index) =>
      TouchpointSchema.parse(told({ ...one, id: `touchpoint-${index}` })),
    ),
    journeys: statuses.map((status, index) =>
      JourneyInstanceSchema.parse({ id: `journey-${index}`, status, startedAt: instant(0) }),
    ),
  }));

const clocks = fc.constantFrom("calendar", "business");
const promise = fc
  .record({
    id: maybe(fc.constant("promise")),
    policyId: maybe(fc.constant("policy")),
    interactionId: maybe(fc.constant("interaction-0")),
    caseId: maybe(fc.constantFrom("case-0", "case-1", "elsewhere")),
    metric: fc.constantFrom("first-response", "resolution"),
    instance: maybe(fc.integer({ min: 1, max: 3 })),
    status: fc.constantFrom("active", "active", "active", "paused", "achieved", "missed", "canceled", "new"),
    startAt: hours,
    dueAt: maybe(hours),
    fulfilledAt: maybe(hours),
    breachedAt: rarely(hours),
    target: maybe(fc.record({ seconds: fc.constantFrom(60, 0.4995, 3600), clock: clocks })),
    elapsed: maybe(
      fc.record({ seconds: fc.constantFrom(61, 1.2345), clock: clocks, source: fc.constant("reported") }),
    ),
  })
  .map(told);

/** Promises on their own; an id names one of them. */
export const slaInstances = fc.array(promise, { maxLength: 6 }).map((all) =>
  all.map((one, index) => {
    const made = SlaInstanceSchema.parse(one);
    return made.id ? SlaInstanceSchema.parse({ ...made, id: `${made.id}-${index}` }) : made;
  }),
);

const sentReplyOf = (isAutomated: boolean) => ({
  author: { type: "agent", id: "a-1", isAutomated },
  direction: "outbound",
  visibility: "public",
  kind: "message",
  isAutomated: false,
  automationId: null,
  deliveryStatus: "sent",
  failedAt: null,
  sentAt: undefined,
});

const talkedIn = fc.constantFrom("interaction-0", "interaction-1", "elsewhere");

/** Cases with promises in them, and messages on them and on the interactions that they name. */
export const conversations = fc
  .record({
    plain: fc.array(plainConversations, { minLength: 4, maxLength: 4 }),
    promises: each(maybe(fc.array(promise, { maxLength: 2 })), 12),
    more: each(
      fc.record({
        interactionIds: maybe(fc.array(talkedIn, { maxLength: 3 })),
        transferCount: maybe(fc.nat({ max: 2 })),
        isEscalated: maybe(fc.boolean()),
        teamId: maybe(fc.constant("team")),
        assigneeId: maybe(fc.constant("a-1")),
        reason: maybe(fc.constant("broken")),
      }),
      12,
    ),
    about: each(
      fc.record({
        replaced: fc.constantFrom(null, null, false, true),
        interactionId: maybe(talkedIn),
        automationId: rarely(fc.constant("rule")),
        failedAt: rarely(hours),
      }),
      80,
    ),
  })
  .map(({ plain, promises, more, about }) => {
    const [cases = []] = plain.map((one) => one.cases);
    const messages = plain
      .flatMap((one) => one.messages)
      .map((one, index) => ({ ...one, id: `message-${index}` }));
    return {
      cases: over(
        over(cases, more) as object[],
        promises.map((sla) => ({ sla })),
      ).map((one) => CaseSchema.parse(one)),
      messages: over(
        messages,
        about.map(({ replaced, ...one }) => ({ ...one, ...(replaced !== null && sentReplyOf(replaced)) })),
      ).map((one) => MessageSchema.parse(one)),
    };
  });

/** Statuses of agents that overlap, touch, last no time or have not ended; no two of an agent begin and end together. */
export const agentStatusIntervals = fc
  .uniqueArray(
    fc.record({
      agentId: fc.constantFrom("ada", "bob"),
      from: fc.integer({ min: 0, max: 30 * 24 }).map((count) => count * HOUR_MS),
      lasts: fc.oneof(
        fc.constantFrom(0, HOUR_MS),
        fc.integer({ min: 1, max: 5 * HOUR_MS }),
        fc.constant(null),
      ),
      status: fc.constantFrom(...agentStatuses, "gone home"),
      rawStatus: maybe(fc.constantFrom("other", "gone home", "lunch")),
    }),
    { maxLength: 10, selector: ({ agentId, from, lasts }) => `${agentId} ${from} ${lasts}` },
  )
  .map((all) =>
    all.map(({ from, lasts, ...one }, index) =>
      AgentStatusIntervalSchema.parse(
        told({
          ...one,
          id: `status-${index}`,
          startAt: instant(from),
          endAt: lasts === null ? null : instant(from + lasts),
        }),
      ),
    ),
  );

const touchpointIds = ["look", "a > b\\", "pay", "ask"];
const plannedStages = ["s-1", "s-2", "s-3"];
const lifeStages = ["discovery", "evaluation", "purchase"];
const anyStage = fc.constantFrom(...lifeStages, ...plannedStages, "elsewhere");
const livedTouchpoint = fc.record({
  stepId: maybe(fc.constantFrom("step-0", "step-1", "elsewhere")),
  touchpointId: maybe(fc.constantFrom(...touchpointIds, "unknown")),
  stage: maybe(anyStage),
  at: fc.oneof({ weight: 5, arbitrary: hours }, fc.constant(null)),
  status: fc.constantFrom("occurred", "occurred", "occurred", "failed", "missing", "pending", "new"),
  channel: maybe(fc.constantFrom("web", "store", "voice")),
  actor: maybe(fc.constantFrom({ type: "customer" }, { type: "agent" }, { type: "unknown" })),
});
const livedJourney = fc.record({
  blueprintId: maybe(fc.constantFrom("plan-0", "plan-1", "elsewhere")),
  blueprintVersion: maybe(fc.constantFrom("1", "2")),
  customerId: maybe(fc.constantFrom("ada", "bob")),
  startedAt: hours,
  endedAt: rarely(hours),
  status: fc.constantFrom("in-progress", "in-progress", "completed", "abandoned", "new"),
  touchpoints: maybe(fc.array(livedTouchpoint, { maxLength: 7 })),
  deviations: maybe(
    fc.array(
      fc.record({
        type: fc.constantFrom("delay", "skip"),
        at: maybe(hours),
        severity: fc.constantFrom("low", "high"),
        detail: fc.constant("so"),
      }),
      { maxLength: 3 },
    ),
  ),
});
const plan = fc
  .record({
    id: fc.constantFrom("plan-0", "plan-1"),
    version: maybe(fc.constantFrom("1", "2")),
    timeout: maybe(fc.record({ seconds: fc.constantFrom(86_400, 400_000, 90_000.12345), clock: clocks })),
    stages: maybe(
      fc
        .record({
          orders: each(fc.integer({ min: 0, max: 3 }), 3),
          life: each(maybe(fc.constantFrom(...lifeStages)), 3),
          count: fc.nat({ max: 3 }),
        })
        .map(({ orders, life, count }) =>
          plannedStages
            .slice(0, count)
            .map((id, index) => ({ id, name: id, order: orders[index], stage: life[index] })),
        ),
    ),
    steps: each(
      fc.record({
        touchpointId: fc.constantFrom(...touchpointIds),
        stageId: maybe(fc.constantFrom(...plannedStages)),
        required: fc.boolean(),
        repeatable: maybe(fc.record({ min: fc.nat({ max: 3 }), max: fc.constant(null) })),
        branch: maybe(fc.record({ group: fc.constant("fork"), exclusive: fc.boolean() })),
      }),
      3,
    ),
  })
  .map(({ steps, ...one }) => ({
    ...one,
    name: "Plan",
    steps: steps.map((step, index) => ({ ...step, id: `step-${index}` })),
  }));
const definition = fc.record({
  stageId: rarely(fc.constantFrom(...plannedStages)),
  stage: rarely(fc.constantFrom(...lifeStages)),
  initiator: maybe(fc.constantFrom("customer", "agent", "unknown")),
});

/** Journeys as lived, with plans in several versions and with touchpoints. */
export const journeys = fc
  .record({
    instances: fc.array(livedJourney, { maxLength: 6 }),
    plans: fc.uniqueArray(plan, { maxLength: 3, selector: ({ id, version }) => `${id}@${version ?? ""}` }),
    definitions: each(definition, 3),
  })
  .map(({ instances, plans, definitions }) => ({
    instances: instances.map((one, index) =>
      JourneyInstanceSchema.parse(
        told({
          ...one,
          id: `lived-${index}`,
          touchpoints:
            one.touchpoints?.map((touchpoint, place) => ({ ...touchpoint, id: `happening-${place}` })) ??
            one.touchpoints,
        }),
      ),
    ),
    blueprints: plans.map((one) => JourneyBlueprintSchema.parse(told(one))),
    touchpoints: definitions.map((one, index) =>
      TouchpointSchema.parse(
        told({ ...one, id: touchpointIds[index], name: "Touchpoint", kind: "interaction" }),
      ),
    ),
  }));

const days = fc
  .oneof(fc.integer({ min: -400, max: 30 }), fc.integer({ min: -5, max: 21 }))
  .map((count) => instant(count * 24 * HOUR_MS));
const price = fc
  .tuple(
    fc.nat({ max: 9_999 }),
    fc.constantFrom("", ".5", ".05", ".005", ".123456"),
    fc.constantFrom("EUR", "EUR", "EUR", "JPY"),
  )
  .map(([whole, fraction, currency]) => ({ amount: `${whole}${fraction}`, currency }));
const anySubscription = fc.record({
  customerId: fc.constantFrom("ada", "bob", "eve"),
  status: fc.constantFrom("active", "active", "canceled", ...subscriptionStatuses, "some-new-literal"),
  startedAt: days,
  trialEndAt: rarely(days),
  canceledAt: rarely(days),
  endedAt: rarely(days),
  mrr: rarely(price),
  unitAmount: maybe(price),
  quantity: maybe(fc.integer({ min: 0, max: 5 })),
  interval: maybe(
    fc.record({ unit: fc.constantFrom(...billingUnits, "season"), count: fc.integer({ min: 1, max: 14 }) }),
  ),
  currentPeriod: rarely(days.map((endAt) => ({ startAt: endAt, endAt }))),
});

/** Subscriptions with every combination of what a source may tell. */
export const subscriptions = fc
  .array(anySubscription, { maxLength: 6 })
  .map((all) =>
    all.map((one, index) => SubscriptionSchema.parse(told({ ...one, id: `subscription-${index}` }))),
  );

const minutes = oftenAtTheEnd(
  fc.integer({ min: 0, max: 30 * 24 * 60 }).map((count) => instant(count * 60_000)),
);
const someone = fc.constantFrom("ada", "bob", "eve");

/** Uses at the very instant of a release are among the others. */
const release = fc.constantFrom(instant(24 * HOUR_MS), instant(200 * HOUR_MS));

/** Hits close enough for sessions to go on, of which only half tell theirs. */
const aHit = <Kind>(kind: fc.Arbitrary<Kind>) =>
  fc.record({
    visitorId: fc.constantFrom("cookie", "cookie", "phone"),
    customerId: usually(fc.constantFrom("ada", "bob")),
    sessionId: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      fc.constantFrom("session-0", "session-1"),
    ),
    at: fc.oneof(
      { weight: 4, arbitrary: fc.nat({ max: 12 }).map((count) => instant(count * 15 * 60_000)) },
      minutes,
    ),
    kind,
    page: usually(fc.constantFrom("/", "/it's", "/end")),
  });

/** What customers did, carts and attempts to make contact, of which the model has no records. */
export const happenings = fc
  .record({
    activity: fc.array(fc.record({ customerId: someone, at: minutes }), { maxLength: 20 }),
    steps: fc.array(
      fc.record({ customerId: someone, at: minutes, step: fc.constantFrom("a", "it's", "c") }),
      {
        maxLength: 8,
      },
    ),
    signals: fc.uniqueArray(
      fc.record({
        customerId: someone,
        signal: fc.constantFrom("use", "mood", "bills"),
        score: fc.oneof(fc.constantFrom(0, 12.345, 99.995, 100), fc.constant(null)),
        weight: fc.nat({ max: 5 }),
        assessedAt: fc.constantFrom(instant(0), instant(HOUR_MS)),
        segment: usually(fc.constant("small")),
      }),
      {
        maxLength: 8,
        selector: ({ customerId, signal, assessedAt }) => `${customerId} ${signal} ${assessedAt}`,
      },
    ),
    births: fc.array(fc.record({ customerId: someone, at: minutes }), { maxLength: 3 }),
    carts: fc.array(
      fc.record({
        customerId: usually(someone),
        sessionId: usually(fc.constantFrom("session-0", "session-1")),
        channel: usually(fc.constant("web")),
        createdAt: minutes,
        checkoutStartedAt: fc.oneof(minutes, fc.constant(null)),
        orderedAt: usually(minutes),
        orderedInSessionId: usually(fc.constantFrom("session-0", "session-1")),
        isTest: usually(fc.boolean()),
        isBot: usually(fc.boolean()),
      }),
      { maxLength: 6 },
    ),
    features: fc.array(
      fc.record({
        feature: fc.constantFrom("export", "it's"),
        releasedAt: usually(fc.oneof(minutes, release)),
      }),
      { maxLength: 3 },
    ),
    uses: fc.array(
      fc.record({
        customerId: someone,
        feature: fc.constantFrom("export", "it's", "search"),
        at: fc.oneof(minutes, release),
      }),
      { maxLength: 8 },
    ),
    eligibility: fc.array(
      fc.record({
        customerId: someone,
        feature: fc.constantFrom("export", "it's"),
        eligible: usually(fc.boolean()),
      }),
      { maxLength: 4 },
    ),
    hits: fc.array(aHit(fc.constantFrom("view", "view", "key", "other")), { maxLength: 12 }),
    searches: fc.array(
      aHit(
        fc.constantFrom("article", "search", "search", "result", "result", "helped", "not-helped", "other"),
      ),
      { maxLength: 12 },
    ),
    attempts: fc.array(
      fc.record({
        customerId: usually(fc.constantFrom("ada", "bob")),
        channel: usually(fc.constant("web")),
        at: hours,
        answerSeen: usually(fc.boolean()),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ carts, attempts, hits, searches, ...others }) => ({
    ...others,
    hits: hits.map((one, index) => ({ ...one, position: index + 1 })),
    searches: searches.map((one, index) => ({ ...one, position: index + 1 })),
    carts: carts.map((one, index) => ({ ...one, id: `cart-${index}` })),
    attempts: attempts.map((one, index) => ({ ...one, attemptId: `attempt-${index}` })),
  }));
export type Happenings = typeof happenings extends fc.Arbitrary<infer Made> ? Made : never;

const hitColumns = {
  position: "int",
  visitorId: "text",
  customerId: "text",
  sessionId: "text",
  at: "instant",
  kind: "text",
  page: "text",
} as const;
/** The columns of tables that hold them. */
export const happeningTables = {
  activity: { customerId: "text", at: "instant" },
  births: { customerId: "text", at: "instant" },
  features: { feature: "text", releasedAt: "instant" },
  uses: { customerId: "text", feature: "text", at: "instant" },
  eligibility: { customerId: "text", feature: "text", eligible: "boolean" },
  hits: hitColumns,
  searches: hitColumns,
  steps: { customerId: "text", at: "instant", step: "text" },
  signals: {
    customerId: "text",
    signal: "text",
    score: "real",
    weight: "int",
    assessedAt: "instant",
    segment: "text",
  },
  carts: {
    id: "text",
    customerId: "text",
    sessionId: "text",
    channel: "text",
    createdAt: "instant",
    checkoutStartedAt: "instant",
    orderedAt: "instant",
    orderedInSessionId: "text",
    isTest: "boolean",
    isBot: "boolean",
  },
  attempts: { attemptId: "text", customerId: "text", channel: "text", at: "instant", answerSeen: "boolean" },
} as const;
