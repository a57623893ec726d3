import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import type { Instant } from "../time/instant.ts";
import type {
  AlignedJourney,
  Happening,
  JourneyDeviation,
  LivedJourney,
  LivedTouchpoint,
  Unfilled,
} from "./aligned-journey.ts";
import { align } from "./alignment.ts";
import { type BlueprintPlan, type BlueprintPlanOptions, planOf } from "./blueprint-plan.ts";
import { deviationsOf } from "./deviations.ts";
import { requiredMs } from "./journey-instants.ts";

/** What neither the journey nor the blueprint says. */
export interface ConformanceOptions extends BlueprintPlanOptions {
  /**
   * End of observation: what happened later has not happened, and a step that was due by then is late. Unless given,
   * the last instant that the journey tells of.
   */
  readonly asOf?: Instant;
}

/** A journey as lived held against its plan. */
export interface Conformance {
  /**
   * What happened, in order, each with the step it is; then the steps of the plan that did not happen, or not as often
   * as they must. These are `missing` where the journey has ended without a required step, `pending` while it goes
   * on, and else `skipped`: optional ones, and those on a branch that was not taken.
   */
  readonly touchpoints: readonly LivedTouchpoint[];
  /** In the order of the touchpoints. */
  readonly deviations: readonly JourneyDeviation[];
  /** 1 − (missing + failed) / required, from 0 to 1; `null` where nothing is required. What is pending is not missing. */
  readonly fitness: number | null;
  /** 1 − adHoc / happened: share of what happened that the plan knows, from 0 to 1; `null` where nothing happened. */
  readonly plannedShare: number | null;
  /** Required steps on the way that was taken. */
  readonly required: number;
  /** Those of them that happened fewer times than they must, in a journey that has ended. */
  readonly missing: number;
  /** Those of them that happened as often as they must, and succeeded fewer times. */
  readonly failed: number;
  /** Touchpoints that happened, failed ones included. */
  readonly happened: number;
  /** Those of them that are no step on the way. */
  readonly adHoc: number;
}

/**
 * Holds one journey as lived against its blueprint.
 *
 * **The alignment.** For each exclusive fork one branch is taken; the steps of the others, and those that come after
 * them alone, are not on the way. Each touchpoint that happened becomes one step on the way that plans the same
 * touchpoint; where there is none it is ad hoc. A touchpoint that names no touchpoint, but a step, is that step. Of
 * all such assignments the cheapest is taken, and one costs less than another if it has
 *
 * 1. fewer touchpoints that are ad hoc, or as many and
 * 2. fewer required steps that happened fewer times than they must, or as many and
 * 3. fewer steps that first happened before a step that must come before them (by `after`, directly or not) and that
 *    happened too, or as many and
 * 4. fewer touchpoints of steps that had already succeeded as often as they may: a failed attempt uses up nothing.
 *
 * Of equally cheap ones the first is taken, by the order of the branches and then of the steps.
 *
 * **The deviations.** `ad-hoc`, `missing` (once the journey has ended), `sequence` and `repetition` are what the
 * alignment counts, one deviation each. Beside them: `failure`, a touchpoint that failed; `delay`, a step whose
 * `maxDelay` was exceeded; `channel-switch`, a step on another channel than its touchpoint plans.
 *
 * - Delay: from the last time that the steps in `after` happened before it, to its first time. For a step in `after`
 *   that is optional or not on the way, the steps before it stand; where there are none, the start of the journey.
 *   After a required step that did not happen nothing can be said. A required step that is pending is late once it is
 *   due. `at` is when the step was due.
 * - Severity: `critical` for a failure or a missing step at a moment of truth; else `major` where the step is required
 *   and `minor` where it is not. Of other deviations, and of touchpoints nobody planned, it is not said.
 *
 * Of what a comparison writes, only what happened and what failed is read: comparing again changes nothing. The plan's
 * `timeout` is applied where events are matched (`journeysOf`), not here. Effort that a customer told is no deviation; how
 * often it was more than the touchpoint's `expectedEffort` is counted by `frictionByStep`.
 *
 * @throws InvalidJourneyError on a blueprint that nothing can be compared with, on business time without its
 * calendar, on an instant of the journey that is none, and where so many steps share a touchpoint that the journey can
 * be read in more ways than can be gone through: a million states, which no fork or order narrows down.
 * @example
 * ```ts
 * const buying = {
 *   id: "buying",
 *   name: "Buying",
 *   steps: [
 *     { id: "choose", touchpointId: "shop", required: true },
 *     { id: "pay", touchpointId: "payment", required: true, after: ["choose"] },
 *   ],
 * };
 * const journey = {
 *   id: "j-1",
 *   startedAt: "2026-03-01T09:00:00Z",
 *   status: "abandoned",
 *   touchpoints: [
 *     { id: "t-1", touchpointId: "shop", at: "2026-03-01T09:00:00Z", status: "occurred" },
 *     { id: "t-2", touchpointId: "call", at: "2026-03-01T09:20:00Z", status: "occurred" },
 *   ],
 * };
 * const { deviations, fitness, plannedShare } = conformance(journey, buying);
 *
 * deviations.map(({ type, detail }) => [type, detail]); // => [["ad-hoc", "call is not planned."], ["missing", "pay did not happen."]]
 * fitness; // => 0.5
 * plannedShare; // => 0.5
 * ```
 */
export function conformance(
  journey: JourneyInstanceInput,
  blueprint: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput> = [],
  options: ConformanceOptions = {},
): Conformance {
  const plan = planOf(blueprint, touchpoints, options);
  return conformanceOf(alignJourney(plan, livedJourney(journey, options.asOf)));
}

/** What happened in a journey until the end of observation, in order. */
export function livedJourney(journey: JourneyInstanceInput, observed?: Instant): LivedJourney {
  const subject = `journey ${journey.id}`;
  const asOf = observed === undefined ? Infinity : requiredMs(subject, "asOf", observed);
  const all = (journey.touchpoints ?? []).flatMap((touchpoint, index): Happening[] => {
    if (!isHappening(touchpoint)) return [];
    const at = requiredMs(subject, `touchpoints[${index}].at`, touchpoint.at);
    const endAt =
      typeof touchpoint.endAt === "string"
        ? requiredMs(subject, `touchpoints[${index}].endAt`, touchpoint.endAt)
        : at;
    return [{ touchpoint, at, endAt }];
  });
  const startedAt = requiredMs(subject, "startedAt", journey.startedAt);
  const endedAt =
    typeof journey.endedAt === "string" ? requiredMs(subject, "endedAt", journey.endedAt) : null;
  const happenings = all.filter(({ at }) => at <= asOf).sort((one, other) => one.at - other.at);
  const last = happenings.reduce((latest, { at }) => Math.max(latest, at), startedAt);
  const ended = endedAt === null ? finalStatuses.has(journey.status) : endedAt <= asOf;
  return {
    happenings,
    startedAt,
    endedAt: ended ? endedAt : null,
    ended,
    asOf: asOf === Infinity ? Math.max(last, endedAt ?? last) : asOf,
  };
}

const finalStatuses: ReadonlySet<string> = new Set(["completed", "abandoned", "failed", "timed-out"]);

const isHappening = ({ at, status }: LivedTouchpoint): boolean =>
  at !== undefined && at !== null && status !== "missing" && status !== "skipped" && status !== "pending";

/** Finds the step of each touchpoint of a journey in order. */
export function alignJourney(plan: BlueprintPlan, journey: LivedJourney): AlignedJourney {
  const alignment = align(
    plan,
    journey.happenings.map(({ touchpoint: { touchpointId, stepId, status } }) => ({
      touchpointId: touchpointId ?? null,
      step: plan.stepById.get(stepId ?? "") ?? null,
      failed: status === "failed",
    })),
  );
  const placesOf: number[][] = plan.steps.map(() => []);
  for (const [place, step] of alignment.steps.entries()) if (step !== null) placesOf[step]?.push(place);
  return { plan, journey, alignment, placesOf };
}

/** How a journey with its steps fits the plan. */
export function conformanceOf(aligned: AlignedJourney): Conformance {
  const { plan, journey, alignment, placesOf } = aligned;
  const { happenings, ended } = journey;
  const lived = happenings.map(({ touchpoint }, place) => ({
    ...touchpoint,
    stepId: plan.steps[alignment.steps[place] ?? -1]?.id ?? null,
  }));
  const unfilled = unfilledSteps(aligned);

  const { required } = alignment.way;
  const leastOf = (step: number) => plan.steps[step]?.least ?? 1;
  const isShort = (step: number) => (placesOf[step]?.length ?? 0) < leastOf(step);
  const successes = (step: number) =>
    (placesOf[step] ?? []).filter((place) => happenings[place]?.touchpoint.status !== "failed").length;
  const missing = ended ? required.filter(isShort).length : 0;
  const failed = required.filter((step) => !isShort(step) && successes(step) < leastOf(step)).length;
  const { adHoc } = alignment.cost;
  return {
    touchpoints: [...lived, ...unfilled.map(({ touchpoint }) => touchpoint)],
    deviations: deviationsOf(aligned, unfilled),
    fitness: required.length === 0 ? null : 1 - (missing + failed) / required.length,
    plannedShare: lived.length === 0 ? null : 1 - adHoc / lived.length,
    required: required.length,
    missing,
    failed,
    happened: lived.length,
    adHoc,
  };
}

function unfilledSteps({ plan, journey, alignment, placesOf }: AlignedJourney): readonly Unfilled[] {
  const { happenings, ended } = journey;
  const taken = new Set(happenings.map(({ touchpoint }) => touchpoint.id));
  return plan.steps.flatMap(({ id, touchpointId, required, least }, step) => {
    const onTheWay = alignment.way.includes[step] === true;
    const times = placesOf[step]?.length ?? 0;
    if (times > 0 && (!required || times >= least)) return [];
    const status = !onTheWay ? "skipped" : !ended ? "pending" : required ? "missing" : "skipped";
    let own = `${id} ${status}`;
    while (taken.has(own)) own += "'";
    return [{ step, touchpoint: { id: own, stepId: id, touchpointId, status } }];
  });
}
