import type { JourneyStageFact } from "./journey-stage.ts";
import { between, instantOf } from "./record-fields.ts";
import {
  type JourneyFactsOptions,
  type JourneyRecords,
  type SeenJourney,
  type SeenTouchpoint,
  seenJourneys,
} from "./seen-journey.ts";

/**
 * One fact for each stage that each journey reached, in the order in which they were first entered. Touchpoints that
 * happened tell it; those without a stage tell nothing and do not end a visit. See `journeyFacts` for what happened
 * and which stage it belongs to.
 *
 * - A visit begins with a touchpoint of the stage and ends with the next touchpoint of another stage, or with the end
 *   of the journey; a touchpoint after that (a survey, say) makes the last visit end with it.
 * - After: by place in the journey, so that what happened at one instant counts in the order in which it is named.
 * - Times until other stages run from the first entry.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function journeyStageFacts(
  records: JourneyRecords,
  options: JourneyFactsOptions = {},
): JourneyStageFact[] {
  return seenJourneys(records, options).flatMap((seen) => {
    const visits = visitsOf(seen);
    return Array.from(new Set(visits.map(({ stage }) => stage)), (stage) => factOf(seen, visits, stage));
  });
}

/** A stay in one stage. Instants are epoch milliseconds. */
interface Visit {
  readonly stage: string;
  readonly entry: number;
  /** `null` while it goes on, or if unknown. */
  readonly exit: number | null;
  readonly touchpoints: readonly number[];
}

function visitsOf({ touchpoints, end }: SeenJourney): readonly Visit[] {
  const runs: { stage: string; touchpoints: number[] }[] = [];
  for (const { stage, at } of touchpoints.filter(isStaged)) {
    const last = runs.at(-1);
    if (last?.stage === stage) last.touchpoints.push(at);
    else runs.push({ stage, touchpoints: [at] });
  }
  return runs.map(({ stage, touchpoints }, index) => ({
    stage,
    entry: touchpoints[0] ?? Number.NaN,
    exit: runs[index + 1]?.touchpoints[0] ?? (end === null ? null : Math.max(end, ...touchpoints)),
    touchpoints,
  }));
}

const isStaged = (one: SeenTouchpoint): one is SeenTouchpoint & { readonly stage: string } =>
  one.stage !== null;

function factOf(seen: SeenJourney, visits: readonly Visit[], stage: string): JourneyStageFact {
  const { journey, stages, ended, asOf, touchpoints } = seen;
  const own = visits.filter((visit) => visit.stage === stage);
  const first = visits.findIndex((visit) => visit.stage === stage);
  const entered = visits[first]?.entry ?? Number.NaN;
  const place = stages.indexOf(stage);
  const following = place === -1 ? [] : stages.slice(place + 1);
  const [next = null] = following;
  const isLast = visits.at(-1)?.stage === stage;
  const exits = own.map(({ exit }) => exit);
  const since = (ms: number | null) => between(entered, ms);
  return {
    journeyId: journey.id,
    blueprintId: journey.blueprintId ?? null,
    customerId: journey.customerId ?? null,
    stage,
    place: place === -1 ? null : place + 1,
    nextStage: next,
    enteredAt: instantOf(entered),
    exitedAt: instantOf(exits.at(-1) ?? null),
    open: isLast && !ended,
    visits: own.length,
    durationMs: own.reduce<number | null>(
      (total, { entry, exit }) => (total === null || exit === null ? null : total + exit - entry),
      0,
    ),
    untilNextStageMs: since(next === null ? null : reachedInOrder(visits, first, [next])),
    untilNextStageDirectlyMs: since(
      visits.find(({ stage: reached }, index) => reached === next && visits[index - 1]?.stage === stage)
        ?.entry ?? null,
    ),
    nearestNextStageMs: nearest(
      entered,
      visits.filter((visit) => visit.stage === next),
    ),
    untilLastStageMs: since(following.length === 0 ? null : reachedInOrder(visits, first, following)),
    observedMs: asOf - entered,
    lastSeen: isLast,
    journeyCompleted: seen.status === "completed",
    journeyEnded: ended,
    inactiveMs: asOf - (touchpoints.at(-1)?.at ?? asOf),
  };
}

/** When the last of the stages was reached, each after the one before it; `null` where that did not happen. */
function reachedInOrder(visits: readonly Visit[], from: number, stages: readonly string[]): number | null {
  let at = from;
  for (const stage of stages) {
    at = visits.findIndex((visit, index) => index > at && visit.stage === stage);
    if (at === -1) return null;
  }
  return visits[at]?.entry ?? null;
}

function nearest(to: number, visits: readonly Visit[]): number | null {
  const distances = visits.flatMap(({ touchpoints }) => touchpoints.map((at) => Math.abs(at - to)));
  return distances.length === 0 ? null : Math.min(...distances);
}
