import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { BlueprintPlan } from "./blueprint-plan.ts";
import { alignJourney, type ConformanceOptions, conformanceOf, livedJourney } from "./conformance.ts";

/** How customers said that they felt at a step. */
export interface ReportedFeeling {
  /** Mean of the emotions, from −2 to 2; `null` where nobody reported any. */
  readonly mean: number | null;
  /** How many there are. */
  readonly n: number;
}

/**
 * The emotions that customers reported themselves, by step. What an agent or a model made of them is left out, and so
 * are ratings of any kind.
 */
export function reportedFeelings(
  journeys: Iterable<JourneyInstanceInput>,
  plan: BlueprintPlan,
  { asOf }: ConformanceOptions,
): readonly ReportedFeeling[] {
  const values: number[][] = plan.steps.map(() => []);
  for (const journey of journeys) {
    const { touchpoints } = conformanceOf(alignJourney(plan, livedJourney(journey, asOf)));
    for (const { stepId, emotion } of touchpoints) {
      const step = plan.stepById.get(stepId ?? "");
      if (step !== undefined && emotion?.source === "self-report") values[step]?.push(emotion.value);
    }
  }
  return values.map((own) => {
    // Ascending, so that the order of journeys does not change the last digit.
    const sum = own.sort((one, other) => one - other).reduce((total, value) => total + value, 0);
    return { mean: own.length === 0 ? null : sum / own.length, n: own.length };
  });
}
