import type { JourneyTransitionFact } from "./journey-transition.ts";
import { instantOf } from "./record-fields.ts";
import {
  type JourneyFactsOptions,
  type JourneyRecords,
  type SeenJourney,
  type SeenTouchpoint,
  seenJourneys,
} from "./seen-journey.ts";

/**
 * For each journey with touchpoints one fact for its start, one for each touchpoint that directly follows another, and
 * one for where it stops: of n touchpoints, n + 1 facts. Only touchpoints that happened are counted, in the order in
 * which they did; see `journeyFacts` for what happened and how it is named.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function journeyTransitionFacts(
  records: JourneyRecords,
  options: JourneyFactsOptions = {},
): JourneyTransitionFact[] {
  return seenJourneys(records, options).flatMap((seen) => {
    const { touchpoints, ended } = seen;
    if (touchpoints.length === 0) return [];
    const stop = ended ? "end" : "open";
    const occurrences = occurrencesOf(touchpoints);
    return Array.from({ length: touchpoints.length + 1 }, (_, index) => {
      const kind = index === 0 ? "start" : index === touchpoints.length ? stop : "step";
      const occurrence = occurrences[index - 1] ?? null;
      return factOf(seen, { index, kind, occurrence }, touchpoints[index - 1], touchpoints[index]);
    });
  });
}

/** Which time each of the touchpoints happens; `null` where it has no name. */
function occurrencesOf(touchpoints: readonly SeenTouchpoint[]): readonly (number | null)[] {
  const times = new Map<string, number>();
  return touchpoints.map(({ name }) => {
    if (name === null) return null;
    const occurrence = (times.get(name) ?? 0) + 1;
    times.set(name, occurrence);
    return occurrence;
  });
}

function factOf(
  { journey }: SeenJourney,
  { index, kind, occurrence }: { index: number; kind: string; occurrence: number | null },
  from: SeenTouchpoint | undefined,
  to: SeenTouchpoint | undefined,
): JourneyTransitionFact {
  return {
    journeyId: journey.id,
    blueprintId: journey.blueprintId ?? null,
    customerId: journey.customerId ?? null,
    index,
    kind,
    from: from?.name ?? null,
    to: to?.name ?? null,
    occurrence,
    fromStage: from?.stage ?? null,
    toStage: to?.stage ?? null,
    fromChannel: from?.channel ?? null,
    toChannel: to?.channel ?? null,
    at: instantOf(to?.at ?? from?.at ?? null),
    elapsedMs: from && to ? to.at - from.at : null,
  };
}
