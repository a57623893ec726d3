import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { ActivityRow } from "./activity-row.ts";
import { field, objectsOf, type TellingEvent } from "./event-objects.ts";
import { nearestRecords } from "./nearest-records.ts";

/** Rows, and what could not be made into any. */
export interface PlacedRows<Left> {
  /** Rows in the order of what they were made from. */
  readonly rows: readonly ActivityRow[];
  /** What belongs to no case, or has no name. */
  readonly left: readonly Left[];
}

/** Which events make a case, and what they are called. */
export interface EventRowsOptions<Event extends TellingEvent> {
  /** The type of record whose life is a case: `customer`, `case`, `interaction`, `order`, `journeyInstance`. */
  readonly of: string;
  /** What an event is called: its type unless said. */
  readonly name?: (event: Event) => string;
}

/**
 * Rows of an activity log from events, one for each case that an event belongs to.
 *
 * An event belongs to the records of the wanted type that it names: as what it is about, by an id in its data, or by a
 * relation. Where it names none, it belongs to those that other events name about the records that it does name, and so
 * on, the nearest first: `cx.interaction.ended` names no customer, but `cx.interaction.started` did. Events that lead to
 * none are left.
 *
 * @example
 * ```ts
 * const event = (type: string, time: string, data: object) => ({ id: time, type, time, data });
 * const { rows, left } = eventRows(
 *   [
 *     event("cx.interaction.started", "2026-03-02T09:00:00Z", { interactionId: "i-1", customerId: "ada" }),
 *     event("cx.interaction.ended", "2026-03-02T09:10:00Z", { interactionId: "i-1" }),
 *     event("cx.interaction.ended", "2026-03-02T09:11:00Z", { interactionId: "i-2" }),
 *   ],
 *   { of: "customer" },
 * );
 * rows.map(({ caseId, activity }) => [caseId, activity]); // => [["ada", "cx.interaction.started"], ["ada", "cx.interaction.ended"]]
 * left.length; // => 1
 * ```
 */
export function eventRows<Event extends TellingEvent>(
  events: Iterable<Event>,
  { of, name = ({ type }) => type }: EventRowsOptions<Event>,
): PlacedRows<Event> {
  const all = [...events];
  const nearest = nearestRecords(all, objectsOf);
  const rows: ActivityRow[] = [];
  const left: Event[] = [];
  for (const event of all) {
    const caseIds = nearest(event, of);
    if (caseIds.length === 0) left.push(event);
    for (const caseId of caseIds) {
      rows.push({
        caseId,
        activity: name(event),
        at: event.time,
        sequence: event.sequence ?? null,
        lifecycle: textOf(field(event.data, "lifecycle")),
        resource: textOf(field(field(event.data, "actor"), "id")),
      });
    }
  }
  return { rows, left };
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

type LivedTouchpoint = NonNullable<JourneyInstanceInput["touchpoints"]>[number];

/** What the touchpoints of journeys are called. */
export interface JourneyRowsOptions {
  /** What a touchpoint is called, `null` where it is left: its touchpoint's id, or else that of its step, unless said. */
  readonly name?: (touchpoint: LivedTouchpoint) => string | null;
}

/**
 * Rows of an activity log from journeys as lived, each journey a case. What is missing, skipped or pending, or has no
 * instant, did not happen and makes no row; what happened without a name is left.
 *
 * @example
 * ```ts
 * const { rows } = journeyRows([
 *   {
 *     id: "j-1",
 *     startedAt: "2026-03-02T09:00:00Z",
 *     status: "completed",
 *     touchpoints: [{ id: "1", touchpointId: "visit", at: "2026-03-02T09:00:00Z", status: "occurred" }],
 *   },
 * ]);
 * rows.map(({ caseId, activity }) => [caseId, activity]); // => [["j-1", "visit"]]
 * ```
 */
export function journeyRows(
  journeys: Iterable<JourneyInstanceInput>,
  { name = ({ touchpointId, stepId }) => touchpointId ?? stepId ?? null }: JourneyRowsOptions = {},
): PlacedRows<LivedTouchpoint> {
  const rows: ActivityRow[] = [];
  const left: LivedTouchpoint[] = [];
  for (const { id, touchpoints } of journeys) {
    for (const touchpoint of touchpoints ?? []) {
      const { at, actor, status } = touchpoint;
      if (at === null || at === undefined || didNotHappen.has(status)) continue;
      const activity = name(touchpoint);
      if (activity === null) left.push(touchpoint);
      else rows.push({ caseId: id, activity, at, resource: actor?.id ?? null });
    }
  }
  return { rows, left };
}

const didNotHappen: ReadonlySet<string> = new Set(["missing", "skipped", "pending"]);
