import { at, DAY, event, HOUR, type RuleExample, record, seconds } from "./rule-example.ts";

const NOW = Date.parse(at(0));
const resolved = (attributes: object, caseId = "1") => ({
  ...event("cx.case.resolved", { caseId }),
  ...attributes,
});
const sent = (createdAt: string, minutes: number) =>
  event(
    "cx.message.sent",
    {
      messageId: "m",
      author: { type: "agent" },
      direction: "outbound",
      visibility: "public",
      kind: "message",
      createdAt,
    },
    { time: at(minutes) },
  );
const ended = (durations: object) =>
  event("cx.interaction.ended", { interactionId: "1", durations: { ...durations } });
const message = (fields: object) => record("message", { ...fields });

/** A hundred events and one, each a minute and some seconds after the last. */
const many = (timeOf: (index: number) => string) =>
  Array.from({ length: 101 }, (_, index) => resolved({ id: `e${index}`, time: timeOf(index) }, `${index}`));

export const timeExamples: readonly RuleExample[] = [
  {
    ruleId: "TS-03",
    because: "two events of one case, told apart by microseconds alone",
    stream: [
      resolved({ id: "1", time: "2026-03-02T12:00:00.123456Z" }),
      resolved({ id: "2", time: "2026-03-02T12:00:00.123789Z" }),
    ],
    breaks: [[null, "/time"]],
  },
  {
    ruleId: "TS-03",
    because: "told apart by milliseconds, of two cases, told to the millisecond, or at the very same time",
    stream: [
      resolved({ id: "1", time: "2026-03-02T12:00:00.123456Z" }),
      resolved({ id: "2", time: "2026-03-02T12:00:00.124456Z" }),
      resolved({ id: "3", time: "2026-03-02T12:00:00.123789Z" }, "2"),
      resolved({ id: "4", time: "2026-03-02T12:00:00.124Z" }),
      resolved({ id: "5", time: "2026-03-02T12:00:00.124456Z" }),
    ],
    breaks: [],
  },
  {
    ruleId: "TS-04",
    because: "six minutes from now, in an event and a record",
    events: [resolved({ time: at(6) }), sent(at(6), 0)],
    records: { cases: [record("case", { createdAt: at(6) })] },
    limits: { now: NOW },
    breaks: [
      ["case/case-1", "/createdAt"],
      [null, "/time"],
      [null, "/data/createdAt"],
    ],
  },
  {
    ruleId: "TS-04",
    because: "within the tolerance, with and without decimals, and a date that is planned",
    events: [
      resolved({ time: at(4) }),
      resolved({ time: "2026-03-02T12:05:00Z" }),
      event("cx.case.created", { caseId: "1", dueAt: at(DAY) }),
    ],
    records: { cases: [record("case", { dueAt: at(DAY), snoozedUntil: at(DAY) })] },
    limits: { now: NOW },
    breaks: [],
  },
  {
    ruleId: "TS-04",
    because: "the present is not told",
    events: [resolved({ time: "2126-03-02T12:00:00Z" })],
    breaks: [],
  },
  {
    ruleId: "TS-05",
    because: "the first instant of 1970, and one just before 2000",
    events: [
      resolved({ time: "1970-01-01T00:00:00Z" }),
      resolved({ recordedtime: "1999-12-31T23:59:59.999Z" }),
    ],
    records: { cases: [record("case", { createdAt: "0001-01-01T00:00:00Z" })] },
    breaks: [
      ["case/case-1", "/createdAt"],
      [null, "/time"],
      [null, "/recordedtime"],
    ],
  },
  {
    ruleId: "TS-05",
    because: "the first instant of 2000, and an earlier one where it is told to be plausible",
    events: [resolved({ time: "2000-01-01T00:00:00Z" })],
    records: { cases: [record("case", { createdAt: "2000-01-01T00:00:00.000Z" })] },
    breaks: [],
  },
  {
    ruleId: "TS-05",
    because: "an earlier one where it is told to be plausible",
    events: [resolved({ time: "1999-01-01T00:00:00Z" })],
    limits: { earliest: "1990-01-01T00:00:00Z" },
    breaks: [],
  },
  {
    ruleId: "TS-06",
    because: "milliseconds taken for seconds, and seconds for milliseconds",
    events: [
      ended({ talk: seconds(374_561), hold: seconds(12) }),
      resolved({ time: "1970-01-20T16:34:52.649Z" }),
      event("cx.survey.responded", { responseId: "1", metric: "nps", score: null, durationSeconds: 120_000 }),
      event("cx.survey.updated", { responseId: "1", durationSeconds: 120_000 }),
    ],
    records: {
      interactions: [record("interaction", { durations: { wrapUp: seconds(90_000) } })],
      surveyResponses: [record("surveyResponse", { durationSeconds: 90_000 })],
    },
    breaks: [
      ["interaction/call-1", "/durations/wrapUp/seconds"],
      ["surveyResponse/response-1", "/durationSeconds"],
      [null, "/data/durations/talk/seconds"],
      [null, "/time"],
      [null, "/data/durationSeconds"],
      [null, "/data/durationSeconds"],
    ],
  },
  {
    ruleId: "TS-06",
    because: "a long call, days in a queue, and no duration at all",
    events: [
      ended({ talk: seconds(7200), queue: seconds(400_000) }),
      ended({}),
      event("cx.survey.responded", { responseId: "1", metric: "nps", score: null, durationSeconds: 120 }),
      event("cx.survey.updated", { responseId: "1" }),
      resolved({}),
    ],
    records: {
      interactions: [record("interaction", { durations: { wrapUp: seconds(900) } })],
      surveyResponses: [record("surveyResponse", { durationSeconds: 90 })],
    },
    breaks: [],
  },
  {
    ruleId: "TS-07",
    because: "recorded before it happened, sent before it was written",
    events: [resolved({ recordedtime: at(-2) }), sent(at(2), 0)],
    records: { messages: [message({ createdAt: at(0), sentAt: at(-2) })] },
    breaks: [
      ["message/message-1", "/sentAt"],
      [null, "/recordedtime"],
      [null, "/data/createdAt"],
    ],
  },
  {
    ruleId: "TS-07",
    because: "within the difference between clocks, or after",
    events: [
      resolved({ recordedtime: at(-0.5) }),
      resolved({ recordedtime: at(5) }),
      resolved({}),
      sent(at(-5), 0),
    ],
    records: { messages: [message({ createdAt: at(0), sentAt: at(5) })] },
    breaks: [],
  },
  {
    ruleId: "TS-08",
    because: "recorded four days later",
    events: [resolved({ recordedtime: at(4 * DAY) })],
    breaks: [[null, "/recordedtime"]],
  },
  {
    ruleId: "TS-08",
    because: "recorded two days later, or within a limit that is longer",
    events: [resolved({ recordedtime: at(2 * DAY) }), resolved({ recordedtime: null })],
    breaks: [],
  },
  {
    ruleId: "TS-08",
    because: "recorded four days later, where the limit is longer",
    events: [resolved({ recordedtime: at(4 * DAY) })],
    limits: { latenessMs: 10 * 86_400_000 },
    breaks: [],
  },
  {
    ruleId: "TS-09",
    because: "a place that comes after a later one, and one that happened before an earlier one",
    stream: [
      resolved({ id: "1", sequence: "9" }),
      resolved({ id: "2", sequence: "10" }),
      resolved({ id: "3", sequence: "09" }),
      resolved({ id: "4", sequence: "11", time: at(-5) }),
    ],
    breaks: [
      [null, "/sequence"],
      [null, "/time"],
    ],
  },
  {
    ruleId: "TS-09",
    because: "in order as numbers or as text, of other sources or partitions, or without a sequence",
    stream: [
      resolved({ id: "1", sequence: "9", time: at(1) }),
      resolved({ id: "2", sequence: "10", time: at(0.5) }),
      resolved({ id: "3", sequence: "b", partitionkey: "x" }),
      resolved({ id: "4", sequence: "c", partitionkey: "x" }),
      resolved({ id: "5", sequence: "1", source: "elsewhere" }),
      resolved({ id: "6" }),
    ],
    breaks: [],
  },
  {
    ruleId: "TS-10",
    because: "all at midnight, in Oslo",
    stream: many((index) => at(index * DAY + 11 * HOUR).replace(".000", "")),
    breaks: [
      [null, "/time"],
      [null, "/time"],
    ],
  },
  {
    ruleId: "TS-10",
    because: "all on whole minutes, at all hours",
    stream: many((index) => at(index * 67)),
    breaks: [[null, "/time"]],
  },
  {
    ruleId: "TS-10",
    because: "at any time, some of them on whole minutes",
    stream: many((index) => at(index * 67 + (index % 3) / 7)),
    breaks: [],
  },
  {
    ruleId: "TS-10",
    because: "too few to say",
    stream: many((index) => at(index * DAY)).slice(0, 99),
    breaks: [],
  },
  {
    ruleId: "TS-11",
    because: "offsets that keep no summer time, and hours that the clocks of Oslo skip on 29 March 2026",
    records: {
      customers: [record("customer", { timeZone: "EST" })],
      schedules: [
        record("schedule", { timeZone: "Etc/GMT-1" }),
        record("schedule", {
          id: "night",
          validFrom: "2026-01-01",
          intervals: [{ dayOfWeek: 7, start: "02:30", end: "06:00" }],
        }),
      ],
    },
    breaks: [
      ["customer/customer-1", "/timeZone"],
      ["schedule/office-hours", "/timeZone"],
      ["schedule/night", "/intervals/0/start"],
    ],
  },
  {
    ruleId: "TS-11",
    because: "places, UTC, hours beside the change, on another day, or of a year that is not told",
    records: {
      customers: [record("customer", { timeZone: "Europe/Oslo" }), record("customer", { id: "2" })],
      schedules: [
        record("schedule", { timeZone: "UTC" }),
        record("schedule", {
          id: "night",
          validFrom: "2026-01-01",
          intervals: [
            { dayOfWeek: 7, start: "02:00", end: "03:00" },
            { dayOfWeek: 6, start: "02:30", end: "06:00" },
          ],
        }),
        record("schedule", { id: "some year", intervals: [{ dayOfWeek: 7, start: "02:30", end: "06:00" }] }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "TS-12",
    because: "last changed before it was made, and before its last message",
    records: {
      customers: [record("customer", { createdAt: at(5), updatedAt: at(0) })],
      cases: [record("case", { createdAt: at(0), updatedAt: at(5) })],
      messages: [message({ caseId: "case-1", createdAt: at(9) })],
      surveyResponses: [record("surveyResponse", { createdAt: at(5), updatedAt: at(4) })],
    },
    breaks: [
      ["customer/customer-1", "/updatedAt"],
      ["surveyResponse/response-1", "/updatedAt"],
      ["case/case-1", "/updatedAt"],
    ],
  },
  {
    ruleId: "TS-12",
    because: "last changed by its last message, or not told",
    records: {
      customers: [
        record("customer", { createdAt: at(5), updatedAt: at(5) }),
        record("customer", { id: "2" }),
      ],
      cases: [record("case", { createdAt: at(0), updatedAt: at(9) })],
      messages: [message({ caseId: "case-1", createdAt: at(9) })],
      surveyResponses: [record("surveyResponse", { createdAt: at(4), updatedAt: at(5) })],
    },
    breaks: [],
  },
  {
    ruleId: "TS-13",
    because:
      "the earliest of what happened before counts, and counts again where it is told to begin a second time",
    stream: [
      event("cx.case.resolved", { caseId: "1" }, { id: "a", time: at(-5) }),
      event("cx.case.closed", { caseId: "1" }, { id: "b", time: at(20) }),
      event("cx.case.created", { caseId: "1" }, { id: "c" }),
      event("cx.case.created", { caseId: "1" }, { id: "d", time: at(10) }),
    ],
    breaks: [
      [null, "/time"],
      [null, "/time"],
    ],
  },
  {
    ruleId: "TS-13",
    because: "a message, a segment and a promise before what they are part of, in whichever order they come",
    stream: [
      sent(at(-10), -10),
      { ...sent(at(-10), -10), id: "x", data: { ...sent(at(0), 0).data, messageId: "n", caseId: "1" } },
      event("cx.case.created", { caseId: "1" }, { id: "c" }),
      event("cx.case.resolved", { caseId: "1" }, { id: "r", time: at(-5) }),
    ],
    records: {
      cases: [record("case", {})],
      interactions: [
        record("interaction", { startAt: at(0), segments: [{ type: "interact", startAt: at(-5) }] }),
      ],
      messages: [message({ caseId: "case-1", interactionId: "call-1", createdAt: at(-5) })],
      slaInstances: [record("slaInstance", { id: "s", caseId: "case-1", startAt: at(-5) })],
    },
    breaks: [
      ["interaction/call-1", "/segments/0/startAt"],
      ["message/message-1", "/caseId"],
      ["message/message-1", "/interactionId"],
      ["slaInstance/s", "/startAt"],
      [null, "/time"],
      [null, "/time"],
    ],
  },
  {
    ruleId: "TS-13",
    because: "within the difference between clocks, after, or of a whole that is not told",
    stream: [
      event("cx.case.created", { caseId: "1" }, { id: "c" }),
      event("cx.case.resolved", { caseId: "1" }, { id: "r", time: at(-0.5) }),
      event("cx.case.resolved", { caseId: "2" }, { id: "s", time: at(-50) }),
      event("cx.case.reopened", { caseId: "3" }, { id: "t", time: at(10) }),
      event("cx.case.created", { caseId: "3" }, { id: "u", time: at(5) }),
    ],
    records: {
      cases: [record("case", {})],
      interactions: [
        record("interaction", { startAt: at(0), segments: [{ type: "interact", startAt: at(0) }] }),
      ],
      messages: [message({ caseId: "case-1", createdAt: at(-0.5) }), message({ id: "2", caseId: "3" })],
      slaInstances: [record("slaInstance", { id: "s", caseId: "case-1", startAt: at(5) })],
    },
    breaks: [],
  },
  {
    ruleId: "TS-14",
    because: "written three years before the event, wrap-up two days before",
    events: [
      sent("2023-03-02T12:00:00Z", 0),
      event("cx.interaction.wrapped-up", { interactionId: "1", wrapUpStartAt: at(-2 * DAY) }),
    ],
    breaks: [
      [null, "/data/createdAt"],
      [null, "/data/wrapUpStartAt"],
    ],
  },
  {
    ruleId: "TS-14",
    because: "within the limit",
    events: [
      sent(at(-HOUR), 0),
      event("cx.interaction.wrapped-up", { interactionId: "1", wrapUpStartAt: at(-5) }),
      event("cx.interaction.wrapped-up", { interactionId: "1" }),
    ],
    breaks: [],
  },
];
