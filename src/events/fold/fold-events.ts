import type * as z from "zod";
import { type RecordType, recordSchemas } from "../../model/record-schemas.ts";
import type { RecordOf } from "../../model/records.ts";
import type { CxEvent } from "../event-types.ts";
import { agentKind } from "./agent-kind.ts";
import { caseKind, finishCase } from "./case-kind.ts";
import { inOrder } from "./event-order.ts";
import type { Folded, IncompleteRecord, UnplacedEvent } from "./folded.ts";
import { finishInteraction, interactionKind } from "./interaction-kind.ts";
import { finishJourney, journeyKind } from "./journey-kind.ts";
import { type Draft, type Kind, teller } from "./kind.ts";
import { link } from "./link.ts";
import { messageKind } from "./message-kind.ts";
import { finishOrder, orderKind } from "./order-kind.ts";
import { placeOf, reasonUnplaced, type ToldType } from "./places.ts";
import { finishSla, slaKind } from "./sla-kind.ts";
import { subscriptionKind } from "./subscription-kind.ts";
import { invitationKind, responseKind } from "./survey-kinds.ts";

/** Takes events one by one, in any order and any number of times, and says what they come to. */
export interface EventFolder {
  /** Takes one event of the catalogue, as validation gives it. */
  readonly add: (event: CxEvent) => void;
  /** What all events so far come to. More can be added after it. */
  readonly folded: () => Folded;
}

/**
 * Folds events into records: the latest state of each thing that they tell of.
 *
 * The result is the same, to the byte as JSON, whatever the order in which the events come and however often each comes.
 * `source` and `id` name an event once and for all; of several contents the one that was recorded last stands. What
 * happened is told in the order of time, at one instant by `sequence`, and then as the catalogue lists the types.
 *
 * - An event sets the fields that it has in common with the record; the instants, states and counts follow from the
 *   order of events. Absent: no event told.
 * - Replies on a case are public messages that people sent, as for the facts, and calls and chats in which an agent was
 *   connected and none wrote. Nothing is said of them where no event tells of a message, a connection or a bot's answer.
 * - What is told without the event that began it is under `incomplete`, with the fields that are missing.
 * - Promises stand in `slaInstances` alone, not in their cases as well.
 *
 * All events are kept until the end; {@link boundedFolder} keeps fewer.
 *
 * @param events events of the catalogue, as validation gives them
 *
 * @example
 * ```ts
 * import { foldEvents, validateEvents } from "touchstone-cx/events";
 *
 * const event = { specversion: "1.0", source: "desk:acme", data: { caseId: "c-1" } };
 * const verdicts = validateEvents([
 *   { ...event, id: "2", type: "cx.case.resolved", time: "2026-03-02T11:00:00.000Z" },
 *   { ...event, id: "1", type: "cx.case.created", time: "2026-03-02T09:00:00.000Z" },
 * ]);
 * const { records } = foldEvents(Array.from(verdicts).flatMap((one) => (one.valid ? [one.event] : [])));
 * records.cases?.[0]?.status; // => "resolved"
 * records.cases?.[0]?.reopenCount; // => 0
 * ```
 */
export function foldEvents(events: Iterable<CxEvent>): Folded {
  const folder = eventFolder();
  for (const event of events) folder.add(event);
  return folder.folded();
}

/** The pushing form of {@link foldEvents}, for events that come one by one. */
export function eventFolder(): EventFolder {
  const eventsByType = new Map<ToldType, Map<string, CxEvent[]>>();
  const unplaced: CxEvent[] = [];
  return {
    add: (event) => {
      const { type, idOf } = placeOf(event);
      const byId = eventsByType.get(type) ?? new Map<string, CxEvent[]>();
      eventsByType.set(type, byId);
      const id = idOf(event);
      const events = id === null ? unplaced : byId.get(id);
      if (events !== undefined) events.push(event);
      else if (id !== null) byId.set(id, [event]);
    },
    folded: () => fold(eventsByType, unplaced),
  };
}

type EventsByType = ReadonlyMap<ToldType, ReadonlyMap<string, readonly CxEvent[]>>;

function fold(eventsByType: EventsByType, unplaced: readonly CxEvent[]): Folded {
  const states = <State>(type: ToldType, kind: Kind<State>, finish: (state: State) => void = () => {}) =>
    statesOf(eventsByType.get(type), kind, finish);
  const agents = states("agentStatusInterval", agentKind);
  const cases = states("case", caseKind, finishCase);
  const interactions = states("interaction", interactionKind, finishInteraction);
  const invitations = states("surveyInvitation", invitationKind);
  const journeys = states("journeyInstance", journeyKind, finishJourney);
  const messages = states("message", messageKind);
  const orders = states("order", orderKind, finishOrder);
  const promises = states("slaInstance", slaKind, finishSla);
  const responses = states("surveyResponse", responseKind);
  const subscriptions = states("subscription", subscriptionKind);
  link({ cases, interactions, invitations, messages, responses });

  const incomplete: IncompleteRecord[] = [];
  const list = <Type extends ToldType>(
    type: Type,
    of: ReadonlyMap<string, { readonly record: Draft<Type> }>,
  ) => recordsOf(type, of, incomplete);
  const has = (type: ToldType): boolean => eventsByType.has(type);
  return {
    records: {
      ...(has("agentStatusInterval") && {
        agentStatusIntervals: Array.from(agents.values(), ({ intervals }) => intervals).flat(),
      }),
      ...(has("case") && { cases: list("case", cases) }),
      ...(has("interaction") && { interactions: list("interaction", interactions) }),
      ...(has("journeyInstance") && { journeyInstances: list("journeyInstance", journeys) }),
      ...(has("message") && { messages: list("message", messages) }),
      ...(has("order") && { orders: list("order", orders) }),
      ...(has("slaInstance") && { slaInstances: list("slaInstance", promises) }),
      ...(has("subscription") && { subscriptions: list("subscription", subscriptions) }),
      ...(has("surveyInvitation") && { surveyInvitations: list("surveyInvitation", invitations) }),
      ...(has("surveyResponse") && { surveyResponses: list("surveyResponse", responses) }),
    },
    incomplete,
    unplaced: inOrder(unplaced).map(tellUnplaced),
  };
}

const tellUnplaced = (event: CxEvent): UnplacedEvent => ({
  type: event.type,
  source: event.source,
  id: event.id,
  reason: reasonUnplaced(event),
});

/** The states of things, in the order of their ids by code units. */
function statesOf<State>(
  eventsById: ReadonlyMap<string, readonly CxEvent[]> | undefined,
  kind: Kind<State>,
  finish: (state: State) => void,
): ReadonlyMap<string, State> {
  const tell = teller(kind);
  const states = new Map<string, State>();
  for (const id of Array.from(eventsById?.keys() ?? []).sort()) {
    const state = tell(inOrder(eventsById?.get(id) ?? []));
    finish(state);
    states.set(id, state);
  }
  return states;
}

function recordsOf<Type extends ToldType>(
  type: Type,
  things: ReadonlyMap<string, { readonly record: Draft<Type> }>,
  incomplete: IncompleteRecord[],
): RecordOf<Type>[] {
  const fields = fieldsOf(type);
  const records: RecordOf<Type>[] = [];
  for (const [id, { record: draft }] of things) {
    const known: object = inOrderOf(fields, draft);
    if (isRecord<Type>(known, fields)) records.push(known);
    else {
      const missing = fields.filter((field) => isMissing(known, field)).map(({ name }) => name);
      incomplete.push({ entity: `${type}/${id}`, type, id, missing, known: { ...known } });
    }
  }
  return records;
}

interface Field {
  readonly name: string;
  /** Whether a record cannot be without it. */
  readonly isNeeded: boolean;
}

const fieldsOf = (type: RecordType): readonly Field[] =>
  Object.entries<z.ZodType>(recordSchemas[type].shape).map(([name, schema]) => ({
    name,
    isNeeded: schema.def.type !== "optional",
  }));

/** The fields that were told, in the order of the schema, so that equal records are equal texts. */
function inOrderOf(fields: readonly Field[], draft: object): object {
  const told: Record<string, unknown> = {};
  for (const { name } of fields) {
    const value: unknown = Reflect.get(draft, name);
    if (value !== undefined) told[name] = value;
  }
  return told;
}

const isMissing = (known: object, { name, isNeeded }: Field): boolean => isNeeded && !(name in known);

/** Effects set fields to what their schemas allow, so all that can be wrong is that one is missing. */
const isRecord = <Type extends RecordType>(
  known: object,
  fields: readonly Field[],
): known is RecordOf<Type> => !fields.some((field) => isMissing(known, field));
