import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { journeyFacts } from "../../src/facts/journey-facts.ts";
import { journeyStageFacts } from "../../src/facts/journey-stage-facts.ts";
import { journeyTransitionFacts } from "../../src/facts/journey-transition-facts.ts";
import type { JourneyRecords } from "../../src/facts/seen-journey.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { JourneyInstanceInput } from "../../src/model/journey-instance.ts";
import { measureRows } from "../metrics/rows.ts";
import { buying, day, journey, lived } from "./lived-journeys.ts";

const touchpoint = fc
  .record({
    name: fc.constantFrom("search", "compare", "ask", "pay"),
    stage: fc.constantFrom("discovery", "look", "choose", "purchase", "elsewhere", null),
    channel: fc.constantFrom("portal", "voice", null),
    on: fc.integer({ min: 0, max: 20 }),
    status: fc.constantFrom("occurred", "failed", "missing", "pending"),
    actor: fc.constantFrom("customer" as const, "system" as const, null),
  })
  .map(({ name, on, actor, ...more }) =>
    lived(name, on, { ...more, ...(actor && { actor: { type: actor } }) }),
  );
const journeys: fc.Arbitrary<JourneyInstanceInput[]> = fc
  .array(
    fc.record({
      touchpoints: fc.array(touchpoint, { maxLength: 8 }),
      status: fc.constantFrom("completed", "abandoned", "in-progress"),
      endsOn: fc.option(fc.integer({ min: 20, max: 40 })),
      blueprintId: fc.constantFrom("buying", null),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ touchpoints, status, endsOn, blueprintId }, index) =>
      journey(touchpoints, {
        id: `j-${index}`,
        blueprintId,
        status: endsOn === null ? "in-progress" : status === "in-progress" ? "failed" : status,
        endedAt: endsOn === null ? null : day(endsOn),
      }),
    ),
  );
const asOf = fc.integer({ min: -1, max: 50 }).map(day);

const derivations = [
  ["journey", journeyFacts],
  ["journeyStage", journeyStageFacts],
  ["journeyTransition", journeyTransitionFacts],
] as const;

describe.each(derivations)("%s facts of any journeys", (of, derive) => {
  const blueprints = [buying];
  const factsOf = (all: JourneyRecords["journeys"], end: string): readonly object[] =>
    derive({ journeys: all, blueprints }, { asOf: end });
  const metrics = Object.values(catalogue)
    .flatMap(({ metric }) => [metric, ...Object.values(metric.variants)])
    .filter(({ fact }) => fact.name === of);

  it("are accepted by every metric and variant over them, and each is counted in or out", () => {
    expect(metrics.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(journeys, asOf, (all, end) => {
        const facts = factsOf(all, end);
        for (const metric of metrics) {
          const { n, excluded } = measureRows(metric, facts, { onInvalid: "throw" });
          const leftOut = Object.values(excluded).reduce((sum, count) => sum + count, 0);
          expect(n + leftOut).toBe(facts.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("come of each journey alone, in the order of the journeys", () => {
    fc.assert(
      fc.property(journeys, asOf, (all, end) => {
        expect(factsOf(all, end)).toEqual(all.flatMap((one) => factsOf([one], end)));
      }),
      { numRuns: 100 },
    );
  });

  it("know nothing of what happened after the end of observation", () => {
    fc.assert(
      fc.property(journeys, asOf, (all, end) => {
        // The records as they were written then: later touchpoints and ends were not in them.
        const then = all.map((one) => ({
          ...one,
          touchpoints: (one.touchpoints ?? []).filter(({ at }) => (at ?? "") <= end),
          ...((one.endedAt ?? "") > end && { endedAt: null, status: "in-progress" }),
        }));
        expect(factsOf(all, end)).toEqual(factsOf(then, end));
      }),
      { numRuns: 200 },
    );
  });
});
