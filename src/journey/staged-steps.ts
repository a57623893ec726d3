import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { predecessorsOf, type StepInput, topologicalOrder } from "./blueprint-order.ts";

/** A step with its place among the steps of the blueprint, and its touchpoint where that is defined. */
export interface StagedStep {
  readonly index: number;
  readonly step: StepInput;
  readonly touchpoint: TouchpointInput | undefined;
}

/** The steps of a stage. */
export interface StagedSteps {
  /** `null` for steps that stand in none. */
  readonly id: string | null;
  readonly name: string | null;
  readonly steps: readonly StagedStep[];
}

/**
 * The steps by their stages, in the order they are shown: stages by their `order`, and last what stands in none. Within
 * one, what must come before comes before; where that leaves a choice `order` decides, then the blueprint.
 */
export function stagedSteps(
  { stages, steps }: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput>,
): readonly StagedSteps[] {
  const touchpointById = new Map(Array.from(touchpoints, (one) => [one.id, one]));
  const shown = steps
    .map((step, index) => ({ index, step, touchpoint: touchpointById.get(step.touchpointId) }))
    .sort(
      (one, other) =>
        (one.step.order ?? Infinity) - (other.step.order ?? Infinity) || one.index - other.index,
    );
  const order = topologicalOrder(predecessorsOf(shown.map(({ step }) => step)));
  const inOrder = order.flatMap((place) => shown[place] ?? []);
  const known = new Set((stages ?? []).map(({ id }) => id));
  const stageOf = ({ step, touchpoint }: StagedStep): string | null => {
    const id = step.stageId ?? touchpoint?.stageId ?? null;
    return id !== null && known.has(id) ? id : null;
  };
  const ofStage = (id: string | null) => inOrder.filter((one) => stageOf(one) === id);
  const unstaged = ofStage(null);
  return [
    ...(stages ?? [])
      .toSorted((one, other) => one.order - other.order)
      .map(({ id, name }) => ({ id, name, steps: ofStage(id) })),
    ...(unstaged.length === 0 ? [] : [{ id: null, name: null, steps: unstaged }]),
  ];
}
