import { describe, expect, test } from "vitest";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { type PromisedTime, slaInstanceFacts } from "../../src/facts/sla-instance-facts.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { slaInstances } from "../../src/time/sla-clock.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
/** Promised at 9 for 13 o'clock. */
const running: PromisedTime = {
  caseId: "case",
  policyId: "gold",
  metric: "first-response",
  status: "active",
  startAt: at(9),
  dueAt: at(13),
  target: { seconds: 4 * 3600, clock: "calendar" },
};

const factsOf = (promise: PromisedTime, asOf?: string) =>
  slaInstanceFacts({ instances: [promise] }, asOf === undefined ? {} : { asOf });
const statusOf = (promise: PromisedTime, asOf?: string) => factsOf(promise, asOf)[0]?.status;

describe("a promise", () => {
  test("is taken over from its record and from its case", () => {
    const one: CaseInput = {
      id: "case",
      status: "resolved",
      createdAt: at(8),
      requesterId: "ada",
      channel: "email",
      caseKind: "complaint",
      priority: "low",
      teamId: "t-1",
      assigneeId: "a-1",
      mergedIntoId: "other",
    };
    const fulfilled: PromisedTime = {
      ...running,
      id: "s-1",
      instance: 2,
      priority: "high",
      status: "missed",
      fulfilledAt: at(15),
      breachedAt: at(13),
      elapsed: { seconds: 21_600.001, clock: "calendar", source: "computed" },
    };
    expect(slaInstanceFacts({ instances: [fulfilled], cases: [one] })).toEqual([
      {
        slaInstanceId: "s-1",
        caseId: "case",
        interactionId: null,
        policyId: "gold",
        metric: "first-response",
        cycle: 2,
        status: "missed",
        priority: "high",
        customerId: "ada",
        channel: "email",
        kind: "complaint",
        teamId: "t-1",
        assigneeId: "a-1",
        discarded: "merged",
        startedAt: at(9),
        dueAt: at(13),
        fulfilledAt: at(15),
        breachedAt: at(13),
        clock: "calendar",
        targetMs: 4 * 3_600_000,
        elapsedMs: 21_600_001,
      },
    ]);
    expect(slaInstanceFacts({ instances: [running], cases: [one] })[0]?.priority).toBe("low");
  });

  test("in a case is of that case, and says so by an id of its own", () => {
    const { caseId: _, ...within } = running;
    const one: CaseInput = { id: "c-7", status: "open", createdAt: at(9), teamId: "t-1", sla: [within] };
    expect(slaInstanceFacts({ cases: [one, { ...one, id: "c-8", sla: null }] })).toMatchObject([
      { slaInstanceId: "c-7/gold/first-response/1", caseId: "c-7", teamId: "t-1", cycle: null },
    ]);
  });

  test("on an interaction alone is of no case", () => {
    const { caseId: _, ...promise } = running;
    expect(factsOf({ ...promise, interactionId: "i-1" })).toMatchObject([
      { slaInstanceId: "i-1/gold/first-response/1", caseId: null, interactionId: "i-1", discarded: null },
    ]);
  });

  test("with an instant that is none is refused", () => {
    expect(() => factsOf({ ...running, dueAt: "13:00" })).toThrow(InvalidRecordError);
    expect(() => factsOf({ ...running, dueAt: "13:00" })).toThrow(
      'SLA case/gold/first-response/1: "dueAt" is "13:00"',
    );
  });

  test("does not mix clocks: what has elapsed on another than the target's is not known", () => {
    const elapsed = { seconds: 3600, clock: "business", source: "reported" } as const;
    expect(factsOf({ ...running, elapsed })).toMatchObject([{ clock: "calendar", elapsedMs: null }]);
    const { target: _, ...untargeted } = running;
    expect(factsOf({ ...untargeted, elapsed })).toMatchObject([
      { clock: "business", elapsedMs: 3_600_000, targetMs: null },
    ]);
    expect(factsOf(untargeted)).toMatchObject([{ clock: null, elapsedMs: null, targetMs: null }]);
  });
});

describe("whether it was kept", () => {
  test("a running one is missed once its time is up, though the source calls it active still", () => {
    expect(statusOf(running, at(12))).toBe("active");
    expect(statusOf(running, at(13))).toBe("active");
    expect(factsOf(running, "2026-03-02T13:00:00.001Z")).toMatchObject([
      { status: "missed", breachedAt: at(13), fulfilledAt: null },
    ]);
    expect(statusOf(running)).toBe("active");
  });

  test("one that stands still, was taken off, or is due at no time, is what it is said to be", () => {
    for (const status of ["paused", "canceled", "nearing-noncompliance"]) {
      expect(statusOf({ ...running, status }, at(20))).toBe(status);
    }
    expect(statusOf({ ...running, dueAt: null }, at(20))).toBe("active");
  });

  test("one that was fulfilled is kept up to its time, the instant included", () => {
    const fulfilled = (fulfilledAt: string) => statusOf({ ...running, fulfilledAt });
    expect(fulfilled(at(12))).toBe("achieved");
    expect(fulfilled(at(13))).toBe("achieved");
    expect(fulfilled(at(14))).toBe("missed");
    expect(statusOf({ ...running, dueAt: null, fulfilledAt: at(14) })).toBe("active");
  });

  test("what the source says of an end stands, for it knows the pauses", () => {
    const late = { ...running, fulfilledAt: at(14) };
    expect(statusOf({ ...late, status: "achieved" })).toBe("achieved");
    expect(statusOf({ ...late, status: "missed" })).toBe("missed");
    expect(statusOf({ ...late, status: "canceled" })).toBe("canceled");
    expect(statusOf({ ...running, status: "active", breachedAt: at(13) })).toBe("missed");
  });

  test("Intercom's word alone, without any instant, is taken at any time", () => {
    const { dueAt: _, ...told } = running;
    expect(statusOf({ ...told, status: "achieved" }, at(10))).toBe("achieved");
    expect(statusOf({ ...told, status: "missed" }, at(10))).toBe("missed");
  });
});

describe("with an end of observation", () => {
  const achieved: PromisedTime = {
    ...running,
    status: "achieved",
    fulfilledAt: at(12),
    elapsed: { seconds: 3 * 3600, clock: "calendar", source: "computed" },
  };
  const missed: PromisedTime = { ...achieved, status: "missed", fulfilledAt: at(15), breachedAt: at(13) };

  test("what began later is left out", () => {
    expect(factsOf(running, at(8))).toEqual([]);
    expect(factsOf(running, at(9))).toHaveLength(1);
  });

  test("what happened later has not happened", () => {
    expect(factsOf(achieved, at(11))).toMatchObject([
      { status: "active", fulfilledAt: null, elapsedMs: null },
    ]);
    expect(factsOf(achieved, at(12))).toMatchObject([{ status: "achieved", fulfilledAt: at(12) }]);
    expect(factsOf(missed, at(12))).toMatchObject([{ status: "active", breachedAt: null }]);
    expect(factsOf(missed, at(14))).toMatchObject([
      { status: "missed", breachedAt: at(13), fulfilledAt: null, elapsedMs: null },
    ]);
    expect(factsOf(missed, at(15))).toMatchObject([{ status: "missed", fulfilledAt: at(15) }]);
  });

  test("one that is only said to be missed was not before its time was up", () => {
    const told = { ...running, status: "missed" };
    expect(statusOf(told, at(12))).toBe("active");
    expect(statusOf(told, at(14))).toBe("missed");
  });

  test("one that a shorter target broke was whole until then", () => {
    const broken: PromisedTime = { ...running, status: "missed", dueAt: at(10), breachedAt: at(12) };
    expect(statusOf(broken, at(11))).toBe("active");
    expect(statusOf(broken, at(12))).toBe("missed");
  });
});

test("what the clock gives are promises as records are", () => {
  const events = [
    { type: "created", at: at(9) },
    { type: "policy-applied", at: at(9), policyId: "gold" },
    { type: "priority-changed", at: at(9), priority: "high" },
    { type: "agent-reply", at: at(10) },
    { type: "customer-message", at: at(11) },
  ] as const;
  const targets = ["first-response", "next-response"].map((metric) => ({
    metric,
    priority: "high",
    target: { seconds: 7200, clock: "calendar" as const },
  }));
  const clocked = (asOf: string) =>
    slaInstances({ caseId: "case", events }, { policies: [{ id: "gold", targets }], asOf });
  expect(slaInstanceFacts({ instances: clocked(at(12)) })).toMatchObject([
    {
      slaInstanceId: "case/gold/first-response/1",
      status: "achieved",
      priority: "high",
      elapsedMs: 3_600_000,
      targetMs: 7_200_000,
    },
    { slaInstanceId: "case/gold/next-response/1", status: "active", dueAt: at(13), elapsedMs: 3_600_000 },
  ]);
  // Looked at later, the record of 12 o'clock comes to the same judgement as the clock.
  const later = slaInstanceFacts({ instances: clocked(at(12)) }, { asOf: at(14) });
  expect(later.map(({ status }) => status)).toEqual(clocked(at(14)).map(({ status }) => status));
});
