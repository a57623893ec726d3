import type { Instant } from "../time/instant.ts";
import type { JourneyFact } from "./journey.ts";
import { pathOf } from "./journey-path.ts";
import { between, instantOf, requiredInstantMs } from "./record-fields.ts";
import {
  type JourneyFactsOptions,
  type JourneyRecords,
  type SeenJourney,
  type SeenTouchpoint,
  seenJourneys,
} from "./seen-journey.ts";

export type { JourneyFactsOptions, JourneyRecords } from "./seen-journey.ts";

/** Something that made a journey harder and that its touchpoints do not show. */
export interface JourneyFriction {
  readonly journeyInstanceId: string;
  readonly kind: "error" | "rage-click" | "repeat-contact" | "transfer" | "wait";
  readonly at: Instant;
}

/** Journeys, and the friction that was seen in them by other means. */
export interface JourneyFactsRecords extends JourneyRecords {
  /** Where it is left out, what only it could tell is unknown; where it is given, what it does not tell did not happen. */
  readonly friction?: Iterable<JourneyFriction>;
}

/**
 * One journey fact for each journey. Journeys are expected once each, in their latest state.
 *
 * - Happened: touchpoints with an instant that are neither missing, skipped nor pending. At one instant they happened
 *   in the order in which the journey names them.
 * - Steps: touchpoints that the customer took, and those of which nobody says who started them.
 * - Ended: by `endedAt`, else by the status. A journey that goes on and whose last touchpoint lies further back than
 *   its plan's timeout, on the calendar, has timed out.
 * - Fewest steps, names and stages: by the plan of its version; see the columns.
 * - Forced change of channel: the touchpoint before it failed.
 * - Friction: failed touchpoints are errors, deviations of the type `delay` are waits; `friction` comes on top.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function journeyFacts(records: JourneyFactsRecords, options: JourneyFactsOptions = {}): JourneyFact[] {
  const frictionOf = records.friction === undefined ? null : groupFriction(records.friction);
  return seenJourneys(records, options).map((seen) => {
    const { journey, touchpoints, start, end } = seen;
    const steps = touchpoints.filter(({ byCustomer }) => byCustomer);
    return {
      journeyId: journey.id,
      blueprintId: journey.blueprintId ?? null,
      blueprintVersion: journey.blueprintVersion ?? null,
      customerId: journey.customerId ?? null,
      status: seen.status,
      startedAt: instantOf(start),
      endedAt: instantOf(end),
      ended: seen.ended,
      completed: seen.status === "completed",
      durationMs: between(start, end),
      observedMs: seen.asOf - start,
      ...(journey.touchpoints === undefined || journey.touchpoints === null
        ? untold
        : {
            touchpoints: touchpoints.length,
            steps: steps.length,
            uniqueSteps: different(steps.map(({ name }) => name)),
            path: pathOf(touchpoints),
            collapsedPath: pathOf(
              touchpoints.filter(({ name }, index) => name !== touchpoints[index - 1]?.name),
            ),
            ...channelsOf(touchpoints),
          }),
      minimalSteps: seen.minimalSteps,
      ...frictionIn(seen, frictionOf?.(journey.id, seen.asOf) ?? null),
    };
  });
}

/** A journey whose touchpoints are not recorded did not go without any. */
const untold = {
  touchpoints: null,
  steps: null,
  uniqueSteps: null,
  path: null,
  collapsedPath: null,
  channels: null,
  channelChanges: null,
  forcedChannelChanges: null,
};

const different = (names: readonly (string | null)[]): number | null =>
  names.includes(null) ? null : new Set(names).size;

function channelsOf(touchpoints: readonly SeenTouchpoint[]) {
  const channels = new Set<string>();
  let [changes, forced] = [0, 0];
  let last: string | null = null;
  for (const [index, { channel }] of touchpoints.entries()) {
    if (channel === null) continue;
    if (last !== null && channel !== last) {
      changes += 1;
      if (touchpoints[index - 1]?.failed === true) forced += 1;
    }
    channels.add(channel);
    last = channel;
  }
  return last === null
    ? { channels: null, channelChanges: null, forcedChannelChanges: null }
    : { channels: channels.size, channelChanges: changes, forcedChannelChanges: forced };
}

type Told = Readonly<Record<JourneyFriction["kind"], number>>;

function frictionIn({ journey, touchpoints, asOf }: SeenJourney, told: Told | null) {
  const failed = touchpoints.filter(({ failed }) => failed).length;
  const isTold = journey.touchpoints !== undefined && journey.touchpoints !== null;
  const delays = journey.deviations?.filter(({ type, at }) => type === "delay" && isBy(asOf, journey.id, at));
  return {
    errors: isTold || told ? failed + (told?.error ?? 0) : null,
    rageClicks: told?.["rage-click"] ?? null,
    repeatContacts: told?.["repeat-contact"] ?? null,
    transfers: told?.transfer ?? null,
    waits: delays || told ? (delays?.length ?? 0) + (told?.wait ?? 0) : null,
  };
}

const isBy = (asOf: number, id: string, at: Instant | null | undefined): boolean =>
  at === undefined || at === null || requiredInstantMs(`journey ${id}`, "deviations.at", at) <= asOf;

/** Counts the friction told of a journey until an instant. */
function groupFriction(friction: Iterable<JourneyFriction>): (journeyId: string, asOf: number) => Told {
  const byJourney = new Map<string, { kind: JourneyFriction["kind"]; at: number }[]>();
  for (const { journeyInstanceId, kind, at } of friction) {
    const ms = requiredInstantMs(`friction of journey ${journeyInstanceId}`, "at", at);
    const known = byJourney.get(journeyInstanceId);
    if (known === undefined) byJourney.set(journeyInstanceId, [{ kind, at: ms }]);
    else known.push({ kind, at: ms });
  }
  return (journeyId, asOf) => {
    const counts = { error: 0, "rage-click": 0, "repeat-contact": 0, transfer: 0, wait: 0 };
    for (const { kind, at } of byJourney.get(journeyId) ?? []) if (at <= asOf) counts[kind] += 1;
    return counts;
  };
}
