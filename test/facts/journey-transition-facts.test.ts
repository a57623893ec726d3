import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { journeyFacts } from "../../src/facts/journey-facts.ts";
import { journeyTransitionFacts } from "../../src/facts/journey-transition-facts.ts";
import { directlyFollows } from "../../src/metrics/journey/directly-follows.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { measureRows } from "../metrics/rows.ts";
import { DAY_MS, day, journey, lived } from "./lived-journeys.ts";

describe("a journey of three touchpoints", () => {
  const journeys = [
    journey(
      [
        lived("search", 0, { channel: "portal", stage: "discovery" }),
        lived("ask", 2, { channel: "voice" }),
        lived("pay", 3, { stage: "purchase" }),
      ],
      { status: "completed", endedAt: day(4), customerId: "ada", blueprintId: "buying" },
    ),
  ];

  it("has a start, two steps and an end", () => {
    const facts = journeyTransitionFacts({ journeys });
    expect(
      facts.map(({ index, kind, from, to, at, elapsedMs }) => [index, kind, from, to, at, elapsedMs]),
    ).toEqual([
      [0, "start", null, "search", day(0), null],
      [1, "step", "search", "ask", day(2), 2 * DAY_MS],
      [2, "step", "ask", "pay", day(3), DAY_MS],
      [3, "end", "pay", null, day(3), null],
    ]);
    expect(facts[1]).toMatchObject({
      journeyId: "j-1",
      blueprintId: "buying",
      customerId: "ada",
      fromStage: "discovery",
      toStage: null,
      fromChannel: "portal",
      toChannel: "voice",
    });
  });

  it("stopped nowhere yet while it went on", () => {
    const facts = journeyTransitionFacts({ journeys }, { asOf: day(2) });
    expect(facts.map(({ kind, from }) => [kind, from])).toEqual([
      ["start", null],
      ["step", "search"],
      ["open", "ask"],
    ]);
  });
});

it("a touchpoint that happens again is told by which time it is, but for one without a name", () => {
  const names = ["pay", "pay", "ask", "pay", null];
  const again = journey(names.map((touchpointId, index) => ({ ...lived("x", index), touchpointId })));
  const facts = journeyTransitionFacts({ journeys: [again] });
  expect(facts.map(({ occurrence }) => occurrence)).toEqual([null, 1, 2, 1, 3, null]);
  const counts = (metric: AnyMetric) => measureRows(metric, facts).value;
  expect([counts(directlyFollows.variants.reach), counts(directlyFollows.variants.repeats)]).toEqual([2, 1]);
});

it("a journey in which nothing happened has no transition", () => {
  expect(journeyTransitionFacts({ journeys: [journey([])] })).toEqual([]);
});

it("of any journeys the arcs are one fewer than the touchpoints of each, and nothing is lost", () => {
  const touchpoints = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(9)), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(touchpoints, { maxLength: 6 }), fc.boolean(), (all, ended) => {
      const journeys = all.map((steps, index) =>
        journey(
          steps.map(([name, on]) => lived(name, on)),
          { id: `j-${index}`, status: ended ? "completed" : "in-progress" },
        ),
      );
      const rows = journeyTransitionFacts({ journeys });
      const facts = journeyFacts({ journeys });
      const count = (metric: AnyMetric) => measureRows(metric, rows).value ?? 0;
      const lengths = facts.map((fact) => fact.touchpoints ?? 0);
      const begun = lengths.filter((length) => length > 0).length;
      const total = lengths.reduce((sum, length) => sum + length, 0);
      const { starts, ends, occurrences } = directlyFollows.variants;
      expect(count(occurrences)).toBe(total);
      expect(count(starts)).toBe(begun);
      expect(count(ends)).toBe(ended ? begun : 0);
      expect(count(directlyFollows)).toBe(total - begun);
    }),
    { numRuns: 100 },
  );
});
