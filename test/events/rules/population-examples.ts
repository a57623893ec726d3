import { at, event, type RuleExample, record } from "./rule-example.ts";

const created = (caseId: string, more: object = {}) => event("cx.case.created", { caseId, ...more });
const happens = (type: "resolved" | "deleted" | "marked-spam" | "reopened", minutes: number, caseId = "1") =>
  event(`cx.case.${type}`, { caseId }, { id: `${type}-${minutes}`, time: at(minutes) });
const reply = {
  author: { type: "agent" },
  direction: "outbound",
  visibility: "public",
  kind: "message",
} as const;
const ask = {
  author: { type: "customer" },
  direction: "inbound",
  visibility: "public",
  kind: "message",
} as const;
const said = (more: object, from: typeof reply | typeof ask = reply, minutes = 0) =>
  event("cx.message.sent", { messageId: "m", ...from, ...more }, { id: `m-${minutes}`, time: at(minutes) });
const message = (id: string, minutes: number, more: object = {}) =>
  record("message", { id, caseId: "case-1", ...reply, createdAt: at(minutes), ...more });
const call = (more: object) =>
  event("cx.interaction.started", { interactionId: "1", channel: "voice", direction: "inbound", ...more });
const contact = (id: string, more: object = {}) => record("interaction", { id, ...more });
const answered = (more: object) =>
  event("cx.survey.responded", { responseId: "1", metric: "csat", score: null, ...more });
const scale = { min: 0, max: 1, step: 1, direction: "higher-is-better" } as const;

export const populationExamples: readonly RuleExample[] = [
  {
    ruleId: "POP-01",
    because: "raw literals and tags say so, and an event comes after the end",
    events: [
      created("1", { rawStatus: "suspended" }),
      created("2", { source: { system: "desk", rawStatus: "Trash" } }),
      created("3", { tags: ["vip", "spam"] }),
      event("cx.case.status-changed", { caseId: "1", status: "open", statusReason: "deleted" }),
    ],
    stream: [
      happens("marked-spam", 1),
      happens("resolved", 2),
      happens("deleted", 1, "2"),
      happens("resolved", 3, "2"),
    ],
    records: {
      cases: [record("case", { rawStatus: "spam" })],
      interactions: [contact("1", { tags: ["spam"] })],
    },
    breaks: [
      ["case/case-1", "/rawStatus"],
      ["interaction/1", "/tags/0"],
      [null, "/data/rawStatus"],
      [null, "/data/source/rawStatus"],
      [null, "/data/tags/1"],
      [null, "/data/statusReason"],
      [null, "/data/caseId"],
      [null, "/data/caseId"],
    ],
  },
  {
    ruleId: "POP-01",
    because: "told to be spam or ended, and events before the end",
    events: [
      created("1", { rawStatus: "spam", isSpam: true }),
      created("2", { status: "canceled", rawStatus: "deleted" }),
    ],
    stream: [happens("resolved", 0), happens("marked-spam", 1), happens("deleted", 2)],
    records: {
      cases: [
        record("case", { rawStatus: "deleted", deletedAt: at(5) }),
        record("case", { id: "2", tags: ["spam-filter"] }),
      ],
      interactions: [contact("1", { tags: ["spam"], isSpam: true })],
    },
    breaks: [],
  },
  {
    ruleId: "POP-02",
    because: "subjects, previews, an address of the company, and a customer who is a test",
    events: [
      created("1", { subject: "Test" }),
      created("2", { subject: "this is a test ticket!" }),
      call({ initiationMethod: "fin_preview" }),
    ],
    records: {
      customers: [
        record("customer", { id: "1", identities: [{ type: "email", value: "ada@Corp.example" }] }),
        record("customer", { id: "2", isTest: true }),
        record("customer", { id: "3", isInternal: true }),
      ],
      cases: [record("case", { subject: "testing" }), record("case", { id: "2", requesterId: "2" })],
      interactions: [contact("1", { customerId: "3" })],
      orders: [record("order", { sourceChannel: "sandbox", customerId: "2" })],
      surveyResponses: [record("surveyResponse", { customerId: "2" })],
    },
    limits: { internalDomains: ["corp.example"] },
    breaks: [
      ["case/case-1", "/subject"],
      ["case/2", "/requesterId"],
      ["customer/1", "/identities/0/value"],
      ["interaction/1", "/customerId"],
      ["order/order-1", "/sourceChannel"],
      ["order/order-1", "/customerId"],
      ["surveyResponse/response-1", "/customerId"],
      [null, "/data/subject"],
      [null, "/data/subject"],
      [null, "/data/initiationMethod"],
    ],
  },
  {
    ruleId: "POP-02",
    because: "told to be tests, and subjects that only speak of one",
    events: [
      created("1", { subject: "Test", isTest: true }),
      created("2", { subject: "The blood test did not arrive" }),
      created("3", { subject: "Testing my patience" }),
      call({ initiationMethod: "inbound" }),
    ],
    records: {
      customers: [
        record("customer", {
          id: "1",
          identities: [{ type: "email", value: "ada@corp.example" }],
          isInternal: true,
        }),
        record("customer", { id: "2", identities: [{ type: "email", value: "ada@notcorp.example" }] }),
      ],
      cases: [record("case", { requesterId: "1", isTest: true })],
      interactions: [contact("1", { customerId: "2" })],
      orders: [record("order", { sourceChannel: "web" })],
      surveyResponses: [record("surveyResponse", {})],
    },
    limits: { internalDomains: ["corp.example"] },
    breaks: [],
  },
  {
    ruleId: "POP-03",
    because: "merged and resolved",
    stream: [
      event("cx.case.merged", { caseId: "1", mergedIntoId: "2" }, { id: "m" }),
      happens("resolved", 1),
    ],
    records: {
      cases: [
        record("case", { status: "resolved", mergedIntoId: "2" }),
        record("case", { id: "2", status: "closed", resolvedAt: at(5), mergedIntoId: "3" }),
      ],
    },
    breaks: [
      ["case/case-1", "/mergedIntoId"],
      ["case/2", "/mergedIntoId"],
      [null, "/data/caseId"],
    ],
  },
  {
    ruleId: "POP-03",
    because: "the case it was merged into is resolved, or it is merely closed",
    stream: [
      event("cx.case.merged", { caseId: "1", mergedIntoId: "2" }, { id: "m" }),
      happens("resolved", 1, "2"),
    ],
    records: {
      cases: [
        record("case", { status: "closed", mergedIntoId: "2" }),
        record("case", { id: "2", status: "resolved" }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "POP-04",
    because: "a machine in an agent's name, and an automatic reply told to be the first of an agent",
    events: [
      said({ isAutomated: true }),
      said({ automationId: "rule-7" }),
      said({ author: { type: "agent", isAutomated: true } }),
    ],
    records: {
      cases: [record("case", { firstAgentReplyAt: at(1) })],
      messages: [
        message("1", 1, { kind: "auto-reply", isAutomated: true }),
        message("2", 2, { isAutomated: true }),
      ],
    },
    breaks: [
      ["message/2", "/kind"],
      ["case/case-1", "/firstAgentReplyAt"],
      [null, "/data/kind"],
      [null, "/data/kind"],
      [null, "/data/kind"],
    ],
  },
  {
    ruleId: "POP-04",
    because: "an auto-reply, a bot, an agent, and the first reply of a person",
    events: [
      said({ isAutomated: true, kind: "auto-reply" }),
      said({ isAutomated: true, author: { type: "bot" } }),
      said({ isAutomated: false, automationId: null }),
    ],
    records: {
      cases: [record("case", { firstAgentReplyAt: at(2) })],
      messages: [message("1", 1, { kind: "auto-reply", isAutomated: true }), message("2", 2)],
    },
    breaks: [],
  },
  {
    ruleId: "POP-05",
    because: "a message that the customer cannot see, and a note told to be the first response",
    events: [said({ visibility: "internal" })],
    records: {
      cases: [record("case", { firstRespondedAt: at(1), firstAgentReplyAt: at(1) })],
      messages: [
        message("1", 1, { kind: "note", visibility: "internal" }),
        message("2", 2, { visibility: "internal" }),
      ],
    },
    breaks: [
      ["message/2", "/kind"],
      ["case/case-1", "/firstAgentReplyAt"],
      ["case/case-1", "/firstRespondedAt"],
      [null, "/data/kind"],
    ],
  },
  {
    ruleId: "POP-05",
    because: "notes that are notes, and a reply at the same moment",
    events: [said({ visibility: "internal", kind: "note" }), said({})],
    records: {
      cases: [record("case", { firstRespondedAt: at(1), firstAgentReplyAt: at(1) })],
      messages: [message("1", 1, { kind: "note", visibility: "internal" }), message("2", 1)],
    },
    breaks: [],
  },
  {
    ruleId: "POP-06",
    because:
      "opened by an agent, nobody says why; proactive and inbound; and a first message that is outbound",
    events: [
      created("1", { submitterActor: { type: "agent" } }),
      created("2", { direction: "inbound", initiative: "proactive" }),
    ],
    records: {
      cases: [
        record("case", { direction: "inbound" }),
        record("case", { id: "2", submitterActor: { type: "system" } }),
      ],
      messages: [message("2", 5, ask), message("1", 0)],
    },
    breaks: [
      ["case/2", "/submitterActor"],
      ["case/case-1", "/direction"],
      [null, "/data/submitterActor"],
      [null, "/data/direction"],
    ],
  },
  {
    ruleId: "POP-06",
    because: "an agent logs what a customer asked, a call-back, and a reply to a form",
    events: [
      created("1", { submitterActor: { type: "agent" }, direction: "inbound" }),
      created("2", { direction: "outbound", initiative: "reactive" }),
      created("3", { submitterActor: { type: "customer" } }),
    ],
    records: {
      cases: [record("case", { direction: "inbound" }), record("case", { id: "2", direction: "outbound" })],
      messages: [message("1", 5), message("0", 0, { kind: "auto-reply" })],
    },
    breaks: [],
  },
  {
    ruleId: "POP-07",
    because: "the source calls it a rating; and a case is reopened as its survey is answered",
    events: [said({ source: { system: "desk", rawType: "satisfaction_rating" } }, ask)],
    stream: [
      event(
        "cx.survey.responded",
        { responseId: "r", caseId: "1", metric: "csat", score: null },
        { id: "r" },
      ),
      happens("reopened", 0.5),
      said({ caseId: "1" }, ask, 0.6),
    ],
    records: {
      cases: [record("case", { reopenedAt: at(0) })],
      surveyResponses: [record("surveyResponse", { caseId: "case-1", respondedAt: at(0.5) })],
      messages: [record("message", { source: { system: "desk", rawType: "csat" } })],
    },
    breaks: [
      ["message/message-1", "/kind"],
      ["case/case-1", "/reopenedAt"],
      [null, "/data/kind"],
      [null, "/time"],
      [null, "/time"],
    ],
  },
  {
    ruleId: "POP-07",
    because: "told to be feedback, of another case, or an hour later",
    events: [
      said({ source: { system: "desk", rawType: "csat" }, kind: "survey-feedback" }, ask),
      said({}, ask),
    ],
    stream: [
      event(
        "cx.survey.responded",
        { responseId: "r", caseId: "1", metric: "csat", score: null },
        { id: "r" },
      ),
      happens("reopened", 60),
      happens("reopened", 0, "2"),
      said({ caseId: "1" }, reply, 0.1),
    ],
    records: {
      cases: [record("case", { reopenedAt: at(60) }), record("case", { id: "2" })],
      surveyResponses: [record("surveyResponse", { caseId: "case-1", respondedAt: at(0) })],
      messages: [record("message", {})],
    },
    breaks: [],
  },
  {
    ruleId: "POP-08",
    because: "a reply that bounced",
    events: [said({ deliveryStatus: "bounced" })],
    records: {
      cases: [record("case", { firstRespondedAt: at(1), firstAgentReplyAt: at(2) })],
      messages: [message("1", 1, { deliveryStatus: "failed" }), message("2", 2, { failedAt: at(3) })],
    },
    breaks: [
      ["case/case-1", "/firstAgentReplyAt"],
      ["case/case-1", "/firstRespondedAt"],
      [null, "/data/deliveryStatus"],
    ],
  },
  {
    ruleId: "POP-08",
    because: "a reply that arrived, and a customer's message that did not",
    events: [said({ deliveryStatus: "delivered" }), said({ deliveryStatus: "failed" }, ask), said({})],
    records: {
      cases: [record("case", { firstRespondedAt: at(2) })],
      messages: [message("1", 1, { deliveryStatus: "failed" }), message("2", 2, { deliveryStatus: "sent" })],
    },
    breaks: [],
  },
  {
    ruleId: "POP-09",
    because: "legs without a root",
    events: [call({ initiationMethod: "transfer" }), call({ previousId: "0" })],
    records: { interactions: [contact("1", { initiationMethod: "queue-transfer", previousId: "0" })] },
    breaks: [
      ["interaction/1", "/previousId"],
      [null, "/data/initiationMethod"],
      [null, "/data/previousId"],
    ],
  },
  {
    ruleId: "POP-09",
    because: "legs with their root, and a contact of one leg",
    events: [
      call({ initiationMethod: "transfer", previousId: "0", rootId: "0" }),
      call({ initiationMethod: "inbound" }),
    ],
    records: {
      interactions: [contact("1", { previousId: "0", rootId: "0" }), contact("0", { nextId: "1" })],
    },
    breaks: [],
  },
  {
    ruleId: "POP-10",
    because: "gone after three seconds, or called back",
    events: [event("cx.interaction.abandoned", { interactionId: "1", outcome: "callback-scheduled" })],
    stream: [
      event("cx.interaction.queued", { interactionId: "1" }, { id: "q" }),
      event(
        "cx.interaction.abandoned",
        { interactionId: "1", outcome: "abandoned" },
        { id: "a", time: at(0.05) },
      ),
    ],
    records: {
      queues: [record("queue", { id: "patient", shortAbandonThreshold: 20 })],
      interactions: [
        contact("1", { status: "abandoned", outcome: "abandoned", queuedAt: at(0), endAt: at(0.05) }),
        contact("2", { outcome: "abandoned", queuedAt: at(0), endAt: at(0.25), queueId: "patient" }),
        contact("3", { status: "abandoned", outcome: "voicemail" }),
      ],
    },
    breaks: [
      ["interaction/1", "/outcome"],
      ["interaction/2", "/outcome"],
      ["interaction/3", "/outcome"],
      [null, "/data/outcome"],
      [null, "/data/outcome"],
    ],
  },
  {
    ruleId: "POP-10",
    because: "gone after a minute, or told to be a short abandon",
    events: [event("cx.interaction.abandoned", { interactionId: "1", outcome: "abandoned" })],
    stream: [
      event("cx.interaction.queued", { interactionId: "1" }, { id: "q" }),
      event(
        "cx.interaction.abandoned",
        { interactionId: "1", outcome: "abandoned" },
        { id: "a", time: at(1) },
      ),
      event("cx.interaction.queued", { interactionId: "2" }, { id: "r", time: at(1) }),
      event(
        "cx.interaction.abandoned",
        { interactionId: "2", outcome: "short-abandoned" },
        { id: "b", time: at(1) },
      ),
    ],
    records: {
      interactions: [
        contact("1", {
          status: "abandoned",
          outcome: "abandoned",
          queuedAt: at(0),
          endAt: at(0.25),
          queueId: "q",
        }),
        contact("2", { status: "abandoned", outcome: "short-abandoned", queuedAt: at(0), endAt: at(0.01) }),
        contact("3", { status: "completed", outcome: "voicemail" }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "POP-11",
    because: "a call-back to nobody knows what",
    events: [call({ initiationMethod: "callback", direction: "outbound" })],
    records: { interactions: [contact("1", { initiationMethod: "callback" })] },
    breaks: [
      ["interaction/1", "/initiationMethod"],
      [null, "/data/initiationMethod"],
    ],
  },
  {
    ruleId: "POP-11",
    because: "a call-back to a contact",
    events: [call({ initiationMethod: "callback", direction: "outbound", previousId: "0" })],
    records: { interactions: [contact("1", { initiationMethod: "callback", rootId: "0" })] },
    breaks: [],
  },
  {
    ruleId: "POP-12",
    because: "a hand-over as a resolution, as self-service, and no answer as a failure",
    events: [
      event("cx.bot.resolved", { interactionId: "1", botResolution: "handed-off" }),
      event("cx.interaction.ended", { interactionId: "1", selfServed: true, botResolution: "escalated" }),
    ],
    records: {
      interactions: [
        contact("1", { selfServed: true, botResolution: "abandoned" }),
        contact("2", { botInvolved: true, botResolution: null, selfServed: false, agentIds: [] }),
      ],
    },
    breaks: [
      ["interaction/1", "/selfServed"],
      ["interaction/2", "/selfServed"],
      [null, "/data/botResolution"],
      [null, "/data/selfServed"],
    ],
  },
  {
    ruleId: "POP-12",
    because: "an assumed resolution, a hand-over, and no bot",
    events: [
      event("cx.bot.resolved", { interactionId: "1", botResolution: "assumed" }),
      event("cx.interaction.ended", { interactionId: "1", selfServed: false, botResolution: "handed-off" }),
    ],
    records: {
      interactions: [
        contact("1", { selfServed: true, botResolution: "confirmed", botInvolved: true }),
        contact("2", { selfServed: false, agentIds: [] }),
        contact("3", { botInvolved: true, selfServed: false, agentIds: ["ada"] }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "POP-13",
    because: "offered, or complete and empty",
    events: [
      answered({ score: { value: 0, raw: "offered", scale } }),
      answered({ completion: "complete" }),
      event("cx.survey.updated", { responseId: "1", score: { value: 0, raw: "unoffered", scale } }),
    ],
    records: { surveyResponses: [record("surveyResponse", { score: { value: 0, raw: "offered", scale } })] },
    breaks: [
      ["surveyResponse/response-1", "/score/raw"],
      [null, "/data/score/raw"],
      [null, "/data/score"],
      [null, "/data/score/raw"],
    ],
  },
  {
    ruleId: "POP-13",
    because: "rated, commented, or left off half-way",
    events: [
      answered({ score: { value: 1, raw: "good", scale } }),
      answered({ completion: "complete", comment: "Thanks" }),
      answered({ completion: "partial" }),
      event("cx.survey.updated", { responseId: "1", completion: "complete" }),
    ],
    records: { surveyResponses: [record("surveyResponse", { score: { value: 1, scale } })] },
    breaks: [],
  },
];
