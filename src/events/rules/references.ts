import { type RecordType, recordSchemas } from "../../model/record-schemas.ts";
import { type CxEvent, type CxEventType, eventTypes } from "../event-types.ts";
import { allEventTypes, hasFields, textIn } from "./for-types.ts";
import { textHash } from "./hash.ts";

/** The type of record that a field refers to; `own` the type of the record that it stands in. */
const referredTo: Readonly<Record<string, RecordType | "own">> = {
  accountId: "customer",
  agentId: "agent",
  agentIds: "agent",
  assigneeId: "agent",
  blueprintId: "journeyBlueprint",
  botId: "agent",
  caseId: "case",
  caseIds: "case",
  customerId: "customer",
  inReplyToId: "message",
  interactionId: "interaction",
  interactionIds: "interaction",
  invitationId: "surveyInvitation",
  journeyInstanceId: "journeyInstance",
  mergedFromIds: "own",
  mergedIntoId: "own",
  messageId: "message",
  nextId: "own",
  orderId: "order",
  orderIds: "order",
  parentId: "own",
  policyId: "slaPolicy",
  previousId: "own",
  problemId: "case",
  queueId: "queue",
  relatedIds: "own",
  requesterId: "customer",
  responseId: "surveyResponse",
  rootId: "own",
  scheduleId: "schedule",
  slaInstanceId: "slaInstance",
  slaPolicyId: "slaPolicy",
  subscriptionId: "subscription",
  subscriptionIds: "subscription",
  supersedesId: "own",
  surveyId: "survey",
  surveyResponseIds: "surveyResponse",
  teamId: "team",
  teamIds: "team",
  toAgentId: "agent",
  toQueueId: "queue",
  toTeamId: "team",
  touchpointId: "touchpoint",
};

/** Fields that hold the id of no record: of a part, of a thing outside the model, or in a source. */
export const otherIds: readonly string[] = [
  "automationId",
  "externalIds",
  "eventIds",
  "id",
  "instanceTouchpointId",
  "personaId",
  "planId",
  "productId",
  "refundId",
  "skillIds",
  "stageId",
  "stepId",
];

/** The type of record that a field of a record, or of an event told of one, refers to. Null: it refers to none. */
export function referenceOf(owner: RecordType, field: string): RecordType | null {
  if (!Object.hasOwn(referredTo, field)) return null;
  const type = referredTo[field];
  return type === "own" ? owner : (type ?? null);
}

/** One id that stands in a record, or in the data of an event, for another record. */
export interface Reference {
  readonly field: string;
  readonly type: RecordType;
  readonly id: string;
  /** JSON Pointer below the object that holds it. */
  readonly path: string;
  /** Whether it is that of a part to its whole, such as of a message to its case. */
  readonly isToWhole: boolean;
  /** The key under which what it refers to is remembered. */
  readonly key: number;
}

/** A field and what it refers to. */
export type ReferringField = Pick<Reference, "field" | "type" | "path" | "isToWhole">;

/** Fields in which a part of something names the whole. */
const wholes: readonly string[] = ["caseId", "interactionId"];
const parts: readonly RecordType[] = ["message", "slaInstance"];

const referringFields = (owner: RecordType, fields: readonly string[]): readonly ReferringField[] =>
  fields.flatMap((field) => {
    const type = referenceOf(owner, field);
    const isToWhole = parts.includes(owner) && wholes.includes(field);
    return type === null ? [] : [{ field, type, path: `/${field}`, isToWhole }];
  });

/** The references that stand in fields of an object. */
export function referencesIn(referring: readonly ReferringField[], held: object): readonly Reference[] {
  if (!hasFields(held)) return noReference;
  let found: Reference[] | null = null;
  for (let from = 0; from < referring.length; from++) {
    const one = referring[from];
    const value = one === undefined ? undefined : held[one.field];
    if (one === undefined || value === undefined) continue;
    const { field, type, path, isToWhole } = one;
    if (typeof value === "string") {
      found ??= [];
      found.push({ field, type, id: value, path, isToWhole, key: thingKey(type, value) });
    } else if (Array.isArray(value)) {
      found ??= [];
      for (let at = 0; at < value.length; at++) {
        const id: unknown = value[at];
        if (typeof id !== "string") continue;
        found.push({ field, type, id, path: `${path}/${at}`, isToWhole, key: thingKey(type, id) });
      }
    }
  }
  return found ?? noReference;
}

const noReference: readonly Reference[] = [];

const isRecordType = (name: string): name is RecordType => Object.hasOwn(recordSchemas, name);

interface Teller {
  readonly type: RecordType;
  readonly field: string;
  readonly referring: readonly ReferringField[];
}

const tellers = new Map<string, Teller>();
for (const { type, entity, entityId, data } of Object.values(eventTypes)) {
  if (!isRecordType(entity)) continue;
  const others = Object.keys(data.shape).filter((field) => field !== entityId);
  tellers.set(type, { type: entity, field: entityId, referring: referringFields(entity, others) });
}

const referringOf = new Map<string, readonly ReferringField[]>();
for (const [type, { shape }] of Object.entries(recordSchemas)) {
  if (isRecordType(type)) referringOf.set(type, referringFields(type, Object.keys(shape)));
}

/** A thing, by its type and id. */
export interface Told {
  readonly type: RecordType;
  readonly id: string;
}

/** The field of the data in which events of a type name what they tell of; null where that is no record. */
export const tellingField = (eventType: string): string | null => tellers.get(eventType)?.field ?? null;

/** What an event tells of. */
export function toldOf(event: CxEvent): Told | null {
  const teller = tellers.get(event.type);
  const id = teller === undefined ? undefined : textIn(event.data, teller.field);
  return teller === undefined || id === undefined ? null : { type: teller.type, id };
}

/** The name of an entity as findings give it. */
export const entityName = ({ type, id }: Told): string => `${type}/${id}`;

/** The types of events that tell of records of a type. */
export const eventTypesOf = (record: RecordType): readonly CxEventType[] =>
  allEventTypes.filter((type) => tellers.get(type)?.type === record);

/** The fields in which events of a type refer to something beside what they tell of. */
export const eventReferring = (eventType: string): readonly ReferringField[] =>
  tellers.get(eventType)?.referring ?? [];

/** Fields in which events of a type refer to another thing of the kind they tell of; the first of a chain is its own root. */
export const ownReferences = (eventType: string): readonly string[] => {
  const teller = tellers.get(eventType);
  const own = teller?.referring.filter(({ type, field }) => type === teller.type && field !== "rootId") ?? [];
  return own.map(({ field }) => field);
};

/** The references that a record makes. */
export const recordReferences = (type: RecordType, record: object): readonly Reference[] =>
  referencesIn(referringOf.get(type) ?? [], record);

/** The events that make something come into being, and what. */
export const creations: { readonly [Type in CxEventType]?: RecordType } = {
  "cx.case.created": "case",
  "cx.interaction.started": "interaction",
  "cx.message.sent": "message",
  "cx.sla.applied": "slaInstance",
  "cx.survey.invited": "surveyInvitation",
  "cx.survey.responded": "surveyResponse",
  "cx.subscription.created": "subscription",
  "cx.order.placed": "order",
  "cx.journey.started": "journeyInstance",
};

/** The types of what events bring into being. */
export const creatable: ReadonlySet<RecordType | undefined> = new Set(Object.values(creations));

const typeKeys = new Map(Object.keys(recordSchemas).map((type) => [type, textHash(type)]));

/** A key under which a thing is remembered. */
export const thingKey = (type: RecordType, id: string): number => textHash(id, typeKeys.get(type));
