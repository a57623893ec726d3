import { describe, expect, it } from "vitest";
import type { CaseFact } from "../../src/facts/case.ts";
import { type CaseFactsOptions, caseFacts } from "../../src/facts/case-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import type { CaseInput } from "../../src/model/case.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many days after the case was opened. */
const day = (days: number) => new Date(Date.UTC(2026, 2, 2, 9) + days * DAY_MS).toISOString();

const fresh: CaseInput = { id: "case", status: "new", createdAt: day(0) };
const resolved: CaseInput = { ...fresh, status: "resolved", resolvedAt: day(3) };
/** Resolved on day 3, reopened on day 5, resolved on day 8, closed on day 18. */
const reopened: CaseInput = {
  ...fresh,
  status: "closed",
  firstResolvedAt: day(3),
  reopenedAt: day(5),
  reopenCount: 1,
  resolvedAt: day(8),
  closedAt: day(18),
};
const history = [
  { status: "new", startAt: day(0) },
  { status: "open", startAt: day(1) },
  { status: "resolved", startAt: day(3) },
  { status: "open", startAt: day(5) },
  { status: "resolved", startAt: day(8) },
  { status: "closed", startAt: day(18) },
];

function factOf(one: CaseInput, options: CaseFactsOptions = {}): CaseFact {
  const [fact] = caseFacts([one], options);
  if (fact === undefined) throw new Error(`There is no fact of ${one.id}.`);
  return fact;
}

/** Whether and when it was resolved, first and last in days, and whether it was reopened. */
function life(one: CaseInput, asOf?: string) {
  const fact = factOf(one, asOf === undefined ? {} : { asOf });
  const days = (ms: number | null | undefined) => (typeof ms === "number" ? ms / DAY_MS : null);
  return {
    resolved: fact.resolved,
    first: days(fact.firstResolutionMs),
    full: days(fact.fullResolutionMs),
    reopened: fact.reopened,
  };
}

describe("what a case is", () => {
  it("is taken over from its record", () => {
    const record: CaseInput = {
      ...reopened,
      requesterId: "ada",
      channel: "email",
      caseKind: "complaint",
      priority: "high",
      teamId: "t-1",
      assigneeId: "a-1",
      topic: "parcel",
      direction: "inbound",
      initiative: "reactive",
      firstAssignedAt: day(0.5),
      firstRespondedAt: day(0.25),
      firstAgentReplyAt: day(1),
      replyCount: 3,
      isEscalated: true,
      transferCount: 2,
    };
    expect(factOf(record, { window: { from: day(0), to: day(8) } })).toEqual({
      caseId: "case",
      customerId: "ada",
      channel: "email",
      kind: "complaint",
      priority: "high",
      teamId: "t-1",
      assigneeId: "a-1",
      reason: "parcel",
      direction: "inbound",
      initiative: "reactive",
      discarded: null,
      createdAt: day(0),
      firstRespondedAt: day(1),
      firstResolvedAt: day(3),
      resolvedAt: day(8),
      closedAt: day(18),
      observedAt: null,
      resolved: true,
      canceled: false,
      waitingOn: "nobody",
      reopened: true,
      reopens: 1,
      agentReplies: 3,
      escalated: true,
      teamChanges: 2,
      resolvableAtFirstLevel: null,
      clock: "calendar",
      firstResponseMs: DAY_MS,
      firstAnyResponseMs: DAY_MS / 4,
      assignmentToResponseMs: DAY_MS / 2,
      firstMessageToResponseMs: null,
      firstResolutionMs: 3 * DAY_MS,
      fullResolutionMs: 8 * DAY_MS,
      timeToCloseMs: 18 * DAY_MS,
      waitingOnAgentMs: null,
      waitingOnCustomerMs: null,
      waitingOnThirdPartyMs: null,
      ageMs: null,
      reopenedAfterMs: 2 * DAY_MS,
      observedAfterResolutionMs: null,
      windowMs: 8 * DAY_MS,
      openAtWindowStart: false,
      createdInWindow: true,
      resolvedInWindow: false,
      resolutionsInWindow: 1,
      reopensInWindow: 1,
    });
    expect(factOf({ ...record, reason: "late" }).reason).toBe("late");
  });

  it("is unknown, not false, where its record is silent", () => {
    expect(factOf(fresh)).toMatchObject({
      reopened: null,
      agentReplies: null,
      firstResponseMs: null,
      firstAnyResponseMs: null,
      createdInWindow: null,
      resolvedInWindow: null,
      discarded: null,
    });
  });

  it("says why it is none to measure", () => {
    expect(factOf({ ...fresh, isSpam: true, deletedAt: day(1) }).discarded).toBe("spam");
    expect(factOf({ ...fresh, isTest: true }).discarded).toBe("test");
    expect(factOf({ ...fresh, mergedIntoId: "other", deletedAt: day(1) }).discarded).toBe("merged");
    expect(factOf({ ...fresh, deletedAt: day(1) }).discarded).toBe("deleted");
    expect(factOf({ ...fresh, isSpam: false, mergedIntoId: null, deletedAt: null }).discarded).toBeNull();
  });
});

describe("resolution", () => {
  it.each(["new", "open", "pending-customer", "pending-internal", "snoozed"])(
    "is not of a case that is %s, though it was resolved before",
    (status) => {
      expect(life({ ...resolved, status })).toMatchObject({ resolved: false, full: null });
      expect(life({ ...reopened, status, resolvedAt: null, closedAt: null })).toEqual({
        resolved: false,
        first: 3,
        full: null,
        reopened: true,
      });
    },
  );

  it("is the last one, not the closing days after it", () => {
    expect(life(reopened)).toEqual({ resolved: true, first: 3, full: 8, reopened: true });
    expect(life({ ...resolved, status: "closed", closedAt: day(13) })).toMatchObject({ first: 3, full: 3 });
  });

  it("is the closing of a case that was closed straight from an open state", () => {
    const closed = { ...fresh, status: "closed", closedAt: day(2) };
    expect(life(closed)).toEqual({ resolved: true, first: 2, full: 2, reopened: null });
    expect(factOf({ ...closed, resolvedAt: null }).resolvedAt).toBe(day(2));
  });

  it("is not that a case was canceled, closed or not", () => {
    const canceled = { ...fresh, status: "canceled", closedAt: day(2) };
    expect(life(canceled)).toMatchObject({ resolved: false, first: null, full: null });
    expect(factOf(canceled).closedAt).toBe(day(2));
  });

  it("of a status that the library does not know is left to the instants", () => {
    const unknown = { ...fresh, status: "waiting-for-parts" };
    expect(life(unknown).resolved).toBe(false);
    expect(life({ ...unknown, resolvedAt: null, closedAt: null }).resolved).toBe(false);
    expect(life({ ...unknown, status: "done", resolvedAt: day(4) })).toMatchObject({
      resolved: true,
      full: 4,
    });
    expect(life({ ...unknown, status: "done", closedAt: day(4) })).toMatchObject({ resolved: true, full: 4 });
  });

  it("without an instant counts, and took nobody knows how long", () => {
    const { resolvedAt, ...undated } = resolved;
    expect(life(undated)).toEqual({ resolved: true, first: null, full: null, reopened: null });
    expect(factOf(undated, { window: { from: day(0), to: day(9) } }).resolvedInWindow).toBeNull();
  });

  it("for the first time is unknown where only the last of several is recorded", () => {
    const { firstResolvedAt, ...undated } = reopened;
    expect(life(undated)).toMatchObject({ first: null, full: 8 });
    expect(life({ ...undated, reopenCount: 0, reopenedAt: null })).toMatchObject({ first: 8, full: 8 });
  });

  it("is filled in from the history of states", () => {
    const told = { ...fresh, status: "closed", statusHistory: history };
    expect(life(told)).toEqual({ resolved: true, first: 3, full: 8, reopened: true });
    expect(life({ ...told, closedAt: day(18) })).toMatchObject({ full: 8 });
    expect(life({ ...told, statusHistory: history.toReversed() })).toMatchObject({ first: 3, full: 8 });
    const atOnce = [
      { status: "new", startAt: day(0) },
      { status: "resolved", startAt: day(0) },
    ];
    for (const statusHistory of [atOnce, [...atOnce, { status: "closed", startAt: day(2) }].toReversed()]) {
      expect(life({ ...told, statusHistory })).toMatchObject({ first: 0, full: 0, reopened: false });
    }
    const straight = [...history.slice(0, 2), { status: "closed", startAt: day(2) }];
    expect(life({ ...told, statusHistory: straight })).toMatchObject({ first: 2, full: 2, reopened: false });
  });

  it("is as the fields say where the history says otherwise", () => {
    const late = history.map(({ status, startAt }) => ({ status, startAt: startAt.replace("T09", "T10") }));
    expect(life({ ...reopened, statusHistory: late })).toMatchObject({ first: 3, full: 8 });
    expect(life({ ...fresh, status: "open", statusHistory: history })).toMatchObject({ resolved: false });
  });

  it("before the case was opened is negative, for measuring to refuse", () => {
    expect(life({ ...resolved, resolvedAt: day(-1) }).full).toBe(-1);
  });

  it("that the case has left since is none: it was reopened, and closed without being resolved again", () => {
    const closedAgain = { ...reopened, resolvedAt: day(3) };
    expect(life(closedAgain)).toMatchObject({ resolved: true, first: 3, full: 18 });
    expect(life({ ...closedAgain, closedAt: null })).toMatchObject({ resolved: true, first: 3, full: null });
    expect(life({ ...closedAgain, status: "with-parts", closedAt: null }).resolved).toBe(false);
  });
});

describe("reopening", () => {
  it("is told by the count, else by the instant", () => {
    expect(factOf({ ...resolved, reopenCount: 2 }).reopened).toBe(true);
    expect(factOf({ ...resolved, reopenCount: 0, reopenedAt: day(4) }).reopened).toBe(false);
    expect(factOf({ ...resolved, reopenedAt: day(2) }).reopened).toBe(true);
    expect(factOf({ ...resolved, reopenedAt: null }).reopened).toBe(false);
    expect(factOf(resolved).reopened).toBeNull();
  });

  it("is concluded from what else the record tells, though not when or how often", () => {
    const again = { ...fresh, status: "open", firstResolvedAt: day(3) };
    const twice = { ...resolved, firstResolvedAt: day(1) };
    const window = { from: day(0), to: day(9) };
    for (const one of [again, twice, { ...resolved, status: "open" }]) {
      expect(factOf(one, { window })).toMatchObject({
        reopened: true,
        reopens: null,
        resolutionsInWindow: null,
        reopensInWindow: null,
      });
    }
    expect(factOf({ ...again, reopenCount: 0 }).reopened).toBe(false);
    expect(factOf({ ...resolved, firstResolvedAt: day(3) }).reopened).toBeNull();
    expect(factOf({ ...fresh, status: "canceled", firstResolvedAt: day(3) }).reopened).toBeNull();
  });

  it("of which only the last is dated leaves what was before it unknown", () => {
    const thrice = { ...reopened, reopenCount: 3 };
    expect(factOf(thrice, { asOf: day(4), window: { from: day(0), to: day(4) } })).toMatchObject({
      reopens: null,
      resolutionsInWindow: null,
      reopensInWindow: null,
    });
  });

  it("is not that a resolved case was canceled", () => {
    const canceled = [...history.slice(0, 3), { status: "canceled", startAt: day(4) }];
    expect(life({ ...fresh, status: "canceled", statusHistory: canceled })).toMatchObject({
      resolved: false,
      reopened: false,
      first: 3,
    });
  });
});

describe("response", () => {
  it("is the first reply of an agent, whatever answered before", () => {
    const answered = { ...fresh, firstRespondedAt: day(1), firstAgentReplyAt: day(2) };
    expect(factOf(answered)).toMatchObject({ firstResponseMs: 2 * DAY_MS, firstAnyResponseMs: DAY_MS });
  });

  it("is none where the source says that only a machine has answered", () => {
    const acknowledged = { ...fresh, firstRespondedAt: day(1), firstAgentReplyAt: null };
    expect(factOf(acknowledged)).toMatchObject({
      firstResponseMs: null,
      firstRespondedAt: null,
      firstAnyResponseMs: DAY_MS,
    });
  });

  it("is any response where the source does not tell agents from machines", () => {
    expect(factOf({ ...fresh, firstRespondedAt: day(1) })).toMatchObject({
      firstResponseMs: DAY_MS,
      firstAnyResponseMs: DAY_MS,
    });
  });

  it("is none where no reply of an agent was counted, whatever acknowledged the receipt", () => {
    const acknowledged = { ...fresh, firstRespondedAt: day(1), replyCount: 0 };
    expect(factOf(acknowledged)).toMatchObject({ firstResponseMs: null, firstAnyResponseMs: DAY_MS });
    expect(factOf({ ...acknowledged, firstAgentReplyAt: day(2) }).firstResponseMs).toBe(2 * DAY_MS);
  });

  it("of any kind is no later than that of an agent", () => {
    expect(factOf({ ...fresh, firstAgentReplyAt: day(1) }).firstAnyResponseMs).toBe(DAY_MS);
    const late = { ...fresh, firstAgentReplyAt: day(1), firstRespondedAt: day(2) };
    expect(factOf(late).firstAnyResponseMs).toBe(DAY_MS);
  });

  it("before the assignment owes nothing to it", () => {
    const answered = { ...fresh, firstAgentReplyAt: day(2) };
    expect(factOf({ ...answered, firstAssignedAt: day(3) }).assignmentToResponseMs).toBeNull();
    expect(factOf({ ...answered, firstAssignedAt: day(2) }).assignmentToResponseMs).toBe(0);
    expect(factOf(answered).assignmentToResponseMs).toBeNull();
  });

  it("before the case was opened is negative, for measuring to refuse", () => {
    expect(factOf({ ...fresh, firstAgentReplyAt: day(-1) }).firstResponseMs).toBe(-DAY_MS);
  });
});

describe("the end of observation", () => {
  it("leaves out what was opened later", () => {
    expect(caseFacts([fresh], { asOf: day(-0.001) })).toEqual([]);
    expect(caseFacts([fresh], { asOf: day(0) })).toHaveLength(1);
  });

  it("undoes replies, closings and deletions that came later", () => {
    const later = { ...reopened, firstAgentReplyAt: day(2), deletedAt: day(20) };
    expect(factOf(later, { asOf: day(1) })).toMatchObject({
      firstResponseMs: null,
      closedAt: null,
      discarded: null,
    });
    expect(factOf(later, { asOf: day(17) })).toMatchObject({ closedAt: null, firstResponseMs: 2 * DAY_MS });
    expect(factOf(later, { asOf: day(20) })).toMatchObject({ closedAt: day(18), discarded: "deleted" });
  });

  const lives: readonly [number, ReturnType<typeof life>][] = [
    [2, { resolved: false, first: null, full: null, reopened: false }],
    [3, { resolved: true, first: 3, full: 3, reopened: false }],
    [4, { resolved: true, first: 3, full: 3, reopened: false }],
    [5, { resolved: false, first: 3, full: null, reopened: true }],
    [7, { resolved: false, first: 3, full: null, reopened: true }],
    [8, { resolved: true, first: 3, full: 8, reopened: true }],
    [17, { resolved: true, first: 3, full: 8, reopened: true }],
    [18, { resolved: true, first: 3, full: 8, reopened: true }],
  ];
  it.each(lives)("on day %d shows the case as it then was, by its history or its instants", (asOf, then) => {
    expect(life(reopened, day(asOf))).toEqual(then);
    expect(life({ ...reopened, statusHistory: history }, day(asOf))).toEqual(then);
    expect(life({ ...fresh, status: "closed", statusHistory: history }, day(asOf))).toEqual(then);
  });

  it("goes by the instants where the history does not reach back or is not understood", () => {
    const short = { ...reopened, statusHistory: history.slice(4) };
    expect(life(short, day(4))).toMatchObject({ resolved: true, full: 3 });
    const foreign = history.map((state, index) => (index === 3 ? { ...state, status: "with-parts" } : state));
    const then = { resolved: false, first: 3, full: null, reopened: true };
    expect(life({ ...reopened, statusHistory: foreign }, day(7))).toEqual(then);
  });

  it("shows a case that is open again as resolved until it was reopened", () => {
    const again = { ...reopened, status: "open", resolvedAt: null, closedAt: null };
    expect(life(again, day(4))).toMatchObject({ resolved: true, full: 3, reopened: false });
    expect(life(again, day(6))).toMatchObject({ resolved: false, first: 3, reopened: true });
  });

  it("shows the first resolution where only the last is recorded, if it was the only one", () => {
    const closedLater = { ...resolved, status: "closed", closedAt: day(13) };
    expect(life(closedLater, day(10))).toMatchObject({ first: 3, full: 3 });
    const { firstResolvedAt, ...undated } = reopened;
    expect(life(undated, day(10))).toMatchObject({ first: null, full: 8, reopened: true });
  });

  it("does not know of reopenings before the last one", () => {
    expect(life({ ...reopened, reopenCount: 3 }, day(4)).reopened).toBeNull();
    const { reopenCount, ...uncounted } = reopened;
    expect(life(uncounted, day(4)).reopened).toBeNull();
    expect(life({ ...resolved, reopenedAt: null }, day(2)).reopened).toBe(false);
  });
});

describe("the window", () => {
  const window = { from: day(0), to: day(3) };

  it("includes its begin and not its end", () => {
    expect(factOf(resolved, { window })).toMatchObject({ createdInWindow: true, resolvedInWindow: false });
    expect(factOf({ ...resolved, resolvedAt: day(2.999) }, { window }).resolvedInWindow).toBe(true);
    expect(factOf({ ...resolved, createdAt: day(-0.001) }, { window }).createdInWindow).toBe(false);
  });

  it("holds no resolution of a case that is open", () => {
    expect(factOf(fresh, { window })).toMatchObject({ createdInWindow: true, resolvedInWindow: false });
  });
});

describe("input", () => {
  it("writes instants in one way", () => {
    expect(factOf({ ...fresh, createdAt: "2026-03-02T10:00:00+01:00" }).createdAt).toBe(day(0));
  });

  it.each(["createdAt", "resolvedAt", "closedAt", "firstRespondedAt", "deletedAt"])(
    "names the record and the bad %s",
    (field) => {
      const bad = { ...fresh, [field]: "2026-03-02" };
      expect(() => caseFacts([bad])).toThrow(InvalidRecordError);
      expect(() => caseFacts([bad])).toThrow(`case case: "${field}" is "2026-03-02"; expected an RFC 3339`);
    },
  );

  it("names the bad place in a history, the bad end and the bad window", () => {
    const bad = { ...fresh, statusHistory: [{ status: "new", startAt: "" }] };
    expect(() => caseFacts([bad])).toThrow('case case: "statusHistory[0].startAt" is ""');
    expect(() => caseFacts([{ ...fresh, createdAt: JSON.parse("null") }])).toThrow('"createdAt" is null');
    expect(() => caseFacts([], { asOf: "now" })).toThrow('caseFacts: "asOf" is "now"');
    expect(() => caseFacts([], { window: { from: day(0), to: "now" } })).toThrow('"window.to" is "now"');
  });
});
