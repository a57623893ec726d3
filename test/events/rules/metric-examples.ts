import { at, event, HOUR, type RuleExample, record, seconds } from "./rule-example.ts";

const call = (fields: Parameters<typeof record<"interaction">>[1] = {}) =>
  record("interaction", { id: "call", startAt: at(0), ...fields });
const one = (fields: Parameters<typeof record<"case">>[1] = {}) =>
  record("case", { id: "7", createdAt: at(0), ...fields });
const message = (
  id: string,
  type: "customer" | "agent",
  fields: Parameters<typeof record<"message">>[1] = {},
) =>
  record("message", {
    id,
    caseId: "7",
    author: { type },
    direction: type === "agent" ? "outbound" : "inbound",
    createdAt: at(1),
    ...fields,
  });
/** Calls of one minute of talk each. */
const manyCalls = (count: number) =>
  Array.from({ length: count }, (_, index) => call({ id: `c${index}`, durations: { talk: seconds(60) } }));

export const metricExamples: readonly RuleExample[] = [
  {
    ruleId: "MET-01",
    because: "the source reports more than two minutes more, or less, than its instants give",
    records: {
      interactions: [
        call({
          offeredAt: at(0),
          answeredAt: at(1),
          endAt: at(11),
          wrapUpStartAt: at(11),
          wrapUpEndAt: at(16),
          holdCount: 0,
          segments: [{ type: "ivr", startAt: at(0), endAt: at(1) }],
          durations: {
            ivr: seconds(600),
            ring: seconds(300),
            talk: seconds(120),
            hold: seconds(200),
            wrapUp: seconds(10),
            handle: seconds(300),
          },
        }),
      ],
      cases: [
        one({
          firstAgentReplyAt: at(60),
          reportedMetrics: { reply_time: 3, resolution: 9 },
          sla: [
            {
              metric: "first-response",
              status: "achieved",
              startAt: at(0),
              fulfilledAt: at(60),
              pausedIntervals: [{ startAt: at(10), endAt: at(20) }],
              elapsed: seconds(60 * 60),
            },
          ],
        }),
      ],
      slaInstances: [
        record("slaInstance", { id: "s", startAt: at(0), fulfilledAt: at(60), elapsed: seconds(60) }),
      ],
    },
    limits: {
      reportedSpans: { reply_time: { from: "createdAt", to: "firstAgentReplyAt", unit: "min" } },
    },
    breaks: [
      ["case/7", "/sla/0/elapsed"],
      ["case/7", "/reportedMetrics/reply_time"],
      ["interaction/call", "/durations/ivr"],
      ["interaction/call", "/durations/ring"],
      ["interaction/call", "/durations/talk"],
      ["interaction/call", "/durations/hold"],
      ["interaction/call", "/durations/wrapUp"],
      ["interaction/call", "/durations/handle"],
      ["slaInstance/s", "/elapsed"],
    ],
  },
  {
    ruleId: "MET-01",
    because: "it is as near as the tolerance, one hundredth of ten days, computed here, or on another clock",
    records: {
      interactions: [
        call({ answeredAt: at(1), endAt: at(11), holdCount: 0, durations: { talk: seconds(600 + 119) } }),
        call({
          id: "2",
          answeredAt: at(1),
          endAt: at(11),
          holdCount: 0,
          durations: { talk: { ...seconds(9000), source: "computed" }, hold: seconds(9000, "business") },
        }),
        call({
          id: "3",
          answeredAt: at(1),
          endAt: at(11),
          agentIds: ["ada", "bob"],
          durations: { hold: seconds(9) },
        }),
      ],
      slaInstances: [
        record("slaInstance", {
          id: "paused",
          startAt: at(0),
          fulfilledAt: at(60),
          pausedIntervals: [
            { startAt: at(5), endAt: at(20) },
            { startAt: at(30), endAt: at(45) },
          ],
          elapsed: seconds(30 * 60),
        }),
        record("slaInstance", {
          id: "still-paused",
          startAt: at(0),
          fulfilledAt: at(60),
          pausedIntervals: [{ startAt: at(5) }],
          elapsed: seconds(5 * 60),
        }),
      ],
      cases: [
        one({ firstAgentReplyAt: at(10 * 24 * HOUR), reportedMetrics: { reply: { value: 242, unit: "h" } } }),
      ],
    },
    limits: { reportedSpans: { reply: { from: "createdAt", to: "firstAgentReplyAt" } } },
    breaks: [],
  },
  {
    ruleId: "MET-02",
    because: "business hours are more than there are hours",
    records: {
      interactions: [
        call({ endAt: at(1), durations: { queue: seconds(90, "business") } }),
        call({ id: "2", reportedMetrics: { "reply.business": 30, "reply.calendar": 20 } }),
      ],
      cases: [one({ reportedMetrics: { business_minutes: 30, calendar_minutes: 20 } })],
      slaInstances: [
        record("slaInstance", {
          id: "s",
          startAt: at(0),
          fulfilledAt: at(1),
          elapsed: seconds(62, "business"),
        }),
      ],
    },
    breaks: [
      ["case/7", "/reportedMetrics/business_minutes"],
      ["interaction/call", "/durations/queue"],
      ["interaction/2", "/reportedMetrics/reply.business"],
      ["slaInstance/s", "/elapsed"],
    ],
  },
  {
    ruleId: "MET-02",
    because: "they are fewer, or as many but for rounding; and wrap-up goes on after the end",
    records: {
      interactions: [
        call({
          endAt: at(1),
          durations: { queue: seconds(60.9, "business"), wrapUp: seconds(99, "business") },
        }),
        call({ id: "2", reportedMetrics: { "reply.business": 20, "reply.calendar": 20, business: 7 } }),
        call({ id: "live", status: "active", durations: { queue: seconds(999, "business") } }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "MET-03",
    because: "nobody tells whose hours they are; and on the phone every hour counts",
    records: {
      interactions: [call({ durations: { talk: seconds(90, "business") } })],
      cases: [
        one({
          sla: [{ metric: "resolution", status: "active", startAt: at(0), elapsed: seconds(9, "business") }],
        }),
      ],
      slaInstances: [
        record("slaInstance", { id: "s", startAt: at(0), target: { seconds: 60, clock: "business" } }),
      ],
      slaPolicies: [
        record("slaPolicy", {
          targets: [{ metric: "resolution", target: { seconds: 60, clock: "business" } }],
        }),
      ],
    },
    breaks: [
      ["case/7", "/sla/0/elapsed"],
      ["interaction/call", "/durations/talk"],
      ["slaInstance/s", "/target"],
      ["slaPolicy/policy-1", "/targets/0/target"],
    ],
  },
  {
    ruleId: "MET-03",
    because: "the duration, the target or the policy names a schedule",
    records: {
      interactions: [call({ durations: { talk: seconds(90) } })],
      slaInstances: [
        record("slaInstance", {
          id: "a",
          startAt: at(0),
          policyId: "policy-1",
          target: { seconds: 60, clock: "business" },
        }),
        record("slaInstance", {
          id: "b",
          startAt: at(0),
          elapsed: seconds(9, "business"),
          target: { seconds: 60, clock: "business", scheduleId: "office-hours" },
        }),
      ],
      slaPolicies: [
        record("slaPolicy", {
          scheduleId: "office-hours",
          targets: [{ metric: "resolution", target: { seconds: 60, clock: "business" } }],
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "MET-03",
    because: "a default schedule counts where none is named",
    records: {
      schedules: [record("schedule", { isDefault: true })],
      slaInstances: [record("slaInstance", { id: "s", startAt: at(0), elapsed: seconds(9, "business") })],
    },
    breaks: [],
  },
  {
    ruleId: "MET-03",
    because: "an event tells it",
    events: [
      event("cx.interaction.ended", {
        interactionId: "c",
        durations: { hold: seconds(5, "business"), talk: null },
      }),
    ],
    breaks: [[null, "/data/durations/hold"]],
  },
  {
    ruleId: "MET-03",
    because: "every hour counts",
    events: [
      event("cx.interaction.ended", { interactionId: "c", durations: { hold: seconds(5) } }),
      event("cx.interaction.ended", { interactionId: "c" }),
    ],
    breaks: [],
  },
  {
    ruleId: "MET-04",
    because: "the parts of handling are more than it; and talk is longer than the connection",
    records: {
      interactions: [
        call({ durations: { handle: seconds(24), talk: seconds(14), wrapUp: seconds(14) } }),
        call({
          id: "2",
          answeredAt: at(1),
          endAt: at(2),
          durations: { talk: seconds(50), hold: seconds(20) },
        }),
      ],
    },
    breaks: [
      ["interaction/call", "/durations/handle"],
      ["interaction/2", "/durations/talk"],
    ],
  },
  {
    ruleId: "MET-04",
    because:
      "as in a published record: 14 s of talk and 10 s of wrap-up are 24 s of handling; some sources add dialling",
    records: {
      interactions: [
        call({ durations: { handle: seconds(24), talk: seconds(14), wrapUp: seconds(10), hold: null } }),
        call({
          id: "2",
          answeredAt: at(1),
          endAt: at(2),
          durations: { talk: seconds(60), handle: seconds(99) },
        }),
        call({
          id: "3",
          answeredAt: at(1),
          endAt: at(2),
          agentIds: ["a", "b"],
          durations: { talk: seconds(110) },
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "MET-04",
    because: "an event tells it",
    events: [
      event("cx.interaction.ended", {
        interactionId: "c",
        durations: { handle: seconds(5), talk: seconds(60) },
      }),
    ],
    breaks: [[null, "/data/durations/handle"]],
  },
  {
    ruleId: "MET-04",
    because: "a second each may be lost by rounding",
    events: [
      event("cx.interaction.ended", {
        interactionId: "c",
        durations: { handle: seconds(57), talk: seconds(60) },
      }),
      event("cx.interaction.ended", { interactionId: "c", durations: { talk: seconds(60) } }),
    ],
    breaks: [],
  },
  {
    ruleId: "MET-05",
    because: "the queue took more, or less, than from entering to leaving it",
    records: {
      interactions: [
        call({ queuedAt: at(0), answeredAt: at(1), endAt: at(9), durations: { queue: seconds(90) } }),
        call({
          id: "2",
          queuedAt: at(0),
          offeredAt: at(1),
          answeredAt: at(2),
          endAt: at(9),
          durations: { queue: seconds(30) },
        }),
        call({
          id: "3",
          queuedAt: at(0),
          outcome: "abandoned",
          endAt: at(1),
          durations: { queue: seconds(5) },
        }),
        call({
          id: "5",
          queuedAt: at(0),
          outcome: "voicemail",
          endAt: at(5),
          durations: { queue: seconds(400) },
        }),
        call({
          id: "4",
          segments: [{ type: "queue", startAt: at(0), endAt: at(1) }],
          durations: { queue: seconds(5) },
        }),
      ],
    },
    breaks: [
      ["interaction/call", "/durations/queue"],
      ["interaction/2", "/durations/queue"],
      ["interaction/3", "/durations/queue"],
      ["interaction/5", "/durations/queue"],
      ["interaction/4", "/durations/queue"],
    ],
  },
  {
    ruleId: "MET-05",
    because:
      "the queue ends when it rings, or when it is answered; what goes on elsewhere, or is transferred, may end later",
    records: {
      interactions: [
        call({
          queuedAt: at(0),
          offeredAt: at(1),
          answeredAt: at(2),
          endAt: at(9),
          durations: { queue: seconds(60) },
        }),
        call({
          id: "2",
          queuedAt: at(0),
          offeredAt: at(1),
          answeredAt: at(2),
          endAt: at(9),
          durations: { queue: seconds(121) },
        }),
        call({
          id: "3",
          queuedAt: at(0),
          outcome: "voicemail",
          endAt: at(5),
          durations: { queue: seconds(60) },
        }),
        call({
          id: "4",
          queuedAt: at(0),
          answeredAt: at(1),
          transferCount: 1,
          endAt: at(9),
          durations: { queue: seconds(90) },
        }),
        call({ id: "5", durations: { queue: seconds(60) } }),
        call({ id: "6", queuedAt: at(0), answeredAt: at(1), durations: { queue: seconds(5, "business") } }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "MET-06",
    because: "there are fewer replies, reopenings and holds than are counted, or more",
    records: {
      cases: [
        one({
          replyCount: 7,
          customerReplyCount: 5,
          reopenCount: 0,
          statusHistory: [
            { status: "resolved", startAt: at(0) },
            { status: "open", startAt: at(1) },
          ],
        }),
      ],
      messages: [message("a", "customer"), message("b", "agent"), message("c", "customer")],
      interactions: [call({ holdCount: 2, segments: [{ type: "hold", startAt: at(0) }] })],
    },
    breaks: [
      ["case/7", "/reopenCount"],
      ["interaction/call", "/holdCount"],
      ["case/7", "/replyCount"],
      ["case/7", "/customerReplyCount"],
    ],
  },
  {
    ruleId: "MET-06",
    because:
      "notes and automatic replies are no replies, a history may begin late, and what is not told is not compared",
    records: {
      cases: [
        one({
          replyCount: 1,
          customerReplyCount: 2,
          reopenCount: 2,
          statusHistory: [
            { status: "resolved", startAt: at(5) },
            { status: "open", startAt: at(6) },
          ],
        }),
        one({ id: "8", customerReplyCount: 0 }),
        one({ id: "untold", reopenCount: 3 }),
        one({
          id: "closed",
          reopenCount: 0,
          statusHistory: [
            { status: "resolved", startAt: at(0) },
            { status: "closed", startAt: at(6) },
          ],
        }),
      ],
      messages: [
        message("a", "customer"),
        message("b", "agent"),
        message("c", "customer"),
        message("note", "agent", { visibility: "internal", kind: "note" }),
        message("auto", "agent", { isAutomated: true }),
        message("d", "customer", { caseId: "8" }),
      ],
      interactions: [
        call({ holdCount: 2 }),
        call({
          id: "held",
          holdCount: 1,
          segments: [
            { type: "interact", startAt: at(0) },
            { type: "interact", startAt: at(1) },
            { type: "hold", startAt: at(2) },
          ],
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "MET-07",
    because: "one metric is in minutes here and in seconds elsewhere, and one part in milliseconds",
    records: {
      cases: [
        one({ reportedMetrics: { reply: { value: 5, unit: "min" } } }),
        one({ id: "8", reportedMetrics: { reply: { value: 7, unit: "min" } } }),
        one({ id: "9", reportedMetrics: { reply: { value: 300, unit: "s" } } }),
      ],
      interactions: [
        call({ endAt: at(15), durations: { talk: seconds(500) } }),
        call({ id: "2", endAt: at(15), durations: { talk: seconds(374_561) } }),
      ],
    },
    breaks: [
      ["case/9", "/reportedMetrics/reply/unit"],
      ["interaction/2", "/durations/talk/seconds"],
    ],
  },
  {
    ruleId: "MET-07",
    because: "two metrics, or two sources, may differ, and a unit that is not told is not another",
    records: {
      cases: [
        one({ reportedMetrics: { reply: { value: 5, unit: "min" }, close: { value: 5, unit: "s" } } }),
        one({ id: "8", source: { system: "other" }, reportedMetrics: { reply: { value: 7, unit: "s" } } }),
        one({ id: "9", reportedMetrics: { reply: 300 } }),
      ],
      interactions: [call({ endAt: at(15), durations: { talk: seconds(1200), wrapUp: seconds(200_000) } })],
    },
    breaks: [],
  },
  {
    ruleId: "MET-08",
    because:
      "one of a thousand talks for eleven minutes where the others take one, and one survey takes just an hour",
    records: {
      interactions: [...manyCalls(2000), call({ id: "long", durations: { talk: seconds(660) } })],
      surveyResponses: [record("surveyResponse", { durationSeconds: 3600 })],
    },
    limits: { timeoutsMs: [3_600_000] },
    breaks: [
      ["interaction/long", "/durations/talk"],
      ["surveyResponse/response-1", "/durationSeconds"],
    ],
  },
  {
    ruleId: "MET-08",
    because:
      "ten times as long is not more than that, of few nothing is nearly all, and beyond nothing everything is far",
    records: {
      cases: [
        ...Array.from({ length: 2000 }, (_, index) => one({ id: `${index}`, resolvedAt: at(0) })),
        one({ resolvedAt: at(5) }),
        one({ resolvedAt: at(-5) }),
      ],
      interactions: [...manyCalls(2000), call({ id: "long", durations: { talk: seconds(600) } })],
      surveyResponses: [
        record("surveyResponse", { durationSeconds: 3600 }),
        record("surveyResponse", { durationSeconds: 1 }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "MET-09",
    because: "some events stand for ten",
    stream: [
      event("cx.case.closed", { caseId: "7" }, { id: "e1", sampledrate: 10 }),
      event("cx.case.closed", { caseId: "8" }, { id: "e2" }),
    ],
    breaks: [[null, "/sampledrate"]],
  },
  {
    ruleId: "MET-09",
    because: "each stands for itself",
    stream: [
      event("cx.case.closed", { caseId: "7" }, { id: "e1", sampledrate: 1 }),
      event("cx.case.closed", { caseId: "8" }, { id: "e2" }),
    ],
    breaks: [],
  },
  {
    ruleId: "MET-10",
    because: "there were three cases, and two interactions",
    records: { cases: [one()] },
    limits: { expectedCounts: { case: 3, interaction: 2 } },
    breaks: [
      [null, ""],
      [null, ""],
    ],
  },
  {
    ruleId: "MET-10",
    because: "there was one, and of others nothing is told",
    records: { cases: [one()], interactions: [call()] },
    limits: { expectedCounts: { case: 1 } },
    breaks: [],
  },
];
