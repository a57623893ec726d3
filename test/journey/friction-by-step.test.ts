import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { journeyFacts } from "../../src/facts/journey-facts.ts";
import type { LivedTouchpoint } from "../../src/journey/aligned-journey.ts";
import { conformance } from "../../src/journey/conformance.ts";
import { type FrictionOptions, frictionByStep } from "../../src/journey/friction-by-step.ts";
import type { TouchpointInput } from "../../src/model/touchpoint.ts";
import { HOUR_MS, hour, journey, lived, planned, plans, step, traces } from "./plans.ts";

const touchpoints: readonly TouchpointInput[] = [
  { id: "pay", name: "Pay", kind: "action", owner: "finance", channel: "portal" },
  { id: "deliver", name: "Deliver", kind: "action", owner: "logistics" },
  { id: "call", name: "Call", kind: "communication", owner: "support", initiator: "customer" },
  { id: "survey", name: "Survey", kind: "communication", owner: "support", initiator: "agent" },
];
const plan = planned([
  step("pay"),
  step("deliver", { after: ["pay"], maxDelay: { seconds: 10 * 3600, clock: "calendar" } }),
]);
const failed = { status: "failed" };

const frictionOf = (all: readonly LivedTouchpoint[], options: FrictionOptions = {}) =>
  frictionByStep([journey(all)], plan, touchpoints, options);
/** Contacts, those caused, and by pay, deliver and what was unplanned. */
const causes = (...parameters: Parameters<typeof frictionOf>) => {
  const { contacts, contactsCaused, steps, unplanned } = frictionOf(...parameters);
  return [contacts, contactsCaused, ...steps.map((one) => one.contactsCaused), unplanned.contactsCaused];
};

describe("Friction by step", () => {
  it("counts what went wrong, the waits, and the contacts", () => {
    const all = [
      lived("pay", 1, { ...failed, channel: "voice" }),
      lived("call", 2),
      lived("pay", 3),
      lived("deliver", 14),
      lived("survey", 15, failed),
    ];
    expect(frictionByStep([journey(all), journey([lived("pay", 1)])], plan, touchpoints)).toEqual({
      steps: [
        {
          stepId: "pay",
          touchpointId: "pay",
          owner: "finance",
          journeys: 2,
          failures: 1,
          repeats: 1,
          missing: 0,
          delays: 0,
          channelSwitches: 1,
          waits: 2,
          waitMs: 2 * HOUR_MS,
          effortsCompared: 0,
          harderThanExpected: 0,
          contactsCaused: 1,
        },
        {
          stepId: "deliver",
          touchpointId: "deliver",
          owner: "logistics",
          journeys: 1,
          failures: 0,
          repeats: 0,
          missing: 1,
          delays: 1,
          channelSwitches: 0,
          waits: 1,
          waitMs: 11 * HOUR_MS,
          effortsCompared: 0,
          harderThanExpected: 0,
          contactsCaused: 0,
        },
      ],
      unplanned: { happened: 2, failures: 1, contactsCaused: 0 },
      journeys: 2,
      touchpoints: 6,
      contacts: 1,
      contactsCaused: 1,
      contactShare: 1 / 6,
      failureDemandShare: 1,
    });
  });

  it("has nothing to say about nothing", () => {
    expect(frictionByStep([], plan, touchpoints)).toMatchObject({
      journeys: 0,
      contactShare: null,
      failureDemandShare: null,
    });
    expect(frictionOf([lived("pay", 1)])).toMatchObject({ contactShare: 0, failureDemandShare: null });
  });
});

describe("A service contact is caused by", () => {
  it.each<[string, readonly LivedTouchpoint[], FrictionOptions, readonly number[]]>([
    ["nothing while nothing is broken", [lived("pay", 1), lived("call", 2)], {}, [1, 0, 0, 0, 0]],
    [
      "a step that failed, until it succeeds",
      [lived("pay", 1, failed), lived("call", 2), lived("pay", 3), lived("call", 4)],
      {},
      [2, 1, 1, 0, 0],
    ],
    ["nothing that failed after it", [lived("call", 1), lived("pay", 2, failed)], {}, [1, 0, 0, 0, 0]],
    [
      "a step that is late, from when it was due until it comes",
      [lived("pay", 1), lived("call", 11), lived("call", 11.5), lived("deliver", 12), lived("call", 13)],
      {},
      [3, 1, 0, 1, 0],
    ],
    [
      "a step that is missing, from when it was due",
      [lived("pay", 1), lived("call", 12)],
      {},
      [1, 1, 0, 1, 0],
    ],
    ["what broke last", [lived("pay", 1), lived("pay", 13, failed), lived("call", 14)], {}, [1, 1, 1, 0, 0]],
    [
      "of what broke at one instant the first in the plan",
      [lived("pay", 1, failed), lived("deliver", 1, failed), lived("call", 2)],
      {},
      [1, 1, 1, 0, 0],
    ],
    [
      "the same in whatever order it is told",
      [lived("deliver", 1, failed), lived("pay", 1, failed), lived("call", 2)],
      {},
      [1, 1, 1, 0, 0],
    ],
    [
      "nothing that broke longer ago than counts",
      [lived("pay", 1, failed), lived("call", 3), lived("call", 3.1)],
      { withinMs: 2 * HOUR_MS },
      [2, 1, 1, 0, 0],
    ],
    [
      "a contact before it that failed, whatever becomes of itself",
      [lived("call", 1, failed), lived("call", 2), lived("call", 3)],
      {},
      [3, 1, 0, 0, 1],
    ],
    [
      "the same where other touchpoints are said to be contacts",
      [lived("pay", 1, failed), lived("call", 2), lived("survey", 3)],
      { contacts: ["survey"] },
      [1, 1, 1, 0, 0],
    ],
  ])("%s", (_, all, options, expected) => {
    expect(causes(all, options)).toEqual(expected);
  });
});

describe("By law", () => {
  it("failures and delays are those of the journey facts, and caused contacts add up", () => {
    fc.assert(
      fc.property(plans, traces, (blueprint, all) => {
        const timed = {
          ...blueprint,
          steps: blueprint.steps.map((one) => ({
            ...one,
            maxDelay: { seconds: 3600, clock: "calendar" as const },
          })),
        };
        const one = journey(all);
        const { touchpoints, deviations } = conformance(one, timed);
        const compared = { ...one, touchpoints: [...touchpoints], deviations: [...deviations] };
        const [fact] = journeyFacts({ journeys: [compared] }, { asOf: hour(200) });
        const { steps, unplanned, contacts, contactsCaused } = frictionByStep([one], timed, [], {
          contacts: ["a", "d"],
        });
        const sum = (field: "failures" | "delays" | "contactsCaused") =>
          steps.reduce((total, row) => total + row[field], 0);
        expect(sum("failures") + unplanned.failures).toBe(fact?.errors);
        expect(sum("delays")).toBe(fact?.waits);
        expect(sum("contactsCaused") + unplanned.contactsCaused).toBe(contactsCaused);
        expect(contactsCaused).toBeLessThanOrEqual(contacts);
      }),
    );
  });

  it.each([
    ["lower-is-better", 3, [2, 1]],
    ["higher-is-better", 3, [2, 1]],
    ["lower-is-better", 5, [2, 0]],
    ["higher-is-better", 6, [0, 0]],
    ["lower-is-better", null, [0, 0]],
  ] as const)(
    "holds effort against that expected where %s and %s is planned",
    (direction, expectedEffort, counts) => {
      const effort = (value: number) => ({ effort: { value, scale: { min: 1, max: 5, direction } } });
      const { steps } = frictionByStep(
        [journey([lived("pay", 1, effort(2)), lived("pay", 2), lived("pay", 3, effort(4))])],
        plan,
        [{ id: "pay", name: "Pay", kind: "action", expectedEffort }],
      );
      expect(steps.map((one) => [one.effortsCompared, one.harderThanExpected])).toEqual([counts, [0, 0]]);
    },
  );
});
