import { at, event, HOUR, type RuleExample, record } from "./rule-example.ts";

const created = (caseId: string, minutes = 0, more: object = {}, id = `created-${caseId}`) =>
  event("cx.case.created", { caseId, ...more }, { id, time: at(minutes) });
const merged = (caseId: string, mergedIntoId: string) =>
  event("cx.case.merged", { caseId, mergedIntoId }, { id: `merged-${caseId}`, time: at(5) });
const said = (messageId: string, more: object = {}, minutes = 0) =>
  event(
    "cx.message.sent",
    {
      messageId,
      author: { type: "customer" },
      direction: "inbound",
      visibility: "public",
      kind: "message",
      ...more,
    },
    { id: `sent-${messageId}`, time: at(minutes) },
  );
const known = (email: string, id: string, more: object = {}) =>
  record("customer", { id, identities: [{ type: "email", value: email }], ...more });

/** Of shape, of identity and of references. */
export const identityExamples: readonly RuleExample[] = [
  {
    ruleId: "ENUM-01",
    because: "a literal of its own is kept, and told of",
    events: [created("1", 0, { status: "escalated-to-legal", channel: "fax" })],
    records: { queues: [record("queue", { channels: ["voice", "fax"] })] },
    breaks: [
      ["queue/queue-1", "/channels/1"],
      [null, "/data/status"],
      [null, "/data/channel"],
    ],
  },
  {
    ruleId: "ENUM-01",
    because: "known literals, and one that is only spelt otherwise",
    events: [created("1", 0, { status: "pending-customer", channel: "Voice" })],
    records: { queues: [record("queue", { channels: ["voice"] })] },
    breaks: [],
  },
  {
    ruleId: "ENUM-02",
    because: "capitals, underscores, and a letter too many or too few",
    events: [
      created("1", 0, { channel: "Voice", status: "pending_customer", priority: "urgant" }),
      created("2", 0, { status: "cancelled", caseKind: "incidents" }),
    ],
    records: { cases: [record("case", { status: "Closed" })] },
    breaks: [
      ["case/case-1", "/status"],
      [null, "/data/channel"],
      [null, "/data/status"],
      [null, "/data/priority"],
      [null, "/data/status"],
      [null, "/data/caseKind"],
    ],
  },
  {
    ruleId: "ENUM-02",
    because: "known literals, and words that are like none",
    events: [created("1", 0, { channel: "voice", status: "open", priority: "p1", caseKind: "riddle" })],
    records: { cases: [record("case", { status: "closed" })] },
    breaks: [],
  },
  {
    ruleId: "MAP-01",
    because: "the source's own status, priority and channel went through",
    events: [
      created("1", 0, {
        status: "Waiting on us",
        rawStatus: "Waiting on us",
        priority: "P1",
        source: { system: "desk", rawPriority: "P1" },
      }),
    ],
    records: {
      cases: [
        record("case", { status: "open", channel: "13", source: { system: "desk", rawChannel: "13" } }),
      ],
    },
    breaks: [
      ["case/case-1", "/channel"],
      [null, "/data/status"],
      [null, "/data/priority"],
    ],
  },
  {
    ruleId: "MAP-01",
    because: "mapped; a literal that both know; and one of which the source's own is not told",
    events: [
      created("1", 0, { status: "open", rawStatus: "Waiting on us" }),
      created("2", 0, { status: "open", rawStatus: "open" }),
      created("3", 0, { status: "waiting-on-us" }),
    ],
    records: { cases: [record("case", { status: "open", rawStatus: "open" })] },
    breaks: [],
  },
  {
    ruleId: "ID-01",
    because: "the same event and the same record again, their fields in another order",
    stream: [
      created("1", 0, { channel: "email", tags: ["a"] }),
      created("1", 0, { tags: ["a"], channel: "email" }),
    ],
    records: { teams: [record("team", { id: "1", name: "A" }), record("team", { name: "A", id: "1" })] },
    breaks: [
      ["team/1", "/id"],
      [null, "/id"],
    ],
  },
  {
    ruleId: "ID-01",
    because: "other ids, another source, or the same id saying something else",
    stream: [
      created("1"),
      created("2"),
      { ...created("1"), source: "elsewhere" },
      created("1", 0, { channel: "email" }),
    ],
    records: {
      teams: [
        record("team", { id: "1" }),
        record("team", { id: "2" }),
        record("team", { id: "1", name: "A" }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "ID-02",
    because: "the same id, saying something else",
    stream: [created("1"), created("1", 0, { channel: "email" })],
    records: { teams: [record("team", { id: "1" }), record("team", { id: "1", name: "A" })] },
    breaks: [
      ["team/1", "/id"],
      [null, "/id"],
    ],
  },
  {
    ruleId: "ID-02",
    because: "the same id and data, and another subject, or another type",
    stream: [
      event("cx.case.resolved", { caseId: "1" }),
      { ...event("cx.case.resolved", { caseId: "1" }), subject: "case/1" },
      { ...event("cx.case.reopened", { caseId: "1" }), subject: "case/1" },
    ],
    breaks: [
      [null, "/id"],
      [null, "/id"],
    ],
  },
  {
    ruleId: "ID-02",
    because: "the same id saying the same, and other ids",
    stream: [created("1"), created("1"), created("2")],
    records: {
      teams: [record("team", { id: "1" }), record("team", { id: "1" }), record("team", { id: "2" })],
    },
    breaks: [],
  },
  {
    ruleId: "ID-03",
    because: "one customer opens two cases in one second; one case is resolved twice in one second",
    stream: [
      created("1", 0, { requesterId: "ada" }),
      { ...created("2", 0, { requesterId: "ada" }), time: "2026-03-02T12:00:00.900Z" },
      event("cx.case.resolved", { caseId: "1" }, { id: "a", time: at(1) }),
      event("cx.case.resolved", { caseId: "1" }, { id: "b", time: at(1) }),
    ],
    breaks: [
      [null, "/id"],
      [null, "/id"],
    ],
  },
  {
    ruleId: "ID-03",
    because: "other customers, other seconds, other things, and the same event again",
    stream: [
      created("1", 0, { requesterId: "ada" }),
      created("2", 0, { requesterId: "bob" }),
      created("3", 1, { requesterId: "ada" }),
      event("cx.case.resolved", { caseId: "1" }, { id: "a", time: at(1) }),
      event("cx.case.resolved", { caseId: "2" }, { id: "b", time: at(1) }),
      event("cx.case.resolved", { caseId: "2" }, { id: "b", time: at(1) }),
    ],
    breaks: [],
  },
  {
    ruleId: "ID-04",
    because: "ids that went through a floating-point number",
    events: [created("9.007199254740993e+15", 0, { requesterId: "503.0" })],
    records: { teams: [record("team", { id: "1e21" })] },
    breaks: [
      ["team/1e21", "/id"],
      [null, "/data/caseId"],
      [null, "/data/requesterId"],
    ],
  },
  {
    ruleId: "ID-04",
    because: "ids of digits, of digits and letters, and with dots",
    events: [
      created("9007199254740993", 0, { requesterId: "5e2-ab", parentId: "v1.0", interactionIds: ["1e"] }),
    ],
    records: { teams: [record("team", { id: "12" })] },
    breaks: [],
  },
  {
    ruleId: "ID-05",
    because: "one address on three customers, and merges that lead in a circle",
    records: {
      customers: [
        known("Shop@Example.com", "1"),
        known("shop@example.com ", "2"),
        known("shop@example.com", "3"),
        record("customer", { id: "4", mergedIntoId: "5" }),
        record("customer", { id: "5", mergedIntoId: "4" }),
      ],
    },
    breaks: [
      ["customer/4", "/mergedIntoId"],
      ["customer/5", "/mergedIntoId"],
      ["customer/1", "/identities"],
    ],
  },
  {
    ruleId: "ID-05",
    because: "a couple, one who was merged, one who was erased, and a merge that ends",
    records: {
      customers: [
        known("us@example.com", "1"),
        known("us@example.com", "2"),
        known("us@example.com", "3", { mergedIntoId: "1" }),
        known("us@example.com", "4", { deletedAt: at(0) }),
        record("customer", { id: "5", mergedIntoId: "3" }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "REF-01",
    because: "a case that no event tells of, an agent outside the ids known, a queue outside its list",
    stream: [created("1", 0, { parentId: "0-7", assigneeId: "eve" }), said("m", { caseId: "2" }, 1)],
    limits: { knownIds: { agent: new Set(["ada"]) } },
    records: {
      queues: [],
      cases: [record("case", { queueId: "q" }), record("case", { id: "2", relatedIds: ["case-1", "3"] })],
    },
    breaks: [
      ["case/case-1", "/queueId"],
      ["case/2", "/relatedIds/1"],
      ["case/1", "/data/assigneeId"],
      ["case/1", "/data/parentId"],
      ["message/m", "/data/caseId"],
    ],
  },
  {
    ruleId: "REF-01",
    because: "told of before or later, of a type whose things nobody tells of, and of a list left out",
    stream: [
      created("1", 0, { parentId: "2", requesterId: "ada", queueId: "q", interactionIds: ["call-1"] }),
      created("2"),
      created("3", 0, { parentId: "1", assigneeId: "ada" }),
    ],
    limits: { knownIds: { agent: new Set(["ada"]) } },
    records: { cases: [record("case", { queueId: "q", relatedIds: ["case-1"] })] },
    breaks: [],
  },
  {
    ruleId: "REF-02",
    because: "a case is part of one that is opened an hour later, whichever event comes first",
    stream: [created("1", 0, { parentId: "2" }), created("2", HOUR), created("3", 0, { relatedIds: ["2"] })],
    breaks: [
      [null, "/time"],
      [null, "/data/relatedIds/0"],
    ],
  },
  {
    ruleId: "REF-02",
    because: "opened before, or within the difference between clocks; a message is part of its case",
    stream: [
      created("1", 0),
      created("2", 0.5, { parentId: "1" }),
      created("3", 0, { parentId: "2" }),
      said("m", { caseId: "4" }),
      created("4", 9),
    ],
    breaks: [],
  },
  {
    ruleId: "REF-03",
    because: "what systems write for nothing",
    events: [
      created("1", 0, { assigneeId: "0", requesterId: "-1", teamId: "None", interactionIds: ["NULL"] }),
      created("00000000-0000-0000-0000-000000000000"),
    ],
    records: { cases: [record("case", { assigneeId: "undefined" })] },
    breaks: [
      ["case/case-1", "/assigneeId"],
      [null, "/data/assigneeId"],
      [null, "/data/requesterId"],
      [null, "/data/teamId"],
      [null, "/data/interactionIds/0"],
      [null, "/data/caseId"],
    ],
  },
  {
    ruleId: "REF-03",
    because: "null, and ids that begin in the same way",
    events: [
      created("007", 0, { assigneeId: null, requesterId: "nilsen", teamId: "unknown-7", queueId: "-10" }),
    ],
    records: { cases: [record("case", { assigneeId: null, teamId: "10" })] },
    breaks: [],
  },
  {
    ruleId: "REF-04",
    because: "a case is its own parent, two are merged into each other, calls follow each other in a circle",
    events: [created("1", 0, { parentId: "1", relatedIds: ["2", "1"] })],
    stream: [merged("1", "2"), merged("2", "3"), merged("3", "1")],
    records: {
      interactions: [
        record("interaction", { id: "1", nextId: "2" }),
        record("interaction", { id: "2", nextId: "3" }),
        record("interaction", { id: "3", nextId: "1" }),
        record("interaction", { id: "4", parentId: "4" }),
      ],
    },
    breaks: [
      ["interaction/1", "/nextId"],
      ["interaction/2", "/nextId"],
      ["interaction/3", "/nextId"],
      ["interaction/4", "/parentId"],
      [null, "/data/parentId"],
      [null, "/data/relatedIds"],
      [null, "/data/mergedIntoId"],
    ],
  },
  {
    ruleId: "REF-04",
    because: "chains with an end, and a call that is the root of its own chain",
    events: [
      created("1", 0, { parentId: "2" }),
      event("cx.interaction.started", {
        interactionId: "1",
        channel: "voice",
        direction: "inbound",
        rootId: "1",
      }),
    ],
    stream: [merged("1", "2"), merged("2", "3"), merged("4", "3")],
    records: {
      interactions: [
        record("interaction", { id: "1", nextId: "2", rootId: "1" }),
        record("interaction", { id: "2", previousId: "1", nextId: "3", rootId: "1" }),
      ],
    },
    breaks: [],
  },
];
