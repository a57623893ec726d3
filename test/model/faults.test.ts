import { describe, expect, it } from "vitest";
import { type RecordType, recordSchemas } from "../../src/model/index.ts";
import { samples } from "./samples.ts";

/** What is said about a least record with some fields changed, each as `path: message`. */
function faults(type: RecordType, changes: Record<string, unknown>): string[] {
  const { error } = recordSchemas[type].safeParse({ ...samples[type].minimal, ...changes });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a fault is told in words", () => {
  it.each<[RecordType, Record<string, unknown>, string]>([
    ["interaction", { id: 42 }, "id: An id is text: as a number it may lose digits. Quote it."],
    ["interaction", { id: "" }, "id: An id must not be empty."],
    [
      "interaction",
      { customerId: 0 },
      "customerId: An id is text: as a number it may lose digits. Quote it.",
    ],
    ["interaction", { channel: "" }, "channel: Must not be empty."],
    ["interaction", { channel: 3 }, "channel: Invalid input: expected string, received number"],
    [
      "interaction",
      { direction: "inbounds" },
      'direction: Invalid option: expected one of "inbound"|"outbound"|"internal"',
    ],
    ["case", { initiative: "active" }, 'initiative: Invalid option: expected one of "reactive"|"proactive"'],
    ["message", { visibility: "private" }, 'visibility: Invalid option: expected one of "public"|"internal"'],
    [
      "interaction",
      { startAt: "2024-02-30T00:00:00Z" },
      'startAt: "2024-02-30T00:00:00Z" is not an instant such as 2026-03-01T09:30:00.000Z',
    ],
    [
      "interaction",
      { startAt: "2024-03-16T16:09:20.701906" },
      'startAt: "2024-03-16T16:09:20.701906" does not say its offset from UTC.',
    ],
    [
      "interaction",
      { startAt: "2008-01-10T11:00:00-05:00" },
      'startAt: "2008-01-10T11:00:00-05:00" is not in UTC. Write it as 2008-01-10T16:00:00.000Z',
    ],
    ["interaction", { startAt: 1_663_597_223 }, "startAt: Invalid input: expected string, received number"],
    [
      "interaction",
      { durations: { talk: { seconds: -1, clock: "calendar", source: "computed" } } },
      "durations.talk.seconds: A duration is never negative.",
    ],
    [
      "interaction",
      { durations: { talk: { seconds: 1, source: "computed" } } },
      'durations.talk.clock: Invalid option: expected one of "calendar"|"business"',
    ],
    ["interaction", { holdCount: -1 }, "holdCount: A count is never negative."],
    ["interaction", { holdCount: 1.5 }, "holdCount: Invalid input: expected int, received number"],
    [
      "interaction",
      { reportedMetrics: { wait: "5" } },
      "reportedMetrics.wait: Expected a number, null, or an object of value and unit.",
    ],
    [
      "interaction",
      { language: "en_US" },
      "language: Write the language as BCP 47 does: en, pt-BR, zh-Hant-TW",
    ],
    [
      "interaction",
      { language: "English" },
      "language: Write the language as BCP 47 does: en, pt-BR, zh-Hant-TW",
    ],
    [
      "interaction",
      { sentiment: { value: 5, source: "model" } },
      "sentiment.value: Too big: expected number to be <=1",
    ],
    ["customer", { country: "Norway" }, "country: Write the country as ISO 3166-1 alpha-2 does: NO, BR"],
    [
      "schedule",
      { timeZone: "Magadan" },
      'timeZone: "Magadan" is not a time zone of the IANA database such as Europe/Oslo',
    ],
    [
      "schedule",
      { intervals: [{ dayOfWeek: 1, start: "9:00", end: "17:00" }] },
      "intervals.0.start: Write the time as HH:mm, from 00:00 to 23:59",
    ],
    [
      "schedule",
      { intervals: [{ dayOfWeek: 1, start: "09:00", end: "24:01" }] },
      "intervals.0.end: Write the time as HH:mm, from 00:00 to 24:00",
    ],
    [
      "schedule",
      { holidays: [{ startOn: "2026-02-29", endOn: "2026-03-01" }] },
      'holidays.0.startOn: "2026-02-29" is not a date such as 2026-03-01',
    ],
    [
      "survey",
      { validFrom: "01/03/2026" },
      'validFrom: "01/03/2026" is neither a date such as 2026-03-01 nor an instant such as 2026-03-01T09:30:00.000Z',
    ],
    [
      "order",
      { total: { amount: 12.5, currency: "EUR" } },
      'total.amount: Write the amount as decimal text, such as "12.50": a number would be rounded.',
    ],
    [
      "order",
      { total: { amount: "12,50", currency: "EUR" } },
      'total.amount: Write the amount as decimal text, such as "12.50"',
    ],
    [
      "order",
      { total: { amount: "12.50", currency: "usd" } },
      "total.currency: Write the currency as ISO 4217 does: EUR, JPY",
    ],
    ["surveyResponse", { score: 9 }, "score: Invalid input: expected object, received number"],
    [
      "surveyResponse",
      { score: { value: 9, scale: { min: 0, max: 10 } } },
      'score.scale.direction: Invalid option: expected one of "higher-is-better"|"lower-is-better"',
    ],
    [
      "surveyResponse",
      { score: { value: Number.NaN, scale: { min: 0, max: 10, direction: "higher-is-better" } } },
      "score.value: Invalid input: expected number, received NaN",
    ],
    [
      "journeyInstance",
      { touchpoints: [{ id: "t1", status: "occurred", emotion: { value: 3, source: "agent" } }] },
      "touchpoints.0.emotion.value: Too big: expected number to be <=2",
    ],
  ])("%s %j", (type, changes, fault) => {
    expect(faults(type, changes)).toEqual([fault]);
  });
});

it("all faults of a record are told at once", () => {
  expect(faults("interaction", { id: 1, direction: "in", startAt: "today" })).toHaveLength(3);
});

describe("a fault of form names the integrity rule it breaks", () => {
  const ruleIds = (type: RecordType, changes: Record<string, unknown>) =>
    recordSchemas[type]
      .safeParse({ ...samples[type].minimal, ...changes })
      .error?.issues.map((issue) => (issue.code === "custom" ? issue.params?.["ruleId"] : undefined));

  it.each<[string, RecordType, Record<string, unknown>, string | undefined]>([
    ["no such date", "case", { createdAt: "2024-02-30T00:00:00Z" }, "TS-01"],
    ["no offset", "case", { createdAt: "2020-08-28T11:01:27" }, "TS-02"],
    ["an offset, but not UTC", "case", { createdAt: "2020-08-28T11:01:27+01:00" }, undefined],
    ["not a date", "agent", { hiredOn: "2024-02-30" }, "TS-01"],
    ["no such zone", "schedule", { timeZone: "Pacific Time (US & Canada)" }, "SCH-01"],
  ])("%s", (_why, type, changes, ruleId) => {
    expect(ruleIds(type, changes)).toEqual([ruleId]);
  });
});

describe("accepted all the same", () => {
  it.each<[string, RecordType, Record<string, unknown>]>([
    ["a channel not known here", "interaction", { channel: "hologram" }],
    ["a status not known here", "case", { status: "waiting-for-parts" }],
    ["a metric not known here", "surveyResponse", { metric: "five-star" }],
    ["an owner not known here", "touchpoint", { owner: "legal" }],
    ["a stage not known here", "touchpoint", { stage: "onboarding" }],
    ["an instant without decimals", "case", { createdAt: "2020-03-31T16:20:01Z" }],
    ["an instant in nanoseconds", "case", { createdAt: "2019-05-25T01:23:45.465719851Z" }],
    ["a leap second", "case", { createdAt: "2016-12-31T23:59:60Z" }],
    [
      "a score off its scale, which is for an integrity rule to find",
      "surveyResponse",
      {
        score: { value: 11, scale: { min: 0, max: 10, direction: "higher-is-better" } },
      },
    ],
    [
      "a scale without codes",
      "surveyResponse",
      {
        score: {
          value: 5,
          raw: "good",
          scale: { min: 1, max: 5, direction: "higher-is-better", topBox: [4, 5] },
        },
      },
    ],
    ["vendor literals beside the source", "case", { source: { system: "zendesk", rawPriority: "P1" } }],
    ["a negative amount", "order", { refunded: { amount: "-3", currency: "JPY" } }],
  ])("%s", (_why, type, changes) => {
    expect(faults(type, changes)).toEqual([]);
  });

  it("vendor literals beside the source are kept", () => {
    const source = { system: "zendesk", rawPriority: "P1" };
    expect(recordSchemas.case.parse({ ...samples.case.minimal, source }).source).toEqual(source);
  });
});
