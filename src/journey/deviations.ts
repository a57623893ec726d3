import { formatInstant } from "../time/instant.ts";
import type { AlignedJourney, Happening, JourneyDeviation, Unfilled } from "./aligned-journey.ts";
import type { BlueprintPlan } from "./blueprint-plan.ts";

/** How a journey differs from its plan, in the order of its touchpoints; see `conformance` for what each type means. */
export function deviationsOf(
  aligned: AlignedJourney,
  unfilled: readonly Unfilled[],
): readonly JourneyDeviation[] {
  const { plan, journey, alignment } = aligned;
  const successes = plan.steps.map(() => 0);
  return [
    ...journey.happenings.flatMap((happening, place) => {
      const step = alignment.steps[place] ?? null;
      if (step === null) return ofAdHoc(plan, happening);
      const found = [
        ...failureOf(plan, happening, step),
        ...sequenceOf(aligned, place, step),
        ...repetitionOf(plan, happening, step, successes[step] ?? 0),
        ...delayOf(aligned, place, step),
        ...channelSwitchOf(plan, happening, step),
      ];
      if (happening.touchpoint.status !== "failed") successes[step] = (successes[step] ?? 0) + 1;
      return found;
    }),
    ...unfilled.flatMap(({ step, touchpoint: { id, status } }) => {
      if (status === "missing") return [missingOf(aligned, step, id)];
      return status === "pending" ? lateOf(aligned, step, id) : [];
    }),
  ];
}

const nameOf = (plan: BlueprintPlan, step: number): string => plan.steps[step]?.id ?? "";

const severityAt = (plan: BlueprintPlan, step: number): string => {
  const planned = plan.steps[step];
  if (plan.touchpointById.get(planned?.touchpointId ?? "")?.isMomentOfTruth === true) return "critical";
  return planned?.required === true ? "major" : "minor";
};

function ofAdHoc(plan: BlueprintPlan, { touchpoint }: Happening): readonly JourneyDeviation[] {
  const common = { stepId: null, instanceTouchpointId: touchpoint.id, at: touchpoint.at ?? null };
  const name =
    plan.touchpointById.get(touchpoint.touchpointId ?? "")?.name ?? touchpoint.touchpointId ?? touchpoint.id;
  const adHoc = { ...common, type: "ad-hoc", detail: `${name} is not planned.` };
  return touchpoint.status === "failed"
    ? [adHoc, { ...common, type: "failure", detail: `${name} failed.` }]
    : [adHoc];
}

/** What the deviations of a step that happened have in common. */
const stepAt = (plan: BlueprintPlan, { touchpoint }: Happening, step: number) => ({
  stepId: nameOf(plan, step),
  instanceTouchpointId: touchpoint.id,
  at: touchpoint.at ?? null,
});

function failureOf(plan: BlueprintPlan, happening: Happening, step: number): readonly JourneyDeviation[] {
  if (happening.touchpoint.status !== "failed") return [];
  return [
    {
      type: "failure",
      ...stepAt(plan, happening, step),
      severity: severityAt(plan, step),
      detail: `${nameOf(plan, step)} failed.`,
    },
  ];
}

function sequenceOf(
  { plan, journey, alignment, placesOf }: AlignedJourney,
  place: number,
  step: number,
): readonly JourneyDeviation[] {
  if (alignment.cost.sequence === 0) return [];
  const happening = journey.happenings[place];
  if (happening === undefined || placesOf[step]?.[0] !== place) return [];
  const tooLate = [...(plan.steps[step]?.before ?? [])]
    .filter((other) => (placesOf[other]?.[0] ?? -1) > place)
    .sort((one, other) => one - other)
    .map((other) => nameOf(plan, other));
  if (tooLate.length === 0) return [];
  return [
    {
      type: "sequence",
      ...stepAt(plan, happening, step),
      detail: `${nameOf(plan, step)} came before ${tooLate.join(", ")}, which it must come after.`,
    },
  ];
}

function repetitionOf(
  plan: BlueprintPlan,
  happening: Happening,
  step: number,
  successes: number,
): readonly JourneyDeviation[] {
  const most = plan.steps[step]?.most ?? Infinity;
  if (successes < most) return [];
  const times = most === 1 ? "once" : `${most} times`;
  return [
    {
      type: "repetition",
      ...stepAt(plan, happening, step),
      detail: `${nameOf(plan, step)} happened again; it is planned ${times}.`,
    },
  ];
}

function delayOf(aligned: AlignedJourney, place: number, step: number): readonly JourneyDeviation[] {
  const { plan, journey, placesOf } = aligned;
  const happening = journey.happenings[place];
  if (happening === undefined || placesOf[step]?.[0] !== place) return [];
  const due = dueOf(aligned, step);
  if (due === null || happening.at <= due) return [];
  return [
    {
      type: "delay",
      ...stepAt(plan, happening, step),
      detail: `${nameOf(plan, step)} was due at ${formatInstant(due)} and came at ${formatInstant(happening.at)}.`,
      at: formatInstant(due),
    },
  ];
}

/** A required step that has not happened, although it was due. */
function lateOf(aligned: AlignedJourney, step: number, id: string): readonly JourneyDeviation[] {
  const { plan, journey, placesOf } = aligned;
  const due =
    plan.steps[step]?.required === true && placesOf[step]?.length === 0 ? dueOf(aligned, step) : null;
  if (due === null || journey.asOf <= due) return [];
  return [
    {
      type: "delay",
      stepId: nameOf(plan, step),
      instanceTouchpointId: id,
      detail: `${nameOf(plan, step)} was due at ${formatInstant(due)} and has not come.`,
      at: formatInstant(due),
    },
  ];
}

function missingOf(aligned: AlignedJourney, step: number, id: string): JourneyDeviation {
  const { plan, journey, placesOf } = aligned;
  const times = placesOf[step]?.length ?? 0;
  const due = times === 0 ? (dueOf(aligned, step) ?? Infinity) : Infinity;
  const shows = Math.min(due, journey.endedAt ?? Infinity);
  const least = plan.steps[step]?.least ?? 1;
  return {
    type: "missing",
    stepId: nameOf(plan, step),
    instanceTouchpointId: id,
    severity: severityAt(plan, step),
    detail:
      times === 0
        ? `${nameOf(plan, step)} did not happen.`
        : `${nameOf(plan, step)} happened ${times} of ${least} times.`,
    at: shows === Infinity ? null : formatInstant(shows),
  };
}

function channelSwitchOf(
  plan: BlueprintPlan,
  happening: Happening,
  step: number,
): readonly JourneyDeviation[] {
  const planned = plan.touchpointById.get(plan.steps[step]?.touchpointId ?? "")?.channel ?? null;
  const lived = happening.touchpoint.channel ?? null;
  if (planned === null || lived === null || planned === lived) return [];
  return [
    {
      type: "channel-switch",
      ...stepAt(plan, happening, step),
      detail: `${nameOf(plan, step)} took place by ${lived}; ${planned} is planned.`,
    },
  ];
}

/** When the first time of a step was due at the latest; `null` where nothing says so. */
export function dueOf(aligned: AlignedJourney, step: number): number | null {
  const due = aligned.plan.steps[step]?.due ?? null;
  const began = due === null ? null : waitBegan(aligned, step);
  const at = due === null || began === null ? null : due(began);
  return at === Infinity ? null : at;
}

/** When the wait for the first time of a step began; `null` where a required step before it did not happen. */
export function waitBegan(
  { plan, journey, alignment, placesOf }: AlignedJourney,
  step: number,
): number | null {
  const until = placesOf[step]?.[0] ?? Infinity;
  let began: number | null = null;
  const seen = new Set<number>();
  const open = [...(plan.steps[step]?.after ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const place = placesOf[one]?.findLast((place) => place < until);
    if (place !== undefined)
      began = Math.max(began ?? -Infinity, journey.happenings[place]?.endAt ?? -Infinity);
    else if (plan.steps[one]?.required === true && alignment.way.includes[one] === true) return null;
    else open.push(...(plan.steps[one]?.after ?? []));
  }
  return began ?? journey.startedAt;
}
