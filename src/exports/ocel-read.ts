import { type CxEvent, eventTypes } from "../events/event-types.ts";
import { below, clipped, type Finding } from "../events/finding.ts";
import { validateEvent } from "../events/validate-event.ts";
import type { ActivityRow } from "../journey/activity-row.ts";
import { field, typeOfField } from "../journey/event-objects.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";
import type {
  OcelEvent,
  OcelLog,
  OcelObject,
  OcelRelationship,
  OcelType,
  OcelValue,
  OcelValueType,
} from "./ocel.ts";
import { objectFromPaths, partsOfEventId, recordId } from "./ocel-ids.ts";

/** A value that is no log of OCEL 2.0 at all. */
export class InvalidOcelError extends Error {
  override readonly name = "InvalidOcelError";
}

/** A log read from OCEL 2.0, and what is wrong with it. */
export interface OcelImport {
  /** What can be used of the log. Instants are canonical. */
  readonly log: OcelLog;
  /** What is wrong; what a finding of the severity `error` is about is not in the log. */
  readonly findings: readonly Finding[];
}

/**
 * Reads an object-centric event log (OCEL 2.0 JSON, parsed). Broken parts are left out and told: `OCEL-01` a part that
 * lacks what it must have, `OCEL-02` an id that was there before, `OCEL-03` a type that is not declared (a warning),
 * `OCEL-04` a relationship with an object that is not there, `OCEL-05` an attribute that its type does not declare or
 * whose value is of another kind, `OCEL-06` a time that is no RFC 3339 instant.
 *
 * @throws InvalidOcelError on a value without the four lists `eventTypes`, `objectTypes`, `events` and `objects`.
 * @example
 * ```ts
 * readOcel({ eventTypes: [], objectTypes: [], events: [], objects: [] }).findings; // => []
 * readOcel({ events: [] }); // => throws InvalidOcelError
 * ```
 */
export function readOcel(value: unknown): OcelImport {
  const findings: Finding[] = [];
  const list = (name: string): readonly unknown[] => {
    const found = field(value, name);
    if (Array.isArray(found)) return found;
    throw new InvalidOcelError(`This is no OCEL 2.0 log: it has no list "${name}".`);
  };
  const find = (ruleId: string, path: string, message: string, entity: string | null = null) => {
    const severity = ruleId === "OCEL-03" ? "warning" : "error";
    findings.push({ ruleId, severity, path, line: null, message, entity });
  };

  /** A list that may be left away. */
  const listOf = (one: unknown, name: string, path: string, id: string | null = null): readonly unknown[] => {
    const found = field(one, name);
    if (Array.isArray(found)) return found;
    if (found !== undefined && found !== null)
      find("OCEL-01", `${path}/${name}`, `The ${name} are no list.`, id);
    return [];
  };

  const typesOf = (name: string): readonly OcelType[] =>
    list(name).flatMap((one, place): readonly OcelType[] => {
      const path = `/${name}/${place}`;
      const typeName = field(one, "name");
      if (!isText(typeName)) {
        find("OCEL-01", path, "A type has a name.");
        return [];
      }
      const attributes = listOf(one, "attributes", path).flatMap((attribute, at) => {
        const [own, type] = [field(attribute, "name"), field(attribute, "type")];
        if (isText(own) && isValueType(type)) return [{ name: own, type }];
        find("OCEL-01", `${path}/attributes/${at}`, "An attribute has a name, and a type of OCEL.");
        return [];
      });
      return [{ name: typeName, attributes }];
    });
  const eventTypes = typesOf("eventTypes");
  const objectTypes = typesOf("objectTypes");

  /** The parts of a list that have a text for each of the fields and an id of their own. */
  const parts = (name: "events" | "objects") => {
    const ids = new Set<string>();
    return list(name).flatMap((one, place) => {
      const path = `/${name}/${place}`;
      const [id, type] = [field(one, "id"), field(one, "type")];
      if (!isText(id) || !isText(type)) {
        find("OCEL-01", path, `One of the ${name} has no id or no type.`);
        return [];
      }
      if (ids.has(id)) {
        find("OCEL-02", `${path}/id`, `The id "${clipped(id)}" was there before.`, id);
        return [];
      }
      ids.add(id);
      return [{ one, path, id, type }];
    });
  };
  const objects = parts("objects");
  const objectIds = new Set(objects.map(({ id }) => id));

  const relationshipsOf = (one: unknown, path: string, id: string): readonly OcelRelationship[] =>
    listOf(one, "relationships", path, id).flatMap((relationship, place) => {
      const at = `${path}/relationships/${place}`;
      const [objectId, qualifier] = [field(relationship, "objectId"), field(relationship, "qualifier")];
      if (!isText(objectId) || typeof qualifier !== "string") {
        find("OCEL-01", at, "A relationship has an objectId and a qualifier.", id);
        return [];
      }
      if (objectIds.has(objectId)) return [{ objectId, qualifier }];
      find("OCEL-04", `${at}/objectId`, `There is no object "${clipped(objectId)}".`, id);
      return [];
    });

  const attributesOf = (one: unknown, path: string, id: string, declared: OcelType | undefined) =>
    listOf(one, "attributes", path, id).flatMap((attribute, place) => {
      const at = `${path}/attributes/${place}`;
      const [name, held] = [field(attribute, "name"), field(attribute, "value")];
      const type = declared?.attributes.find((own) => own.name === name)?.type;
      const value = type === undefined ? undefined : valueIn(held, type);
      if (isText(name) && value !== undefined) return [{ name, value, attribute, at }];
      const said = isText(name) ? `"${clipped(name)}"` : "Without a name it";
      const message =
        type === undefined
          ? `${said} is no attribute of the type.`
          : `${said} holds no value of the type ${type}.`;
      find("OCEL-05", at, message, id);
      return [];
    });

  const declaredType = (types: readonly OcelType[], type: string, path: string, id: string) => {
    const declared = types.find(({ name }) => name === type);
    if (declared === undefined)
      find("OCEL-03", `${path}/type`, `The type "${clipped(type)}" is not declared.`, id);
    return declared;
  };

  const events = parts("events").flatMap(({ one, path, id, type }): readonly OcelEvent[] => {
    const time = canonical(field(one, "time"));
    if (time === null) {
      find("OCEL-06", `${path}/time`, "The time of an event is an RFC 3339 instant.", id);
      return [];
    }
    const attributes = attributesOf(one, path, id, declaredType(eventTypes, type, path, id));
    return [
      {
        id,
        type,
        time,
        attributes: attributes.map(({ name, value }) => ({ name, value })),
        relationships: relationshipsOf(one, path, id),
      },
    ];
  });
  const readObjects = objects.map(({ one, path, id, type }): OcelObject => {
    const attributes = attributesOf(one, path, id, declaredType(objectTypes, type, path, id));
    return {
      id,
      type,
      attributes: attributes.flatMap(({ name, value, attribute, at }) => {
        const time = canonical(field(attribute, "time"));
        if (time !== null) return [{ name, time, value }];
        find("OCEL-06", below(at, "time"), "The time of an attribute is an RFC 3339 instant.", id);
        return [];
      }),
      relationships: relationshipsOf(one, path, id),
    };
  });
  return { log: { eventTypes, objectTypes, events, objects: readObjects }, findings };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const canonical = (value: unknown): string | null => {
  const ms = typeof value === "string" ? parseInstant(value) : null;
  return ms === null ? null : formatInstant(ms);
};

const valueTypes: readonly unknown[] = [
  "string",
  "time",
  "integer",
  "float",
  "boolean",
] satisfies readonly OcelValueType[];
const isValueType = (value: unknown): value is OcelValueType => valueTypes.includes(value);

/** A value of a type; `undefined` for one of another. */
function valueIn(value: unknown, type: OcelValueType): OcelValue | undefined {
  if (type === "string") return typeof value === "string" ? value : undefined;
  if (type === "time") return typeof value === "string" && canonical(value) !== null ? value : undefined;
  if (type === "boolean") return typeof value === "boolean" ? value : undefined;
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  return type === "float" || Number.isInteger(value) ? value : undefined;
}

/** Events read from an object-centric log, and what could not be made into any. */
export interface OcelEvents {
  /** Valid events of the catalogue. */
  readonly events: readonly CxEvent[];
  /** What is wrong with the others: those of types that the catalogue does not have among them. */
  readonly findings: readonly Finding[];
}

/**
 * The events of an object-centric log that `toOcel` wrote, as they were but for what it told as losses: a relation that
 * says the same as a field comes back as the field. Every event is validated; of one that is not valid the findings tell.
 *
 * @example
 * ```ts
 * eventsOfOcel({ eventTypes: [], objectTypes: [], events: [], objects: [] }).events; // => []
 * ```
 */
export function eventsOfOcel({ events, objects }: OcelLog): OcelEvents {
  const typeOfObject = new Map(objects.map(({ id, type }) => [id, type]));
  const found: CxEvent[] = [];
  const findings: Finding[] = [];
  for (const one of events) {
    const verdict = validateEvent(eventFrom(one, (id) => typeOfObject.get(id) ?? ""));
    if (verdict.valid) found.push(verdict.event);
    for (const finding of verdict.findings) findings.push({ ...finding, entity: finding.entity ?? one.id });
  }
  return { events: found, findings };
}

function eventFrom(one: OcelEvent, typeOf: (objectId: string) => string): object {
  const parts = partsOfEventId(one.id);
  const data: Record<string, unknown> = {};
  const known = Object.values(eventTypes).find(({ type }) => type === one.type);
  const fields = Object.keys(known?.data.shape ?? {});
  const subjectType = one.relationships?.find(({ qualifier }) => qualifier === "subject");
  const relations: object[] = [];
  for (const { objectId, qualifier } of one.relationships ?? []) {
    const type = typeOf(objectId);
    const id = recordId(type, objectId);
    const isField = (name: string) =>
      fields.includes(name) && typeOfField(name, typeOf(subjectType?.objectId ?? "")) === type;
    if (qualifier === "subject" && known !== undefined) data[known.entityId] = id;
    else if (isField(`${qualifier}Id`)) data[`${qualifier}Id`] = id;
    else if (isField(`${qualifier}Ids`)) {
      const ids = data[`${qualifier}Ids`];
      data[`${qualifier}Ids`] = [...(Array.isArray(ids) ? ids : []), id];
    } else relations.push({ objectType: type, objectId: id, ...(qualifier !== "" && { qualifier }) });
  }
  if (relations.length > 0) data["relations"] = relations;
  const { data: own, ...envelope }: { data?: object } = objectFromPaths(
    (one.attributes ?? []).map(({ name, value }) => [name, value]),
  );
  return {
    specversion: "1.0",
    id: parts?.id ?? one.id,
    source: parts?.source ?? "ocel",
    type: one.type,
    time: one.time,
    ...envelope,
    data: { ...data, ...own },
  };
}

/**
 * Rows of an activity log from an object-centric one, whoever wrote it: each object of a type is a case, with every event
 * that relates to it. An event that relates to several is a row in each; one that relates to none makes no row.
 *
 * @param objectType The type of the objects that are cases.
 * @example
 * ```ts
 * const { log } = readOcel({
 *   eventTypes: [{ name: "place", attributes: [] }],
 *   objectTypes: [{ name: "order", attributes: [] }],
 *   events: [{ id: "e1", type: "place", time: "2026-03-02T09:00:00Z", relationships: [{ objectId: "o1", qualifier: "" }] }],
 *   objects: [{ id: "o1", type: "order" }],
 * });
 * ocelRows(log, "order"); // => [{ caseId: "o1", activity: "place", at: "2026-03-02T09:00:00.000Z" }]
 * ```
 */
export function ocelRows({ events, objects }: OcelLog, objectType: string): readonly ActivityRow[] {
  const cases = new Map(
    objects.filter(({ type }) => type === objectType).map(({ id }) => [id, recordId(objectType, id)]),
  );
  return events.flatMap(({ type, time, relationships = [] }) =>
    [...new Set(relationships.flatMap(({ objectId }) => cases.get(objectId) ?? []))].map((caseId) => ({
      caseId,
      activity: type,
      at: time,
    })),
  );
}
