import fc from "fast-check";
import type { LivedTouchpoint } from "../../src/journey/aligned-journey.ts";
import type { StepInput } from "../../src/journey/blueprint-order.ts";
import type { JourneyBlueprintInput } from "../../src/model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../../src/model/journey-instance.ts";

export const HOUR_MS = 3_600_000;

/** Hours after the beginning of everything. */
export const hour = (hours: number): string => new Date(Date.UTC(2026, 0, 1) + hours * HOUR_MS).toISOString();

/** A required step of a touchpoint of the same name. */
export const step = (id: string, more: Partial<StepInput> = {}): StepInput => ({
  id,
  touchpointId: id,
  required: true,
  ...more,
});

export const planned = (
  steps: readonly StepInput[],
  more: Partial<JourneyBlueprintInput> = {},
): JourneyBlueprintInput => ({ id: "plan", name: "Plan", steps: [...steps], ...more });

/** A touchpoint that happened in an hour. */
export const lived = (
  touchpointId: string,
  inHour: number,
  more: Partial<LivedTouchpoint> = {},
): LivedTouchpoint => ({
  id: `${touchpointId}@${inHour}`,
  touchpointId,
  at: hour(inHour),
  status: "occurred",
  ...more,
});

/** A journey that began in hour 0 and was completed in hour 100. */
export const journey = (
  touchpoints: readonly LivedTouchpoint[],
  more: Partial<JourneyInstanceInput> = {},
): JourneyInstanceInput => ({
  id: "j-1",
  blueprintId: "plan",
  customerId: "ada",
  startedAt: hour(0),
  endedAt: hour(100),
  status: "completed",
  touchpoints: [...touchpoints],
  ...more,
});

/** The touchpoints `a`, `b`, … hour by hour; those in capitals failed. */
const trace = (names: string): readonly LivedTouchpoint[] =>
  [...names].map((name, index) =>
    lived(name.toLowerCase(), index + 1, {
      id: `t${index}`,
      status: name === name.toLowerCase() ? "occurred" : "failed",
    }),
  );

/** Small plans in which touchpoints are shared, steps repeat, orders cross and forks nest. */
export const plans: fc.Arbitrary<JourneyBlueprintInput> = fc
  .array(
    fc.record({
      touchpointId: fc.constantFrom("a", "b", "c"),
      required: fc.boolean(),
      repeatable: fc.constantFrom(
        null,
        null,
        { min: 1, max: 2 },
        { min: 2, max: 2 },
        { min: 1, max: null },
        { min: 2, max: null },
      ),
      after: fc.array(fc.nat(4), { maxLength: 2 }),
      fork: fc.constantFrom(null, null, null, "x", "x", "y"),
      exclusive: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) =>
    planned(
      drafts.map(({ fork, exclusive, after, ...rest }, index) => ({
        ...rest,
        id: `s${index}`,
        // Only earlier ones: no cycle. The order of the plan is turned round for half of them below.
        after: after.filter((one) => one < index).map((one) => `s${one}`),
        branch: fork === null ? null : { group: fork, exclusive: fork === "x" || exclusive },
      })),
    ),
  )
  .chain((plan) =>
    fc.boolean().map((turned) => (turned ? { ...plan, steps: plan.steps.toReversed() } : plan)),
  );

/** What happened, one touchpoint an hour; `d` is in no plan. */
export const traces: fc.Arbitrary<readonly LivedTouchpoint[]> = fc
  .array(fc.constantFrom("a", "b", "c", "a", "b", "c", "A", "B", "d"), { maxLength: 5 })
  .map((names) => trace(names.join("")));
