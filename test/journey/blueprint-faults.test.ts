import { describe, expect, it } from "vitest";
import {
  type BlueprintFaultCode,
  blueprintFaultCodes,
  blueprintFaults,
} from "../../src/journey/blueprint-faults.ts";
import { conformance } from "../../src/journey/conformance.ts";
import type { EventMatcher } from "../../src/model/event-matcher.ts";
import type { JourneyBlueprintInput } from "../../src/model/journey-blueprint.ts";
import type { TouchpointInput } from "../../src/model/touchpoint.ts";
import { journey, planned, step } from "./plans.ts";

const touchpoint = (id: string, ...matchers: EventMatcher[]): TouchpointInput => ({
  id,
  name: id,
  kind: "action",
  matchers,
});
const abc = ["a", "b", "c", "d"].map((id) => touchpoint(id));
const on = { group: "fork", exclusive: true };
const stages = [
  { id: "one", name: "One", order: 1 },
  { id: "two", name: "Two", order: 2 },
];
const email = { type: "cx.interaction.started", where: { channel: "email" } };
const ofSteps = (...steps: readonly ReturnType<typeof step>[]) => planned(steps);

interface Example {
  readonly breaks: JourneyBlueprintInput;
  readonly keeps: JourneyBlueprintInput;
  readonly at: string;
  readonly breakTouchpoints?: readonly TouchpointInput[];
  readonly keepTouchpoints?: readonly TouchpointInput[];
}

/** Of each code an example that breaks it, and one beside it that does not. */
const examples: Readonly<Record<BlueprintFaultCode, readonly Example[]>> = {
  "duplicate-id": [
    { breaks: ofSteps(step("a"), step("a")), keeps: ofSteps(step("a"), step("b")), at: "steps[1].id" },
    {
      breaks: planned([], { stages: stages.map((one) => ({ ...one, id: "one" })) }),
      keeps: planned([], { stages }),
      at: "stages[1].id",
    },
    {
      breaks: ofSteps(step("a")),
      keeps: ofSteps(step("a")),
      breakTouchpoints: [touchpoint("a"), touchpoint("a")],
      at: "touchpoints[1].id",
    },
  ],
  "unknown-step": [
    {
      breaks: ofSteps(step("a"), step("b", { after: ["a", "x"] })),
      keeps: ofSteps(step("a"), step("b", { after: ["a"] })),
      at: "steps[1].after[1]",
    },
  ],
  "unknown-stage": [
    {
      breaks: planned([step("a", { stageId: "three" })], { stages }),
      keeps: planned([step("a", { stageId: "two" })], { stages }),
      at: "steps[0].stageId",
    },
    {
      breaks: planned([step("a")], { stages }),
      keeps: planned([step("b")], { stages }),
      breakTouchpoints: [{ ...touchpoint("a"), stageId: "three" }],
      keepTouchpoints: [{ ...touchpoint("a"), stageId: "three" }, touchpoint("b")],
      at: "touchpoints[0].stageId",
    },
  ],
  "unknown-touchpoint": [
    { breaks: ofSteps(step("a"), step("x")), keeps: ofSteps(step("a")), at: "steps[1].touchpointId" },
  ],
  cycle: [
    {
      breaks: ofSteps(
        step("a", { after: ["c"] }),
        step("b", { after: ["a"] }),
        step("c", { after: ["b"] }),
        step("d", { after: ["c"] }),
      ),
      keeps: ofSteps(step("a"), step("b", { after: ["a"] }), step("c", { after: ["b", "a"] })),
      at: "steps[0].after",
    },
    { breaks: ofSteps(step("a", { after: ["a"] })), keeps: ofSteps(step("a")), at: "steps[0].after" },
  ],
  "unreachable-step": [
    {
      breaks: ofSteps(step("a", { branch: on }), step("b", { branch: on, after: ["a"] })),
      keeps: ofSteps(step("a", { branch: on }), step("b", { branch: on }), step("c", { after: ["a", "b"] })),
      at: "steps[1].after",
    },
  ],
  "too-many-ways": [
    {
      breaks: planned(
        Array.from({ length: 22 }, (_, index) =>
          step(`s${index}`, { touchpointId: "a", branch: { group: `${index % 11}`, exclusive: true } }),
        ),
      ),
      keeps: planned(
        Array.from({ length: 8 }, (_, index) =>
          step(`s${index}`, { touchpointId: "a", branch: { group: `${index % 4}`, exclusive: true } }),
        ),
      ),
      at: "steps",
    },
  ],
  "stage-order": [
    {
      breaks: planned([], { stages: stages.map((one) => ({ ...one, order: 1 })) }),
      keeps: planned([], { stages: stages.toReversed() }),
      at: "stages[1].order",
    },
    {
      breaks: planned([step("a", { stageId: "two" }), step("b", { stageId: "one", after: ["a"] })], {
        stages,
      }),
      keeps: planned([step("a", { stageId: "one" }), step("b", { stageId: "two", after: ["a"] })], {
        stages,
      }),
      at: "steps[1].after",
    },
  ],
  "impossible-times": [
    {
      breaks: ofSteps(step("a", { repeatable: { min: 3, max: 2 } })),
      keeps: ofSteps(step("a", { repeatable: { min: 2, max: 2 } })),
      at: "steps[0].repeatable",
    },
    {
      breaks: ofSteps(step("a", { required: false, repeatable: { min: 0, max: 0 } })),
      keeps: ofSteps(step("a", { required: false, repeatable: { min: 0, max: 1 } })),
      at: "steps[0].repeatable",
    },
    {
      breaks: ofSteps(step("a", { repeatable: { min: 0, max: null } })),
      keeps: ofSteps(step("a", { repeatable: { min: 1, max: null } })),
      at: "steps[0].repeatable",
    },
  ],
  "uneven-fork": [
    {
      breaks: ofSteps(step("a", { branch: on })),
      keeps: ofSteps(step("a", { branch: on }), step("b", { branch: on })),
      at: "steps[0].branch",
    },
    {
      breaks: ofSteps(step("a", { branch: on }), step("b", { branch: { ...on, exclusive: false } })),
      keeps: ofSteps(
        step("a", { branch: { ...on, exclusive: false } }),
        step("b", { branch: { ...on, exclusive: false }, required: false }),
      ),
      at: "steps[0].branch",
    },
    {
      breaks: ofSteps(step("a", { branch: on }), step("b", { branch: on, required: false })),
      keeps: ofSteps(step("a", { branch: on, required: false }), step("b", { branch: on, required: false })),
      at: "steps[0].branch",
    },
  ],
  "impossible-matcher": [
    {
      breaks: planned([], { entry: { type: "x", where: { actor: "ada", "actor.type": "customer" } } }),
      keeps: planned([], { entry: { type: "x", where: { actor: null, "actor.type": null } } }),
      at: "entry.where",
    },
  ],
  "unknown-event-type": [
    {
      breaks: planned([], { entry: { type: "cx.order.sent" } }),
      keeps: planned([], { entry: { type: "cx.order.placed" } }),
      at: "entry.type",
    },
  ],
  "ambiguous-matchers": [
    {
      breaks: ofSteps(step("a")),
      keeps: ofSteps(step("a")),
      breakTouchpoints: [
        touchpoint("a", email),
        touchpoint("b", { type: email.type, where: { direction: "inbound" } }),
      ],
      keepTouchpoints: [
        touchpoint("a", email),
        touchpoint("b", { type: email.type, where: { channel: "voice" } }),
        touchpoint("c", { type: email.type }),
      ],
      at: "touchpoints[1].matchers[0]",
    },
    {
      breaks: ofSteps(step("a")),
      keeps: ofSteps(step("a")),
      breakTouchpoints: [touchpoint("a", email), touchpoint("b", email)],
      keepTouchpoints: [touchpoint("a", email, { type: email.type })],
      at: "touchpoints[1].matchers[0]",
    },
  ],
  "no-exit": [
    {
      breaks: planned([], { exit: { success: [], failure: [email] } }),
      keeps: planned([], { exit: null }),
      at: "exit.success",
    },
  ],
  "covered-exit": [
    {
      breaks: planned([], { exit: { success: [{ type: email.type }], failure: [email] } }),
      keeps: planned([], { exit: { success: [email], failure: [{ type: email.type }] } }),
      at: "exit.failure[0]",
    },
  ],
  "entry-ends": [
    {
      breaks: planned([], { entry: email, exit: { success: [{ type: email.type }] } }),
      keeps: planned([], { entry: { type: email.type }, exit: { success: [email] } }),
      at: "exit.success[0]",
    },
  ],
  "no-schedule": [
    {
      breaks: ofSteps(step("a", { maxDelay: { seconds: 60, clock: "business" } })),
      keeps: ofSteps(step("a", { maxDelay: { seconds: 60, clock: "business", scheduleId: "office" } })),
      at: "steps[0].maxDelay.scheduleId",
    },
    {
      breaks: planned([], { timeout: { seconds: 60, clock: "business", scheduleId: null } }),
      keeps: planned([], { timeout: { seconds: 60, clock: "calendar" } }),
      at: "timeout.scheduleId",
    },
  ],
};
const eventTypes = ["cx.interaction.started", "cx.order.placed", "x"];

describe.each(blueprintFaultCodes)("%s", (code) => {
  it.each(examples[code].map((example, index) => ({ index, ...example })))(
    "example $index breaks it at $at, and its twin keeps it",
    ({ breaks, keeps, at, breakTouchpoints = abc, keepTouchpoints = abc }) => {
      const found = blueprintFaults(breaks, breakTouchpoints, { eventTypes });
      expect(found.map((one) => [one.code, one.path])).toEqual([[code, at]]);
      expect(blueprintFaults(keeps, keepTouchpoints, { eventTypes })).toEqual([]);
    },
  );
});

describe("Faults", () => {
  it("say what is wrong in a sentence", () => {
    const circle = planned([step("a", { after: ["b"] }), step("b", { after: ["a"] })]);
    expect(blueprintFaults(circle, abc).map(({ message }) => message)).toEqual([
      '"a" after "b" after "a": none of them can be first.',
    ]);
  });

  it.each(["cycle", "too-many-ways", "impossible-times", "unknown-step", "duplicate-id"] as const)(
    "%s keeps journeys from being compared",
    (code) => {
      const [example] = examples[code];
      expect(() => conformance(journey([]), example?.breaks ?? planned([]))).toThrow(example?.at);
    },
  );
});
