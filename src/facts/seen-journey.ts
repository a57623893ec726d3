import type { InstanceTouchpoint } from "../model/instance-touchpoint.ts";
import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import type { Instant } from "../time/instant.ts";
import { plansOf } from "./journey-plan.ts";
import { instantMs, requiredInstantMs } from "./record-fields.ts";
import { usualStages } from "./stage-order.ts";

/** Journeys as lived, with the plans and touchpoints that they name where these are known. */
export interface JourneyRecords {
  readonly journeys: Iterable<JourneyInstanceInput>;
  readonly blueprints?: Iterable<JourneyBlueprintInput>;
  readonly touchpoints?: Iterable<TouchpointInput>;
}

/** What cannot be read off the journeys themselves. */
export interface JourneyFactsOptions {
  /**
   * End of observation: later journeys are left out, what happened later has not happened. The last instant that any
   * of the journeys tells of unless said.
   */
  readonly asOf?: Instant;
  /** Order of stages for journeys whose plan has none: of a customer's life unless said. */
  readonly stages?: readonly string[];
}

/** A touchpoint that happened. Instants are epoch milliseconds. */
export interface SeenTouchpoint {
  readonly name: string | null;
  readonly stage: string | null;
  readonly channel: string | null;
  readonly at: number;
  readonly failed: boolean;
  /** Whether the customer took it; a source that tells no actor does not tell otherwise. */
  readonly byCustomer: boolean;
}

/** A journey as it stood at the end of observation. Instants are epoch milliseconds. */
export interface SeenJourney {
  readonly journey: JourneyInstanceInput;
  readonly status: string;
  readonly start: number;
  /** When it ended; `null` while it goes on, or if unknown. */
  readonly end: number | null;
  readonly ended: boolean;
  /** What happened, in order; input order decides between what happened at one instant. */
  readonly touchpoints: readonly SeenTouchpoint[];
  /** Stages of its plan in their order, or of the customer's life. */
  readonly stages: readonly string[];
  readonly minimalSteps: number | null;
  readonly asOf: number;
}

/**
 * The journeys as they stood at the end of observation.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function seenJourneys(
  { journeys, blueprints = [], touchpoints = [] }: JourneyRecords,
  { asOf, stages = usualStages }: JourneyFactsOptions,
): SeenJourney[] {
  const plan = plansOf(blueprints, touchpoints, stages);
  const all = Array.from(journeys, (journey) => ({ journey, ...instantsOf(journey) }));
  const observed =
    instantMs("journeys", "asOf", asOf) ?? all.reduce((last, one) => Math.max(last, one.last), -Infinity);

  return all
    .filter(({ start }) => start <= observed)
    .map(({ journey, start, end, at }) => {
      const { stages, minimalSteps, timeoutMs, nameOf, stageOf } = plan(journey);
      const happened = (journey.touchpoints ?? [])
        .flatMap((touchpoint, index) => {
          const ms = at[index] ?? null;
          return ms === null || ms > observed || !isHappening(touchpoint) ? [] : [{ touchpoint, at: ms }];
        })
        .sort((one, other) => one.at - other.at)
        .map(({ touchpoint, at }) => ({
          name: nameOf(touchpoint),
          stage: stageOf(touchpoint),
          channel: touchpoint.channel ?? null,
          at,
          failed: touchpoint.status === "failed",
          byCustomer: ["customer", "unknown"].includes(touchpoint.actor?.type ?? "unknown"),
        }));
      const isOpen = end === null ? !finalStatuses.has(journey.status) : end > observed;
      const lapse = timeoutMs === null ? Infinity : (happened.at(-1)?.at ?? start) + timeoutMs;
      const state = !isOpen
        ? { status: journey.status, end, ended: true }
        : lapse < observed
          ? { status: "timed-out", end: lapse, ended: true }
          : { status: end === null ? journey.status : "in-progress", end: null, ended: false };
      return { journey, start, ...state, touchpoints: happened, stages, minimalSteps, asOf: observed };
    });
}

const finalStatuses: ReadonlySet<string> = new Set(["completed", "abandoned", "failed", "timed-out"]);

function instantsOf(journey: JourneyInstanceInput) {
  const record = `journey ${journey.id}`;
  const start = requiredInstantMs(record, "startedAt", journey.startedAt);
  const end = instantMs(record, "endedAt", journey.endedAt);
  const at = (journey.touchpoints ?? []).map((one) => instantMs(record, "touchpoints.at", one.at));
  const last = at.reduce<number>(
    (latest, ms) => Math.max(latest, ms ?? start),
    Math.max(start, end ?? start),
  );
  return { start, end, at, last };
}

/** Whether a touchpoint that has an instant happened then: it was not due then, and neither missed nor skipped. */
const isHappening = ({ status }: Pick<InstanceTouchpoint, "status">): boolean =>
  status !== "missing" && status !== "skipped" && status !== "pending";
