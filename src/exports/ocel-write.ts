import type { CxEvent } from "../events/event-types.ts";
import { objectsOf, subjectOf, typeOfField } from "../journey/event-objects.ts";
import { parseInstant } from "../time/instant.ts";
import type {
  OcelEvent,
  OcelLog,
  OcelObject,
  OcelRelationship,
  OcelType,
  OcelValue,
  OcelValueType,
} from "./ocel.ts";
import { ocelEventId, ocelObjectId, pathName, pathPlace } from "./ocel-ids.ts";

/** Something of an event that OCEL cannot hold, and what became of it. */
export interface OcelLoss {
  /** The id of the event in the log. */
  readonly eventId: string;
  /** Where in the event, as `data.tags`. */
  readonly path: string;
  /** `left`: it is not in the log. `asText`: the type calls it a number or a truth value in other events, so all are text. */
  readonly became: "left" | "asText";
}

/** A log, and what of the events it cannot say. */
export interface OcelExport {
  readonly log: OcelLog;
  /** Empty where nothing was lost. */
  readonly losses: readonly OcelLoss[];
}

/**
 * Writes events as an object-centric event log (OCEL 2.0).
 *
 * - Events are called by their source and their id, objects by their type and their id: `case/123`.
 * - What an event names by an id is a relationship. Its qualifier is `subject` for what it happened to, else the part that
 *   the field names: `customer`, `previous`, `agent`. An object is related to what the events about it name.
 * - Every other single value is an attribute under its path in the event, `data.actor.type`, `data.tags.[0]`.
 * - OCEL has no word for nothing: `null`, and lists and objects that are empty, are left and told as losses.
 *
 * Events read back by `eventsOfOcel` are the same but for the losses.
 *
 * @throws RangeError on two events of one source and id.
 * @example
 * ```ts
 * const { log, losses } = toOcel([]);
 * [log.events.length, losses.length]; // => [0, 0]
 * ```
 */
export function toOcel(events: Iterable<CxEvent>): OcelExport {
  const losses: OcelLoss[] = [];
  const found: { event: OcelEvent; values: readonly (readonly [string, OcelValue])[] }[] = [];
  const types = new Map<string, Map<string, OcelValueType>>();
  const objects = new Map<string, { type: string; relationships: Map<string, OcelRelationship> }>();
  const ids = new Set<string>();
  const object = (type: string, id: string) => {
    const known = objects.get(ocelObjectId(type, id)) ?? { type, relationships: new Map() };
    objects.set(ocelObjectId(type, id), known);
    return known;
  };

  for (const event of events) {
    const id = ocelEventId(event.source, event.id);
    if (ids.has(id)) throw new RangeError(`Two events of ${event.source} have the id "${event.id}".`);
    ids.add(id);
    const values = valuesOf(event, (path) => losses.push({ eventId: id, path, became: "left" }));
    const declared = types.get(event.type) ?? new Map<string, OcelValueType>();
    for (const [name, value] of values) declared.set(name, common(declared.get(name), typeOf(value)));
    types.set(event.type, declared);

    const relationships: OcelRelationship[] = [];
    const [subject] = objectsOf(event).filter(({ qualifier }) => qualifier === "subject");
    for (const { type, id, qualifier } of objectsOf(event)) {
      const relationship = { objectId: ocelObjectId(type, id), qualifier };
      object(type, id);
      relationships.push(relationship);
      if (subject !== undefined && qualifier !== "subject") {
        object(subject.type, subject.id).relationships.set(
          `${relationship.objectId} ${qualifier}`,
          relationship,
        );
      }
    }
    found.push({ event: { id, type: event.type, time: event.time, relationships }, values });
  }

  return {
    log: {
      eventTypes: Array.from(
        types,
        ([name, declared]): OcelType => ({
          name,
          attributes: Array.from(declared, ([name, type]) => ({ name, type })),
        }),
      ),
      objectTypes: [...new Set(Array.from(objects.values(), ({ type }) => type))].map((name) => ({
        name,
        attributes: [],
      })),
      events: found.map(({ event, values }) => ({
        ...event,
        attributes: values.map(([name, value]) => {
          if (typeof value === "string" || types.get(event.type)?.get(name) !== "string")
            return { name, value };
          losses.push({ eventId: event.id, path: name, became: "asText" });
          return { name, value: String(value) };
        }),
      })),
      objects: Array.from(
        objects,
        ([id, { type, relationships }]): OcelObject => ({
          id,
          type,
          attributes: [],
          relationships: [...relationships.values()],
        }),
      ),
    },
    losses,
  };
}

const isCanonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const typeOf = (value: OcelValue): OcelValueType =>
  typeof value === "boolean"
    ? "boolean"
    : typeof value === "number"
      ? Number.isInteger(value)
        ? "integer"
        : "float"
      : isCanonical.test(value) && parseInstant(value) !== null
        ? "time"
        : "string";

/** The type that holds values of both. */
function common(one: OcelValueType | undefined, other: OcelValueType): OcelValueType {
  if (one === undefined || one === other) return other;
  const isNumber = (type: OcelValueType) => type === "integer" || type === "float";
  return isNumber(one) && isNumber(other) ? "float" : "string";
}

/** Fields of the event that are no attributes: they have a place of their own, or are always the same. */
const placed = new Set(["specversion", "id", "source", "type", "time", "data"]);

/** The single values of an event by their paths; `leave` is told the paths of what is none. */
function valuesOf(event: CxEvent, leave: (path: string) => void): readonly (readonly [string, OcelValue])[] {
  const values: (readonly [string, OcelValue])[] = [];
  const add = (path: string, value: unknown): void => {
    if (value === undefined) return;
    if (typeof value === "string" || typeof value === "boolean") values.push([path, value]);
    else if (typeof value === "number") values.push([path, value]);
    else if (Array.isArray(value) && value.length > 0) {
      for (const [place, one] of value.entries()) add(`${path}.${pathPlace(place)}`, one);
    } else if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
      for (const [name, one] of Object.entries(value)) add(`${path}.${pathName(name)}`, one);
    } else leave(path);
  };
  for (const [name, value] of Object.entries(event)) if (!placed.has(name)) add(name, value);
  for (const [place, { qualifier }] of (event.data.relations ?? []).entries()) {
    if (qualifier === null) leave(`data.relations.${pathPlace(place)}.qualifier`);
  }
  const subject = subjectOf(event);
  for (const [name, value] of Object.entries<unknown>(event.data)) {
    const isReference = name === "relations" || typeOfField(name, subject?.type ?? "") !== null;
    if (!isReference || value === null || (Array.isArray(value) && value.length === 0))
      add(`data.${pathName(name)}`, value);
  }
  return values;
}
