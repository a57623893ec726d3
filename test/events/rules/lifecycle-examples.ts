import { at, DAY, event, HOUR, type RuleExample, record } from "./rule-example.ts";

const call = (fields: Parameters<typeof record<"interaction">>[1] = {}) =>
  record("interaction", { id: "call", startAt: at(0), ...fields });
const one = (fields: Parameters<typeof record<"case">>[1] = {}) =>
  record("case", { id: "7", createdAt: at(0), ...fields });
const message = (fields: Parameters<typeof record<"message">>[1]) =>
  record("message", { caseId: "7", ...fields });
const interval = (id: string, from: number, to: number | null, status = "available") =>
  record("agentStatusInterval", {
    id,
    agentId: "ada",
    status,
    startAt: at(from),
    endAt: to === null ? null : at(to),
  });
const history = (...states: readonly (readonly [status: string, from: number, to?: number | null])[]) =>
  states.map(([status, from, to]) => ({
    status,
    startAt: at(from),
    ...(to === undefined ? {} : { endAt: to === null ? null : at(to) }),
  }));

export const lifecycleExamples: readonly RuleExample[] = [
  {
    ruleId: "LIF-01",
    because: "an end lies before its beginning, wherever it stands",
    records: {
      interactions: [
        call({
          endAt: at(-1),
          wrapUpStartAt: at(5),
          wrapUpEndAt: at(4),
          segments: [{ type: "hold", startAt: at(2), endAt: at(1) }],
          participants: [{ actor: { type: "customer" }, joinedAt: at(1), leftAt: at(0) }],
          reportedMetrics: { tTalk: { value: -30, unit: "s" } },
        }),
      ],
      cases: [
        one({
          statusHistory: history(["open", 3, 2]),
          sla: [{ metric: "resolution", status: "missed", startAt: at(2), breachedAt: at(1) }],
        }),
      ],
      agentStatusIntervals: [interval("i", 1, 0)],
      subscriptions: [
        // As in a published sample, whose period ends 29 years before it begins.
        record("subscription", {
          startedAt: at(0),
          currentPeriod: { startAt: "2030-02-06T13:35:18.000Z", endAt: "2000-12-08T15:36:16.000Z" },
          trialStartAt: at(1),
          trialEndAt: at(0),
        }),
      ],
      journeyInstances: [
        record("journeyInstance", { startedAt: at(1), endedAt: at(0), status: "completed" }),
      ],
      slaInstances: [
        record("slaInstance", {
          caseId: "7",
          startAt: at(1),
          fulfilledAt: at(0),
          pausedIntervals: [{ startAt: at(3), endAt: at(2) }],
        }),
      ],
      surveyInvitations: [record("surveyInvitation", { sentAt: at(1), expiresAt: at(0) })],
      surveys: [record("survey", { validFrom: "2026-02-01", validThrough: "2026-01-31" })],
      schedules: [record("schedule", { holidays: [{ startOn: "2026-12-26", endOn: "2026-12-24" }] })],
    },
    breaks: [
      ["agentStatusInterval/i", "/endAt"],
      ["case/7", "/statusHistory/0/endAt"],
      ["case/7", "/sla/0/breachedAt"],
      ["interaction/call", "/endAt"],
      ["interaction/call", "/wrapUpEndAt"],
      ["interaction/call", "/segments/0/endAt"],
      ["interaction/call", "/participants/0/leftAt"],
      ["interaction/call", "/reportedMetrics/tTalk"],
      ["journeyInstance/journey-1", "/endedAt"],
      ["schedule/office-hours", "/holidays/0/endOn"],
      ["case/7", "/fulfilledAt"],
      ["case/7", "/pausedIntervals/0/endAt"],
      ["subscription/subscription-1", "/trialEndAt"],
      ["subscription/subscription-1", "/currentPeriod/endAt"],
      ["survey/survey-1", "/validThrough"],
      ["surveyInvitation/invitation-1", "/expiresAt"],
    ],
  },
  {
    ruleId: "LIF-01",
    because:
      "what has no end has not ended, what ends at once takes no time, and a number without a unit is no time",
    records: {
      interactions: [
        call({ endAt: null, wrapUpEndAt: at(-1) }),
        call({
          id: "missed",
          endAt: at(0),
          reportedMetrics: { balance: -3, score: { value: -1, unit: "points" } },
        }),
      ],
      schedules: [record("schedule", { validFrom: "2026-03-03", validThrough: "2026-03-02T23:00:00.000Z" })],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-01",
    because: "one event alone shows it",
    events: [
      event("cx.interaction.started", {
        interactionId: "call",
        channel: "voice",
        direction: "inbound",
        participants: [{ actor: { type: "bot" }, joinedAt: at(1), leftAt: at(0) }],
      }),
      event("cx.interaction.ended", {
        interactionId: "call",
        reportedMetrics: { talk: { value: -1, unit: "min" } },
      }),
      event("cx.interaction.wrapped-up", { interactionId: "call", wrapUpStartAt: at(1) }),
      event("cx.survey.invited", { invitationId: "i", scheduledAt: at(1), expiresAt: at(0) }),
      event("cx.subscription.created", {
        subscriptionId: "s",
        customerId: "ada",
        trialStartAt: at(1),
        trialEndAt: at(0),
        currentPeriod: { startAt: at(1), endAt: at(0) },
      }),
      event("cx.touchpoint.experienced", { touchpointId: "t", endAt: at(-1) }),
    ],
    breaks: [
      [null, "/data/participants/0/leftAt"],
      [null, "/data/reportedMetrics/talk"],
      [null, "/data/wrapUpStartAt"],
      [null, "/data/expiresAt"],
      [null, "/data/trialEndAt"],
      [null, "/data/currentPeriod/endAt"],
      [null, "/data/endAt"],
    ],
  },
  {
    ruleId: "LIF-01",
    because: "what an event ends began before it",
    events: [
      event("cx.interaction.wrapped-up", { interactionId: "call", wrapUpStartAt: at(-1) }),
      event("cx.interaction.ended", { interactionId: "call", reportedMetrics: { talk: null, hold: 0 } }),
      event("cx.touchpoint.experienced", { touchpointId: "t", endAt: at(1) }),
    ],
    breaks: [],
  },
  {
    ruleId: "LIF-02",
    because: "it was over before it began",
    records: {
      cases: [one({ status: "closed", resolvedAt: at(-1), firstResolvedAt: at(1), closedAt: at(-2) })],
    },
    breaks: [
      ["case/7", "/resolvedAt"],
      ["case/7", "/closedAt"],
    ],
  },
  {
    ruleId: "LIF-02",
    because: "it was over at once, or is not",
    records: { cases: [one({ resolvedAt: at(0), closedAt: null })] },
    breaks: [],
  },
  {
    ruleId: "LIF-03",
    because: "the reply lies before the opening, or before the first message of the customer",
    records: {
      cases: [one({ firstRespondedAt: at(-1) }), one({ id: "8", firstAgentReplyAt: at(2) })],
      messages: [
        message({ id: "late", caseId: "8", createdAt: at(9) }),
        message({ id: "first", caseId: "8", createdAt: at(5) }),
        message({
          id: "note",
          caseId: "8",
          createdAt: at(1),
          author: { type: "agent" },
          visibility: "internal",
          kind: "note",
        }),
      ],
    },
    breaks: [
      ["case/7", "/firstRespondedAt"],
      ["case/8", "/firstAgentReplyAt"],
    ],
  },
  {
    ruleId: "LIF-03",
    because: "the agent wrote first, as where the customer's question is the description of the case",
    records: {
      cases: [one({ firstRespondedAt: at(2) })],
      messages: [
        message({ id: "reply", author: { type: "agent" }, direction: "outbound", createdAt: at(2) }),
        message({ id: "thanks", createdAt: at(5) }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-04",
    because: "a call was answered before it was offered, and ended before it was answered",
    records: { interactions: [call({ queuedAt: at(1), offeredAt: at(3), answeredAt: at(2), endAt: at(1) })] },
    breaks: [
      ["interaction/call", "/answeredAt"],
      ["interaction/call", "/endAt"],
    ],
  },
  {
    ruleId: "LIF-04",
    because: "a call in order, one of which little is told, and mail, which may be queued again",
    records: {
      interactions: [
        call({ queuedAt: at(0), offeredAt: at(1), answeredAt: at(2), endAt: at(3), wrapUpEndAt: at(4) }),
        call({ id: "short", queuedAt: null, answeredAt: at(1), endAt: at(2) }),
        call({ id: "mail", channel: "email", queuedAt: at(5), answeredAt: at(2), endAt: at(9) }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-05",
    because: "a call of two days and a task of eight have no end",
    records: {
      interactions: [
        call({ status: "active", endAt: null }),
        call({ id: "task", channel: "task", status: "queued", startAt: at(-6 * DAY) }),
      ],
    },
    limits: { now: Date.parse(at(2 * DAY)) },
    breaks: [
      ["interaction/call", "/endAt"],
      ["interaction/task", "/endAt"],
    ],
  },
  {
    ruleId: "LIF-05",
    because: "a task may take a week, what is over or has not begun does not go on, and an hour is not long",
    records: {
      interactions: [
        call({ id: "task", channel: "task", status: "active", startAt: at(-5 * DAY) }),
        call({ id: "over", startAt: at(-99 * DAY) }),
        call({ id: "planned", status: "scheduled", startAt: at(-99 * DAY) }),
        call({ id: "now", status: "active", startAt: at(2 * DAY - HOUR) }),
      ],
    },
    limits: { now: Date.parse(at(2 * DAY)) },
    breaks: [],
  },
  {
    ruleId: "LIF-05",
    because: "the present is not told",
    records: { interactions: [call({ status: "active", endAt: null, startAt: "2001-01-01T00:00:00.000Z" })] },
    breaks: [],
  },
  {
    ruleId: "LIF-06",
    because: "the state and the time of its end say different things",
    records: {
      cases: [
        one({ status: "resolved", sla: [{ metric: "resolution", status: "achieved", startAt: at(0) }] }),
        one({ id: "8", status: "open", closedAt: at(1) }),
        one({ id: "9", status: "pending-customer", resolvedAt: at(2), reopenedAt: at(1) }),
      ],
      interactions: [call(), call({ id: "live", status: "active", endAt: at(1) })],
      journeyInstances: [
        record("journeyInstance", { status: "completed" }),
        record("journeyInstance", { id: "2", startedAt: at(0), endedAt: at(1) }),
      ],
      slaInstances: [
        record("slaInstance", { id: "kept", status: "achieved" }),
        record("slaInstance", { id: "runs", fulfilledAt: at(1) }),
        record("slaInstance", { id: "stands", status: "paused", fulfilledAt: at(1) }),
      ],
      orders: [
        record("order", { id: "off", status: "canceled", placedAt: at(0) }),
        record("order", { id: "here", status: "delivered", placedAt: at(0) }),
      ],
      subscriptions: [record("subscription", { status: "ended" })],
    },
    breaks: [
      ["case/7", "/resolvedAt"],
      ["case/7", "/sla/0/fulfilledAt"],
      ["case/8", "/closedAt"],
      ["case/9", "/resolvedAt"],
      ["interaction/call", "/endAt"],
      ["interaction/live", "/endAt"],
      ["journeyInstance/journey-1", "/endedAt"],
      ["journeyInstance/2", "/endedAt"],
      ["order/off", "/canceledAt"],
      ["order/here", "/deliveredAt"],
      ["slaInstance/kept", "/fulfilledAt"],
      ["slaInstance/runs", "/fulfilledAt"],
      ["slaInstance/stands", "/fulfilledAt"],
      ["subscription/subscription-1", "/endedAt"],
    ],
  },
  {
    ruleId: "LIF-06",
    because: "the end is told by another field, it was reopened since, or the state is not one that is known",
    records: {
      cases: [
        one({ status: "resolved", statusHistory: history(["resolved", 5]) }),
        one({ id: "8", status: "closed", resolvedAt: at(1) }),
        one({ id: "9", status: "open", resolvedAt: at(1), reopenedAt: at(2) }),
        one({ id: "10", status: "open", resolvedAt: at(1), reopenCount: 1 }),
        one({ id: "11", status: "waiting-for-parts", closedAt: at(1) }),
        one({ id: "12", status: "canceled" }),
      ],
      interactions: [
        call({ endAt: at(1) }),
        call({ id: "wrapping", status: "wrap-up", endAt: at(1) }),
        call({ id: "off", status: "canceled" }),
      ],
      slaInstances: [
        record("slaInstance", { id: "late", status: "missed", fulfilledAt: at(1) }),
        record("slaInstance", { id: "lost", status: "missed" }),
      ],
      subscriptions: [record("subscription", { status: "canceled", canceledAt: at(1) })],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-07",
    because: "it is closed, or not yet opened, and somebody waits",
    records: {
      cases: [one({ status: "closed", waitingSince: at(5) }), one({ id: "8", waitingSince: at(-1) })],
    },
    breaks: [
      ["case/7", "/waitingSince"],
      ["case/8", "/waitingSince"],
    ],
  },
  {
    ruleId: "LIF-07",
    because: "a customer may wait on what is open, and nobody waits",
    records: {
      cases: [one({ waitingSince: at(0) }), one({ id: "8", status: "closed", waitingSince: null })],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-08",
    because: "the customer wrote, and called, after it was closed",
    records: {
      cases: [
        one({ status: "closed", closedAt: at(10) }),
        one({ id: "8", status: "closed", closedAt: at(10) }),
      ],
      messages: [message({ id: "late", createdAt: at(12) })],
      interactions: [call({ caseIds: ["8"], startAt: at(20) })],
    },
    breaks: [
      ["case/7", "/closedAt"],
      ["case/8", "/closedAt"],
    ],
  },
  {
    ruleId: "LIF-08",
    because: "it was reopened, or what came later is no activity, or came with the closing",
    records: {
      cases: [
        one({ status: "closed", closedAt: at(10), reopenedAt: at(11) }),
        one({ id: "8", status: "closed", closedAt: at(10) }),
        one({ id: "9", status: "resolved", resolvedAt: at(10) }),
      ],
      messages: [
        message({ id: "reopening", createdAt: at(11) }),
        message({ id: "stars", caseId: "8", kind: "survey-feedback", createdAt: at(12) }),
        message({ id: "bye", caseId: "8", author: { type: "agent" }, createdAt: at(10.5) }),
        message({ id: "auto", caseId: "8", author: { type: "agent" }, isAutomated: true, createdAt: at(15) }),
        message({ id: "thanks", caseId: "9", createdAt: at(12) }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-09",
    because: "it was resolved at once, and nobody replied",
    records: {
      cases: [
        one({ status: "resolved", resolvedAt: at(0.1), replyCount: 0 }),
        one({ id: "8", status: "resolved", resolvedAt: at(0) }),
      ],
      messages: [],
    },
    breaks: [
      ["case/7", "/resolvedAt"],
      ["case/8", "/resolvedAt"],
    ],
  },
  {
    ruleId: "LIF-09",
    because: "somebody did something, it was ended otherwise, or it took a while",
    records: {
      cases: [
        one({ status: "resolved", resolvedAt: at(0), replyCount: 1 }),
        one({ id: "merged", status: "closed", resolvedAt: at(0), mergedIntoId: "7" }),
        one({ id: "bot", status: "resolved", resolvedAt: at(0), botResolution: "confirmed" }),
        one({ id: "slow", status: "resolved", resolvedAt: at(1) }),
        one({ id: "replied", status: "resolved", resolvedAt: at(0) }),
        one({ id: "called", status: "resolved", resolvedAt: at(0) }),
      ],
      messages: [message({ caseId: "replied", author: { type: "agent" }, direction: "outbound" })],
      interactions: [call({ caseIds: ["called"] })],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-09",
    because: "nobody tells whether there was a reply",
    records: { cases: [one({ status: "resolved", resolvedAt: at(0) })] },
    breaks: [],
  },
  {
    ruleId: "LIF-10",
    because:
      "states overlap, leave a gap, or one goes on while another has begun; pauses and an agent's states overlap",
    records: {
      cases: [
        one({
          statusHistory: history(["new", 0, 5], ["open", 4, 6], ["snoozed", 8, null], ["open", 9]),
          sla: [
            {
              metric: "resolution",
              status: "active",
              startAt: at(0),
              pausedIntervals: [
                { startAt: at(1), endAt: at(3) },
                { startAt: at(2), endAt: null },
              ],
            },
          ],
        }),
      ],
      agentStatusIntervals: [interval("b", 3, 9, "busy"), interval("a", 0, 5)],
    },
    breaks: [
      ["case/7", "/statusHistory/1/startAt"],
      ["case/7", "/statusHistory/2/startAt"],
      ["case/7", "/statusHistory/3/startAt"],
      ["case/7", "/sla/0/pausedIntervals/1/startAt"],
      ["agentStatusInterval/b", "/startAt"],
    ],
  },
  {
    ruleId: "LIF-10",
    because: "each begins when the one before ends, told or not, newest first or last; an agent goes home",
    records: {
      cases: [
        one({ statusHistory: history(["new", 0], ["open", 4, 6], ["resolved", 6, null]) }),
        one({ id: "8", statusHistory: history(["resolved", 6], ["open", 4, 6], ["new", 0, 4]) }),
      ],
      agentStatusIntervals: [interval("a", 0, 5), interval("b", 60, null)],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-11",
    because: "nothing becomes new again, and what is closed is reopened before it waits",
    records: {
      cases: [
        one({ statusHistory: history(["new", 0], ["open", 1], ["new", 2], ["closed", 3], ["snoozed", 4]) }),
      ],
    },
    breaks: [
      ["case/7", "/statusHistory/2/status"],
      ["case/7", "/statusHistory/4/status"],
    ],
  },
  {
    ruleId: "LIF-11",
    because:
      "a case is worked on, resolved, taken up again, closed and reopened; of a state of its own nothing is known",
    records: {
      cases: [
        one({
          statusHistory: history(
            ["new", 0],
            ["open", 1],
            ["open", 2],
            ["resolved", 3],
            ["pending-internal", 4],
            ["closed", 5],
            ["open", 6],
            ["at-the-lawyers", 7],
            ["new", 8],
          ),
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-11",
    because: "in this system nothing closed is opened again",
    records: { cases: [one({ statusHistory: history(["closed", 0], ["open", 1]) })] },
    limits: { caseTransitions: { closed: [] } },
    breaks: [["case/7", "/statusHistory/1/status"]],
  },
  {
    ruleId: "LIF-11",
    because: "an event tells the state before",
    events: [event("cx.case.status-changed", { caseId: "7", previousStatus: "closed", status: "snoozed" })],
    breaks: [[null, "/data/status"]],
  },
  {
    ruleId: "LIF-11",
    because: "it may go there, or nobody tells from where",
    events: [
      event("cx.case.status-changed", { caseId: "7", previousStatus: "open", status: "snoozed" }),
      event("cx.case.status-changed", { caseId: "7", status: "snoozed" }),
    ],
    breaks: [],
  },
  {
    ruleId: "LIF-12",
    because: "parts begin before the whole or end after it",
    records: {
      interactions: [
        call({
          endAt: at(10),
          // As in a published sample, whose items end minutes after their interaction.
          segments: [
            { type: "interact", startAt: at(1), endAt: at(12) },
            { type: "ivr", startAt: at(-1), endAt: at(1) },
            { type: "voicemail", startAt: at(11) },
          ],
          participants: [{ actor: { type: "customer" }, joinedAt: at(-1), leftAt: at(11) }],
        }),
        call({ id: "part", parentId: "call", startAt: at(5), endAt: at(30) }),
      ],
      cases: [one({ statusHistory: history(["new", -1]) })],
      journeyInstances: [
        record("journeyInstance", {
          startedAt: at(0),
          endedAt: at(9),
          status: "completed",
          touchpoints: [
            { id: "a", status: "occurred", at: at(-1) },
            { id: "b", status: "occurred", at: at(10) },
          ],
        }),
      ],
    },
    breaks: [
      ["case/7", "/statusHistory/0/startAt"],
      ["interaction/call", "/segments/0/endAt"],
      ["interaction/call", "/segments/1/startAt"],
      ["interaction/call", "/segments/2/startAt"],
      ["interaction/call", "/participants/0/joinedAt"],
      ["interaction/call", "/participants/0/leftAt"],
      ["interaction/part", "/endAt"],
      ["journeyInstance/journey-1", "/touchpoints/0/at"],
      ["journeyInstance/journey-1", "/touchpoints/1/at"],
    ],
  },
  {
    ruleId: "LIF-12",
    because: "wrap-up follows the end, agents stay for it, and what goes on has no end yet",
    records: {
      interactions: [
        call({
          endAt: at(10),
          wrapUpEndAt: at(12),
          segments: [{ type: "wrap-up", startAt: at(10), endAt: at(12) }],
          participants: [{ actor: { type: "agent" }, joinedAt: at(0), leftAt: at(12) }],
        }),
        call({
          id: "live",
          status: "active",
          segments: [{ type: "interact", startAt: at(1), endAt: at(99) }],
        }),
        call({ id: "part", parentId: "elsewhere", startAt: at(-99) }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-13",
    because: "one call begins while the agent still wraps up another, and a third chat is one too many",
    records: {
      agents: [record("agent", { id: "ada", capacity: { chat: 2 } })],
      interactions: [
        call({ id: "1", agentIds: ["ada"], answeredAt: at(0), endAt: at(5), wrapUpEndAt: at(7) }),
        call({ id: "2", agentIds: ["ada"], answeredAt: at(6), endAt: at(9) }),
        ...["3", "4", "5"].map((id) =>
          call({ id, channel: "chat", agentIds: ["ada"], answeredAt: at(Number(id)), endAt: at(20) }),
        ),
      ],
    },
    breaks: [
      ["interaction/2", "/answeredAt"],
      ["interaction/5", "/answeredAt"],
    ],
  },
  {
    ruleId: "LIF-13",
    because:
      "one call after the other, calls of different agents, a bot, and chats of which nobody tells how many are allowed",
    records: {
      agents: [record("agent", { id: "hal", type: "bot" })],
      interactions: [
        call({ id: "1", agentIds: ["ada"], answeredAt: at(0), endAt: at(5) }),
        call({ id: "2", agentIds: ["ada"], answeredAt: at(5), endAt: at(9) }),
        call({ id: "3", agentIds: ["bob"], answeredAt: at(1), endAt: at(9) }),
        call({ id: "4", agentIds: ["ada", "bob"], answeredAt: at(1), endAt: at(9) }),
        ...["9", "10"].map((id) => call({ id, answeredAt: at(0), endAt: at(20) })),
        ...["5", "6"].map((id) => call({ id, agentIds: ["hal"], answeredAt: at(0), endAt: at(20) })),
        ...["7", "8"].map((id) =>
          call({ id, channel: "chat", agentIds: ["ada"], answeredAt: at(0), endAt: at(20) }),
        ),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-14",
    because:
      "it came from a queue in which it never was; and what was offered neither reached anybody nor was given up",
    records: {
      interactions: [
        call({ queueId: "sales", queuedAt: null, answeredAt: at(1), endAt: at(5) }),
        call({ id: "lost", queuedAt: at(0), offeredAt: at(1), endAt: at(5) }),
      ],
    },
    breaks: [
      ["interaction/call", "/answeredAt"],
      ["interaction/lost", "/outcome"],
    ],
  },
  {
    ruleId: "LIF-14",
    because:
      "the source tells neither, there is a segment of it, there is an outcome, or it went on elsewhere",
    records: {
      interactions: [
        call({ queueId: "sales", answeredAt: at(1), endAt: at(5) }),
        call({
          id: "2",
          queueId: "sales",
          queuedAt: null,
          answeredAt: at(1),
          endAt: at(5),
          segments: [{ type: "alert", startAt: at(0), endAt: at(1) }],
        }),
        call({ id: "3", queuedAt: null, answeredAt: at(1), endAt: at(5) }),
        call({ id: "4", queuedAt: at(0), outcome: "abandoned", endAt: at(5) }),
        call({ id: "5", queuedAt: at(0), nextId: "6", endAt: at(5) }),
        call({ id: "6", queuedAt: at(0), status: "abandoned", endAt: at(5) }),
        call({
          id: "7",
          direction: "outbound",
          queueId: "campaign",
          queuedAt: null,
          answeredAt: at(1),
          endAt: at(5),
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-15",
    because: "the same state again, where the one before ended",
    records: {
      agentStatusIntervals: [interval("a", 0, 5), interval("b", 5, 9)],
      cases: [one({ statusHistory: history(["open", 0, 5], ["open", 5]) })],
    },
    breaks: [
      ["case/7", "/statusHistory/1/status"],
      ["agentStatusInterval/b", "/status"],
    ],
  },
  {
    ruleId: "LIF-15",
    because: "another state, another word for it, or a time in between",
    records: {
      agentStatusIntervals: [interval("a", 0, 5), interval("b", 7, 9), interval("c", 9, 10, "break")],
      cases: [
        one({
          statusHistory: [
            { status: "open", rawStatus: "Working", startAt: at(0), endAt: at(5) },
            { status: "open", rawStatus: "In review", startAt: at(5) },
          ],
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-15",
    because: "an event repeats the state before",
    events: [event("cx.case.status-changed", { caseId: "7", previousStatus: "open", status: "open" })],
    breaks: [[null, "/data/status"]],
  },
  {
    ruleId: "LIF-15",
    because: "what the source calls the state may have changed",
    events: [
      event("cx.case.status-changed", {
        caseId: "7",
        previousStatus: "open",
        status: "open",
        rawStatus: "In review",
      }),
    ],
    breaks: [],
  },
  {
    ruleId: "LIF-15",
    because: "a heartbeat says what was said before",
    stream: [
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
      event("cx.agent.status-changed", { agentId: "bob", status: "available" }),
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
    ],
    breaks: [[null, "/data/status"]],
  },
  {
    ruleId: "LIF-15",
    because: "it went away and came back",
    stream: [
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
      event("cx.agent.status-changed", { agentId: "ada", status: "break" }),
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
    ],
    breaks: [],
  },
  {
    ruleId: "LIF-15",
    because: "it remembers as many agents as it may",
    stream: [
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
      event("cx.agent.status-changed", { agentId: "bob", status: "available" }),
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
    ],
    limits: { maxRemembered: 2 },
    breaks: [[null, "/data/status"]],
  },
  {
    ruleId: "LIF-15",
    because: "whom it has forgotten it says",
    stream: [
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
      event("cx.agent.status-changed", { agentId: "bob", status: "available" }),
      event("cx.agent.status-changed", { agentId: "ada", status: "available" }),
    ],
    limits: { maxRemembered: 1 },
    breaks: [[null, ""]],
  },
  {
    ruleId: "LIF-16",
    because: "due 19 months later, as in a published sample, or before it was opened",
    records: {
      cases: [
        one({ dueAt: at(580 * DAY) }),
        one({
          id: "8",
          dueAt: at(-1),
          sla: [{ metric: "resolution", status: "active", startAt: at(0), dueAt: at(400 * DAY) }],
        }),
      ],
      slaInstances: [record("slaInstance", { id: "s", startAt: at(0), dueAt: at(-5) })],
    },
    breaks: [
      ["case/7", "/dueAt"],
      ["case/8", "/dueAt"],
      ["case/8", "/sla/0/dueAt"],
      ["slaInstance/s", "/dueAt"],
    ],
  },
  {
    ruleId: "LIF-16",
    because: "due tomorrow, in a year to the day, or never",
    records: {
      cases: [one({ dueAt: at(DAY) }), one({ id: "8", dueAt: at(365 * DAY) }), one({ id: "9", dueAt: null })],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-16",
    because: "the event itself tells when it was opened",
    events: [
      event("cx.case.created", { caseId: "7", dueAt: at(-1) }),
      event("cx.sla.applied", { slaInstanceId: "s", metric: "resolution", dueAt: at(500 * DAY) }),
    ],
    breaks: [
      [null, "/data/dueAt"],
      [null, "/data/dueAt"],
    ],
  },
  {
    ruleId: "LIF-16",
    because: "due in an hour",
    events: [
      event("cx.case.created", { caseId: "7", dueAt: at(HOUR) }),
      event("cx.case.created", { caseId: "8" }),
    ],
    breaks: [],
  },
];
