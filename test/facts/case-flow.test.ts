import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseFact } from "../../src/facts/case.ts";
import { type CaseFactsOptions, caseFacts, caseFactsByWindow } from "../../src/facts/case-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { backlog } from "../../src/metrics/backlog/backlog.ts";
import { netFlow } from "../../src/metrics/backlog/net-flow.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many days after Monday morning, 2 March 2026. */
const day = (days: number) => new Date(Date.UTC(2026, 2, 2, 9) + days * DAY_MS).toISOString();
const history = (...states: readonly (readonly [status: string, days: number])[]) =>
  states.map(([status, days]) => ({ status, startAt: day(days) }));

function factOf(one: CaseInput, options: CaseFactsOptions = {}): CaseFact {
  const [fact] = caseFacts([one], options);
  if (fact === undefined) throw new Error(`There is no fact of ${one.id}.`);
  return fact;
}

const fresh: CaseInput = { id: "case", status: "new", createdAt: day(0) };
/** A day new, two pending, half on hold, one open; resolved; reopened; a day open; resolved and closed. */
const long: CaseInput = {
  ...fresh,
  status: "closed",
  statusHistory: history(
    ["new", 0],
    ["pending-customer", 1],
    ["pending-internal", 3],
    ["open", 3.5],
    ["resolved", 4.5],
    ["open", 10],
    ["resolved", 11],
    ["closed", 20],
  ),
};
const inDays = (fact: CaseFact) =>
  [fact.waitingOnAgentMs, fact.waitingOnCustomerMs, fact.waitingOnThirdPartyMs].map((ms) =>
    typeof ms === "number" ? ms / DAY_MS : ms,
  );

describe("time in status", () => {
  it("goes to whom the case waited for, and stands still while it is resolved", () => {
    expect(inDays(factOf(long))).toEqual([3, 2, 0.5]);
    expect(inDays(factOf(long, { asOf: day(2) }))).toEqual([1, 1, 0]);
    expect(inDays(factOf(long, { asOf: day(8) }))).toEqual([2, 2, 0.5]);
    expect(inDays(factOf({ ...long, statusHistory: long.statusHistory?.toReversed() ?? null }))).toEqual([
      3, 2, 0.5,
    ]);
  });

  it("does not depend on which end a history begins at, be it of several states at one instant", () => {
    const statusHistory = history(["new", 0], ["pending-customer", 0], ["resolved", 2]);
    for (const one of [statusHistory, statusHistory.toReversed()]) {
      expect(inDays(factOf({ ...fresh, status: "resolved", statusHistory: one }))).toEqual([0, 2, 0]);
    }
  });

  it("makes, all together, the time for which the case was not resolved", () => {
    const { waitingOnAgentMs, waitingOnCustomerMs, waitingOnThirdPartyMs } = factOf(long);
    const sum = (waitingOnAgentMs ?? 0) + (waitingOnCustomerMs ?? 0) + (waitingOnThirdPartyMs ?? 0);
    expect(sum).toBe(4.5 * DAY_MS + DAY_MS);
  });

  it("is unknown without a history, or with one that begins after the case", () => {
    const unknown = [null, null, null];
    expect(inDays(factOf(fresh, { asOf: day(1) }))).toEqual(unknown);
    expect(inDays(factOf({ ...long, createdAt: day(-1) }))).toEqual(unknown);
    expect(
      inDays(
        factOf(
          { ...fresh, statusHistory: history(["new", 0], ["with-parts", 1], ["open", 2]) },
          { asOf: day(3) },
        ),
      ),
    ).toEqual(unknown);
  });

  it("of an open case takes an end of observation", () => {
    const open = { ...fresh, status: "open", statusHistory: history(["new", 0], ["open", 1]) };
    expect(inDays(factOf(open))).toEqual([null, null, null]);
    expect(inDays(factOf(open, { asOf: day(3) }))).toEqual([3, 0, 0]);
  });

  it("put aside is nobody's", () => {
    const aside = { ...fresh, status: "snoozed", statusHistory: history(["open", 0], ["snoozed", 1]) };
    expect(inDays(factOf(aside, { asOf: day(5) }))).toEqual([1, 0, 0]);
    expect(factOf(aside, { asOf: day(5) }).waitingOn).toBe("nobody");
  });

  it("is mapped by who is waited for, whatever a source calls it", () => {
    const own = { ...fresh, status: "with-parts", statusHistory: history(["open", 0], ["with-parts", 1]) };
    const waitingOn = { "with-parts": "third-party", open: "customer" } as const;
    const fact = factOf(own, { asOf: day(3), waitingOn });
    expect(inDays(fact)).toEqual([0, 1, 2]);
    expect(fact.waitingOn).toBe("third-party");
    expect(factOf(own, { asOf: day(3) }).waitingOn).toBeNull();
  });

  it("on the business clock counts open hours, in each status", () => {
    const weekdays = [1, 2, 3, 4, 5] as const;
    const business = compileSchedule(
      {
        timeZone: "UTC",
        intervals: weekdays.map((dayOfWeek) => ({ dayOfWeek, start: "09:00", end: "17:00" })),
      },
      { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) },
    );
    // New on Monday from nine, pending over Tuesday and Wednesday, on hold for Thursday's eight hours, …
    const fact = factOf(long, { clock: { business } });
    const hours = [fact.waitingOnAgentMs, fact.waitingOnCustomerMs, fact.waitingOnThirdPartyMs].map(
      (ms) => (ms ?? Number.NaN) / HOUR_MS,
    );
    expect(hours).toEqual([8 + 8 + 8, 16, 8]);
    expect(fact.clock).toBe("business");
    expect(hours.reduce((sum, one) => sum + one)).toBe(48);
  });
});

describe("turns", () => {
  const window = (from: number, to: number) => ({ window: { from: day(from), to: day(to) } });
  const turns = (one: CaseInput, from: number, to: number, asOf?: number) => {
    const fact = factOf(one, { ...window(from, to), ...(asOf !== undefined && { asOf: day(asOf) }) });
    return [fact.openAtWindowStart, fact.resolutionsInWindow, fact.reopensInWindow];
  };

  it("count each resolution and reopening where it lies, the begin of the window included", () => {
    expect(turns(long, 0, 5)).toEqual([false, 1, 0]);
    expect(turns(long, 4.5, 10)).toEqual([true, 1, 0]);
    expect(turns(long, 5, 10)).toEqual([false, 0, 0]);
    expect(turns(long, 10, 11)).toEqual([false, 0, 1]);
    expect(turns(long, 10.5, 30)).toEqual([true, 1, 0]);
    expect(turns(long, 11.5, 30)).toEqual([false, 0, 0]);
    expect(turns(long, 0, 30)).toEqual([false, 2, 1]);
  });

  it("count in all where no window was asked for", () => {
    expect(factOf(long)).toMatchObject({ resolutionsInWindow: 2, reopensInWindow: 1, reopens: 1 });
    expect(factOf(long, { asOf: day(10) })).toMatchObject({ resolutionsInWindow: 1, reopensInWindow: 1 });
  });

  it("are those of one reopening where there are instants alone", () => {
    const once: CaseInput = {
      ...fresh,
      status: "resolved",
      firstResolvedAt: day(4.5),
      reopenedAt: day(10),
      resolvedAt: day(11),
      reopenCount: 1,
    };
    expect(turns(once, 0, 30)).toEqual([false, 2, 1]);
    expect(turns(once, 5, 10.5)).toEqual([false, 0, 1]);
    expect(turns(once, 0, 30, 9)).toEqual([false, 1, 0]);
    expect(factOf(once, { asOf: day(9) })).toMatchObject({ reopens: 0, reopenedAfterMs: null });
    expect(factOf(once)).toMatchObject({ reopens: 1, reopenedAfterMs: 5.5 * DAY_MS });
  });

  it("are unknown of several reopenings without a history, but for their number", () => {
    const often = { ...fresh, status: "resolved", resolvedAt: day(11), reopenedAt: day(10), reopenCount: 3 };
    expect(turns(often, 0, 30)).toEqual([false, null, null]);
    expect(turns(often, 5, 30)).toEqual([null, null, null]);
    expect(factOf(often)).toMatchObject({ reopens: 3, resolutionsInWindow: 4, reopensInWindow: 3 });
  });

  it("of a record that says nothing of reopenings are one resolution", () => {
    const silent = { ...fresh, status: "resolved", resolvedAt: day(4) };
    expect(turns(silent, 3, 5)).toEqual([true, 1, 0]);
    expect(factOf(silent)).toMatchObject({ reopens: null, reopened: null, reopensInWindow: 0 });
  });

  it("are unknown of a case that was called off after it was resolved, and then opened again", () => {
    const odd = {
      ...fresh,
      status: "resolved",
      statusHistory: history(["new", 0], ["resolved", 2], ["canceled", 3], ["open", 4], ["resolved", 6]),
    };
    expect(turns(odd, 0, 30)).toEqual([false, null, null]);
    expect(turns(odd, 5, 30)).toEqual([null, null, null]);
  });

  it("tell how long a resolution has been watched", () => {
    expect(factOf(long, { asOf: day(14.5) })).toMatchObject({
      observedAfterResolutionMs: 10 * DAY_MS,
      reopenedAfterMs: 5.5 * DAY_MS,
      ageMs: 14.5 * DAY_MS,
      observedAt: day(14.5),
    });
    expect(factOf(fresh, { asOf: day(3) }).observedAfterResolutionMs).toBeNull();
  });
});

describe("a case that is called off", () => {
  it("is neither resolved nor open", () => {
    const canceled = { ...fresh, status: "canceled", closedAt: day(2) };
    expect(factOf(canceled)).toMatchObject({ resolved: false, canceled: true });
    const told = { ...canceled, statusHistory: history(["new", 0], ["canceled", 2]) };
    expect(factOf(told, { asOf: day(1) })).toMatchObject({ resolved: false, canceled: false });
    expect(factOf(told, { asOf: day(2) })).toMatchObject({ resolved: false, canceled: true });
  });
});

describe("messages", () => {
  const message = (id: string, type: "customer" | "agent" | "bot", days: number) => ({
    id,
    caseId: "case",
    author: { type },
    direction: type === "customer" ? ("inbound" as const) : ("outbound" as const),
    visibility: "public" as const,
    kind: "message",
    createdAt: day(days),
  });
  const messages = [
    message("1", "customer", 0.5),
    message("2", "bot", 0.5),
    message("3", "agent", 1),
    message("4", "agent", 2),
  ];

  it("tell what the record leaves out", () => {
    expect(factOf(fresh, { messages })).toMatchObject({
      firstRespondedAt: day(1),
      firstResponseMs: DAY_MS,
      firstMessageToResponseMs: DAY_MS / 2,
      agentReplies: 2,
    });
    expect(factOf(fresh, { messages, asOf: day(1.5) }).agentReplies).toBe(1);
    expect(factOf({ ...fresh, id: "other" }, { messages })).toMatchObject({
      agentReplies: 0,
      firstResponseMs: null,
      firstMessageToResponseMs: null,
    });
  });

  it("tell the answer of a machine too, which counts as no reply of an agent", () => {
    expect(factOf(fresh, { messages }).firstAnyResponseMs).toBe(DAY_MS / 2);
    expect(factOf(fresh, { messages: messages.slice(0, 2) })).toMatchObject({
      firstResponseMs: null,
      firstAnyResponseMs: DAY_MS / 2,
      agentReplies: 0,
    });
    const automatic = [
      { kind: "auto-reply" },
      { isAutomated: true },
      { automationId: "rule" },
      { author: { type: "agent" as const, isAutomated: true } },
    ];
    const nothing = [
      { kind: "survey-feedback" },
      { visibility: "internal" as const },
      { deliveryStatus: "bounced" },
      { direction: "inbound" as const },
    ];
    const answeredBy = (also: object) =>
      factOf(fresh, { messages: [{ ...message("1", "agent", 1), ...also }] }).firstAnyResponseMs;
    for (const also of automatic) expect(answeredBy(also), JSON.stringify(also)).toBe(DAY_MS);
    for (const also of nothing) {
      expect(answeredBy({ isAutomated: true, ...also }), JSON.stringify(also)).toBeNull();
    }
  });

  it("from before the case was opened answer nothing that it asks", () => {
    const inTheChat = [message("1", "customer", -2), message("2", "agent", -1), message("3", "bot", -1)];
    expect(factOf(fresh, { messages: inTheChat })).toMatchObject({
      firstResponseMs: null,
      firstAnyResponseMs: null,
      firstMessageToResponseMs: DAY_MS,
    });
    expect(factOf(fresh, { messages: [...inTheChat, message("4", "agent", 1)] })).toMatchObject({
      firstResponseMs: DAY_MS,
      firstAnyResponseMs: DAY_MS,
    });
  });

  it("do not overrule it", () => {
    const record = { ...fresh, firstAgentReplyAt: day(0.75), replyCount: 5 };
    expect(factOf(record, { messages })).toMatchObject({ firstResponseMs: 0.75 * DAY_MS, agentReplies: 5 });
  });
});

describe("windows one after the other", () => {
  const weeks = [0, 7, 14].map((from) => ({ from: day(from), to: day(from + 7) }));

  it("are observed at their last millisecond, without cases that were over before", () => {
    const facts = Array.from(caseFactsByWindow([long], weeks));
    expect(facts.map(({ observedAt, resolved }) => [observedAt, resolved])).toEqual([
      [new Date(Date.parse(day(7)) - 1).toISOString(), true],
      [new Date(Date.parse(day(14)) - 1).toISOString(), true],
    ]);
  });

  it("end with the observation", () => {
    expect(Array.from(caseFactsByWindow([fresh], weeks, { asOf: day(10) }))).toHaveLength(1);
  });

  it("conserve cases: each backlog is the last one and the net flow, and is what its flows make", () => {
    const lives = fc
      .record({
        created: fc.integer({ min: -5, max: 20 }),
        steps: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
      })
      .map(({ created, steps }) => {
        let at = created;
        const states: [string, number][] = [["new", created]];
        for (const [place, step] of steps.entries()) {
          at += step + 0.25;
          states.push([place % 2 === 0 ? "resolved" : "open", at]);
        }
        const [last] = states.toReversed();
        return {
          id: "case",
          status: last?.[0] ?? "new",
          createdAt: day(created),
          statusHistory: history(...states),
        };
      });
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 12 }), (all) => {
        const cases = all.map((one, index) => ({ ...one, id: `case ${index}` }));
        const openAt = (asOf: string) => measure(backlog, caseFacts(cases, { asOf })).value ?? Number.NaN;
        for (const window of weeks) {
          const asOf = new Date(Date.parse(window.to) - 1).toISOString();
          const facts = caseFacts(cases, { asOf, window });
          const before = openAt(new Date(Date.parse(window.from) - 1).toISOString());
          const grown = measure(netFlow, facts).value ?? Number.NaN;
          expect(before + grown).toBe(openAt(asOf));
          expect(measure(backlog.variants.fromFlow, facts)).toMatchObject({
            value: openAt(asOf),
            parts: { opening: before },
          });
        }
      }),
    );
  });
});
