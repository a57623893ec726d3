import type { RecordType } from "../../model/record-schemas.ts";
import { type CxEvent, eventTypes } from "../event-types.ts";
import type { EventOfFamily } from "./kind.ts";
import { slaKey } from "./sla-kind.ts";

/** Types of record that events tell of. */
export type ToldType = Extract<
  RecordType,
  | "agentStatusInterval"
  | "case"
  | "interaction"
  | "journeyInstance"
  | "message"
  | "order"
  | "slaInstance"
  | "subscription"
  | "surveyInvitation"
  | "surveyResponse"
>;

/** Where the catalogue names the thing otherwise than its records. */
const typeOfEntity: Readonly<Record<string, ToldType>> = {
  agent: "agentStatusInterval",
  case: "case",
  interaction: "interaction",
  journeyInstance: "journeyInstance",
  message: "message",
  order: "order",
  slaInstance: "slaInstance",
  subscription: "subscription",
  surveyInvitation: "surveyInvitation",
  surveyResponse: "surveyResponse",
  touchpoint: "journeyInstance",
};

/** Where events of one type belong. */
export interface Place {
  /** The type of record they tell of. */
  readonly type: ToldType;
  /** The id of the thing that an event tells of. Null: it names none. */
  readonly idOf: (event: CxEvent) => string | null;
}

const placesByType: ReadonlyMap<string, Place> = new Map(
  Object.values(eventTypes).flatMap(({ type, entity, entityId }) => {
    const told = typeOfEntity[entity];
    return told === undefined ? [] : [[type, { type: told, idOf: idReader(told, entityId) }]];
  }),
);

function idReader(type: ToldType, field: string): Place["idOf"] {
  if (type === "slaInstance") return (event) => (isSla(event) ? slaKey(event) : null);
  const name = type === "journeyInstance" ? "journeyInstanceId" : field;
  return ({ data }) => {
    const id: unknown = Reflect.get(data, name);
    return typeof id === "string" ? id : null;
  };
}

const isSla = (event: CxEvent): event is EventOfFamily<"sla"> => event.type.startsWith("cx.sla.");

/** Where an event belongs. */
export function placeOf(event: CxEvent): Place {
  const place = placesByType.get(event.type);
  if (place === undefined) throw new TypeError(`"${event.type}" is no type of the catalogue.`);
  return place;
}

/** Why an event tells of no record. */
export const reasonUnplaced = (event: CxEvent): string =>
  event.type === "cx.touchpoint.experienced"
    ? "It names no journey, and a touchpoint of none is part of no record."
    : "It names neither the promise nor the case or interaction it was made on.";

/** The thing that an event tells of, as `case/123`. Null: it names none. */
export function toldThing(event: CxEvent): string | null {
  const { type, idOf } = placeOf(event);
  const id = idOf(event);
  return id === null ? null : `${type}/${id}`;
}

/** Further things whose records say something else because of an event. */
export function linkedThings(event: CxEvent): readonly string[] {
  const things: string[] = [];
  const add = (type: ToldType, ids: readonly string[] | string | null | undefined) => {
    if (typeof ids === "string") things.push(`${type}/${ids}`);
    else for (const id of ids ?? []) things.push(`${type}/${id}`);
  };
  switch (event.type) {
    case "cx.case.created":
      add("interaction", event.data.interactionIds);
      break;
    case "cx.case.merged":
      add("case", event.data.mergedIntoId);
      break;
    case "cx.interaction.started":
    case "cx.interaction.ended":
    case "cx.interaction.wrapped-up":
      add("case", event.data.caseIds);
      break;
    case "cx.message.sent":
    case "cx.message.delivered":
    case "cx.message.failed":
    case "cx.message.read":
      add("interaction", event.data.interactionId);
      add("case", event.data.caseId);
      break;
    case "cx.bot.answered":
    case "cx.bot.handed-off":
    case "cx.bot.resolved":
      add("case", event.data.caseId);
      break;
    case "cx.survey.responded":
      add("surveyInvitation", event.data.invitationId);
      add("case", event.data.caseId);
      break;
  }
  return things;
}
