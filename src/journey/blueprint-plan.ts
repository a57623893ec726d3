import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import type { BusinessCalendar } from "../time/calendar.ts";
import { type Clock, clockOf } from "./blueprint-clock.ts";
import { structuralFaults } from "./blueprint-faults.ts";
import { allBefore, predecessorsOf, topologicalOrder, waysThrough } from "./blueprint-order.ts";
import { InvalidJourneyError } from "./invalid-journey-error.ts";

/** A step of a plan; steps are named by their place among the steps of the blueprint. */
export interface PlannedStep {
  readonly id: string;
  readonly touchpointId: string;
  readonly required: boolean;
  /** Fewest times it happens where it is required; else 1. */
  readonly least: number;
  /** Most times it may succeed. */
  readonly most: number;
  /** Steps named in `after`. */
  readonly after: readonly number[];
  /** All steps that must come before it, and all that must come after. */
  readonly before: ReadonlySet<number>;
  readonly later: readonly number[];
  /** When a wait that began at an instant has lasted too long; `null` where it may last. */
  readonly due: Clock | null;
}

/** One choice of branches. */
export interface Way {
  readonly includes: readonly boolean[];
  /** The steps that a touchpoint can be, in the order of the plan. */
  readonly stepsOf: ReadonlyMap<string, readonly number[]>;
  /** Those of them that share their touchpoint, touchpoint by touchpoint. */
  readonly shared: readonly (readonly number[])[];
  /** Steps that must happen. */
  readonly required: readonly number[];
}

/** A blueprint made ready to compare journeys with. */
export interface BlueprintPlan {
  readonly blueprint: JourneyBlueprintInput;
  readonly steps: readonly PlannedStep[];
  readonly stepById: ReadonlyMap<string, number>;
  readonly touchpointById: ReadonlyMap<string, TouchpointInput>;
  readonly ways: readonly Way[];
  readonly timeout: Clock | null;
}

/** What a blueprint does not say itself. */
export interface BlueprintPlanOptions {
  /** Open hours by the id of their schedule; needed where the blueprint counts business time. */
  readonly calendars?: ReadonlyMap<string, BusinessCalendar>;
}

/** @throws InvalidJourneyError where the blueprint has a fault that leaves nothing to compare with. */
export function planOf(
  blueprint: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput>,
  { calendars }: BlueprintPlanOptions,
): BlueprintPlan {
  const subject = `blueprint ${blueprint.id}`;
  const [wrong] = structuralFaults(blueprint);
  if (wrong !== undefined) throw new InvalidJourneyError(subject, wrong.path, wrong.message);

  const predecessors = predecessorsOf(blueprint.steps);
  const order = topologicalOrder(predecessors);
  const before = allBefore(predecessors, order);
  const steps = blueprint.steps.map(
    ({ id, touchpointId, required, repeatable, maxDelay }, index): PlannedStep => ({
      id,
      touchpointId,
      required,
      least: required ? Math.max(1, repeatable?.min ?? 1) : 1,
      most: repeatable ? (repeatable.max ?? Infinity) : 1,
      after: predecessors[index] ?? [],
      before: before[index] ?? new Set(),
      later: blueprint.steps.flatMap((_, other) => (before[other]?.has(index) ? other : [])),
      due: clockOf(maxDelay, calendars, subject, `steps[${index}].maxDelay`),
    }),
  );
  return {
    blueprint,
    steps,
    stepById: new Map(steps.map(({ id }, index) => [id, index])),
    touchpointById: new Map(Array.from(touchpoints, (one) => [one.id, one])),
    ways: waysThrough(blueprint.steps, predecessors, order).map((includes) => wayOf(steps, order, includes)),
    timeout: clockOf(blueprint.timeout, calendars, subject, "timeout"),
  };
}

function wayOf(steps: readonly PlannedStep[], order: readonly number[], includes: readonly boolean[]): Way {
  const stepsOf = new Map<string, number[]>();
  for (const index of order) {
    const step = steps[index];
    if (step === undefined || includes[index] !== true) continue;
    const known = stepsOf.get(step.touchpointId);
    if (known === undefined) stepsOf.set(step.touchpointId, [index]);
    else known.push(index);
  }
  const required = steps.flatMap((step, index) => (step.required && includes[index] === true ? index : []));
  const shared = [...stepsOf.values()].filter(({ length }) => length > 1);
  return { includes, stepsOf, shared, required };
}
