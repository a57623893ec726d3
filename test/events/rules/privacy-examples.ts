import { at, event, type RuleExample, record } from "./rule-example.ts";

const created = (more: object, attributes: object = {}) => ({
  ...event("cx.case.created", { caseId: "1", ...more }),
  ...attributes,
});

/** Of privacy and of schemas. Secrets are put together here, so that none stands in this file. */
export const privacyExamples: readonly RuleExample[] = [
  {
    ruleId: "PII-01",
    because: "in topics, tags, ids, the subject of an event and literals that are not known",
    events: [
      created({ topic: "call ada@example.com back", requesterId: "ada@example.com" }),
      created({ tags: ["vip", "+47 22 33 44 55", "(212) 555-0100"] }),
      created({ reason: "paid with 4111 1111 1111 1111", topic: "card 5500005555555559" }),
      created({ reason: "to GB33 BUKB 2020 1555 5555 55", statusReason: "SSN 123-45-6789" }),
      created({ requesterId: "4111-1111-1111-1111", assigneeId: "+4722334455" }),
      created({ status: "ask ada@example.com" }, { subject: "case/ada@example.com" }),
    ],
    records: { cases: [record("case", { topic: "ada@example.com" })] },
    breaks: [
      ["case/case-1", "/topic"],
      [null, "/data/topic"],
      [null, "/data/requesterId"],
      [null, "/data/tags/1"],
      [null, "/data/tags/2"],
      [null, "/data/reason"],
      [null, "/data/topic"],
      [null, "/data/reason"],
      [null, "/data/statusReason"],
      [null, "/data/requesterId"],
      [null, "/data/assigneeId"],
      [null, "/data/status"],
      [null, "/subject"],
    ],
  },
  {
    ruleId: "PII-01",
    because: "in personal fields, and digits that are no such thing",
    events: [
      created({ subject: "ada@example.com", description: "+47 22 33 44 55" }),
      created({ requesterId: "4111111111111111", assigneeId: "9007199254740993" }),
      created({
        topic: "order 4111 1111 1111 1112",
        reason: "GB33 BUKB 2020 1555 5555 56",
        tags: ["2026-03-02"],
      }),
      created({ requesterId: "0af76519-16cd-43dd-8448-eb211c80319c", topic: "a @ b, 12 + 3456789" }),
      created({ topic: "000-12-3456", reason: "version 1.2.3.4.5.6.7.8.9" }),
    ],
    records: { agents: [record("agent", { email: "ada@example.com", name: "ada@example.com" })] },
    breaks: [],
  },
  {
    ruleId: "PII-02",
    because: "signed addresses, passwords, tokens and keys, in any field",
    events: [
      event("cx.interaction.ended", {
        interactionId: "1",
        recordingUrl: `https://files.example/1.wav?X-Amz-Expires=60&X-Amz-Signature=${"0".repeat(64)}`,
        transcriptRef: `https://files.example/1.txt?sv=2024-01-01&sig=${"a".repeat(40)}`,
      }),
      created({ description: `Log in at https://ada:${"secret"}@shop.example` }),
      created({ description: `curl -H "Authorization: Bearer ${"x".repeat(24)}"` }),
      created({ topic: ["eyJhbGciOiJI", "eyJzdWIiOiIx", "c2lnbmF0dXJl"].join(".") }),
      created({
        tags: [
          `AKIA${"A".repeat(16)}`,
          ["-----BEGIN", "PRIVATE KEY-----"].join(" "),
          `sk_${"live_"}${"a".repeat(24)}`,
        ],
      }),
    ],
    records: {
      interactions: [
        record("interaction", {
          contentRef: `https://files.example/1?Signature=${"a".repeat(20)}&Expires=1`,
        }),
      ],
    },
    breaks: [
      ["interaction/call-1", "/contentRef"],
      [null, "/data/recordingUrl"],
      [null, "/data/transcriptRef"],
      [null, "/data/description"],
      [null, "/data/description"],
      [null, "/data/topic"],
      [null, "/data/tags/0"],
      [null, "/data/tags/1"],
      [null, "/data/tags/2"],
    ],
  },
  {
    ruleId: "PII-02",
    because: "plain addresses, and talk of tokens",
    events: [
      created({ description: "My bearer token does not work, nor does https://shop.example/?token=lost" }),
      created({ topic: "SIGNATURE=MISSING", tags: ["AKIA-short", "design"] }),
      event("cx.interaction.ended", {
        interactionId: "1",
        recordingUrl: "https://files.example/1.wav?page=2",
      }),
    ],
    records: { interactions: [record("interaction", { contentRef: "urn:content:1" })] },
    breaks: [],
  },
  {
    ruleId: "PII-03",
    because: "content, where none is wanted",
    events: [created({ subject: "Parcel lost", topic: "delivery" })],
    records: { surveyResponses: [record("surveyResponse", { comment: "Quick" })] },
    limits: { contentPolicy: "none" },
    breaks: [
      ["surveyResponse/response-1", "/comment"],
      [null, "/data/subject"],
    ],
  },
  {
    ruleId: "PII-03",
    because: "none is there",
    events: [created({ subject: "", description: null, topic: "delivery" })],
    records: { surveyResponses: [record("surveyResponse", { comment: null })] },
    limits: { contentPolicy: "none" },
    breaks: [],
  },
  {
    ruleId: "PII-03",
    because: "any is wanted",
    events: [created({ subject: "Parcel lost" })],
    breaks: [],
  },
  {
    ruleId: "SCM-01",
    because: "another model of the schema, and a version of the source that is not declared",
    events: [
      created({}, { dataschema: "touchstone-cx/case/2-0-0" }),
      created({ source: { system: "desk", version: "v3" } }),
    ],
    records: { cases: [record("case", { source: { system: "desk", version: "v1" } })] },
    limits: { sourceVersions: { desk: ["v2"] } },
    breaks: [
      ["case/case-1", "/source/version"],
      [null, "/dataschema"],
      [null, "/data/source/version"],
    ],
  },
  {
    ruleId: "SCM-01",
    because: "a revision of the same model, a declared version, another system, and schemas of others",
    events: [
      created({}, { dataschema: "touchstone-cx/case/1-2-0" }),
      created({ source: { system: "desk", version: "v2" } }, { dataschema: "https://example.com/case/9" }),
      created({ source: { system: "phone", version: "v9" } }),
      created({ source: { system: "desk" } }),
    ],
    records: { cases: [record("case", { source: { system: "desk", version: "v2" } })] },
    limits: { sourceVersions: { desk: ["v2"] } },
    breaks: [],
  },
  {
    ruleId: "SCM-02",
    because: "the envelope names another case, and the schema of another kind of thing",
    events: [created({}, { subject: "case/2" }), created({}, { dataschema: "touchstone-cx/order/1-0-0" })],
    breaks: [
      [null, "/subject"],
      [null, "/dataschema"],
    ],
  },
  {
    ruleId: "SCM-02",
    because: "the same case, another kind of thing, the sender's own words, or nothing",
    events: [
      created({}, { subject: "case/1", dataschema: "touchstone-cx/case/1-0-0" }),
      created({}, { subject: "customer/7" }),
      created({}, { subject: "ticket 2" }),
      created({}, { subject: null }),
    ],
    breaks: [],
  },
  {
    ruleId: "SCM-03",
    because: "a field that the schema has not, told once for a type, wherever in a list",
    stream: [
      created({ favourite: "green" }, { id: "1" }),
      created({ favourite: "blue" }, { id: "2" }),
      {
        ...event("cx.case.assigned", { caseId: "1" }, { id: "3" }),
        data: { caseId: "1", ...{ favourite: 7 } },
      },
      created(
        {
          externalIds: [
            { system: "a", type: "b", id: "c" },
            { system: "a", type: "b", id: "c", url: "" },
          ],
        },
        { id: "4" },
      ),
      created({ externalIds: [{ system: "a", type: "b", id: "c", url: "" }] }, { id: "5" }),
    ],
    breaks: [
      [null, "/data/favourite"],
      [null, "/data/favourite"],
      [null, "/data/externalIds/1/url"],
    ],
  },
  {
    ruleId: "SCM-03",
    because: "known fields, the source's own literals, numbers of its own, and attributes of the envelope",
    stream: [
      created({ topic: "a", source: { system: "desk", rawColour: "red" } }, { extension: "x", id: "1" }),
      event(
        "cx.case.resolved",
        { caseId: "1", reportedMetrics: { own: 5, other: { value: 1, unit: "s" } } },
        { id: "2", time: at(1) },
      ),
    ],
    breaks: [],
  },
];
