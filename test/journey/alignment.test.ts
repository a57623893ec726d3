import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align, type TraceEntry } from "../../src/journey/alignment.ts";
import { planOf } from "../../src/journey/blueprint-plan.ts";
import type { JourneyBlueprintInput } from "../../src/model/journey-blueprint.ts";
import { cheapest } from "./alignment-oracle.ts";
import { planned, plans, step, traces } from "./plans.ts";

/** Capitals failed. */
const entries = (names: string): readonly TraceEntry[] =>
  [...names].map((name) => ({
    touchpointId: name.toLowerCase(),
    step: null,
    failed: name !== name.toLowerCase(),
  }));

function aligned(blueprint: JourneyBlueprintInput, trace: readonly TraceEntry[]) {
  const { steps, cost } = align(planOf(blueprint, [], {}), trace);
  return {
    steps: steps.map((place) => blueprint.steps[place ?? -1]?.id ?? null),
    cost: [cost.adHoc, cost.missing, cost.sequence, cost.repetition],
  };
}

describe("An alignment", () => {
  it("equals an exhaustive search, in its costs and in its steps", () => {
    fc.assert(
      fc.property(plans, traces, (blueprint, touchpoints) => {
        const seen = touchpoints.map(({ touchpointId, status }) => ({
          touchpointId: touchpointId ?? "",
          step: null,
          failed: status === "failed",
        }));
        expect(aligned(blueprint, seen)).toEqual(cheapest(blueprint, seen));
      }),
      { numRuns: 1500 },
    );
  });

  const twice = planned([
    step("first", { touchpointId: "a" }),
    step("middle", { touchpointId: "m", after: ["first"] }),
    step("second", { touchpointId: "a", after: ["middle"] }),
  ]);

  it.each([
    ["in order", "ama", ["first", "middle", "second"], [0, 0, 0, 0]],
    ["the later of two where the earlier would come too late", "ma", ["middle", "second"], [0, 1, 0, 0]],
    ["the first of two that cost the same", "a", ["first"], [0, 2, 0, 0]],
    ["rather out of order than missing", "maa", ["middle", "first", "second"], [0, 0, 1, 0]],
    ["the first where it is one too many", "amaa", ["first", "middle", "first", "second"], [0, 0, 0, 1]],
    ["a failed attempt uses up nothing", "amAa", ["first", "middle", "second", "second"], [0, 0, 0, 0]],
    ["what is in no plan is ad hoc", "axma", ["first", null, "middle", "second"], [1, 0, 0, 0]],
  ])("takes a touchpoint of two steps as %s", (_, names, steps, cost) => {
    expect(aligned(twice, entries(names))).toEqual({ steps, cost });
  });

  const branch = { group: "way", exclusive: true };
  const forked = planned([
    step("a"),
    step("b", { after: ["a"], branch }),
    step("c", { after: ["a"], branch }),
    step("d", { after: ["c"] }),
    step("e", { after: ["b", "d"] }),
  ]);

  it.each([
    ["the branch that happened", "acde", ["a", "c", "d", "e"], [0, 0, 0, 0]],
    ["the one that explains most", "abcde", ["a", null, "c", "d", "e"], [1, 0, 0, 0]],
    ["the one by its later steps", "ade", ["a", "d", "e"], [0, 1, 0, 0]],
    ["the one with least missing where neither happened", "ae", ["a", "e"], [0, 1, 0, 0]],
  ])("takes of an exclusive fork %s, and goes on where the branches meet", (_, names, steps, cost) => {
    expect(aligned(forked, entries(names))).toEqual({ steps, cost });
  });

  it("of a long trace keeps as many states as the steps have, and no more", () => {
    const many = planned(
      Array.from({ length: 3 }, (_, index) =>
        step(`s${index}`, { touchpointId: "a", repeatable: { min: 2, max: 3 } }),
      ),
    );
    const { cost } = aligned(many, entries("a".repeat(1000)));
    expect(cost).toEqual([0, 0, 0, 1000 - 9]);
  });

  it.each([
    ["in a row", { chained: true }],
    ["that differ in nothing", { chained: false }],
  ])("is found for many repeatable steps of one touchpoint %s, however long the trace", (_, { chained }) => {
    const many = planned(
      Array.from({ length: 6 }, (_, index) =>
        step(`s${index}`, {
          touchpointId: "a",
          repeatable: { min: 1, max: 3 },
          after: chained && index > 0 ? [`s${index - 1}`] : [],
        }),
      ),
    );
    expect(aligned(many, entries("a".repeat(2000))).cost).toEqual([0, 0, 0, 2000 - 18]);
  });

  it("spends no time of a step that a later touchpoint names", () => {
    const two = planned(
      ["one", "other"].map((id) => step(id, { touchpointId: "a", repeatable: { min: 1, max: 2 } })),
    );
    const told = { touchpointId: null, step: 0, failed: false };
    expect(aligned(two, [...entries("aaa"), told])).toEqual({
      steps: ["one", "other", "other", "one"],
      cost: [0, 0, 0, 0],
    });
  });

  it("is refused where too many readings are left, before the time is lost", { timeout: 120_000 }, () => {
    const loose = planned(
      Array.from({ length: 16 }, (_, index) =>
        step(`s${index}`, { touchpointId: "a", required: false, repeatable: { min: 1, max: 2 + index } }),
      ),
    );
    expect(() => aligned(loose, entries("aA".repeat(100)))).toThrow(
      /^blueprint plan: steps\[0\]\.touchpointId: "s0", .* are all of "a", and a journey/,
    );
  });
});
