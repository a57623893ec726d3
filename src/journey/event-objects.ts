/** An event as far as it must be known to say what it concerns; a `CxEvent` is one. */
export interface TellingEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly sequence?: string | null | undefined;
  readonly data: object;
}

/** Something that an event concerns, and its part in it. */
export interface EventObject {
  /** What it is, by the name of its record: `case`, `journeyInstance`. */
  readonly type: string;
  /** Its id. */
  readonly id: string;
  /** `subject` for what happened to it, else the field that names it without its `Id`; of a relation its own. */
  readonly qualifier: string;
  /** Whether the event is part of its life, as that of the case it happened in; an agent or a queue only lends a hand. */
  readonly isPartOf: boolean;
}

/** Records whose life an event can be part of, by the fields that name them. */
const lives: ReadonlyMap<string, string> = new Map(
  Object.entries({
    customerId: "customer",
    requesterId: "customer",
    caseId: "case",
    caseIds: "case",
    interactionId: "interaction",
    interactionIds: "interaction",
    messageId: "message",
    orderId: "order",
    orderIds: "order",
    subscriptionId: "subscription",
    subscriptionIds: "subscription",
    journeyInstanceId: "journeyInstance",
    invitationId: "surveyInvitation",
    responseId: "surveyResponse",
    surveyResponseIds: "surveyResponse",
    slaInstanceId: "slaInstance",
  }),
);

/** Other records that events name, by the field. */
const others: ReadonlyMap<string, string> = new Map(
  Object.entries({
    accountId: "customer",
    agentId: "agent",
    agentIds: "agent",
    assigneeId: "agent",
    botId: "agent",
    toAgentId: "agent",
    fromAgentId: "agent",
    teamId: "team",
    toTeamId: "team",
    fromTeamId: "team",
    queueId: "queue",
    toQueueId: "queue",
    fromQueueId: "queue",
    surveyId: "survey",
    touchpointId: "touchpoint",
    blueprintId: "journeyBlueprint",
    policyId: "slaPolicy",
    inReplyToId: "message",
    problemId: "case",
    supersedesId: "surveyResponse",
  }),
);

/** Fields that name another record of the kind that the event is about. */
const ownKind = new Set([
  "parentId",
  "previousId",
  "nextId",
  "rootId",
  "mergedIntoId",
  "mergedFromIds",
  "relatedIds",
]);

/** The fields that can name what an event of a family is about; the first one that is there does. */
const subjectFields: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    agent: ["agentId"],
    bot: ["interactionId"],
    case: ["caseId"],
    interaction: ["interactionId"],
    journey: ["journeyInstanceId"],
    message: ["messageId"],
    order: ["orderId"],
    sla: ["slaInstanceId"],
    subscription: ["subscriptionId"],
    survey: ["responseId", "invitationId"],
    touchpoint: ["touchpointId"],
  }),
);

const isPresent = (value: unknown): value is string => typeof value === "string" && value !== "";

/** `case` of `cx.case.resolved`. */
function familyOf(type: string): string {
  const from = type.indexOf(".") + 1;
  const to = type.indexOf(".", from);
  return from === 0 ? "" : type.slice(from, to === -1 ? undefined : to);
}

/** What an event is about, and the field that says so; null where its type or its data does not tell. */
export function subjectOf({ type, data }: TellingEvent): { field: string; type: string; id: string } | null {
  for (const field of subjectFields.get(familyOf(type)) ?? []) {
    const id: unknown = Reflect.get(data, field);
    const kind = lives.get(field) ?? others.get(field);
    if (isPresent(id) && kind !== undefined) return { field, type: kind, id };
  }
  return null;
}

/** The type of record that a field names in events about `subject`; null for a field that names none. */
export const typeOfField = (field: string, subject: string): string | null =>
  lives.get(field) ?? others.get(field) ?? (ownKind.has(field) ? subject : null);

/** `previousId` → `previous`, `caseIds` → `case`. */
export const qualifierOf = (field: string): string =>
  field.endsWith("Ids") ? field.slice(0, -3) : field.endsWith("Id") ? field.slice(0, -2) : field;

/**
 * Everything that an event concerns: what it is about, first, then what its data names by an id, in the order of its
 * fields, then its relations.
 */
export function objectsOf(event: TellingEvent): readonly EventObject[] {
  const subject = subjectOf(event);
  const found: EventObject[] =
    subject === null
      ? []
      : [{ type: subject.type, id: subject.id, qualifier: "subject", isPartOf: lives.has(subject.field) }];
  addNamed(found, event.data, subject?.type ?? "", subject?.field ?? "");
  const relations: unknown = Reflect.get(event.data, "relations");
  for (const one of Array.isArray(relations) ? relations : []) {
    const [type, id, qualifier] = ["objectType", "objectId", "qualifier"].map((name) => field(one, name));
    if (isPresent(type) && isPresent(id)) {
      found.push({ type, id, qualifier: isPresent(qualifier) ? qualifier : "", isPartOf: true });
    }
  }
  return found;
}

/** Everything that a record of a type concerns: the record itself, first, then what it names by an id. */
export function objectsOfRecord(type: string, record: { readonly id: string }): readonly EventObject[] {
  const found: EventObject[] = [{ type, id: record.id, qualifier: "subject", isPartOf: true }];
  addNamed(found, record, type, "id");
  return found;
}

/** Adds what data about a type of record names by an id, in the order of its fields, but for one field. */
function addNamed(found: EventObject[], data: object, subject: string, except: string): void {
  for (const field of Object.keys(data)) {
    const type = field === except ? null : typeOfField(field, subject);
    if (type === null) continue;
    const value: unknown = Reflect.get(data, field);
    const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const id of ids) {
      if (isPresent(id)) found.push({ type, id, qualifier: qualifierOf(field), isPartOf: lives.has(field) });
    }
  }
}

/** A field of a value that may be no object. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
