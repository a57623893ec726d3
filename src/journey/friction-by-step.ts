import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import type { AlignedJourney } from "./aligned-journey.ts";
import { planOf } from "./blueprint-plan.ts";
import { alignJourney, type ConformanceOptions, conformanceOf, livedJourney } from "./conformance.ts";
import { dueOf, waitBegan } from "./deviations.ts";

/** What counts as a service contact, and for how long a broken step can cause one. */
export interface FrictionOptions extends ConformanceOptions {
  /**
   * Ids of the touchpoints that are service contacts. Unless given: those that are owned by `support` and that the
   * customer starts.
   */
  readonly contacts?: Iterable<string>;
  /** Longest time from a step's breaking to a contact that it caused, in milliseconds. Seven days unless said. */
  readonly withinMs?: number;
}

/** What made one step hard, over all journeys. */
export interface StepFriction {
  readonly stepId: string;
  readonly touchpointId: string;
  /** Department that answers for it; `null` where the touchpoint does not say. */
  readonly owner: string | null;
  /** Journeys in which it happened, well or not. */
  readonly journeys: number;
  /** Times it happened and failed. */
  readonly failures: number;
  /** Times it happened beyond the most it may, retries after a failure included. */
  readonly repeats: number;
  /** Ended journeys that missed it. */
  readonly missing: number;
  /** Journeys in which it came too late, or is overdue. */
  readonly delays: number;
  /** Times it took place on another channel than planned. */
  readonly channelSwitches: number;
  /** Journeys in which the wait for it is known: it happened, and so did what it waits for. */
  readonly waits: number;
  /** Those waits together, in milliseconds; see the delay of `conformance` for where a wait begins. */
  readonly waitMs: number;
  /**
   * Times it happened and the customer said what effort it cost, on a scale that holds the `expectedEffort` of its
   * touchpoint; 0 where none is planned.
   */
  readonly effortsCompared: number;
  /** Those of them that cost more effort than expected, whichever end of the scale is the hard one. */
  readonly harderThanExpected: number;
  /** Service contacts that it caused. */
  readonly contactsCaused: number;
}

/** Friction by step, and how much of the journeys were service contacts. */
export interface JourneysFriction {
  /** In the order of the blueprint's steps. */
  readonly steps: readonly StepFriction[];
  /** Touchpoints that are no step: how often they happened and failed, and the contacts that their failing caused. */
  readonly unplanned: {
    readonly happened: number;
    readonly failures: number;
    readonly contactsCaused: number;
  };
  readonly journeys: number;
  /** Touchpoints that happened. */
  readonly touchpoints: number;
  /** Those of them that are service contacts. */
  readonly contacts: number;
  /** Those of them that something broken caused; the sum over the steps and what was unplanned. */
  readonly contactsCaused: number;
  /** contacts / touchpoints, from 0 to 1; `null` where nothing happened. */
  readonly contactShare: number | null;
  /** contactsCaused / contacts, from 0 to 1; `null` where there is no contact. */
  readonly failureDemandShare: number | null;
}

const weekMs = 7 * 24 * 3_600_000;

/**
 * Where in the plan journeys were hard, and the contacts that broken steps caused. Journeys are held against the
 * blueprint anew, as `conformance` does, so any journeys will do.
 *
 * A step is broken from when it failed, or from when it was due and had not come, until it next succeeds. A service
 * contact is caused by a broken step if it comes while the step is broken and no later than `withinMs` after it broke;
 * the contact may itself be that success, as a second call after an abandoned one. Of several broken steps the one
 * that broke last is the cause, at one instant the first in the plan: no contact is counted twice. A step that is
 * missing and was never due broke at no one time, and causes none.
 *
 * This is a convention that reads causes off times; `failureDemandShare`, the metric, counts contacts whose cause
 * somebody has coded, and is to be preferred where there is one. The failures here, of the steps and of what was
 * unplanned, are the `errors` of `journeyFacts`, and the delays are its `waits`, so `frictionIndex` agrees.
 *
 * @throws InvalidJourneyError as `conformance` does.
 */
export function frictionByStep(
  journeys: Iterable<JourneyInstanceInput>,
  blueprint: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput>,
  options: FrictionOptions = {},
): JourneysFriction {
  const defined = [...touchpoints];
  const plan = planOf(blueprint, defined, options);
  const contactIds = new Set(options.contacts ?? serviceContacts(defined));
  const rows = plan.steps.map(({ id, touchpointId }) => ({
    stepId: id,
    touchpointId,
    owner: plan.touchpointById.get(touchpointId)?.owner ?? null,
    journeys: 0,
    failures: 0,
    repeats: 0,
    missing: 0,
    delays: 0,
    channelSwitches: 0,
    waits: 0,
    waitMs: 0,
    effortsCompared: 0,
    harderThanExpected: 0,
    contactsCaused: 0,
  }));
  const unplanned = { happened: 0, failures: 0, contactsCaused: 0 };
  let [count, happened, contacts, contactsCaused] = [0, 0, 0, 0];
  for (const journey of journeys) {
    const aligned = alignJourney(plan, livedJourney(journey, options.asOf));
    const { deviations, ...fit } = conformanceOf(aligned);
    count += 1;
    happened += fit.happened;
    unplanned.happened += fit.adHoc;
    for (const { type, stepId } of deviations) {
      const row = rows[plan.stepById.get(stepId ?? "") ?? -1];
      if (type === "failure") (row ?? unplanned).failures += 1;
      else if (type === "missing" && row !== undefined) row.missing += 1;
      else if (type === "delay" && row !== undefined) row.delays += 1;
      else if (type === "channel-switch" && row !== undefined) row.channelSwitches += 1;
    }
    for (const [step, row] of rows.entries()) {
      addTimes(row, aligned, step);
      addEfforts(row, aligned, step);
    }
    for (const cause of causesOfContacts(aligned, contactIds, options.withinMs ?? weekMs)) {
      contacts += 1;
      if (cause === null) continue;
      contactsCaused += 1;
      (rows[cause] ?? unplanned).contactsCaused += 1;
    }
  }
  return {
    steps: rows,
    unplanned,
    journeys: count,
    touchpoints: happened,
    contacts,
    contactsCaused,
    contactShare: happened === 0 ? null : contacts / happened,
    failureDemandShare: contacts === 0 ? null : contactsCaused / contacts,
  };
}

const serviceContacts = (touchpoints: readonly TouchpointInput[]): readonly string[] =>
  touchpoints.flatMap(({ id, owner, initiator }) =>
    owner === "support" && initiator === "customer" ? id : [],
  );

interface Times {
  journeys: number;
  repeats: number;
  waits: number;
  waitMs: number;
}

function addTimes(row: Times, aligned: AlignedJourney, step: number): void {
  const places = aligned.placesOf[step] ?? [];
  const first = aligned.journey.happenings[places[0] ?? -1];
  if (first === undefined) return;
  row.journeys += 1;
  row.repeats += Math.max(0, places.length - (aligned.plan.steps[step]?.most ?? Infinity));
  const began = waitBegan(aligned, step);
  if (began === null) return;
  row.waits += 1;
  row.waitMs += Math.max(0, first.at - began);
}

interface Efforts {
  effortsCompared: number;
  harderThanExpected: number;
}

function addEfforts(row: Efforts, { plan, journey, placesOf }: AlignedJourney, step: number): void {
  const expected = plan.touchpointById.get(plan.steps[step]?.touchpointId ?? "")?.expectedEffort ?? null;
  if (expected === null) return;
  for (const place of placesOf[step] ?? []) {
    const effort = journey.happenings[place]?.touchpoint.effort ?? null;
    if (effort === null || expected < effort.scale.min || expected > effort.scale.max) continue;
    const { value, scale } = effort;
    row.effortsCompared += 1;
    if (scale.direction === "lower-is-better" ? value > expected : value < expected)
      row.harderThanExpected += 1;
  }
}

/** What is broken since when: a step, or a touchpoint that is none, of step -1. */
interface Broken {
  readonly step: number;
  readonly since: number;
}

/** For each service contact the step that caused it, -1 for a touchpoint that is none, `null` where nothing was broken. */
function causesOfContacts(
  aligned: AlignedJourney,
  contactIds: ReadonlySet<string>,
  withinMs: number,
): readonly (number | null)[] {
  const { plan, journey, alignment } = aligned;
  const stepAt = (place: number) => alignment.steps[place] ?? -1;
  const touchpointIds = journey.happenings.map(
    ({ touchpoint }, place) => touchpoint.touchpointId ?? plan.steps[stepAt(place)]?.touchpointId ?? "",
  );
  if (!touchpointIds.some((id) => contactIds.has(id))) return [];

  const overdue = overdueSteps(aligned);
  let known = 0;
  const broken = new Map<string, Broken>();
  return journey.happenings.flatMap(({ touchpoint, at }, place) => {
    for (let next = overdue[known]; next !== undefined && next.since < at; next = overdue[known]) {
      broken.set(`step ${next.step}`, next);
      known += 1;
    }
    const touchpointId = touchpointIds[place] ?? "";
    const isContact = contactIds.has(touchpointId);
    const cause = isContact ? lastBroken(broken.values(), at - withinMs) : null;
    const step = stepAt(place);
    const key = step === -1 ? `touchpoint ${touchpointId}` : `step ${step}`;
    if (touchpoint.status === "failed") broken.set(key, { step, since: at });
    else broken.delete(key);
    return isContact ? [cause] : [];
  });
}

/** Steps that had not come when they were due, by when they were; of one instant in the order of the plan. */
function overdueSteps(aligned: AlignedJourney): readonly Broken[] {
  const { plan, journey, alignment, placesOf } = aligned;
  return plan.steps
    .flatMap(({ required }, step) => {
      const first = journey.happenings[placesOf[step]?.[0] ?? -1];
      const isAwaited = first !== undefined || (required && alignment.way.includes[step] === true);
      const since = isAwaited ? dueOf(aligned, step) : null;
      return since === null || (first?.at ?? Infinity) <= since ? [] : [{ step, since }];
    })
    .sort((one, other) => one.since - other.since);
}

function lastBroken(all: Iterable<Broken>, earliest: number): number | null {
  let last: Broken | null = null;
  for (const one of all) {
    if (one.since < earliest) continue;
    const isLater = last === null || one.since > last.since;
    if (isLater || (one.since === last?.since && placeOf(one) < placeOf(last))) last = one;
  }
  return last?.step ?? null;
}

/** Steps in the order of the plan, before what is none. */
const placeOf = ({ step }: Broken): number => (step === -1 ? Infinity : step);
