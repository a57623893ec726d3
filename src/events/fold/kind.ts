import { type RecordType, recordSchemas } from "../../model/record-schemas.ts";
import type { RecordOf } from "../../model/records.ts";
import { type CxEvent, type CxEvents, type CxEventType, eventTypes } from "../event-types.ts";

/** A record while events are told: what no event told is not there yet. */
export type Draft<Type extends RecordType> = {
  -readonly [Field in keyof RecordOf<Type>]?: RecordOf<Type>[Field];
};

/** An event of a family, such as `case`, or of some of its types. */
export type EventOfFamily<Family extends string, Name extends string = string> = CxEvents[Extract<
  CxEventType,
  `cx.${Family}.${Name}`
>];

/** What each type of event does to the state of a thing. */
export type Effects<State> = {
  readonly [Type in CxEventType]?: (state: State, event: CxEvents[Type]) => void;
};

/** A kind of thing that events tell of. */
export interface Kind<State> {
  /** A thing that nothing is told of yet. */
  readonly begin: () => State;
  readonly effects: Effects<State>;
}

/** An effect, of whichever type of event it is: as a method, for a table gives it no other events than its own. */
interface Effect<State> {
  apply(state: State, event: CxEvent): void;
}

/** Gives a function that tells a thing of its events, in the order given. */
export function teller<State>({ begin, effects }: Kind<State>) {
  const byType = new Map<string, Effect<State>>();
  for (const [type, apply] of Object.entries<Effect<State>["apply"] | undefined>(effects)) {
    if (apply !== undefined) byType.set(type, { apply });
  }
  return (events: readonly CxEvent[]): State => {
    const state = begin();
    for (const event of events) byType.get(event.type)?.apply(state, event);
    return state;
  };
}

/**
 * Gives a function that sets the fields of a record that an event tells: those of its data that are fields of the record
 * too, by the catalogue. What is absent stays as it was, and null says that there is none now.
 *
 * @param except fields that mean another thing in the data of these events
 */
export function tellerOf<Type extends RecordType>(type: Type, except: readonly string[] = []) {
  const ofRecord = Object.keys(recordSchemas[type].shape).filter((name) => !except.includes(name));
  const namesByType: ReadonlyMap<string, ReadonlySet<string>> = new Map(
    Object.values(eventTypes).map((one) => [
      one.type,
      new Set(ofRecord.filter((name) => Object.hasOwn(one.data.shape, name))),
    ]),
  );
  return (draft: Draft<Type>, event: CxEvent): void => {
    const names = namesByType.get(event.type);
    if (names === undefined) return;
    // A field has one schema in the catalogue and in the record, so its value fits.
    const fields = draft as Record<string, unknown>;
    const data: object = event.data;
    for (const name in data) if (names.has(name)) fields[name] = Reflect.get(data, name);
  };
}
