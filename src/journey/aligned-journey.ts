import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { Alignment } from "./alignment.ts";
import type { BlueprintPlan } from "./blueprint-plan.ts";

/** A touchpoint of a journey as lived. */
export type LivedTouchpoint = NonNullable<JourneyInstanceInput["touchpoints"]>[number];

/** One difference between a journey as lived and as planned. */
export type JourneyDeviation = NonNullable<JourneyInstanceInput["deviations"]>[number];

/** A touchpoint that happened. Instants are epoch milliseconds. */
export interface Happening {
  readonly touchpoint: LivedTouchpoint;
  readonly at: number;
  /** When it ended; `at` where it does not say. */
  readonly endAt: number;
}

/** A journey in the order in which it was lived. Instants are epoch milliseconds. */
export interface LivedJourney {
  readonly happenings: readonly Happening[];
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly ended: boolean;
  readonly asOf: number;
}

/** A step that did not happen, or not as often as it must. */
export interface Unfilled {
  readonly step: number;
  readonly touchpoint: LivedTouchpoint;
}

/** A journey with the step of each of its touchpoints, and the places of the touchpoints of each step. */
export interface AlignedJourney {
  readonly plan: BlueprintPlan;
  readonly journey: LivedJourney;
  readonly alignment: Alignment;
  readonly placesOf: readonly (readonly number[])[];
}
