import { describe, expect, it } from "vitest";
import type { JourneyStageFact } from "../../src/facts/journey-stage.ts";
import { journeyStageFacts } from "../../src/facts/journey-stage-facts.ts";
import type { JourneyFactsOptions, JourneyRecords } from "../../src/facts/seen-journey.ts";
import { usualStages } from "../../src/facts/stage-order.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { dropOff } from "../../src/metrics/journey/drop-off.ts";
import { stageConversion } from "../../src/metrics/journey/stage-conversion.ts";
import { timeInStage } from "../../src/metrics/journey/time-in-stage.ts";
import { journeyStages } from "../../src/model/stage.ts";
import { buying, DAY_MS, day, journey, lived } from "./lived-journeys.ts";

const abc = { asOf: day(60), stages: ["a", "b", "c"] };
/** A journey with one touchpoint a day, each in the stage named; `-` in none. */
const through = (stages: string, more: Parameters<typeof journey>[1] = {}) =>
  journey(
    Array.from(stages).map((stage, index) => lived("t", index, { stage: stage === "-" ? null : stage })),
    more,
  );
const inStage = (
  stage: string,
  records: JourneyRecords,
  options: JourneyFactsOptions = abc,
): JourneyStageFact | undefined => journeyStageFacts(records, options).find((fact) => fact.stage === stage);

describe("a journey in a stage", () => {
  it("is in its last stage until its last touchpoint, where that comes after its end", () => {
    const journeys = [through("aab", { status: "completed", endedAt: day(1) })];
    const facts = journeyStageFacts({ journeys }, abc);
    expect(facts.map(({ exitedAt, durationMs }) => [exitedAt, durationMs])).toEqual([
      [day(2), 2 * DAY_MS],
      [day(2), 0],
    ]);
    expect(measure(timeInStage.variants.mean, facts).value).toBe(86_400);
  });

  it("is in none by a touchpoint that has none, though the plan has stages that belong to none of a customer's life", () => {
    const stages = buying.stages?.map((stage) => ({ ...stage, stage: null })) ?? null;
    const journeys = [journey([lived("unplanned", 1)], { blueprintId: "buying", blueprintVersion: "1" })];
    expect(journeyStageFacts({ journeys, blueprints: [{ ...buying, stages }] }, { asOf: day(5) })).toEqual(
      [],
    );
  });

  it("is one fact, however often it came back", () => {
    const completed = through("a-baac", { status: "completed", endedAt: day(9), customerId: "ada" });
    const journeys = [completed];
    expect(journeyStageFacts({ journeys }, abc).map(({ stage }) => stage)).toEqual(["a", "b", "c"]);
    expect(inStage("a", { journeys })).toEqual({
      journeyId: "j-1",
      blueprintId: null,
      customerId: "ada",
      stage: "a",
      place: 1,
      nextStage: "b",
      enteredAt: day(0),
      exitedAt: day(5),
      open: false,
      visits: 2,
      durationMs: 4 * DAY_MS,
      untilNextStageMs: 2 * DAY_MS,
      untilNextStageDirectlyMs: 2 * DAY_MS,
      nearestNextStageMs: 2 * DAY_MS,
      untilLastStageMs: 5 * DAY_MS,
      observedMs: 60 * DAY_MS,
      lastSeen: false,
      journeyCompleted: true,
      journeyEnded: true,
      inactiveMs: 55 * DAY_MS,
    });
    expect(inStage("c", { journeys })).toMatchObject({
      place: 3,
      nextStage: null,
      exitedAt: day(9),
      durationMs: 4 * DAY_MS,
      untilNextStageMs: null,
      untilLastStageMs: null,
      lastSeen: true,
    });
  });

  it("is open where the journey goes on and is in it", () => {
    const journeys = [through("ab")];
    expect(inStage("a", { journeys })).toMatchObject({ open: false, durationMs: DAY_MS, exitedAt: day(1) });
    expect(inStage("b", { journeys })).toMatchObject({ open: true, durationMs: null, exitedAt: null });
    const early = { ...abc, asOf: day(0) };
    expect(inStage("a", { journeys }, early)).toMatchObject({ open: true, durationMs: null, observedMs: 0 });
    expect(inStage("b", { journeys }, early)).toBeUndefined();
  });

  it("is not open and of unknown length where the journey ended nobody knows when", () => {
    const journeys = [through("ab", { status: "abandoned" })];
    expect(inStage("b", { journeys })).toMatchObject({ open: false, durationMs: null, journeyEnded: true });
  });
});

describe("the next stage", () => {
  const reached = (stages: string) => {
    const fact = inStage("a", { journeys: [through(stages)] });
    return [
      fact?.untilNextStageMs,
      fact?.untilNextStageDirectlyMs,
      fact?.nearestNextStageMs,
      fact?.untilLastStageMs,
    ].map((ms) => (typeof ms === "number" ? ms / DAY_MS : ms));
  };

  it.each([
    ["abc", [1, 1, 1, 2], "straight through"],
    ["a-bc", [2, 2, 2, 3], "a touchpoint without a stage is no stage in between"],
    ["acb", [2, null, 2, null], "reached, and not directly; the last one came before it"],
    ["acbc", [2, null, 2, 3], "the last one came again after it"],
    ["acab", [3, 3, 3, null], "directly at the second visit, counted from the first entry"],
    ["ba", [null, null, 1, null], "only before"],
    ["baab", [2, 2, 1, null], "before and after"],
    ["aab", [2, 2, 2, null], "from the first entry"],
    ["aaa", [null, null, null, null], "never"],
  ])("of %s is %j days away: %s", (stages, days) => {
    expect(reached(stages)).toEqual(days);
  });

  it("counts by place in the journey where all happens at one instant", () => {
    const at = (...stages: string[]) => [journey(stages.map((stage) => lived("t", 0, { stage })))];
    expect(inStage("a", { journeys: at("a", "b") })?.untilNextStageMs).toBe(0);
    expect(inStage("a", { journeys: at("b", "a") })?.untilNextStageMs).toBeNull();
  });

  it("does not exist outside the order", () => {
    const fact = inStage("x", { journeys: [through("axb")] });
    expect(fact).toMatchObject({ place: null, nextStage: null, untilNextStageMs: null, durationMs: DAY_MS });
  });
});

describe("the order of stages", () => {
  it("is that of a customer's life unless said", () => {
    expect(usualStages).toEqual(journeyStages);
    const fact = inStage("purchase", { journeys: [journey([lived("t", 0, { stage: "purchase" })])] }, {});
    expect(fact).toMatchObject({ place: 3, nextStage: "post-purchase" });
  });

  it("is that of the plan, whose steps and touchpoints say which stage they are in", () => {
    const steps = [
      lived("search", 0, { stepId: "s-look", stage: "loyalty" }),
      lived("poster", 1, { stage: "discovery" }),
      lived("leaflet", 2),
      lived("pay", 3, { stepId: "s-pay" }),
    ];
    const records = {
      journeys: [journey(steps, { blueprintId: "buying" })],
      blueprints: [buying],
      touchpoints: [{ id: "leaflet", name: "Leaflet", kind: "communication", stageId: "choose" }],
    };
    const facts = journeyStageFacts(records, { asOf: day(5), stages: ["other"] });
    expect(facts.map(({ stage, place, visits }) => [stage, place, visits])).toEqual([
      ["look", 1, 1],
      ["choose", 2, 1],
      ["pay", 3, 1],
    ]);
    expect(facts[0]).toMatchObject({ durationMs: 2 * DAY_MS, untilLastStageMs: 3 * DAY_MS });
  });
});

describe("a funnel", () => {
  const journeys = ["abc", "abc", "ab", "acb", "a", "b"].map((stages, index) =>
    through(stages, { id: `j-${index}` }),
  );
  const rows = journeyStageFacts({ journeys }, abc);
  const byStage = (metric: typeof stageConversion | typeof stageConversion.variants.strict) =>
    Object.fromEntries(
      measureAll({ metric }, rows, { by: ["stage"] }).map(({ group, measurements }) => [
        group["stage"],
        [measurements.metric.value, measurements.metric.n],
      ]),
    );

  it("counts who went on, stage by stage", () => {
    // Five reached a and four went on to b; five reached b and two went on to c.
    expect(byStage(stageConversion)).toEqual({ a: [4 / 5, 5], b: [2 / 5, 5], c: [null, 0] });
    expect(byStage(stageConversion.variants.strict)).toEqual({ a: [3 / 5, 5], b: [2 / 5, 5], c: [null, 0] });
    expect(byStage(stageConversion.variants.anyOrder)).toEqual({
      a: [4 / 5, 5],
      b: [3 / 5, 5],
      c: [null, 0],
    });
  });

  it("is complete for who came through from the first stage to the last", () => {
    expect(measure(stageConversion.variants.overall, rows)).toMatchObject({ value: 2 / 5, n: 5 });
  });

  it("loses whom it does not convert", () => {
    for (const [converts, drops] of [
      [stageConversion, dropOff],
      [stageConversion.variants.strict, dropOff.variants.strict],
      [stageConversion.variants.anyOrder, dropOff.variants.anyOrder],
      [stageConversion.variants.overall, dropOff.variants.overall],
    ] as const) {
      const [converted, dropped] = [measure(converts, rows), measure(drops, rows)];
      expect((converted.value ?? 0) + (dropped.value ?? 0)).toBeCloseTo(1, 12);
      expect(dropped.n).toBe(converted.n);
    }
  });

  it("is left in one stage by each journey that is over or silent", () => {
    const { parts, n } = measure(dropOff.variants.exits, rows);
    expect([parts.exited, n]).toEqual([journeys.length, rows.length]);
    const early = journeyStageFacts({ journeys }, { ...abc, asOf: day(20) });
    expect(measure(dropOff.variants.exits, early)).toMatchObject({ value: 0, excluded: { stillActive: 6 } });
  });

  it("is timed where it has been left", () => {
    expect(measure(timeInStage.variants.mean, rows)).toMatchObject({ value: 86_400, excluded: { open: 6 } });
  });
});
