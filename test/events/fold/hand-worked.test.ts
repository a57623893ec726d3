import { describe, expect, it } from "vitest";
import { type CxEventInput, type CxEventType, foldEvents } from "../../../src/events/index.ts";
import {
  abandonmentRate,
  agentStatusIntervalFacts,
  averageHandleTime,
  averageSpeedOfAnswer,
  caseFacts,
  contactFacts,
  csat,
  firstResponseTime,
  fullResolutionTime,
  measure,
  orderFacts,
  reopenRate,
  responseRate,
  serviceLevel,
  slaAttainment,
  slaInstanceFacts,
  surveyResponseFacts,
} from "../../../src/index.ts";
import { eventOf, minute } from "./histories.ts";

let count = 0;
/** An event some minutes after the beginning of the day. */
function at<Type extends CxEventType>(minutes: number, type: Type, data: CxEventInput<Type>["data"]) {
  count += 1;
  return eventOf({
    specversion: "1.0",
    id: `e-${count}`,
    source: "desk:a",
    type,
    time: minute(minutes),
    data,
  });
}

const said = (by: "customer" | "agent" | "bot", caseId: string) =>
  ({
    caseId,
    author: by === "customer" ? { type: by, id: "u-1" } : { type: by, id: `${by}-1` },
    direction: by === "customer" ? "inbound" : "outbound",
    visibility: "public",
    kind: "message",
  }) as const;
const fivePoints = { min: 1, max: 5, step: 1, direction: "higher-is-better" } as const;

const history = [
  // Case 1: asked at 0, a machine at 1, a note at 5, a reply that bounced at 10, an agent at 20. Resolved at 60, asked
  // again at 90 and so reopened, resolved at 120, closed at 500.
  at(0, "cx.case.created", {
    caseId: "c-1",
    channel: "email",
    direction: "inbound",
    assigneeId: null,
    teamId: "t-1",
  }),
  at(0, "cx.message.sent", { messageId: "m-1", ...said("customer", "c-1") }),
  at(1, "cx.message.sent", { messageId: "m-2", ...said("bot", "c-1") }),
  at(2, "cx.case.assigned", { caseId: "c-1", assigneeId: "agent-1" }),
  at(5, "cx.message.sent", {
    messageId: "m-3",
    ...said("agent", "c-1"),
    visibility: "internal",
    direction: "internal",
  }),
  at(10, "cx.message.sent", { messageId: "m-4", ...said("agent", "c-1") }),
  at(11, "cx.message.failed", { messageId: "m-4", deliveryStatus: "bounced" }),
  at(15, "cx.case.assigned", { caseId: "c-1", assigneeId: "agent-2", teamId: "t-2" }),
  at(20, "cx.message.sent", { messageId: "m-5", ...said("agent", "c-1") }),
  at(20, "cx.case.status-changed", { caseId: "c-1", status: "pending-customer", rawStatus: "Waiting" }),
  at(60, "cx.case.resolved", { caseId: "c-1", resolutionCode: "sent again" }),
  at(90, "cx.message.sent", { messageId: "m-6", ...said("customer", "c-1") }),
  at(90, "cx.case.reopened", { caseId: "c-1" }),
  at(100, "cx.message.sent", { messageId: "m-7", ...said("agent", "c-1") }),
  at(120, "cx.case.resolved", { caseId: "c-1" }),
  at(500, "cx.case.closed", { caseId: "c-1" }),
  // Case 2: opened by a call that began at 30, queued then, rang at 30.2 and was answered at 30.25 (15 s), on hold from
  // 32 to 33, over at 35, wrapped up at 36. Resolved at 35.
  at(30, "cx.interaction.started", {
    interactionId: "i-1",
    channel: "voice",
    direction: "inbound",
    caseIds: ["c-2"],
  }),
  at(30, "cx.interaction.queued", { interactionId: "i-1", queueId: "q-1" }),
  at(30.2, "cx.interaction.offered", { interactionId: "i-1", agentId: "agent-2" }),
  at(30.25, "cx.interaction.connected", { interactionId: "i-1", agentId: "agent-2" }),
  at(32, "cx.interaction.held", { interactionId: "i-1", agentId: "agent-2" }),
  at(33, "cx.interaction.resumed", { interactionId: "i-1", agentId: "agent-2" }),
  at(35, "cx.interaction.ended", { interactionId: "i-1", disconnectedBy: "customer" }),
  at(36, "cx.interaction.wrapped-up", { interactionId: "i-1", agentId: "agent-2", wrapUpCode: "done" }),
  at(30, "cx.case.created", { caseId: "c-2", channel: "voice", direction: "inbound" }),
  at(35, "cx.case.resolved", { caseId: "c-2" }),
  // A call that waited 60 s and was answered, and was transferred to another agent; one given up after 90 s.
  at(40, "cx.interaction.started", { interactionId: "i-2", channel: "voice", direction: "inbound" }),
  at(40, "cx.interaction.queued", { interactionId: "i-2", queueId: "q-1" }),
  at(41, "cx.interaction.connected", { interactionId: "i-2", agentId: "agent-1" }),
  at(43, "cx.interaction.transferred", { interactionId: "i-2", agentId: "agent-1", toAgentId: "agent-2" }),
  at(43, "cx.interaction.connected", { interactionId: "i-2", agentId: "agent-2" }),
  at(45, "cx.interaction.ended", { interactionId: "i-2" }),
  at(50, "cx.interaction.started", { interactionId: "i-3", channel: "voice", direction: "inbound" }),
  at(50, "cx.interaction.queued", { interactionId: "i-3", queueId: "q-1" }),
  at(51.5, "cx.interaction.abandoned", { interactionId: "i-3" }),
  at(51.6, "cx.interaction.ended", { interactionId: "i-3", disconnectedBy: "customer" }),
  // Case 3: merged into case 1. Case 4: spam. Both are left out of every metric.
  at(70, "cx.case.created", { caseId: "c-3", direction: "inbound" }),
  at(75, "cx.case.merged", { caseId: "c-3", mergedIntoId: "c-1" }),
  at(70, "cx.case.created", { caseId: "c-4", direction: "inbound" }),
  at(71, "cx.case.marked-spam", { caseId: "c-4" }),
  // Promises: the first response to case 1 within 30 minutes, kept at 20, with a pause; the resolution of case 2 within
  // two minutes, broken at 32 and kept late at 35.
  at(0, "cx.sla.applied", { caseId: "c-1", metric: "first-response", dueAt: minute(30) }),
  at(3, "cx.sla.paused", { caseId: "c-1", metric: "first-response" }),
  at(4, "cx.sla.resumed", { caseId: "c-1", metric: "first-response", dueAt: minute(31) }),
  at(20, "cx.sla.fulfilled", { caseId: "c-1", metric: "first-response" }),
  at(30, "cx.sla.applied", { caseId: "c-2", metric: "resolution", dueAt: minute(32) }),
  at(32, "cx.sla.breached", { caseId: "c-2", metric: "resolution" }),
  at(35, "cx.sla.fulfilled", { caseId: "c-2", metric: "resolution" }),
  // Two invitations; one is answered with 4 of 5, which becomes 5, the other expires.
  at(130, "cx.survey.invited", { invitationId: "v-1", surveyId: "s-1", caseId: "c-1" }),
  at(131, "cx.survey.delivered", { invitationId: "v-1" }),
  at(140, "cx.survey.responded", {
    responseId: "r-1",
    invitationId: "v-1",
    surveyId: "s-1",
    caseId: "c-1",
    metric: "csat",
    score: { value: 2, scale: fivePoints },
    completion: "complete",
  }),
  at(150, "cx.survey.updated", {
    responseId: "r-1",
    score: { value: 5, scale: fivePoints },
    comment: "thanks",
  }),
  at(130, "cx.survey.invited", { invitationId: "v-2", surveyId: "s-1", caseId: "c-2" }),
  at(131, "cx.survey.delivered", { invitationId: "v-2" }),
  at(900, "cx.survey.expired", { invitationId: "v-2" }),
  // An agent: available from 0, on a contact from 30.25, heartbeat at 33, wrap-up from 35, available from 36.
  at(0, "cx.agent.status-changed", { agentId: "agent-2", status: "available" }),
  at(30.25, "cx.agent.status-changed", { agentId: "agent-2", status: "on-contact" }),
  at(33, "cx.agent.status-changed", { agentId: "agent-2", status: "on-contact" }),
  at(35, "cx.agent.status-changed", { agentId: "agent-2", status: "wrap-up" }),
  at(36, "cx.agent.status-changed", { agentId: "agent-2", status: "available" }),
  // An order of 100.00, of which 12.50 and 7.50 are paid back, the second refund told twice.
  at(0, "cx.order.placed", {
    orderId: "o-1",
    customerId: "u-1",
    total: { amount: "100.00", currency: "EUR" },
    subtotal: { amount: "100.00", currency: "EUR" },
    lines: [{ id: "l-1", quantity: 4 }],
  }),
  at(1, "cx.order.paid", { orderId: "o-1" }),
  at(10, "cx.order.fulfilled", { orderId: "o-1" }),
  at(300, "cx.order.refunded", {
    orderId: "o-1",
    refundId: "f-1",
    amount: { amount: "12.5", currency: "EUR" },
  }),
  at(310, "cx.order.refunded", {
    orderId: "o-1",
    refundId: "f-2",
    amount: { amount: "7.50", currency: "EUR" },
  }),
  at(311, "cx.order.refunded", {
    orderId: "o-1",
    refundId: "f-2",
    amount: { amount: "7.50", currency: "EUR" },
  }),
  // A subscription: a trial, paid for, cancelled to the end of its period, ended.
  at(0, "cx.subscription.created", { subscriptionId: "p-1", customerId: "u-1", status: "trialing" }),
  at(100, "cx.subscription.activated", {
    subscriptionId: "p-1",
    unitAmount: { amount: "9", currency: "EUR" },
  }),
  at(200, "cx.subscription.canceled", {
    subscriptionId: "p-1",
    cancelAtPeriodEnd: true,
    cancelReason: "voluntary",
  }),
  // A journey of two touchpoints, the second of which failed.
  at(0, "cx.journey.started", { journeyInstanceId: "j-1", customerId: "u-1", blueprintId: "b-1" }),
  at(1, "cx.touchpoint.experienced", { touchpointId: "tp-1", journeyInstanceId: "j-1", stepId: "st-1" }),
  at(2, "cx.touchpoint.experienced", {
    touchpointId: "tp-2",
    journeyInstanceId: "j-1",
    instanceTouchpointId: "x-2",
    status: "failed",
  }),
  at(3, "cx.journey.abandoned", { journeyInstanceId: "j-1" }),
];

describe("a history worked by hand", () => {
  const { records, incomplete, unplaced } = foldEvents(history);
  const { cases = [], interactions = [], messages = [], slaInstances = [] } = records;
  const { surveyInvitations = [], surveyResponses = [] } = records;
  const asOf = minute(1000);

  it("leaves nothing over", () => {
    expect(incomplete).toEqual([]);
    expect(unplaced).toEqual([]);
  });

  it("tells the life of a case", () => {
    expect(cases.map(({ id }) => id)).toEqual(["c-1", "c-2", "c-3", "c-4"]);
    expect(cases[0]).toEqual({
      id: "c-1",
      status: "closed",
      channel: "email",
      direction: "inbound",
      assigneeId: "agent-2",
      teamId: "t-2",
      createdAt: minute(0),
      firstRespondedAt: minute(1),
      firstAgentReplyAt: minute(20),
      firstAssignedAt: minute(2),
      firstResolvedAt: minute(60),
      reopenedAt: minute(90),
      resolvedAt: minute(120),
      closedAt: minute(500),
      updatedAt: minute(500),
      statusHistory: [
        { status: "new", startAt: minute(0), endAt: minute(20) },
        { status: "pending-customer", rawStatus: "Waiting", startAt: minute(20), endAt: minute(60) },
        { status: "resolved", startAt: minute(60), endAt: minute(90) },
        { status: "open", startAt: minute(90), endAt: minute(120) },
        { status: "resolved", startAt: minute(120), endAt: minute(500) },
        { status: "closed", startAt: minute(500) },
      ],
      reopenCount: 1,
      replyCount: 2,
      customerReplyCount: 1,
      assignmentCount: 2,
      transferCount: 1,
      mergedFromIds: ["c-3"],
      surveyResponseIds: ["r-1"],
      resolutionCode: "sent again",
    });
    expect(cases[1]).toMatchObject({
      firstAgentReplyAt: minute(30.25),
      replyCount: 1,
      interactionIds: ["i-1"],
    });
    expect(cases[2]).toMatchObject({ mergedIntoId: "c-1", status: "new" });
    expect(cases[2]).not.toHaveProperty("replyCount");
    expect(cases[3]).toMatchObject({ isSpam: true });
  });

  it("tells the life of a call", () => {
    const actor = { type: "agent", id: "agent-2" };
    expect(interactions[0]).toEqual({
      id: "i-1",
      channel: "voice",
      direction: "inbound",
      status: "completed",
      outcome: "answered",
      agentIds: ["agent-2"],
      queueId: "q-1",
      caseIds: ["c-2"],
      startAt: minute(30),
      queuedAt: minute(30),
      offeredAt: minute(30.2),
      answeredAt: minute(30.25),
      endAt: minute(35),
      wrapUpStartAt: minute(35),
      wrapUpEndAt: minute(36),
      segments: [
        { type: "queue", queueId: "q-1", startAt: minute(30), endAt: minute(30.2) },
        { type: "alert", actor, startAt: minute(30.2), endAt: minute(30.25) },
        { type: "interact", actor, startAt: minute(30.25), endAt: minute(32) },
        { type: "hold", actor, startAt: minute(32), endAt: minute(33) },
        { type: "interact", actor, startAt: minute(33), endAt: minute(35) },
        { type: "wrap-up", startAt: minute(35), endAt: minute(36) },
      ],
      holdCount: 1,
      transferCount: 0,
      attemptCount: 1,
      disconnectedBy: "customer",
      wrapUpCode: "done",
    });
    expect(interactions[1]).toMatchObject({ transferCount: 1, agentIds: ["agent-1", "agent-2"] });
    expect(interactions[2]).toMatchObject({ status: "abandoned", outcome: "abandoned", endAt: minute(51.5) });
  });

  it("tells the other records", () => {
    expect(messages[3]).toMatchObject({ id: "m-4", deliveryStatus: "bounced", failedAt: minute(11) });
    expect(messages[2]).not.toHaveProperty("sentAt");
    expect(slaInstances).toEqual([
      {
        caseId: "c-1",
        metric: "first-response",
        status: "achieved",
        startAt: minute(0),
        dueAt: minute(31),
        fulfilledAt: minute(20),
        pausedIntervals: [{ startAt: minute(3), endAt: minute(4) }],
      },
      {
        caseId: "c-2",
        metric: "resolution",
        status: "missed",
        startAt: minute(30),
        dueAt: minute(32),
        fulfilledAt: minute(35),
        breachedAt: minute(32),
      },
    ]);
    expect(surveyInvitations.map(({ status }) => status)).toEqual(["responded", "expired"]);
    expect(surveyResponses[0]).toMatchObject({
      respondedAt: minute(140),
      updatedAt: minute(150),
      comment: "thanks",
    });
    expect(
      records.agentStatusIntervals?.map(({ status, startAt, endAt }) => [status, startAt, endAt]),
    ).toEqual([
      ["available", minute(0), minute(30.25)],
      ["on-contact", minute(30.25), minute(35)],
      ["wrap-up", minute(35), minute(36)],
      ["available", minute(36), undefined],
    ]);
    expect(records.orders?.[0]).toMatchObject({
      status: "shipped",
      financialStatus: "partially-refunded",
      fulfilmentStatus: "fulfilled",
      refunded: { amount: "20.00", currency: "EUR" },
      lines: [{ id: "l-1", quantity: 4 }],
    });
    expect(records.orders?.[0]?.refunds).toHaveLength(2);
    expect(records.subscriptions?.[0]).toMatchObject({ status: "active", canceledAt: minute(200) });
    expect(records.journeyInstances?.[0]).toMatchObject({
      status: "abandoned",
      startedAt: minute(0),
      endedAt: minute(3),
      touchpoints: [
        { touchpointId: "tp-1", stepId: "st-1", status: "occurred", at: minute(1) },
        { id: "x-2", touchpointId: "tp-2", status: "failed", at: minute(2) },
      ],
    });
  });

  it("measures what was worked by hand", () => {
    const contacts = contactFacts(interactions, { asOf });
    const inCases = caseFacts(cases, { asOf, messages });
    // Waits of 15 s and 60 s answered, one of 90 s given up: one of three within 20 s, one of three given up.
    expect(measure(serviceLevel, contacts).value).toBeCloseTo(1 / 3, 12);
    expect(measure(abandonmentRate, contacts).value).toBeCloseTo(1 / 3, 12);
    expect(measure(averageSpeedOfAnswer, contacts).value).toBe(37.5);
    // 4.75 min with the hold and 1 min wrap-up; 4 min: 345 s and 240 s.
    expect(measure(averageHandleTime, contacts).value).toBe(292.5);
    // Case 1 after 20 min, case 2 after 15 s: the median, as it is recommended, is the mean of two.
    expect(measure(firstResponseTime, inCases).value).toBe((1200 + 15) / 2);
    // Case 1 after 120 min, case 2 after 5 min.
    expect(measure(fullResolutionTime, inCases).value).toBe((7200 + 300) / 2);
    // Case 1 of the two that were resolved, seen long after.
    const later = caseFacts(cases, { asOf: minute(60 * 24 * 60) });
    expect(measure(reopenRate, later).value).toBe(0.5);
    expect(measure(slaAttainment, slaInstanceFacts({ instances: slaInstances, cases }, { asOf })).value).toBe(
      0.5,
    );
    const responses = surveyResponseFacts({
      responses: surveyResponses,
      invitations: surveyInvitations,
      cases,
    });
    expect(measure(csat, responses).value).toBe(1);
    expect(measure(responseRate, responses).value).toBe(0.5);
    expect(orderFacts(records.orders ?? [])[0]).toMatchObject({ revenueMinor: 10_000, refundedMinor: 2000 });
    const handling = agentStatusIntervalFacts(records.agentStatusIntervals ?? [], { asOf })
      .filter(({ activity }) => activity === "handling")
      .reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
    expect(handling).toBe(5.75 * 60_000);
  });

  it("names the interactions of a case as they were told, and then the others by their ids", () => {
    const folded = foldEvents([
      at(0, "cx.case.created", { caseId: "c-1", interactionIds: ["i-5"] }),
      at(1, "cx.interaction.started", {
        interactionId: "i-3",
        channel: "chat",
        direction: "inbound",
        caseIds: ["c-1"],
      }),
      at(2, "cx.message.sent", { messageId: "m-1", interactionId: "i-1", ...said("customer", "c-1") }),
    ]);
    expect(folded.records.cases?.[0]?.interactionIds).toEqual(["i-5", "i-1", "i-3"]);
  });

  it("says what it cannot make a record of, and what it knows of it", () => {
    const folded = foldEvents([
      at(5, "cx.case.resolved", { caseId: "c-9", topic: "delivery" }),
      at(1, "cx.touchpoint.experienced", { touchpointId: "tp-1" }),
      at(2, "cx.sla.paused", { metric: "resolution" }),
    ]);
    expect(folded.records).toEqual({ cases: [], journeyInstances: [], slaInstances: [] });
    expect(folded.incomplete).toEqual([
      expect.objectContaining({ entity: "case/c-9", type: "case", id: "c-9", missing: ["createdAt"] }),
    ]);
    expect(folded.incomplete[0]?.known).toMatchObject({ status: "resolved", topic: "delivery" });
    expect(folded.unplaced.map(({ type, reason }) => [type, reason.slice(0, 20)])).toEqual([
      ["cx.touchpoint.experienced", "It names no journey,"],
      ["cx.sla.paused", "It names neither the"],
    ]);
  });
});
