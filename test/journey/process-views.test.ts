import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { journeyStageFacts } from "../../src/facts/journey-stage-facts.ts";
import { activityLog } from "../../src/journey/activity-log.ts";
import { directlyFollowsGraph } from "../../src/journey/directly-follows-graph.ts";
import { stageFlow } from "../../src/journey/stage-flow.ts";
import type { Times } from "../../src/journey/times.ts";
import { variants } from "../../src/journey/variants.ts";
import type { JourneyInstanceInput } from "../../src/model/journey-instance.ts";
import { formatInstant } from "../../src/time/instant.ts";
import { casesOf, randomRows } from "./random-rows.ts";

const lived = (caseId: string, ...events: readonly (readonly [string, number])[]) =>
  events.map(([activity, at]) => ({ caseId, activity, at }));

/** Times as they would be summed up by hand. */
function byHand(times: readonly number[]): Pick<Times, "n" | "totalMs" | "medianMs" | "leastMs" | "mostMs"> {
  const sorted = [...times].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return {
    n: sorted.length,
    totalMs: sorted.reduce((sum, time) => sum + time, 0),
    medianMs: low === undefined || high === undefined ? null : (low + high) / 2,
    leastMs: sorted[0] ?? null,
    mostMs: sorted.at(-1) ?? null,
  };
}

describe("The directly-follows graph", () => {
  it("has the arcs, counts and times that a search through all pairs finds", () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const graph = directlyFollowsGraph(activityLog(rows));
        const cases = [...casesOf(rows).values()];
        const steps = cases.flatMap((events, number) =>
          events.slice(1).map((next, place) => ({ number, from: events[place], to: next })),
        );
        for (const { from, to, count, cases: found, times } of graph.arcs) {
          const own = steps.filter((step) => step.from?.activity === from && step.to.activity === to);
          expect(count).toBe(own.length);
          expect(found).toBe(new Set(own.map(({ number }) => number)).size);
          expect(times).toMatchObject(byHand(own.map((step) => step.to.at - (step.from?.at ?? 0))));
        }
        expect(graph.arcs.reduce((sum, { count }) => sum + count, 0)).toBe(steps.length);
        for (const { activity, toNext, sinceStart, ...counts } of graph.activities) {
          const holding = cases.filter((events) => events.some((one) => one.activity === activity));
          const times = (events: readonly { activity: string }[]) =>
            events.filter((one) => one.activity === activity).length;
          expect(counts).toEqual({
            events: cases.reduce((sum, events) => sum + times(events), 0),
            cases: holding.length,
            share: holding.length / cases.length,
            starts: cases.filter((events) => events[0]?.activity === activity).length,
            ends: cases.filter((events) => events.at(-1)?.activity === activity).length,
            repeatedIn: cases.filter((events) => times(events) > 1).length,
          });
          const own = steps.filter(({ from }) => from?.activity === activity);
          expect(toNext).toMatchObject(byHand(own.map((step) => step.to.at - (step.from?.at ?? 0))));
          const first = (events: readonly { activity: string; at: number }[]) =>
            (events.find((one) => one.activity === activity)?.at ?? 0) - (events[0]?.at ?? 0);
          expect(sinceStart).toMatchObject(byHand(holding.map(first)));
        }
      }),
    );
  });

  it("tells loops of one step and of two, with how often they were gone round", () => {
    const rows = [
      ...lived("ada", ["a", 0], ["a", 1], ["a", 2]),
      ...lived("ben", ["a", 0], ["b", 1], ["a", 2], ["b", 3]),
    ];
    expect(directlyFollowsGraph(activityLog(rows)).loops).toEqual([
      { activities: ["a"], count: 2, cases: 1 },
      { activities: ["a", "b"], count: 1, cases: 1 },
      { activities: ["b", "a"], count: 1, cases: 1 },
    ]);
  });

  it("of more activities than a table of pairs holds is the same", () => {
    const many = Array.from({ length: 1100 }, (_, at) => lived("c", [`a${at}`, at], ["back", at]));
    const graph = directlyFollowsGraph(activityLog(many.flat()));
    expect(graph.arcs.length).toBe(2199);
    expect(graph.activities.length).toBe(1101);
  });

  it("of no rows says nothing", () => {
    const graph = directlyFollowsGraph(activityLog([]));
    expect(graph).toMatchObject({ cases: 0, events: 0, activities: [], arcs: [], loops: [] });
    expect(graph.throughput.medianMs).toBeNull();
  });
});

it("Quantiles are of Hyndman and Fan's types 7 and 1, and the deviation is that of a sample", () => {
  const log = activityLog([1, 2, 4, 10].flatMap((gap) => lived(`c-${gap}`, ["a", 0], ["b", gap])));
  // (1 + 4 + 16 + 100 − 17²/4) / 3 = 48.75 / 3
  expect(directlyFollowsGraph(log).throughput).toEqual({
    n: 4,
    totalMs: 17,
    meanMs: 4.25,
    deviationMs: Math.sqrt(16.25),
    leastMs: 1,
    medianMs: 3,
    p90Ms: expect.closeTo(8.2, 9),
    p95Ms: expect.closeTo(9.1, 9),
    mostMs: 10,
  });
  expect(directlyFollowsGraph(log, { quantiles: "nearestRank" }).throughput).toMatchObject({
    medianMs: 2,
    p90Ms: 10,
  });
});

it("A deviation is exact where squares outgrow what a number holds", () => {
  const far = Date.UTC(9999, 0, 1);
  const log = activityLog([...lived("ada", ["a", 0], ["b", far]), ...lived("ben", ["a", 0], ["b", far - 2])]);
  expect(directlyFollowsGraph(log).throughput.deviationMs).toBe(Math.SQRT2);
});

describe("Variants", () => {
  it("hold every case once, under its whole way", () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const ways = new Map<string, number>();
        for (const events of casesOf(rows).values()) {
          const way = events.map(({ activity }) => activity).join();
          ways.set(way, (ways.get(way) ?? 0) + 1);
        }
        const found = variants(activityLog(rows));
        expect(new Map(found.map(({ path, cases }) => [path.join(), cases]))).toEqual(ways);
        for (const { examples, cases } of found) expect(examples.length).toBe(Math.min(cases, 3));
      }),
    );
  });

  it("are told by the first cases in the order of their ids, whatever came first", () => {
    const rows = ["d", "b", "c", "a"].flatMap((caseId) => lived(caseId, ["x", 0]));
    expect(variants(activityLog(rows), { examples: 2 })[0]?.examples).toEqual(["a", "b"]);
  });
});

describe("Stages", () => {
  it("are stayed in until the next stage; where a case stops it has not left", () => {
    const log = activityLog([
      ...lived("ada", ["cart", 0], ["help", 3], ["cart", 5], ["pay", 8], ["cart", 9]),
      ...lived("ben", ["cart", 0]),
    ]);
    const [cart, pay] = stageFlow(log, ["cart", "pay"]);
    expect(cart).toMatchObject({
      cases: 2,
      visits: 3,
      stoppedHere: 2,
      movedOn: 1,
      conversion: 0.5,
      dropOff: 0.5,
    });
    expect(cart?.perVisit).toMatchObject({ n: 1, totalMs: 8 });
    expect(cart?.perCase.n).toBe(0);
    expect(pay).toMatchObject({ cases: 1, visits: 1, stoppedHere: 0, movedOn: null, conversion: null });
    expect(pay?.perCase).toMatchObject({ n: 1, totalMs: 1 });
    expect(() => stageFlow(log, ["cart", "cart"])).toThrow('The stage "cart" is named twice.');
  });

  it("are reached, stayed in and left as the facts of the same journeys say", () => {
    const stages = ["a", "b", "c", "d"];
    fc.assert(
      fc.property(randomRows, (rows) => {
        const journeys = Array.from(
          casesOf(rows),
          ([id, events]): JourneyInstanceInput => ({
            id,
            startedAt: formatInstant(events[0]?.at ?? 0),
            status: "completed",
            touchpoints: events.map(({ activity, at }, place) => ({
              id: `${place}`,
              stage: activity,
              at: formatInstant(at),
              status: "occurred",
            })),
          }),
        );
        const facts = journeyStageFacts({ journeys }, { stages });
        for (const flow of stageFlow(activityLog(rows), stages).slice(0, -1)) {
          const own = facts.filter(({ stage }) => stage === flow.stage);
          expect(flow.cases).toBe(own.length);
          expect(flow.visits).toBe(own.reduce((sum, { visits }) => sum + (visits ?? Number.NaN), 0));
          expect(flow.movedOn).toBe(own.filter(({ untilNextStageMs }) => untilNextStageMs !== null).length);
          expect(flow.stoppedHere).toBe(own.filter(({ lastSeen }) => lastSeen).length);
          const left = own.filter(({ lastSeen }) => !lastSeen);
          expect(flow.perCase.totalMs).toBe(
            left.reduce((sum, { durationMs }) => sum + (durationMs ?? Number.NaN), 0),
          );
        }
      }),
    );
  });
});
