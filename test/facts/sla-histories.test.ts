import { describe, expect, test } from "vitest";
import { slaHistories } from "../../src/facts/sla-histories.ts";
import { slaInstanceFacts } from "../../src/facts/sla-instance-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { slaAttainment } from "../../src/metrics/responsiveness/sla-attainment.ts";
import type { CaseInput } from "../../src/model/case.ts";
import type { MessageInput } from "../../src/model/message.ts";
import { type SlaClockOptions, slaInstances } from "../../src/time/sla-clock.ts";
import type { SlaEvent } from "../../src/time/sla-history.ts";
import type { SlaTerms } from "../../src/time/sla-terms.ts";
import { at, brief, calendars, event, promise } from "../time/sla-cases.ts";

const opened: CaseInput = { id: "c-1", status: "open", createdAt: at("Mon 09:00") };

const wrote = (
  moment: Parameters<typeof at>[0],
  from: "customer" | "agent",
  fields: Partial<MessageInput> = {},
): MessageInput => ({
  id: moment,
  caseId: "c-1",
  author: { type: from },
  direction: from === "customer" ? "inbound" : "outbound",
  visibility: "public",
  kind: "message",
  createdAt: at(moment),
  ...fields,
});

const everything: SlaTerms = {
  id: "all",
  targets: [
    promise("first-response", 4),
    promise("next-response", 2),
    promise("periodic-update", 24),
    promise("requester-wait", 8),
    promise("resolution", 24),
  ],
};

/** Metric, status and hours of each promise, with the first thing that ended it. */
function clocked(
  one: Partial<CaseInput>,
  messages: readonly MessageInput[] | undefined,
  eventsOf: readonly SlaEvent[] = [],
  options: Partial<SlaClockOptions> = {},
) {
  const records = { cases: [{ ...opened, ...one }], ...(messages && { messages }) };
  return slaHistories(records, { policyOf: () => "all", eventsOf: () => eventsOf }).flatMap((history) =>
    slaInstances(history, { policies: [everything], asOf: at("Wed 09:00"), calendars, ...options }),
  );
}
const told = (...args: Parameters<typeof clocked>) =>
  clocked(...args).map(({ metric, instance, status, elapsed }) => [
    metric,
    instance,
    status,
    elapsed.seconds / 3600,
  ]);
const ofMetric = (metric: string, ...args: Parameters<typeof clocked>) =>
  told(...args).filter(([name]) => name === metric);

describe("a case with all its records", () => {
  const one: Partial<CaseInput> = {
    status: "resolved",
    statusHistory: [
      { status: "new", startAt: at("Mon 09:00"), endAt: at("Mon 12:00") },
      { status: "pending-customer", startAt: at("Mon 12:00"), endAt: at("Mon 14:00") },
      { status: "open", startAt: at("Mon 14:00"), endAt: at("Mon 17:00") },
      { status: "resolved", startAt: at("Mon 17:00") },
    ],
  };
  const messages = [
    wrote("Mon 09:00", "customer"),
    wrote("Mon 12:00", "agent"),
    wrote("Mon 14:00", "customer"),
    wrote("Mon 17:00", "agent"),
  ];

  test("is clocked from them alone", () => {
    expect(told(one, messages)).toEqual([
      ["first-response", 1, "achieved", 3],
      ["next-response", 1, "missed", 3],
      ["periodic-update", 1, "achieved", 5],
      // Three hours new and three open; the two that waited for the customer do not count.
      ["requester-wait", 1, "achieved", 6],
      ["resolution", 1, "achieved", 8],
    ]);
  });

  test("has nothing left untold, and nothing that depends on the order of its messages", () => {
    const [history] = slaHistories({ cases: [{ ...opened, ...one }], messages });
    expect(Object.keys(history ?? {})).toEqual(["caseId", "events"]);
    expect(told(one, messages.toReversed())).toEqual(told(one, messages));
  });

  test("makes rows that measure", () => {
    const cases = [{ ...opened, ...one }];
    const rows = slaInstanceFacts({ instances: clocked(one, messages), cases });
    expect(measure(slaAttainment, rows)).toMatchObject({ value: 0.8, n: 5 });
  });

  test("is under no policy but those that are said", () => {
    const cases = [{ ...opened, ...one }];
    const none = slaHistories({ cases, messages }).flatMap((history) =>
      slaInstances(history, { policies: [everything], asOf: at("Wed 09:00") }),
    );
    expect(none).toEqual([]);
    const later = slaHistories(
      { cases, messages },
      { eventsOf: () => [event("policy-applied", "Mon 13:00", { policyId: "all" })] },
    );
    const metrics = later.flatMap((history) =>
      slaInstances(history, { policies: [everything], asOf: at("Wed 09:00") }).map(({ metric }) => metric),
    );
    expect(metrics).toEqual(["next-response", "periodic-update", "requester-wait", "resolution"]);
  });

  test("runs on the hours of a schedule", () => {
    const business: SlaTerms = { id: "all", targets: [promise("resolution", 8, null, "business")] };
    const [made] = clocked(one, messages, [], { policies: [business], scheduleId: "early" });
    // Seven to three: from nine to three are six hours.
    expect(made && brief(made)).toMatchObject({ status: "achieved", elapsed: 6 });
  });
});

describe("what counts as a reply", () => {
  const first = (...messages: readonly MessageInput[]) => {
    const [made] = ofMetric("first-response", {}, messages);
    return made?.slice(2);
  };

  test.each<[string, Partial<MessageInput>]>([
    ["a note", { kind: "note", visibility: "internal", direction: "internal" }],
    ["an internal message", { visibility: "internal" }],
    ["an automatic reply", { kind: "auto-reply" }],
    ["what a machine sent", { isAutomated: true }],
    ["what a rule sent under an agent's name", { automationId: "rule-1" }],
    ["what an automated author sent", { author: { type: "agent", isAutomated: true } }],
    ["a bot's answer", { author: { type: "bot" } }],
    ["what somebody unknown sent", { author: { type: "unknown" } }],
    ["a third party's message", { author: { type: "third-party" }, direction: "inbound" }],
    ["a message among colleagues", { direction: "internal" }],
    ["what has not left", { sentAt: null }],
    ["what is queued", { deliveryStatus: "queued" }],
    ["what bounced", { deliveryStatus: "bounced" }],
    ["what failed", { failedAt: at("Mon 10:01") }],
    ["another case's message", { caseId: "c-2" }],
    ["the customer's second message", { author: { type: "customer" }, direction: "inbound" }],
  ])("%s is none", (_, fields) => {
    expect(first(wrote("Mon 10:00", "agent", fields), wrote("Mon 11:00", "agent"))).toEqual(["achieved", 2]);
  });

  test("a supervisor's is one, and so is one on an interaction of the case", () => {
    expect(first(wrote("Mon 10:00", "agent", { author: { type: "supervisor" } }))).toEqual(["achieved", 1]);
    const { caseId: _, ...free } = wrote("Mon 10:00", "agent", { interactionId: "i-1" });
    expect(ofMetric("first-response", { interactionIds: ["i-1"] }, [free])).toEqual([
      ["first-response", 1, "achieved", 1],
    ]);
    expect(ofMetric("first-response", { interactionIds: ["i-2"] }, [free])).toEqual([
      ["first-response", 1, "missed", 48],
    ]);
  });

  test("counts from when it left", () => {
    expect(first(wrote("Mon 10:00", "agent", { sentAt: at("Mon 14:00") }))).toEqual(["missed", 5]);
  });

  test("to a case that the company opened, only after the customer wrote", () => {
    const messages = [
      wrote("Mon 09:00", "agent"),
      wrote("Mon 12:00", "customer"),
      wrote("Mon 13:00", "agent"),
    ];
    const answered = [["first-response", 1, "achieved", 1]];
    expect(ofMetric("first-response", { direction: "outbound" }, messages)).toEqual(answered);
    expect(ofMetric("first-response", { initiative: "proactive" }, messages)).toEqual(answered);
    expect(ofMetric("first-response", { direction: "inbound" }, messages)).toEqual([
      ["first-response", 1, "achieved", 0],
    ]);
  });
});

describe("without messages", () => {
  const statusHistory = [{ status: "open", startAt: at("Mon 09:00") }];

  test("the first reply is told as the case has it, and no other", () => {
    const one = { statusHistory, firstAgentReplyAt: at("Mon 11:00"), firstRespondedAt: at("Mon 09:01") };
    expect(told(one, undefined)).toEqual([
      ["first-response", 1, "achieved", 2],
      ["requester-wait", 1, "missed", 48],
      ["resolution", 1, "missed", 48],
    ]);
    const asked = { statusHistory, firstRespondedAt: at("Mon 12:00") };
    expect(ofMetric("first-response", asked, undefined)).toEqual([["first-response", 1, "achieved", 3]]);
  });

  test("that there was none is told where the case says so, and not where it says nothing", () => {
    const missed = [["first-response", 1, "missed", 48]];
    expect(ofMetric("first-response", { firstAgentReplyAt: null }, undefined)).toEqual(missed);
    expect(ofMetric("first-response", { replyCount: 0 }, undefined)).toEqual(missed);
    expect(ofMetric("first-response", {}, undefined)).toEqual([]);
    const fromCompany = { direction: "outbound", firstAgentReplyAt: at("Mon 10:00") } as const;
    expect(ofMetric("first-response", fromCompany, undefined)).toEqual([]);
  });
});

describe("without a history of states", () => {
  test("promises that pause are not told, others are", () => {
    expect(told({ status: "resolved", resolvedAt: at("Mon 15:00") }, [])).toEqual([
      // Resolved before it was answered.
      ["first-response", 1, "missed", 6],
      ["resolution", 1, "achieved", 6],
    ]);
  });

  test.each<[string, Partial<CaseInput>, readonly unknown[]]>([
    ["open", { status: "open", reopenedAt: null }, [["resolution", 1, "missed", 48]]],
    [
      "closed without being resolved",
      { status: "closed", closedAt: at("Mon 12:00") },
      [["resolution", 1, "achieved", 3]],
    ],
    [
      "resolved, then closed",
      { status: "closed", resolvedAt: at("Mon 11:00"), closedAt: at("Tue 11:00") },
      [["resolution", 1, "achieved", 2]],
    ],
    ["canceled", { status: "canceled", closedAt: at("Mon 12:00") }, [["resolution", 1, "canceled", 3]]],
    ["deleted", { status: "open", deletedAt: at("Mon 12:00") }, [["resolution", 1, "canceled", 3]]],
    [
      "reopened once and resolved again",
      {
        status: "resolved",
        reopenCount: 1,
        firstResolvedAt: at("Mon 12:00"),
        reopenedAt: at("Tue 12:00"),
        resolvedAt: at("Tue 14:00"),
      },
      [["resolution", 1, "achieved", 5]],
    ],
    [
      "reopened once and still open",
      { status: "open", reopenCount: 1, firstResolvedAt: at("Mon 12:00"), reopenedAt: at("Tue 12:00") },
      [["resolution", 1, "active", 24]],
    ],
    [
      "in a state of its own, resolved",
      { status: "done", resolvedAt: at("Mon 12:00") },
      [["resolution", 1, "achieved", 3]],
    ],
    ["resolved, but when?", { status: "resolved" }, []],
    ["canceled, but when?", { status: "canceled" }, []],
    ["open, though resolved", { status: "open", resolvedAt: at("Mon 12:00") }, []],
    [
      "reopened twice",
      { status: "resolved", reopenCount: 2, firstResolvedAt: at("Mon 12:00"), resolvedAt: at("Tue 12:00") },
      [],
    ],
    [
      "resolved at two instants, and so reopened between them",
      { status: "resolved", firstResolvedAt: at("Mon 12:00"), resolvedAt: at("Tue 12:00") },
      [],
    ],
    [
      "reopened, but how often?",
      {
        status: "resolved",
        firstResolvedAt: at("Mon 12:00"),
        reopenedAt: at("Mon 15:00"),
        resolvedAt: at("Tue 12:00"),
      },
      [],
    ],
    [
      "reopened once, in an order that cannot be",
      {
        status: "resolved",
        reopenCount: 1,
        firstResolvedAt: at("Tue 12:00"),
        reopenedAt: at("Mon 15:00"),
        resolvedAt: at("Tue 14:00"),
      },
      [],
    ],
  ])("a case that is %s has the promise of resolution that its instants tell", (_, one, expected) => {
    expect(ofMetric("resolution", one, [])).toEqual(expected);
  });

  test("a reply before the first end is told, whatever came after", () => {
    const one = { status: "resolved", reopenCount: 3, firstResolvedAt: at("Mon 12:00") } as const;
    expect(told(one, [wrote("Mon 11:00", "agent")])).toEqual([["first-response", 1, "achieved", 2]]);
    expect(told(one, [wrote("Mon 13:00", "agent")])).toEqual([]);
    // Looked at before that end, nothing is missing yet.
    expect(ofMetric("resolution", one, [], [], { asOf: at("Mon 11:00") })).toEqual([
      ["resolution", 1, "active", 2],
    ]);
  });

  test("a policy may pause the response, and then it is not told", () => {
    const pausing: SlaTerms = { ...everything, pausedIn: { "first-response": ["pending-customer"] } };
    expect(ofMetric("first-response", {}, [], [], { policies: [pausing] })).toEqual([]);
    const pending = { status: "pending-customer", startAt: at("Mon 10:00") };
    const statusHistory = [pending, { status: "open", startAt: at("Mon 09:00") }];
    expect(ofMetric("first-response", { statusHistory }, [], [], { policies: [pausing] })).toEqual([
      ["first-response", 1, "paused", 1],
    ]);
  });

  test("one that begins after the case did tells no pauses either", () => {
    const late = { status: "resolved", statusHistory: [{ status: "resolved", startAt: at("Mon 12:00") }] };
    expect(told(late, [])).toEqual([
      ["first-response", 1, "canceled", 3],
      ["resolution", 1, "achieved", 3],
    ]);
    const whole = {
      ...late,
      statusHistory: [{ status: "new", startAt: at("Mon 09:00") }, ...late.statusHistory],
    };
    expect(told(whole, []).map(([metric]) => metric)).toEqual([
      "first-response",
      "requester-wait",
      "resolution",
    ]);
  });

  test("an instant that is none is named", () => {
    const one = { status: "resolved", resolvedAt: "yesterday" } as const;
    expect(() => told(one, [])).toThrow(/"yesterday"/);
    const twice = { ...one, reopenCount: 1, firstResolvedAt: at("Mon 12:00"), reopenedAt: at("Mon 13:00") };
    expect(() => told(twice, [])).toThrow(/case c-1: .*"yesterday"/);
  });
});

test("the priority is the present one from creation on, unless others are told", () => {
  const byPriority: SlaTerms = {
    id: "all",
    targets: [promise("first-response", 1, "urgent"), promise("first-response", 8, "low")],
  };
  const promised = (events: readonly SlaEvent[]) =>
    clocked({ priority: "urgent" }, [wrote("Mon 12:00", "agent")], events, { policies: [byPriority] }).map(
      ({ priority, status }) => [priority, status],
    );
  expect(promised([])).toEqual([["urgent", "missed"]]);
  expect(
    promised([
      event("priority-changed", "Mon 09:00", { priority: "low" }),
      event("priority-changed", "Mon 13:00", { priority: "urgent" }),
    ]),
  ).toEqual([["low", "achieved"]]);
});

test("stays in queues are told by events", () => {
  const waiting: SlaTerms = { id: "all", targets: [promise("queue-wait", 1)] };
  const options = { policies: [waiting] };
  expect(told({}, [], [], options)).toEqual([]);
  const events = [event("queued", "Mon 09:00"), event("taken", "Mon 09:30")];
  expect(told({}, [], events, options)).toEqual([["queue-wait", 1, "achieved", 0.5]]);
});
