import { describe, expect, it } from "vitest";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { type SiteHit, sessionFacts } from "../../src/facts/session-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { bounceRate } from "../../src/metrics/journey/bounce-rate.ts";

const minute = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9) + minutes * 60_000).toISOString();
const asOf = minute(600);
const hit = (minutes: number, more: Partial<SiteHit> = {}): SiteHit => ({
  visitorId: "ada",
  at: minute(minutes),
  kind: "view",
  page: `/${minutes}`,
  ...more,
});

describe("a session", () => {
  it("is one fact of its hits, in the order of time", () => {
    const hits = [hit(5, { kind: "other", page: null }), hit(0), hit(7), hit(6, { kind: "key" })];
    expect(sessionFacts(hits, { asOf })).toEqual([
      {
        sessionId: "ada#1",
        visitorId: "ada",
        startedAt: minute(0),
        landingPage: "/0",
        exitPage: "/7",
        open: false,
        durationMs: 7 * 60_000,
        views: 2,
        keyEvents: 1,
        interactions: 4,
      },
    ]);
  });

  it("ends where the visitor is idle for more than half an hour", () => {
    const starts = (hits: SiteHit[], idleMs?: number) =>
      sessionFacts(hits, { asOf, ...(idleMs !== undefined && { idleMs }) }).map(({ sessionId, views }) => [
        sessionId,
        views,
      ]);
    expect(starts([hit(0), hit(30), hit(60)])).toEqual([["ada#1", 3]]);
    expect(starts([hit(0), hit(30.001), hit(60)])).toEqual([
      ["ada#1", 1],
      ["ada#2", 2],
    ]);
    expect(starts([hit(0), hit(30)], 60_000)).toHaveLength(2);
    expect(starts([hit(0), hit(1, { visitorId: "bo" }), hit(2)])).toEqual([
      ["ada#1", 2],
      ["bo#1", 1],
    ]);
  });

  it("is the source's own where it names one", () => {
    const hits = [hit(0, { sessionId: "x" }), hit(100, { sessionId: "x" }), hit(101, { sessionId: "y" })];
    expect(sessionFacts(hits, { asOf }).map(({ sessionId, views }) => [sessionId, views])).toEqual([
      ["x", 2],
      ["y", 1],
    ]);
  });

  it("may still go on until the visitor has been idle for long enough", () => {
    const open = (at: string) => sessionFacts([hit(0), hit(90)], { asOf: at }).map((one) => one.open);
    expect(open(minute(10))).toEqual([true]);
    expect(open(minute(30))).toEqual([true]);
    expect(open(minute(120))).toEqual([false, true]);
    expect(open(minute(121))).toEqual([false, false]);
  });

  it("without a view has neither landing page nor exit page", () => {
    const [fact] = sessionFacts([hit(0, { kind: "key" })], { asOf });
    expect(fact).toMatchObject({ landingPage: null, exitPage: null, views: 0, interactions: 1 });
  });

  it("is refused with an instant that is none", () => {
    expect(() => sessionFacts([hit(0, { at: "noon" })], { asOf })).toThrow(InvalidRecordError);
    expect(() => sessionFacts([], { asOf: "now" })).toThrow('sessionFacts: "asOf"');
  });
});

it("two rules of bouncing see the same sessions differently", () => {
  const reader = [hit(0), hit(0.5, { kind: "other" })];
  const passerBy = [hit(0, { visitorId: "bo" })];
  const clicker = [hit(0, { visitorId: "cy" }), hit(0.1, { visitorId: "cy", kind: "other" })];
  const rows = sessionFacts([...reader, ...passerBy, ...clicker], { asOf });
  expect(measure(bounceRate, rows).value).toBe(2 / 3);
  expect(measure(bounceRate.variants.singlePage, rows).value).toBe(1 / 3);
});
