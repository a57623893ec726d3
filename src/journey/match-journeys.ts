import type { EventMatcher } from "../model/event-matcher.ts";
import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import type { Happening, LivedTouchpoint } from "./aligned-journey.ts";
import { type BlueprintPlan, type BlueprintPlanOptions, planOf } from "./blueprint-plan.ts";
import { validityOf } from "./blueprint-validity.ts";
import { alignJourney, conformanceOf } from "./conformance.ts";
import { canonicalInstant, requiredMs } from "./journey-instants.ts";
import { customersOf } from "./match-customer.ts";
import { anyOf, isExperience, type JourneyEvent, touchpointOf } from "./match-event.ts";

/** What neither the events nor the blueprint says. */
export interface JourneysOptions extends BlueprintPlanOptions {
  /** End of observation: later events have not happened. The last event's time unless given. */
  readonly asOf?: Instant;
  /**
   * Whose journey an event belongs to; `null` where nobody knows. Unless given: the customer that it names, else the one
   * that other events name about the interaction, case, order or whatever else it names.
   */
  readonly customerOf?: (event: JourneyEvent) => string | null;
  /**
   * What sets apart journeys that one customer is on at once, such as the id of the order; `null` where an event does not
   * say. Unless given, a customer is on one journey of a blueprint at a time.
   */
  readonly separateBy?: (event: JourneyEvent) => string | null;
  /**
   * Events by which a touchpoint is seen to have failed, beside `cx.touchpoint.experienced` of the status `failed`:
   * `cx.interaction.abandoned`. They show a touchpoint only if they meet one of its own matchers too.
   */
  readonly failures?: readonly EventMatcher[];
  /** Time zone of the days that a blueprint takes effect and ends on; needed where they are days. */
  readonly timeZone?: string;
}

/** Journeys as lived, and how many of the events belong to none of them, by reason. */
export interface FoundJourneys {
  /** In the order of their starts, each with its deviations and fitness. */
  readonly journeys: readonly JourneyInstanceInput[];
  /** How many events are told of in the journeys, as touchpoints, as their beginning or as their end. */
  readonly used: number;
  /** With `used` they add up to all events. */
  readonly excluded: Readonly<Record<JourneyExclusion, number>>;
}

/**
 * Why an event belongs to no journey.
 * - `afterObservation`: it is later than the end of observation.
 * - `irrelevant`: it shows no touchpoint, and begins or ends no journey of this blueprint.
 * - `customerUnknown`: nobody knows whose it is.
 * - `duplicate`: an event of the same source and id is there already.
 * - `outsideJourney`: the customer was on no journey of this blueprint then.
 */
export type JourneyExclusion =
  | "afterObservation"
  | "irrelevant"
  | "customerUnknown"
  | "duplicate"
  | "outsideJourney";

/**
 * Finds the journeys of a blueprint in events and holds each against it, as `conformance` does. Journeys of several
 * blueprints are found by as many calls; one event can belong to a journey of each.
 *
 * **Which touchpoint.** Each event that meets a matcher of one of `touchpoints` is one touchpoint of the journey,
 * whether the blueprint plans it or not; of several matchers the narrowest, the one with most conditions, decides, then
 * the first one. A condition of `null` is met by a field that is absent. `cx.touchpoint.experienced` names its
 * touchpoint, and tells whether it failed. Who started a touchpoint is the event's `actor`, else the definition's
 * `initiator`; its channel is the event's alone.
 *
 * **Which journey.** The events of each customer are gone through by their times; at one time by source, `sequence` and
 * id, never by the order in which they come.
 *
 * - A customer who is on no journey begins one with an event that meets `entry`; without an entry, with the first
 *   touchpoint of a step. While a journey goes on, its entry begins no other.
 * - It ends with the first event that meets `exit`: completed by `success`; by `failure` it is `abandoned` where the
 *   customer acts (the event's actor, or its type ends in `.abandoned`), and else `failed`. What happens later belongs to
 *   no journey until the next one begins.
 * - It has timed out, at that instant, once more than `timeout` has passed since its last touchpoint, or since its start.
 * - With `separateBy` all this holds for each of its values alone. An event that says none belongs to the journey going on
 *   that began last, and begins one only where none goes on.
 * - It begins only while the blueprint is valid: from `validFrom`, through `validThrough`.
 *
 * The id of a journey is made of the ids of the blueprint and of the event that began it, so a journey keeps it as
 * long as no earlier event of it comes to light.
 *
 * @throws InvalidJourneyError on a blueprint that nothing can be compared with, on business time without its
 * calendar, on a day of validity without `timeZone`, on a time of an event that is none, and on a journey that can be
 * read in too many ways, as `conformance` does.
 * @example
 * ```ts
 * const returning = {
 *   id: "returning",
 *   name: "Returning an order",
 *   entry: { type: "cx.order.returned" },
 *   exit: { success: [{ type: "cx.order.refunded" }] },
 *   steps: [{ id: "refund", touchpointId: "refund", required: true }],
 * };
 * const touchpoints = [
 *   { id: "refund", name: "Refund", kind: "system", matchers: [{ type: "cx.order.refunded" }] },
 *   { id: "call", name: "Call", kind: "communication", matchers: [{ type: "cx.interaction.started" }] },
 * ];
 * const event = (type: string, hour: number, data: { orderId?: string; customerId?: string }) => ({
 *   id: `e-${hour}`,
 *   source: "shop",
 *   type,
 *   time: `2026-03-01T0${hour}:00:00Z`,
 *   data,
 * });
 * const { journeys } = journeysOf(
 *   [
 *     event("cx.order.placed", 1, { orderId: "o-1", customerId: "ada" }),
 *     event("cx.order.refunded", 5, { orderId: "o-1" }),
 *     event("cx.order.returned", 2, { orderId: "o-1" }),
 *     event("cx.interaction.started", 4, { customerId: "ada" }),
 *   ],
 *   returning,
 *   touchpoints,
 * );
 *
 * journeys.map(({ customerId, status }) => [customerId, status]); // => [["ada", "completed"]]
 * journeys[0]?.deviations?.map(({ detail }) => detail); // => ["Call is not planned."]
 * ```
 */
export function journeysOf(
  events: Iterable<JourneyEvent>,
  blueprint: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput>,
  options: JourneysOptions = {},
): FoundJourneys {
  const defined = [...touchpoints];
  const reading = readingOf(planOf(blueprint, defined, options), defined, options);
  const excluded = {
    afterObservation: 0,
    irrelevant: 0,
    customerUnknown: 0,
    duplicate: 0,
    outsideJourney: 0,
  };
  const all = [...events];
  const times = all.map(({ id, time }) => requiredMs(`event ${id}`, "time", time));
  const asOf =
    options.asOf === undefined
      ? times.reduce((last, time) => Math.max(last, time), -Infinity)
      : requiredMs("options", "asOf", options.asOf);

  const customerOf = options.customerOf ?? customersOf(all);
  const byCustomer = new Map<string, TimedEvent[]>();
  for (const [index, event] of all.entries()) {
    const at = times[index] ?? 0;
    const read = at > asOf ? null : reading.read(event, at);
    if (read === null) {
      excluded[at > asOf ? "afterObservation" : "irrelevant"] += 1;
      continue;
    }
    const customer = customerOf(event);
    if (customer === null) {
      excluded.customerUnknown += 1;
      continue;
    }
    const known = byCustomer.get(customer);
    if (known === undefined) byCustomer.set(customer, [read]);
    else known.push(read);
  }

  const drafts: Draft[] = [];
  for (const [customer, own] of byCustomer) {
    const once = distinct(own.length < 2 ? own : own.sort(compareEvents));
    excluded.duplicate += own.length - once.length;
    excluded.outsideJourney += findJourneys(customer, once, reading, asOf, drafts);
  }
  const journeys = drafts
    .sort((one, other) => one.startedAt - other.startedAt || compareEvents(one.first, other.first))
    .map((draft) => journeyOf(draft, reading.plan, asOf));
  const unused = Object.values(excluded).reduce((sum, count) => sum + count, 0);
  return { journeys, used: all.length - unused, excluded };
}

/** An event with what it means to the blueprint. */
interface TimedEvent {
  readonly event: JourneyEvent;
  readonly at: number;
  readonly touchpointId: string | null;
  readonly begins: boolean;
  readonly succeeds: boolean;
  readonly fails: boolean;
}

interface Reading {
  readonly plan: BlueprintPlan;
  /** `null` for an event that means nothing to the blueprint. */
  readonly read: (event: JourneyEvent, at: number) => TimedEvent | null;
  readonly isFailure: (event: JourneyEvent) => boolean;
  readonly separateBy: (event: JourneyEvent) => string | null;
}

function readingOf(
  plan: BlueprintPlan,
  touchpoints: readonly TouchpointInput[],
  { failures = [], separateBy = () => null, timeZone }: JourneysOptions,
): Reading {
  const { entry, exit } = plan.blueprint;
  const touchpoint = touchpointOf(touchpoints);
  const planned = new Set(plan.steps.map(({ touchpointId }) => touchpointId));
  const isEntry = entry ? anyOf([entry]) : null;
  const isSuccess = anyOf(exit?.success ?? []);
  const isExitFailure = anyOf(exit?.failure ?? []);
  const failed = anyOf(failures);
  const { from, to } = validityOf(plan.blueprint, timeZone);
  return {
    plan,
    separateBy,
    isFailure: (event) => (isExperience(event) && event.data.status === "failed") || failed(event),
    read: (event, at) => {
      const touchpointId = hasHappened(event) ? touchpoint(event) : null;
      const enters = isEntry === null ? touchpointId !== null && planned.has(touchpointId) : isEntry(event);
      const succeeds = isSuccess(event);
      const fails = isExitFailure(event);
      if (touchpointId === null && !enters && !succeeds && !fails) return null;
      return { event, at, touchpointId, begins: enters && at >= from && at < to, succeeds, fails };
    },
  };
}

const hasHappened = (event: JourneyEvent): boolean =>
  !isExperience(event) || !["missing", "skipped", "pending"].includes(event.data.status ?? "occurred");

function compareEvents({ event: one, at }: TimedEvent, { event: other, at: otherAt }: TimedEvent): number {
  return (
    at - otherAt ||
    compareTexts(one.source, other.source) ||
    compareTexts(one.sequence ?? "", other.sequence ?? "") ||
    compareTexts(one.id, other.id)
  );
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The first of each event that is there more than once. */
function distinct(events: readonly TimedEvent[]): readonly TimedEvent[] {
  if (events.length < 2) return events;
  const ids = new Map<string, Set<string>>();
  return events.filter(({ event: { source, id } }) => {
    const known = ids.get(source);
    if (known?.has(id)) return false;
    if (known === undefined) ids.set(source, new Set([id]));
    else known.add(id);
    return true;
  });
}

interface Draft {
  readonly customer: string;
  readonly first: TimedEvent;
  readonly startedAt: number;
  readonly happenings: Happening[];
  /** Ids of the touchpoints. */
  readonly ids: Set<string>;
  status: "in-progress" | "completed" | "abandoned" | "failed" | "timed-out";
  endedAt: number | null;
}

/** A journey that may be going on. */
interface Begun {
  readonly draft: Draft;
  /** When it times out; Infinity for never. */
  lapses: number;
}

/** Whether a journey still goes on; one that has lapsed by then ends when it did. */
function isGoingOn({ draft, lapses }: Begun, at: number): boolean {
  if (draft.status !== "in-progress") return false;
  if (lapses >= at) return true;
  draft.status = "timed-out";
  draft.endedAt = lapses;
  return false;
}

/** Adds the journeys of one customer and returns how many events belong to none. */
function findJourneys(
  customer: string,
  events: readonly TimedEvent[],
  { plan, isFailure, separateBy }: Reading,
  asOf: number,
  drafts: Draft[],
): number {
  let outside = 0;
  const byValue = new Map<string, Begun>();
  const all: Begun[] = [];
  /** Without those that have ended since the last of them began. */
  const latest: Begun[] = [];
  const goingOn = (value: string | null, at: number): Begun | null => {
    if (value !== null) {
      const found = byValue.get(value);
      return found !== undefined && isGoingOn(found, at) ? found : null;
    }
    for (let last = latest.at(-1); last !== undefined; last = latest.at(-1)) {
      if (isGoingOn(last, at)) return last;
      latest.pop();
    }
    return null;
  };
  for (const read of events) {
    const { event, at, touchpointId } = read;
    const value = separateBy(event);
    let begun = goingOn(value, at);
    if (begun === null) {
      if (!read.begins) {
        outside += 1;
        continue;
      }
      const draft: Draft = {
        customer,
        first: read,
        startedAt: at,
        happenings: [],
        ids: new Set(),
        status: "in-progress",
        endedAt: null,
      };
      begun = { draft, lapses: plan.timeout?.(at) ?? Infinity };
      drafts.push(draft);
      all.push(begun);
      latest.push(begun);
      if (value !== null) byValue.set(value, begun);
    }
    const { draft } = begun;
    if (touchpointId !== null) {
      draft.happenings.push(happeningOf(read, touchpointId, plan, isFailure(event), draft.ids));
      begun.lapses = plan.timeout?.(at) ?? Infinity;
    }
    if (read.succeeds || read.fails) {
      draft.status = read.succeeds ? "completed" : isGivenUp(event) ? "abandoned" : "failed";
      draft.endedAt = at;
    }
  }
  for (const begun of all) isGoingOn(begun, asOf);
  return outside;
}

const isGivenUp = ({ type, data }: JourneyEvent): boolean =>
  type.endsWith(".abandoned") || data.actor?.type === "customer";

function happeningOf(
  { event, at }: TimedEvent,
  touchpointId: string,
  plan: BlueprintPlan,
  failed: boolean,
  taken: Set<string>,
): Happening {
  const { source, id, data } = event;
  const told = isExperience(event) ? event.data : null;
  const own = told?.instanceTouchpointId ?? id;
  const initiator = plan.touchpointById.get(touchpointId)?.initiator;
  const actor = data.actor ?? (initiator ? { type: initiator } : null);
  const touchpoint: LivedTouchpoint = {
    id: taken.has(own) ? `${source} ${id}` : own,
    touchpointId,
    eventIds: [id],
    at: canonicalInstant(at, event.time),
    ...(told?.endAt ? { endAt: told.endAt } : {}),
    ...(actor === null ? {} : { actor }),
    ...(data.channel ? { channel: data.channel } : {}),
    status: failed ? "failed" : "occurred",
    ...(told?.emotion ? { emotion: told.emotion } : {}),
    ...(told?.experienceRating ? { experienceRating: told.experienceRating } : {}),
    ...(told?.effort ? { effort: told.effort } : {}),
  };
  taken.add(touchpoint.id);
  return { touchpoint, at, endAt: told?.endAt ? requiredMs(`event ${id}`, "data.endAt", told.endAt) : at };
}

function journeyOf(draft: Draft, plan: BlueprintPlan, asOf: number): JourneyInstanceInput {
  const { customer, first, startedAt, happenings, status, endedAt } = draft;
  const { id, version } = plan.blueprint;
  const { touchpoints, deviations, fitness } = conformanceOf(
    alignJourney(plan, { happenings, startedAt, endedAt, ended: endedAt !== null, asOf }),
  );
  return {
    id: `${id} ${first.event.source} ${first.event.id}`,
    blueprintId: id,
    ...(version ? { blueprintVersion: version } : {}),
    customerId: customer,
    startedAt: formatInstant(startedAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    status,
    touchpoints: [...touchpoints],
    deviations: [...deviations],
    fitness,
  };
}
