import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";

type LivedTouchpoint = NonNullable<JourneyInstanceInput["touchpoints"]>[number];
type Step = JourneyBlueprintInput["steps"][number];

/** What the plan of a journey says about it, or what is true where it has none. */
export interface JourneyPlan {
  /** Stages in their order. */
  readonly stages: readonly string[];
  readonly minimalSteps: number | null;
  readonly timeoutMs: number | null;
  readonly nameOf: (touchpoint: LivedTouchpoint) => string | null;
  readonly stageOf: (touchpoint: LivedTouchpoint) => string | null;
}

/**
 * Gives the plan of a journey: the version it began under, or the only one there is where it names none.
 *
 * - Name of a touchpoint: its touchpoint's id, or that of its step's touchpoint, else the id of the step.
 * - Stage: that of the step, else of the touchpoint's definition, else its own. Where the plan has stages, a stage of
 *   the customer's life stands for the stage of the plan that belongs to it.
 * - Fewest steps: required steps, each as often as it must happen, one branch of an exclusive fork; steps that
 *   somebody else than the customer starts are not counted.
 */
export function plansOf(
  blueprints: Iterable<JourneyBlueprintInput>,
  touchpoints: Iterable<TouchpointInput>,
  usual: readonly string[],
): (journey: JourneyInstanceInput) => JourneyPlan {
  const touchpointById = new Map(Array.from(touchpoints, (one) => [one.id, one]));
  const versions = new Map<string, JourneyBlueprintInput[]>();
  for (const blueprint of blueprints) {
    versions.set(blueprint.id, [...(versions.get(blueprint.id) ?? []), blueprint]);
  }
  const plans = new Map<JourneyBlueprintInput | null, JourneyPlan>();

  return ({ blueprintId, blueprintVersion }) => {
    const blueprint = versionOf(versions.get(blueprintId ?? "") ?? [], blueprintVersion ?? null);
    const plan = plans.get(blueprint) ?? planOf(blueprint, touchpointById, usual);
    plans.set(blueprint, plan);
    return plan;
  };
}

function versionOf(versions: readonly JourneyBlueprintInput[], version: string | null) {
  const [only, ...others] =
    version === null ? versions : versions.filter((one) => (one.version ?? null) === version);
  return only !== undefined && others.length === 0 ? only : null;
}

function planOf(
  blueprint: JourneyBlueprintInput | null,
  touchpointById: ReadonlyMap<string, TouchpointInput>,
  usual: readonly string[],
): JourneyPlan {
  const planned = (blueprint?.stages ?? []).toSorted((one, other) => one.order - other.order);
  const stages = planned.length > 0 ? planned.map(({ id }) => id) : usual;
  const stepById = new Map((blueprint?.steps ?? []).map((step) => [step.id, step]));
  const touchpointIdOf = ({ touchpointId, stepId }: LivedTouchpoint): string | null =>
    touchpointId ?? stepById.get(stepId ?? "")?.touchpointId ?? null;
  /** A stage of the customer's life as the plan calls it. */
  const asPlanned = (stage: string | null): string | null => {
    if (stage === null) return null;
    return (
      planned.find((one) => one.id === stage)?.id ?? planned.find((one) => one.stage === stage)?.id ?? stage
    );
  };

  return {
    stages,
    minimalSteps: blueprint === null ? null : minimalSteps(blueprint.steps, touchpointById),
    timeoutMs: blueprint?.timeout?.clock === "calendar" ? Math.floor(blueprint.timeout.seconds * 1000) : null,
    nameOf: (touchpoint) => touchpointIdOf(touchpoint) ?? touchpoint.stepId ?? null,
    stageOf: (touchpoint) => {
      const definition = touchpointById.get(touchpointIdOf(touchpoint) ?? "");
      const ofPlan = stepById.get(touchpoint.stepId ?? "")?.stageId ?? definition?.stageId ?? null;
      return ofPlan ?? asPlanned(definition?.stage ?? touchpoint.stage ?? null);
    },
  };
}

/** `null` where no step is required, as then nothing says what leads to the goal. */
function minimalSteps(
  steps: readonly Step[],
  touchpointById: ReadonlyMap<string, TouchpointInput>,
): number | null {
  const shortest = new Map<string | Step, number>();
  for (const step of steps) {
    const starter = touchpointById.get(step.touchpointId)?.initiator ?? "customer";
    if (!step.required || !["customer", "unknown"].includes(starter)) continue;
    const fork = step.branch?.exclusive === true ? step.branch.group : step;
    const timesOf = Math.max(1, step.repeatable?.min ?? 1);
    shortest.set(fork, Math.min(timesOf, shortest.get(fork) ?? Infinity));
  }
  const total = Array.from(shortest.values()).reduce((sum, least) => sum + least, 0);
  return total === 0 ? null : total;
}
