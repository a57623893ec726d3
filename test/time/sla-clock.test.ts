import { describe, expect, test } from "vitest";
import { SlaInstanceSchema, slaStatuses } from "../../src/model/sla-instance.ts";
import { type SlaPolicyInput, SlaPolicySchema, slaMetrics } from "../../src/model/sla-policy.ts";
import { type ClockedSla, slaInstances } from "../../src/time/sla-clock.ts";
import type { SlaEvent } from "../../src/time/sla-history.ts";
import type { SlaTerms } from "../../src/time/sla-terms.ts";
import { at, brief, calendars, event, policyOf, promise, promises } from "./sla-cases.ts";

/** The only promise there is. */
function only(made: readonly ClockedSla[]): ClockedSla {
  const [first, second] = made;
  if (first === undefined || second !== undefined)
    throw new Error(`There are ${made.length} promises, not 1.`);
  return first;
}

describe("first response", () => {
  const policy = policyOf(promise("first-response", 4));

  test("runs from creation to the first reply, nights and states whatever", () => {
    const events = [
      event("status-changed", "Mon 10:00", { status: "pending-customer" }),
      event("agent-reply", "Mon 12:00"),
      event("agent-reply", "Mon 15:00"),
    ];
    expect(brief(only(promises(policy, "Tue 00:00", events)))).toEqual({
      instance: 1,
      status: "achieved",
      due: "Mon 13:00",
      breached: null,
      fulfilled: "Mon 12:00",
      elapsed: 3,
      left: null,
    });
  });

  test("is active until it runs past its time, and then missed though nobody has replied", () => {
    const statusAt = (moment: Parameters<typeof at>[0]) => brief(only(promises(policy, moment, [])));
    expect(statusAt("Mon 12:00")).toMatchObject({ status: "active", due: "Mon 13:00", elapsed: 3, left: 1 });
    expect(statusAt("Mon 13:00")).toMatchObject({ status: "active", due: "Mon 13:00", elapsed: 4, left: 0 });
    expect(statusAt("Mon 14:00")).toEqual({
      instance: 1,
      status: "missed",
      due: "Mon 13:00",
      breached: "Mon 13:00",
      fulfilled: null,
      elapsed: 5,
      left: -1,
    });
  });

  test("is kept by a reply at the very last millisecond and by none after it", () => {
    const replied = (instant: string) =>
      only(promises(policy, "Tue 00:00", [{ type: "agent-reply", at: instant }])).status;
    expect(replied("2026-03-02T13:00:00.000Z")).toBe("achieved");
    expect(replied("2026-03-02T13:00:00.001Z")).toBe("missed");
  });

  test("starts with the customer's first message where the company opened the case", () => {
    const opened = (...events: readonly SlaEvent[]) =>
      slaInstances(
        {
          caseId: "case",
          events: [
            { type: "created", at: at("Mon 09:00"), openedBy: "company" },
            event("policy-applied", "Mon 09:00", { policyId: "policy" }),
            event("agent-reply", "Mon 09:00"),
            event("agent-reply", "Mon 10:00"),
            ...events,
          ],
        },
        { policies: [policy], asOf: at("Wed 00:00") },
      ).map(brief);
    expect(opened()).toEqual([]);
    expect(opened(event("customer-message", "Tue 09:00"), event("agent-reply", "Tue 11:00"))).toMatchObject([
      { status: "achieved", due: "Tue 13:00", elapsed: 2 },
    ]);
  });

  test("is canceled where the case is resolved unanswered, and runs on where it is reopened", () => {
    const resolved = event("resolved", "Mon 10:00");
    expect(brief(only(promises(policy, "Tue 00:00", [resolved])))).toMatchObject({
      status: "canceled",
      due: null,
      elapsed: 1,
      left: null,
    });
    const reopened = [resolved, event("reopened", "Mon 20:00")];
    expect(brief(only(promises(policy, "Mon 22:00", reopened)))).toMatchObject({
      status: "active",
      due: "Mon 23:00",
      elapsed: 3,
      left: 1,
    });
  });

  test("broken before the case was resolved stays broken", () => {
    const made = only(promises(policy, "Tue 00:00", [event("resolved", "Mon 15:00")]));
    expect(brief(made)).toMatchObject({ status: "missed", breached: "Mon 13:00", elapsed: 6, left: null });
  });
});

describe("next response", () => {
  const policy = policyOf(promise("next-response", 2));

  test("is one promise for each block of messages after the first reply, from the first of the block", () => {
    const events = [
      event("customer-message", "Mon 09:00"),
      event("agent-reply", "Mon 12:00"),
      event("customer-message", "Mon 13:00"),
      event("customer-message", "Mon 14:30"),
      event("agent-reply", "Mon 15:00"),
      event("agent-reply", "Mon 16:00"),
      event("customer-message", "Tue 09:00"),
      event("agent-reply", "Tue 11:30"),
      event("customer-message", "Tue 12:00"),
    ];
    expect(promises(policy, "Tue 13:00", events).map(brief)).toEqual([
      {
        instance: 1,
        status: "achieved",
        due: "Mon 15:00",
        breached: null,
        fulfilled: "Mon 15:00",
        elapsed: 2,
        left: null,
      },
      {
        instance: 2,
        status: "missed",
        due: "Tue 11:00",
        breached: "Tue 11:00",
        fulfilled: "Tue 11:30",
        elapsed: 2.5,
        left: null,
      },
      {
        instance: 3,
        status: "active",
        due: "Tue 14:00",
        breached: null,
        fulfilled: null,
        elapsed: 1,
        left: 1,
      },
    ]);
  });

  test("is not promised before the first reply", () => {
    const events = [event("customer-message", "Mon 10:00"), event("customer-message", "Mon 11:00")];
    expect(promises(policy, "Tue 00:00", events)).toEqual([]);
  });

  test("of a message that thanks for the resolution is owed only where it reopens the case", () => {
    const thanks = [
      event("agent-reply", "Mon 10:00"),
      event("resolved", "Mon 10:00"),
      event("customer-message", "Mon 11:00"),
    ];
    expect(promises(policy, "Tue 00:00", thanks)).toEqual([]);
    const reopened = [...thanks, event("reopened", "Mon 11:00")];
    expect(promises(policy, "Mon 12:00", reopened).map(brief)).toMatchObject([
      { status: "active", elapsed: 1 },
    ]);
  });
});

describe("periodic and pausable update", () => {
  const events = [
    event("agent-reply", "Mon 10:00"),
    event("status-changed", "Mon 12:00", { status: "pending-customer" }),
    event("status-changed", "Mon 15:00", { status: "pending-internal" }),
    event("agent-reply", "Mon 18:00"),
    event("status-changed", "Mon 19:00", { status: "open" }),
  ];

  test("run from reply to reply; the pausable one rests while the customer is waited for", () => {
    const policy = policyOf(promise("periodic-update", 6), promise("pausable-update", 6));
    const made = promises(policy, "Mon 20:00", events);
    expect(made.map((one) => [one.metric, brief(one)])).toMatchObject([
      ["periodic-update", { instance: 1, status: "missed", breached: "Mon 16:00", elapsed: 8 }],
      ["periodic-update", { instance: 2, status: "active", due: "Tue 00:00", elapsed: 2 }],
      ["pausable-update", { instance: 1, status: "achieved", due: "Mon 19:00", elapsed: 5 }],
      ["pausable-update", { instance: 2, status: "active", due: "Tue 00:00", elapsed: 2 }],
    ]);
    expect(made[2]?.pausedIntervals).toEqual([{ startAt: at("Mon 12:00"), endAt: at("Mon 15:00") }]);
  });

  test("are owed no more after the resolution, and never by a reply that resolves", () => {
    const policy = policyOf(promise("periodic-update", 6));
    const resolved = [event("agent-reply", "Mon 10:00"), event("resolved", "Mon 13:00")];
    expect(promises(policy, "Tue 00:00", resolved).map(brief)).toMatchObject([
      { status: "canceled", elapsed: 3 },
    ]);
    const byReply = [event("agent-reply", "Mon 10:00"), event("resolved", "Mon 10:00")];
    expect(promises(policy, "Tue 00:00", byReply)).toEqual([]);
  });
});

describe("requester wait, agent work and resolution", () => {
  const events = [
    event("status-changed", "Mon 10:00", { status: "open" }),
    event("status-changed", "Mon 12:00", { status: "pending-customer" }),
    event("status-changed", "Mon 15:00", { status: "pending-internal" }),
    event("status-changed", "Mon 19:00", { status: "snoozed" }),
    event("status-changed", "Mon 20:00", { status: "open" }),
    event("resolved", "Mon 22:00"),
    event("closed", "Thu 22:00"),
  ];
  const policy = policyOf(promise("requester-wait", 9), promise("agent-work", 4), promise("resolution", 13));

  test("differ in the states in which they rest, and the bound is included", () => {
    expect(promises(policy, "Fri 00:00", events).map((one) => [one.metric, brief(one)])).toEqual([
      [
        "requester-wait",
        {
          instance: 1,
          status: "achieved",
          due: "Mon 22:00",
          breached: null,
          fulfilled: "Mon 22:00",
          elapsed: 9,
          left: null,
        },
      ],
      [
        "agent-work",
        {
          instance: 1,
          status: "missed",
          due: "Mon 21:00",
          breached: "Mon 21:00",
          fulfilled: "Mon 22:00",
          elapsed: 5,
          left: null,
        },
      ],
      [
        "resolution",
        {
          instance: 1,
          status: "achieved",
          due: "Mon 22:00",
          breached: null,
          fulfilled: "Mon 22:00",
          elapsed: 13,
          left: null,
        },
      ],
    ]);
  });

  test("are paused, and due at no time, while they rest", () => {
    expect(promises(policy, "Mon 16:00", events).map((one) => [one.metric, brief(one)])).toMatchObject([
      ["requester-wait", { status: "active", due: "Mon 21:00", elapsed: 4, left: 5 }],
      ["agent-work", { status: "paused", due: null, elapsed: 3, left: 1 }],
      ["resolution", { status: "active", due: "Mon 22:00", elapsed: 7, left: 6 }],
    ]);
    expect(promises(policy, "Mon 16:00", events)[1]?.pausedIntervals).toEqual([
      { startAt: at("Mon 12:00"), endAt: null },
    ]);
  });

  test("are what the case is at that very moment, while they last", () => {
    expect(promises(policy, "Mon 12:00", events).map(({ status }) => status)).toEqual([
      "paused",
      "paused",
      "active",
    ]);
    expect(promises(policy, "Mon 20:00", events).map(({ status }) => status)).toEqual([
      "active",
      "active",
      "active",
    ]);
  });

  test("rest in the states that the policy names", () => {
    const strict = {
      ...policyOf(promise("requester-wait", 9), promise("resolution", 13)),
      pausedIn: { "requester-wait": [], resolution: ["pending-customer", "pending-internal", "snoozed"] },
    };
    const elapsed = promises(strict, "Fri 00:00", events).map((one) => [one.metric, brief(one).elapsed]);
    expect(elapsed).toEqual([
      ["requester-wait", 13],
      ["resolution", 5],
    ]);
  });

  test("in a state that nobody knows they run", () => {
    const unknown = [event("status-changed", "Mon 10:00", { status: "waiting-for-parts" })];
    expect(promises(policy, "Mon 12:00", unknown).map((one) => brief(one).elapsed)).toEqual([3, 3, 3]);
  });

  test("are canceled with the case, and by a closing that comes after that", () => {
    const canceled = [
      event("status-changed", "Mon 11:00", { status: "canceled" }),
      event("closed", "Mon 12:00"),
    ];
    const made = promises(policy, "Tue 00:00", canceled).map(brief);
    expect(made.map(({ status }) => status)).toEqual(["canceled", "canceled", "canceled"]);
    expect(made.map(({ fulfilled, elapsed }) => [fulfilled, elapsed])).toEqual([
      [null, 2],
      [null, 2],
      [null, 2],
    ]);
  });

  test("end with a closing that no resolution came before", () => {
    const closed = [event("closed", "Mon 11:00")];
    expect(promises(policyOf(promise("resolution", 13)), "Tue 00:00", closed).map(brief)).toMatchObject([
      { status: "achieved", fulfilled: "Mon 11:00", elapsed: 2 },
    ]);
  });
});

describe("reopening", () => {
  const policy = policyOf(promise("resolution", 6));
  const events = [
    event("resolved", "Mon 13:00"),
    event("reopened", "Tue 09:00"),
    event("resolved", "Tue 12:00"),
  ];

  test("resumes the clock: what was kept is open again, and can be missed yet", () => {
    expect(promises(policy, "Mon 20:00", events).map(brief)).toMatchObject([
      { status: "achieved", elapsed: 4 },
    ]);
    expect(promises(policy, "Tue 10:00", events).map(brief)).toEqual([
      {
        instance: 1,
        status: "active",
        due: "Tue 11:00",
        breached: null,
        fulfilled: null,
        elapsed: 5,
        left: 1,
      },
    ]);
    expect(promises(policy, "Wed 00:00", events).map(brief)).toEqual([
      {
        instance: 1,
        status: "missed",
        due: "Tue 11:00",
        breached: "Tue 11:00",
        fulfilled: "Tue 12:00",
        elapsed: 7,
        left: null,
      },
    ]);
    expect(promises(policy, "Wed 00:00", events)[0]?.pausedIntervals).toEqual([
      { startAt: at("Mon 13:00"), endAt: at("Tue 09:00") },
    ]);
  });

  test("restarts it where that is asked for: a promise for each time", () => {
    const restart = { reopening: "restart" } as const;
    expect(promises(policy, "Wed 00:00", events, restart).map(brief)).toEqual([
      {
        instance: 1,
        status: "achieved",
        due: "Mon 15:00",
        breached: null,
        fulfilled: "Mon 13:00",
        elapsed: 4,
        left: null,
      },
      {
        instance: 2,
        status: "achieved",
        due: "Tue 15:00",
        breached: null,
        fulfilled: "Tue 12:00",
        elapsed: 3,
        left: null,
      },
    ]);
    expect(promises(policy, "Tue 10:00", events, restart).map(brief)[1]).toMatchObject({
      status: "active",
      left: 5,
    });
  });

  test("of what was resolved before it is said to have been created is none", () => {
    const before = [
      event("created", "Mon 10:00"),
      event("resolved", "Mon 09:00"),
      event("reopened", "Mon 10:00"),
    ];
    const options = { policies: [policy], asOf: at("Mon 12:00"), reopening: "restart" } as const;
    const applied = event("policy-applied", "Mon 10:00", { policyId: "policy" });
    expect(slaInstances({ caseId: "case", events: [...before, applied] }, options).map(brief)).toMatchObject([
      { instance: 1, status: "active", elapsed: 2 },
    ]);
  });

  test("into a state of its own is no other reopening", () => {
    const paused = [
      event("resolved", "Mon 13:00"),
      event("reopened", "Tue 09:00"),
      event("status-changed", "Tue 09:00", { status: "pending-customer" }),
    ];
    const made = promises(policyOf(promise("requester-wait", 6)), "Tue 12:00", paused);
    expect(made.map(brief)).toMatchObject([{ status: "paused", elapsed: 4 }]);
    expect(made[0]?.pausedIntervals).toEqual([{ startAt: at("Mon 13:00"), endAt: null }]);
  });
});

describe("queue wait", () => {
  const policy = policyOf(promise("queue-wait", 1));

  test("is promised each time the case enters a queue, and withdrawn where it leaves by other means", () => {
    const events = [
      event("queued", "Mon 09:00"),
      event("taken", "Mon 09:30"),
      event("queued", "Mon 12:00"),
      event("left-queue", "Mon 12:15"),
      event("queued", "Mon 12:15"),
      event("taken", "Mon 14:00"),
      event("queued", "Mon 15:00"),
      event("taken", "Mon 15:00"),
      event("queued", "Mon 16:00"),
    ];
    expect(promises(policy, "Mon 16:30", events).map(brief)).toMatchObject([
      { instance: 1, status: "achieved", elapsed: 0.5 },
      { instance: 2, status: "canceled", elapsed: 0.25 },
      { instance: 3, status: "missed", breached: "Mon 13:15", elapsed: 1.75 },
      { instance: 4, status: "achieved", elapsed: 0 },
      { instance: 5, status: "active", due: "Mon 17:00", left: 0.5 },
    ]);
  });
});

describe("priority and policy count as of the moment", () => {
  const policy = policyOf(
    promise("first-response", 1, "urgent"),
    promise("first-response", 4, "normal"),
    promise("first-response", 24),
  );
  const priority = (moment: Parameters<typeof at>[0], value: string | null) =>
    event("priority-changed", moment, { priority: value });

  test("a priority without a target of its own has that of every priority", () => {
    const of = (value: string | null) => only(promises(policy, "Mon 09:30", [priority("Mon 09:00", value)]));
    expect(of("normal")).toMatchObject({ priority: "normal", target: { seconds: 4 * 3600 } });
    expect(of("low")).toMatchObject({ priority: null, target: { seconds: 24 * 3600 } });
    expect(of(null)).toMatchObject({ priority: null, target: { seconds: 24 * 3600 } });
  });

  test("a change re-targets from then on and keeps what has elapsed", () => {
    const events = [priority("Mon 09:00", "normal"), priority("Mon 09:30", "urgent")];
    expect(brief(only(promises(policy, "Mon 09:45", events)))).toMatchObject({
      status: "active",
      due: "Mon 10:00",
      elapsed: 0.75,
      left: 0.25,
    });
  });

  test("a target shorter than what has elapsed is broken by the change, not before", () => {
    const events = [priority("Mon 09:00", "normal"), priority("Mon 12:00", "urgent")];
    expect(only(promises(policy, "Mon 11:59", events)).status).toBe("active");
    expect(brief(only(promises(policy, "Mon 12:00", events)))).toMatchObject({
      status: "missed",
      due: "Mon 10:00",
      breached: "Mon 12:00",
      left: -2,
    });
  });

  test("a longer target at the last moment saves the promise; after it, broken stays broken", () => {
    const saved = [priority("Mon 09:00", "urgent"), priority("Mon 10:00", "normal")];
    expect(brief(only(promises(policy, "Mon 11:00", saved)))).toMatchObject({
      status: "active",
      due: "Mon 13:00",
    });
    const late = [
      priority("Mon 09:00", "urgent"),
      priority("Mon 10:01", "normal"),
      event("agent-reply", "Mon 11:00"),
    ];
    expect(brief(only(promises(policy, "Mon 12:00", late)))).toMatchObject({
      status: "missed",
      breached: "Mon 10:00",
      fulfilled: "Mon 11:00",
      elapsed: 2,
    });
  });

  test("a reply is judged by what was promised until then, not by what it changes", () => {
    const events = [
      priority("Mon 09:00", "normal"),
      event("agent-reply", "Mon 12:00"),
      priority("Mon 12:00", "urgent"),
      priority("Mon 13:00", "urgent"),
    ];
    expect(only(promises(policy, "Tue 00:00", events))).toMatchObject({
      status: "achieved",
      priority: "normal",
    });
  });

  test("today's priority leaves the past as it was", () => {
    const answered = [priority("Mon 09:00", "normal"), event("agent-reply", "Mon 12:00")];
    const later = [...answered, priority("Thu 09:00", "urgent")];
    expect(promises(policy, "Fri 00:00", later)).toEqual(promises(policy, "Fri 00:00", answered));
  });

  describe("policies", () => {
    const gold = { id: "gold", targets: [promise("first-response", 2)] };
    const bronze = { id: "bronze", targets: [promise("first-response", 8)] };
    const under = (asOf: Parameters<typeof at>[0], ...events: readonly SlaEvent[]) =>
      slaInstances(
        { caseId: "case", events: [event("created", "Mon 09:00"), ...events] },
        { policies: [gold, bronze], asOf: at(asOf) },
      );
    const applied = (moment: Parameters<typeof at>[0], policyId: string) =>
      event("policy-applied", moment, { policyId });
    const removed = (moment: Parameters<typeof at>[0], policyId: string) =>
      event("policy-removed", moment, { policyId });

    test("one applied later promises from creation on", () => {
      expect(under("Mon 10:30", applied("Mon 10:00", "gold")).map(brief)).toMatchObject([
        { status: "active", due: "Mon 11:00", elapsed: 1.5 },
      ]);
      expect(under("Mon 12:00", applied("Mon 11:30", "gold")).map(brief)).toMatchObject([
        { status: "missed", due: "Mon 11:00", breached: "Mon 11:30" },
      ]);
    });

    test("one applied after the reply promises nothing", () => {
      expect(under("Tue 00:00", event("agent-reply", "Mon 09:10"), applied("Mon 10:00", "gold"))).toEqual([]);
      expect(under("Tue 00:00", event("agent-reply", "Mon 10:00"), applied("Mon 10:00", "gold"))).toEqual([]);
    });

    test("another re-targets, whether the first is said to be removed or not", () => {
      const replaced = [applied("Mon 09:00", "gold"), applied("Mon 10:00", "bronze")];
      const told = under("Mon 12:00", ...replaced);
      expect(told).toMatchObject([{ policyId: "bronze", status: "active", remainingMs: 5 * 3_600_000 }]);
      expect(under("Mon 12:00", ...replaced, removed("Mon 10:00", "gold"))).toEqual(told);
    });

    test("one that is removed cancels what it promised, until another promises it again", () => {
      const events = [applied("Mon 09:00", "gold"), removed("Mon 10:00", "gold")];
      expect(under("Mon 15:00", ...events).map(brief)).toMatchObject([
        { status: "canceled", due: null, left: null },
      ]);
      expect(under("Mon 15:00", ...events, event("agent-reply", "Mon 10:30")).map(brief)).toMatchObject([
        { status: "canceled", fulfilled: "Mon 10:30" },
      ]);
      expect(under("Mon 15:00", ...events, applied("Mon 14:00", "bronze")).map(brief)).toMatchObject([
        { status: "active", due: "Mon 17:00", elapsed: 6 },
      ]);
    });

    test("one removed after it was broken stays broken", () => {
      expect(
        under("Mon 15:00", applied("Mon 09:00", "gold"), removed("Mon 12:00", "gold")).map(brief),
      ).toMatchObject([{ status: "missed", breached: "Mon 11:00" }]);
    });

    test("one taken off and applied at one instant is in force, in whatever order that is told", () => {
      const told = [applied("Mon 09:00", "gold"), removed("Mon 10:00", "gold"), applied("Mon 10:00", "gold")];
      for (const events of [told, told.toReversed()]) {
        expect(under("Mon 10:30", ...events)).toMatchObject([{ policyId: "gold", status: "active" }]);
      }
    });

    test("of several at one instant the one of the lowest position holds, then the first by id", () => {
      const events = [
        event("created", "Mon 09:00"),
        applied("Mon 09:00", "gold"),
        applied("Mon 09:00", "bronze"),
      ];
      const held = (ranked: readonly SlaTerms[]) =>
        [events, events.toReversed()].flatMap((order) =>
          slaInstances({ caseId: "case", events: order }, { policies: ranked, asOf: at("Mon 10:00") }).map(
            ({ policyId }) => policyId,
          ),
        );
      expect(
        held([
          { ...gold, position: 1 },
          { ...bronze, position: 2 },
        ]),
      ).toEqual(["gold", "gold"]);
      expect(held([{ ...gold, position: 1 }, bronze])).toEqual(["gold", "gold"]);
      expect(held([gold, bronze])).toEqual(["bronze", "bronze"]);
    });

    test("of different agreements run side by side", () => {
      const both = [
        { ...gold, agreement: "sla" },
        { ...bronze, agreement: "ola" },
      ];
      const events = [
        event("created", "Mon 09:00"),
        applied("Mon 09:00", "gold"),
        applied("Mon 09:00", "bronze"),
      ];
      const made = slaInstances({ caseId: "case", events }, { policies: both, asOf: at("Mon 12:00") });
      expect(made.map(({ policyId, status }) => [policyId, status])).toEqual([
        ["bronze", "active"],
        ["gold", "missed"],
      ]);
    });

    test("a case keeps the version of a policy that was applied to it, until it is applied again", () => {
      const versions = [
        { ...gold, validFrom: "2026-03-01T00:00:00Z" },
        { ...gold, targets: [promise("first-response", 1)], validFrom: at("Mon 10:00") },
      ];
      const made = (...events: readonly SlaEvent[]) =>
        slaInstances(
          {
            caseId: "case",
            events: [event("created", "Mon 09:00"), applied("Mon 09:00", "gold"), ...events],
          },
          { policies: versions, asOf: at("Mon 10:45") },
        ).map(brief);
      expect(made()).toMatchObject([{ status: "active", due: "Mon 11:00" }]);
      expect(made(applied("Mon 10:30", "gold"))).toMatchObject([{ status: "missed", breached: "Mon 10:30" }]);
    });
  });
});

describe("business time", () => {
  const policy = { ...policyOf(promise("first-response", 4, null, "business")), scheduleId: "day" };

  test("counts the open hours alone", () => {
    const created = { type: "created", at: at("Mon 15:00") } as const;
    const events = [created, event("policy-applied", "Mon 15:00", { policyId: "policy" })];
    const options = { policies: [policy], calendars };
    const asOf = (moment: Parameters<typeof at>[0]) =>
      brief(only(slaInstances({ caseId: "case", events }, { ...options, asOf: at(moment) })));
    expect(asOf("Mon 23:00")).toMatchObject({ status: "active", due: "Tue 11:00", elapsed: 2, left: 2 });
    expect(asOf("Tue 10:00")).toMatchObject({ status: "active", due: "Tue 11:00", elapsed: 3, left: 1 });
  });

  test("is up at the close of the day, so an answer that evening is late", () => {
    const eight = { ...policyOf(promise("first-response", 8, null, "business")), scheduleId: "day" };
    expect(brief(only(promises(eight, "Mon 17:00", [])))).toMatchObject({
      status: "active",
      due: "Mon 17:00",
      left: 0,
    });
    expect(brief(only(promises(eight, "Tue 08:00", [event("agent-reply", "Mon 18:00")])))).toMatchObject({
      status: "missed",
      breached: "Mon 17:00",
      elapsed: 8,
    });
    expect(only(promises(eight, "Tue 08:00", [event("agent-reply", "Mon 17:00")])).status).toBe("achieved");
  });

  test("outside of hours altogether is no time, and kept", () => {
    const events = [
      { type: "created", at: at("Sat 10:00") } as const,
      event("policy-applied", "Sat 10:00", { policyId: "policy" }),
      event("agent-reply", "Sun 22:00"),
    ];
    const made = only(
      slaInstances(
        { caseId: "case", events },
        { policies: [policy], calendars, asOf: "2026-03-20T00:00:00Z" },
      ),
    );
    expect(made).toMatchObject({
      status: "achieved",
      elapsed: { seconds: 0, clock: "business", scheduleId: "day", source: "computed" },
      dueAt: "2026-03-09T13:00:00.000Z",
    });
  });

  test("a change to a target on another clock counts the whole by that clock", () => {
    const mixed = {
      ...policyOf(promise("resolution", 4, "low", "business"), promise("resolution", 20, "high")),
      scheduleId: "day",
    };
    const events = [
      event("priority-changed", "Mon 09:00", { priority: "low" }),
      event("priority-changed", "Mon 12:00", { priority: "high" }),
    ];
    expect(only(promises(mixed, "Mon 23:00", events))).toMatchObject({
      elapsed: { seconds: 14 * 3600, clock: "calendar", scheduleId: null },
      remainingMs: 6 * 3_600_000,
    });
  });

  test("is due at no time that a calendar knows of where it does not reach that far or never opens", () => {
    const years = { ...policyOf(promise("first-response", 5000, null, "business")), scheduleId: "day" };
    expect(brief(only(promises(years, "Tue 00:00", [])))).toMatchObject({
      status: "active",
      due: null,
      elapsed: 8,
    });
    expect(brief(only(promises({ ...policy, scheduleId: "never" }, "Sun 00:00", [])))).toMatchObject({
      status: "active",
      due: null,
      left: 4,
    });
  });

  describe("where the case changes its schedule", () => {
    const own = policyOf(promise("resolution", 24, null, "business"));
    // Early hours until Tuesday 12:00, then day hours.
    const events = [
      event("schedule-changed", "Mon 09:00", { scheduleId: "early" }),
      event("schedule-changed", "Tue 12:00", { scheduleId: "day" }),
      event("resolved", "Tue 16:30"),
    ];

    test.each([
      ["at-each-moment", 6 + 5 + 4.5],
      ["at-start", 6 + 8],
      ["at-end", 8 + 7.5],
    ] as const)("%s: %d hours", (schedule, hours) => {
      const made = only(promises(own, "Wed 00:00", events, { schedule }));
      expect(made.elapsed).toMatchObject({ seconds: hours * 3600, clock: "business", scheduleId: null });
    });

    test("each moment's own is meant where nothing is said", () => {
      expect(brief(only(promises(own, "Wed 00:00", events))).elapsed).toBe(15.5);
    });

    test("a running one is due by the hours in force from now on", () => {
      const open = events.slice(0, 2);
      // 15.5 by Tuesday 16:30, 8 on Wednesday to Friday: 24 is reached on Wednesday 17:00 − 8 + 8.
      expect(brief(only(promises(own, "Tue 16:30", open)))).toMatchObject({ due: "Wed 17:00", left: 8.5 });
      expect(brief(only(promises(own, "Tue 16:30", open, { schedule: "at-start" })))).toMatchObject({
        due: "Thu 09:00",
        left: 10,
      });
    });

    test("the first holds before it too, or the one that is named for cases without", () => {
      const late = [
        event("schedule-changed", "Mon 12:00", { scheduleId: "day" }),
        event("resolved", "Mon 13:00"),
      ];
      expect(brief(only(promises(own, "Tue 00:00", late))).elapsed).toBe(4);
      expect(brief(only(promises(own, "Tue 00:00", late, { scheduleId: "never" }))).elapsed).toBe(1);
    });
  });
});

describe("what is handed in", () => {
  const policy = policyOf(promise("first-response", 4), promise("resolution", 8, null, "business"));

  test("policies of the model are understood, and promises are of the model", () => {
    const input: SlaPolicyInput = {
      id: "policy",
      name: "Gold",
      position: 1,
      scheduleId: "day",
      targets: [
        { metric: "first-response", priority: "high", target: { seconds: 90.0005, clock: "calendar" } },
        { metric: "agent-work", target: { seconds: 3600, clock: "business" } },
        { metric: "time-to-dispatch", target: { seconds: 1, clock: "calendar" } },
      ],
    };
    const events = [
      event("priority-changed", "Mon 09:00", { priority: "high" }),
      event("agent-reply", "Mon 09:01"),
    ];
    const made = promises(SlaPolicySchema.parse(input), "Tue 00:00", events);
    expect(made.map(({ metric }) => metric)).toEqual(["first-response", "agent-work"]);
    for (const one of made) {
      const { remainingMs, priority, ...record } = one;
      expect(SlaInstanceSchema.parse(record)).toEqual(record);
      expect(slaStatuses).toContain(one.status);
    }
    expect(made[0]?.target.seconds).toBe(90.001);
  });

  test("every metric of the model has its clock", () => {
    const everything = policyOf(...slaMetrics.map((metric) => promise(metric, 1)));
    const events = [
      event("queued", "Mon 09:00"),
      event("agent-reply", "Mon 09:30"),
      event("customer-message", "Mon 09:40"),
    ];
    const timed = new Set(promises(everything, "Mon 10:00", events).map(({ metric }) => metric));
    expect([...timed].sort()).toEqual([...slaMetrics].sort());
  });

  test("a case that is yet to come has no promises; one without a creation begins with its first event", () => {
    const options = { policies: [policy], asOf: at("Mon 10:00"), calendars, scheduleId: "day" };
    expect(slaInstances({ caseId: "case", events: [] }, options)).toEqual([]);
    expect(slaInstances({ caseId: "case", events: [event("created", "Mon 11:00")] }, options)).toEqual([]);
    const events = [
      event("policy-applied", "Mon 09:15", { policyId: "policy" }),
      event("status-changed", "Mon 09:00", { status: "open" }),
    ];
    expect(slaInstances({ caseId: "case", events }, options)[0]?.startAt).toBe(at("Mon 09:00"));
  });

  test.each([
    [
      "an event at no instant",
      [{ type: "agent-reply", at: "Monday" }],
      {},
      'Case "case": events[2].at is "Monday"',
    ],
    [
      "an unknown policy",
      [event("policy-applied", "Mon 09:00", { policyId: "gold" })],
      {},
      'no SLA policy "gold" at',
    ],
    ["an unknown schedule", [], { scheduleId: "night" }, 'Case "case": there is no calendar "night"'],
    ["business time without a schedule", [], {}, "neither it nor the case names a schedule"],
    [
      "two versions that begin at once",
      [],
      { policies: [policy, policy], scheduleId: "day" },
      'Two versions of SLA policy "policy" begin at once',
    ],
    [
      "a version that begins later",
      [],
      { policies: [{ ...policy, validFrom: at("Tue 00:00") }] },
      'no SLA policy "policy" at 2026-03-02T09:00:00.000Z',
    ],
    [
      "a target that is no duration",
      [],
      { policies: [policyOf(promise("first-response", Number.NaN))] },
      'SLA policy "policy": NaN seconds of first-response are no duration',
    ],
    ["an end of observation that is none", [], { asOf: "now" }, 'asOf is "now"'],
    ["time beyond the calendar", [], { asOf: "2027-01-01T00:00:00Z", scheduleId: "day" }, "horizon"],
  ] as const)("%s is refused", (_, events, options, message) => {
    expect(() => promises(policy, "Tue 00:00", events, options)).toThrow(RangeError);
    expect(() => promises(policy, "Tue 00:00", events, options)).toThrow(message);
  });
});
