import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { customerTimelines, type TimelineRecords } from "../../src/journey/customer-timeline.ts";
import type { TimelineEntry } from "../../src/journey/customer-timeline-entry.ts";
import { timelineSvg } from "../../src/journey/customer-timeline-svg.ts";
import { timelineText } from "../../src/journey/customer-timeline-text.ts";
import type { CaseInput } from "../../src/model/case.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";
import {
  exampleCases,
  exampleInteractions,
  exampleInvitations,
  exampleResponses,
} from "../facts/example-records.ts";

const scale = { min: 1, max: 5, direction: "higher-is-better" } as const;
const call: InteractionInput = {
  id: "i-1",
  customerId: "ada",
  channel: "voice",
  direction: "inbound",
  status: "completed",
  startAt: "2026-03-04T09:00:00Z",
  queuedAt: "2026-03-04T09:00:30Z",
  answeredAt: "2026-03-04T09:02:30Z",
  endAt: "2026-03-04T09:10:00Z",
  caseIds: ["c-1"],
  orderIds: ["o-1"],
  topic: "delivery",
  outcome: "answered",
  segments: [
    { type: "hold", startAt: "2026-03-04T09:04:00Z", endAt: "2026-03-04T09:05:00Z" },
    { type: "hold", startAt: "2026-03-04T09:06:00Z", endAt: "2026-03-04T09:06:30Z" },
  ],
};
const history = {
  customers: [
    { id: "ada", kind: "person" },
    { id: "ada-old", kind: "person", mergedIntoId: "ada" },
  ],
  orders: [
    {
      id: "o-1",
      customerId: "ada-old",
      status: "completed",
      placedAt: "2026-03-01T12:00:00Z",
      deliveredAt: "2026-03-03T12:00:00Z",
      refunds: [
        { at: "2026-03-20T08:00:00Z", amount: { amount: "5.00", currency: "NOK" }, reason: "damaged" },
      ],
    },
    { id: "o-2", customerId: null, status: "placed", placedAt: "2026-03-02T12:00:00Z" },
  ],
  interactions: [
    call,
    {
      id: "i-2",
      channel: "email",
      direction: "inbound",
      status: "completed",
      startAt: "2026-03-04T10:00:00Z",
      endAt: "2026-03-10T10:00:00Z",
      caseIds: ["c-1"],
    },
    {
      id: "i-3",
      customerId: "bob",
      channel: "chat",
      direction: "inbound",
      status: "completed",
      startAt: "2026-03-05T10:00:00Z",
    },
    {
      id: "i-4",
      customerId: "ada",
      channel: "voice",
      direction: "inbound",
      status: "completed",
      startAt: "2026-03-05T10:00:00Z",
      isTest: true,
    },
  ],
  messages: [
    {
      id: "m-1",
      interactionId: "i-2",
      author: { type: "customer", name: "Ada Secret" },
      direction: "inbound",
      visibility: "public",
      kind: "message",
      createdAt: "2026-03-04T10:00:00Z",
      body: "secret words",
    },
    {
      id: "m-2",
      interactionId: "i-2",
      author: { type: "system" },
      direction: "outbound",
      visibility: "public",
      kind: "auto-reply",
      createdAt: "2026-03-04T10:00:01Z",
    },
    {
      id: "m-3",
      caseId: "c-1",
      author: { type: "agent" },
      direction: "internal",
      visibility: "internal",
      kind: "note",
      createdAt: "2026-03-04T11:00:00Z",
    },
    {
      id: "m-4",
      caseId: "c-1",
      author: { type: "agent" },
      direction: "outbound",
      visibility: "public",
      kind: "message",
      createdAt: "2026-03-04T11:59:00Z",
      sentAt: "2026-03-04T12:00:00Z",
    },
  ],
  cases: [
    {
      id: "c-1",
      requesterId: "ada",
      channel: "voice",
      caseKind: "complaint",
      subject: "secret subject",
      status: "open",
      createdAt: "2026-03-04T09:03:00Z",
      firstAgentReplyAt: "2026-03-04T12:00:00Z",
      statusHistory: [
        { status: "open", startAt: "2026-03-04T09:03:00Z" },
        { status: "resolved", startAt: "2026-03-04T13:00:00Z" },
        { status: "closed", startAt: "2026-03-05T13:00:00Z" },
        { status: "open", startAt: "2026-03-20T09:00:00Z" },
      ],
    },
  ],
  surveyResponses: [
    {
      id: "r-0",
      customerId: "ada",
      metric: "csat",
      caseId: "c-1",
      score: { value: 1, scale },
      respondedAt: "2026-03-05T09:00:00Z",
    },
    {
      id: "r-1",
      customerId: "ada",
      metric: "csat",
      caseId: "c-1",
      score: { value: 2, scale },
      comment: "secret comment",
      respondedAt: "2026-03-05T09:00:00Z",
      supersedesId: "r-0",
    },
    {
      id: "r-2",
      customerId: null,
      metric: "csat",
      caseId: "c-1",
      score: null,
      respondedAt: "2026-03-06T09:00:00Z",
    },
  ],
} satisfies TimelineRecords;

const day = 86_400_000;
const brief = ({ at, kind, recordId, waitMs }: TimelineEntry) => [at.slice(5, 19), kind, recordId, waitMs];

describe("The timeline of a customer", () => {
  const timeline = customerTimelines(history)("ada");

  it("has all that the customer lived, in order", () => {
    expect(timeline.entries.map(brief)).toEqual([
      ["03-01T12:00:00", "order-placed", "o-1", null],
      ["03-03T12:00:00", "order-delivered", "o-1", null],
      ["03-04T09:00:00", "contact", "i-1", 120_000],
      ["03-04T09:03:00", "case-opened", "c-1", 10_620_000],
      ["03-04T10:00:00", "contact", "i-2", null],
      ["03-04T10:00:00", "message", "m-1", 7_200_000],
      ["03-04T10:00:01", "message", "m-2", null],
      ["03-04T12:00:00", "message", "m-4", null],
      ["03-04T13:00:00", "case-resolved", "c-1", null],
      ["03-05T09:00:00", "survey-answered", "r-1", null],
      ["03-20T08:00:00", "refund", "o-1", null],
      ["03-20T09:00:00", "case-reopened", "c-1", null],
    ]);
    expect(timeline.entries[2]).toEqual({
      at: "2026-03-04T09:00:00.000Z",
      endAt: "2026-03-04T09:10:00.000Z",
      kind: "contact",
      channel: "voice",
      title: "inbound contact: delivery",
      recordType: "interaction",
      recordId: "i-1",
      caseId: "c-1",
      orderId: "o-1",
      journeyId: null,
      actorType: "customer",
      waitMs: 120_000,
      holdMs: 90_000,
      score: null,
    });
    expect(timeline.entries[5]).toMatchObject({ channel: "email", caseId: "c-1", actorType: "customer" });
  });

  it("tells of silences from when all before was over", () => {
    expect(timeline.gaps).toEqual([
      { from: "2026-03-10T10:00:00.000Z", to: "2026-03-20T08:00:00.000Z", ms: 10 * day - 7_200_000 },
    ]);
    expect(customerTimelines(history, { gapMs: 2 * day - 1 })("ada").gaps.map(({ ms }) => ms)).toEqual([
      2 * day,
      10 * day - 7_200_000,
    ]);
    expect(customerTimelines(history, { gapMs: 2 * day })("ada").gaps).toHaveLength(1);
  });

  it("has no silence while a contact goes on", () => {
    const [first, later] = ["2026-03-01T09:00:00Z", "2026-05-01T09:00:00Z"];
    const open = { ...call, id: "i-5", status: "active", startAt: first, endAt: null };
    const gapsWith = (contact: InteractionInput, asOf: string | undefined = undefined) =>
      customerTimelines(
        { interactions: [contact, { ...call, id: "i-6", startAt: later }] },
        asOf === undefined ? {} : { asOf },
      )("ada").gaps.length;
    expect(gapsWith(open)).toBe(0);
    expect(gapsWith({ ...open, status: "completed" })).toBe(1);
    expect(gapsWith({ ...open, endAt: "2026-05-02T09:00:00Z" }, later)).toBe(0);
  });

  it("adds up", () => {
    expect(timeline.totals).toEqual({
      contactsByChannel: { email: 1, voice: 1 },
      messages: 3,
      cases: { opened: 1, resolved: 1, reopened: 1, open: 1 },
      orders: 1,
      refunds: 1,
      surveys: { invited: 0, answered: 1, scores: [{ metric: "csat", value: 2, scale }] },
      longestWaitMs: 10_620_000,
      firstAt: "2026-03-01T12:00:00.000Z",
      lastAt: "2026-03-20T09:00:00.000Z",
    });
  });

  it("ends at the end of observation, and what was not over by then has no end, answer or hold", () => {
    const seen = customerTimelines(history, { asOf: "2026-03-04T09:02:00Z" })("ada").entries;
    expect(seen).toHaveLength(3);
    expect(seen[2]).toMatchObject({ recordId: "i-1", endAt: null, waitMs: null, holdMs: null });
    const later = customerTimelines(history, { asOf: "2026-03-04T10:00:00Z" })("ada").entries;
    expect(later.map(({ waitMs }) => waitMs)).toEqual([null, null, 120_000, null, null, null]);
  });

  it("has no words that people wrote, and belongs to whom one was merged into", () => {
    expect(JSON.stringify(timeline)).not.toMatch(/secret/i);
    expect(customerTimelines(history)("ada-old")).toEqual(timeline);
    expect(customerTimelines(history)("bob").entries.map(brief)).toEqual([
      ["03-05T10:00:00", "contact", "i-3", null],
    ]);
    expect(customerTimelines(history)("nobody").totals).toMatchObject({ firstAt: null, longestWaitMs: null });
  });

  it("does not depend on the order of records", () => {
    const shuffled = <Row>(rows: readonly Row[]) =>
      fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });
    fc.assert(
      fc.property(
        fc.record({
          customers: shuffled(history.customers),
          orders: shuffled(history.orders),
          interactions: shuffled(history.interactions),
          messages: shuffled(history.messages),
          surveyResponses: shuffled(history.surveyResponses),
        }),
        (records) => {
          expect(customerTimelines({ ...history, ...records })("ada")).toEqual(timeline);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("tells of subscriptions, of journeys with their touchpoints, and of surveys sent and left blank", () => {
    const { entries, totals } = customerTimelines({
      subscriptions: [
        {
          id: "s-1",
          customerId: "ada",
          planId: "basic",
          status: "ended",
          startedAt: "2026-01-01T00:00:00Z",
          canceledAt: "2026-02-01T00:00:00Z",
          endedAt: "2026-03-01T00:00:00Z",
          cancelReason: "voluntary",
        },
      ],
      journeyInstances: [
        {
          id: "j-1",
          customerId: "ada",
          blueprintId: "joining",
          status: "completed",
          startedAt: "2026-01-01T00:00:00Z",
          endedAt: "2026-01-03T00:00:00Z",
          touchpoints: [
            { id: "a", touchpointId: "welcome", at: "2026-01-02T00:00:00Z", status: "failed" },
            { id: "b", touchpointId: "welcome", status: "missing" },
          ],
        },
      ],
      touchpoints: [{ id: "welcome", name: "Welcome", kind: "communication", channel: "email" }],
      surveyInvitations: [
        { id: "v-1", customerId: "ada", channel: "sms", sentAt: "2026-01-04T00:00:00Z", status: "sent" },
        { id: "v-2", customerId: "ada", sentAt: null, status: "scheduled" },
      ],
      surveyResponses: [
        { id: "r-1", customerId: "ada", metric: "nps", score: null, respondedAt: "2026-01-05T00:00:00Z" },
      ],
    })("ada");
    expect(
      entries.map(({ at, channel, title, journeyId }) => [at.slice(5, 10), channel, title, journeyId]),
    ).toEqual([
      ["01-01", null, "subscription started: basic", null],
      ["01-01", null, "journey started: joining", "j-1"],
      ["01-02", "email", "touchpoint: Welcome, failed", "j-1"],
      ["01-03", null, "journey ended: completed", "j-1"],
      ["01-04", "sms", "survey sent", null],
      ["01-05", null, "survey answered: nps", null],
      ["02-01", null, "subscription canceled: voluntary", null],
      ["03-01", null, "subscription ended", null],
    ]);
    expect(totals.surveys).toEqual({ invited: 1, answered: 1, scores: [] });
  });

  it("tells of a case without history by its instants", () => {
    const told = (more: Partial<CaseInput>) => {
      const one: CaseInput = {
        id: "c-2",
        requesterId: "ada",
        status: "closed",
        createdAt: "2026-01-01T00:00:00Z",
        ...more,
      };
      const { entries, totals } = customerTimelines({ cases: [one] })("ada");
      return [...entries.slice(1).map(({ at, kind }) => `${kind} ${at.slice(8, 10)}`), totals.cases.open];
    };
    const [second, third, fourth] = [
      "2026-01-02T00:00:00Z",
      "2026-01-03T00:00:00Z",
      "2026-01-04T00:00:00Z",
    ] as const;
    expect(told({ closedAt: second })).toEqual(["case-resolved 02", 0]);
    expect(told({ resolvedAt: second, closedAt: third })).toEqual(["case-resolved 02", 0]);
    expect(told({ firstResolvedAt: second, reopenedAt: third, resolvedAt: fourth })).toEqual([
      "case-resolved 02",
      "case-reopened 03",
      "case-resolved 04",
      0,
    ]);
    expect(told({ status: "open", firstResolvedAt: second, reopenedAt: third })).toEqual([
      "case-resolved 02",
      "case-reopened 03",
      1,
    ]);
    expect(told({ status: "canceled", closedAt: third })).toEqual(["case-canceled 03", 0]);
    expect(told({ status: "open" })).toEqual([1]);
  });

  it("refuses what it cannot place", () => {
    const timelineOf = customerTimelines({
      interactions: [{ ...call, id: "i-9", startAt: "yesterday" }],
    });
    expect(() => timelineOf("ada")).toThrow('interaction i-9: startAt: is "yesterday"');
    expect(() => customerTimelines({}, { asOf: "now" })).toThrow("customerTimelines: asOf");
    expect(() => customerTimelines({}, { gapMs: Number.NaN })).toThrow("gapMs: is NaN");
    const circle = [
      { id: "a", kind: "person", mergedIntoId: "b" },
      { id: "b", kind: "person", mergedIntoId: "a" },
    ];
    expect(() => customerTimelines({ customers: circle })).toThrow("mergedIntoId: leads back");
  });
});

describe("The timelines of the example company", () => {
  const [interactions, cases] = [exampleInteractions(), exampleCases()];
  const [surveyInvitations, surveyResponses] = [exampleInvitations(), exampleResponses()];
  const timelineOf = customerTimelines({ interactions, cases, surveyInvitations, surveyResponses });

  it("count what the records of each customer count", () => {
    const replaced = new Set(surveyResponses.flatMap(({ supersedesId }) => supersedesId ?? []));
    const customers = new Set(interactions.flatMap(({ customerId }) => customerId ?? []));
    expect(customers.size).toBeGreaterThan(50);
    for (const customerId of customers) {
      const { totals, entries } = timelineOf(customerId);
      const own = interactions.filter(
        (one) => one.customerId === customerId && one.isTest !== true && one.isSpam !== true,
      );
      const ownCases = cases.filter(
        (one) => one.requesterId === customerId && one.isTest !== true && one.isSpam !== true,
      );
      const contacts = Object.values(totals.contactsByChannel).reduce((sum, count) => sum + count, 0);
      expect(contacts).toBe(own.length);
      expect(totals.cases.opened).toBe(ownCases.length);
      const isOpen = ({ status }: { status: string }) => !["resolved", "closed", "canceled"].includes(status);
      expect(totals.cases.open).toBe(ownCases.filter(isOpen).length);
      expect(totals.cases.reopened).toBe(
        ownCases.reduce((sum, { reopenCount }) => sum + (reopenCount ?? 0), 0),
      );
      expect(totals.surveys.answered).toBe(
        surveyResponses.filter(
          (one) => one.customerId === customerId && one.isTest !== true && !replaced.has(one.id),
        ).length,
      );
      expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted());
    }
  });
});

describe("The text of a timeline", () => {
  it("has a line for each entry and gap, with waits beside", () => {
    const lines = timelineText(customerTimelines(history)("ada"), { timeZone: "Europe/Oslo" }).split("\n");
    expect(lines).toHaveLength(14);
    expect(lines[2]).toBe(
      "2026-03-04 10:00  voice  inbound contact: delivery           waited 2 min, on hold 1 min 30 s, lasted 10 min",
    );
    expect(lines[10]).toBe(`${" ".repeat(18)}... 9 d 22 h of silence ...`);
    expect(lines[11]).toBe("2026-03-20 09:00  -      money paid back: damaged");
  });

  it("keeps what steers a terminal out", () => {
    const text = timelineText(
      customerTimelines({ interactions: [{ ...call, topic: "a\n\u001b[31mb" }] })("ada"),
    );
    expect(text).toContain("inbound contact: a [31mb  waited");
  });
});

describe("The drawing of a timeline", () => {
  it.each(["light", "dark", "auto"] as const)("is XML that holds every name, in %s", (theme) => {
    const awkward = "<script>\"&' \uD800 \u0001 お客様";
    const records = {
      ...history,
      interactions: [...history.interactions, { ...call, id: "i-8", channel: awkward, topic: awkward }],
    };
    const svg = timelineSvg(customerTimelines(records)("ada"), { theme });
    const [texts, tags]: [string[], Set<string>] = [[], new Set()];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("text", (text) => texts.push(text));
    parser.on("opentag", ({ name }) => tags.add(name));
    parser.write(svg).close();
    expect(tags.has("script")).toBe(false);
    expect(tags.has("style")).toBe(theme === "auto");
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(texts.filter((text) => text.includes(`<script>"&' \uFFFD \uFFFD お客様`)).length).toBeGreaterThan(
      1,
    );
    for (const name of ["Timeline of ada", "voice", "email", "cases", "orders", "surveys", "9 d 22 h"]) {
      expect(texts).toContain(name);
    }
  });

  it("of a customer of whom nothing is known is a drawing", () => {
    expect(timelineSvg(customerTimelines({})("nobody"))).toContain("<title>Timeline of nobody</title>");
  });
});

it.each([
  [["open", "resolved", "open"], 1],
  [["open", "resolved", "open", "resolved"], 0],
])("a case that is %s within one instant is counted by what it was last", (statuses, open) => {
  const createdAt = "2026-03-01T09:00:00Z";
  const startAt = "2026-03-01T10:00:00Z";
  const statusHistory = statuses.map((status, index) => ({
    status,
    startAt: index === 0 ? createdAt : startAt,
  }));
  const one = { id: "k-1", requesterId: "ada", createdAt, status: statuses.at(-1) ?? "open", statusHistory };
  expect(customerTimelines({ cases: [one] })("ada").totals.cases.open).toBe(open);
});
