import { at, DAY, eur, event, HOUR, type RuleExample, record } from "./rule-example.ts";

const SECOND = 1 / 60;
const one = (fields: Parameters<typeof record<"case">>[1] = {}) =>
  record("case", { id: "7", createdAt: at(0), ...fields });
const call = (id: string, fields: Parameters<typeof record<"interaction">>[1] = {}) =>
  record("interaction", { id, channel: "voice", startAt: at(0), ...fields });
const subscription = (fields: Parameters<typeof record<"subscription">>[1]) =>
  record("subscription", { planId: "gold", startedAt: at(0), ...fields });
const order = (fields: Parameters<typeof record<"order">>[1]) =>
  record("order", { status: "placed", placedAt: at(0), ...fields });
const from = {
  customer: { author: { type: "customer" }, direction: "inbound", visibility: "public", kind: "message" },
  agent: { author: { type: "agent" }, direction: "outbound", visibility: "public", kind: "message" },
  supervisor: {
    author: { type: "supervisor" },
    direction: "outbound",
    visibility: "public",
    kind: "message",
  },
  bot: { author: { type: "bot" }, direction: "outbound", visibility: "public", kind: "message" },
} as const;
const said = (id: string, by: keyof typeof from, minutes: number, fields: object = {}) =>
  record("message", { id, caseId: "7", ...from[by], createdAt: at(minutes), ...fields });
const scale = { min: 1, max: 5, direction: "higher-is-better" } as const;
const responded = (responseId: string, metric: string) =>
  event(
    "cx.survey.responded",
    { responseId, customerId: "ada", metric, score: { value: 4, scale } },
    { id: responseId },
  );
const month = { unit: "month", count: 1 };

/** What a helpdesk does every day, where a rule would be quick to object; and beside it what it must still object to. */
export const operationsExamples: readonly RuleExample[] = [
  {
    ruleId: "ID-03",
    because: "one page asks two questions, and what was left unanswered expires at midnight",
    stream: [
      responded("1", "csat"),
      responded("2", "ces2"),
      ...["1", "2"].map((id) =>
        event("cx.survey.expired", { invitationId: id, customerId: "ada" }, { id: `expired-${id}` }),
      ),
    ],
    breaks: [],
  },
  {
    ruleId: "ID-03",
    because: "the same question is answered twice in a second, under two ids",
    stream: [responded("1", "csat"), responded("2", "csat")],
    breaks: [[null, "/id"]],
  },
  {
    ruleId: "TS-04",
    because: "a new schedule takes effect, a period is billed and a meeting is held in the days to come",
    limits: { now: Date.parse(at(0)) },
    records: {
      schedules: [record("schedule", { validFrom: at(9 * DAY), validThrough: at(99 * DAY) })],
      subscriptions: [subscription({ currentPeriod: { startAt: at(5 * DAY), endAt: at(35 * DAY) } })],
      interactions: [call("meeting", { status: "scheduled", startAt: at(DAY), endAt: at(DAY + HOUR) })],
    },
    breaks: [],
  },
  {
    ruleId: "TS-04",
    because: "a call that is over ended tomorrow, and an agent takes a break next week",
    limits: { now: Date.parse(at(0)) },
    records: {
      interactions: [call("1", { status: "completed", startAt: at(-5), endAt: at(DAY) })],
      agentStatusIntervals: [record("agentStatusInterval", { id: "b", startAt: at(7 * DAY) })],
    },
    breaks: [
      ["agentStatusInterval/b", "/startAt"],
      ["interaction/1", "/endAt"],
    ],
  },
  {
    ruleId: "TS-11",
    because: "an abbreviation that follows its summer time keeps no one offset",
    records: {
      agents: [record("agent", { timeZone: "CET" }), record("agent", { id: "2", timeZone: "EET" })],
    },
    breaks: [],
  },
  {
    ruleId: "TS-12",
    because: "one list tells whole seconds and the other milliseconds",
    records: {
      cases: [one({ updatedAt: at(5) })],
      messages: [said("m", "agent", 5 + SECOND / 2)],
    },
    breaks: [],
  },
  {
    ruleId: "TS-13",
    because: "a case has the older messages of one that was merged into it",
    records: { cases: [one({ mergedFromIds: ["6"] })], messages: [said("m", "customer", -60)] },
    breaks: [],
  },
  {
    ruleId: "LIF-01",
    because: "a tool reports that a promise has minus 30 minutes left",
    records: { cases: [one({ reportedMetrics: { sla_left: { value: -30, unit: "min" } } })] },
    breaks: [["case/7", "/reportedMetrics/sla_left"]],
  },
  {
    ruleId: "LIF-06",
    because: "a tool keeps the last resolution of a case that was taken up again, as its states tell",
    records: {
      cases: [
        one({
          status: "open",
          resolvedAt: at(5),
          statusHistory: [
            { status: "resolved", startAt: at(5) },
            { status: "open", startAt: at(9) },
          ],
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-06",
    because: "its states tell of no reopening",
    records: {
      cases: [
        one({ status: "open", resolvedAt: at(5), statusHistory: [{ status: "open", startAt: at(0) }] }),
      ],
    },
    breaks: [["case/7", "/resolvedAt"]],
  },
  {
    ruleId: "LIF-09",
    because: "an agent notes down a call that they made, and is done with it",
    records: { cases: [one({ direction: "outbound", status: "resolved", resolvedAt: at(0) })], messages: [] },
    breaks: [],
  },
  {
    ruleId: "LIF-12",
    because: "the case was opened at 0.4 s, and its states are told in whole seconds",
    records: {
      cases: [one({ createdAt: at(0.4 / 60), statusHistory: [{ status: "new", startAt: at(0) }] })],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-13",
    because:
      "a colleague is asked while the customer is on hold; the next call is taken as the first one ends",
    records: {
      interactions: [
        call("1", { agentIds: ["ada"], answeredAt: at(0), endAt: at(10 + 0.9 * SECOND) }),
        call("asked", { direction: "internal", agentIds: ["ada"], answeredAt: at(3), endAt: at(5) }),
        call("2", { agentIds: ["ada"], answeredAt: at(10), endAt: at(12) }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "LIF-13",
    because: "two customers at a time, and more than a second",
    records: {
      interactions: [
        call("1", { agentIds: ["ada"], answeredAt: at(0), endAt: at(10) }),
        call("2", { agentIds: ["ada"], answeredAt: at(9), endAt: at(12) }),
      ],
    },
    breaks: [["interaction/2", "/answeredAt"]],
  },
  {
    ruleId: "MET-06",
    because:
      "a supervisor replies, a reply is lost, a call is answered, and one message names only its conversation",
    records: {
      cases: [
        one({ replyCount: 2, customerReplyCount: 0, interactionIds: ["chat"] }),
        one({ id: "8", replyCount: 1, interactionIds: ["call"] }),
        one({ id: "9", replyCount: 1 }),
      ],
      messages: [
        said("a", "customer", 1),
        said("b", "supervisor", 2),
        said("c", "agent", 3, { caseId: null, interactionId: "chat" }),
        said("d", "agent", 4, { caseId: "9", deliveryStatus: "bounced" }),
      ],
      interactions: [call("chat", { channel: "chat" }), call("call", { answeredAt: at(1) })],
    },
    breaks: [],
  },
  {
    ruleId: "MET-06",
    because:
      "a call that nobody answered is no reply, and a case that was called off was not resolved before",
    records: {
      cases: [
        one({ id: "8", replyCount: 1, interactionIds: ["lost"] }),
        ...[0, 1, 2].map((reopenCount) =>
          one({
            id: `off-${reopenCount}`,
            reopenCount,
            statusHistory: [
              { status: "canceled", startAt: at(0) },
              { status: "open", startAt: at(1) },
            ],
          }),
        ),
      ],
      messages: [],
      interactions: [call("lost", { answeredAt: null })],
    },
    breaks: [
      ["case/off-2", "/reopenCount"],
      ["case/8", "/replyCount"],
    ],
  },
  {
    ruleId: "POP-01",
    because: "a case is about an account that was suspended and an order that was deleted",
    records: { cases: [one({ tags: ["suspended", "deleted"] })] },
    breaks: [],
  },
  {
    ruleId: "POP-02",
    because: "a case is about the sandbox, or a preview",
    records: { cases: [one({ tags: ["sandbox", "preview"] })] },
    breaks: [],
  },
  {
    ruleId: "POP-06",
    because: "a bot answers before anyone else has written",
    records: { cases: [one({ direction: "inbound" })], messages: [said("hello", "bot", 0)] },
    breaks: [],
  },
  {
    ruleId: "POP-08",
    because: "the first reply was written, and nothing says that it ever left",
    records: {
      cases: [one({ firstAgentReplyAt: at(1) })],
      messages: [said("m", "agent", 1, { sentAt: null })],
    },
    breaks: [["case/7", "/firstAgentReplyAt"]],
  },
  {
    ruleId: "POP-04",
    because: "the system wrote what is told to be the first reply of an agent",
    records: {
      cases: [one({ firstAgentReplyAt: at(1) })],
      messages: [said("m", "bot", 1, { author: { type: "system" } })],
    },
    breaks: [["case/7", "/firstAgentReplyAt"]],
  },
  {
    ruleId: "COM-01",
    because: "a voucher was taken off the whole order, and the lines keep their prices",
    records: {
      orders: [
        order({
          subtotal: eur("90.00"),
          discount: eur("10.00"),
          lines: [{ quantity: 2, total: eur("100.00") }],
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "COM-05",
    because:
      "two sites have a subscription each; a period ends at 23:59:59; a trial is changed, and one ends with its trial",
    records: {
      subscriptions: [
        subscription({ id: "1", endedAt: at(300 * DAY) }),
        subscription({ id: "2", startedAt: at(20 * DAY) }),
        subscription({ id: "3", planId: "silver", endedAt: at(30 * DAY - SECOND) }),
        subscription({ id: "4", planId: "silver", startedAt: at(30 * DAY) }),
        subscription({
          id: "5",
          planId: "bronze",
          status: "canceled",
          interval: month,
          trialEndAt: at(60 * DAY),
          currentPeriod: { startAt: at(0), endAt: at(60 * DAY) },
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "COM-05",
    because: "nobody tells whether a plan was changed during its trial",
    events: [
      event("cx.subscription.plan-changed", {
        subscriptionId: "s",
        interval: month,
        currentPeriod: { startAt: at(0), endAt: at(60 * DAY) },
      }),
    ],
    breaks: [],
  },
];
