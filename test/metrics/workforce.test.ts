import { describe, expect, it } from "vitest";
import { agentStatusIntervalFacts } from "../../src/facts/agent-status-interval-facts.ts";
import { accumulator } from "../../src/measure/accumulator.ts";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import { aPaidDay, paidHours } from "../../src/metrics/example-agent-time.ts";
import { chatConcurrency } from "../../src/metrics/workforce/chat-concurrency.ts";
import { occupancy } from "../../src/metrics/workforce/occupancy.ts";
import { scheduleAdherence } from "../../src/metrics/workforce/schedule-adherence.ts";
import { scheduleConformance } from "../../src/metrics/workforce/schedule-conformance.ts";
import { shrinkage } from "../../src/metrics/workforce/shrinkage.ts";
import { utilization } from "../../src/metrics/workforce/utilization.ts";
import { keepsItsExamples } from "./worked.ts";

const entries: readonly MetricEntry[] = Object.values(catalogue);
for (const entry of entries.filter(({ family }) => family === "workforce")) keepsItsExamples(entry);

describe("one day under every name", () => {
  it("has four shares that are called utilization or occupancy, side by side", () => {
    const day = aPaidDay();
    expect({
      occupancy: measure(occupancy, day).value,
      ofLoggedIn: measure(occupancy.variants.ofLoggedIn, day).value,
      available: measure(utilization, day).value,
      handled: measure(utilization.variants.handled, day).value,
      handledOfLoggedIn: measure(utilization.variants.handledOfLoggedIn, day).value,
    }).toEqual({
      occupancy: 5 / 6,
      ofLoggedIn: 5 / 7.5,
      available: 6 / 8,
      handled: 5 / 8,
      handledOfLoggedIn: 5 / 7.5,
    });
  });

  it("has a utilization that its shrinkage of paid time completes to 1", () => {
    const day = [...aPaidDay(), { ...paidHours("auxiliary", 1), paid: false }, paidHours(null, 3)];
    const [used, lost] = [measure(utilization, day), measure(shrinkage, day)];
    expect((used.value ?? Number.NaN) + (lost.value ?? Number.NaN)).toBe(1);
    expect(used.excluded).toEqual(lost.excluded);
  });

  it("has a default that is also to be had under its own name", () => {
    const { variant: _, ...own } = measure(utilization.variants.available, aPaidDay());
    const { variant: __, ...usual } = measure(utilization, aPaidDay());
    expect(own).toEqual(usual);
  });

  it("tells who is away from who is at other work", () => {
    expect(measure(shrinkage, aPaidDay()).parts).toEqual({
      externalMs: 0.5 * 3_600_000,
      internalMs: 1.5 * 3_600_000,
      paidMs: 8 * 3_600_000,
    });
    const breakLoggedOut = { ...paidHours("offline", 1), planned: "break" };
    expect(measure(shrinkage, [breakLoggedOut]).parts).toMatchObject({
      externalMs: 0,
      internalMs: 3_600_000,
    });
  });
});

describe("a shift of an hour that begins a quarter late", () => {
  const facts = agentStatusIntervalFacts(
    [
      {
        agentId: "a",
        status: "available",
        startAt: "2026-03-02T09:15:00Z",
        endAt: "2026-03-02T10:15:00Z",
      },
    ],
    {
      plan: [
        {
          agentId: "a",
          activity: "contacts",
          startAt: "2026-03-02T09:00:00Z",
          endAt: "2026-03-02T10:00:00Z",
          isPaid: true,
        },
      ],
    },
  );

  it("adheres for three quarters, and conforms in full", () => {
    expect(measure(scheduleAdherence, facts)).toMatchObject({ value: 0.75, excluded: { notPlanned: 1 } });
    expect(measure(scheduleConformance, facts).value).toBe(1);
  });

  it("is used for three quarters of its paid time, which the plan alone tells", () => {
    expect(measure(utilization, facts)).toMatchObject({ value: 0.75, excluded: { paidUnknown: 1 } });
    expect(measure(shrinkage, facts).value).toBe(0.25);
  });
});

describe("shards", () => {
  it("of agents merge to the times of all, not to the mean of their shares", () => {
    const fold = accumulator(occupancy);
    const [busy, idle] = [
      [paidHours("handling", 1), paidHours("available", 1)],
      [paidHours("available", 6)],
    ].map((rows) => fold.addAll(fold.create(), rows));
    if (busy === undefined || idle === undefined) throw new Error("There are two agents.");
    expect(fold.extract(fold.merge(busy, idle)).value).toBe(1 / 8);
  });
});

describe("bad input", () => {
  it("a negative time is refused by metric, row, column and value", () => {
    const rows = [paidHours("handling", 1), paidHours("available", -1)];
    for (const metric of [occupancy, utilization, shrinkage]) {
      expect(() => measure(metric, rows)).toThrow(
        expect.objectContaining({ metrics: [metric.id], row: 1, column: "durationMs", value: -3_600_000 }),
      );
    }
  });

  it("more engagement than sessions cannot be, and is refused or counted", () => {
    const rows = [
      { sessionMs: 10, engagedMs: 11 },
      { sessionMs: 20, engagedMs: 10 },
    ];
    expect(() => measure(chatConcurrency, rows)).toThrow(InvalidRowError);
    expect(measure(chatConcurrency, rows, { onInvalid: "exclude" })).toMatchObject({
      value: 2,
      excluded: { engagedBeyondSessions: 1 },
    });
  });
});
